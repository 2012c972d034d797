//! The condition of machines over HTTP.

mod attention;
mod incidents;
mod order_steps;
mod orders;
mod plan_steps;
mod plans;
mod steps;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

pub use incidents::visible as visible_incident;

use super::model::Error;
use crate::features::identity::Gate;
use crate::features::labs::{Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::{Code, Problem};
use crate::platform::values::Id;
use crate::platform::words::Text;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(incidents::report_incident)
        .service(incidents::list_incidents)
        .service(incidents::get_incident)
        .service(steps::change_incident)
        .service(steps::resolve_incident)
        .service(orders::create_work_order)
        .service(orders::list_work_orders)
        .service(orders::get_work_order)
        .service(orders::change_work_order)
        .service(order_steps::complete_work_order)
        .service(order_steps::cancel_work_order)
        .service(plans::create_maintenance_plan)
        .service(plans::list_maintenance_plans)
        .service(plans::get_maintenance_plan)
        .service(plan_steps::change_maintenance_plan)
        .service(plan_steps::delete_maintenance_plan)
        .service(attention::list_attention);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Step(what) => Self::new(Code::InvalidTransition, what),
            Error::ByManagerOnly => Self::new(Code::NotAllowed, Text::new("safety-by-manager")),
            Error::Calendar(error) => error.into(),
            Error::Machines(error) => error.into(),
            Error::Stock(error) => error.into(),
            Error::Fault(fault) => fault.into(),
        }
    }
}

/// The lab of the machine that a body names. What is not theirs to see is answered like what does not exist.
fn lab_of_machine(c: &mut Db, gate: &Gate, machine: Id) -> Result<Lab, Problem> {
    scope::lab_of_machine(c, gate, machine).map_err(|problem| match problem.code() {
        Code::NotFound => Problem::not_found().at("/machine"),
        _ => problem,
    })
}

/// The labs in which they may see a list that is staff's, or the one that is named.
///
/// # Errors
/// 403 for who may in none.
fn staff_labs(c: &mut Db, gate: &Gate, named: Option<&str>) -> Result<Option<Vec<Id>>, Problem> {
    match (named, gate.labs()) {
        (Some(named), _) => Ok(Some(vec![scope::lab(c, gate, named)?.id])),
        (None, Some(labs)) if labs.is_empty() => Err(Problem::not_allowed()),
        (None, labs) => Ok(labs),
    }
}
