use diesel::prelude::*;

use super::model::Device;
use crate::platform::db::schema::{devices, machines};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert(c: &mut Db, device: &Device) -> DbResult<()> {
    diesel::insert_into(devices::table).values(device).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Device> {
    Ok(devices::table.find(id).select(Device::as_select()).first(c)?)
}

pub fn revoke(c: &mut Db, id: Id, at: Instant) -> DbResult<()> {
    diesel::update(devices::table.find(id)).set(devices::revoked_at.eq(at)).execute(c)?;
    Ok(())
}

/// The lab's devices, last made first, `limit` of them before `before`.
pub fn list(c: &mut Db, lab: Id, before: Option<Id>, limit: i64) -> DbResult<Vec<Device>> {
    let mut query = devices::table
        .filter(devices::lab.eq(lab))
        .select(Device::as_select())
        .order(devices::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(id) = before {
        query = query.filter(devices::id.lt(id));
    }
    Ok(query.load(c)?)
}

pub fn machine_is_of(c: &mut Db, lab: Id, machine: Id) -> DbResult<bool> {
    let found = machines::table.filter(machines::id.eq(machine)).filter(machines::lab.eq(lab));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(c)?)
}
