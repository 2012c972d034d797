//! The attack on sums: everything that is told of one figure is a linear system over the parts. The attacker is granted
//! which parts are nothing, and wins with any combination of answers that depends on parts of one to four people alone.

use std::collections::BTreeSet;

use ustakana::features::stats::Group;
use ustakana::platform::values::Id;

use super::answers::Told;
use super::world::{Part, World};

const PRIME: u64 = 1_000_000_007;

type Matrix = Vec<Vec<u64>>;

/// Which figures are told of a group, and over whose parts they are sums.
struct Figure {
    name: &'static str,
    of_present: bool,
    told: fn(&Group) -> bool,
    /// Machines' own time is told as it is; what it alone tells is no leak.
    machine_time: bool,
}

const FIGURES: [Figure; 4] = [
    Figure {
        name: "sessions",
        of_present: true,
        told: |group| group.sessions.is_some() || group.success_rate.is_some() || group.headcount.is_some(),
        machine_time: false,
    },
    Figure {
        name: "no_show",
        of_present: false,
        told: |group| group.no_show_seconds.is_some() || group.no_show_rate.is_some(),
        machine_time: false,
    },
    Figure {
        name: "used",
        of_present: true,
        told: |group| group.used_seconds.is_some() || group.utilization.is_some() || group.coverage.is_some(),
        machine_time: true,
    },
    Figure {
        name: "reserved",
        of_present: false,
        told: |group| group.reserved_seconds.is_some() || group.booking_fill.is_some(),
        machine_time: true,
    },
];

/// The first leak found, in words.
pub fn attack(world: &World, answers: &[Told]) -> Option<String> {
    FIGURES.iter().find_map(|figure| {
        let parts: Vec<(Part, BTreeSet<Id>)> = world.parts(figure.of_present).into_iter().collect();
        let mut rows = BTreeSet::new();
        for told in answers {
            let groups = told.figures.groups.iter().filter(|group| (figure.told)(group));
            rows.extend(groups.map(|group| row(&parts, |part| told.groups(world, group.key.as_deref(), part))));
            if (figure.told)(&told.figures.total) {
                rows.insert(row(&parts, |part| told.covers(world, part)));
            }
        }
        let free = if figure.machine_time { machine_months(&parts) } else { BTreeSet::new() };
        let all = Space::of(rows.into_iter().chain(free.iter().cloned()));
        let free = Space::of(free);
        leak(&parts, &all.complement(parts.len()), &free.complement(parts.len()))
            .map(|people| format!("{} of {people:?}", figure.name))
    })
}

fn row(parts: &[(Part, BTreeSet<Id>)], takes: impl Fn(&Part) -> bool) -> Vec<u64> {
    parts.iter().map(|(part, _)| u64::from(takes(part))).collect()
}

fn machine_months(parts: &[(Part, BTreeSet<Id>)]) -> BTreeSet<Vec<u64>> {
    parts.iter().map(|(own, _)| row(parts, |part| (part.month, part.machine) == (own.month, own.machine))).collect()
}

/// Four people or fewer on whose parts alone some combination of the answers depends. A combination is one that all of
/// the complement is at right angles to.
fn leak(parts: &[(Part, BTreeSet<Id>)], all: &Matrix, free: &Matrix) -> Option<Vec<u128>> {
    let people: BTreeSet<Id> = parts.iter().flat_map(|(_, people)| people.iter().copied()).collect();
    let people: Vec<Id> = people.into_iter().collect();
    let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
    for some in up_to_four(&people) {
        let theirs: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].1.is_subset(&some)).collect();
        if !seen.insert(theirs.clone()) {
            continue;
        }
        let hidden = |complement: &Matrix| theirs.len() - Space::of(columns(complement, &theirs)).0.len();
        if hidden(all) > hidden(free) {
            return Some(some.iter().map(|id| id.0.as_u128()).collect());
        }
    }
    None
}

/// All groups of four people, or of all where there are fewer.
fn up_to_four(people: &[Id]) -> Vec<BTreeSet<Id>> {
    let mut out: BTreeSet<BTreeSet<Id>> = BTreeSet::from([BTreeSet::new()]);
    for _ in 0..4 {
        out = out
            .iter()
            .flat_map(|some| people.iter().map(move |one| some.iter().copied().chain([*one]).collect()))
            .collect();
    }
    out.into_iter().filter(|some| some.len() == 4.min(people.len())).collect()
}

fn columns(rows: &Matrix, chosen: &[usize]) -> Matrix {
    rows.iter().map(|row| chosen.iter().map(|column| row[*column]).collect()).collect()
}

/// Independent rows with 1 at their pivot, by exact elimination modulo a prime.
pub struct Space(Vec<(usize, Vec<u64>)>);

impl Space {
    pub fn of(rows: impl IntoIterator<Item = Vec<u64>>) -> Self {
        let mut out = Self(Vec::new());
        for row in rows {
            let mut row = out.rest(row);
            let Some(pivot) = row.iter().position(|value| *value != 0) else { continue };
            let inverse = power(row[pivot], PRIME - 2);
            row.iter_mut().for_each(|value| *value = *value * inverse % PRIME);
            for (_, known) in &mut out.0 {
                take(known, pivot, &row);
            }
            out.0.push((pivot, row));
        }
        out
    }

    /// What is left of a row that does not follow from these.
    pub fn rest(&self, mut row: Vec<u64>) -> Vec<u64> {
        self.0.iter().for_each(|(pivot, known)| take(&mut row, *pivot, known));
        row
    }

    /// All that is at right angles to these rows.
    fn complement(&self, width: usize) -> Matrix {
        let free = (0..width).filter(|column| self.0.iter().all(|(pivot, _)| pivot != column));
        free.map(|column| {
            let mut row = vec![0; width];
            row[column] = 1;
            self.0.iter().for_each(|(pivot, known)| row[*pivot] = (PRIME - known[column]) % PRIME);
            row
        })
        .collect()
    }
}

fn take(row: &mut [u64], pivot: usize, known: &[u64]) {
    let factor = row[pivot];
    if factor != 0 {
        for (value, known) in row.iter_mut().zip(known) {
            *value = (*value + (PRIME - factor) * known) % PRIME;
        }
    }
}

fn power(base: u64, exponent: u64) -> u64 {
    let half = |base, exponent| power(base * base % PRIME, exponent / 2);
    match exponent {
        0 => 1,
        even if even % 2 == 0 => half(base, even),
        odd => half(base, odd) * base % PRIME,
    }
}
