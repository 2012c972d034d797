//! What every report shares: its period, its format, who may read what of it.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use chrono::{Datelike, NaiveDate};

use super::{Asked, FunderRefusal, MachineDates, completed_months, settle_days};
use crate::features::labs::Lab;
use crate::platform::http::{Code, Problem};
use crate::platform::values::{Actor, Id, Instant, Role};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// Five years and a month.
const MAX_DAYS: i64 = 1_860;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReportFormat {
    Json,
    Csv,
}

/// A period that can be read: `until` after `from`, years 1970 to 9998, no longer than a report may be.
pub fn check_period(from: NaiveDate, until: NaiveDate) -> Result<(), Problem> {
    let years = 1970..=9998;
    for (name, date) in [("from", from), ("until", until)] {
        if !years.contains(&date.year()) {
            return Err(Problem::parameter(
                name,
                Text::new("expect-year-within").with("first", "1970").with("last", "9998"),
            ));
        }
    }
    if until <= from {
        return Err(Problem::parameter("until", Text::new("expect-after").with("other", "from")));
    }
    if (until - from).num_days() > MAX_DAYS {
        return Err(Problem::field("/until", "too_long", Text::new("report-too-long").with("days", MAX_DAYS)));
    }
    Ok(())
}

pub fn is_funder(actor: &Actor, lab: Id) -> bool {
    !actor.admin && actor.role_in(lab) == Some(Role::Funder)
}

/// A funder reads whole months that are over, by machine; everyone else what they ask for.
pub fn check_reader(actor: &Actor, lab: &Lab, asked: &Asked, now: Instant) -> Result<(), Problem> {
    if !is_funder(actor, lab.id) {
        return Ok(());
    }
    completed_months(asked.from, asked.until, lab.zone().date(now), asked.by).map_err(Problem::from)
}

impl From<FunderRefusal> for Problem {
    fn from(refusal: FunderRefusal) -> Self {
        match refusal {
            FunderRefusal::PeriodNotComplete => Self::of(Code::PeriodNotComplete),
            FunderRefusal::GroupingNotAllowed => {
                Self::of(Code::GroupingNotAllowed).with("allowed", serde_json::json!(["machine"]))
            }
        }
    }
}

/// By `?format=`, else the best by `Accept` (RFC 9110 §12.5.1), JSON where both are as good.
pub fn format(request: &HttpRequest, asked: Option<ReportFormat>) -> Result<ReportFormat, Problem> {
    if let Some(format) = asked {
        return Ok(format);
    }
    let mut accept = request.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok()).peekable();
    if accept.peek().is_none() {
        return Ok(ReportFormat::Json);
    }
    let ranges: Vec<(&str, f32)> = accept.flat_map(|value| value.split(',')).map(media_range).collect();
    let (json, csv) = (quality(&ranges, "application", "json"), quality(&ranges, "text", "csv"));
    if json <= 0.0 && csv <= 0.0 {
        return Err(Problem::new(Code::NotAcceptable, Text::new("formats-offered")));
    }
    Ok(if csv > json { ReportFormat::Csv } else { ReportFormat::Json })
}

fn media_range(text: &str) -> (&str, f32) {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().unwrap_or_default();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (range, quality.map_or(1.0, |quality| quality.parse().unwrap_or(0.0)))
}

/// Of the most specific range that takes the type; 0 where none does.
fn quality(ranges: &[(&str, f32)], kind: &str, subtype: &str) -> f32 {
    let names = [format!("{kind}/{subtype}"), format!("{kind}/*"), "*/*".to_owned()];
    let of = |name: &String| ranges.iter().find(|(range, _)| range.eq_ignore_ascii_case(name));
    names.iter().find_map(of).map_or(0.0, |(_, quality)| *quality)
}

/// Keeps what a reading had to compute, after its answer, so that the next one is cheap.
pub fn keep(service: &Service, lab: Id, unsettled: MachineDates) {
    if unsettled.is_empty() {
        return;
    }
    let service = service.clone();
    tokio::spawn(async move {
        if let Err(fault) = settle_days(&service, lab, unsettled).await {
            tracing::warn!(%fault, "days that were computed for a report could not be kept");
        }
    });
}
