use actix_web::{HttpRequest, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Device;
use super::{actions, store};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(create_device).service(list_devices).service(revoke_device);
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "name": "Plug of the laser cutter" }))]
struct NewDevice {
    machine: Id,
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    name: String,
    /// Until when its key is good; for ever when absent.
    expires_at: Option<Instant>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Device)]
struct DeviceView {
    id: Id,
    lab: String,
    lab_id: Id,
    machine: Id,
    name: String,
    /// Whether its key is good now.
    active: bool,
    created_at: Instant,
    expires_at: Option<Instant>,
    revoked_at: Option<Instant>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct DeviceWithKey {
    #[serde(flatten)]
    device: DeviceView,
    /// Shown this once. Send it as `Authorization: Bearer uk_…`.
    key: String,
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct RevokeDevice {}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DeviceQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

fn view(device: Device, lab: &Lab, now: Instant) -> DeviceView {
    DeviceView {
        id: device.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        machine: device.machine,
        active: device.is_active(now),
        name: device.name,
        created_at: device.created_at,
        expires_at: device.expires_at,
        revoked_at: device.revoked_at,
    }
}

/// Gives a machine a key of its own. The key is in this answer alone.
#[utoipa::path(
    tag = "devices",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewDevice,
    responses((status = 201, description = "The device and its key", body = DeviceWithKey)),
)]
#[post("/labs/{lab}/devices")]
async fn create_device(
    by: By<may::ManageMachines>,
    lab: Segment,
    body: Body<NewDevice>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, ask) = (by.gate(), body.value);
    // No stored answer for a repetition: it holds a secret.
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            if ask.expires_at.is_some_and(|at| at <= w.now) {
                return Err(Problem::field("/expires_at", "in_the_past", Text::new("must-lie-ahead")));
            }
            let made = actions::create(w, lab.id, ask.machine, ask.name.trim().to_owned(), ask.expires_at)?;
            let (device, key) =
                made.ok_or_else(|| Problem::field("/machine", "unknown_machine", Text::new("no-such-machine")))?;
            let location = format!("/api/v1/devices/{}", device.id);
            Ok(Answer::created(&DeviceWithKey { device: view(device, &lab, w.now), key }, location))
        })
        .await
}

/// A lab's devices, last made first, without their keys.
#[utoipa::path(
    tag = "devices",
    params(("lab" = String, Path, description = "Slug or id"), DeviceQuery),
    responses((status = 200, description = "A page of devices", body = Page<DeviceView>)),
)]
#[get("/labs/{lab}/devices")]
async fn list_devices(
    by: By<may::ManageMachines>,
    lab: Segment,
    query: Params<DeviceQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before, gate, now) = (page.limit()?, page.after::<Id>()?, by.gate(), service.now());
    let (lab, rows) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::list(c, lab.id, before, limit + 1)?;
            Ok::<_, Problem>((lab, rows))
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |device| device.id).map(|device| view(device, &lab, now)), &request))
}

/// Ends a device's key at once.
#[utoipa::path(
    tag = "devices",
    params(("id" = Id, Path, description = "The device")),
    request_body = RevokeDevice,
    responses((status = 200, description = "The device without a key", body = DeviceView)),
)]
#[post("/devices/{id}/revoke")]
async fn revoke_device(
    by: By<may::ManageMachines>,
    id: PathId,
    _body: Body<RevokeDevice>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .write(by.call.clone(), move |w| {
            let device = store::find(w.c, id.0)?;
            let managed = gate.actor.role_in(device.lab).is_some_and(|role| gate.permission.held_by(role));
            if !gate.actor.admin && !managed {
                return Err(Problem::not_found());
            }
            let lab = scope::lab_of(w.c, &gate, device.lab)?;
            Ok(Answer::ok(&view(actions::revoke(w, device)?, &lab, w.now)))
        })
        .await
}
