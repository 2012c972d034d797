use crate::features::reservations::refusal::{Refusal, RefusalCode};
use crate::platform::values::Id;

/// One machine of a class, with what stands against booking it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub machine: Id,
    /// How long it was used lately, in seconds.
    pub used_seconds: i64,
    /// What stands after staff set aside what they may.
    pub refusals: Vec<Refusal>,
}

/// What booking any machine of a class comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Book(Id),
    /// None fits; this one comes nearest, with what stands against it.
    Refuse {
        machine: Id,
        refusals: Vec<Refusal>,
    },
    /// The class has no machine.
    Empty,
}

/// The least used machine that fits, the earlier made when two are even. When none fits, the one whose first refusal comes
/// last in the order: it would be free of all the others' obstacles.
pub fn least_used(candidates: Vec<Candidate>) -> Choice {
    let fitting = candidates.iter().filter(|candidate| candidate.refusals.is_empty());
    if let Some(chosen) = fitting.min_by_key(|candidate| (candidate.used_seconds, candidate.machine)) {
        return Choice::Book(chosen.machine);
    }
    let first = |candidate: &Candidate| candidate.refusals.iter().map(Refusal::code).min();
    let nearest = candidates
        .into_iter()
        .max_by_key(|candidate| (first(candidate), std::cmp::Reverse((candidate.used_seconds, candidate.machine))));
    nearest
        .map_or(Choice::Empty, |candidate| Choice::Refuse { machine: candidate.machine, refusals: candidate.refusals })
}

/// Under which code a refused booking or walk-in is kept as demand; slips are not, nor what concerns one's own
/// standing reservation. A machine in use is a taken slot.
pub const fn demand_kind(code: RefusalCode) -> Option<RefusalCode> {
    match code {
        RefusalCode::InThePast
        | RefusalCode::OffGrid
        | RefusalCode::TooShort
        | RefusalCode::AlreadyStarted
        | RefusalCode::TooEarly
        | RefusalCode::CheckInClosed
        | RefusalCode::MinorAlone
        | RefusalCode::TooLateToCancel
        | RefusalCode::InvalidTransition => None,
        RefusalCode::MachineInUse => Some(RefusalCode::SlotTaken),
        kept => Some(kept),
    }
}
