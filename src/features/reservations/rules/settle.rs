use crate::features::reservations::model::Standing;
use crate::features::reservations::refusal::{Refusal, RefusalCode};
use crate::platform::values::Interval;

/// The refusals that stand, in the order in which they are told; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub first: Refusal,
    pub others: Vec<Refusal>,
    /// Who asks could set all of it aside by giving a reason.
    pub may_override: bool,
    /// The next times that can be booked as they are, where another time may do.
    pub next_gaps: Vec<Interval>,
}

impl Refused {
    /// One refusal that nobody sets aside.
    pub const fn only(first: Refusal) -> Self {
        Self { first, others: Vec::new(), may_override: false, next_gaps: Vec::new() }
    }

    /// Where the step asked for takes no override.
    #[must_use]
    pub fn for_good(self) -> Self {
        Self { may_override: false, ..self }
    }

    pub const fn code(&self) -> RefusalCode {
        self.first.code()
    }

    pub fn all(&self) -> impl Iterator<Item = &Refusal> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

/// What stands of the refusals: staff who give a reason set aside those they may. Answers the codes set aside, which
/// are to be audited with the reason.
///
/// # Errors
/// The refusals that stand. A blank reason is none.
pub fn settle(
    refusals: Vec<Refusal>,
    by: Standing,
    override_reason: Option<&str>,
) -> Result<Vec<RefusalCode>, Refused> {
    let overriding = by == Standing::Staff && override_reason.is_some_and(|reason| !reason.trim().is_empty());
    let (set_aside, mut standing): (Vec<_>, Vec<_>) =
        refusals.into_iter().partition(|refusal| overriding && refusal.may_be_set_aside());
    standing.sort_by_key(Refusal::code);
    let may_override = by == Standing::Staff && !overriding && standing.iter().all(Refusal::may_be_set_aside);
    let mut standing = standing.into_iter();
    match standing.next() {
        Some(first) => Err(Refused { first, others: standing.collect(), may_override, next_gaps: Vec::new() }),
        None => Ok(set_aside.iter().map(Refusal::code).collect()),
    }
}
