use actix_web::{get, post, web};
use chrono::NaiveDate;

use crate::features::identity::{By, may};
use crate::features::labs::actions::{self, HoursAsk};
use crate::features::labs::hours::{DatedWeek, OpeningSpan};
use crate::features::labs::{scope, store};
use crate::platform::http::{Answer, Body, Posting, Problem, Segment};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = OpeningHours)]
struct HoursView {
    time_zone: String,
    /// The week that holds today.
    today: Vec<OpeningSpan>,
    /// Every dated week by its day; the first one holds for all earlier time too.
    items: Vec<DatedWeek>,
}

/// A lab's opening hours: the week of today and all dated ones.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    responses((status = 200, description = "The dated weeks", body = HoursView)),
)]
#[get("/labs/{lab}/opening-hours")]
pub(super) async fn list_opening_hours(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, now) = (by.gate(), service.now());
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let hours = store::hours(c, lab.id)?;
            let today = hours.week_on(lab.zone().date(now)).to_vec();
            Ok(Answer::ok(&HoursView { time_zone: lab.time_zone, today, items: hours.weeks().to_vec() }))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "from": "2026-09-01", "hours": [{"weekday": "monday", "opens": "09:00", "closes": "18:00"}], "dry_run": true
}))]
struct NewWeek {
    /// The local day from which the week holds.
    from: NaiveDate,
    /// The whole week; days that are not named are closed.
    #[schema(max_items = 200)]
    hours: Vec<OpeningSpan>,
    /// Only answers which reservations it would leave outside.
    dry_run: Option<bool>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct WeekView {
    from: NaiveDate,
    hours: Vec<OpeningSpan>,
    /// Reservations that stand outside these hours; they stay.
    affected_reservations: Vec<Id>,
    dry_run: bool,
}

/// Set the week that holds from a day on (managers). The past keeps its own hours.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewWeek,
    responses(
        (status = 201, description = "The dated week", body = WeekView),
        (status = 200, description = "What a dry run found", body = WeekView),
    ),
)]
#[post("/labs/{lab}/opening-hours")]
pub(super) async fn set_opening_hours(
    by: By<may::ManageLab>,
    lab: Segment,
    body: Body<NewWeek>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = HoursAsk { from: sent.from, hours: sent.hours, dry_run: sent.dry_run.unwrap_or(false) };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let affected = actions::set_hours(w, &lab, &ask)?;
                let shown = WeekView {
                    from: ask.from,
                    hours: ask.hours.clone(),
                    affected_reservations: affected.0,
                    dry_run: ask.dry_run,
                };
                if ask.dry_run {
                    return Ok(Answer::ok(&shown));
                }
                Ok(Answer::created(&shown, format!("/api/v1/labs/{}/opening-hours", lab.slug)))
            })
        })
        .await
}
