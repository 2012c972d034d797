use crate::named_enum;
use crate::platform::values::Id;

named_enum! {
    /// What somebody did to the trail.
    pub enum Kind {
        EventRemoved = "event_removed",
        EventChanged = "event_changed",
        EventAdded = "event_added",
        ReasonChanged = "reason_changed",
        BatchRemoved = "batch_removed",
        BatchChanged = "batch_changed",
        BatchForged = "batch_forged",
        ChainBroken = "chain_broken",
        HeadMissing = "head_missing",
    }
}

/// One thing that is not as it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub batch: Option<i64>,
    pub event: Option<Id>,
}

impl Finding {
    pub const fn of_batch(kind: Kind, batch: i64) -> Self {
        Self { kind, batch: Some(batch), event: None }
    }

    pub const fn of_event(kind: Kind, batch: Option<i64>, event: Id) -> Self {
        Self { kind, batch, event: Some(event) }
    }

    /// What happened, for a person.
    const fn says(self) -> &'static str {
        match (self.kind, self.batch) {
            (Kind::EventRemoved, Some(_)) => "was sealed and is gone",
            (Kind::EventRemoved, None) => "was removed before it was sealed",
            (Kind::EventChanged, _) => "is not as it was sealed",
            (Kind::EventAdded, _) => "was put in beside the service: no batch holds it and it waits for none",
            (Kind::ReasonChanged, _) => "has another reason than the one that was given",
            (Kind::BatchRemoved, _) => "is gone",
            (Kind::BatchChanged, _) => {
                "does not hold the events that it was sealed with, or holds them in another order"
            }
            (Kind::BatchForged, _) => "was not signed by this service",
            (Kind::ChainBroken, _) => "does not follow the batch before it",
            (Kind::HeadMissing, _) => {
                "The head that was given is not in the chain: batches were removed or sealed anew."
            }
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let says = self.says();
        match (self.event, self.batch) {
            (Some(event), Some(batch)) if self.kind == Kind::BatchRemoved => {
                write!(f, "Batch {batch}, which held event {event}, {says}.")
            }
            (Some(event), Some(batch)) => write!(f, "Event {event} of batch {batch} {says}."),
            (Some(event), None) => write!(f, "Event {event} {says}."),
            (None, Some(batch)) => write!(f, "Batch {batch} {says}."),
            (None, None) => f.write_str(says),
        }
    }
}

/// The first findings, and how many there are in all.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    total: u64,
}

impl Findings {
    pub const KEPT: usize = 100;

    pub fn add(&mut self, finding: Finding) {
        self.total += 1;
        if self.kept.len() < Self::KEPT {
            self.kept.push(finding);
        }
    }

    pub fn add_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }

    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    pub const fn total(&self) -> u64 {
        self.total
    }
}
