use std::sync::Arc;

use super::{Event, Retention};
use crate::platform::db::{Database, Db, DbResult, Fault, Keep};
use crate::platform::values::{Actor, Clock, Id, Instant, Lang};

/// Who calls, as which request, in which language.
#[derive(Clone, Debug)]
pub struct Call {
    pub actor: Actor,
    pub request_id: String,
    pub lang: Lang,
}

impl Call {
    /// A call of the service itself: a job or the command line.
    pub fn service(name: &'static str) -> Self {
        Self { actor: Actor::service(name), request_id: name.to_owned(), lang: Lang::En }
    }
}

/// Runs inside the transaction, before the commit, with everything that was emitted.
pub type Subscriber = fn(&mut Write<'_>, &[Event]) -> DbResult<()>;

/// An error that a transaction may end with.
pub trait Failure: From<Fault> {
    /// The database's part in it, if any.
    fn fault(&self) -> Option<&Fault>;
}

impl Failure for Fault {
    fn fault(&self) -> Option<&Fault> {
        Some(self)
    }
}

/// One open transaction.
pub struct Write<'a> {
    pub c: &'a mut Db,
    /// The transaction's one "now".
    pub now: Instant,
    pub call: &'a Call,
    pub retention: Retention,
    events: Vec<Event>,
    keep: bool,
}

impl Write<'_> {
    pub const fn actor(&self) -> &Actor {
        &self.call.actor
    }

    pub fn new_id(&self) -> Id {
        Id::new(self.now)
    }

    /// Tells what changed; see [`Event`].
    pub fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Does `work` as a whole or not at all: where it fails, what it wrote and told is taken back, and the transaction goes
    /// on.
    ///
    /// # Errors
    /// What `work` answers; the database's.
    pub fn attempt<T, E: From<Fault>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let (told, keep) = (self.events.len(), self.keep);
        self.c.run("SAVEPOINT attempt").map_err(Fault::from)?;
        let done = work(self);
        if done.is_err() {
            self.events.truncate(told);
            self.keep = keep;
            self.c.run("ROLLBACK TO SAVEPOINT attempt").map_err(Fault::from)?;
        }
        self.c.run("RELEASE SAVEPOINT attempt").map_err(Fault::from)?;
        done
    }

    /// What was written so far is committed although the answer will be a refusal: demand is kept so.
    pub const fn keep_despite_refusal(&mut self) {
        self.keep = true;
    }
}

/// The database with its clock and its subscribers: what every room's routes, jobs and commands call.
#[derive(Clone)]
pub struct Service {
    db: Database,
    clock: Clock,
    subscribers: Arc<[Subscriber]>,
    retention: Retention,
}

impl Service {
    pub fn new(db: Database, clock: Clock, subscribers: impl Into<Arc<[Subscriber]>>) -> Self {
        Self { db, clock, subscribers: subscribers.into(), retention: Retention::default() }
    }

    #[must_use]
    pub fn keeping(self, retention: Retention) -> Self {
        Self { retention, ..self }
    }

    pub const fn retention(&self) -> Retention {
        self.retention
    }

    pub const fn db(&self) -> &Database {
        &self.db
    }

    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Queries that change nothing.
    ///
    /// # Errors
    /// What `work` answers, or [`Fault::Unavailable`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure + Send + 'static,
        F: FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    {
        self.db.read(work).await
    }

    /// One transaction: `work`, then the subscribers, then the commit. `work` may run again after a deadlock.
    ///
    /// # Errors
    /// What `work` answers (rolled back, unless it called [`Write::keep_despite_refusal`]), or a [`Fault`].
    pub async fn write<T, E, F>(&self, call: Call, mut work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure + Send + 'static,
        F: FnMut(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    {
        let service = self.clone();
        let run = move |c: &mut Db| service.transact(c, &call, &mut work);
        self.db.write(run, |ended: &Ended<E>| ended.keep).await.map_err(|ended| ended.error)
    }

    fn transact<T, E: Failure>(
        &self,
        c: &mut Db,
        call: &Call,
        work: &mut impl FnMut(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, Ended<E>> {
        let mut w =
            Write { c, now: self.clock.now(), call, retention: self.retention, events: Vec::new(), keep: false };
        let done = work(&mut w);
        let mut events = std::mem::take(&mut w.events);
        let keep = match &done {
            Ok(_) => Keep::Written,
            Err(error) if matches!(error.fault(), Some(Fault::Again(_))) => Keep::TryAgain,
            Err(_) if w.keep => Keep::Written,
            Err(_) => Keep::Nothing,
        };
        // What a subscriber changes is told too: it emits, and all hear of it in the next round.
        while keep == Keep::Written && !events.is_empty() {
            for subscriber in self.subscribers.iter() {
                subscriber(&mut w, &events)?;
            }
            events = std::mem::take(&mut w.events);
        }
        done.map_err(|error| Ended { error, keep })
    }
}

struct Ended<E> {
    error: E,
    keep: Keep,
}

impl<E: Failure> From<Fault> for Ended<E> {
    fn from(fault: Fault) -> Self {
        let keep = if matches!(fault, Fault::Again(_)) { Keep::TryAgain } else { Keep::Nothing };
        Self { error: fault.into(), keep }
    }
}
