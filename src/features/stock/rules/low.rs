use std::collections::BTreeMap;

use crate::features::stock::model::{Item, Stocked, Unit};
use crate::platform::values::Id;

/// How much there is of items that stand in for each other, and the sum of their reorder levels: none where none of them has
/// one. In thousandths of their unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub balance: i64,
    pub reorder_level: Option<i64>,
}

impl Pool {
    /// With one more of them.
    #[must_use]
    pub fn with(self, balance: i64, reorder_level: Option<i64>) -> Self {
        let reorder_level = match (self.reorder_level, reorder_level) {
            (None, one) | (one, None) => one,
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
        };
        Self { balance: self.balance.saturating_add(balance), reorder_level }
    }

    /// At or below the level at which they are to be bought.
    pub fn is_low(self) -> bool {
        self.reorder_level.is_some_and(|level| self.balance <= level)
    }
}

/// Items that stand in for each other: all black PLA, whoever makes it. What names no material stands for itself alone.
#[derive(Clone, Debug)]
pub struct Group {
    /// By id; never empty.
    pub members: Vec<Stocked>,
    pub pool: Pool,
}

impl Group {
    /// The first member that is low by itself, else the first.
    pub fn first_low(&self) -> Option<&Stocked> {
        self.members.iter().find(|one| one.is_low()).or_else(|| self.members.first())
    }
}

type Key = (String, Option<String>, Option<String>, Unit, Option<Id>);

fn key(item: &Item) -> Key {
    let alone = item.material_folded.is_none().then_some(item.id);
    (item.category_folded.clone(), item.material_folded.clone(), item.colour_folded.clone(), item.unit, alone)
}

/// A lab's items, which are in the order of their ids, as groups.
pub fn groups(all: Vec<Stocked>) -> Vec<Group> {
    let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
    for one in all {
        let group =
            groups.entry(key(&one.item)).or_insert_with(|| Group { members: Vec::new(), pool: Pool::default() });
        group.pool = group.pool.with(one.balance, one.item.reorder_level);
        group.members.push(one);
    }
    groups.into_values().collect()
}
