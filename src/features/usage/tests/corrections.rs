use super::at;
use crate::features::usage::model::{Asked, CorrectionStatus, Outcome, Recorded};
use crate::features::usage::rules::{RecordProblem, corrected, correction_status, times};
use crate::platform::values::{Id, Purpose};

fn closed() -> Recorded {
    let member: Id = "019a1b2c-3d4e-7f50-8a61-728394a5b6c7".parse().unwrap();
    Recorded {
        started_at: at(0),
        ended_at: Some(at(60)),
        member: Some(member),
        outcome: Some(Outcome::Success),
        purpose: Some(Purpose::Thesis),
    }
}

fn open() -> Recorded {
    Recorded { ended_at: None, outcome: None, ..closed() }
}

#[test]
fn what_a_correction_does_not_name_stays() {
    let asked = Asked { outcome: Some(Outcome::Failure), ..Asked::default() };
    let becomes = corrected(&closed(), &asked, at(100)).unwrap();
    assert_eq!(becomes, Recorded { outcome: Some(Outcome::Failure), ..closed() });
}

#[test]
fn all_five_fields_can_be_corrected() {
    let other = Id::new(at(9));
    let asked = Asked {
        started_at: Some(at(5)),
        ended_at: Some(at(50)),
        member: Some(other),
        outcome: Some(Outcome::Aborted),
        purpose: Some(Purpose::Research),
    };
    let becomes = corrected(&closed(), &asked, at(100)).unwrap();
    let expected = Recorded {
        started_at: at(5),
        ended_at: Some(at(50)),
        member: Some(other),
        outcome: Some(Outcome::Aborted),
        purpose: Some(Purpose::Research),
    };
    assert_eq!(becomes, expected);
}

#[test]
fn a_session_may_end_when_it_starts_and_never_before() {
    let asked = |ended| Asked { ended_at: Some(ended), ..Asked::default() };
    assert!(corrected(&closed(), &asked(at(0)), at(100)).is_ok());
    assert_eq!(corrected(&closed(), &asked(at(-1)), at(100)), Err(vec![RecordProblem::EndsBeforeStart]));
}

#[test]
fn moving_the_start_past_the_end_is_refused_too() {
    let asked = Asked { started_at: Some(at(61)), ..Asked::default() };
    assert_eq!(corrected(&closed(), &asked, at(100)), Err(vec![RecordProblem::EndsBeforeStart]));
}

#[test]
fn times_to_come_are_refused_all_at_once() {
    let found = times(at(101), Some(at(102)), at(100));
    assert_eq!(
        found,
        [RecordProblem::InTheFuture { field: "/started_at" }, RecordProblem::InTheFuture { field: "/ended_at" }]
    );
    assert_eq!(times(at(100), Some(at(100)), at(100)), []);
}

#[test]
fn an_open_session_has_no_outcome() {
    let asked = Asked { outcome: Some(Outcome::Success), ..Asked::default() };
    assert_eq!(corrected(&open(), &asked, at(100)), Err(vec![RecordProblem::OutcomeWhileOpen]));
}

#[test]
fn giving_an_open_session_its_end_closes_it_with_an_unknown_outcome() {
    let asked = Asked { ended_at: Some(at(40)), ..Asked::default() };
    let becomes = corrected(&open(), &asked, at(100)).unwrap();
    assert_eq!((becomes.ended_at, becomes.outcome), (Some(at(40)), Some(Outcome::Unknown)));
}

#[test]
fn a_correction_that_changes_nothing_is_refused() {
    assert_eq!(corrected(&closed(), &Asked::default(), at(100)), Err(vec![RecordProblem::ChangesNothing]));
    let same = Asked { purpose: Some(Purpose::Thesis), ..Asked::default() };
    assert_eq!(corrected(&closed(), &same, at(100)), Err(vec![RecordProblem::ChangesNothing]));
}

#[test]
fn what_staff_correct_holds_at_once_and_ones_own_is_a_proposal() {
    assert_eq!(correction_status(true), CorrectionStatus::Accepted);
    assert_eq!(correction_status(false), CorrectionStatus::Proposed);
}
