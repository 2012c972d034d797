use super::*;

fn minor() -> Minor {
    Minor { adult_at: at(9, "00:00"), may_come_alone: true, accompanied: false }
}

#[test]
fn who_is_not_of_age_and_alone_needs_a_consent_and_keeps_off_hazards() {
    let (plain, hazard) = (Policy::default(), Policy { hazard: true, ..Policy::default() });
    let refused = |policy: &Policy, minor: Minor, time| minor_alone(policy, Some(minor), time);
    assert_eq!(refused(&plain, minor(), at(8, "10:00")), None);
    let expected = Refusal::MinorAlone { hazard: true, consent_missing: false };
    assert_eq!(refused(&hazard, minor(), at(8, "10:00")), Some(expected));
    let unasked = Minor { may_come_alone: false, ..minor() };
    let expected = Refusal::MinorAlone { hazard: false, consent_missing: true };
    assert_eq!(refused(&plain, unasked, at(8, "23:59")), Some(expected));
    // With a grown-up, and from the day on which they come of age, nothing is asked; of others neither.
    assert_eq!(refused(&hazard, Minor { accompanied: true, ..unasked }, at(8, "10:00")), None);
    assert_eq!(refused(&hazard, unasked, at(9, "00:00")), None);
    assert_eq!(minor_alone(&hazard, None, at(8, "10:00")), None);
}

#[test]
fn booking_and_starting_ask_the_same_of_a_minor() {
    let alone = Some(Minor { may_come_alone: false, ..minor() });
    let booking = BookingFacts { minor: alone, ..facts() };
    assert_eq!(codes(&book(&booking, span(8, "10:00", "11:00"))), [RefusalCode::MinorAlone]);
    let walk_in = WalkInFacts { booking, by: Standing::Staff, open_session: None, expected_minutes: Some(30) };
    assert_eq!(codes(&super::walk_in(&walk_in)), [RefusalCode::MinorAlone]);
    assert_eq!(
        settle(book(&walk_in.booking, span(8, "10:00", "11:00")), Standing::Staff, Some("I am there")),
        Ok(vec![RefusalCode::MinorAlone])
    );
}
