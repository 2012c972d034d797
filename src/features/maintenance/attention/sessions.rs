use std::collections::BTreeMap;

use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::machines::Machine;
use crate::features::maintenance::rules;
use crate::features::maintenance::store::attention::{OnMachine, sessions as store};
use crate::features::reservations::facts;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;

/// What was odd is told for so long.
const LATELY_DAYS: i64 = 7;
/// How many sessions are looked at for use after closing.
const LOOKED_AT: i64 = 1000;

fn item(look: Look<'_>, kind: AttentionKind, severity: Urgency, row: OnMachine, detail: Text) -> Item {
    let (subject, machine, name, since) = row;
    let label = look.name(&name);
    Item { kind, severity, subject_type: "usage_session", subject, label, machine: Some(machine), since, detail }
}

pub fn open_too_long(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let rows = store::open_too_long(c, look.lab.id, look.now, LIMIT)?;
    let told = |row: OnMachine| {
        let detail = Text::new("attention-session-open-too-long").with("end", row.3);
        item(look, AttentionKind::SessionOpenTooLong, Urgency::Medium, row, detail)
    };
    Ok(rows.into_iter().map(told).collect())
}

pub fn to_settle(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let detail = || Text::new("attention-session-to-settle");
    let told = |row| item(look, AttentionKind::SessionToSettle, Urgency::Medium, row, detail());
    Ok(store::to_settle(c, look.lab.id, LIMIT)?.into_iter().map(told).collect())
}

pub fn corrections(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let detail = || Text::new("attention-correction-proposed");
    let told = |row| item(look, AttentionKind::CorrectionProposed, Urgency::Medium, row, detail());
    Ok(store::corrections(c, look.lab.id, LIMIT)?.into_iter().map(told).collect())
}

pub fn without_reservation(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let since = look.now.plus_days(-LATELY_DAYS);
    let detail = || Text::new("attention-use-outside-reservation");
    let told = |row| item(look, AttentionKind::UseOutsideReservation, Urgency::Low, row, detail());
    Ok(store::without_reservation(c, look.lab.id, since, LIMIT)?.into_iter().map(told).collect())
}

/// Sessions that began while the lab was closed, or lasted beyond closing and the unattended time after it.
pub fn after_closing(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let since = look.now.plus_days(-LATELY_DAYS);
    let known = Interval::new(since.plus_days(-1), look.now.plus_days(1));
    let mut machines: BTreeMap<Id, (Machine, Vec<(Id, Interval)>)> = BTreeMap::new();
    for (machine, id, from, until) in store::sessions_since(c, look.lab.id, since, LOOKED_AT)? {
        let span = Interval::new(from, until.unwrap_or(look.now));
        machines.entry(machine.id).or_insert_with(|| (machine, Vec::new())).1.push((id, span));
    }
    let mut found = Vec::new();
    for (machine, sessions) in machines.into_values() {
        let ground = facts::ground_of(c, look.lab, machine)?;
        let open = facts::open_time(c, look.lab, ground.machine.id, known)?;
        let unattended = ground.resolved.policy.unattended_minutes_after_closing;
        let odd =
            sessions.into_iter().filter_map(|(id, span)| Some((id, rules::closed_since(&open, unattended, span)?)));
        for (id, at) in odd.collect::<Vec<(Id, Instant)>>() {
            let row = (id, ground.machine.id, ground.machine.name.clone(), at);
            let detail = Text::new("attention-use-after-closing").with("since", at);
            found.push(item(look, AttentionKind::UseAfterClosing, Urgency::Medium, row, detail));
        }
    }
    found.sort_by_key(|item| std::cmp::Reverse(item.since));
    Ok(found)
}
