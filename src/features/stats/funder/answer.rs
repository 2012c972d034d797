use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::definitions;
use super::super::figures::Figures;
use super::super::group::{GroupBy, Key, MachineInfo, Row, Selection};
use super::period::Period;
use super::publication::Scope;
use super::told::{ToldGroup, ToldPeriod, tell};

/// What a funder asks for, already found to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunderAsk {
    pub period: Period,
    pub scope: Scope,
}

impl FunderAsk {
    /// The periods that the answer is put together from.
    pub fn periods(&self, by: GroupBy) -> Vec<Period> {
        let mut periods = if by == GroupBy::Month { self.period.months() } else { Vec::new() };
        if self.period.is_told() && !periods.contains(&self.period) {
            periods.push(self.period);
        }
        periods
    }

    /// The same year by year, as they are published.
    pub fn years(&self, by: GroupBy) -> Vec<Vec<Period>> {
        let mut years: BTreeMap<NaiveDate, Vec<Period>> = BTreeMap::new();
        self.periods(by).into_iter().for_each(|period| years.entry(period.year_start()).or_default().push(period));
        years.into_values().collect()
    }
}

/// The figures of the selection as they would be published; `rows` are those of all the lab's machines from the start of
/// the year on.
pub fn answer(selection: &Selection<'_>, all: &[MachineInfo], rows: &[Row], ask: &FunderAsk) -> Figures {
    let mut told = BTreeMap::new();
    for periods in ask.years(selection.by) {
        let Some(last) = periods.iter().max().copied() else { continue };
        let of_year: Vec<Row> =
            rows.iter().filter(|row| row.date >= last.year_start() && row.date < last.until).cloned().collect();
        told.extend(tell(all, &of_year, last, &periods));
    }
    answer_told(&told, selection.by, ask, all, selection.time_zone)
}

/// The answer from what is told of its periods; machines and classes are labelled as in `names`.
pub fn answer_told(
    told: &BTreeMap<Period, ToldPeriod>,
    by: GroupBy,
    ask: &FunderAsk,
    names: &[MachineInfo],
    time_zone: &str,
) -> Figures {
    let whole = told.get(&ask.period);
    let groups: Vec<ToldGroup> = match (by, whole) {
        (GroupBy::Month, _) => months(told, ask.period, |period| period.whole(&ask.scope)),
        (_, None) => Vec::new(),
        (GroupBy::Machine, Some(period)) => {
            let taken = period.machines.iter().filter(|machine| period.takes(&ask.scope, machine));
            let taken: Vec<Option<String>> = taken.map(|machine| Some(machine.id.to_string())).collect();
            let groups = period.groups(by).iter().filter(|group| taken.contains(&group.key)).cloned();
            relabelled(groups.collect(), by, names)
        }
        (_, Some(period)) => relabelled(period.groups(by).to_vec(), by, names),
    };
    Figures {
        from: ask.period.from,
        until: ask.period.until,
        time_zone: time_zone.to_owned(),
        published_at: None,
        definitions: definitions(),
        groups: groups.iter().map(ToldGroup::told).collect(),
        total: whole.map_or_else(|| sum(&groups), |period| period.whole(&ask.scope)).told(),
    }
}

/// The time of several months; who was there in all of them together is told nowhere.
fn sum(months: &[ToldGroup]) -> ToldGroup {
    let mut total = ToldGroup::nothing();
    months.iter().for_each(|month| total.add(month));
    if !months.is_empty() {
        total.shown.people = false;
    }
    total
}

/// One group a month.
pub fn months(
    told: &BTreeMap<Period, ToldPeriod>,
    period: Period,
    whole: impl Fn(&ToldPeriod) -> ToldGroup,
) -> Vec<ToldGroup> {
    let month = |month: Period| {
        let name = month.from.format("%Y-%m").to_string();
        told.get(&month).map(|month| whole(month).named(Some(name.clone()), &name))
    };
    period.months().into_iter().filter_map(month).collect()
}

/// In the reader's language, ordered by label; those of no class last.
fn relabelled(groups: Vec<ToldGroup>, by: GroupBy, names: &[MachineInfo]) -> Vec<ToldGroup> {
    if !matches!(by, GroupBy::Machine | GroupBy::Class) {
        return groups;
    }
    let name = |machine: &MachineInfo| match by {
        GroupBy::Class => machine.class.as_ref().map(|(id, label)| (id.to_string(), label.clone())),
        _ => Some((machine.id.to_string(), machine.label.clone())),
    };
    let labels: BTreeMap<String, String> = names.iter().filter_map(name).collect();
    let relabel = |group: ToldGroup| match group.key.clone() {
        None => group,
        Some(key) => {
            let label = labels.get(&key).unwrap_or(&group.label).clone();
            group.named(Some(key), &label)
        }
    };
    let mut groups: Vec<ToldGroup> = groups.into_iter().map(relabel).collect();
    groups.sort_by_cached_key(|group| {
        (group.key.is_none(), Key::of(group.key.clone().unwrap_or_default(), group.label.clone()))
    });
    groups
}
