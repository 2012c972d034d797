//! Evidence as funders are told it: no count of one to four people, and none that follows by subtraction.

use super::count::{Count, FEWEST_SHOWN};
use super::evidence::{Demand, Evidence, SupportCounts, SupportOfAffiliation, SupportOfKind};
use super::model::{Gap, GapCode};
use super::rules::gaps::DENIED_SHARE;
use super::rules::support::SupportKind;

impl Evidence {
    /// As a funder reads it: counts below 5 as `"<5"`, null where so few would follow from the others; small affiliations
    /// pooled. What was denied to so few is theirs, as minutes and as a share.
    #[must_use]
    pub fn for_funder(mut self) -> Self {
        if is_few(self.demand.denied_people) {
            self.demand.denied_minutes = None;
            self.gaps.iter_mut().filter(|gap| is_denied_share(gap)).for_each(|gap| gap.figure = None);
        }
        let whole = self.support.clone();
        self.support = self.support.for_funder();
        self.demand = self.demand.for_funder(&whole, &self.support);
        self
    }
}

impl Demand {
    fn for_funder(mut self, whole: &SupportCounts, told: &SupportCounts) -> Self {
        let searched = of_kind(&whole.by_kind, SupportKind::DemandSignal).unwrap_or(Count::Exactly(0));
        let told_searched = of_kind(&told.by_kind, SupportKind::DemandSignal);
        // Who searched are the supporters of that kind, and perhaps some staff: the one count tells the other.
        let tells = told_searched != Some(searched)
            || rest(self.people, searched)
            || rest(self.people, self.denied_people)
            || rest_but_author(whole, self.people);
        // Beside an exact sum, that nobody wished would tell how few the others are.
        let none_tells = matches!(told.people, Count::Exactly(_)) && rest_but_author(whole, Count::Exactly(0));
        self.people = match self.people {
            Count::Exactly(0) if none_tells => Count::Withheld,
            people if tells => people.withheld(),
            people => people.for_funder(),
        };
        for count in [&mut self.denied_people, &mut self.signals] {
            *count = count.for_funder();
        }
        if self.by_kind.iter().any(|of| is_few(of.signals)) {
            // Beside the sum, those that are not few would tell the few; of two few, so would the sum alone.
            let all = self.by_kind.iter().all(|of| is_few(of.signals));
            self.by_kind.retain(|of| is_few(of.signals) && !all);
        }
        self.by_kind.iter_mut().for_each(|of| of.signals = of.signals.for_funder());
        self
    }
}

impl SupportCounts {
    fn for_funder(mut self) -> Self {
        let whole = self.clone();
        for part in [&mut self.people_with_need, &mut self.people_who_used_related] {
            *part = if rest(whole.people, *part) { part.withheld() } else { part.for_funder() };
        }
        self.people = self.people.for_funder();
        self.by_kind = kinds(&whole);
        self.by_affiliation = pooled(self.by_affiliation);
        self
    }
}

/// There is one author, which everybody knows; of the other kinds both are told only if neither, nor who is in both, nor
/// who is not in one of them, are few.
fn kinds(whole: &SupportCounts) -> Vec<SupportOfKind> {
    let people = |kind| of_kind(&whole.by_kind, kind).unwrap_or(Count::Exactly(0));
    let (endorsed, searched) = (people(SupportKind::Endorsement), people(SupportKind::DemandSignal));
    let in_both = match (endorsed, searched, people(SupportKind::Author), whole.people) {
        (Count::Exactly(endorsed), Count::Exactly(searched), Count::Exactly(author), Count::Exactly(all)) => {
            Count::Exactly(endorsed + searched + author - all)
        }
        _ => Count::Few,
    };
    let any_few = is_few(endorsed) || is_few(searched);
    let told = |of: &&SupportOfKind| match of.kind {
        SupportKind::Author => true,
        _ if any_few => is_few(of.people),
        SupportKind::DemandSignal => !is_few(in_both) && !rest_but_author(whole, of.people),
        SupportKind::Endorsement => !rest_but_author(whole, of.people),
    };
    let shown = whole.by_kind.iter().filter(told);
    shown.map(|of| SupportOfKind { people: of.people.for_funder(), ..of.clone() }).collect()
}

fn of_kind(kinds: &[SupportOfKind], kind: SupportKind) -> Option<Count> {
    kinds.iter().find(|of| of.kind == kind).map(|of| of.people)
}

fn is_few(count: Count) -> bool {
    count.for_funder() == Count::Few
}

/// Whether those who are in the whole and not in the part are few.
fn rest(whole: Count, part: Count) -> bool {
    match (whole, part) {
        (Count::Exactly(whole), Count::Exactly(part)) => is_few(Count::Exactly(whole - part)),
        _ => false,
    }
}

fn rest_but_author(whole: &SupportCounts, part: Count) -> bool {
    match (whole.people, of_kind(&whole.by_kind, SupportKind::Author)) {
        (Count::Exactly(all), Some(Count::Exactly(author))) => rest(Count::Exactly(all - author), part),
        (all, _) => rest(all, part),
    }
}

fn is_denied_share(gap: &Gap) -> bool {
    gap.code == GapCode::CapacityGap && (gap.threshold - DENIED_SHARE).abs() < f64::EPSILON
}

/// Groups of 1 to 4 people are pooled, smallest first, into `others` until it has 5; if it never does, it is hidden, and
/// so is the next smallest.
fn pooled(groups: Vec<SupportOfAffiliation>) -> Vec<SupportOfAffiliation> {
    let people = |group: &SupportOfAffiliation| match group.people {
        Count::Exactly(people) => people,
        Count::Few | Count::Withheld => 0,
    };
    let (mut small, mut shown): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| people(group) < FEWEST_SHOWN);
    if small.is_empty() {
        return shown;
    }
    small.sort_by_key(|group| people(group));
    let others: i64 = small.iter().map(people).sum();
    if others >= FEWEST_SHOWN {
        shown.push(SupportOfAffiliation { affiliation: Some("others".into()), people: Count::Exactly(others) });
    } else if let Some(smallest) = (0..shown.len()).min_by_key(|index| shown.get(*index).map(people)) {
        shown.remove(smallest);
    }
    shown
}
