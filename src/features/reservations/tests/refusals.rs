use serde_json::json;

use super::*;
use crate::features::reservations::policy::Quota;

#[test]
fn the_codes_stand_in_the_order_of_the_rules() {
    let booking = [
        "in_the_past",
        "suspended",
        "not_qualified",
        "machine_out_of_service",
        "off_grid",
        "too_short",
        "too_long",
        "too_little_notice",
        "too_far_ahead",
        "closed",
        "outside_opening_hours",
        "quota_exceeded",
        "slot_taken",
    ];
    let mut codes: Vec<_> = booking.iter().rev().filter_map(|name| RefusalCode::parse(name)).collect();
    codes.sort();
    assert_eq!(codes.iter().map(|code| code.name()).collect::<Vec<_>>(), booking);
    assert!(codes.iter().take(12).all(|code| code.http_status() == 422));
    assert_eq!(RefusalCode::SlotTaken.http_status(), 409);
}

#[test]
fn approval_required_comes_right_after_not_qualified() {
    let place = |code| RefusalCode::ALL.iter().position(|known| *known == code);
    assert_eq!(place(RefusalCode::Unsupervised), place(RefusalCode::NotQualified).map(|place| place + 1));
    assert_eq!(place(RefusalCode::ApprovalRequired), place(RefusalCode::Unsupervised).map(|place| place + 1));
}

#[test]
fn each_refusal_is_told_with_the_limit_that_was_hit() {
    let told = |refusal: Refusal| serde_json::to_value(refusal).expect("json");
    assert_eq!(told(Refusal::TooLong { max_minutes: 480 }), json!({"code": "too_long", "limit": 480}));
    let qualification = id(9);
    let level = Some("advanced".to_owned());
    assert_eq!(
        told(Refusal::NotQualified { qualification, level, next_courses: Vec::new() }),
        json!({
            "code": "not_qualified", "limit": qualification, "qualification": qualification, "level": "advanced",
            "next_courses": [],
        })
    );
    let quota = Refusal::QuotaExceeded { quota: Quota::MaxActiveReservations, limit: 5, used: 5, asked: 1, week: None };
    assert_eq!(
        told(quota),
        json!({"code": "quota_exceeded", "limit": 5, "quota": "max_active_reservations", "used": 5, "asked": 1, "week": null})
    );
    assert_eq!(told(Refusal::TooEarly { opens_at: at(7, "10:00") })["limit"], "2026-09-07T04:00:00Z");
}

#[test]
fn a_taken_slot_carries_its_conflicts() {
    let mut facts = facts();
    facts.occupied = vec![taken_by(1, BlockKind::Reservation, span(7, "11:00", "12:00"))];
    let refusal = book(&facts, span(7, "11:00", "12:00")).remove(0);
    let told = serde_json::to_value(refusal).expect("json");
    assert_eq!(
        told["conflicts"],
        json!([{"starts_at": "2026-09-07T05:00:00Z", "ends_at": "2026-09-07T06:00:00Z", "kind": "reservation"}])
    );
}

fn many() -> Vec<Refusal> {
    vec![
        Refusal::TooLong { max_minutes: 60 },
        Refusal::Suspended { until: at(9, "00:00") },
        Refusal::MachineOutOfService { safety: false },
    ]
}

#[test]
fn staff_set_refusals_aside_with_a_reason() {
    assert_eq!(settle(many(), Standing::Staff, Some("a course")), Ok(codes(&many())));
}

#[test]
fn nobody_sets_refusals_aside_without_a_reason_and_no_person_at_all() {
    for (by, reason) in [(Standing::Staff, None), (Standing::Staff, Some("  ")), (Standing::Person, Some("please"))] {
        let refused = settle(many(), by, reason).expect_err("refused");
        assert_eq!(refused.code(), RefusalCode::Suspended);
        assert_eq!(refused.all().count(), 3);
    }
}

#[test]
fn not_even_staff_set_aside_the_past_a_safety_lock_or_a_taken_slot() {
    for fixed in [
        Refusal::InThePast { now: at(7, "10:00") },
        Refusal::MachineOutOfService { safety: true },
        Refusal::SlotTaken { conflicts: Vec::new() },
    ] {
        let refused =
            settle([many(), vec![fixed.clone()]].concat(), Standing::Staff, Some("a course")).expect_err("refused");
        assert_eq!(refused.all().collect::<Vec<_>>(), [&fixed]);
    }
}

#[test]
fn all_other_codes_of_booking_can_be_set_aside() {
    let mut facts = facts();
    facts.suspended_until = Some(at(20, "00:00"));
    facts.policy.requires_qualification = Some(id(9));
    facts.condition = Condition::OutOfService;
    (facts.policy.max_days_ahead, facts.policy.max_minutes_per_week) = (0, Some(1));
    facts.open_time = open_time(&[span(8, "00:00", "24:00")]);
    let refusals = book(&facts, Interval::new(at(8, "08:05"), at(8, "18:05")));
    assert_eq!(settle(refusals.clone(), Standing::Staff, Some("a course")), Ok(codes(&refusals)));
    assert_eq!(refusals.len(), 9);
}

#[test]
fn slips_are_no_demand_and_every_other_refused_booking_is() {
    let kept = |code| demand_kind(code).map(RefusalCode::name);
    for slip in [RefusalCode::InThePast, RefusalCode::OffGrid, RefusalCode::TooShort] {
        assert_eq!(kept(slip), None);
    }
    for code in [
        RefusalCode::Suspended,
        RefusalCode::NotQualified,
        RefusalCode::ApprovalRequired,
        RefusalCode::MachineOutOfService,
        RefusalCode::TooLong,
        RefusalCode::TooLittleNotice,
        RefusalCode::TooFarAhead,
        RefusalCode::Closed,
        RefusalCode::OutsideOpeningHours,
        RefusalCode::QuotaExceeded,
        RefusalCode::SlotTaken,
    ] {
        assert_eq!(kept(code), Some(code.name()));
    }
    assert_eq!(kept(RefusalCode::MachineInUse), Some("slot_taken"));
}

#[test]
fn of_a_class_the_least_used_machine_that_fits_is_taken() {
    let candidate =
        |number, used_seconds, refusals: Vec<Refusal>| Candidate { machine: id(number), used_seconds, refusals };
    let taken = Refusal::SlotTaken { conflicts: Vec::new() };
    let of = |candidates: &[Candidate]| least_used(candidates.to_vec());
    let fitting = [
        candidate(1, 900, vec![]),
        candidate(2, 10, vec![taken.clone()]),
        candidate(4, 300, vec![]),
        candidate(3, 300, vec![]),
    ];
    assert_eq!(of(&fitting), Choice::Book(id(3)));
    let locked = candidate(1, 0, vec![Refusal::MachineOutOfService { safety: false }, taken.clone()]);
    let busy = candidate(2, 10, vec![taken.clone()]);
    assert_eq!(of(&[locked, busy]), Choice::Refuse { machine: id(2), refusals: vec![taken] });
    assert_eq!(of(&[]), Choice::Empty);
}

#[test]
fn policies_hours_and_refusals_have_schemas() {
    use utoipa::PartialSchema;
    let schema = |of: utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>| serde_json::to_value(of).expect("json");
    let policy = schema(crate::features::reservations::policy::PolicyPatch::schema());
    assert_eq!(policy["additionalProperties"], false);
    assert_eq!(policy["properties"]["max_minutes_per_week"]["maximum"], 100_800);
    assert_eq!(policy["required"], serde_json::Value::Null);
    assert_eq!(schema(WallTime::schema())["type"], "string");
    assert_eq!(schema(Refusal::schema())["required"], json!(["code", "limit"]));
    assert_eq!(schema(Refusal::schema())["properties"]["limit"], json!({}));
}
