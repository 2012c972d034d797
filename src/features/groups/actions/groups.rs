use crate::features::groups::model::{Error, Group, GroupKind};
use crate::features::groups::rules::{Misfit, Stated, misfits};
use crate::features::groups::store;
use crate::features::labs::{self, Faults, Lab, MembershipStatus};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A group as it is to be made.
#[derive(Clone, Debug)]
pub struct GroupAsk {
    pub kind: GroupKind,
    pub name: String,
    pub lead: Option<Id>,
    pub members: Vec<Id>,
    pub headcount: Option<i32>,
    pub contact: Option<String>,
    pub max_minutes_per_week: Option<i32>,
    pub counts_personally: bool,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct GroupChange {
    pub name: Option<String>,
    pub lead: Option<Id>,
    /// Replaces all of them.
    pub members: Option<Vec<Id>>,
    pub headcount: Option<i32>,
    pub contact: Option<Option<String>>,
    pub max_minutes_per_week: Option<Option<i32>>,
    pub counts_personally: Option<bool>,
}

/// # Errors
/// Every bad field at once: what does not fit the kind, who is no member of the lab.
pub fn create_group(w: &mut Write<'_>, lab: &Lab, ask: &GroupAsk) -> Result<Group, Error> {
    check(w.c, lab.id, ask)?;
    let group = Group {
        id: w.new_id(),
        lab: lab.id,
        kind: ask.kind,
        name: ask.name.clone(),
        lead: ask.lead,
        headcount: ask.headcount,
        contact: ask.contact.clone(),
        max_minutes_per_week: ask.max_minutes_per_week,
        counts_personally: ask.counts_personally,
        archived_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert(w.c, &group, &ask.members)?;
    w.emit(Event::new("group.created", "group", group.id).lab(lab.id).after(group.state(&ask.members)));
    Ok(group)
}

/// Changes a group that was read under its lock. What is booked for it stands.
///
/// # Errors
/// As [`create_group`]; one that is archived does not change.
pub fn change_group(w: &mut Write<'_>, was: &Group, change: GroupChange) -> Result<Group, Error> {
    if was.archived_at.is_some() {
        return Err(Error::State(Text::new("group-archived")));
    }
    let before = store::members(w.c, was.id)?;
    let ask = GroupAsk {
        kind: was.kind,
        name: change.name.unwrap_or_else(|| was.name.clone()),
        lead: change.lead.or(was.lead),
        members: change.members.unwrap_or_else(|| before.clone()),
        headcount: change.headcount.or(was.headcount),
        contact: change.contact.unwrap_or_else(|| was.contact.clone()),
        max_minutes_per_week: change.max_minutes_per_week.unwrap_or(was.max_minutes_per_week),
        counts_personally: change.counts_personally.unwrap_or(was.counts_personally),
    };
    // Who left the lab since may stay named; who comes anew must be there.
    let fresh = GroupAsk {
        lead: change.lead,
        members: ask.members.iter().filter(|one| !before.contains(one)).copied().collect(),
        ..ask.clone()
    };
    check_kind(&ask)?;
    check_people(w.c, was.lab, &ask.members, &fresh)?;
    let group = Group {
        name: ask.name,
        lead: ask.lead,
        headcount: ask.headcount,
        contact: ask.contact,
        max_minutes_per_week: ask.max_minutes_per_week,
        counts_personally: ask.counts_personally,
        ..was.clone()
    };
    store::set_members(w.c, was.id, &before, &ask.members, w.now)?;
    save(w, (was, &before), (group, &ask.members), "group.changed")
}

/// Takes a group out of the list: nothing more is booked for it; what is stands. A visit's contact is forgotten.
///
/// # Errors
/// The database's. One that is archived stays as it is.
pub fn archive_group(w: &mut Write<'_>, was: &Group) -> Result<Group, Error> {
    Ok(archive(w, was)?)
}

/// The same where only the database can refuse.
///
/// # Errors
/// The database's.
pub fn archive(w: &mut Write<'_>, was: &Group) -> DbResult<Group> {
    if was.archived_at.is_some() {
        return Ok(was.clone());
    }
    let members = store::members(w.c, was.id)?;
    let group = Group { archived_at: Some(w.now), contact: None, ..was.clone() };
    save(w, (was, &members), (group, &members), "group.archived")
}

fn save<E: From<crate::platform::db::Fault>>(
    w: &mut Write<'_>,
    (was, before): (&Group, &[Id]),
    (mut group, after): (Group, &[Id]),
    action: &'static str,
) -> Result<Group, E> {
    group.updated_at = w.now;
    group.version = was.version + 1;
    store::update(w.c, &group)?;
    // Boards show the group to those who belong to it.
    labs::raise_revision(w.c, group.lab)?;
    let event = Event::new(action, "group", group.id).lab(group.lab);
    w.emit(event.before(was.state(before)).after(group.state(after)));
    Ok(group)
}

fn check(c: &mut Db, lab: Id, ask: &GroupAsk) -> Result<(), Error> {
    check_kind(ask)?;
    check_people(c, lab, &ask.members, ask)
}

fn check_kind(ask: &GroupAsk) -> Result<(), Error> {
    let stated = Stated {
        lead: ask.lead.is_some(),
        members: !ask.members.is_empty(),
        headcount: ask.headcount.is_some(),
        contact: ask.contact.is_some(),
        pool: ask.max_minutes_per_week.is_some(),
        counts_personally: ask.counts_personally,
    };
    let mut faults = Faults::default();
    for misfit in misfits(ask.kind, stated) {
        match misfit {
            Misfit::Missing(field) => {
                faults.add(format!("/{field}"), "required", Text::new("group-needs-field"));
            }
            Misfit::NotOfThisKind(field) => {
                faults.add(format!("/{field}"), "contradiction", Text::new("group-has-no-field"));
            }
        }
    }
    faults.check(Error::Fields)
}

/// All `members` are different people, and those of `fresh` belong to the lab.
fn check_people(c: &mut Db, lab: Id, members: &[Id], fresh: &GroupAsk) -> Result<(), Error> {
    let mut faults = Faults::default();
    if let Some(lead) = fresh.lead
        && !is_member(c, lab, lead)?
    {
        faults.add("/lead", "unknown", Text::new("no-such-member"));
    }
    for (index, person) in members.iter().enumerate() {
        if members.iter().take(index).any(|earlier| earlier == person) {
            faults.add(format!("/members/{index}"), "not_unique", Text::new("field-repeats"));
        } else if fresh.members.contains(person) && !is_member(c, lab, *person)? {
            faults.add(format!("/members/{index}"), "unknown", Text::new("no-such-member"));
        }
    }
    faults.check(Error::Fields)
}

pub(super) fn is_member(c: &mut Db, lab: Id, person: Id) -> DbResult<bool> {
    let found = labs::membership(c, lab, person)?;
    Ok(found.is_some_and(|member| member.status == MembershipStatus::Active))
}
