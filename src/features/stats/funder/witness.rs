//! Whether one more figure may be told beside those told before, so that no sum or difference of them stands for fewer
//! than five people.
//!
//! Every figure told must be borne out five times over: by five sets of people, none of whom is in two of them, each of
//! which alone tells all figures apart. Four people or fewer then leave one of these sets untouched. Any combination of
//! the figures that depends on them alone is nothing on that set, so all its weights are 0: there is none.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

/// Fewer people than these are not told.
pub const FEWEST: usize = 5;
/// Weights are kept modulo a prime; figures told apart there are apart in whole numbers.
const PRIME: u64 = 2_147_483_647;

/// The smallest parts that figures are made of: a machine's month as people of one affiliation and role made it.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Who stands behind each part.
    pub people: Vec<Vec<u32>>,
    /// The parts with anybody behind them.
    pub peopled: RoaringBitmap,
    /// The machine's month that each part belongs to.
    pub block_of: Vec<usize>,
    pub blocks: Vec<Vec<u32>>,
}

/// The figures told so far, with their witnesses.
pub struct Told {
    /// A machine's month is told anyway, so only differences within one tell anything.
    blocks_are_known: bool,
    witnesses: [Vec<Pivot>; FEWEST],
    owner: BTreeMap<u32, usize>,
}

type Weights = BTreeMap<u32, u64>;

/// Where one figure differs from all those before it: at one part, or between two parts of a block.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: u32,
    less: Option<u32>,
}

struct Pivot {
    place: Place,
    inverse: u64,
    weights: Weights,
}

/// Where a figure may be told apart, and whom a witness must take in for it.
#[derive(Clone, Debug)]
struct Offer {
    place: Place,
    taken_in: Vec<u32>,
    active: u32,
}

impl Told {
    pub fn new(blocks_are_known: bool) -> Self {
        Self { blocks_are_known, witnesses: std::array::from_fn(|_| Vec::new()), owner: BTreeMap::new() }
    }

    /// Tells one more figure, the sum of these parts, if that is safe; `active` ranks people, the likeliest witnesses
    /// first.
    pub fn admit(&mut self, parts: &Parts, figure: &RoaringBitmap, active: &[u32]) -> bool {
        let weights: Weights = figure.iter().map(|part| (part, 1)).collect();
        let mut pivots: Vec<Pivot> = Vec::with_capacity(FEWEST);
        let mut taken_in: Vec<u32> = Vec::new();
        for (index, witness) in self.witnesses.iter().enumerate() {
            let rest = reduced(weights.clone(), witness);
            if self.follows(parts, &rest) {
                return true;
            }
            let Some(offer) = self.best_offer(parts, &rest, index, active) else {
                self.owner.retain(|person, _| !taken_in.contains(person));
                return false;
            };
            taken_in.extend(&offer.taken_in);
            self.owner.extend(offer.taken_in.iter().map(|person| (*person, index)));
            let inverse = inverse(offer.place.value(&rest));
            pivots.push(Pivot { place: offer.place, inverse, weights: rest });
        }
        for (witness, pivot) in self.witnesses.iter_mut().zip(pivots) {
            witness.push(pivot);
        }
        true
    }

    /// What is left of a figure is nothing new.
    fn follows(&self, parts: &Parts, rest: &Weights) -> bool {
        if !self.blocks_are_known {
            return rest.is_empty();
        }
        touched_blocks(parts, rest).into_iter().all(|block| {
            let mut values = parts.blocks.get(block).into_iter().flatten().map(|part| value(rest, *part));
            let first = values.next();
            values.all(|value| Some(value) == first)
        })
    }

    fn best_offer(&self, parts: &Parts, rest: &Weights, witness: usize, active: &[u32]) -> Option<Offer> {
        let mut best: Option<Offer> = None;
        for place in self.places(parts, rest) {
            let Some(offer) = self.offer(parts, place, witness, active) else { continue };
            if best.as_ref().is_none_or(|best| offer.rank() < best.rank()) {
                best = Some(offer);
            }
            if best.as_ref().is_some_and(|best| best.taken_in.is_empty()) {
                break;
            }
        }
        best
    }

    fn places(&self, parts: &Parts, rest: &Weights) -> Vec<Place> {
        if !self.blocks_are_known {
            return rest.keys().map(|at| Place { at: *at, less: None }).collect();
        }
        let mut places = Vec::new();
        for block in touched_blocks(parts, rest) {
            let all = parts.blocks.get(block).map_or(&[][..], Vec::as_slice);
            for (index, at) in all.iter().enumerate() {
                let others = all.iter().skip(index + 1);
                let differing = others.filter(|less| value(rest, *at) != value(rest, **less));
                places.extend(differing.map(|less| Place { at: *at, less: Some(*less) }));
            }
        }
        places
    }

    fn offer(&self, parts: &Parts, place: Place, witness: usize, active: &[u32]) -> Option<Offer> {
        let mut offer = Offer { place, taken_in: Vec::new(), active: 0 };
        for part in [Some(place.at), place.less].into_iter().flatten() {
            let people = parts.people.get(usize::try_from(part).ok()?)?;
            if people.iter().any(|person| self.owner.get(person) == Some(&witness) || offer.taken_in.contains(person)) {
                continue;
            }
            let free = people.iter().filter(|person| !self.owner.contains_key(person));
            let rank = |person: &u32| usize::try_from(*person).ok().and_then(|index| active.get(index)).copied();
            let person = *free.max_by_key(|person| (rank(person), std::cmp::Reverse(**person)))?;
            offer.taken_in.push(person);
            offer.active += rank(&person).unwrap_or_default();
        }
        Some(offer)
    }
}

impl Offer {
    /// Whoever needs the fewest more people, and those who can witness most.
    const fn rank(&self) -> (usize, std::cmp::Reverse<u32>) {
        (self.taken_in.len(), std::cmp::Reverse(self.active))
    }
}

impl Place {
    fn value(self, weights: &Weights) -> u64 {
        let less = self.less.map_or(0, |less| value(weights, less));
        (value(weights, self.at) + PRIME - less) % PRIME
    }
}

fn value(weights: &Weights, part: u32) -> u64 {
    weights.get(&part).copied().unwrap_or_default()
}

fn touched_blocks(parts: &Parts, rest: &Weights) -> std::collections::BTreeSet<usize> {
    rest.keys().filter_map(|part| parts.block_of.get(usize::try_from(*part).ok()?).copied()).collect()
}

/// What is left of a figure once everything is taken from it that the witness knows.
fn reduced(mut weights: Weights, witness: &[Pivot]) -> Weights {
    for pivot in witness {
        let factor = pivot.place.value(&weights) * pivot.inverse % PRIME;
        if factor == 0 {
            continue;
        }
        for (part, weight) in &pivot.weights {
            let left = (value(&weights, *part) + PRIME - factor * weight % PRIME) % PRIME;
            if left == 0 {
                weights.remove(part);
            } else {
                weights.insert(*part, left);
            }
        }
    }
    weights
}

/// By Fermat: `value` to the power of the prime less two.
fn inverse(value: u64) -> u64 {
    let (mut base, mut exponent, mut result) = (value % PRIME, PRIME - 2, 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}
