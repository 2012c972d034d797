use super::super::model::{RequestRefusal, RequestStatus, Standing};
use RequestStatus::{
    AnsweredOtherwise, Declined, Delivered, Draft, Flagged, Funded, InService, Ordered, Pledged, Published, Reported,
    Submitted, UnderReview, Withdrawn,
};

/// Where a request may go from `from`, the ordinary way first.
pub const fn allowed_next(from: RequestStatus) -> &'static [RequestStatus] {
    match from {
        Draft => &[Submitted, Withdrawn],
        Submitted => &[UnderReview, Declined, Withdrawn, AnsweredOtherwise],
        UnderReview => &[Flagged, Declined, Withdrawn, AnsweredOtherwise],
        Flagged => &[Published, Declined, Withdrawn, AnsweredOtherwise],
        Published => &[Pledged, Declined, Withdrawn, AnsweredOtherwise],
        Pledged => &[Funded, Declined, Withdrawn, AnsweredOtherwise],
        Funded => &[Ordered],
        Ordered => &[Delivered],
        Delivered => &[InService],
        InService => &[Reported],
        Reported | Declined | Withdrawn | AnsweredOtherwise => &[],
    }
}

/// The author alone submits a draft; the author withdraws, and a manager may do so for them; all else is the manager's.
pub const fn may(from: RequestStatus, to: RequestStatus, by: Standing) -> bool {
    match (from, to) {
        (Draft, _) => by.author,
        (_, Withdrawn) => by.author || by.manager,
        _ => by.manager,
    }
}

/// Decides a step, save that flagging must also be [`eligible`](super::support::eligible).
///
/// # Errors
/// `InvalidTransition` names the steps there are; then `NotAllowed`; then `ReasonMissing`.
pub fn transition(
    from: RequestStatus,
    to: RequestStatus,
    by: Standing,
    reason: Option<&str>,
) -> Result<(), RequestRefusal> {
    let allowed = allowed_next(from);
    if !allowed.contains(&to) {
        return Err(RequestRefusal::InvalidTransition { allowed });
    }
    if !may(from, to, by) {
        return Err(RequestRefusal::NotAllowed);
    }
    if to.needs_reason() && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(RequestRefusal::ReasonMissing);
    }
    Ok(())
}

impl RequestStatus {
    /// The ends other than the good one are explained.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Declined | Withdrawn | AnsweredOtherwise)
    }
}
