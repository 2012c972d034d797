//! Decisions on groups, as pure functions.

use super::model::{Group, GroupKind};
use crate::platform::values::Id;

/// A field that a group of this kind must have and has not, or has and must not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    Missing(&'static str),
    NotOfThisKind(&'static str),
}

/// Which of its fields a group states.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stated {
    pub lead: bool,
    pub members: bool,
    pub headcount: bool,
    pub contact: bool,
    pub pool: bool,
    pub counts_personally: bool,
}

/// What does not fit the kind: classes and teams are led and have members, visits are counted and have a contact, only teams
/// have a quota together.
pub fn misfits(kind: GroupKind, stated: Stated) -> Vec<Misfit> {
    let is_visit = kind == GroupKind::Visit;
    let mut found = Vec::new();
    for (field, states, needed) in [("lead", stated.lead, !is_visit), ("headcount", stated.headcount, is_visit)] {
        match (states, needed) {
            (false, true) => found.push(Misfit::Missing(field)),
            (true, false) => found.push(Misfit::NotOfThisKind(field)),
            _ => {}
        }
    }
    let is_team = kind == GroupKind::Team;
    let others = [
        ("members", stated.members && is_visit),
        ("contact", stated.contact && !is_visit),
        ("max_minutes_per_week", stated.pool && !is_team),
        ("counts_personally", stated.counts_personally && !is_team),
    ];
    found.extend(others.into_iter().filter(|(_, wrong)| *wrong).map(|(field, _)| Misfit::NotOfThisKind(field)));
    found
}

/// Who may know of a group, beside staff, and read what it books.
pub fn is_insider(group: &Group, members: &[Id], person: Id) -> bool {
    group.lead == Some(person) || members.contains(&person)
}

/// Who may answer for a booking of the group: a class's teacher, anybody of a team; for a visit whoever staff name.
pub fn may_hold(group: &Group, members: &[Id], person: Id) -> bool {
    match group.kind {
        GroupKind::Class => group.lead == Some(person),
        GroupKind::Team => is_insider(group, members, person),
        GroupKind::Visit => true,
    }
}
