use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::super::model::Want;
use super::super::rules::support::PersonFact;
use crate::platform::db::schema::{machine_capabilities, machines, memberships, people, usage_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Role};

/// What is known of these people in the lab: their affiliation, whether they are staff (administrators are), whether
/// they ever used a machine of the wanted process or material class.
pub fn person_facts(c: &mut Db, lab: Id, ids: &BTreeSet<Id>, want: &Want) -> DbResult<BTreeMap<Id, PersonFact>> {
    let all: Vec<Id> = ids.iter().copied().collect();
    let members: Vec<(Id, Role, Option<String>)> = memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::person.eq_any(all.clone()))
        .select((memberships::person, memberships::role, memberships::affiliation))
        .load(c)?;
    let mut facts: BTreeMap<Id, PersonFact> = BTreeMap::new();
    for (person, role, affiliation) in members {
        facts.insert(person, PersonFact { affiliation, staff: role.is_staff(), used_related: false });
    }
    let admins: Vec<Id> =
        people::table.filter(people::id.eq_any(all)).filter(people::admin.eq(true)).select(people::id).load(c)?;
    for admin in admins {
        facts.entry(admin).or_default().staff = true;
    }
    for person in users_of_related(c, lab, ids, want)? {
        facts.entry(person).or_default().used_related = true;
    }
    Ok(facts)
}

fn users_of_related(c: &mut Db, lab: Id, ids: &BTreeSet<Id>, want: &Want) -> DbResult<Vec<Id>> {
    let related = related_machines(c, lab, want)?;
    if related.is_empty() || ids.is_empty() {
        return Ok(Vec::new());
    }
    let users: Vec<Option<Id>> = usage_sessions::table
        .filter(usage_sessions::machine.eq_any(related))
        .filter(usage_sessions::person.eq_any(ids.iter().copied().collect::<Vec<_>>()))
        .select(usage_sessions::person)
        .distinct()
        .load(c)?;
    Ok(users.into_iter().flatten().collect())
}

/// Machines of the lab, retired ones included, of the same process or of the same material class.
fn related_machines(c: &mut Db, lab: Id, want: &Want) -> DbResult<Vec<Id>> {
    let of_lab = || {
        machine_capabilities::table
            .inner_join(machines::table.on(machines::id.eq(machine_capabilities::machine)))
            .filter(machines::lab.eq(lab))
            .select(machine_capabilities::machine)
    };
    let mut found: BTreeSet<Id> = BTreeSet::new();
    if let Some(process) = want.process {
        found.extend(of_lab().filter(machine_capabilities::process.eq(process)).load::<Id>(c)?);
    }
    if let Some(class) = want.material_class {
        found.extend(of_lab().filter(machine_capabilities::material_class.eq(class)).load::<Id>(c)?);
    }
    Ok(found.into_iter().collect())
}
