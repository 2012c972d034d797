//! Proof that nothing sealed was changed: the chain walked from its first batch, and every event hashed anew.

use std::collections::HashMap;

use super::chain::{self, Hash, ORIGIN};
use super::findings::{Finding, Findings, Kind};
use super::model::{AuditEvent, Batch};
use super::seal_store::{self as store, Member};
use crate::features::identity::{PublicKey, Secret, public_keys};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Instant, hexadecimal};
use crate::platform::write::Service;

/// How many batches and events are looked at in one step.
const BATCHES: i64 = 500;
const EVENTS: i64 = 2_000;
/// A transaction may take its time; an event that is older than the batch before its own by more than this is counted.
const LATE_SECONDS: i64 = 3600;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    pub events: i64,
    pub sealed_events: i64,
    pub unsealed_events: i64,
    /// Sealed more than an hour after a batch that would have been theirs by the time they name: a clock was wrong,
    /// history was taken in, or somebody wrote it afterwards.
    pub late_events: i64,
    pub batches: i64,
    pub head: Option<Batch>,
    pub findings: Findings,
}

impl Verification {
    pub fn is_ok(&self) -> bool {
        self.findings.is_empty()
    }

    /// The hash of the last batch: keep it elsewhere, and ask later whether it is still in the chain.
    pub fn head(&self) -> Option<String> {
        self.head.as_ref().map(|head| hexadecimal(&head.hash))
    }
}

/// Walks the whole chain. With `secret`, a batch signed by a key that this service did not make is found; with `head`,
/// a chain that no longer holds that batch.
///
/// # Errors
/// Whatever the database answers.
pub async fn verify(service: &Service, secret: Option<&Secret>, head: Option<Hash>) -> DbResult<Verification> {
    let mut walk = Walk { number: 0, hash: ORIGIN.to_vec(), sealed_at: None, head, found: Verification::default() };
    loop {
        let secret = secret.cloned();
        let (after, ended) = service
            .read(move |c| {
                c.snapshot(|c| {
                    let ended = walk.step(c, secret.as_ref())?;
                    Ok::<_, Fault>((walk, ended))
                })
            })
            .await?;
        walk = after;
        if ended {
            return Ok(walk.found);
        }
    }
}

/// Where the walk stands: the last batch and what was found up to it.
struct Walk {
    number: i64,
    hash: Vec<u8>,
    sealed_at: Option<Instant>,
    /// What is looked for, until it was met.
    head: Option<Hash>,
    found: Verification,
}

impl Walk {
    /// The next batches, or what belongs to the end; true there.
    fn step(&mut self, c: &mut Db, secret: Option<&Secret>) -> DbResult<bool> {
        let mut batches = store::batches_after(c, self.number, BATCHES)?;
        let (Some(first), Some(_)) = (batches.first().map(|batch| batch.number), batches.last()) else {
            self.end(c)?;
            return Ok(true);
        };
        let mut events = 0;
        let fits = |batch: &Batch| {
            events += i64::from(batch.events.max(0));
            batch.number == first || events <= EVENTS
        };
        batches.truncate(batches.iter().map(fits).take_while(|fits| *fits).count());
        let claimed: i64 = batches.iter().map(|batch| i64::from(batch.events.max(0))).sum();
        let last = batches.last().map_or(first, |batch| batch.number);
        let mut members: HashMap<i64, Vec<Member>> = HashMap::new();
        for member in store::members(c, first, last, claimed + EVENTS)? {
            members.entry(member.0.batch).or_default().push(member);
        }
        let keys: HashMap<String, PublicKey> =
            public_keys(c, secret)?.into_iter().map(|key| (key.kid.clone(), key)).collect();
        for batch in batches {
            let own = members.remove(&batch.number).unwrap_or_default();
            self.look_at(batch, &own, &keys);
        }
        Ok(false)
    }

    fn look_at(&mut self, batch: Batch, members: &[Member], keys: &HashMap<String, PublicKey>) {
        let findings = &mut self.found.findings;
        if batch.number != self.number + 1 {
            findings.add(Finding::of_batch(Kind::BatchRemoved, self.number + 1));
        } else if batch.previous != self.hash {
            findings.add(Finding::of_batch(Kind::ChainBroken, batch.number));
        }
        let hashes = members.iter().map(|(member, ..)| member.event_hash.as_slice());
        if chain::batch_hash(&batch.previous, batch.number, batch.sealed_at, hashes).as_slice() != batch.hash {
            findings.add(Finding::of_batch(Kind::BatchChanged, batch.number));
        }
        let key = keys.get(&batch.kid).filter(|key| key.ours != Some(false));
        if !key.is_some_and(|key| key.verifies(&chain::signed_bytes(&batch.hash), &batch.signature)) {
            findings.add(Finding::of_batch(Kind::BatchForged, batch.number));
        }
        for member in members {
            findings.add_all(of_member(member));
            let late = |event: &AuditEvent| {
                self.sealed_at.is_some_and(|sealed_at| event.at.plus_seconds(LATE_SECONDS) < sealed_at)
            };
            self.found.late_events += i64::from(member.1.as_ref().is_some_and(late));
        }
        self.found.batches += 1;
        self.found.sealed_events += i64::try_from(members.len()).unwrap_or(i64::MAX);
        if self.head.as_ref().is_some_and(|head| head.as_slice() == batch.hash) {
            self.head = None;
        }
        (self.number, self.hash, self.sealed_at) = (batch.number, batch.hash.clone(), Some(batch.sealed_at));
        self.found.head = Some(batch);
    }

    fn end(&mut self, c: &mut Db) -> DbResult<()> {
        let most = i64::try_from(Findings::KEPT).unwrap_or(i64::MAX);
        for (batch, event) in store::beyond(c, self.number, most)? {
            self.found.findings.add(Finding { event: Some(event), ..Finding::of_batch(Kind::BatchRemoved, batch) });
        }
        for event in store::slipped_in(c, most)? {
            self.found.findings.add(Finding::of_event(Kind::EventAdded, None, event));
        }
        for event in store::lost_while_waiting(c, most)? {
            self.found.findings.add(Finding::of_event(Kind::EventRemoved, None, event));
        }
        if self.head.take().is_some() {
            self.found.findings.add(Finding { kind: Kind::HeadMissing, batch: None, event: None });
        }
        (self.found.events, self.found.unsealed_events) = store::counts(c)?;
        Ok(())
    }
}

fn of_member((member, event, reason): &Member) -> Option<Finding> {
    let kind = match event {
        None => Kind::EventRemoved,
        Some(event) if chain::event_hash(event).as_slice() != member.event_hash => Kind::EventChanged,
        Some(event) if !chain::reason_stands(event, reason.as_ref()) => Kind::ReasonChanged,
        Some(_) => return None,
    };
    Some(Finding::of_event(kind, Some(member.batch), member.event))
}
