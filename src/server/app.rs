use utoipa_actix_web::service_config::ServiceConfig;

use super::client::Client;
use super::readers::MetricsReaders;
use crate::features::{
    assets, audit, demand, devices, files, funding, groups, guardians, identity, interop, labs, live, machines,
    maintenance, notify, requests, reservations, stats, stock, training, usage,
};
use crate::platform::db::{Database, DbResult};
use crate::platform::jobs::{self, Handler};
use crate::platform::mail;
use crate::platform::metrics::Reading;
use crate::platform::values::Clock;
use crate::platform::write::{Service, Subscriber, Write};

/// What the routes of every room are given.
#[derive(Clone)]
pub struct Parts {
    pub service: Service,
    pub auth: identity::Auth,
    /// Who may read `/metrics`.
    pub metrics: MetricsReaders,
    pub client: Client,
}

/// Every room's routes under `/api/v1`, in the order of the house; but they are tried one after the other, so the room
/// that is asked most stands first.
pub fn api(config: &mut ServiceConfig<'_>) {
    config
        .configure(reservations::routes)
        .configure(assets::routes)
        .configure(funding::routes)
        .configure(files::routes)
        .configure(requests::routes)
        .configure(stats::routes)
        .configure(interop::routes)
        .configure(maintenance::routes)
        .configure(devices::routes)
        .configure(usage::routes)
        .configure(groups::routes)
        .configure(guardians::routes)
        .configure(training::routes)
        .configure(machines::routes)
        .configure(stock::routes)
        .configure(demand::routes)
        .configure(live::routes)
        .configure(labs::routes)
        .configure(notify::routes)
        .configure(audit::routes)
        .configure(identity::routes);
}

/// Who hears of every change, in the transaction that made it.
pub fn subscribers() -> Vec<Subscriber> {
    vec![
        labs::welcome,
        reservations::on_closure,
        reservations::on_erasure,
        reservations::on_cancellation,
        usage::follow_plan,
        usage::on_erasure,
        maintenance::watch_usage,
        maintenance::on_erasure,
        assets::follow_machines,
        assets::on_erasure,
        assets::on_membership,
        files::on_erasure,
        requests::on_erasure,
        groups::on_erasure,
        groups::on_membership,
        guardians::on_erasure,
        guardians::on_membership,
        training::on_erasure,
        stock::on_erasure,
        labs::on_erasure,
        audit::on_erasure,
        audit::record,
        live::write_down,
        notify::on_events,
        identity::forget_actors,
        stats::refresh,
    ]
}

/// Every kind of job the worker knows.
pub fn jobs() -> Vec<Handler> {
    [
        reservations::JOBS.as_slice(),
        usage::JOBS,
        maintenance::JOBS,
        training::JOBS,
        stats::JOBS,
        notify::JOBS,
        identity::JOBS,
    ]
    .concat()
}
/// What the rooms show an operator out of the database.
pub fn readings() -> Vec<Reading> {
    [jobs::READINGS, mail::READINGS, audit::READINGS, live::READINGS].concat()
}

/// The service over a database and a clock, with all subscribers.
pub fn service(db: Database, clock: Clock) -> Service {
    Service::new(db, clock, subscribers())
}

/// What a node does first: its sign of life, and the planning of the work that no lab's is.
///
/// # Errors
/// Whatever the database answers.
pub fn begin(w: &mut Write<'_>, node: &str) -> DbResult<()> {
    beat(w, node)?;
    identity::plan_forgetting(w)
}

/// Leaves a sign of life; what an outage before it left open is shown to staff.
///
/// # Errors
/// Whatever the database answers.
pub fn beat(w: &mut Write<'_>, node: &str) -> DbResult<()> {
    jobs::beat(w, node)?;
    usage::mark_after_outage(w)?;
    Ok(())
}
