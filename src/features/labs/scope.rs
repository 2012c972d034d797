//! The doors: a lab, or a thing of a lab, is loaded only for an actor who may use the asked permission there.

use diesel::prelude::*;

use super::Lab;
use crate::each_engine;
use crate::features::identity::Gate;
use crate::platform::db::schema::{labs, machines};
use crate::platform::db::{Db, Fault};
use crate::platform::http::Problem;
use crate::platform::values::Id;

/// The lab of that slug or id, for an actor who passes the gate.
///
/// # Errors
/// 404 when it does not exist or is not theirs to see; 401, 403 by the gate.
pub fn lab(c: &mut Db, gate: &Gate, slug_or_id: &str) -> Result<Lab, Problem> {
    let found = match slug_or_id.parse::<Id>() {
        Ok(id) => labs::table.find(id).select(Lab::as_select()).first(c),
        Err(_) => labs::table.filter(labs::slug.eq(slug_or_id)).select(Lab::as_select()).first(c),
    };
    admit(gate, found.map_err(Fault::from)?)
}

/// The lab that a thing belongs to, for an actor who passes the gate.
///
/// # Errors
/// As [`lab`].
pub fn lab_of(c: &mut Db, gate: &Gate, lab: Id) -> Result<Lab, Problem> {
    let found = labs::table.find(lab).select(Lab::as_select()).first(c).map_err(Fault::from)?;
    admit(gate, found)
}

/// The lab that a machine stands in, for an actor who passes the gate.
///
/// # Errors
/// As [`lab`].
pub fn lab_of_machine(c: &mut Db, gate: &Gate, machine: Id) -> Result<Lab, Problem> {
    let lab = labs::table.inner_join(machines::table.on(machines::lab.eq(labs::id))).filter(machines::id.eq(machine));
    let found = each_engine!(c, lab.select(Lab::as_select()).get_result(c)).map_err(Fault::from)?;
    admit(gate, found)
}

fn admit(gate: &Gate, lab: Lab) -> Result<Lab, Problem> {
    gate.pass(lab.id, lab.is_public())?;
    Ok(lab)
}
