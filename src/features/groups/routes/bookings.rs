use actix_web::{HttpRequest, get, web};

use super::visible_booking;
use crate::features::groups::model::{Group, GroupBooking, GroupKind};
use crate::features::groups::store;
use crate::features::groups::store::bookings::BookingFilter;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Page, PageParams, Params, PathId, Problem, Segment};
use crate::platform::values::{Id, Instant, LocalText, Purpose};
use crate::platform::write::Service;

/// One machine of a booking.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct GroupReservation {
    /// The reservation's id: checking in is done with it, machine by machine.
    reservation: Id,
    machine: Id,
    machine_name: LocalText,
    /// The reservation's status.
    status: String,
}

/// What is booked for a group at once.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = GroupBooking)]
pub struct GroupBookingView {
    pub id: Id,
    lab: String,
    lab_id: Id,
    group: Id,
    group_kind: GroupKind,
    group_name: String,
    /// The teacher of a class, the leader of a team: they keep it as its holder does.
    group_lead: Option<Id>,
    /// The person who answers for it and holds the reservations.
    member: Id,
    booked_by: Option<Id>,
    starts_at: Instant,
    ends_at: Instant,
    purpose: Option<Purpose>,
    /// By machine.
    machines: Vec<GroupReservation>,
    cancelled_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
    pub version: i32,
}

/// A booking as its group and staff see it.
///
/// # Errors
/// The database's.
pub fn booking_view(c: &mut Db, lab: &Lab, group: &Group, booking: GroupBooking) -> DbResult<GroupBookingView> {
    let (taken, purpose) = store::bookings::taken(c, booking.id)?;
    let part = |one: store::bookings::Taken| {
        let machine_name = one.machine_name.read()?;
        Ok(GroupReservation { reservation: one.reservation, machine: one.machine, machine_name, status: one.status })
    };
    Ok(GroupBookingView {
        id: booking.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        group: group.id,
        group_kind: group.kind,
        group_name: group.name.clone(),
        group_lead: group.lead,
        member: booking.member,
        booked_by: booking.booked_by,
        starts_at: booking.starts_at,
        ends_at: booking.ends_at,
        purpose,
        machines: taken.into_iter().map(part).collect::<DbResult<_>>()?,
        cancelled_at: booking.cancelled_at,
        created_at: booking.created_at,
        updated_at: booking.updated_at,
        version: booking.version,
    })
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct GroupBookingsQuery {
    group: Option<Id>,
    /// Only those that end after.
    from: Option<Instant>,
    /// Only those that start before.
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Bookings for groups by start: those one holds and those of one's own groups; for staff, all of the lab.
#[utoipa::path(
    tag = "groups",
    params(("lab" = String, Path, description = "Slug or id"), GroupBookingsQuery),
    responses((status = 200, description = "A page of bookings", body = Page<GroupBookingView>)),
)]
#[get("/labs/{lab}/group-bookings")]
pub async fn list_group_bookings(
    by: By<may::Book>,
    lab: Segment,
    query: Params<GroupBookingsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let (gate, person) = (by.gate(), by.person()?);
    let page = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let insider = (!gate.actor.is_staff_of(lab.id)).then_some(person);
            let filter =
                BookingFilter { lab: lab.id, group: query.group, from: query.from, until: query.until, insider };
            let rows = store::bookings::list(c, &filter, after, limit + 1)?;
            let page = Page::cut(rows, limit, |row| (row.starts_at, row.id));
            let mut items = Vec::with_capacity(page.items.len());
            for booking in page.items {
                let group = store::find(c, booking.group_id)?;
                items.push(booking_view(c, &lab, &group, booking)?);
            }
            Ok::<_, Problem>(Page { items, next: page.next })
        })
        .await?;
    Ok(Answer::page(&page, &request))
}

/// One booking for a group, with its machines.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The booking's id")),
    responses((status = 200, description = "The booking", body = GroupBookingView)),
)]
#[get("/group-bookings/{id}")]
pub async fn get_group_booking(by: By<may::Book>, id: PathId, service: web::Data<Service>) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let (lab, group, booking) = visible_booking(c, &gate, id.0)?;
            let view = booking_view(c, &lab, &group, booking)?;
            Ok(Answer::ok(&view).version(view.version))
        })
        .await
}
