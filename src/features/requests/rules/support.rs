use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Gap, Missing, MissingCode, RequestRefusal};
use crate::named_enum;
use crate::platform::values::{Id, Instant};

const DEMAND_DAYS: i64 = 90;
const LEAST_PEOPLE: i64 = 5;
const LEAST_NEEDS: i64 = 3;

named_enum! {
    /// How somebody supports a request.
    pub enum SupportKind { Author = "author", Endorsement = "endorsement", DemandSignal = "demand_signal" }
}

/// One person heard once: as the author, by an endorsement, or by a matching demand signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    pub person: Id,
    pub kind: SupportKind,
    pub at: Instant,
    pub states_need: bool,
}

/// What is known of a person who supports a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFact {
    pub affiliation: Option<String>,
    pub staff: bool,
    /// Has ever used a machine of the process or of the material class.
    pub used_related: bool,
}

/// Different people of one affiliation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct AffiliationSupport {
    pub affiliation: Option<String>,
    pub people: i64,
}

/// Different people by one kind; who supports in two ways counts in both.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct KindSupport {
    pub kind: SupportKind,
    pub people: i64,
}

/// Who stands behind a request, in numbers. Staff are not counted anywhere.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Support {
    pub people: i64,
    pub people_with_need: i64,
    pub people_who_used_related: i64,
    pub by_affiliation: Vec<AffiliationSupport>,
    pub by_kind: Vec<KindSupport>,
}

/// Counts different people: the author, endorsers, and who left a matching demand signal in the last 90 days.
pub fn support(voices: &[Voice], people: &BTreeMap<Id, PersonFact>, now: Instant) -> Support {
    let recent = |voice: &Voice| voice.kind != SupportKind::DemandSignal || voice.at >= now.plus_days(-DEMAND_DAYS);
    let staff = |person: &Id| people.get(person).is_some_and(|fact| fact.staff);
    let heard: Vec<&Voice> = voices.iter().filter(|voice| recent(voice) && !staff(&voice.person)).collect();
    let different: BTreeSet<Id> = heard.iter().map(|voice| voice.person).collect();
    let with_need: BTreeSet<Id> = heard.iter().filter(|voice| voice.states_need).map(|voice| voice.person).collect();
    let used = different.iter().filter(|person| people.get(person).is_some_and(|fact| fact.used_related));
    Support {
        people: count(different.len()),
        people_with_need: count(with_need.len()),
        people_who_used_related: count(used.count()),
        by_affiliation: by_affiliation(&different, people),
        by_kind: by_kind(&heard),
    }
}

fn by_affiliation(different: &BTreeSet<Id>, people: &BTreeMap<Id, PersonFact>) -> Vec<AffiliationSupport> {
    let mut groups: BTreeMap<Option<String>, i64> = BTreeMap::new();
    for person in different {
        *groups.entry(people.get(person).and_then(|fact| fact.affiliation.clone())).or_default() += 1;
    }
    groups.into_iter().map(|(affiliation, people)| AffiliationSupport { affiliation, people }).collect()
}

fn by_kind(heard: &[&Voice]) -> Vec<KindSupport> {
    let people = |kind: SupportKind| {
        let voices = heard.iter().filter(|voice| voice.kind == kind);
        count(voices.map(|voice| voice.person).collect::<BTreeSet<_>>().len())
    };
    SupportKind::ALL.iter().map(|kind| KindSupport { kind: *kind, people: people(*kind) }).collect()
}

/// Whether a request may be flagged: a gap holds, at least 5 people support it, at least 3 of them state a need.
///
/// # Errors
/// `NotEligible` names all that is missing.
pub fn eligible(gaps: &[Gap], support: &Support) -> Result<(), RequestRefusal> {
    let holding = count(gaps.iter().filter(|gap| gap.holds == Some(true)).count());
    let missing: Vec<Missing> = [
        missing(MissingCode::Gap, holding, 1),
        missing(MissingCode::Support, support.people, LEAST_PEOPLE),
        missing(MissingCode::Need, support.people_with_need, LEAST_NEEDS),
    ]
    .into_iter()
    .flatten()
    .collect();
    if missing.is_empty() { Ok(()) } else { Err(RequestRefusal::NotEligible { missing }) }
}

fn missing(code: MissingCode, have: i64, needed: i64) -> Option<Missing> {
    (have < needed).then_some(Missing { code, have, needed })
}

fn count(people: usize) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}
