use std::collections::BTreeMap;

use actix_web::{HttpRequest, get, web};

use super::view::{ReservationView, names_of_others, shown, visible};
use crate::features::identity::{By, may};
use crate::features::labs;
use crate::features::reservations::find::{self, Offers};
use crate::features::reservations::model::ReservationStatus;
use crate::features::reservations::refusal::RefusalCode;
use crate::features::reservations::store::{self, ListFilter};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Page, PageParams, Params, PathId, Problem};
use crate::platform::values::{Actor, Id, Instant, Role};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ReservationQuery {
    /// Slug or id.
    lab: Option<String>,
    machine: Option<Id>,
    member: Option<Id>,
    status: Option<ReservationStatus>,
    /// Only those that end after.
    from: Option<Instant>,
    /// Only those that start before.
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A reservation with what may be taken instead of it, where its lab cancelled it or keeps its holder from the machine,
/// and what stands in the way of using it.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct ReservationDetail {
    #[serde(flatten)]
    reservation: ReservationView,
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<Offers>,
    /// What was given as the reason of its cancellation or rejection.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What will refuse the check-in unless it is mended: `not_qualified`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<RefusalCode>,
}

/// One reservation: one's own, or any of a lab one is staff of.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path)),
    responses((status = 200, description = "The reservation", body = ReservationDetail)),
)]
#[get("/reservations/{id}")]
pub async fn get_reservation(by: By<may::Book>, id: PathId, service: web::Data<Service>) -> Result<Answer, Problem> {
    let (actor, now) = (by.actor().clone(), service.now());
    let detail = service
        .read(move |c| {
            let row = visible(c, &actor, id.0)?;
            let offers = find::offers(c, &row, now)?;
            let warnings = find::warnings(c, &row, now)?;
            let ended = matches!(row.status, ReservationStatus::Cancelled | ReservationStatus::Rejected);
            let reason = if ended { store::reason_of_end(c, row.id)? } else { None };
            Ok::<_, Problem>(ReservationDetail { reservation: shown(c, &actor, row)?, offers, reason, warnings })
        })
        .await?;
    Ok(Answer::ok(&detail).version(detail.reservation.version))
}

/// Reservations by start: one's own; for staff, all of their labs.
#[utoipa::path(
    tag = "reservations",
    params(ReservationQuery),
    responses((status = 200, description = "A page of reservations", body = Page<ReservationView>)),
)]
#[get("/reservations")]
pub async fn list_reservations(
    by: By<may::Book>,
    query: Params<ReservationQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    by.person()?;
    let staff_of = staff_labs(by.actor());
    page(by.actor().clone(), staff_of, query.0, &service, &request).await
}

/// One's own reservations by start.
#[utoipa::path(
    tag = "reservations",
    params(ReservationQuery),
    responses((status = 200, description = "A page of reservations", body = Page<ReservationView>)),
)]
#[get("/me/reservations")]
pub async fn list_my_reservations(
    by: By<may::Book>,
    query: Params<ReservationQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    by.person()?;
    page(by.actor().clone(), Some(Vec::new()), query.0, &service, &request).await
}

/// `None`: an admin, who sees all.
fn staff_labs(actor: &Actor) -> Option<Vec<Id>> {
    let staff = |(lab, role): (&Id, &Role)| role.is_staff().then_some(*lab);
    (!actor.admin).then(|| actor.roles.iter().filter_map(staff).collect())
}

async fn page(
    actor: Actor,
    staff_of: Option<Vec<Id>>,
    query: ReservationQuery,
    service: &Service,
    request: &HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let page = service
        .read(move |c| {
            let lab = query.lab.as_deref().map(|lab| lab_id(c, &actor, lab)).transpose()?;
            let filter = ListFilter {
                viewer: actor.person(),
                staff_of,
                lab,
                machine: query.machine,
                member: query.member,
                status: query.status,
                window: (query.from, query.until),
                after,
                limit: limit + 1,
            };
            let rows = store::list(c, &filter)?;
            let mut slugs = BTreeMap::new();
            for row in &rows {
                if let std::collections::btree_map::Entry::Vacant(free) = slugs.entry(row.lab) {
                    free.insert(labs::by_id(c, row.lab)?.slug);
                }
            }
            let slug = |lab: Id| slugs.get(&lab).cloned().unwrap_or_default();
            let names = names_of_others(c, &actor, &rows)?;
            let page = Page::cut(rows, limit, |row| (row.starts_at, row.id));
            Ok::<_, Problem>(page.map(|row| {
                let lab = slug(row.lab);
                ReservationView::of(row, lab, &names)
            }))
        })
        .await?;
    Ok(Answer::page(&page, request))
}

/// A lab that is neither public nor one's own does not exist.
fn lab_id(c: &mut Db, actor: &Actor, lab: &str) -> Result<Id, Problem> {
    let lab = labs::by_segment(c, lab)?;
    let known = lab.is_public() || actor.admin || actor.role_in(lab.id).is_some();
    if known { Ok(lab.id) } else { Err(Problem::not_found()) }
}
