//! Decisions on what is sent for a lab: pure, all problems at once.

use super::hours::{OpeningSpan, WeekProblemKind, week_problems};
use super::model::Faults;
use super::policy::{PolicyPatch, PolicyProblem, PolicyProblemKind};
use crate::platform::values::{Interval, IntervalSet};

pub fn week(spans: &[OpeningSpan], at: &str, faults: &mut Faults) {
    for problem in week_problems(spans) {
        let detail = match problem.kind {
            WeekProblemKind::ClosesBeforeOpens => {
                "It closes before it opens. For a night, give two spans: to 24:00, and from 00:00 the next day.".into()
            }
            WeekProblemKind::Overlaps { with } => {
                format!("It overlaps the span at index {with} of the same day. Join them into one.")
            }
        };
        faults.add(format!("{at}{}", problem.pointer), problem.kind.code(), detail);
    }
}

/// What a level states, alone and together with the levels it rests on.
pub fn policy(levels: [Option<&PolicyPatch>; 3], own: &PolicyPatch, at: &str, faults: &mut Faults) {
    let alone = own.problems();
    let [lab, class, machine] = levels;
    let nothing = PolicyPatch::default();
    let merged = super::policy::resolve(lab.unwrap_or(&nothing), class, machine.unwrap_or(&nothing)).policy;
    let together = if alone.is_empty() { merged.problems() } else { Vec::new() };
    for problem in alone.iter().chain(&together) {
        faults.add(format!("{at}{}", problem.pointer()), problem.code(), policy_detail(problem));
    }
}

fn policy_detail(problem: &PolicyProblem) -> String {
    match problem.kind {
        PolicyProblemKind::OutOfRange { minimum, maximum } => format!("Give a number from {minimum} to {maximum}."),
        PolicyProblemKind::DoesNotDivideADay => {
            "The grid starts at midnight: give minutes that divide the 1440 of a day, such as 15, 30 or 60.".into()
        }
        PolicyProblemKind::MinAboveMax { min_minutes, max_minutes } => {
            format!("The shortest ({min_minutes} min) would be longer than the longest ({max_minutes} min).")
        }
        PolicyProblemKind::NoLengthOnTheGrid { granularity_minutes } => {
            format!("No length on a grid of {granularity_minutes} minutes lies between the shortest and the longest.")
        }
    }
}

/// Whether a plan fits the open time: it starts while open, and ends by closing or by the unattended minutes after it.
pub fn fits(open: &IntervalSet, span: Interval, unattended_minutes: i64) -> bool {
    open.iter()
        .find(|open| open.contains(span.starts_at))
        .is_some_and(|open| span.ends_at <= open.ends_at.plus_minutes(unattended_minutes))
}
