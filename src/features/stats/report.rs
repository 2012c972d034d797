//! What every report shares: its period, its format, who may read what of it.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use chrono::{Datelike, NaiveDate};

use super::{
    Asked, FunderAsk, FunderRefusal, GroupBy, MachineDates, NotTold, completed_months, completed_period,
    published_scope, settle_days,
};
use crate::features::labs::Lab;
use crate::platform::http::{Code, Problem, XLSX};
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
    Xlsx,
    /// What the columns of the CSV mean.
    Csvw,
}

pub const CSVW: &str = "application/csvm+json";

/// Media types on offer, the first where several are as good.
const OFFERED: [(ReportFormat, &str); 4] = [
    (ReportFormat::Json, "application/json"),
    (ReportFormat::Csv, "text/csv"),
    (ReportFormat::Xlsx, XLSX),
    (ReportFormat::Csvw, CSVW),
];

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

/// What a funder asks for in the terms of what is published for funders; nothing for everyone else, who may ask for
/// anything.
pub fn funder_ask(actor: &Actor, lab: &Lab, asked: &Asked, now: Instant) -> Result<Option<FunderAsk>, Problem> {
    if !is_funder(actor, lab.id) {
        return Ok(None);
    }
    let completed = if asked.by == GroupBy::Month { completed_months } else { completed_period };
    let period = completed(asked.from, asked.until, lab.zone().date(now))?;
    Ok(Some(FunderAsk { period, scope: published_scope(asked.by, &asked.filter)? }))
}

impl From<FunderRefusal> for Problem {
    fn from(refusal: FunderRefusal) -> Self {
        match refusal {
            FunderRefusal::PeriodNotComplete => Self::of(Code::PeriodNotComplete),
            FunderRefusal::GroupingNotAllowed { allowed } => {
                Self::of(Code::GroupingNotAllowed).with("allowed", serde_json::json!(allowed))
            }
            FunderRefusal::OneFilterOnly => {
                Self::new(Code::GroupingNotAllowed, Text::new("one-filter-only")).with("allowed", serde_json::json!([]))
            }
        }
    }
}

impl From<NotTold> for Problem {
    fn from(not_told: NotTold) -> Self {
        match not_told {
            NotTold::StillOpen(open) => {
                Self::new(Code::PeriodNotComplete, Text::new("period-still-open").with("open", open))
            }
            NotTold::Fault(fault) => fault.into(),
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
    let mut best: Option<(ReportFormat, f32)> = None;
    for (format, media_type) in OFFERED {
        let quality = quality(&ranges, media_type);
        if quality > best.map_or(0.0, |(_, quality)| quality) {
            best = Some((format, quality));
        }
    }
    let offered = || OFFERED.map(|(_, media_type)| media_type).join(", ");
    best.map(|(format, _)| format)
        .ok_or_else(|| Problem::new(Code::NotAcceptable, Text::new("formats-offered").with("types", offered())))
}

/// The same question in another format, relative to its path.
pub fn as_format(request: &HttpRequest, format: &str) -> String {
    let pairs = request.query_string().split('&');
    let kept = pairs.filter(|pair| !pair.is_empty() && !pair.starts_with("format=") && !pair.starts_with("bom="));
    format!("?{}", kept.map(str::to_owned).chain([format!("format={format}")]).collect::<Vec<_>>().join("&"))
}

fn media_range(text: &str) -> (&str, f32) {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().unwrap_or_default();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (range, quality.map_or(1.0, |quality| quality.parse().unwrap_or(0.0)))
}

/// Of the most specific range that takes the type; 0 where none does.
fn quality(ranges: &[(&str, f32)], media_type: &str) -> f32 {
    let kind = media_type.split('/').next().unwrap_or_default();
    let names = [media_type.to_owned(), format!("{kind}/*"), "*/*".to_owned()];
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
