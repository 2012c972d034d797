use super::cast::TECHNICIANS;
use super::equipment::{MILL, PCB_MILL};
use super::error::DemoError;
use super::model::{Deed, Manner, Plot, Visit};
use super::stage::Stage;
use super::supplies;
use crate::features::demand::{self, Ask, DemandKind, Want};
use crate::features::labs;
use crate::features::reservations::actions::book::{BookAsk, Target, book};
use crate::features::reservations::actions::{cancel::cancel, change::lock_for, decide};
use crate::features::reservations::{self, facts};
use crate::features::usage::actions::{self as usage, Finish, Hand, Past, Plan, Recorder, Start};
use crate::features::usage::model::{Asked, Outcome};
use crate::platform::values::{Id, Interval, MaterialClass, Process, Purpose};
use crate::platform::write::{Call, Write};

/// Machines that are seldom full.
const QUIET: [usize; 4] = [11, 13, 12, 7];

impl Stage {
    /// Lets one deed happen now. What the rules refuse does not happen, as in life.
    pub async fn play(&mut self, plot: &Plot, deed: &Deed) -> Result<(), DemoError> {
        let of = |index: &usize| plot.visits.get(*index).copied();
        match deed {
            Deed::Book(index) => match of(index) {
                Some(visit) => self.books(*index, visit).await,
                None => Ok(()),
            },
            Deed::Cancel(index) => self.cancels(*index, of(index)).await,
            Deed::Decide(index, yes) => self.decides(*index, *yes).await,
            Deed::Arrive(index) => self.starts(*index, of(index), false).await,
            Deed::WalkIn(index) => self.starts(*index, of(index), true).await,
            Deed::Leave(index) => self.leaves(*index, of(index)).await,
            Deed::Note(index) => self.notes(of(index)).await,
            Deed::Propose(index) => self.proposes(*index, of(index)).await,
            Deed::Settle(index, yes) => self.settles(*index, *yes).await,
            Deed::Try { person, machine, span } => {
                self.book(*person, *machine, *span, Purpose::Coursework).await.map(drop)
            }
            Deed::Search { person, process, material_class } => self.searches(*person, *process, *material_class).await,
            Deed::AskApproval(person) => self.asks_approval(*person).await,
            Deed::StayOpen(person) => self.stays_open(*person).await,
            Deed::Condition(_)
            | Deed::Lesson(_)
            | Deed::Outing(_)
            | Deed::Property(_)
            | Deed::Round(_)
            | Deed::Watch(_)
            | Deed::Supply(_)
            | Deed::Trouble(_)
            | Deed::Wish(_) => Ok(()),
        }
    }

    async fn book(
        &self,
        person: usize,
        machine: usize,
        span: Interval,
        purpose: Purpose,
    ) -> Result<Option<Id>, DemoError> {
        let second_person = self.beside(person, machine);
        let (Some(call), Some(machine)) = (self.as_figure(person), self.machines.get(&machine).copied()) else {
            return Ok(None);
        };
        let ask = BookAsk {
            target: Target::Machine(machine),
            span,
            purpose: Some(purpose),
            note: None,
            member: None,
            second_person,
            override_reason: None,
        };
        let lab = self.lab.clone();
        DemoError::tolerated(self.service.write(call, move |w| Ok(book(w, &lab, &ask)?.id)).await)
    }

    async fn books(&mut self, index: usize, visit: Visit) -> Result<(), DemoError> {
        let made = self.book(visit.person, visit.machine, visit.span, visit.purpose).await?;
        self.bookings.extend(made.map(|id| (index, id)));
        Ok(())
    }

    async fn cancels(&mut self, index: usize, visit: Option<Visit>) -> Result<(), DemoError> {
        let call = visit.and_then(|visit| self.as_figure(visit.person));
        let (Some(call), Some(id)) = (call, self.bookings.get(&index).copied()) else { return Ok(()) };
        let done = self.service.write(call, move |w| {
            let row = reservations::reservation(w.c, id)?;
            let row = lock_for(w, &row, None)?;
            Ok::<_, DemoError>(cancel(w, &row, None, None).map(drop)?)
        });
        DemoError::tolerated(done.await).map(drop)
    }

    async fn decides(&mut self, index: usize, yes: bool) -> Result<(), DemoError> {
        let Some(id) = self.bookings.get(&index).copied() else { return Ok(()) };
        let lab = self.lab.clone();
        let done = self.service.write(self.as_manager(), move |w| {
            let row = reservations::reservation(w.c, id)?;
            let row = lock_for(w, &row, None)?;
            if yes {
                decide::approve(w, &lab, &row)?;
            } else {
                decide::reject(w, &row, Some("Please show the drawing to a technician first."))?;
            }
            Ok::<_, DemoError>(())
        });
        DemoError::tolerated(done.await).map(drop)
    }

    /// By whose hand, and as who.
    fn hand(&self, visit: Visit) -> Option<(Call, Hand)> {
        let technician = TECHNICIANS.get(visit.person % TECHNICIANS.len())?;
        Some(match visit.manner {
            Manner::Own => (self.as_figure(visit.person)?, Hand::Owner),
            Manner::Device => (self.as_device(visit.machine)?, Hand::Device),
            Manner::Staff => (self.as_figure(*technician)?, Hand::Staff),
        })
    }

    async fn starts(&mut self, index: usize, visit: Option<Visit>, walk_in: bool) -> Result<(), DemoError> {
        let Some(visit) = visit else { return Ok(()) };
        let (Some((call, hand)), Some(member)) = (self.hand(visit), self.people.get(&visit.person).copied()) else {
            return Ok(());
        };
        let Some(machine) = self.machines.get(&visit.machine).copied() else { return Ok(()) };
        let plan = match self.bookings.get(&index).copied() {
            Some(reservation) => Plan::Reservation(reservation),
            None if walk_in => Plan::WhatStands { expected_minutes: Some(visit.span.minutes_ceil()) },
            None => return Ok(()),
        };
        let start = Start {
            machine,
            plan,
            second_person: if walk_in { self.beside(visit.person, visit.machine) } else { None },
            checklist_acknowledged: true,
            take_over: self.clock.now() >= visit.span.starts_at,
            started_at: None,
            purpose: Some(visit.purpose),
            headcount: visit.headcount,
            note: None,
            materials: Vec::new(),
            override_reason: None,
        };
        let (lab, by) = (self.lab.id, Recorder { hand, member: Some(member) });
        let done = self.service.write(call, move |w| Ok::<_, DemoError>(usage::start(w, lab, &start, by)?.id));
        let started = DemoError::tolerated(done.await)?;
        self.sessions.extend(started.map(|id| (index, id)));
        Ok(())
    }

    async fn leaves(&mut self, index: usize, visit: Option<Visit>) -> Result<(), DemoError> {
        let (Some(visit), Some(id)) = (visit, self.sessions.get(&index).copied()) else { return Ok(()) };
        let Some((call, hand)) = self.hand(visit) else { return Ok(()) };
        let used = supplies::used(self, index, &visit);
        // Where the shelf is empty they find something else and say nothing of it.
        for materials in [used, Vec::new()] {
            let ask = Finish { materials, ..Finish::new(visit.outcome) };
            let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(usage::finish(w, id, hand, &ask).map(drop)?);
            let done = self.service.write(call.clone(), write).await;
            if DemoError::tolerated(done)?.is_some() {
                break;
            }
        }
        Ok(())
    }

    async fn notes(&mut self, visit: Option<Visit>) -> Result<(), DemoError> {
        let Some(visit) = visit else { return Ok(()) };
        let people = (self.as_figure(TECHNICIANS[0]), self.people.get(&visit.person).copied());
        let ((Some(call), Some(member)), Some(machine)) = (people, self.machines.get(&visit.machine).copied()) else {
            return Ok(());
        };
        let past = Past {
            machine,
            reservation: None,
            started_at: visit.arrives_at,
            ended_at: visit.leaves_at.max(visit.arrives_at.plus_minutes(5)),
            purpose: Some(visit.purpose),
            headcount: visit.headcount,
            outcome: visit.outcome,
            note: Some("From the paper list at the machine".to_owned()),
            materials: Vec::new(),
        };
        let (lab, by) = (self.lab.id, Recorder { hand: Hand::Staff, member: Some(member) });
        let done = self.service.write(call, move |w| Ok::<_, DemoError>(usage::record(w, lab, &past, by).map(drop)?));
        DemoError::tolerated(done.await).map(drop)
    }

    async fn proposes(&mut self, index: usize, visit: Option<Visit>) -> Result<(), DemoError> {
        let (Some(visit), Some(session)) = (visit, self.sessions.get(&index).copied()) else { return Ok(()) };
        let Some(call) = self.as_figure(visit.person) else { return Ok(()) };
        let left_at = visit.leaves_at.plus_minutes(-6);
        let ended_at = (left_at > visit.span.starts_at.plus_minutes(10)).then_some(left_at);
        let asked = Asked { ended_at, outcome: Some(Outcome::Success), ..Asked::default() };
        let done = self.service.write(call, move |w| {
            let (correction, _) = usage::correct(w, session, Hand::Owner, &asked, "I forgot to press the button.")?;
            Ok::<_, DemoError>(correction.id)
        });
        let proposed = DemoError::tolerated(done.await)?;
        self.corrections.extend(proposed.map(|id| (index, id)));
        Ok(())
    }

    async fn settles(&mut self, index: usize, yes: bool) -> Result<(), DemoError> {
        let Some(id) = self.corrections.get(&index).copied() else { return Ok(()) };
        let Some(call) = self.as_figure(TECHNICIANS[1]) else { return Ok(()) };
        let done = self.service.write(call, move |w| {
            if yes {
                usage::accept(w, id)?;
            } else {
                usage::reject(w, id, Some("The machine's log shows otherwise.".to_owned()))?;
            }
            Ok::<_, DemoError>(())
        });
        DemoError::tolerated(done.await).map(drop)
    }

    /// A search that finds nothing, kept as the search itself keeps it.
    async fn searches(
        &self,
        person: usize,
        process: Option<Process>,
        material_class: MaterialClass,
    ) -> Result<(), DemoError> {
        let (Some(call), Some(id)) = (self.as_figure(person), self.people.get(&person).copied()) else {
            return Ok(());
        };
        let (lab, local_day) = (self.lab.id, self.lab.zone().date(self.clock.now()));
        let done = self.service.write(call, move |w| {
            let asks = [Ask::search(process, Some(material_class))];
            let kind = DemandKind::EmptySearch;
            let want = Want { lab, person: id, asks: &asks, machine: None, local_day, kind, minutes: Some(120) };
            Ok::<_, DemoError>(demand::record(w, &want)?)
        });
        done.await
    }

    /// Who stays with them where nobody works alone.
    fn beside(&self, person: usize, machine: usize) -> Option<Id> {
        let other = TECHNICIANS.iter().find(|index| **index != person)?;
        self.people.get(other).copied().filter(|_| machine == PCB_MILL)
    }

    async fn asks_approval(&mut self, person: usize) -> Result<(), DemoError> {
        let Some(machine) = self.machines.get(&MILL).copied() else { return Ok(()) };
        let (lab, now) = (self.lab.clone(), self.clock.now());
        let gaps = self.service.read(move |c| {
            let ground = facts::ground(c, &lab, machine)?;
            Ok::<_, DemoError>(facts::gaps(c, now, &ground, now.plus_days(1), 120, None)?)
        });
        if let Some(gap) = gaps.await?.first() {
            self.book(person, MILL, *gap, Purpose::Thesis).await?;
        }
        Ok(())
    }

    /// Somebody is at work when the story ends, where the lab is open then.
    async fn stays_open(&mut self, person: usize) -> Result<(), DemoError> {
        let (lab, now) = (self.lab.clone(), self.clock.now());
        let window = Interval::new(now, now.plus_minutes(1));
        let open = self.service.read(move |c| {
            let closed = !labs::closures_within(c, lab.id, window)?.is_empty();
            Ok::<_, DemoError>(!closed && !labs::opening_hours(c, lab.id)?.open(lab.zone(), window).is_empty())
        });
        if !open.await? {
            return Ok(());
        }
        for (nth, machine) in QUIET.into_iter().enumerate() {
            let index = usize::MAX - nth;
            let visit = Visit {
                machine,
                person,
                span: Interval::new(now, now.plus_minutes(90)),
                manner: Manner::Own,
                purpose: Purpose::Coursework,
                headcount: 2,
                outcome: Outcome::Success,
                arrives_at: now,
                leaves_at: now.plus_minutes(90),
            };
            self.starts(index, Some(visit), true).await?;
            if self.sessions.contains_key(&index) {
                break;
            }
        }
        Ok(())
    }
}
