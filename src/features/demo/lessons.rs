use super::calendar::Calendar;
use super::cast::{FIGURES, FIRST_STUDENT, TECHNICIANS};
use super::equipment::{FIRST_LASER, text};
use super::error::DemoError;
use super::stage::Stage;
use super::supplies;
use crate::features::labs::actions::{DutyAsk, plan_duty};
use crate::features::reservations::actions::lesson::plan_lesson;
use crate::features::stock::Used;
use crate::features::training::{self, CourseAsk, GivesAsk, QualificationAsk, ResultAsk, SessionAsk};
use crate::features::usage::actions::{self as usage, Hand, Past, Recorder};
use crate::features::usage::model::Outcome;
use crate::platform::values::{Id, Instant, Interval, Purpose, Quantity};
use crate::platform::write::{Call, Write};

/// What is taught: [`LASER`] and [`PRINTING`], each on some dates.
#[derive(Clone, Copy, Debug)]
pub enum Lesson {
    Offer,
    Plan { date: usize, course: usize, span: Interval },
    Enrol { date: usize, person: usize },
    Record { date: usize },
    Watch { technician: usize, span: Interval },
}

const LASER: usize = 0;
const PRINTING: usize = 1;
/// From ten to noon.
const HOURS: (u32, u32) = (600, 720);
/// Longer ahead than anybody books.
const PLANNED_DAYS: u64 = 25;

/// The course of each date, the day of the story from which on its date is looked for, and how many want to come.
const DATES: [(usize, u64, usize); 6] =
    [(LASER, 40, 5), (PRINTING, 47, 8), (LASER, 110, 7), (PRINTING, 138, 9), (LASER, 187, 9), (PRINTING, 194, 4)];

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Lesson)> {
    let mut steps = vec![(calendar.at(8, 610), Lesson::Offer)];
    for (date, (course, from, wanted)) in DATES.into_iter().enumerate() {
        let Some(day) = (from..from + 14).find(|day| !calendar.open(calendar.day(*day)).is_empty()) else { continue };
        let span = Interval::new(calendar.at(day, HOURS.0), calendar.at(day, HOURS.1));
        steps.push((calendar.at(day - PLANNED_DAYS, 540), Lesson::Plan { date, course, span }));
        let newcomers = (FIRST_STUDENT..FIGURES.len()).filter(|person| is_new(*person, day)).skip(date * 4);
        for (number, person) in (0..).zip(newcomers.take(wanted)) {
            let at = calendar.at(day - 20, 550).plus_minutes(number * 397);
            steps.push((at, Lesson::Enrol { date, person }));
        }
        steps.push((span.ends_at.plus_minutes(5), Lesson::Record { date }));
    }
    steps.extend(roster(calendar));
    steps
}

/// The technicians take turns on duty, from two weeks before the end to beyond what can be booked.
fn roster(calendar: &Calendar) -> Vec<(Instant, Lesson)> {
    let mut steps = Vec::new();
    for (number, day) in (Calendar::before_end(14)..Calendar::before_end(0) + 28).enumerate() {
        let technician = TECHNICIANS.get(number % TECHNICIANS.len()).copied().unwrap_or_default();
        for (opens, closes) in calendar.open(calendar.day(day)) {
            let span = Interval::new(calendar.at(day, opens), calendar.at(day, closes));
            steps.push((calendar.at(Calendar::before_end(15), 930), Lesson::Watch { technician, span }));
        }
    }
    steps
}

/// Who is there by then and may not use the lasers.
fn is_new(person: usize, day: u64) -> bool {
    FIGURES.get(person).is_some_and(|figure| figure.joins_on_day + 21 < day && !figure.may_use_lasers)
}

impl Stage {
    pub async fn teach(&mut self, lesson: &Lesson) -> Result<(), DemoError> {
        match *lesson {
            Lesson::Offer => self.offer().await,
            Lesson::Plan { date, course, span } => self.plan_date(date, course, span).await,
            Lesson::Enrol { date, person } => self.enrol(date, person).await,
            Lesson::Record { date } => self.record(date).await,
            Lesson::Watch { technician, span } => self.watch(technician, span).await,
        }
    }

    async fn offer(&mut self) -> Result<(), DemoError> {
        let (lab, laser) = (self.lab.clone(), self.classes.laser_training);
        let made = self.service.write(self.as_manager(), move |w| {
            let printing = QualificationAsk {
                name: text(["3D басуу", "3D-печать", "3D printing", "3D 프린팅"]),
                // For a term.
                valid_days: Some(150),
                levels: Vec::new(),
            };
            let printing = training::create_qualification(w, &lab, &printing)?.id;
            let courses = [
                (
                    text(["Лазер менен кесүү", "Лазерная резка", "Laser cutting", "레이저 커팅"]),
                    GivesAsk { qualification: laser, level: Some("user".to_owned()) },
                ),
                (
                    text([
                        "3D басууга киришүү",
                        "Введение в 3D-печать",
                        "First steps in 3D printing",
                        "3D 프린팅 입문",
                    ]),
                    GivesAsk { qualification: printing, level: None },
                ),
            ];
            let mut ids = Vec::new();
            for (title, gives) in courses {
                let ask = CourseAsk {
                    title,
                    description: None,
                    gives: vec![gives],
                    prerequisites: Vec::new(),
                    duration_minutes: Some(120),
                    capacity: 6,
                };
                ids.push(training::create_course(w, &lab, &ask)?.course.id);
            }
            Ok::<_, DemoError>(ids)
        });
        self.courses = made.await?;
        Ok(())
    }

    /// The laser's dates keep a laser free, where nothing stands in the way.
    async fn plan_date(&mut self, date: usize, course: usize, span: Interval) -> Result<(), DemoError> {
        let Some(id) = self.courses.get(course).copied() else { return Ok(()) };
        let trainer = TECHNICIANS.get(date % TECHNICIANS.len()).and_then(|index| self.people.get(index)).copied();
        let laser = if course == LASER { self.machines.get(&FIRST_LASER).copied() } else { None };
        let lab = self.lab.clone();
        let ask = SessionAsk {
            starts_at: span.starts_at,
            ends_at: Some(span.ends_at),
            capacity: None,
            trainer,
            location: Some("Room 204".to_owned()),
        };
        let made = self.service.write(self.as_manager(), move |w| {
            let course = training::course(w.c, id)?;
            let machines: Vec<Id> = laser.into_iter().collect();
            Ok::<_, DemoError>(plan_lesson(w, &lab, &course, &ask, &machines)?.id)
        });
        self.dates.extend(DemoError::tolerated(made.await)?.map(|id| (date, id)));
        Ok(())
    }

    async fn enrol(&mut self, date: usize, person: usize) -> Result<(), DemoError> {
        let (Some(session), Some(member)) = (self.dates.get(&date).copied(), self.people.get(&person).copied()) else {
            return Ok(());
        };
        let Some(call) = self.as_figure(person) else { return Ok(()) };
        let done = self.service.write(call, move |w| {
            let session = training::course_session(w.c, session)?;
            Ok::<_, DemoError>(training::enrol(w, &session, member).map(drop)?)
        });
        DemoError::tolerated(done.await).map(drop)
    }

    async fn watch(&mut self, technician: usize, span: Interval) -> Result<(), DemoError> {
        let Some(person) = self.people.get(&technician).copied() else { return Ok(()) };
        let lab = self.lab.clone();
        let write = move |w: &mut Write<'_>| Ok(plan_duty(w, &lab, DutyAsk { person, span }).map(drop)?);
        DemoError::tolerated(self.service.write(self.as_manager(), write).await).map(drop)
    }

    /// One in five does not come, and one in six of those who do does not pass.
    async fn record(&mut self, date: usize) -> Result<(), DemoError> {
        let Some(session) = self.dates.get(&date).copied() else { return Ok(()) };
        let call = TECHNICIANS.get(date % TECHNICIANS.len()).and_then(|index| self.as_figure(*index));
        let call = call.unwrap_or_else(|| self.as_manager());
        let done = self.service.write(call.clone(), move |w| record(w, session));
        DemoError::tolerated(done.await)?;
        self.shows(call, session).await
    }

    /// What a trainer cuts before the eyes of the course, on the machine that its date keeps free.
    async fn shows(&self, call: Call, session: Id) -> Result<(), DemoError> {
        let (Some(laser), Some(plywood)) = (self.machines.get(&FIRST_LASER).copied(), supplies::plywood(self)) else {
            return Ok(());
        };
        let (lab, by) = (self.lab.id, Recorder { hand: Hand::Staff, member: call.actor.person() });
        let done = self.service.write(call, move |w| {
            let date = training::course_session(w.c, session)?;
            if date.blackout.is_none() {
                return Ok(());
            }
            let ask = Past {
                machine: laser,
                reservation: None,
                started_at: date.starts_at.plus_minutes(45),
                ended_at: date.starts_at.plus_minutes(90),
                purpose: Some(Purpose::Training),
                headcount: 1,
                outcome: Outcome::Success,
                note: None,
                materials: vec![Used { stock_item: plywood, quantity: Quantity::from_thousandths(2000), unit: None }],
            };
            Ok::<_, DemoError>(usage::record(w, lab, &ask, by).map(drop)?)
        });
        DemoError::tolerated(done.await).map(drop)
    }
}

fn record(w: &mut Write<'_>, session: Id) -> Result<(), DemoError> {
    let result = |(number, member): (usize, Id)| {
        let attended = number % 5 != 4;
        ResultAsk { member, attended, passed: attended.then_some(number % 6 != 5), level: None, note: None }
    };
    let asks: Vec<ResultAsk> = training::placed(w.c, session)?.into_iter().enumerate().map(result).collect();
    if !asks.is_empty() {
        training::record_results(w, session, &asks)?;
    }
    Ok(())
}
