//! Who is there beside the one who works: staff on duty, a supervisor, a second person.

use super::{Ground, People, open_time, validities};
use crate::features::guardians::{self, GuardianPurpose};
use crate::features::labs;
use crate::features::reservations::policy::Policy;
use crate::features::reservations::rules::{Minor, OpenTime, Supervision, Supervisor, watched};
use crate::features::training;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Instant, Interval};

/// Who is there to watch around `span`, as far as the machine's policy asks. A supervisor is another person, on duty, and
/// holds the qualification meanwhile.
///
/// # Errors
/// The database's.
pub fn supervision(c: &mut Db, ground: &Ground, who: People<'_>, span: Interval) -> DbResult<Supervision> {
    let policy = &ground.resolved.policy;
    let second_person = who.second.is_some() && who.second != who.member;
    if !policy.requires_staff_on_duty && policy.requires_supervisor.is_none() {
        return Ok(Supervision { second_person, ..Supervision::default() });
    }
    let duties = labs::duties_within(c, ground.lab.id, span)?;
    let mut supervisors = Vec::new();
    if let Some(qualification) = policy.requires_supervisor {
        for duty in duties.iter().filter(|duty| Some(duty.person) != who.member) {
            let held = validities(training::holders(c, duty.person, qualification)?);
            let held = held.iter().map(|held| Interval::new(held.from, held.until.unwrap_or(Instant::MAX)));
            let there = held.filter_map(|held| held.intersection(&duty.span()));
            supervisors.extend(there.map(|span| Supervisor { person: duty.person, span }));
        }
    }
    let on_duty = duties.iter().map(labs::Duty::span).collect();
    Ok(Supervision { on_duty, supervisors, second_person })
}

/// What is known of who is not of age at that time. Who is there beside them counts where they are of age.
///
/// # Errors
/// The database's.
pub fn minor(c: &mut Db, ground: &Ground, who: People<'_>, at: Instant) -> DbResult<Option<Minor>> {
    let (lab, zone) = (ground.lab.id, ground.lab.zone());
    let Some(member) = who.member else { return Ok(None) };
    let Some(known) = guardians::minor(c, lab, member)? else { return Ok(None) };
    let adult_at = |minor: &guardians::Minor| zone.day_start(minor.adult_on);
    let accompanied = match who.second.filter(|second| *second != member) {
        Some(second) => guardians::minor(c, lab, second)?.is_none_or(|second| adult_at(&second) <= at),
        None => false,
    };
    let may_come_alone = guardians::stands(c, lab, member, GuardianPurpose::ComesAlone)?;
    Ok(Some(Minor { adult_at: adult_at(&known), may_come_alone, accompanied }))
}

/// When the machine may be used, watched as its policy asks.
pub(super) fn watched_time(c: &mut Db, ground: &Ground, window: Interval) -> DbResult<(OpenTime, Policy)> {
    let open = open_time(c, &ground.lab, ground.machine.id, window)?;
    let watch = supervision(c, ground, People::default(), window)?;
    Ok(watched(open, ground.resolved.policy.clone(), &watch))
}
