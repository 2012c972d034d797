//! What funders may be told of a year, whatever they ask: every figure is admitted or withheld once, in an order that
//! depends on nothing but the facts until its period ended.

use std::collections::{BTreeMap, BTreeSet};

use roaring::RoaringBitmap;

use super::super::{GroupBy, MachineInfo, Row};
use super::crowds::{Crowd, Pool, pooled};
use super::facts::{Facts, Part};
use super::period::Period;
use super::reach::{Count, Counts, overlap_is_few};
use super::witness::{Parts, Told};
use crate::platform::values::{Id, Process};

/// What a figure is of, within a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Total,
    Affiliation(Crowd),
    Role(Crowd),
    Class(Option<Id>),
    Machine(Id),
    Process(Option<Process>),
}

/// Which figures of a scope and period are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is told or not by itself")]
pub struct Shown {
    /// Reach, sessions, headcount, success rate and coverage.
    pub people: bool,
    /// What came of reservations.
    pub claims: bool,
    /// Time used and time reserved; machines' own is told always.
    pub used: bool,
    pub reserved: bool,
}

impl Shown {
    pub const ALL: Self = Self { people: true, claims: true, used: true, reserved: true };
    pub const NOTHING: Self = Self { people: false, claims: false, used: false, reserved: false };

    /// What both tell.
    pub const fn and(self, other: Self) -> Self {
        Self {
            people: self.people && other.people,
            claims: self.claims && other.claims,
            used: self.used && other.used,
            reserved: self.reserved && other.reserved,
        }
    }
}

/// What is told of a year.
pub struct Publication {
    shown: BTreeMap<(Period, Scope), Shown>,
    pools: BTreeMap<(Period, GroupBy), Vec<Pool>>,
}

struct Making<'a> {
    machines: &'a [MachineInfo],
    facts: Facts,
    out: Publication,
    counts: Counts,
    /// The parts of each figure in which anybody was present.
    parts: BTreeMap<(Period, Scope), RoaringBitmap>,
    sessions: Told,
    claims: Told,
    used: Told,
    reserved: Told,
    /// How many parts each person has a hand in so far.
    active: Vec<u32>,
    periods: Vec<Period>,
}

impl Publication {
    /// Decides for every period that ends within the year of `last` no later than it; `rows` are those of its year.
    pub fn of(machines: &[MachineInfo], rows: &[Row], last: Period) -> Self {
        let facts = Facts::of(rows);
        let mut making = Making {
            machines,
            counts: Counts::default(),
            parts: BTreeMap::new(),
            sessions: Told::new(false),
            claims: Told::new(false),
            used: Told::new(true),
            reserved: Told::new(true),
            active: vec![0; facts.people],
            facts,
            out: Self { shown: BTreeMap::new(), pools: BTreeMap::new() },
            periods: last.up_to(),
        };
        for period in making.periods.clone() {
            making.decide(period);
        }
        making.out
    }

    /// A scope that nobody had a hand in has nothing to withhold; of a period that was not decided on nothing is told.
    pub fn shown(&self, period: Period, scope: &Scope) -> Shown {
        if !self.pools.contains_key(&(period, GroupBy::Role)) {
            return Shown::NOTHING;
        }
        self.shown.get(&(period, scope.clone())).copied().unwrap_or(Shown::ALL)
    }

    pub fn pools(&self, period: Period, by: GroupBy) -> &[Pool] {
        self.pools.get(&(period, by)).map_or(&[], Vec::as_slice)
    }

    fn crowds(&self, period: Period, by: GroupBy) -> Vec<Scope> {
        self.pools(period, by).iter().map(|pool| crowd_scope(by, pool.crowd.clone())).collect()
    }
}

impl Making<'_> {
    fn decide(&mut self, period: Period) {
        self.note_activity(period);
        let mut scopes = vec![Scope::Total];
        for by in [GroupBy::Affiliation, GroupBy::Role] {
            let pools = self.pools(period, by);
            scopes.extend(pools.iter().map(|pool| crowd_scope(by, pool.crowd.clone())));
            self.out.pools.insert((period, by), pools);
        }
        let classes: BTreeSet<Option<Id>> = self.machines.iter().map(class_of).collect();
        let processes: BTreeSet<Option<Process>> = self.machines.iter().flat_map(processes_of).collect();
        scopes.extend(classes.into_iter().map(Scope::Class));
        scopes.extend(self.ids(|_| true).into_iter().map(Scope::Machine));
        scopes.extend(processes.into_iter().map(Scope::Process));
        for scope in &scopes {
            let present = self.parts_of(period, scope) & &self.facts.present.peopled;
            self.parts.insert((period, scope.clone()), present);
        }
        for scope in scopes {
            self.decide_one(period, scope);
        }
    }

    fn ids(&self, takes: impl Fn(&MachineInfo) -> bool) -> BTreeSet<Id> {
        self.machines.iter().filter(|machine| takes(machine)).map(|machine| machine.id).collect()
    }

    fn note_activity(&mut self, period: Period) {
        if !period.is_month() {
            return;
        }
        let parts = self.facts.select(|part| part.month == period.from);
        for people in [&self.facts.present, &self.facts.claims] {
            for person in parts.iter().filter_map(|part| people.people.get(usize::try_from(part).ok()?)).flatten() {
                if let Some(active) = usize::try_from(*person).ok().and_then(|index| self.active.get_mut(index)) {
                    *active += 1;
                }
            }
        }
    }

    fn pools(&self, period: Period, by: GroupBy) -> Vec<Pool> {
        let mut groups: BTreeMap<Option<String>, BTreeSet<u32>> = BTreeMap::new();
        for (number, part) in (0_u32..).zip(&self.facts.parts).filter(|(_, part)| period.contains(part.month)) {
            let reach = self.facts.reach(&RoaringBitmap::from_iter([number]));
            groups.entry(key_of(by, part).clone()).or_default().extend(reach);
        }
        pooled(groups.iter().map(|(key, people)| (key.clone(), people)))
    }

    fn pool(&self, period: Period, scope: &Scope) -> Option<(GroupBy, &Pool)> {
        let (by, crowd) = match scope {
            Scope::Affiliation(crowd) => (GroupBy::Affiliation, crowd),
            Scope::Role(crowd) => (GroupBy::Role, crowd),
            _ => return None,
        };
        let pool = self.out.pools(period, by).iter().find(|pool| pool.crowd == *crowd);
        pool.map(|pool| (by, pool))
    }

    fn parts_of(&self, period: Period, scope: &Scope) -> RoaringBitmap {
        let machines = match scope {
            Scope::Class(class) => self.ids(|machine| class_of(machine) == *class),
            Scope::Machine(id) => BTreeSet::from([*id]),
            Scope::Process(process) => self.ids(|machine| processes_of(machine).contains(process)),
            Scope::Total | Scope::Affiliation(_) | Scope::Role(_) => self.ids(|_| true),
        };
        let pool = self.pool(period, scope);
        self.facts.select(|part| {
            period.contains(part.month)
                && machines.contains(&part.machine)
                && pool.is_none_or(|(by, pool)| pool.keys.contains(key_of(by, part)))
        })
    }

    fn decide_one(&mut self, period: Period, scope: Scope) {
        let all = self.parts_of(period, &scope);
        let (present, claims) = (&all & &self.facts.present.peopled, &all & &self.facts.claims.peopled);
        let pool = self.pool(period, &scope).map(|(_, pool)| pool.hidden);
        let people = pool != Some(true) && self.tell_people(period, &present);
        let Self { facts, active, claims: missed, used, reserved, .. } = self;
        let admit = |told: &mut Told, parts: &Parts, figure: &RoaringBitmap| {
            people && (figure.is_empty() || told.admit(parts, figure, active))
        };
        let shown = Shown {
            people,
            claims: admit(missed, &facts.claims, &claims),
            used: pool.is_none() || admit(used, &facts.present, &present),
            reserved: pool.is_none() || admit(reserved, &facts.claims, &claims),
        };
        self.out.shown.insert((period, scope), shown);
    }

    /// Whether the counts of people and their sessions may be told beside all that is told before.
    fn tell_people(&mut self, period: Period, present: &RoaringBitmap) -> bool {
        if present.is_empty() || self.counts.of(present).is_some() {
            return true;
        }
        let count = Count { parts: present.clone(), people: self.facts.reach(present) };
        let safe = self.counts.admits(&count)
            && !self.overlaps_by_few(period, &count)
            && self.sessions.admit(&self.facts.present, present, &self.active);
        if safe {
            self.counts.tell(count);
        }
        safe
    }

    /// Whether the new count completes a sum that tells how few are counted in more than one of its parts.
    fn overlaps_by_few(&self, period: Period, new: &Count) -> bool {
        // The same parts may bear several names, so all of a name's shorter periods and all groupings are looked at.
        let names = self.parts.iter().filter(|((of, _), parts)| *of == period && **parts == new.parts);
        let over_time = names.flat_map(|((_, scope), _)| {
            let families = period.made_up_of(&self.periods).into_iter();
            families.map(move |shorter| {
                let parts = shorter.into_iter().map(|shorter| (shorter, scope.clone())).collect();
                ((period, scope.clone()), parts)
            })
        });
        let at_once = self.families(period).into_iter().map(|(whole, parts)| {
            let parts = parts.into_iter().map(|part| (period, part)).collect();
            ((period, whole), parts)
        });
        over_time.chain(at_once).any(|(whole, parts): (_, Vec<(Period, Scope)>)| {
            // Sums that it is no part of were looked at when they were completed.
            let is_new = |place| self.parts.get(place).is_some_and(|parts| *parts == new.parts);
            if !is_new(&whole) && !parts.iter().any(is_new) {
                return false;
            }
            let parts: Option<Vec<Count>> = parts.iter().map(|part| self.told(part, new)).collect();
            parts.zip(self.told(&whole, new)).is_some_and(|(parts, whole)| overlap_is_few(&whole, &parts))
        })
    }

    fn told(&self, place: &(Period, Scope), new: &Count) -> Option<Count> {
        // A crowd that a period does not have is nobody.
        let Some(parts) = self.parts.get(place).filter(|parts| !parts.is_empty()) else {
            return Some(Count { parts: RoaringBitmap::new(), people: RoaringBitmap::new() });
        };
        if *parts == new.parts { Some(new.clone()) } else { self.counts.of(parts).cloned() }
    }

    /// The groupings of a period that make up a whole.
    fn families(&self, period: Period) -> Vec<(Scope, Vec<Scope>)> {
        let machines = |takes: &dyn Fn(&MachineInfo) -> bool| self.ids(takes).into_iter().map(Scope::Machine).collect();
        let classes: BTreeSet<Option<Id>> = self.machines.iter().map(class_of).collect();
        let processes: BTreeSet<Option<Process>> = self.machines.iter().flat_map(processes_of).collect();
        let mut out = vec![
            (Scope::Total, self.out.crowds(period, GroupBy::Affiliation)),
            (Scope::Total, self.out.crowds(period, GroupBy::Role)),
            (Scope::Total, machines(&|_| true)),
            (Scope::Total, classes.iter().copied().map(Scope::Class).collect()),
            (Scope::Total, processes.iter().copied().map(Scope::Process).collect()),
        ];
        for class in classes {
            out.push((Scope::Class(class), machines(&|machine| class_of(machine) == class)));
        }
        for process in processes {
            out.push((Scope::Process(process), machines(&|machine| processes_of(machine).contains(&process))));
        }
        out
    }
}

pub fn crowd_scope(by: GroupBy, crowd: Crowd) -> Scope {
    if by == GroupBy::Role { Scope::Role(crowd) } else { Scope::Affiliation(crowd) }
}

fn class_of(machine: &MachineInfo) -> Option<Id> {
    machine.class.as_ref().map(|(id, _)| *id)
}

fn processes_of(machine: &MachineInfo) -> Vec<Option<Process>> {
    if machine.processes.is_empty() { vec![None] } else { machine.processes.iter().copied().map(Some).collect() }
}

const fn key_of(by: GroupBy, part: &Part) -> &Option<String> {
    if matches!(by, GroupBy::Role) { &part.role } else { &part.affiliation }
}
