//! What a funder is told of several labs: sums of what is told of each, so it tells nothing that those do not.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::definitions;
use super::figures::Figures;
use super::funder::{FunderAsk, Period, Scope, TOTAL, ToldGroup, ToldPeriod, months};
use super::group::GroupBy;
use crate::features::labs::Lab;
use crate::named_enum;
use crate::platform::values::{Instant, Lang};

named_enum! {
    /// What the figures of several labs are grouped by.
    pub enum NetworkGroupBy { Lab = "lab", Month = "month", Process = "process" }
}

impl NetworkGroupBy {
    /// The periods that the answer is put together from.
    pub fn periods(self, period: Period) -> Vec<Period> {
        let by = if self == Self::Month { GroupBy::Month } else { GroupBy::Machine };
        FunderAsk { period, scope: Scope::Total }.periods(by)
    }
}

/// One lab with what is told of it.
pub struct LabTold {
    pub lab: Lab,
    pub told: BTreeMap<Period, ToldPeriod>,
    pub published_at: Option<Instant>,
}

/// The figures of these labs together. A figure that is withheld of one lab is withheld of every group that the lab is in;
/// somebody who was in two labs counts in both.
pub fn network(by: NetworkGroupBy, period: Period, labs: &[LabTold], lang: Lang) -> Figures {
    let whole = |lab: &LabTold| lab.told.get(&period).map_or_else(ToldGroup::nothing, |told| told.total.clone());
    let groups: Vec<ToldGroup> = match by {
        NetworkGroupBy::Lab => {
            let named = |lab: &LabTold| whole(lab).named(Some(lab.lab.id.to_string()), lab.lab.name().best(lang));
            labs.iter().map(named).collect()
        }
        NetworkGroupBy::Month => {
            added(labs.iter().flat_map(|lab| months(&lab.told, period, |month| month.total.clone())))
        }
        NetworkGroupBy::Process => {
            let of_period = labs.iter().filter_map(|lab| lab.told.get(&period));
            added(of_period.flat_map(|told| told.groups(GroupBy::Process).iter().cloned()))
        }
    };
    let mut total = ToldGroup::nothing();
    labs.iter().for_each(|lab| total.add(&whole(lab)));
    Figures {
        from: period.from,
        until: period.until,
        time_zone: zones(labs),
        published_at: labs.iter().filter_map(|lab| lab.published_at).max(),
        definitions: definitions(),
        groups: groups.iter().map(ToldGroup::told).collect(),
        total: total.named(None, TOTAL).told(),
    }
}

/// Groups of the same key added up, by key, those without one last.
fn added(groups: impl Iterator<Item = ToldGroup>) -> Vec<ToldGroup> {
    let mut out: BTreeMap<(bool, Option<String>), ToldGroup> = BTreeMap::new();
    for group in groups {
        match out.entry((group.key.is_none(), group.key.clone())) {
            Entry::Vacant(place) => {
                place.insert(group);
            }
            Entry::Occupied(mut known) => known.get_mut().add(&group),
        }
    }
    out.into_values().collect()
}

/// Each lab counts its own local dates.
fn zones(labs: &[LabTold]) -> String {
    let zones: BTreeSet<&str> = labs.iter().map(|lab| lab.lab.time_zone.as_str()).collect();
    zones.into_iter().collect::<Vec<_>>().join(", ")
}
