//! Booking and cancelling for a group: it takes machines' time, so it is served where the calendar is known.

use actix_web::{HttpRequest, post, web};

use super::change::Cancellation;
use super::second::{may_name, second_of};
use crate::features::groups::{self, GroupBookingView};
use crate::features::identity::{Auth, By, may};
use crate::features::reservations::actions::group::{GroupBookAsk, book_for_group, cancel_for_group};
use crate::platform::http::{Answer, Body, Code, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant, Interval, Purpose};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// Machines for `[starts_at, ends_at)`, all of them or none.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "group": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8", "machines": ["019a1b2c-3d4e-7f50-8a61-728394a5b6c7"],
    "starts_at": "2026-09-02T04:00:00Z", "ends_at": "2026-09-02T05:00:00Z"
}))]
struct NewGroupBooking {
    group: Id,
    #[schema(min_items = 1, max_items = 50)]
    machines: Vec<Id>,
    starts_at: Instant,
    ends_at: Instant,
    /// By default `coursework` for a class and `outreach` for a visit.
    purpose: Option<Purpose>,
    /// Read by its holder and the lab's staff alone.
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// A person's id: who answers for it, when staff book. The teacher of a class, anybody of a team; for a visit any member,
    /// oneself when absent.
    member: Option<Id>,
    /// A person's id: who is there beside them, where a machine asks for a second person.
    second_person: Option<Id>,
    /// Instead of the id: the address that person signs in with.
    #[schema(max_length = 254)]
    second_person_email: Option<String>,
    /// Lets staff set a rule aside; it is kept with the booking's audit.
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

/// Book several machines for a class, a team or a visit: all of them or none. Refused, it names every machine that is in the way
/// by its place in the list.
#[utoipa::path(
    tag = "groups",
    request_body = NewGroupBooking,
    responses((status = 201, description = "Booked, machine by machine confirmed or waiting for approval", body = GroupBookingView)),
)]
#[post("/group-bookings")]
pub async fn create_group_booking(
    by: By<may::Book>,
    body: Body<NewGroupBooking>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    may_name(&auth, &by, &request, body.value.second_person_email.as_deref())?;
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    if sent.ends_at <= sent.starts_at {
        return Err(Problem::field("/ends_at", "before_start", Text::new("end-after-start")));
    }
    let mut ask = GroupBookAsk {
        machines: sent.machines,
        span: Interval::new(sent.starts_at, sent.ends_at),
        purpose: sent.purpose,
        note: sent.note,
        member: sent.member,
        second_person: sent.second_person,
        override_reason: sent.override_reason,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let found = groups::visible(w.c, &gate, sent.group).map_err(|problem| match problem.code() {
                    Code::NotFound => Problem::not_found().at("/group"),
                    _ => problem,
                });
                let (lab, group, _) = found?;
                let email = sent.second_person_email.as_deref();
                ask.second_person = second_of(w.c, lab.id, ask.second_person, email)?;
                let booking = book_for_group(w, &lab, &group, &ask);
                let booking = booking.map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let view = groups::booking_view(w.c, &lab, &group, booking)?;
                Ok(Answer::created(&view, format!("/api/v1/group-bookings/{}", view.id)).version(view.version))
            })
        })
        .await
}

/// Cancel all of a group's booking that has not begun: who holds it, the group's lead, or staff.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The booking's id")),
    request_body = Cancellation,
    responses((status = 200, description = "Cancelled", body = GroupBookingView)),
)]
#[post("/group-bookings/{id}/cancel")]
pub async fn cancel_group_booking(
    by: By<may::Book>,
    id: PathId,
    body: Body<Cancellation>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, ask, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, group, booking) = groups::visible_booking(w.c, &gate, id.0)?;
                let own = gate.actor.person();
                let theirs = own == Some(booking.member) || (own.is_some() && own == group.lead);
                if !theirs && !gate.actor.is_staff_of(lab.id) {
                    return Err(Problem::not_allowed());
                }
                let cancelled = cancel_for_group(w, &booking, ask.reason.as_deref(), ask.override_reason.as_deref())
                    .map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let view = groups::booking_view(w.c, &lab, &group, cancelled)?;
                Ok(Answer::ok(&view).version(view.version))
            })
        })
        .await
}
