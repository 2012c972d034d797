use actix_web::{HttpRequest, get, patch, post, web};

use super::view::{OrderView, each};
use super::{lab_of_machine, staff_labs};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::maintenance::actions::{self, OrderAsk, OrderChange};
use crate::features::maintenance::model::OrderStatus;
use crate::features::maintenance::store::orders::{self as store, OrderFilter};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, never_null, nullable,
};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "title": "Replace the nozzle", "planned": true,
    "starts_at": "2026-09-04T03:00:00Z", "ends_at": "2026-09-04T05:00:00Z"
}))]
struct NewWorkOrder {
    machine: Id,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    title: String,
    #[schema(min_length = 1, max_length = 4000, pattern = "\\S")]
    description: Option<String>,
    /// An incident of the machine that it repairs.
    incident: Option<Id>,
    /// Planned work needs both times, and keeps the machine from being reserved between them.
    planned: bool,
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    /// A technician or manager of the lab.
    assignee: Option<Id>,
}

/// Open a work order (staff). Planned work is refused where its time is taken.
#[utoipa::path(
    tag = "maintenance",
    request_body = NewWorkOrder,
    responses((status = 201, description = "The work order", body = OrderView)),
)]
#[post("/work-orders")]
pub async fn create_work_order(
    by: By<may::MaintainMachines>,
    body: Body<NewWorkOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = OrderAsk {
        machine: sent.machine,
        incident: sent.incident,
        plan: None,
        title: sent.title.trim().to_owned(),
        description: sent.description,
        planned: sent.planned,
        assignee: sent.assignee,
        starts_at: sent.starts_at,
        ends_at: sent.ends_at,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of_machine(w.c, &gate, ask.machine)?;
                let order = actions::open(w, &lab, &ask).map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let (location, version) = (format!("/api/v1/work-orders/{}", order.id), order.version);
                Ok(Answer::created(&OrderView::of(order, &lab), location).version(version))
            })
        })
        .await
}

/// One work order.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The work order's id")),
    responses((status = 200, description = "The work order", body = OrderView)),
)]
#[get("/work-orders/{id}")]
pub async fn get_work_order(
    by: By<may::MaintainMachines>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let order = store::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, order.lab)?;
            let version = order.version;
            Ok(Answer::ok(&OrderView::of(order, &lab)).version(version))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WorkOrderQuery {
    /// Slug or id.
    lab: Option<String>,
    machine: Option<Id>,
    status: Option<OrderStatus>,
    assignee: Option<Id>,
    incident: Option<Id>,
    /// The maintenance plan that opened them.
    plan: Option<Id>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Work orders of one's labs, the newest first (staff).
#[utoipa::path(
    tag = "maintenance",
    params(WorkOrderQuery),
    responses((status = 200, description = "A page of work orders", body = Page<OrderView>)),
)]
#[get("/work-orders")]
pub async fn list_work_orders(
    by: By<may::MaintainMachines>,
    query: Params<WorkOrderQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before, gate) = (page.limit()?, page.after::<Id>()?, by.gate());
    let filter = OrderFilter {
        lab: None,
        machine: query.machine,
        status: query.status,
        assignee: query.assignee,
        incident: query.incident,
        plan: query.plan,
    };
    let named = query.lab;
    let rows = service
        .read(move |c| {
            let labs = staff_labs(c, &gate, named.as_deref())?;
            let rows = store::list(c, labs.as_deref(), &filter, before, limit + 1)?;
            let show = |_: &mut Db, order, lab: &Lab| -> DbResult<_> { Ok(OrderView::of(order, lab)) };
            Ok::<_, Problem>(each(c, rows, |order| order.lab, show)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "title": "Replace the nozzle and the belt", "assignee": null }))]
struct WorkOrderPatch {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    title: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 4000, pattern = "\\S")]
    description: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Id>)]
    assignee: Option<Option<Id>>,
    /// Of planned work that has begun only the end may change.
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
}

/// Change an open work order (staff). Planned work takes its new time in the calendar, or is refused.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The work order's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = WorkOrderPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The work order", body = OrderView)),
)]
#[patch("/work-orders/{id}")]
pub async fn change_work_order(
    by: By<may::MaintainMachines>,
    id: PathId,
    if_match: IfMatch,
    body: Body<WorkOrderPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["title", "starts_at", "ends_at"])?;
    let (gate, sent) = (by.gate(), body.value);
    let change = OrderChange {
        title: sent.title.map(|title| title.trim().to_owned()),
        description: sent.description,
        assignee: sent.assignee,
        starts_at: sent.starts_at,
        ends_at: sent.ends_at,
    };
    service
        .write(by.call.clone(), move |w| {
            let lab = store::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let order = actions::locked_order(w, id.0)?;
            if_match.check(order.version)?;
            let changed = actions::change_order(w, &lab, &order, &change)
                .map_err(|error| Problem::from(error).told_in(lab.zone()))?;
            let version = changed.version;
            Ok(Answer::ok(&OrderView::of(changed, &lab)).version(version))
        })
        .await
}
