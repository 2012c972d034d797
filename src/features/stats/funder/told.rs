//! The figures of one period as they are told, whatever is asked of it later.

use std::collections::BTreeMap;

use super::super::figures::{Group, Sum};
use super::super::group::{GroupBy, MachineInfo, Row, Selection, sums};
use super::super::{MachineDay, MemberDay};
use super::crowds::{Crowd, OTHERS, Pool};
use super::period::Period;
use super::publication::{Publication, Scope, Shown, crowd_scope};

/// One group's sums, and which of them are told. Times in microseconds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ToldGroup {
    pub key: Option<String>,
    pub label: String,
    pub day: MachineDay,
    /// People, each counted once.
    pub reach: i64,
    pub shown: Shown,
}

/// All that funders are told of a period.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ToldPeriod {
    /// With class and processes as this period's year has them.
    pub machines: Vec<MachineInfo>,
    pub total: ToldGroup,
    groups: BTreeMap<GroupBy, Vec<ToldGroup>>,
}

/// What is told of the wanted periods, which end within the year of `last` no later than it; `rows` are those of all
/// machines from the start of that year on.
pub fn tell(machines: &[MachineInfo], rows: &[Row], last: Period, wanted: &[Period]) -> BTreeMap<Period, ToldPeriod> {
    let publication = Publication::of(machines, rows, last);
    wanted.iter().map(|period| (*period, ToldPeriod::of(machines, rows, *period, &publication))).collect()
}

impl ToldPeriod {
    fn of(machines: &[MachineInfo], rows: &[Row], period: Period, publication: &Publication) -> Self {
        let rows: Vec<Row> = rows.iter().filter(|row| period.contains(row.date)).cloned().collect();
        let by_machine = |by| {
            let (from, until) = (period.from, period.until);
            sums(&Selection { from, until, today: until, time_zone: "", by, machines }, rows.iter().cloned())
        };
        let shown = |scope: &Scope| publication.shown(period, scope);
        let mut groups: BTreeMap<GroupBy, Vec<ToldGroup>> = BTreeMap::new();
        for by in [GroupBy::Machine, GroupBy::Class, GroupBy::Process] {
            let scopes = scopes(by, machines);
            let told = |(key, sum): (super::super::group::Key, Sum)| {
                let shown = scopes.get(&key.key).map_or(Shown::NOTHING, shown);
                ToldGroup::of(key.key, key.label, &sum, shown)
            };
            groups.insert(by, by_machine(by).0.into_iter().map(told).collect());
        }
        for by in [GroupBy::Affiliation, GroupBy::Role] {
            let told = |(crowd, sum): (Crowd, Sum)| {
                let (key, label) = crowd.named(by);
                ToldGroup::of(key, label, &sum, shown(&crowd_scope(by, crowd)))
            };
            groups.insert(by, crowds(by, publication.pools(period, by), &rows).into_iter().map(told).collect());
        }
        let total = ToldGroup::of(None, TOTAL.to_owned(), &by_machine(GroupBy::Machine).1, shown(&Scope::Total));
        Self { machines: machines.to_vec(), total, groups }
    }

    pub fn groups(&self, by: GroupBy) -> &[ToldGroup] {
        self.groups.get(&by).map_or(&[], Vec::as_slice)
    }

    /// The whole of a scope; of one that the period does not have there is nothing.
    pub fn whole(&self, scope: &Scope) -> ToldGroup {
        let (by, key) = match scope {
            Scope::Machine(id) => (GroupBy::Machine, Some(id.to_string())),
            Scope::Class(class) => (GroupBy::Class, class.map(|id| id.to_string())),
            Scope::Process(process) => (GroupBy::Process, process.map(|process| process.name().to_owned())),
            Scope::Total | Scope::Affiliation(_) | Scope::Role(_) => return self.total.clone(),
        };
        let found = self.groups(by).iter().find(|group| group.key == key);
        found.map_or_else(ToldGroup::nothing, |group| group.clone().named(None, TOTAL))
    }

    /// Whether the scope takes a machine, as the period has it.
    pub fn takes(&self, scope: &Scope, machine: &MachineInfo) -> bool {
        match scope {
            Scope::Machine(id) => machine.id == *id,
            Scope::Class(class) => machine.class.as_ref().map(|(id, _)| *id) == *class,
            Scope::Process(Some(process)) => machine.processes.contains(process),
            Scope::Process(None) => machine.processes.is_empty(),
            Scope::Total | Scope::Affiliation(_) | Scope::Role(_) => true,
        }
    }
}

pub const TOTAL: &str = "total";

impl ToldGroup {
    fn of(key: Option<String>, label: String, sum: &Sum, shown: Shown) -> Self {
        Self { key, label, day: sum.day.clone(), reach: sum.reach(), shown }
    }

    pub fn nothing() -> Self {
        Self::of(None, TOTAL.to_owned(), &Sum::default(), Shown::ALL)
    }

    pub fn named(self, key: Option<String>, label: &str) -> Self {
        Self { key, label: label.to_owned(), ..self }
    }

    /// Adds figures of other people's or other machines' making; what is withheld of either is withheld of both.
    pub fn add(&mut self, other: &Self) {
        self.day += &other.day;
        self.reach += other.reach;
        self.shown = self.shown.and(other.shown);
    }

    /// As it is answered: without what is not told.
    pub fn told(&self) -> Group {
        let mut group = Group::of(self.key.clone(), self.label.clone(), &self.day, self.reach);
        let shown = self.shown;
        if !shown.people {
            (group.sessions, group.reach, group.headcount, group.success_rate) = (None, None, None, None);
        }
        if !shown.people || !shown.used {
            group.coverage = None;
        }
        if !shown.claims {
            (group.no_show_seconds, group.no_show_rate) = (None, None);
        }
        if !shown.used {
            (group.used_seconds, group.used_in_available_seconds, group.used_outside_open_seconds) = (None, None, None);
            group.utilization = None;
        }
        if !shown.reserved {
            (group.reserved_seconds, group.booking_fill) = (None, None);
        }
        group.suppressed = !(shown.people && shown.claims && shown.used && shown.reserved);
        group
    }
}

/// Where each group of machines stands in the publication.
fn scopes(by: GroupBy, machines: &[MachineInfo]) -> BTreeMap<Option<String>, Scope> {
    let all = machines.iter();
    match by {
        GroupBy::Class => {
            let class = |machine: &MachineInfo| machine.class.as_ref().map(|(id, _)| *id);
            all.map(class).map(|id| (id.map(|id| id.to_string()), Scope::Class(id))).collect()
        }
        GroupBy::Process => {
            let named = all.flat_map(|machine| machine.processes.iter().copied()).map(Some);
            let process = named.chain([None]);
            process.map(|code| (code.map(|code| code.name().to_owned()), Scope::Process(code))).collect()
        }
        _ => all.map(|machine| (Some(machine.id.to_string()), Scope::Machine(machine.id))).collect(),
    }
}

/// The sums of each pool of affiliations or roles, by name, those without and the others last. Time open and available is
/// that of the whole selection.
fn crowds(by: GroupBy, pools: &[Pool], rows: &[Row]) -> Vec<(Crowd, Sum)> {
    let mut out = Vec::with_capacity(pools.len());
    for pool in pools {
        let mut sum = Sum::default();
        for row in rows {
            sum.day.time += &row.day.time;
            let role = |member: &MemberDay| member.who.role.map(|role| role.name().to_owned());
            let key = |member: &_| if by == GroupBy::Role { role(member) } else { member.who.affiliation.clone() };
            row.members
                .iter()
                .filter(|member| pool.keys.contains(&key(member)))
                .for_each(|member| sum.add_member(member));
        }
        out.push((pool.crowd.clone(), sum));
    }
    out.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    out
}

impl Crowd {
    fn order(&self) -> (u8, Option<&str>) {
        match self {
            Self::Of(Some(key)) => (0, Some(key)),
            Self::Of(None) => (1, None),
            Self::Others => (2, None),
        }
    }

    fn named(&self, by: GroupBy) -> (Option<String>, String) {
        match self {
            Self::Of(Some(key)) => (Some(key.clone()), key.clone()),
            Self::Of(None) => (None, format!("no {by}")),
            Self::Others => (Some(OTHERS.to_owned()), OTHERS.to_owned()),
        }
    }
}
