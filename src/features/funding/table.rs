//! The portfolio as a spreadsheet reads it: a row a request.

use crate::features::requests::{Count, GapCode, Published};
use crate::platform::http::{About, Cell, Table};
use crate::platform::values::{Instant, Money};

/// Columns and what they mean.
const COLUMNS: [(&str, &str); 25] = [
    ("title", "The request's title, in the language asked for."),
    ("lab", "The lab's slug."),
    ("status", "Where it stands: flagged, or a later step."),
    ("process", "The process that is asked for."),
    ("material_class", "The class of material that is asked for."),
    ("expected_users", "As the request says."),
    ("hours_per_month", "As the request says."),
    ("estimated_cost", "As the request says, with its currency."),
    ("capital", "Everything that is paid once, by currency."),
    ("five_years", "Capital and five years of what is paid every year, by currency."),
    ("supporters", "Different people behind the request, staff not counted; <5 where so few are not told."),
    ("supporters_with_need", "Of them, who said what they would make."),
    ("supporters_who_used_related", "Of them, who used a machine of the same process or material class."),
    ("signals", "Matching records of unmet need in the last 90 days."),
    ("signals_people", "Different people who left them."),
    ("denied_minutes", "Asked for and not given in the 90 observed days, per person and day the longest."),
    ("denied_people", "Different people behind denied_minutes."),
    ("capability_gap", "True when no machine in service does what is asked; empty when too little was observed."),
    ("capacity_gap", "True when those that do are taken; empty when too little was observed."),
    ("condition_gap", "True when those that do are down; empty when too little was observed."),
    ("observed_from", "The first of the observed local days."),
    ("observed_until", "The local day after the last."),
    ("evidence_sha256", "Of the full evidence as it stood when the request was flagged, canonical by RFC 8785."),
    ("created_at", "UTC."),
    ("id", "The request's id."),
];

/// All requests, as they are told to the reader, at `now`.
pub fn table(requests: &[Published], now: Instant) -> Table {
    Table {
        sheet: "Portfolio",
        heads: 1,
        columns: COLUMNS.map(|(name, _)| name.to_owned()).to_vec(),
        rows: requests.iter().map(row).collect(),
        about: About { facts: vec![("told_at", now.to_string())], totals: Vec::new(), definitions: COLUMNS.to_vec() },
    }
}

fn row(one: &Published) -> Vec<Cell> {
    let (content, evidence) = (&one.content, &one.evidence.live);
    let (demand, support) = (&evidence.demand, &evidence.support);
    let gap = |code| {
        let found = evidence.gaps.iter().find(|gap| gap.code == code);
        Cell::or_nothing(found.and_then(|gap| gap.holds), Cell::Flag)
    };
    vec![
        Cell::text(&content.title_local),
        Cell::text(&one.lab.slug),
        Cell::text(one.status),
        Cell::or_nothing(content.process, Cell::text),
        Cell::or_nothing(content.material_class, Cell::text),
        Cell::or_nothing(content.expected_users, |users| Cell::Whole(i64::from(users))),
        Cell::or_nothing(content.hours_per_month, Cell::Number),
        Cell::or_nothing(content.estimated_cost.as_ref(), |cost| Cell::Text(cost.plain())),
        amounts(&evidence.totals.capital),
        amounts(&evidence.totals.five_years),
        count(support.people),
        count(support.people_with_need),
        count(support.people_who_used_related),
        count(demand.signals),
        count(demand.people),
        Cell::or_nothing(demand.denied_minutes, Cell::Whole),
        count(demand.denied_people),
        gap(GapCode::CapabilityGap),
        gap(GapCode::CapacityGap),
        gap(GapCode::ConditionGap),
        Cell::text(evidence.observed_from),
        Cell::text(evidence.observed_until),
        Cell::or_nothing(one.evidence.frozen.as_ref(), |frozen| Cell::text(&frozen.sha256)),
        Cell::text(one.created_at),
        Cell::text(one.id),
    ]
}

fn amounts(sums: &[Money]) -> Cell {
    match sums {
        [] => Cell::Nothing,
        sums => Cell::Text(sums.iter().map(Money::plain).collect::<Vec<_>>().join("; ")),
    }
}

fn count(count: Count) -> Cell {
    match count {
        Count::Exactly(number) => Cell::Whole(number),
        Count::Few => Cell::text("<5"),
        Count::Withheld => Cell::Nothing,
    }
}
