use super::{
    check_second, demand, holder, keep_policy, only_staff_override, plan_time, settle, standing, tell, with_override,
};
use crate::features::labs::{self, Lab, Membership};
use crate::features::machines::{self, Machine};
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts::{self, Ground, People};
use crate::features::reservations::model::{BlockKind, ReservationStatus, Standing};
use crate::features::reservations::refusal::{Refusal, RefusalCode};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{
    Candidate, Choice, Refused, blocks, book as decide, booked_status, least_used,
};
use crate::features::reservations::store;
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Interval, Purpose};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// Over how many days the use of a class's machines is weighed.
const LATELY_DAYS: i64 = 90;

/// What is booked: one machine, or any of a class.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    Machine(Id),
    Class(Id),
}

#[derive(Clone, Debug)]
pub struct BookAsk {
    pub target: Target,
    pub span: Interval,
    pub purpose: Option<Purpose>,
    pub note: Option<String>,
    /// Whom it is for; only staff book for others.
    pub member: Option<Id>,
    /// Who is there beside the holder.
    pub second_person: Option<Id>,
    /// Lets staff set aside what they may.
    pub override_reason: Option<String>,
}

/// Books a machine, or the least used one of a class that fits.
///
/// # Errors
/// [`Error::Refused`] with everything that stands against it; the wish is then kept as demand.
pub fn book(w: &mut Write<'_>, lab: &Lab, ask: &BookAsk) -> Result<Reservation, Error> {
    let member = holder(w, lab, ask.member)?;
    let machines = match ask.target {
        Target::Machine(machine) => vec![machine],
        Target::Class(class) => store::machines_of_class(w.c, lab.id, class)?,
    };
    let membership = membership(w, lab, member)?;
    let by = standing(w.actor(), lab.id);
    only_staff_override(by, ask.override_reason.as_deref())?;
    check_second(w, lab, member, ask.second_person)?;
    let who = People { member: Some(member), membership: membership.as_ref(), second: ask.second_person, party: None };
    let mut judged = Vec::with_capacity(machines.len());
    for machine in machines {
        let machine = machines::locked(w.c, machine)?;
        judged.push(judge(w, lab, machine, who, by, ask.span, ask.override_reason.as_deref())?);
    }
    match choose(w, judged)? {
        Ok((ground, accepted)) => Ok(insert(w, &ground, member, by, ask, &accepted, None)?),
        Err((ground, refused)) => Err(refuse(w, &ground, member, ask.span, refused, None)?),
    }
}

pub(super) struct Judged {
    pub ground: Ground,
    pub verdict: Result<Accepted, Refused>,
}

/// What may be booked.
pub(super) struct Accepted {
    /// What staff set aside.
    pub set_aside: Vec<RefusalCode>,
    /// Who is to watch over it.
    pub supervisor: Option<Id>,
}

/// The holder's membership, locked before the machines, which are locked by id.
pub(super) fn membership(w: &mut Write<'_>, lab: &Lab, member: Id) -> Result<Option<Membership>, Error> {
    let found = labs::locked_membership(w.c, lab.id, member)?;
    if found.is_none() && !(w.actor().admin && w.actor().person() == Some(member)) {
        let detail = match w.actor().person() == Some(member) {
            true => Text::new("join-first").with("lab", lab.slug.as_str()),
            false => Text::new("no-such-member"),
        };
        return Err(Error::Field { pointer: "/member", code: "unknown", detail });
    }
    Ok(found)
}

/// What stands against the machine, which must be locked.
pub(super) fn judge(
    w: &mut Write<'_>,
    lab: &Lab,
    machine: Machine,
    who: People<'_>,
    by: Standing,
    span: Interval,
    override_reason: Option<&str>,
) -> Result<Judged, Error> {
    let ground = facts::ground_of(w.c, lab, machine)?;
    let facts = facts::booking(w.c, w.now, &ground, who, span)?;
    let verdict = settle(decide(&facts, span), by, override_reason, span);
    let verdict = verdict.map(|set_aside| Accepted { set_aside, supervisor: facts.supervision.supervisor(span) });
    Ok(Judged { ground, verdict })
}

type Chosen = Result<(Ground, Accepted), (Ground, Refused)>;

/// One machine is taken as it is; of several, the least used that fits, else the one that comes nearest.
fn choose(w: &mut Write<'_>, judged: Vec<Judged>) -> Result<Chosen, Error> {
    let chosen = if judged.len() == 1 { judged.first().map(|one| one.ground.machine.id) } else { weigh(w, &judged)? };
    let found = judged.into_iter().find(|one| Some(one.ground.machine.id) == chosen);
    let Judged { ground, verdict } = found.ok_or(Error::Field {
        pointer: "/machine_class",
        code: "empty",
        detail: Text::new("class-without-machine"),
    })?;
    Ok(match verdict {
        Ok(accepted) => Ok((ground, accepted)),
        Err(refused) => Err((ground, refused)),
    })
}

fn weigh(w: &mut Write<'_>, judged: &[Judged]) -> DbResult<Option<Id>> {
    let since = w.now.plus_days(-LATELY_DAYS);
    let mut candidates = Vec::with_capacity(judged.len());
    for one in judged {
        let machine = one.ground.machine.id;
        let refusals = one.verdict.as_ref().err().map(|refused| refused.all().cloned().collect());
        let used_seconds = store::used_seconds_since(w.c, machine, since)?;
        candidates.push(Candidate { machine, used_seconds, refusals: refusals.unwrap_or_default() });
    }
    Ok(match least_used(candidates) {
        Choice::Book(machine) | Choice::Refuse { machine, .. } => Some(machine),
        Choice::Empty => None,
    })
}

pub(super) fn insert(
    w: &mut Write<'_>,
    ground: &Ground,
    member: Id,
    by: Standing,
    ask: &BookAsk,
    accepted: &Accepted,
    group_booking: Option<Id>,
) -> Result<Reservation, Error> {
    let policy = &ground.resolved.policy;
    let blocks = blocks(policy, ask.span);
    let status = booked_status(policy, by);
    let mut row = Reservation {
        id: w.new_id(),
        lab: ground.lab.id,
        machine: ground.machine.id,
        kind: BlockKind::Reservation,
        member: Some(member),
        second_person: ask.second_person,
        supervisor: accepted.supervisor,
        group_booking,
        booked_by: w.actor().person(),
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        blocks_from: blocks.starts_at,
        blocks_until: blocks.ends_at,
        status,
        purpose: ask.purpose,
        note: ask.note.clone(),
        batch: None,
        check_in_window_minutes: None,
        cancel_notice_minutes: 0,
        approved: status == ReservationStatus::Confirmed && policy.requires_approval,
        checked_in_at: None,
        released_at: None,
        cause: None,
        overrun_seconds: 0,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    keep_policy(&mut row, policy);
    store::insert(w.c, &row)?;
    plan_time(w, &row)?;
    let event = tell(w, "reservation.created", None, &row);
    w.emit(with_override(event, &accepted.set_aside, ask.override_reason.as_deref()));
    Ok(row)
}

/// Adds the next courses where a training is missing and the next gaps where another time may do, keeps the wish as demand, and answers the error.
pub fn refuse(
    w: &mut Write<'_>,
    ground: &Ground,
    member: Id,
    span: Interval,
    refused: Refused,
    moved: Option<Id>,
) -> Result<Error, Error> {
    demand::keep(w, ground, member, span, &refused)?;
    let refused = facts::with_courses(w.c, w.now, refused)?;
    if !refused.all().any(Refusal::asks_for_another_time) {
        return Ok(refused.into());
    }
    let next_gaps = facts::gaps(w.c, w.now, ground, span.starts_at, span.minutes_ceil(), moved)?;
    Ok(Refused { next_gaps, ..refused }.into())
}
