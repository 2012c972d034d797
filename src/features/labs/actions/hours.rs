use chrono::NaiveDate;
use serde_json::json;

use super::closures::{Affected, open_of};
use crate::features::labs::checks;
use crate::features::labs::hours::{DatedWeek, OpeningSpan};
use crate::features::labs::model::{Error, Faults, HoursRow, Lab};
use crate::features::labs::store;
use crate::platform::db::Json;
use crate::platform::values::{Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A week that is to hold from a local day on.
#[derive(Clone, Debug)]
pub struct HoursAsk {
    pub from: NaiveDate,
    pub hours: Vec<OpeningSpan>,
    pub dry_run: bool,
}

/// Sets a dated week; the past keeps its own. Reservations that stand outside it stay and are listed.
///
/// # Errors
/// Spans that overlap or close before they open, the database's.
pub fn set_hours(w: &mut Write<'_>, lab: &Lab, ask: &HoursAsk) -> Result<Affected, Error> {
    let mut faults = Faults::default();
    checks::week(&ask.hours, "/hours", &mut faults);
    if ask.from <= NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default() {
        faults.add("/from", "too_early", Text::new("hours-too-early"));
    }
    faults.check(Error::Fields)?;
    let lab = store::locked(w.c, lab.id)?;
    let from = lab.zone().day_start(ask.from);
    let mut hours = store::hours(w.c, lab.id)?;
    hours.put(DatedWeek { from: ask.from, spans: ask.hours.clone() });
    let ahead = Interval::new(from.max(w.now), Instant::MAX);
    let mut affected = Vec::new();
    for standing in store::closures::standing(w.c, lab.id, &lab.policy(), ahead)? {
        let open = open_of(&hours, lab.zone(), &[], standing.machine, standing.span);
        let starts_under_it = standing.span.starts_at >= from;
        if starts_under_it && !checks::fits(&open, standing.span, standing.unattended_minutes) {
            affected.push(standing.id);
        }
    }
    if !ask.dry_run {
        let row = HoursRow {
            id: w.new_id(),
            lab: lab.id,
            from_date: ask.from,
            hours: Json::of(&ask.hours),
            created_at: w.now,
        };
        store::put_hours(w.c, &row)?;
        store::raise_version(w.c, lab.id, w.now)?;
        store::raise_revision(w.c, lab.id)?;
        let mut event = Event::new("opening_hours.changed", "lab", lab.id)
            .lab(lab.id)
            .after(json!({ "from": ask.from, "hours": ask.hours, "affected_reservations": affected }));
        if from < w.now {
            event = event.touching_lab(Interval::new(from, w.now));
        }
        w.emit(event);
    }
    Ok(Affected(affected))
}
