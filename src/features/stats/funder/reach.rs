//! People are counted once however often they come, so counts of people tell by their differences and overlaps.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::witness::FEWEST;

/// One count of people: of which parts, and who they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub parts: RoaringBitmap,
    pub people: RoaringBitmap,
}

/// The counts of people told so far.
#[derive(Default)]
pub struct Counts(Vec<Count>);

/// Somebody, and fewer than are told.
pub fn few(people: u64) -> bool {
    people > 0 && people < FEWEST as u64
}

impl Counts {
    /// Whether one more count may be told: nobody could be singled out of it, nor out of what lies between it and a
    /// wider or narrower one, nor out of those whom two counts share whose union is told as well.
    pub fn admits(&self, new: &Count) -> bool {
        let wider: Vec<&Count> = self.0.iter().filter(|told| new.parts.is_subset(&told.parts)).collect();
        let narrower: Vec<&Count> = self.0.iter().filter(|told| told.parts.is_subset(&new.parts)).collect();
        !few(new.people.len())
            && wider.iter().all(|told| !few(told.people.difference_len(&new.people)))
            && narrower.iter().all(|told| !few(new.people.difference_len(&told.people)))
            && self.shares_enough(new, &wider)
            && parts_share_enough(new, &narrower)
    }

    /// The count that was told of exactly these parts, under whatever name.
    pub fn of(&self, parts: &RoaringBitmap) -> Option<&Count> {
        self.0.iter().find(|told| told.parts == *parts)
    }

    pub fn tell(&mut self, new: Count) {
        self.0.push(new);
    }

    fn shares_enough(&self, new: &Count, wider: &[&Count]) -> bool {
        self.0.iter().all(|told| {
            let shared = told.people.intersection_len(&new.people);
            let both = told.parts.union_len(&new.parts);
            let is_union = |wide: &&Count| wide.parts.len() == both && told.parts.is_subset(&wide.parts);
            !few(shared) || !wider.iter().any(is_union)
        })
    }
}

/// No two counts that make up the new one share only few people.
fn parts_share_enough(new: &Count, narrower: &[&Count]) -> bool {
    narrower.iter().enumerate().all(|(index, one)| {
        narrower.iter().skip(index + 1).all(|other| {
            one.parts.len() + other.parts.len() < new.parts.len()
                || one.parts.union_len(&other.parts) != new.parts.len()
                || !few(one.people.intersection_len(&other.people))
        })
    })
}

/// Counts that together make up the whole tell by their sum how many are counted in more than one of them.
pub fn overlap_is_few(whole: &Count, parts: &[Count]) -> bool {
    let covered = parts.iter().fold(RoaringBitmap::new(), |all, part| all | &part.parts);
    if covered != whole.parts {
        return false;
    }
    let mut times: BTreeMap<u32, u32> = BTreeMap::new();
    for person in parts.iter().flat_map(|part| part.people.iter()) {
        *times.entry(person).or_default() += 1;
    }
    few(times.values().filter(|times| **times > 1).count() as u64)
}
