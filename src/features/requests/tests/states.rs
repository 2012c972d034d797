use super::*;
use RequestStatus::*;

const AUTHOR: Standing = Standing { author: true, manager: false };
const MANAGER: Standing = Standing { author: false, manager: true };
const OTHER: Standing = Standing { author: false, manager: false };

#[test]
fn a_request_goes_from_draft_to_reported_step_by_step() {
    let way =
        [Draft, Submitted, UnderReview, Flagged, Published, Pledged, Funded, Ordered, Delivered, InService, Reported];
    for step in way.windows(2) {
        let by = if step[0] == Draft { AUTHOR } else { MANAGER };
        assert_eq!(transition(step[0], step[1], by, None), Ok(()), "{} to {}", step[0], step[1]);
    }
    assert_eq!(way.len() + 3, RequestStatus::ALL.len());
}

#[test]
fn an_invalid_step_names_the_ones_there_are() {
    let refusal = RequestRefusal::InvalidTransition { allowed: &[Flagged, Declined, Withdrawn, AnsweredOtherwise] };
    assert_eq!(transition(UnderReview, Published, MANAGER, None), Err(refusal));
    for end in [Reported, Declined, Withdrawn, AnsweredOtherwise] {
        assert!(allowed_next(end).is_empty());
    }
}

#[test]
fn declining_withdrawing_and_answering_otherwise_need_a_reason() {
    for end in [Declined, Withdrawn, AnsweredOtherwise] {
        assert_eq!(transition(Submitted, end, MANAGER, None), Err(RequestRefusal::ReasonMissing));
        assert_eq!(transition(Submitted, end, MANAGER, Some("  ")), Err(RequestRefusal::ReasonMissing));
        assert_eq!(transition(Submitted, end, MANAGER, Some("bought in Osh")), Ok(()));
    }
}

#[test]
fn only_the_author_submits_a_draft() {
    assert_eq!(transition(Draft, Submitted, MANAGER, None), Err(RequestRefusal::NotAllowed));
    assert_eq!(transition(Draft, Submitted, AUTHOR, None), Ok(()));
}

#[test]
fn the_author_may_withdraw_and_nothing_else_afterwards() {
    for from in [Submitted, UnderReview, Flagged, Published, Pledged] {
        assert_eq!(transition(from, Withdrawn, AUTHOR, Some("graduated")), Ok(()));
        for to in allowed_next(from).iter().filter(|to| **to != Withdrawn) {
            assert_eq!(transition(from, *to, AUTHOR, Some("why")), Err(RequestRefusal::NotAllowed));
        }
    }
}

#[test]
fn nobody_else_takes_any_step() {
    for from in RequestStatus::ALL {
        assert!(allowed_next(*from).iter().all(|to| !may(*from, *to, OTHER)));
    }
}
