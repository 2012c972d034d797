use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::count::Count;
use super::error::RequestError;
use super::model::Gap;
use super::rows::RequestRow;
use super::rules::fit::{Nearest, matches, nearest, satisfying};
use super::rules::gaps::{Pool, gaps, observed};
use super::rules::support::{AffiliationSupport, KindSupport, Support, SupportKind, Voice, eligible, support};
use super::store::facts::{self, Wish};
use super::store::{figures, people, steps};
use super::totals::Totals;
use crate::features::labs::Lab;
use crate::features::stats::DemandKind;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Lang};

/// How many machines that do not do are named.
const NEAREST: usize = 5;
const DEMAND_DAYS: i64 = 90;

/// What speaks for a request, computed from the facts of the moment.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Evidence {
    pub computed_at: Instant,
    /// The first of the 90 whole local days that were looked at.
    pub observed_from: NaiveDate,
    /// Exclusive: the lab's today.
    pub observed_until: NaiveDate,
    /// All three, whether they hold or not.
    pub gaps: Vec<Gap>,
    pub demand: Demand,
    pub support: SupportCounts,
    /// The machines in service that come nearest, and why each does not do.
    pub nearest: Vec<Nearest>,
    pub totals: Totals,
}

/// Recorded unmet need that matches the request.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Demand {
    /// Over the observed days, by the definition of "denied": minutes asked for and not given. Null where a funder is not
    /// told how few people they were.
    pub denied_minutes: Option<i64>,
    pub denied_people: Count,
    /// Matching signals left in the last 90 days.
    pub signals: Count,
    /// Different people who left them.
    pub people: Count,
    pub by_kind: Vec<DemandOfKind>,
}

/// Matching signals of one kind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct DemandOfKind {
    pub kind: DemandKind,
    pub signals: Count,
}

/// Different people behind a request. Staff are not counted.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct SupportCounts {
    pub people: Count,
    pub people_with_need: Count,
    /// Of them, who ever used a machine of the same process or material class.
    pub people_who_used_related: Count,
    pub by_affiliation: Vec<SupportOfAffiliation>,
    pub by_kind: Vec<SupportOfKind>,
}

/// Supporters of one affiliation; `others` pools the small ones for funders.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct SupportOfAffiliation {
    pub affiliation: Option<String>,
    pub people: Count,
}

/// Supporters of one kind; who supports in two ways counts in both.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct SupportOfKind {
    pub kind: SupportKind,
    pub people: Count,
}

/// Computes the evidence of a request live; machines are named in `lang`.
///
/// # Errors
/// Whatever the database answers.
pub fn evidence(c: &mut Db, lab: &Lab, request: &RequestRow, now: Instant, lang: Lang) -> DbResult<Evidence> {
    Ok(weigh(c, lab, request, now, lang)?.0)
}

/// The evidence, if it is enough for flagging.
///
/// # Errors
/// `NotEligible` names what is missing; or whatever the database answers.
pub fn eligible_evidence(c: &mut Db, lab: &Lab, request: &RequestRow, now: Instant) -> Result<Evidence, RequestError> {
    let (evidence, support) = weigh(c, lab, request, now, Lang::En)?;
    eligible(&evidence.gaps, &support)?;
    Ok(evidence)
}

fn weigh(c: &mut Db, lab: &Lab, request: &RequestRow, now: Instant, lang: Lang) -> DbResult<(Evidence, Support)> {
    let content = request.content()?;
    let want = content.want;
    let (from, until) = observed(lab.zone().date(now));
    let machines = facts::machines(c, lab.id, until, lang)?;
    let wishes: Vec<Wish> = facts::wishes(c, lab.id, from, now.plus_days(-DEMAND_DAYS), &machines)?
        .into_iter()
        .filter(|wish| matches(&want, &wish.asked))
        .collect();
    let voices = voices(c, request, &wishes)?;
    let heard: BTreeSet<Id> = voices.iter().map(|voice| voice.person).collect();
    let supporters = support(&voices, &people::person_facts(c, lab.id, &heard, &want)?, now);
    let fitting = satisfying(&want, &machines);
    let denied = figures::denied_to(c, lab, &wishes, from, until)?;
    let mut pool = figures::observe(c, lab, &fitting, from, until, now)?;
    pool.denied_minutes = denied.minutes;
    pool.denied_people = denied.people.len();
    let evidence = Evidence {
        computed_at: now,
        observed_from: from,
        observed_until: until,
        gaps: gaps(&pool).into_iter().map(rounded).collect(),
        demand: demand(&wishes, &pool, now),
        support: SupportCounts::of(&supporters),
        nearest: nearest(&want, &machines, NEAREST),
        totals: Totals::of(&content.cost_lines),
    };
    Ok((evidence, supporters))
}

fn voices(c: &mut Db, request: &RequestRow, wishes: &[Wish]) -> DbResult<Vec<Voice>> {
    let author =
        Voice { person: request.author, kind: SupportKind::Author, at: request.created_at, states_need: false };
    let endorsements = steps::endorsements(c, request.id)?;
    let endorsers = endorsements.iter().map(|row| Voice {
        person: row.person,
        kind: SupportKind::Endorsement,
        at: row.created_at,
        states_need: row.need.is_some(),
    });
    let signals = wishes.iter().map(|wish| Voice {
        person: wish.person,
        kind: SupportKind::DemandSignal,
        at: wish.at,
        states_need: false,
    });
    Ok(std::iter::once(author).chain(endorsers).chain(signals).collect())
}

/// Six decimals are enough to read, and every parser of JSON gives them back unchanged, so that the hash of frozen
/// evidence can be checked from what was sent.
fn rounded(gap: Gap) -> Gap {
    Gap { figure: gap.figure.map(|figure| (figure * 1e6).round() / 1e6), ..gap }
}

fn demand(wishes: &[Wish], pool: &Pool, now: Instant) -> Demand {
    let recent: Vec<&Wish> = wishes.iter().filter(|wish| wish.at >= now.plus_days(-DEMAND_DAYS)).collect();
    let of_kind = |kind: &DemandKind| DemandOfKind {
        kind: *kind,
        signals: exactly(recent.iter().filter(|wish| wish.kind == *kind).count()),
    };
    let people: BTreeSet<Id> = recent.iter().map(|wish| wish.person).collect();
    Demand {
        denied_minutes: Some(pool.denied_minutes),
        denied_people: exactly(pool.denied_people),
        signals: exactly(recent.len()),
        people: exactly(people.len()),
        by_kind: DemandKind::ALL.iter().map(of_kind).filter(|of| of.signals != Count::Exactly(0)).collect(),
    }
}

fn exactly(count: usize) -> Count {
    Count::Exactly(i64::try_from(count).unwrap_or(i64::MAX))
}

impl SupportCounts {
    fn of(support: &Support) -> Self {
        let of_affiliation = |group: &AffiliationSupport| SupportOfAffiliation {
            affiliation: group.affiliation.clone(),
            people: Count::Exactly(group.people),
        };
        let of_kind = |group: &KindSupport| SupportOfKind { kind: group.kind, people: Count::Exactly(group.people) };
        Self {
            people: Count::Exactly(support.people),
            people_with_need: Count::Exactly(support.people_with_need),
            people_who_used_related: Count::Exactly(support.people_who_used_related),
            by_affiliation: support.by_affiliation.iter().map(of_affiliation).collect(),
            by_kind: support.by_kind.iter().map(of_kind).collect(),
        }
    }
}
