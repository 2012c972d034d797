use std::collections::HashMap;

use actix_web::{get, post, web};

use super::view::MachineView;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::machines::actions;
use crate::features::machines::model::{MachineStatus, StatusPast};
use crate::features::machines::store;
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

/// How many changes the history shows.
const SHOWN: i64 = 200;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"status": "out_of_service", "reason": "The spindle bearing is worn"}))]
struct StatusRequest {
    status: MachineStatus,
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct StatusChange {
    status: MachineStatus,
    /// Null for the status given when the machine was added: it holds for all earlier time.
    from: Option<Instant>,
    /// Why it was set; told to the lab's staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct MachineStatusView {
    machine: Id,
    /// What holds now: the worst of the status set by hand and the open locks.
    status: MachineStatus,
    /// As set by hand.
    set_status: MachineStatus,
    /// The newest first.
    history: Vec<StatusChange>,
}

/// Set a machine's status from now on (managers). `out_of_service` locks it; standing reservations stay.
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The machine's id")),
    request_body = StatusRequest,
    responses((status = 200, description = "The machine", body = MachineView)),
)]
#[post("/machines/{id}/status")]
pub(super) async fn set_status(
    by: By<may::ChangeStatus>,
    id: PathId,
    body: Body<StatusRequest>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::find(w.c, id.0)?.lab;
                let lab = scope::lab_of(w.c, &gate, lab)?;
                let machine = actions::set_status(w, id.0, sent.status, Some(sent.reason.clone()))?;
                let version = machine.version;
                let shown = MachineView::of(&lab, store::shown(w.c, machine)?, w.call.lang);
                Ok(Answer::ok(&shown).version(version))
            })
        })
        .await
}

/// A machine's status and its history.
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The machine's id")),
    responses((status = 200, description = "The status", body = MachineStatusView)),
)]
#[get("/machines/{id}/status")]
pub(super) async fn get_status(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let machine = store::find(c, id.0)?;
            scope::lab_of(c, &gate, machine.lab)?;
            let history = store::status_history(c, machine.id, SHOWN)?;
            let mut reasons = match gate.actor.is_staff_of(machine.lab) {
                true => store::status_reasons(c, machine.id)?,
                false => HashMap::new(),
            };
            let shown = store::shown(c, machine)?;
            let change = |past: StatusPast| StatusChange {
                status: past.status,
                from: (past.from_at > Instant::MIN).then_some(past.from_at),
                reason: reasons.remove(&past.from_at),
            };
            Ok(Answer::ok(&MachineStatusView {
                machine: shown.machine.id,
                status: shown.status,
                set_status: shown.machine.status,
                history: history.into_iter().map(change).collect(),
            }))
        })
        .await
}
