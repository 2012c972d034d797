//! Figures as a table of one row a group, the same columns in every format.

use super::figures::Group;
use super::model::SessionSource;

/// One cell; nothing where a figure is null.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    Ratio(f64),
    Flag(bool),
    Nothing,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Whole,
    Ratio,
    Flag,
}

/// A column and the definition that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub definition: &'static str,
}

const BEFORE_COVERAGE: [(&str, Kind, &str); 18] = [
    ("key", Kind::Text, "groups"),
    ("label", Kind::Text, "groups"),
    ("open_seconds", Kind::Whole, "open"),
    ("downtime_planned_seconds", Kind::Whole, "downtime_planned"),
    ("downtime_unplanned_seconds", Kind::Whole, "downtime_unplanned"),
    ("available_seconds", Kind::Whole, "available"),
    ("reserved_seconds", Kind::Whole, "reserved"),
    ("used_seconds", Kind::Whole, "used"),
    ("used_in_available_seconds", Kind::Whole, "used_in_available"),
    ("used_outside_open_seconds", Kind::Whole, "used_outside_open"),
    ("no_show_seconds", Kind::Whole, "no_show"),
    ("no_show_rate", Kind::Ratio, "no_show_rate"),
    ("utilization", Kind::Ratio, "utilization"),
    ("booking_fill", Kind::Ratio, "booking_fill"),
    ("sessions", Kind::Whole, "sessions"),
    ("reach", Kind::Whole, "reach"),
    ("headcount", Kind::Whole, "headcount"),
    ("success_rate", Kind::Ratio, "success_rate"),
];

/// The columns, with one of coverage per source.
pub fn columns() -> Vec<Column> {
    let fixed = BEFORE_COVERAGE.map(|(name, kind, definition)| Column { name: name.to_owned(), kind, definition });
    let coverage = SessionSource::ALL.iter().map(|source| Column {
        name: format!("coverage_{source}"),
        kind: Kind::Ratio,
        definition: "coverage",
    });
    let suppressed = Column { name: "suppressed".to_owned(), kind: Kind::Flag, definition: "suppressed" };
    fixed.into_iter().chain(coverage).chain([suppressed]).collect()
}

/// The cells of one group, as [`columns`] names them.
pub fn cells(group: &Group) -> Vec<Cell> {
    let whole = |value: Option<i64>| value.map_or(Cell::Nothing, Cell::Whole);
    let ratio = |value: Option<f64>| value.map_or(Cell::Nothing, Cell::Ratio);
    let mut cells = vec![
        group.key.clone().map_or(Cell::Nothing, Cell::Text),
        Cell::Text(group.label.clone()),
        Cell::Whole(group.open_seconds),
        Cell::Whole(group.downtime_planned_seconds),
        Cell::Whole(group.downtime_unplanned_seconds),
        Cell::Whole(group.available_seconds),
        whole(group.reserved_seconds),
        whole(group.used_seconds),
        whole(group.used_in_available_seconds),
        whole(group.used_outside_open_seconds),
        whole(group.no_show_seconds),
        ratio(group.no_show_rate),
        ratio(group.utilization),
        ratio(group.booking_fill),
        whole(group.sessions),
        whole(group.reach),
        whole(group.headcount),
        ratio(group.success_rate),
    ];
    for source in SessionSource::ALL {
        cells.push(ratio(group.coverage.as_ref().map(|shares| shares.get(source).copied().unwrap_or_default())));
    }
    cells.push(Cell::Flag(group.suppressed));
    cells
}
