use chrono::NaiveDate;

use super::calendar::{Calendar, DAYS};
use super::cast::{FIGURES, FIRST_STUDENT};
use super::dice::Dice;
use super::equipment::{ARRIVES_ON_DAY, Kind, MACHINES, Spec};
use super::model::{Deed, Manner, Plot, Visit};
use super::{condition, lessons, outings, property, rounds, supplies, trouble, watch, wishes};
use crate::features::usage::model::Outcome;
use crate::platform::values::{Instant, Interval, MaterialClass, Process, Purpose};

struct Author<'a> {
    calendar: &'a Calendar,
    dice: Dice,
    plot: Plot,
    /// Until when each machine is taken by what is planned.
    taken: Vec<Instant>,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// Throws the dice for all days.
pub fn plot(calendar: &Calendar, seed: u64) -> Plot {
    let plot = Plot { visits: Vec::new(), steps: Vec::new() };
    let mut author = Author { calendar, dice: Dice::new(seed), plot, taken: vec![Instant::MIN; MACHINES.len()] };
    for (days, date) in (0..).zip(calendar.dates()) {
        if days == 0 {
            continue;
        }
        for (machine, spec) in MACHINES.iter().enumerate() {
            if spec.acquired_on.is_some() || days > ARRIVES_ON_DAY {
                author.machine_day(days, date, machine, spec);
            }
        }
    }
    author.searches();
    let mut plot = author.plot;
    plot.steps.extend(trouble::steps(calendar).into_iter().map(|(at, trouble)| (at, Deed::Trouble(trouble))));
    let kept = condition::steps(calendar).into_iter().map(|(at, condition)| (at, Deed::Condition(condition)));
    plot.steps.extend(kept);
    plot.steps.extend(wishes::steps(calendar).into_iter().map(|(at, wish)| (at, Deed::Wish(wish))));
    plot.steps.extend(supplies::steps(calendar).into_iter().map(|(at, supply)| (at, Deed::Supply(supply))));
    plot.steps.extend(lessons::steps(calendar).into_iter().map(|(at, lesson)| (at, Deed::Lesson(lesson))));
    plot.steps.extend(outings::steps(calendar).into_iter().map(|(at, outing)| (at, Deed::Outing(outing))));
    plot.steps.extend(property::steps(calendar).into_iter().map(|(at, property)| (at, Deed::Property(property))));
    plot.steps.extend(rounds::steps(calendar).into_iter().map(|(at, round)| (at, Deed::Round(round))));
    plot.steps.extend(watch::steps(calendar).into_iter().map(|(at, watch)| (at, Deed::Watch(watch))));
    plot.steps.push((calendar.until.plus_minutes(-150), Deed::AskApproval(20)));
    plot.steps.push((calendar.until.plus_minutes(-25), Deed::StayOpen(7)));
    plot.steps.sort_by_key(|(at, _)| *at);
    plot
}

const fn quarters(minutes: i64) -> i64 {
    (minutes + 14) / 15 * 15
}

impl Author<'_> {
    fn machine_day(&mut self, days: u64, date: NaiveDate, machine: usize, spec: &Spec) {
        for (opens, closes) in self.calendar.open(date) {
            let (opens, closes) = (i64::from(opens), i64::from(closes));
            let midnight = self.calendar.zone.day_start(date);
            let taken = self.taken.get(machine).map_or(0, |at| at.micros_since(midnight) / 60_000_000);
            let load = (spec.load * Calendar::busyness(date) / 100).clamp(5, 95);
            let mut cursor = opens.max(taken);
            loop {
                let wanted = quarters(self.dice.between(spec.minutes.0, spec.minutes.1));
                let mean_gap = wanted * (100 - load) / load;
                let starts = quarters(cursor + self.dice.between(0, 2 * mean_gap));
                let Some(ends) = self.ends(spec, starts, starts + wanted, closes) else { break };
                let span = Interval::new(midnight.plus_minutes(starts), midnight.plus_minutes(ends));
                self.visit(days, machine, spec, span);
                cursor = ends + if spec.kind == Kind::Resin { 15 } else { 0 };
                if let Some(taken) = self.taken.get_mut(machine) {
                    *taken = midnight.plus_minutes(cursor);
                }
            }
        }
    }

    /// When a visit ends that would end at `ends`; nothing where it does not fit. Filament printers work on by night.
    fn ends(&mut self, spec: &Spec, starts: i64, ends: i64, closes: i64) -> Option<i64> {
        if ends <= closes {
            return Some(ends);
        }
        let left = closes - starts;
        if left >= 30 && spec.kind == Kind::Filament && self.dice.chance(40) {
            return Some((closes + quarters(self.dice.between(120, 840))).min(starts + 1200));
        }
        (left >= spec.minutes.0.min(45)).then_some(closes)
    }

    fn visit(&mut self, days: u64, machine: usize, spec: &Spec, span: Interval) {
        let Some(person) = self.somebody(days, spec.kind == Kind::Laser) else { return };
        let length = span.ends_at.seconds() - span.starts_at.seconds();
        let early = if self.dice.chance(60) { self.dice.between(0, length / 5) } else { self.dice.between(0, 150) };
        let manner = match self.dice.below(100) {
            0..=54 if spec.has_device => Manner::Device,
            55..=62 => Manner::Staff,
            _ => Manner::Own,
        };
        let visit = Visit {
            machine,
            person,
            span,
            manner,
            purpose: self.purpose(),
            headcount: self.headcount(),
            outcome: self.outcome(),
            arrives_at: span.starts_at.plus_seconds(self.dice.between(-120, 540)),
            leaves_at: span.ends_at.plus_seconds(-early),
        };
        let index = self.plot.visits.len();
        self.plot.visits.push(visit);
        self.fate(index, days, spec);
    }

    fn then(&mut self, at: Instant, deed: Deed) {
        self.plot.steps.push((at, deed));
    }

    /// What becomes of a visit: kept in full mostly.
    fn fate(&mut self, index: usize, days: u64, spec: &Spec) {
        let Some(visit) = self.plot.visits.get(index).copied() else { return };
        let fate = self.dice.below(100);
        if fate < 4 {
            let later = self.dice.between(HOUR / 2, 3 * HOUR);
            return self.then(visit.leaves_at.plus_seconds(later), Deed::Note(index));
        }
        if fate < 9 {
            let late = self.dice.between(0, 8 * MINUTE);
            self.then(visit.span.starts_at.plus_seconds(late), Deed::WalkIn(index));
            return self.then(visit.leaves_at, Deed::Leave(index));
        }
        let booked_at = self.books(index, days, visit, spec);
        match fate {
            9..=14 => {}
            15..=19 => {
                let at = visit.span.starts_at.plus_seconds(-self.dice.between(2 * HOUR, 20 * HOUR));
                self.then(at.max(booked_at.plus_minutes(20)), Deed::Cancel(index));
            }
            20..=23 => {
                self.then(visit.arrives_at, Deed::Arrive(index));
                self.corrects(index, visit, 60);
            }
            24..=28 => {
                self.then(visit.arrives_at, Deed::Arrive(index));
                let over = self.dice.between(4 * MINUTE, 26 * MINUTE);
                self.then(visit.span.ends_at.plus_seconds(over), Deed::Leave(index));
            }
            _ => {
                self.then(visit.arrives_at, Deed::Arrive(index));
                self.then(visit.leaves_at, Deed::Leave(index));
                self.corrects(index, visit, 4);
            }
        }
    }

    /// The booking, who else wanted that time, and what the manager says where approval is asked.
    fn books(&mut self, index: usize, days: u64, visit: Visit, spec: &Spec) -> Instant {
        let ahead = self.dice.between(2 * HOUR, 110 * HOUR);
        let booked_at = visit.span.starts_at.plus_seconds(-ahead).max(self.calendar.at(0, 600));
        self.then(booked_at, Deed::Book(index));
        if spec.kind == Kind::Mill && self.dice.chance(94) {
            let at = booked_at.plus_seconds(self.dice.between(20 * MINUTE, ahead.min(30 * HOUR)));
            let yes = self.dice.chance(88);
            self.then(at, Deed::Decide(index, yes));
        }
        if self.dice.chance(6)
            && let Some(person) = self.somebody(days, spec.kind == Kind::Laser)
        {
            let at = booked_at.plus_seconds(self.dice.between(MINUTE, HOUR));
            self.then(at, Deed::Try { person, machine: visit.machine, span: visit.span });
        }
        if self.dice.chance(3)
            && let Some(person) = self.somebody(days, false)
        {
            // The same hours on a Saturday, or without the training.
            let to_saturday = 5 - i64::try_from(days % 7).unwrap_or(0);
            let shift = if self.dice.chance(50) { to_saturday.rem_euclid(7) } else { 0 };
            let span = Interval::new(visit.span.starts_at.plus_days(shift), visit.span.ends_at.plus_days(shift));
            self.then(booked_at.plus_minutes(7), Deed::Try { person, machine: visit.machine, span });
        }
        booked_at
    }

    fn corrects(&mut self, index: usize, visit: Visit, percent: usize) {
        if !self.dice.chance(percent) {
            return;
        }
        let at = visit.span.ends_at.plus_seconds(self.dice.between(2 * HOUR, 20 * HOUR));
        self.then(at, Deed::Propose(index));
        let (decided, yes) = (self.dice.between(HOUR, 40 * HOUR), self.dice.chance(82));
        self.then(at.plus_seconds(decided), Deed::Settle(index, yes));
    }

    /// One of those who have been there for a week; some come more often.
    fn somebody(&mut self, days: u64, with_lasers: bool) -> Option<usize> {
        let here = |index: &usize| {
            FIGURES.get(*index).is_some_and(|figure| {
                (figure.joins_on_day == 0 || figure.joins_on_day + 7 <= days) && (figure.may_use_lasers || !with_lasers)
            })
        };
        let pool: Vec<usize> = (FIRST_STUDENT..FIGURES.len()).filter(here).collect();
        let place = self.dice.below(pool.len()).min(self.dice.below(pool.len() * 2));
        pool.get(place).copied()
    }

    fn purpose(&mut self) -> Purpose {
        match self.dice.below(100) {
            0..=41 => Purpose::Coursework,
            42..=61 => Purpose::Thesis,
            62..=73 => Purpose::Research,
            74..=83 => Purpose::Personal,
            84..=90 => Purpose::Startup,
            91..=95 => Purpose::Engineering,
            96..=97 => Purpose::Outreach,
            _ => Purpose::Training,
        }
    }

    fn headcount(&mut self) -> i32 {
        match self.dice.below(100) {
            0..=73 => 1,
            74..=90 => 2,
            91..=96 => 3,
            _ => 5,
        }
    }

    fn outcome(&mut self) -> Outcome {
        match self.dice.below(100) {
            0..=81 => Outcome::Success,
            82..=93 => Outcome::Failure,
            _ => Outcome::Aborted,
        }
    }

    /// Searches for metal that find nothing, more of them as the semester goes on.
    fn searches(&mut self) {
        for _ in 0..34 {
            let before = self.dice.between(1, 84).min(self.dice.between(1, 110));
            let day = DAYS.saturating_sub(u64::try_from(before).unwrap_or(1));
            let Some(person) = self.somebody(day, false) else { continue };
            let minutes = u32::try_from(self.dice.between(520, 1320)).unwrap_or(600);
            let process = self.dice.pick(&[Some(Process::Pbf), None, Some(Process::Ded), None], None);
            let at = self.calendar.at(day, minutes);
            self.then(at, Deed::Search { person, process, material_class: MaterialClass::Metal });
        }
    }
}
