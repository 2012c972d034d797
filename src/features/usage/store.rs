use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model::{Acknowledged, Correction, CorrectionStatus, Other, Session, SessionFilter, Sight};
use crate::features::reservations::model::ReservationStatus;
use crate::features::stock::{self, Material};
use crate::platform::db::schema::{
    labs, machines, membership_history, memberships, people, reservations, service_outages, session_checklists,
    session_corrections, usage_sessions,
};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, Purpose, Role};

pub fn insert(c: &mut Db, session: &Session) -> DbResult<()> {
    diesel::insert_into(usage_sessions::table).values(session).execute(c)?;
    Ok(())
}

pub fn save(c: &mut Db, session: &Session) -> DbResult<()> {
    diesel::update(usage_sessions::table.find(session.id)).set(session).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Session> {
    Ok(usage_sessions::table.find(id).select(Session::as_select()).first(c)?)
}

pub fn insert_acknowledged(c: &mut Db, row: &Acknowledged) -> DbResult<()> {
    diesel::insert_into(session_checklists::table).values(row).execute(c)?;
    Ok(())
}

/// The checklist that was acknowledged at the session's start.
pub fn acknowledged(c: &mut Db, session: Id) -> DbResult<Option<Acknowledged>> {
    Ok(session_checklists::table.find(session).select(Acknowledged::as_select()).first(c).optional()?)
}

/// The machine's open session.
pub fn open_on(c: &mut Db, machine: Id) -> DbResult<Option<Session>> {
    let open =
        usage_sessions::table.filter(usage_sessions::machine.eq(machine)).filter(usage_sessions::ended_at.is_null());
    Ok(open.select(Session::as_select()).first(c).optional()?)
}

/// Who was named with the plan that a session stands on: the second person and the supervisor.
pub fn beside(c: &mut Db, plan: Id) -> DbResult<(Option<Id>, Option<Id>)> {
    let named = (reservations::second_person, reservations::supervisor);
    Ok(reservations::table.find(plan).select(named).first(c)?)
}

/// The session that is open under this reservation.
pub fn open_under(c: &mut Db, reservation: Id) -> DbResult<Option<Session>> {
    let open = usage_sessions::table
        .filter(usage_sessions::reservation.eq(reservation))
        .filter(usage_sessions::ended_at.is_null());
    Ok(open.select(Session::as_select()).first(c).optional()?)
}

/// When the machine's other sessions that reach into `[from, until)` start and end.
pub fn others(
    c: &mut Db,
    machine: Id,
    except: Option<Id>,
    from: Instant,
    until: Option<Instant>,
) -> DbResult<Vec<Other>> {
    let mut query = usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .filter(usage_sessions::ended_at.is_null().or(usage_sessions::ended_at.gt(from)))
        .select((usage_sessions::id, usage_sessions::started_at, usage_sessions::ended_at))
        .order(usage_sessions::started_at)
        .into_boxed();
    if let Some(until) = until {
        query = query.filter(usage_sessions::started_at.lt(until));
    }
    if let Some(id) = except {
        query = query.filter(usage_sessions::id.ne(id));
    }
    Ok(query.load(c)?)
}

/// What is shown of a session beside its own row.
#[derive(Clone, Debug)]
pub struct Shown {
    pub session: Session,
    /// The lab's slug.
    pub lab: String,
    /// What kind of plan holds its time.
    pub plan_kind: Option<String>,
    /// What its person is called.
    pub name: Option<String>,
    pub materials: Vec<Material>,
}

type ShownRow = (Session, String, Option<String>, Option<String>);

fn with_materials(c: &mut Db, rows: Vec<ShownRow>) -> DbResult<Vec<Shown>> {
    let mut used = stock::materials_of(c, rows.iter().map(|row| row.0.id).collect())?;
    let shown = |(session, lab, plan_kind, name): ShownRow| {
        let materials = used.remove(&session.id).unwrap_or_default();
        Shown { session, lab, plan_kind, name, materials }
    };
    Ok(rows.into_iter().map(shown).collect())
}

pub fn shown(c: &mut Db, id: Id) -> DbResult<Shown> {
    let query = usage_sessions::table
        .inner_join(labs::table.on(labs::id.eq(usage_sessions::lab)))
        .left_join(reservations::table.on(reservations::id.nullable().eq(usage_sessions::reservation)))
        .left_join(people::table.on(people::id.nullable().eq(usage_sessions::person)))
        .filter(usage_sessions::id.eq(id));
    let row = (Session::as_select(), labs::slug, reservations::kind.nullable(), people::full_name.nullable());
    let row = query.select(row).first(c)?;
    with_materials(c, vec![row])?.pop().ok_or(Fault::NotFound)
}

/// The sessions in sight, last recorded first, `limit` of them before `before`.
pub fn list(c: &mut Db, sight: &Sight, filter: &SessionFilter, before: Option<Id>, limit: i64) -> DbResult<Vec<Shown>> {
    use usage_sessions::dsl;
    let mut query = dsl::usage_sessions
        .inner_join(labs::table.on(labs::id.eq(dsl::lab)))
        .left_join(reservations::table.on(reservations::id.nullable().eq(dsl::reservation)))
        .left_join(people::table.on(people::id.nullable().eq(dsl::person)))
        .select((Session::as_select(), labs::slug, reservations::kind.nullable(), people::full_name.nullable()))
        .order(dsl::id.desc())
        .limit(limit)
        .into_boxed();
    match sight {
        Sight::All => {}
        Sight::Person { person, staff_of } => {
            query = query.filter(dsl::person.eq(*person).or(dsl::lab.eq_any(staff_of.clone()).nullable()));
        }
        Sight::Machine(machine) => query = query.filter(dsl::machine.eq(*machine)),
        Sight::Nothing => return Ok(Vec::new()),
    }
    if let Some(id) = before {
        query = query.filter(dsl::id.lt(id));
    }
    if let Some(machine) = filter.machine {
        query = query.filter(dsl::machine.eq(machine));
    }
    if let Some(member) = filter.member {
        query = query.filter(dsl::person.eq(member));
    }
    if let Some(lab) = filter.lab {
        query = query.filter(dsl::lab.eq(lab));
    }
    if let Some(from) = filter.from {
        query = query.filter(dsl::ended_at.is_null().or(dsl::ended_at.gt(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(dsl::started_at.lt(until));
    }
    match filter.open {
        Some(true) => query = query.filter(dsl::ended_at.is_null()),
        Some(false) => query = query.filter(dsl::ended_at.is_not_null()),
        None => {}
    }
    if let Some(to_settle) = filter.to_settle {
        query = query.filter(dsl::to_settle.eq(to_settle));
    }
    if let Some(proposed) = filter.correction_proposed {
        let waiting = session_corrections::table
            .filter(session_corrections::session.eq(dsl::id))
            .filter(session_corrections::status.eq(CorrectionStatus::Proposed));
        query = if proposed { query.filter(exists(waiting)) } else { query.filter(not(exists(waiting))) };
    }
    let rows = query.load(c)?;
    with_materials(c, rows)
}

/// Marks an open session; false when it has ended.
pub fn mark_to_settle(c: &mut Db, id: Id, now: Instant) -> DbResult<bool> {
    use usage_sessions::dsl;
    let open = dsl::usage_sessions.find(id).filter(dsl::ended_at.is_null());
    let marked = diesel::update(open)
        .set((dsl::to_settle.eq(true), dsl::updated_at.eq(now), dsl::version.eq(dsl::version + 1)))
        .execute(c)?;
    Ok(marked > 0)
}

/// Sessions that were open through an outage and that nobody has touched since it ended.
pub fn unsettled(c: &mut Db) -> DbResult<Vec<Session>> {
    use usage_sessions::dsl;
    let query = dsl::usage_sessions
        .inner_join(service_outages::table.on(service_outages::ends_at.gt(dsl::updated_at)))
        .filter(dsl::ended_at.is_null())
        .filter(dsl::to_settle.eq(false))
        .order(dsl::id.asc());
    let mut found: Vec<Session> = query.select(Session::as_select()).load(c)?;
    found.dedup_by_key(|session| session.id);
    Ok(found)
}

/// The lab and the machine that a machine's id names.
pub fn lab_of_machine(c: &mut Db, machine: Id) -> DbResult<Id> {
    Ok(machines::table.find(machine).select(machines::lab).first(c)?)
}

pub fn is_member(c: &mut Db, lab: Id, person: Id) -> DbResult<bool> {
    let member = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
    let member = member.filter(memberships::status.eq("active"));
    Ok(diesel::select(diesel::dsl::exists(member)).get_result(c)?)
}

/// A person's role and affiliation at a time; those of the earliest membership when it began later.
pub fn standing_at(c: &mut Db, lab: Id, person: Id, at: Instant) -> DbResult<Option<(Role, Option<String>)>> {
    let history = || {
        membership_history::table
            .inner_join(memberships::table.on(memberships::id.eq(membership_history::membership)))
            .filter(memberships::lab.eq(lab))
            .filter(memberships::person.eq(person))
            .select((membership_history::role, membership_history::affiliation))
    };
    let then = history()
        .filter(membership_history::from_at.le(at))
        .order(membership_history::from_at.desc())
        .first(c)
        .optional()?;
    match then {
        Some(standing) => Ok(Some(standing)),
        None => Ok(history().order(membership_history::from_at.asc()).first(c).optional()?),
    }
}

pub fn insert_correction(c: &mut Db, correction: &Correction) -> DbResult<()> {
    diesel::insert_into(session_corrections::table).values(correction).execute(c)?;
    Ok(())
}

pub fn save_correction(c: &mut Db, correction: &Correction) -> DbResult<()> {
    diesel::update(session_corrections::table.find(correction.id)).set(correction).execute(c)?;
    Ok(())
}

pub fn find_correction(c: &mut Db, id: Id) -> DbResult<Correction> {
    Ok(session_corrections::table.find(id).select(Correction::as_select()).first(c)?)
}

/// A session's corrections, the oldest first: the first `before` is the original.
pub fn corrections(c: &mut Db, session: Id) -> DbResult<Vec<Correction>> {
    let query = session_corrections::table.filter(session_corrections::session.eq(session));
    Ok(query.order(session_corrections::id.asc()).select(Correction::as_select()).load(c)?)
}

/// A plan of the calendar as sessions see it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = reservations)]
pub struct PlanRow {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub member: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: ReservationStatus,
    pub check_in_window_minutes: Option<i32>,
    pub purpose: Option<Purpose>,
}

/// A person's reservation; walk-ins, blackouts and holds are none.
pub fn plan(c: &mut Db, id: Id) -> DbResult<Option<PlanRow>> {
    let query = reservations::table.filter(reservations::id.eq(id)).filter(reservations::kind.eq("reservation"));
    Ok(query.select(PlanRow::as_select()).first(c).optional()?)
}

/// The confirmed reservations of the machine that stand at `at` or soon after, the earliest first; with `member`, theirs.
pub fn plans_around(c: &mut Db, machine: Id, member: Option<Id>, at: Instant) -> DbResult<Vec<PlanRow>> {
    let mut query = reservations::table
        .filter(reservations::machine.eq(machine))
        .filter(reservations::kind.eq("reservation"))
        .filter(reservations::status.eq("confirmed"))
        .filter(reservations::ends_at.gt(at))
        .filter(reservations::starts_at.le(at.plus_days(1)))
        .order(reservations::starts_at.asc())
        .select(PlanRow::as_select())
        .into_boxed();
    if let Some(member) = member {
        query = query.filter(reservations::member.eq(member));
    }
    Ok(query.load(c)?)
}

/// Takes a person's words off their sessions and off the corrections they asked for.
pub fn forget(c: &mut Db, person: Id) -> DbResult<()> {
    let theirs =
        usage_sessions::table.filter(usage_sessions::person.eq(person)).filter(usage_sessions::note.is_not_null());
    diesel::update(theirs).set(usage_sessions::note.eq(None::<String>)).execute(c)?;
    let asked = session_corrections::table.filter(session_corrections::proposed_by.eq(person));
    diesel::update(asked).set(session_corrections::reason.eq(None::<String>)).execute(c)?;
    Ok(())
}
