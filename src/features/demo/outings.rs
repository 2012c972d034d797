use super::calendar::Calendar;
use super::cast::MANAGER;
use super::error::DemoError;
use super::stage::Stage;
use crate::features::groups::{self, AgeBand, AttendanceAsk, GroupAsk, GroupKind, HeadCount};
use crate::features::identity::Sex;
use crate::features::reservations::actions::group::{GroupBookAsk, book_for_group};
use crate::features::usage::actions::{self as usage, Finish, Hand, Plan, Recorder, Start};
use crate::features::usage::model::Outcome;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::Write;

/// What groups do: those of [`GROUPS`], at the times of [`OUTINGS`]. Numbers are places in the lists.
#[derive(Clone, Copy, Debug)]
pub enum Outing {
    /// All groups are made.
    Found,
    Book {
        outing: usize,
        span: Interval,
    },
    Begin(usize),
    End(usize),
}

pub struct Spec {
    kind: GroupKind,
    name: &'static str,
    /// Who answers for it; of a visit somebody of the staff.
    pub holder: usize,
    pub members: &'static [usize],
}

const CLASS: usize = 0;
const TEAM: usize = 1;
const VISIT: usize = 2;

pub static GROUPS: [Spec; 3] = [
    Spec { kind: GroupKind::Class, name: "МТ-2-24", holder: 25, members: &[5, 6, 14, 15, 17, 18, 24] },
    Spec { kind: GroupKind::Team, name: "Robotics", holder: 13, members: &[7, 19, 20] },
    Spec { kind: GroupKind::Visit, name: "School No. 5", holder: MANAGER, members: &[] },
];

/// So many come from the school, girls and boys.
const GUESTS: (i32, i32) = (12, 10);

/// Which group, from which day of the story on, and the machines: filament printers, the scanner, the vinyl cutter.
static OUTINGS: [(usize, u64, &[usize]); 8] = [
    (CLASS, 33, &[2, 3, 4]),
    (TEAM, 58, &[4]),
    (CLASS, 96, &[2, 3, 4]),
    (VISIT, 117, &[4, 11, 13]),
    (TEAM, 131, &[4, 13]),
    (CLASS, 159, &[2, 3, 4]),
    (TEAM, 173, &[4, 13]),
    // After the story's end: what is to come.
    (CLASS, Calendar::before_end(0) + 5, &[2, 3, 4]),
];
/// From nine to half past ten.
const HOURS: (u32, u32) = (540, 630);
/// Longer ahead than others book.
const BOOKED_DAYS: u64 = 18;
/// A team's ten hours a week.
const POOL_MINUTES: i32 = 600;

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Outing)> {
    let mut steps = vec![(calendar.at(13, 560), Outing::Found)];
    for (outing, (_, from, _)) in OUTINGS.into_iter().enumerate() {
        let Some(day) = (from..from + 10).find(|day| !calendar.open(calendar.day(*day)).is_empty()) else { continue };
        let span = Interval::new(calendar.at(day, HOURS.0), calendar.at(day, HOURS.1));
        steps.push((calendar.at(day - BOOKED_DAYS, 525), Outing::Book { outing, span }));
        steps.push((span.starts_at.plus_minutes(3), Outing::Begin(outing)));
        steps.push((span.ends_at.plus_minutes(-4), Outing::End(outing)));
    }
    steps
}

fn group_of(outing: usize) -> Option<(usize, &'static Spec, &'static [usize])> {
    let (group, _, machines) = OUTINGS.get(outing)?;
    Some((*group, GROUPS.get(*group)?, machines))
}

impl Stage {
    pub async fn go_out(&mut self, outing: Outing) -> Result<(), DemoError> {
        match outing {
            Outing::Found => self.found().await,
            Outing::Book { outing, span } => self.book_outing(outing, span).await,
            Outing::Begin(outing) => self.begin_outing(outing).await,
            Outing::End(outing) => self.end_outing(outing).await,
        }
    }

    async fn found(&mut self) -> Result<(), DemoError> {
        for spec in &GROUPS {
            let is_visit = spec.kind == GroupKind::Visit;
            let ask = GroupAsk {
                kind: spec.kind,
                name: spec.name.to_owned(),
                lead: self.people.get(&spec.holder).copied().filter(|_| !is_visit),
                members: spec.members.iter().filter_map(|person| self.people.get(person)).copied().collect(),
                headcount: is_visit.then_some(GUESTS.0 + GUESTS.1),
                contact: is_visit.then(|| "The school's office, school5@example.org".to_owned()),
                max_minutes_per_week: (spec.kind == GroupKind::Team).then_some(POOL_MINUTES),
                counts_personally: false,
            };
            let lab = self.lab.clone();
            let made = self
                .service
                .write(self.as_manager(), move |w| Ok::<_, DemoError>(groups::create_group(w, &lab, &ask)?.id));
            self.groups.push(made.await?);
        }
        Ok(())
    }

    async fn book_outing(&mut self, outing: usize, span: Interval) -> Result<(), DemoError> {
        let Some((group, spec, machines)) = group_of(outing) else { return Ok(()) };
        let (Some(call), Some(id)) = (self.as_figure(spec.holder), self.groups.get(group).copied()) else {
            return Ok(());
        };
        let ask = GroupBookAsk {
            machines: machines.iter().filter_map(|machine| self.machines.get(machine)).copied().collect(),
            span,
            purpose: None,
            note: None,
            member: None,
            second_person: None,
            override_reason: None,
        };
        let lab = self.lab.clone();
        let made = self.service.write(call, move |w| {
            let group = groups::locked(w.c, id)?;
            Ok::<_, DemoError>(book_for_group(w, &lab, &group, &ask)?.id)
        });
        self.outings.extend(DemoError::tolerated(made.await)?.map(|id| (outing, (id, Vec::new()))));
        Ok(())
    }

    /// Who holds it starts every machine that they can.
    async fn begin_outing(&mut self, outing: usize) -> Result<(), DemoError> {
        let Some((_, spec, _)) = group_of(outing) else { return Ok(()) };
        let (Some(call), Some(member)) = (self.as_figure(spec.holder), self.people.get(&spec.holder).copied()) else {
            return Ok(());
        };
        let Some((booking, _)) = self.outings.get(&outing).cloned() else { return Ok(()) };
        let parts = self.service.read(move |c| Ok::<_, DemoError>(groups::parts(c, booking)?)).await?;
        let hand = if spec.kind == GroupKind::Visit { Hand::Staff } else { Hand::Owner };
        let (lab, by) = (self.lab.id, Recorder { hand, member: Some(member) });
        for (reservation, machine) in parts {
            let start = Start {
                machine,
                plan: Plan::Reservation(reservation),
                second_person: None,
                checklist_acknowledged: true,
                take_over: true,
                started_at: None,
                purpose: None,
                headcount: i32::try_from(spec.members.len()).unwrap_or(1).max(1),
                note: None,
                materials: Vec::new(),
                override_reason: None,
            };
            let done =
                self.service.write(call.clone(), move |w| Ok::<_, DemoError>(usage::start(w, lab, &start, by)?.id));
            let started = DemoError::tolerated(done.await)?;
            if let Some((_, sessions)) = self.outings.get_mut(&outing) {
                sessions.extend(started);
            }
        }
        Ok(())
    }

    async fn end_outing(&mut self, outing: usize) -> Result<(), DemoError> {
        let Some((_, spec, _)) = group_of(outing) else { return Ok(()) };
        let (Some(call), Some((booking, sessions))) = (self.as_figure(spec.holder), self.outings.get(&outing).cloned())
        else {
            return Ok(());
        };
        let hand = if spec.kind == GroupKind::Visit { Hand::Staff } else { Hand::Owner };
        for session in sessions {
            let ask = Finish::new(Outcome::Success);
            let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(usage::finish(w, session, hand, &ask).map(drop)?);
            DemoError::tolerated(self.service.write(call.clone(), write).await)?;
        }
        let ask = self.who_came(outing, spec);
        let done = self.service.write(call, move |w| {
            let booking = groups::locked_booking(w.c, booking)?;
            Ok::<_, DemoError>(groups::record_attendance(w, &booking, &ask).map(drop)?)
        });
        DemoError::tolerated(done.await).map(drop)
    }

    /// One of a class or team is missing each time, another one from time to time.
    fn who_came(&self, outing: usize, spec: &Spec) -> AttendanceAsk {
        let here = |(index, person): (usize, &usize)| {
            let missing = spec.members.len() > 1 && index == outing % spec.members.len();
            self.people.get(person).copied().filter(|_| !missing)
        };
        let people: Vec<Id> = spec.members.iter().enumerate().filter_map(here).collect();
        let heads = |sex, people| HeadCount { sex, age_band: AgeBand::From14, people };
        let counts = match spec.kind {
            GroupKind::Visit => vec![heads(Sex::Female, GUESTS.0), heads(Sex::Male, GUESTS.1)],
            GroupKind::Class | GroupKind::Team => Vec::new(),
        };
        AttendanceAsk { people, counts, reason: None }
    }
}
