use actix_web::{HttpRequest, get, post, web};

use super::view::each;
use super::{lab_of_machine, staff_labs};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::maintenance::actions::{self, PlanAsk};
use crate::features::maintenance::model::{Every, Plan};
use crate::features::maintenance::rules::due_at;
use crate::features::maintenance::store;
use crate::features::maintenance::store::plans::PlanFilter;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

const LEAD_DAYS: i32 = 14;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "title": "Clean mirrors and lens", "every_days": 30,
    "every_run_hours": 80, "duration_minutes": 90
}))]
struct NewMaintenancePlan {
    machine: Id,
    /// The title of the work orders that it opens.
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    title: String,
    #[schema(min_length = 1, max_length = 4000, pattern = "\\S")]
    description: Option<String>,
    /// Days since it was done last. Give one of the three at least; whichever is reached first counts.
    #[schema(minimum = 1, maximum = 3650)]
    every_days: Option<i32>,
    /// Hours of use since it was done last.
    #[schema(minimum = 1, maximum = 100000)]
    every_run_hours: Option<i32>,
    /// Sessions that ended since it was done last.
    #[schema(minimum = 1, maximum = 100000)]
    every_sessions: Option<i32>,
    /// How long the work takes: free time of that length is taken within open hours.
    #[schema(minimum = 5, maximum = 1440)]
    duration_minutes: i32,
    /// How many days ahead free time is looked for once it is due; 14 when absent.
    #[schema(minimum = 1, maximum = 92)]
    lead_days: Option<i32>,
    /// When it was done last; now when absent.
    last_done_at: Option<Instant>,
}

/// A plan with how far its machine has come since it was done last.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = MaintenancePlan)]
pub(super) struct PlanView {
    id: Id,
    lab: String,
    lab_id: Id,
    machine: Id,
    title: String,
    description: Option<String>,
    every_days: Option<i32>,
    every_run_hours: Option<i32>,
    every_sessions: Option<i32>,
    duration_minutes: i32,
    lead_days: i32,
    paused: bool,
    /// Days, hours and sessions count from here.
    last_done_at: Instant,
    /// When the calendar makes it due; use may be quicker.
    due_at: Option<Instant>,
    /// Seconds of use since it was done last.
    used_seconds: i64,
    /// Sessions that began and ended since.
    sessions: i64,
    /// The work order that it has opened.
    work_order: Option<Id>,
    /// No free time was found for that order yet; it is looked for again every day.
    waits_for_gap: bool,
    pub(super) version: i32,
}

pub(super) fn view(c: &mut Db, plan: Plan, lab: &Lab) -> DbResult<PlanView> {
    let worn = store::plans::worn_since(c, plan.machine, plan.counted_from)?;
    let order = store::orders::open_of_plan(c, plan.id)?;
    Ok(PlanView {
        id: plan.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        machine: plan.machine,
        due_at: due_at(plan.every(), plan.counted_from),
        title: plan.title,
        description: plan.description,
        every_days: plan.every_days,
        every_run_hours: plan.every_run_hours,
        every_sessions: plan.every_sessions,
        duration_minutes: plan.duration_minutes,
        lead_days: plan.lead_days,
        paused: plan.paused,
        last_done_at: plan.counted_from,
        used_seconds: worn.used_seconds,
        sessions: worn.sessions,
        waits_for_gap: order.as_ref().is_some_and(crate::features::maintenance::model::WorkOrder::waits_for_gap),
        work_order: order.map(|order| order.id),
        version: plan.version,
    })
}

/// Add a maintenance plan (staff). When it comes due it opens a work order by itself and takes the first free time for it.
#[utoipa::path(
    tag = "maintenance",
    request_body = NewMaintenancePlan,
    responses((status = 201, description = "The plan", body = PlanView)),
)]
#[post("/maintenance-plans")]
pub async fn create_maintenance_plan(
    by: By<may::MaintainMachines>,
    body: Body<NewMaintenancePlan>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = PlanAsk {
        machine: sent.machine,
        title: sent.title.trim().to_owned(),
        description: sent.description,
        every: Every { days: sent.every_days, run_hours: sent.every_run_hours, sessions: sent.every_sessions },
        duration_minutes: sent.duration_minutes,
        lead_days: sent.lead_days.unwrap_or(LEAD_DAYS),
        last_done_at: sent.last_done_at,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of_machine(w.c, &gate, ask.machine)?;
                let plan = actions::make_plan(w, &lab, &ask)?;
                let view = view(w.c, plan, &lab)?;
                Ok(Answer::created(&view, format!("/api/v1/maintenance-plans/{}", view.id)).version(view.version))
            })
        })
        .await
}

/// One maintenance plan.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The plan's id")),
    responses((status = 200, description = "The plan", body = PlanView)),
)]
#[get("/maintenance-plans/{id}")]
pub async fn get_maintenance_plan(
    by: By<may::MaintainMachines>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let plan = store::plans::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, plan.lab)?;
            let view = view(c, plan, &lab)?;
            Ok(Answer::ok(&view).version(view.version))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MaintenancePlanQuery {
    /// Slug or id.
    lab: Option<String>,
    machine: Option<Id>,
    paused: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Maintenance plans of one's labs, by id (staff).
#[utoipa::path(
    tag = "maintenance",
    params(MaintenancePlanQuery),
    responses((status = 200, description = "A page of plans", body = Page<PlanView>)),
)]
#[get("/maintenance-plans")]
pub async fn list_maintenance_plans(
    by: By<may::MaintainMachines>,
    query: Params<MaintenancePlanQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after, gate) = (page.limit()?, page.after::<Id>()?, by.gate());
    let filter = PlanFilter { lab: None, machine: query.machine, paused: query.paused };
    let named = query.lab;
    let rows = service
        .read(move |c| {
            let labs = staff_labs(c, &gate, named.as_deref())?;
            let rows = store::plans::list(c, labs.as_deref(), &filter, after, limit + 1)?;
            Ok::<_, Problem>(each(c, rows, |plan| plan.lab, view)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}
