use super::{condition, lessons, outings, property, rounds, supplies, trouble, watch, wishes};
use crate::features::usage::model::Outcome;
use crate::platform::values::{Instant, Interval, MaterialClass, Process, Purpose};

/// Somebody's time at a machine, as they mean it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub machine: usize,
    pub person: usize,
    pub span: Interval,
    pub manner: Manner,
    pub purpose: Purpose,
    pub headcount: i32,
    pub outcome: Outcome,
    pub arrives_at: Instant,
    pub leaves_at: Instant,
}

/// By whose hand its session is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Own,
    Device,
    Staff,
}

/// What somebody does. Numbers are places in the lists; of visits where nothing else is said.
#[derive(Clone, Debug)]
pub enum Deed {
    Book(usize),
    Cancel(usize),
    Decide(usize, bool),
    Arrive(usize),
    WalkIn(usize),
    Leave(usize),
    /// Staff write a visit down after it.
    Note(usize),
    Propose(usize),
    Settle(usize, bool),
    Try {
        person: usize,
        machine: usize,
        span: Interval,
    },
    Search {
        person: usize,
        process: Option<Process>,
        material_class: MaterialClass,
    },
    /// Books the next free time of the machine that asks for approval.
    AskApproval(usize),
    /// Starts on the first of some machines that is free.
    StayOpen(usize),
    Trouble(trouble::Trouble),
    Condition(condition::Condition),
    Wish(wishes::Wish),
    Supply(supplies::Supply),
    Lesson(lessons::Lesson),
    Outing(outings::Outing),
    Property(property::Property),
    Round(rounds::Round),
    Watch(watch::Watch),
}

/// Everything that is to happen, by time.
pub struct Plot {
    pub visits: Vec<Visit>,
    pub steps: Vec<(Instant, Deed)>,
}
