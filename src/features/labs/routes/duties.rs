use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::actions::{self, DutyAsk};
use crate::features::labs::model::Duty;
use crate::features::labs::{scope, store};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::Service;

#[derive(Clone, Copy, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "member": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "starts_at": "2026-09-02T03:00:00Z",
    "ends_at": "2026-09-02T09:00:00Z"
}))]
struct NewDuty {
    /// The person's id: somebody of the lab's staff.
    member: Id,
    starts_at: Instant,
    ends_at: Instant,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Duty)]
struct DutyView {
    id: Id,
    member: Id,
    starts_at: Instant,
    ends_at: Instant,
}

impl From<Duty> for DutyView {
    fn from(duty: Duty) -> Self {
        Self { id: duty.id, member: duty.person, starts_at: duty.starts_at, ends_at: duty.ends_at }
    }
}

/// Put somebody of the staff on duty (staff).
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewDuty,
    responses((status = 201, description = "The duty", body = DutyView)),
)]
#[post("/labs/{lab}/duties")]
pub(super) async fn create_duty(
    by: By<may::PlanDuties>,
    lab: Segment,
    body: Body<NewDuty>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = DutyAsk { person: sent.member, span: Interval::new(sent.starts_at, sent.ends_at) };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let duty = actions::plan_duty(w, &lab, ask)?;
                Ok(Answer::created(&DutyView::from(duty), format!("/api/v1/labs/{}/duties", lab.slug)))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DutiesQuery {
    /// Only those that end after; now when absent.
    from: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The roster by start: who is on duty when (staff).
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id"), DutiesQuery),
    responses((status = 200, description = "A page of duties", body = Page<DutyView>)),
)]
#[get("/labs/{lab}/duties")]
pub(super) async fn list_duties(
    by: By<may::PlanDuties>,
    lab: Segment,
    query: Params<DutiesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let (gate, from) = (by.gate(), query.0.from.unwrap_or_else(|| service.now()));
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            Ok::<_, Problem>(store::duties::list(c, lab.id, from, after, limit + 1)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |duty| (duty.starts_at, duty.id)).map(DutyView::from), &request))
}

/// An action without fields.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct DutyRemoval {}

/// Take a duty out of the roster (staff). What was booked under it stands; starting asks again.
#[utoipa::path(
    tag = "labs",
    params(("id" = Id, Path, description = "The duty's id")),
    request_body = DutyRemoval,
    responses((status = 200, description = "The duty that was", body = DutyView)),
)]
#[post("/duties/{id}/remove")]
pub(super) async fn remove_duty(
    by: By<may::PlanDuties>,
    id: PathId,
    body: Body<DutyRemoval>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let duty = store::duties::find(w.c, id.0)?;
                scope::lab_of(w.c, &gate, duty.lab)?;
                actions::end_duty(w, &duty)?;
                Ok(Answer::ok(&DutyView::from(duty)))
            })
        })
        .await
}
