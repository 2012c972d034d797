use std::collections::BTreeMap;
use std::sync::Arc;

use super::cast::{FIGURES, MANAGER};
use super::condition::Known;
use super::error::DemoError;
use super::lab::{Classes, role_of};
use crate::features::labs::Lab;
use crate::features::machines::catalogue::CatalogueMachine;
use crate::features::notify::{self, Read};
use crate::features::requests::RequestRow;
use crate::platform::jobs::{self, Worker};
use crate::platform::values::{Actor, ActorKind, Clock, Id, Instant, Lang, Role};
use crate::platform::write::{Call, Service};

/// Jobs that come again sooner are run once in so many minutes of the story, and before each of its deeds.
const JOB_MINUTES: i64 = 30;
/// How many days back inboxes are unread.
const UNREAD_DAYS: i64 = 4;

/// The lab while its story is told: who and what is there, by their place in the lists.
pub struct Stage {
    pub service: Service,
    pub clock: Clock,
    pub worker: Worker,
    pub jobs_ran_at: Instant,
    pub lab: Lab,
    pub classes: Classes,
    pub catalogue: Arc<Vec<CatalogueMachine>>,
    pub password_hash: Arc<str>,
    pub admin: Id,
    pub people: BTreeMap<usize, Id>,
    pub machines: BTreeMap<usize, Id>,
    pub devices: BTreeMap<usize, Id>,
    /// What was booked and begun, by visit.
    pub bookings: BTreeMap<usize, Id>,
    pub sessions: BTreeMap<usize, Id>,
    pub corrections: BTreeMap<usize, Id>,
    pub requests: BTreeMap<usize, RequestRow>,
    /// What lies on the shelves, and what was ordered last.
    pub goods: BTreeMap<usize, Id>,
    pub order: Option<Id>,
    /// What is broken, and the work on it.
    pub known: Known,
    /// The inventory check that is open.
    pub check: Option<Id>,
    /// What is taught, and the dates that were planned.
    pub courses: Vec<Id>,
    pub dates: BTreeMap<usize, Id>,
    /// Classes, teams and visits; what was booked for them, with the sessions that were begun.
    pub groups: Vec<Id>,
    pub outings: BTreeMap<usize, (Id, Vec<Id>)>,
}

impl Stage {
    /// Turns the clock on to `at`, running on the way what becomes due by itself.
    pub async fn go_to(&mut self, at: Instant) -> Result<(), DemoError> {
        while let Some(due) = self.service.read(jobs::oldest_due).await?.filter(|due| *due <= at) {
            let not_before = self.jobs_ran_at.plus_minutes(JOB_MINUTES).min(at);
            let moment = due.max(not_before).max(self.clock.now());
            self.clock.set(moment);
            self.worker.run_due().await?;
            self.jobs_ran_at = moment;
        }
        self.clock.set(at.max(self.clock.now()));
        Ok(())
    }

    /// Everybody has read what they were told, but for the last days.
    pub async fn read_inboxes(&self) -> Result<(), DemoError> {
        let people: Vec<Id> = self.people.values().copied().chain([self.admin]).collect();
        let read = Read::Until(self.clock.now().plus_days(-UNREAD_DAYS));
        let work = self.service.write(Call::service("demo"), move |w| {
            people.iter().try_for_each(|person| Ok::<_, DemoError>(notify::read(w, *person, &read)?))
        });
        work.await
    }

    fn call(&self, kind: ActorKind, admin: bool, role: Option<Role>, lang: Lang) -> Call {
        let roles = role.map(|role| (self.lab.id, role)).into_iter().collect();
        Call { actor: Actor::of(kind, admin, roles), request_id: "demo".to_owned(), lang }
    }

    pub fn as_admin(&self) -> Call {
        self.call(ActorKind::Person(self.admin), true, None, Lang::En)
    }

    pub fn as_manager(&self) -> Call {
        self.as_figure(MANAGER).unwrap_or_else(|| self.as_admin())
    }

    /// Nothing for who has not joined yet.
    pub fn as_figure(&self, index: usize) -> Option<Call> {
        let (id, figure) = (*self.people.get(&index)?, FIGURES.get(index)?);
        Some(self.call(ActorKind::Person(id), false, Some(role_of(index)), figure.lang))
    }

    pub fn as_device(&self, machine: usize) -> Option<Call> {
        let (id, machine) = (*self.devices.get(&machine)?, *self.machines.get(&machine)?);
        Some(self.call(ActorKind::Device { id, machine }, false, Some(Role::Device), Lang::En))
    }
}
