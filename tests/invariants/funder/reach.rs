//! The attack on counts of people: unknown is how many people touch exactly which parts. Every way of touching them is a
//! column, every count told is a row; who is in one group and not in another, in both, or in more than one part of a
//! whole must not follow where it is one to four people.

use std::collections::{BTreeMap, BTreeSet};

use ustakana::platform::values::Id;

use super::answers::Told;
use super::attack::Space;
use super::world::{Part, World};

/// More parts than these make too many ways of touching them.
const MOST_PARTS: usize = 9;

type Set = u32;
/// People to count by the parts that they touch.
type Target = (String, Box<dyn Fn(Set) -> u64>);

/// The first leak found, in words; nothing is looked for in labs of too many parts.
pub fn attack_on_reach(world: &World, answers: &[Told]) -> Option<String> {
    let parts: Vec<(Part, BTreeSet<Id>)> = world.parts(true).into_iter().collect();
    if parts.len() > MOST_PARTS {
        return None;
    }
    let set = |takes: &dyn Fn(&Part) -> bool| {
        (0..parts.len()).filter(|index| takes(&parts[*index].0)).fold(0, |set: Set, index| set | 1 << index)
    };
    let (mut known, mut all): (BTreeMap<Set, i64>, BTreeSet<Set>) = (BTreeMap::new(), BTreeSet::new());
    for told in answers {
        let total = (set(&|part| told.covers(world, part)), told.figures.total.reach);
        let groups = told
            .figures
            .groups
            .iter()
            .map(|group| (set(&|part| told.groups(world, group.key.as_deref(), part)), group.reach));
        for (set, reach) in groups.chain([total]) {
            all.insert(set);
            known.extend(reach.map(|reach| (set, reach)));
        }
    }
    for (set, reach) in &known {
        assert_eq!(
            *reach,
            count(&touching(&parts), |touched| u64::from(touched & set != 0)),
            "a count that is not true"
        );
    }
    let ways = 1_u32..1 << parts.len();
    let row = |hits: &dyn Fn(Set) -> u64| ways.clone().map(hits).collect::<Vec<u64>>();
    let rows = Space::of(known.keys().map(|set| row(&|touched| u64::from(touched & set != 0))));
    let determined = |hits: &dyn Fn(Set) -> u64| rows.rest(row(hits)).iter().all(|left| *left == 0);
    let touching = touching(&parts);
    let mut targets: Vec<Target> = Vec::new();
    for a in &all {
        let a = *a;
        targets.push((format!("{a:b}"), Box::new(move |touched| u64::from(touched & a != 0))));
        for b in &all {
            let b = *b;
            let not = move |touched: Set| u64::from(touched & a != 0 && touched & b == 0);
            targets.push((format!("{a:b} and not {b:b}"), Box::new(not)));
            let both = move |touched: Set| u64::from(touched & a != 0 && touched & b != 0);
            targets.push((format!("{a:b} and {b:b}"), Box::new(both)));
        }
    }
    for told in answers {
        let groups: Vec<Set> = told
            .figures
            .groups
            .iter()
            .map(|group| set(&|part| told.groups(world, group.key.as_deref(), part)))
            .collect();
        let often =
            move |touched: Set| (groups.iter().filter(|group| touched & **group != 0).count() as u64).saturating_sub(1);
        targets.push((format!("more than one {} of {:?}", told.by, told.period), Box::new(often)));
    }
    let small = |target: &&Target| (1..5).contains(&count(&touching, |touched| u64::from((target.1)(touched) != 0)));
    targets.iter().filter(small).find(|target| determined(&target.1)).map(|(name, _)| name.clone())
}

/// Of each known person the parts that they touch.
fn touching(parts: &[(Part, BTreeSet<Id>)]) -> Vec<Set> {
    let mut out: BTreeMap<Id, Set> = BTreeMap::new();
    for (index, (_, people)) in parts.iter().enumerate() {
        for person in people {
            *out.entry(*person).or_default() |= 1 << index;
        }
    }
    out.remove(&super::world::id(0));
    out.into_values().collect()
}

fn count(touching: &[Set], hits: impl Fn(Set) -> u64) -> i64 {
    touching.iter().map(|touched| hits(*touched) as i64).sum()
}
