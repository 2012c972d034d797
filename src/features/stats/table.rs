//! Figures as a table of one row a group, the same columns in every format.

use super::definitions;
use super::figures::{Figures, Group};
use super::model::SessionSource;
use super::views::{DeniedCapability, DeniedTime};
use crate::platform::http::{About, Cell, Table};

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

/// The groups, and in what the table is about the period, the lab's time zone, the total and every definition.
pub fn table(figures: &Figures, grouped_by: &str) -> Table {
    let names: Vec<String> = columns().into_iter().map(|column| column.name).collect();
    Table {
        sheet: "Utilization",
        heads: 2,
        rows: figures.groups.iter().map(cells).collect(),
        about: About {
            facts: vec![
                ("from", figures.from.to_string()),
                ("until", figures.until.to_string()),
                ("time_zone", figures.time_zone.clone()),
                ("group_by", grouped_by.to_owned()),
            ],
            totals: names.iter().cloned().zip(cells(&figures.total)).skip(2).collect(),
            definitions: definitions().into_iter().collect(),
        },
        columns: names,
    }
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

/// Denied time, a row a capability. An ask that names two counts in both, so the rows add up to more than the total.
pub fn denied_table(denied: &DeniedTime) -> Table {
    let row = |one: &DeniedCapability| {
        vec![
            Cell::or_nothing(one.process, Cell::text),
            Cell::or_nothing(one.material_class, Cell::text),
            Cell::or_nothing(one.metal, Cell::text),
            Cell::Whole(one.denied_seconds),
        ]
    };
    Table {
        sheet: "Denied time",
        heads: 3,
        columns: ["process", "material_class", "metal", "denied_seconds"].map(str::to_owned).to_vec(),
        rows: denied.by_capability.iter().map(row).collect(),
        about: About {
            facts: vec![
                ("from", denied.from.to_string()),
                ("until", denied.until.to_string()),
                ("time_zone", denied.time_zone.clone()),
            ],
            totals: vec![
                ("denied_seconds".to_owned(), Cell::Whole(denied.denied_seconds)),
                ("people".to_owned(), Cell::Whole(i64::try_from(denied.people).unwrap_or(i64::MAX))),
            ],
            definitions: vec![("denied_seconds", denied.definition)],
        },
    }
}
