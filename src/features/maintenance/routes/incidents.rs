use actix_web::{HttpRequest, get, post, web};

use super::lab_of_machine;
use super::view::{IncidentView, ReportedIncident, each};
use crate::features::identity::{self, By, may};
use crate::features::labs::{self, Lab, scope};
use crate::features::maintenance::actions::{IncidentAsk, report};
use crate::features::maintenance::model::{Incident, IncidentStatus, Severity};
use crate::features::maintenance::store::Sight;
use crate::features::maintenance::store::incidents::{self as store, IncidentFilter};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::{Actor, Id, Role};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "severity": "major",
    "description": "The nozzle is clogged and the extruder clicks."
}))]
struct NewIncident {
    machine: Id,
    severity: Severity,
    /// Read by yourself and by staff.
    #[schema(min_length = 1, max_length = 4000, pattern = "\\S")]
    description: String,
}

/// Report a fault of a machine. `major` and `safety` lock it at once; reservations stay, and new ones are refused.
#[utoipa::path(
    tag = "maintenance",
    request_body = NewIncident,
    responses((status = 201, description = "The incident, and what it meets", body = ReportedIncident)),
)]
#[post("/incidents")]
pub async fn report_incident(
    by: By<may::ReportIncident>,
    body: Body<NewIncident>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    by.person()?;
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let description = sent.description.trim().to_owned();
    let ask = IncidentAsk { machine: sent.machine, severity: sent.severity, description };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of_machine(w.c, &gate, ask.machine)?;
                let reported = report(w, &lab, &ask)?;
                let location = format!("/api/v1/incidents/{}", reported.incident.id);
                let names = identity::names(w.c, reported.incident.reporter.as_slice())?;
                let is_staff = gate.actor.is_staff_of(lab.id);
                let view = ReportedIncident::of(reported, &lab, is_staff, w.call.lang, &names);
                Ok(Answer::created(&view, location).version(view.version()))
            })
        })
        .await
}

/// The incident for who reported it, or for staff of its lab.
pub fn visible(c: &mut Db, actor: &Actor, id: Id) -> Result<(Lab, Incident), Problem> {
    let incident = store::find(c, id)?;
    let own = incident.reporter.is_some() && incident.reporter == actor.person();
    if !own && !actor.is_staff_of(incident.lab) {
        return Err(Problem::not_found());
    }
    Ok((labs::by_id(c, incident.lab)?, incident))
}

/// One incident: one's own, or any of a lab one is staff of.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The incident's id")),
    responses((status = 200, description = "The incident", body = IncidentView)),
)]
#[get("/incidents/{id}")]
pub async fn get_incident(
    by: By<may::ReportIncident>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let actor = by.actor().clone();
    service
        .read(move |c| {
            let (lab, incident) = visible(c, &actor, id.0)?;
            let version = incident.version;
            let names = identity::names(c, incident.reporter.as_slice())?;
            Ok(Answer::ok(&IncidentView::of(incident, &lab, &names)).version(version))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct IncidentQuery {
    /// Slug or id.
    lab: Option<String>,
    machine: Option<Id>,
    severity: Option<Severity>,
    status: Option<IncidentStatus>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Incidents, the newest first: one's own; for staff, all of their labs.
#[utoipa::path(
    tag = "maintenance",
    params(IncidentQuery),
    responses((status = 200, description = "A page of incidents", body = Page<IncidentView>)),
)]
#[get("/incidents")]
pub async fn list_incidents(
    by: By<may::ReportIncident>,
    query: Params<IncidentQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let person = by.person()?;
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (gate, named) = (by.gate(), query.lab);
    let sight = Sight { labs: staff_of(by.actor()), person: Some(person) };
    let (machine, severity, status) = (query.machine, query.severity, query.status);
    let rows = service
        .read(move |c| {
            let lab = named.map(|named| scope::lab(c, &gate, &named)).transpose()?.map(|lab| lab.id);
            let filter = IncidentFilter { lab, machine, severity, status };
            let rows = store::list(c, &sight, &filter, before, limit + 1)?;
            let reporters: Vec<Id> = rows.iter().filter_map(|incident| incident.reporter).collect();
            let names = identity::names(c, &reporters)?;
            let show = |_: &mut Db, incident, lab: &Lab| -> DbResult<_> { Ok(IncidentView::of(incident, lab, &names)) };
            Ok::<_, Problem>(each(c, rows, |incident| incident.lab, show)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// `None`: an administrator, who sees all.
fn staff_of(actor: &Actor) -> Option<Vec<Id>> {
    let staff = |(lab, role): (&Id, &Role)| role.is_staff().then_some(*lab);
    (!actor.admin).then(|| actor.roles.iter().filter_map(staff).collect())
}
