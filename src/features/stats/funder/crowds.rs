//! Groups by affiliation or role as a funder sees them: small ones are pooled.

use std::collections::BTreeSet;

use super::witness::FEWEST;

/// The name of the pool; an affiliation of that name goes into it.
pub const OTHERS: &str = "others";

/// One group of a grouping by people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crowd {
    /// An affiliation or a role; nothing for people without.
    Of(Option<String>),
    Others,
}

/// A group with the affiliations or roles in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    pub crowd: Crowd,
    pub keys: BTreeSet<Option<String>>,
    /// Withheld by the pooling itself.
    pub hidden: bool,
}

/// Groups of 1–4 people are pooled, smallest first, into `others` until it has 5; if it never does, it is hidden, and so
/// is the next smallest. A group of 1–4 stands nowhere by itself, so all of them are in the pool.
pub fn pooled<'a>(groups: impl IntoIterator<Item = (Option<String>, &'a BTreeSet<u32>)>) -> Vec<Pool> {
    let (small, mut large): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(key, people)| people.len() < FEWEST || key.as_deref() == Some(OTHERS));
    large.sort_by(|a, b| (a.1.len(), &a.0).cmp(&(b.1.len(), &b.0)));
    let others: BTreeSet<u32> = small.iter().flat_map(|(_, people)| people.iter().copied()).collect();
    let too_few = !others.is_empty() && others.len() < FEWEST;
    let mut out: Vec<Pool> = large
        .into_iter()
        .enumerate()
        .map(|(index, (key, _))| Pool {
            crowd: Crowd::Of(key.clone()),
            keys: BTreeSet::from([key]),
            hidden: too_few && index == 0,
        })
        .collect();
    if !small.is_empty() {
        let keys = small.into_iter().map(|(key, _)| key).collect();
        out.push(Pool { crowd: Crowd::Others, keys, hidden: too_few });
    }
    out
}
