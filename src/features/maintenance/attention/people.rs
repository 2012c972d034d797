use std::collections::BTreeSet;

use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention::people as store;
use crate::features::training;
use crate::platform::db::{Db, DbResult};
use crate::platform::words::Text;

/// How long ahead an end is told.
const AHEAD_DAYS: i64 = 30;

pub fn approvals(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |((id, machine, name, since), starts_at)| Item {
        kind: AttentionKind::ApprovalWaiting,
        severity: Urgency::Medium,
        subject_type: "reservation",
        subject: id,
        label: look.name(&name),
        machine: Some(machine),
        since,
        detail: Text::new("attention-approval-waiting").with("start", starts_at),
    };
    Ok(store::approvals(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
}

pub fn members(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(person, label, since)| Item {
        kind: AttentionKind::MemberWaiting,
        severity: Urgency::Medium,
        subject_type: "member",
        subject: person,
        label,
        machine: None,
        since,
        detail: Text::new("attention-member-waiting"),
    };
    Ok(store::members_waiting(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
}

/// Certifications that end soon and that no other one of their holder, of the same or a higher level, outlasts.
pub fn expiring(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let until = look.now.plus_days(AHEAD_DAYS);
    let rows = store::expiring(c, look.lab.id, look.now, until, LIMIT)?;
    let holders: BTreeSet<_> = rows.iter().map(|one| one.person).collect();
    let standing = store::standing(c, look.lab.id, holders.into_iter().collect(), look.now)?;
    let ends = rows.into_iter().filter(|one| !standing.iter().any(|other| outlasts(one, other)));
    let item = |one: store::Expiring| Item {
        kind: AttentionKind::CertificationExpiring,
        severity: Urgency::Low,
        subject_type: "certification",
        subject: one.id,
        label: one.full_name,
        machine: None,
        since: one.end.plus_days(-AHEAD_DAYS),
        detail: Text::new("attention-certification-expiring")
            .with("qualification", look.name(&one.name))
            .with("end", one.end),
    };
    Ok(ends.map(item).collect())
}

fn outlasts(one: &store::Expiring, (person, qualification, level, end): &store::Standing) -> bool {
    let levels: Vec<String> = one.levels.read().unwrap_or_default();
    (*person, *qualification) == (one.person, one.qualification)
        && end.is_none_or(|end| end > one.end)
        && training::reaches(&levels, level.as_deref(), one.level.as_deref())
}

pub fn requests(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(id, title, since)| Item {
        kind: AttentionKind::RequestSubmitted,
        severity: Urgency::Low,
        subject_type: "equipment_request",
        subject: id,
        label: look.name(&title),
        machine: None,
        since,
        detail: Text::new("attention-request-submitted"),
    };
    Ok(store::requests(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
}
