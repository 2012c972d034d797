use super::*;

/// Reserved from 11:00 to 12:00 with a window of 15 minutes; nobody came.
fn facts_at(time: &str) -> MissFacts {
    MissFacts {
        now: at(7, time),
        policy: Policy::default(),
        held: held(1, ReservationStatus::Confirmed, span(7, "11:00", "12:00")),
        has_session: false,
        interruptions: Interruptions::default(),
        certifications: Vec::new(),
    }
}

#[test]
fn no_session_by_the_end_of_the_window_is_a_miss() {
    assert_eq!(due(&facts_at("11:14")), Due::Later(at(7, "11:15")));
    assert_eq!(due(&facts_at("11:15")), Due::NoShow);
    assert_eq!(due(&facts_at("20:00")), Due::NoShow);
    assert_eq!(due(&MissFacts { has_session: true, ..facts_at("11:15") }), Due::Nothing);
}

#[test]
fn with_no_window_a_miss_is_no_session_by_the_end() {
    let mut facts = facts_at("11:59");
    facts.policy.check_in_window_minutes = None;
    assert_eq!(due(&facts), Due::Later(at(7, "12:00")));
    assert_eq!(due(&MissFacts { now: at(7, "12:00"), ..facts }), Due::NoShow);
}

#[test]
fn a_pending_one_expires_at_its_start() {
    let mut facts = facts_at("10:59");
    facts.held.status = ReservationStatus::Pending;
    assert_eq!(due(&facts), Due::Later(at(7, "11:00")));
    assert_eq!(due(&MissFacts { now: at(7, "11:00"), ..facts }), Due::Expired);
}

#[test]
fn what_has_ended_or_runs_has_nothing_due() {
    for status in ReservationStatus::ALL.iter().filter(|status| !matches!(status.name(), "pending" | "confirmed")) {
        let mut facts = facts_at("12:00");
        facts.held.status = *status;
        assert_eq!(due(&facts), Due::Nothing);
    }
}

fn interrupted(by: CancelCause, span: Interval) -> Interruptions {
    let mut interruptions = Interruptions::default();
    match by {
        CancelCause::MachineLocked => interruptions.locks.push(span),
        CancelCause::Overrun => interruptions.overruns.push(span),
        _ => interruptions.outages.push(span),
    }
    interruptions
}

#[test]
fn what_kept_the_holder_away_in_any_part_of_the_window_makes_it_no_miss() {
    for cause in [CancelCause::MachineLocked, CancelCause::Overrun, CancelCause::Outage] {
        for moment in [span(7, "10:30", "10:46"), span(7, "11:14", "11:40"), span(7, "11:00", "11:01")] {
            let interruptions = interrupted(cause, moment);
            let facts = MissFacts { interruptions, ..facts_at("11:15") };
            assert_eq!(due(&facts), Due::HeldOpen { cause, until: at(7, "12:00") });
            assert_eq!(due(&MissFacts { now: at(7, "12:00"), ..facts }), Due::Cancelled(cause));
        }
    }
}

#[test]
fn what_lay_outside_the_window_excuses_nothing() {
    for moment in [span(7, "10:00", "10:45"), span(7, "11:15", "12:00")] {
        let interruptions = interrupted(CancelCause::Outage, moment);
        assert_eq!(due(&MissFacts { interruptions, ..facts_at("12:00") }), Due::NoShow);
    }
}

#[test]
fn without_a_window_an_interruption_of_its_own_time_cancels_it() {
    let mut facts =
        MissFacts { interruptions: interrupted(CancelCause::Outage, span(7, "11:50", "11:51")), ..facts_at("12:00") };
    facts.policy.check_in_window_minutes = None;
    assert_eq!(due(&facts), Due::Cancelled(CancelCause::Outage));
}

#[test]
fn one_that_could_not_be_used_for_want_of_a_certification_is_cancelled_and_no_miss() {
    let mut facts = facts_at("11:15");
    facts.policy.requires_qualification = Some(id(9));
    assert_eq!(due(&facts), Due::Cancelled(CancelCause::NotQualified));
    facts.certifications = vec![valid(at(1, "00:00"), Some(at(7, "11:00")))];
    assert_eq!(due(&facts), Due::Cancelled(CancelCause::NotQualified));
    facts.certifications = vec![valid(at(1, "00:00"), Some(at(7, "11:15")))];
    assert_eq!(due(&MissFacts { now: at(9, "12:00"), ..facts }), Due::NoShow);
}
