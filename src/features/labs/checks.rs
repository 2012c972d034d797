//! Decisions on what is sent for a lab: pure, all problems at once.

use super::hours::{OpeningSpan, WeekProblemKind, week_problems};
use super::model::Faults;
use super::policy::{PolicyPatch, PolicyProblem, PolicyProblemKind};
use crate::platform::values::{Interval, IntervalSet};
use crate::platform::words::{Minutes, Text};

pub fn week(spans: &[OpeningSpan], at: &str, faults: &mut Faults) {
    for problem in week_problems(spans) {
        let detail = match problem.kind {
            WeekProblemKind::ClosesBeforeOpens => Text::new("closes-before-it-opens"),
            WeekProblemKind::Overlaps { with } => Text::new("span-overlaps").with("index", with),
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

fn policy_detail(problem: &PolicyProblem) -> Text {
    match problem.kind {
        PolicyProblemKind::OutOfRange { minimum, maximum } => {
            Text::new("field-within").with("min", minimum).with("max", maximum)
        }
        PolicyProblemKind::DoesNotDivideADay => Text::new("grid-divides-a-day"),
        PolicyProblemKind::MinAboveMax { min_minutes, max_minutes } => Text::new("shortest-above-longest")
            .with("shortest", Minutes(min_minutes))
            .with("longest", Minutes(max_minutes)),
        PolicyProblemKind::NoLengthOnTheGrid { granularity_minutes } => {
            Text::new("no-length-on-the-grid").with("grid", Minutes(granularity_minutes))
        }
    }
}

/// Whether a plan fits the open time: it starts while open, and ends by closing or by the unattended minutes after it.
pub fn fits(open: &IntervalSet, span: Interval, unattended_minutes: i64) -> bool {
    open.iter()
        .find(|open| open.contains(span.starts_at))
        .is_some_and(|open| span.ends_at <= open.ends_at.plus_minutes(unattended_minutes))
}
