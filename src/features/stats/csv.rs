use std::borrow::Cow;

use super::figures::{Figures, Group};
use super::model::SessionSource;

const COLUMNS: [&str; 18] = [
    "key",
    "label",
    "open_seconds",
    "downtime_planned_seconds",
    "downtime_unplanned_seconds",
    "available_seconds",
    "reserved_seconds",
    "used_seconds",
    "used_in_available_seconds",
    "used_outside_open_seconds",
    "no_show_seconds",
    "no_show_rate",
    "utilization",
    "booking_fill",
    "sessions",
    "reach",
    "headcount",
    "success_rate",
];

/// The groups as CSV by RFC 4180, with a header and one column of coverage per source; null is an empty cell. The total
/// is left out, so that a column can be added up.
///
/// # Errors
/// Those of the writer, which writes to memory.
pub fn write_csv(figures: &Figures) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let coverage = SessionSource::ALL.iter().map(|source| format!("coverage_{source}"));
    writer.write_record(COLUMNS.map(str::to_owned).into_iter().chain(coverage).chain(["suppressed".to_owned()]))?;
    for group in &figures.groups {
        writer.write_record(cells(group))?;
    }
    writer.into_inner().map_err(|error| ::csv::Error::from(std::io::Error::from(error.error().kind())))
}

fn cells(group: &Group) -> Vec<String> {
    let mut cells = vec![
        group.key.as_deref().map_or_else(String::new, |key| guarded(key).into_owned()),
        guarded(&group.label).into_owned(),
        group.open_seconds.to_string(),
        group.downtime_planned_seconds.to_string(),
        group.downtime_unplanned_seconds.to_string(),
        group.available_seconds.to_string(),
        group.reserved_seconds.to_string(),
        group.used_seconds.to_string(),
        group.used_in_available_seconds.to_string(),
        group.used_outside_open_seconds.to_string(),
        number(group.no_show_seconds),
        number(group.no_show_rate),
        number(group.utilization),
        number(group.booking_fill),
        number(group.sessions),
        number(group.reach),
        number(group.headcount),
        number(group.success_rate),
    ];
    for source in SessionSource::ALL {
        let share = group.coverage.as_ref().map(|shares| shares.get(source).copied().unwrap_or_default());
        cells.push(number(share));
    }
    cells.push(group.suppressed.to_string());
    cells
}

fn number(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
