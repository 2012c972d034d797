use std::collections::{BTreeMap, BTreeSet};

use actix_web::{get, web};
use chrono::NaiveDate;

use super::attendance::HeadCountOf;
use crate::features::groups::model::{Attendance, GroupBooking, GroupKind, HeadCount};
use crate::features::groups::store;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::platform::http::{Answer, Code, Params, Problem, Segment};
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::Service;

const LONGEST_DAYS: i64 = 400;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AttendanceReportQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last.
    until: NaiveDate,
}

/// What was booked for groups of one kind, or of all, and who came.
#[derive(Default, serde::Serialize, utoipa::ToSchema)]
struct AttendanceSum {
    /// Bookings that start in the period and were not cancelled.
    bookings: usize,
    /// Those of which it was said who came.
    recorded: usize,
    /// Different members who came.
    people: usize,
    /// How often they came.
    visits: usize,
    /// Heads that were counted beside them, each time anew.
    heads: i64,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct AttendanceOfKind {
    kind: GroupKind,
    #[serde(flatten)]
    sum: AttendanceSum,
}

/// Who came to what was booked for groups. It stands apart from reach, which counts people with a session at a machine.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct AttendanceReport {
    lab: String,
    from: NaiveDate,
    until: NaiveDate,
    time_zone: String,
    total: AttendanceSum,
    by_kind: Vec<AttendanceOfKind>,
    /// The heads by sex and age.
    head_counts: Vec<HeadCountOf>,
}

type Row = (GroupBooking, GroupKind, Option<Attendance>);

fn sum<'r>(rows: impl Iterator<Item = &'r Row>) -> AttendanceSum {
    let mut sum = AttendanceSum::default();
    let mut people: BTreeSet<Id> = BTreeSet::new();
    for (_, _, attendance) in rows {
        sum.bookings += 1;
        let Some(attendance) = attendance else { continue };
        sum.recorded += 1;
        sum.visits += attendance.people.len();
        people.extend(&attendance.people);
        sum.heads += attendance.counts.iter().map(|count| i64::from(count.people)).sum::<i64>();
    }
    sum.people = people.len();
    sum
}

fn head_counts(rows: &[Row]) -> Vec<HeadCountOf> {
    let mut cells = BTreeMap::new();
    let counts = rows.iter().filter_map(|(_, _, attendance)| attendance.as_ref()).flat_map(|one| &one.counts);
    for count in counts {
        let people: &mut i32 = cells.entry((count.sex, count.age_band)).or_default();
        *people = people.saturating_add(count.people);
    }
    cells.into_iter().map(|((sex, age_band), people)| HeadCount { sex, age_band, people }.into()).collect()
}

fn report(lab: &Lab, from: NaiveDate, until: NaiveDate, rows: &[Row]) -> AttendanceReport {
    let of = |kind: GroupKind| AttendanceOfKind { kind, sum: sum(rows.iter().filter(|row| row.1 == kind)) };
    AttendanceReport {
        lab: lab.slug.clone(),
        from,
        until,
        time_zone: lab.time_zone.clone(),
        total: sum(rows.iter()),
        by_kind: GroupKind::ALL.iter().copied().map(of).collect(),
        head_counts: head_counts(rows),
    }
}

/// Who came to what was booked for groups in a period (staff): members, and heads by sex and age.
#[utoipa::path(
    tag = "groups",
    params(("lab" = String, Path, description = "Slug or id"), AttendanceReportQuery),
    responses((status = 200, description = "The report", body = AttendanceReport)),
)]
#[get("/labs/{lab}/attendance")]
pub async fn report_attendance(
    by: By<may::ManageGroups>,
    lab: Segment,
    query: Params<AttendanceReportQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, AttendanceReportQuery { from, until }) = (by.gate(), query.0);
    if until <= from {
        return Err(Problem::parameter("until", Text::new("expect-after").with("other", "from")));
    }
    if (until - from).num_days() > LONGEST_DAYS {
        return Err(Problem::new(Code::InvalidParameter, Text::new("report-too-long").with("days", LONGEST_DAYS)));
    }
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let window = Interval::new(lab.zone().day_start(from), lab.zone().day_start(until));
            let rows = store::attendance::within(c, lab.id, window)?;
            Ok(Answer::ok(&report(&lab, from, until, &rows)))
        })
        .await
}
