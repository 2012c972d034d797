//! The room's queries. They write the room's own tables alone.

pub mod items;
pub mod ledger;
pub mod lots;
pub mod orders;
pub mod reports;
pub mod suppliers;
pub mod takes;

use diesel::prelude::*;

use crate::platform::db::schema::{memberships, usage_sessions, work_orders};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn is_member(c: &mut Db, lab: Id, person: Id) -> DbResult<bool> {
    let member = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
    let member = member.filter(memberships::status.eq("active"));
    Ok(diesel::select(diesel::dsl::exists(member)).get_result(c)?)
}

pub fn is_work_order_of(c: &mut Db, lab: Id, order: Id) -> DbResult<bool> {
    let found = work_orders::table.filter(work_orders::id.eq(order)).filter(work_orders::lab.eq(lab));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(c)?)
}

pub fn is_session_of(c: &mut Db, lab: Id, session: Id) -> DbResult<bool> {
    let found = usage_sessions::table.filter(usage_sessions::id.eq(session)).filter(usage_sessions::lab.eq(lab));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(c)?)
}
