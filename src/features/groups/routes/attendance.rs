use actix_web::{HttpRequest, get, post, web};

use super::visible_booking;
use crate::features::groups::actions::{self, AttendanceAsk};
use crate::features::groups::model::{AgeBand, Attendance, Group, GroupBooking, HeadCount};
use crate::features::groups::store;
use crate::features::identity::{By, Gate, Sex, may};
use crate::features::labs::Lab;
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

/// How many came of one sex and age.
#[derive(Clone, Copy, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadCountOf {
    sex: Sex,
    age_band: AgeBand,
    #[schema(minimum = 1, maximum = 1000)]
    people: i32,
}

impl From<HeadCount> for HeadCountOf {
    fn from(HeadCount { sex, age_band, people }: HeadCount) -> Self {
        Self { sex, age_band, people }
    }
}

/// Who came: members by name, others as head-counts. Nobody is counted in both.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "people": [], "head_counts": [{"sex": "female", "age_band": "14_to_17", "people": 11}]
}))]
struct NewAttendance {
    /// Person ids of members.
    #[schema(max_items = 500)]
    people: Option<Vec<Id>>,
    #[schema(max_items = 18)]
    head_counts: Option<Vec<HeadCountOf>>,
    /// Needed from the second record on: why the one before does not hold.
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: Option<String>,
}

/// One record of who came. The first of the list holds; those before it stay readable.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Attendance)]
struct AttendanceView {
    id: Id,
    booking: Id,
    number: i32,
    people: Vec<Id>,
    head_counts: Vec<HeadCountOf>,
    recorded_by: Option<Id>,
    recorded_at: Instant,
}

fn view(attendance: Attendance) -> AttendanceView {
    let Attendance { record, people, counts } = attendance;
    AttendanceView {
        id: record.id,
        booking: record.booking,
        number: record.number,
        people,
        head_counts: counts.into_iter().map(HeadCountOf::from).collect(),
        recorded_by: record.recorded_by,
        recorded_at: record.recorded_at,
    }
}

/// The booking for who keeps its attendance: staff, its holder, the group's lead. It names people, so nobody else reads it.
fn kept(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, Group, GroupBooking), Problem> {
    let (lab, group, booking) = visible_booking(c, gate, id)?;
    let own = gate.actor.person();
    let keeps = own.is_some() && (own == Some(booking.member) || own == group.lead);
    if keeps || gate.actor.is_staff_of(lab.id) { Ok((lab, group, booking)) } else { Err(Problem::not_allowed()) }
}

/// Say who came to what was booked for a group: its holder, the group's lead, or staff. Said again, it corrects.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The booking's id")),
    request_body = NewAttendance,
    responses((status = 201, description = "What holds now", body = AttendanceView)),
)]
#[post("/group-bookings/{id}/attendance")]
pub async fn record_attendance(
    by: By<may::Book>,
    id: PathId,
    body: Body<NewAttendance>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let count = |HeadCountOf { sex, age_band, people }| HeadCount { sex, age_band, people };
    let ask = AttendanceAsk {
        people: sent.people.unwrap_or_default(),
        counts: sent.head_counts.unwrap_or_default().into_iter().map(count).collect(),
        reason: sent.reason,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (_, _, booking) = kept(w.c, &gate, id.0)?;
                let booking = store::bookings::locked(w.c, booking.id)?;
                let made = actions::record_attendance(w, &booking, &ask)?;
                let location = format!("/api/v1/group-bookings/{}/attendance", booking.id);
                Ok(Answer::created(&view(made), location))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AttendanceQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// What was said of who came, the latest first: that one holds.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The booking's id"), AttendanceQuery),
    responses((status = 200, description = "A page of records", body = Page<AttendanceView>)),
)]
#[get("/group-bookings/{id}/attendance")]
pub async fn list_attendance(
    by: By<may::Book>,
    id: PathId,
    query: Params<AttendanceQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<i32>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let (_, _, booking) = kept(c, &gate, id.0)?;
            let all = store::attendance::of_booking(c, booking.id)?;
            let rest = all.into_iter().filter(|one| after.is_none_or(|after| one.record.number < after));
            Ok::<_, Problem>(rest.map(view).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.number), &request))
}
