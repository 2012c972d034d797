use std::collections::BTreeMap;

use crate::features::assets::model::{Finding, InventoryOutcome};
use crate::features::maintenance::INVENTORY_HOLDS_DAYS;
use crate::platform::values::{Id, Instant};

/// How many machines were found how. `expected` are those that stood there when it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = InventoryCounts)]
pub struct Counts {
    pub expected: usize,
    pub found: usize,
    pub moved: usize,
    pub damaged: usize,
    pub missing: usize,
    /// Not scanned yet.
    pub unseen: usize,
}

/// What counts of each machine: the last that was found. One that was moved stays so when it is looked at again where it
/// stands by now.
pub fn latest(findings: Vec<Finding>) -> BTreeMap<Id, Finding> {
    let mut latest: BTreeMap<Id, Finding> = BTreeMap::new();
    for mut finding in findings {
        let was = latest.get(&finding.machine).map(|earlier| earlier.outcome);
        if (was, finding.outcome) == (Some(InventoryOutcome::Moved), InventoryOutcome::Found) {
            finding.outcome = InventoryOutcome::Moved;
        }
        latest.insert(finding.machine, finding);
    }
    latest
}

/// The expected machines that nothing was found of.
pub fn unseen(expected: &[Id], latest: &BTreeMap<Id, Finding>) -> Vec<Id> {
    expected.iter().filter(|machine| !latest.contains_key(machine)).copied().collect()
}

/// Of a check in which so many machines are expected, and so many of them not seen yet.
pub fn counts(expected: usize, unseen: usize, latest: &BTreeMap<Id, Finding>) -> Counts {
    let of = |outcome| latest.values().filter(|finding| finding.outcome == outcome).count();
    Counts {
        expected,
        found: of(InventoryOutcome::Found),
        moved: of(InventoryOutcome::Moved),
        damaged: of(InventoryOutcome::Damaged),
        missing: of(InventoryOutcome::Missing),
        unseen,
    }
}

/// What a scan says of a machine that is kept as standing at `kept`.
pub fn outcome(damaged: bool, seen_at: Option<&str>, kept: Option<&str>) -> InventoryOutcome {
    match (damaged, seen_at) {
        (true, _) => InventoryOutcome::Damaged,
        (false, Some(_)) if seen_at != kept => InventoryOutcome::Moved,
        _ => InventoryOutcome::Found,
    }
}

/// When the next check is due.
pub fn next_due(finished_at: Instant) -> Instant {
    finished_at.plus_days(INVENTORY_HOLDS_DAYS)
}

/// What a scanner reads: a label's address, or a tag or inventory number typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    Machine(Id),
    Tag(String),
}

pub fn scanned(text: &str) -> Scanned {
    let text = text.trim();
    let id = text.rsplit_once("/machines/").and_then(|(_, id)| id.split(['?', '#', '/']).next()?.parse::<Id>().ok());
    id.map_or_else(|| Scanned::Tag(text.to_owned()), Scanned::Machine)
}
