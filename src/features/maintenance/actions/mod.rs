//! What can be done about a machine's condition: one function per intent, one transaction each, under the machine's lock.

mod close;
mod due;
mod order;
mod plan;
mod report;
mod resolve;

pub use close::{Completion, cancel, complete};
pub use due::{DUE, open_plan_orders, run_due};
pub use order::{OrderAsk, OrderChange, change_order, open};
pub use plan::{PlanAsk, PlanChange, change_plan, locked_plan, make_plan, remove_plan};
pub use report::{IncidentAsk, Reported, raise, report};
pub use resolve::{Resolution, resolve};

use super::model::{Error, Incident, WorkOrder};
use super::store;
use crate::features::machines;
use crate::platform::values::Id;
use crate::platform::write::Write;

/// The incident as it stands once its machine is locked.
///
/// # Errors
/// The database's.
pub fn locked_incident(w: &mut Write<'_>, id: Id) -> Result<Incident, Error> {
    let machine = store::incidents::find(w.c, id)?.machine;
    machines::locked(w.c, machine)?;
    Ok(store::incidents::find(w.c, id)?)
}

/// The order as it stands once its machine is locked.
///
/// # Errors
/// The database's.
pub fn locked_order(w: &mut Write<'_>, id: Id) -> Result<WorkOrder, Error> {
    let machine = store::orders::find(w.c, id)?.machine;
    machines::locked(w.c, machine)?;
    Ok(store::orders::find(w.c, id)?)
}
