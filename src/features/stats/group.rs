use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::definitions::definitions;
use super::figures::{Figures, Sum};
use super::model::{MachineDay, MemberDay, Who};
use crate::named_enum;
use crate::platform::values::{Id, Process};

named_enum! {
    /// What utilization is grouped by.
    pub enum GroupBy {
        Machine = "machine", Class = "class", Process = "process", Day = "day", Week = "week", Month = "month",
        Affiliation = "affiliation", Role = "role",
    }
}

impl GroupBy {
    pub(super) const fn of_people(self) -> bool {
        matches!(self, Self::Affiliation | Self::Role)
    }
}

/// A machine of the selection, with its class and processes of today.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MachineInfo {
    pub id: Id,
    pub label: String,
    pub class: Option<(Id, String)>,
    pub processes: BTreeSet<Process>,
}

/// One machine on one local day.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Row {
    pub machine: Id,
    pub date: NaiveDate,
    pub day: MachineDay,
    pub members: Vec<MemberDay>,
}

/// What is asked for: local dates `[from, until)`, cut after `today`, of these machines.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub today: NaiveDate,
    pub time_zone: &'a str,
    pub by: GroupBy,
    pub machines: &'a [MachineInfo],
}

/// Orders groups by label, those without a key last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    without: bool,
    pub(super) label: String,
    pub(super) key: Option<String>,
}

impl Key {
    pub(super) fn of(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { without: false, label: label.into(), key: Some(key.into()) }
    }

    fn plain(key: impl Into<String>) -> Self {
        let key = key.into();
        Self { without: false, label: key.clone(), key: Some(key) }
    }

    fn without(label: &str) -> Self {
        Self { without: true, label: label.to_owned(), key: None }
    }
}

/// Adds the rows up into groups and one total. Rows of other machines or dates are left out.
pub fn figures(selection: &Selection<'_>, rows: impl IntoIterator<Item = Row>) -> Figures {
    let (groups, total) = sums(selection, rows);
    Figures {
        from: selection.from,
        until: selection.until,
        time_zone: selection.time_zone.to_owned(),
        published_at: None,
        definitions: definitions(),
        groups: groups.into_iter().map(|(key, sum)| sum.group(key.key, key.label)).collect(),
        total: total.group(None, "total".to_owned()),
    }
}

/// The sums of each group and of the whole selection.
pub(super) fn sums(selection: &Selection<'_>, rows: impl IntoIterator<Item = Row>) -> (BTreeMap<Key, Sum>, Sum) {
    let machines: BTreeMap<Id, &MachineInfo> = selection.machines.iter().map(|machine| (machine.id, machine)).collect();
    let mut total = Sum::default();
    let mut groups = empty_groups(selection);
    for row in rows {
        let Some(machine) = machines.get(&row.machine) else { continue };
        if row.date < selection.from || row.date >= selection.until {
            continue;
        }
        total.add_row(&row);
        if selection.by.of_people() {
            add_members(&mut groups, selection.by, &row.members);
        } else {
            for key in keys(selection.by, machine, row.date) {
                groups.entry(key).or_default().add_row(&row);
            }
        }
    }
    if selection.by.of_people() {
        groups.values_mut().for_each(|sum| sum.day.time = total.day.time);
    }
    (groups, total)
}

/// Machines, classes, processes and dates are listed even when nothing happened.
fn empty_groups(selection: &Selection<'_>) -> BTreeMap<Key, Sum> {
    let until = selection.until.min(selection.today.succ_opt().unwrap_or(NaiveDate::MAX));
    let dates = || selection.from.iter_days().take_while(|date| *date < until);
    let machines = selection.machines.iter();
    let all: BTreeSet<Key> = match selection.by {
        GroupBy::Affiliation | GroupBy::Role => BTreeSet::new(),
        GroupBy::Day | GroupBy::Week | GroupBy::Month => dates().map(|date| date_key(selection.by, date)).collect(),
        _ => machines.flat_map(|machine| keys(selection.by, machine, selection.from)).collect(),
    };
    all.into_iter().map(|key| (key, Sum::default())).collect()
}

fn keys(by: GroupBy, machine: &MachineInfo, date: NaiveDate) -> Vec<Key> {
    match by {
        GroupBy::Class => vec![match &machine.class {
            Some((id, label)) => Key::of(id.to_string(), label.as_str()),
            None => Key::without("no class"),
        }],
        GroupBy::Process if machine.processes.is_empty() => vec![Key::without("no process")],
        GroupBy::Process => machine.processes.iter().map(|process| Key::plain(process.name())).collect(),
        GroupBy::Day | GroupBy::Week | GroupBy::Month => vec![date_key(by, date)],
        _ => vec![Key::of(machine.id.to_string(), machine.label.as_str())],
    }
}

/// `2026-09-01`, `2026-W36` by ISO 8601, `2026-09`.
fn date_key(by: GroupBy, date: NaiveDate) -> Key {
    let week = date.iso_week();
    Key::plain(match by {
        GroupBy::Week => format!("{:04}-W{:02}", week.year(), week.week()),
        GroupBy::Month => format!("{:04}-{:02}", date.year(), date.month()),
        _ => date.to_string(),
    })
}

fn people_key(by: GroupBy, who: &Who) -> Key {
    match (by, &who.affiliation) {
        (GroupBy::Role, _) => who.role.map_or_else(|| Key::without("no role"), |role| Key::plain(role.name())),
        (_, Some(affiliation)) => Key::plain(affiliation.as_str()),
        (_, None) => Key::without("no affiliation"),
    }
}

fn add_members(groups: &mut BTreeMap<Key, Sum>, by: GroupBy, members: &[MemberDay]) {
    for member in members {
        groups.entry(people_key(by, &member.who)).or_default().add_member(member);
    }
}

impl Sum {
    fn add_row(&mut self, row: &Row) {
        self.day += &row.day;
        row.members.iter().for_each(|member| self.add_person(member));
    }

    /// One person's part, in whose group it counts.
    pub(super) fn add_member(&mut self, member: &MemberDay) {
        self.day.usage += &member.usage;
        self.day.claims += &member.claims;
        self.add_person(member);
    }

    fn add_person(&mut self, member: &MemberDay) {
        if member.present {
            self.people.extend(member.who.person);
        }
    }
}
