use chrono::{Datelike, NaiveDate, NaiveDateTime};
use fluent_bundle::FluentValue;

use super::text::{Arg, Minutes};
use super::{bundles, text::Text};
use crate::platform::values::{Instant, Interval, Lang, LocalZone};

/// A fact as its message takes it: numbers stay numbers, for the plural forms.
pub(super) fn arg(value: &Arg, lang: Lang, zone: Option<LocalZone>) -> FluentValue<'static> {
    match value {
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Word(word) => FluentValue::from(word.clone()),
        Arg::Length(minutes) => FluentValue::from(length(*minutes, lang)),
        Arg::At(at) => FluentValue::from(moment(*at, lang, zone)),
        Arg::Day(day) => FluentValue::from(date(*day, lang)),
        Arg::Hours(spans) => FluentValue::from(hours(spans, zone)),
        Arg::Text(text) => FluentValue::from(Text::say(text, lang, zone)),
    }
}

/// As `1 h 30 min`; from two days on in days.
fn length(minutes: Minutes, lang: Lang) -> String {
    let Minutes(all) = minutes;
    let days = if all >= 2 * 1440 { all / 1440 } else { 0 };
    let (hours, minutes) = ((all - days * 1440) / 60, all % 60);
    let parts = [("unit-days", days), ("unit-hours", hours), ("unit-minutes", minutes)];
    let shown = parts.into_iter().filter(|(unit, count)| *count != 0 || (all == 0 && *unit == "unit-minutes"));
    let said =
        shown.map(|(unit, count)| bundles::spoken(lang, unit, [("count", FluentValue::from(count))].into_iter()));
    said.collect::<Vec<_>>().join(" ")
}

fn date(day: NaiveDate, lang: Lang) -> String {
    bundles::spoken(lang, "date", parts(day).into_iter())
}

fn parts(day: NaiveDate) -> [(&'static str, FluentValue<'static>); 3] {
    [
        ("day", FluentValue::from(day.day())),
        ("month", FluentValue::from(day.month())),
        ("year", FluentValue::from(day.year().to_string())),
    ]
}

fn moment(at: Instant, lang: Lang, zone: Option<LocalZone>) -> String {
    let wall = wall(at, zone);
    let time = format!("{}{}", wall.format("%H:%M"), utc_mark(zone));
    let all = parts(wall.date()).into_iter().chain([("time", FluentValue::from(time))]);
    bundles::spoken(lang, "moment", all)
}

/// As `09:00–13:00, 14:00–18:00`.
fn hours(spans: &[Interval], zone: Option<LocalZone>) -> String {
    let time = |at: Instant| wall(at, zone).format("%H:%M").to_string();
    let shown = |span: &Interval| format!("{}\u{2013}{}{}", time(span.starts_at), time(span.ends_at), utc_mark(zone));
    spans.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn wall(at: Instant, zone: Option<LocalZone>) -> NaiveDateTime {
    zone.map_or_else(|| at.utc().naive_utc(), |zone| zone.wall(at))
}

const fn utc_mark(zone: Option<LocalZone>) -> &'static str {
    if zone.is_some() { "" } else { " UTC" }
}
