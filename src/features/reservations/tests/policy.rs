use serde_json::json;

use crate::features::reservations::policy::*;
use crate::platform::values::Id;

fn patch(json: serde_json::Value) -> PolicyPatch {
    serde_json::from_value(json).expect("a policy")
}

#[test]
fn the_defaults_are_those_of_the_rules() {
    let defaults = serde_json::to_value(resolve(&patch(json!({})), None, &patch(json!({}))).policy).expect("json");
    assert_eq!(
        defaults,
        json!({
            "min_minutes": 15, "max_minutes": 480, "granularity_minutes": 15, "max_days_ahead": 30, "min_notice_minutes": 0,
            "buffer_minutes": 0, "max_active_reservations": 5, "max_minutes_per_week": null, "cancel_notice_minutes": 0,
            "check_in_window_minutes": 15, "requires_approval": false, "requires_qualification": null, "requires_level": null,
            "unattended_minutes_after_closing": 0, "requires_staff_on_duty": false, "requires_supervisor": null,
            "requires_second_person": false, "hazard": false
        })
    );
}

#[test]
fn machine_goes_over_class_over_lab_field_by_field() {
    let lab = patch(json!({"min_minutes": 30, "max_minutes": 300, "buffer_minutes": 5}));
    let class = patch(json!({"max_minutes": 200, "buffer_minutes": 10}));
    let machine = patch(json!({"buffer_minutes": 20}));
    let policy = resolve(&lab, Some(&class), &machine).policy;
    assert_eq!((policy.min_minutes, policy.max_minutes, policy.buffer_minutes), (30, 200, 20));
}

#[test]
fn null_in_a_nullable_field_is_a_value_and_absence_is_not() {
    let qualification = Id(uuid::Uuid::from_u128(7));
    let lab = patch(
        json!({"max_minutes_per_week": 600, "check_in_window_minutes": 30, "requires_qualification": qualification}),
    );
    let silent = resolve(&lab, None, &patch(json!({}))).policy;
    assert_eq!((silent.max_minutes_per_week, silent.check_in_window_minutes), (Some(600), Some(30)));
    assert_eq!(silent.requires_qualification, Some(qualification));
    let none = json!({"max_minutes_per_week": null, "check_in_window_minutes": null, "requires_qualification": null});
    let stated = resolve(&lab, None, &patch(none.clone())).policy;
    assert_eq!(
        (stated.max_minutes_per_week, stated.check_in_window_minutes, stated.requires_qualification),
        (None, None, None)
    );
    assert_eq!(serde_json::to_value(patch(none.clone())).expect("json"), none);
}

#[test]
fn a_quota_remembers_where_it_comes_from() {
    let lab = patch(json!({"max_active_reservations": 3}));
    let class = patch(json!({"max_minutes_per_week": 600}));
    let machine = patch(json!({"max_active_reservations": 1, "max_minutes_per_week": null}));
    let bare = resolve(&lab, None, &patch(json!({})));
    assert_eq!((bare.active_from, bare.weekly_from), (PolicySource::Lab, PolicySource::Lab));
    let classed = resolve(&lab, Some(&class), &patch(json!({})));
    assert_eq!((classed.active_from, classed.weekly_from), (PolicySource::Lab, PolicySource::Class));
    let own = resolve(&lab, Some(&class), &machine);
    assert_eq!((own.active_from, own.weekly_from), (PolicySource::Machine, PolicySource::Machine));
}

#[test]
fn unknown_fields_and_wrong_types_are_refused() {
    assert!(serde_json::from_value::<PolicyPatch>(json!({"max_minuts": 60})).is_err());
    assert!(serde_json::from_value::<PolicyPatch>(json!({"max_minutes": "60"})).is_err());
    assert!(serde_json::from_value::<PolicyPatch>(json!({"max_minutes": 1.5})).is_err());
}

#[test]
fn all_problems_of_a_policy_are_told_at_once() {
    let wrong =
        patch(json!({"min_minutes": 0, "granularity_minutes": 7, "check_in_window_minutes": 0, "buffer_minutes": -1}));
    let told: Vec<_> = wrong.problems().iter().map(|problem| (problem.pointer(), problem.code())).collect();
    let expected = [
        ("/min_minutes", "out_of_range"),
        ("/buffer_minutes", "out_of_range"),
        ("/check_in_window_minutes", "out_of_range"),
        ("/granularity_minutes", "does_not_divide_a_day"),
    ];
    assert_eq!(told, expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    assert_eq!(patch(json!({"granularity_minutes": 240, "max_minutes_per_week": null})).problems(), []);
}

#[test]
fn merged_lengths_that_contradict_themselves_are_a_problem() {
    let of = |json| resolve(&patch(json), None, &patch(json!({}))).policy.problems();
    let codes = |json| of(json).iter().map(PolicyProblem::code).collect::<Vec<_>>();
    assert_eq!(codes(json!({"min_minutes": 500})), ["min_above_max"]);
    assert_eq!(codes(json!({"min_minutes": 20, "max_minutes": 25})), ["no_length_on_the_grid"]);
    assert_eq!(codes(json!({})), Vec::<&str>::new());
}
