//! The rows of a year, taken apart into the smallest parts that a funder's figures are sums of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::super::{MemberDay, Row};
use super::period::month_of;
use super::witness::Parts;
use crate::platform::values::Id;

/// What a part is of. Ordered by month first, so that later months change nothing before them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub month: NaiveDate,
    pub machine: Id,
    pub affiliation: Option<String>,
    pub role: Option<String>,
}

/// The parts of some months with the people behind them.
pub struct Facts {
    pub parts: Vec<Part>,
    /// By those who had a session.
    pub present: Parts,
    /// By those whose reservation reached its start.
    pub claims: Parts,
    /// Stands for all people whom nobody knows.
    pub nobody: Option<u32>,
    pub people: usize,
}

type People = (BTreeSet<Id>, BTreeSet<Id>);

impl Facts {
    pub fn of(rows: &[Row]) -> Self {
        let mut all: BTreeMap<Part, People> = BTreeMap::new();
        for row in rows {
            for member in &row.members {
                let part = Part {
                    month: month_of(row.date),
                    machine: row.machine,
                    affiliation: member.who.affiliation.clone(),
                    role: member.who.role.map(|role| role.name().to_owned()),
                };
                let (present, claims) = all.entry(part).or_default();
                let person = member.who.person.unwrap_or(NOBODY);
                present.extend(member.present.then_some(person));
                claims.extend(has_claims(member).then_some(person));
            }
        }
        let ids: BTreeSet<Id> =
            all.values().flat_map(|(present, claims)| present.iter().chain(claims)).copied().collect();
        let index: BTreeMap<Id, u32> = ids.into_iter().zip(0..).collect();
        let mut facts = Self {
            parts: Vec::with_capacity(all.len()),
            present: Parts::default(),
            claims: Parts::default(),
            nobody: index.get(&NOBODY).copied(),
            people: index.len(),
        };
        let mut block = None;
        for (number, (part, (present, claims))) in (0_u32..).zip(all) {
            let starts_block = block.replace((part.month, part.machine)) != Some((part.month, part.machine));
            let numbers = |people: BTreeSet<Id>| people.iter().filter_map(|id| index.get(id).copied()).collect();
            facts.present.push(number, numbers(present), starts_block);
            facts.claims.push(number, numbers(claims), starts_block);
            facts.parts.push(part);
        }
        facts
    }

    /// The parts that the filter takes.
    pub fn select(&self, takes: impl Fn(&Part) -> bool) -> RoaringBitmap {
        (0_u32..).zip(&self.parts).filter(|(_, part)| takes(part)).map(|(number, _)| number).collect()
    }

    /// The known people who were present in these parts.
    pub fn reach(&self, parts: &RoaringBitmap) -> RoaringBitmap {
        let mut people = self.present.people_of(parts);
        self.nobody.map(|nobody| people.remove(nobody));
        people
    }
}

const NOBODY: Id = Id(uuid::Uuid::nil());

const fn has_claims(member: &MemberDay) -> bool {
    let claims = &member.claims;
    claims.reserved != 0 || claims.no_show != 0 || claims.misses != 0 || claims.reached_start != 0
}

impl Parts {
    fn push(&mut self, number: u32, people: Vec<u32>, starts_block: bool) {
        if starts_block {
            self.blocks.push(Vec::new());
        }
        if !people.is_empty() {
            self.peopled.insert(number);
            self.blocks.last_mut().into_iter().for_each(|block| block.push(number));
        }
        self.block_of.push(self.blocks.len().saturating_sub(1));
        self.people.push(people);
    }

    pub fn people_of(&self, parts: &RoaringBitmap) -> RoaringBitmap {
        let people = |part: u32| self.people.get(usize::try_from(part).ok()?);
        parts.iter().filter_map(people).flatten().copied().collect()
    }
}
