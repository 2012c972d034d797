use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::labs::policy::PolicyPatch;
use crate::features::machines::model::MachineClass;
use crate::platform::db::schema::machine_classes;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, class: &MachineClass) -> DbResult<()> {
    diesel::insert_into(machine_classes::table).values(class).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, class: &MachineClass) -> DbResult<()> {
    diesel::update(machine_classes::table.find(class.id)).set(class).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<MachineClass> {
    Ok(machine_classes::table.find(id).select(MachineClass::as_select()).first(c)?)
}

/// The lab's class of that id, if it is one of the lab's.
pub fn of_lab(c: &mut Db, lab: Id, id: Id) -> DbResult<Option<MachineClass>> {
    Ok(machine_classes::table
        .filter(machine_classes::lab.eq(lab))
        .filter(machine_classes::id.eq(id))
        .select(MachineClass::as_select())
        .first(c)
        .optional()?)
}

/// By id.
pub fn list(c: &mut Db, lab: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<MachineClass>> {
    let mut query = machine_classes::table
        .filter(machine_classes::lab.eq(lab))
        .select(MachineClass::as_select())
        .order(machine_classes::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(machine_classes::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// What the classes of these ids state.
pub fn policies(c: &mut Db, ids: Vec<Id>) -> DbResult<HashMap<Id, PolicyPatch>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<MachineClass> =
        machine_classes::table.filter(machine_classes::id.eq_any(ids)).select(MachineClass::as_select()).load(c)?;
    Ok(rows.into_iter().map(|class| (class.id, class.policy())).collect())
}

/// The class, locked against other changes until the transaction ends.
pub fn locked(c: &mut Db, id: Id) -> DbResult<MachineClass> {
    if let Db::Pg(c) = c {
        machine_classes::table.find(id).select(machine_classes::id).for_no_key_update().first::<Id>(c)?;
    }
    find(c, id)
}
