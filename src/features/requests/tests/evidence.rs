use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::features::requests::count::FEWEST_SHOWN;
use crate::features::requests::evidence::{DemandOfKind, SupportOfKind};
use crate::features::stats::DemandKind;

const NOW: i64 = 1_790_000_000;

fn voice(person: u128, kind: SupportKind) -> Voice {
    Voice { person: id(person), kind, at: Instant::from_seconds(NOW), states_need: false }
}

fn with_need(person: u128) -> Voice {
    Voice { states_need: true, ..voice(person, SupportKind::Endorsement) }
}

fn counted(voices: &[Voice], people: &BTreeMap<Id, PersonFact>) -> Support {
    support(voices, people, Instant::from_seconds(NOW))
}

fn by_kind(support: &Support) -> Vec<i64> {
    support.by_kind.iter().map(|kind| kind.people).collect()
}

#[test]
fn support_is_different_people_the_author_endorsers_and_who_left_a_matching_signal() {
    let voices = [
        voice(1, SupportKind::Author),
        voice(1, SupportKind::Endorsement),
        voice(2, SupportKind::Endorsement),
        voice(2, SupportKind::DemandSignal),
        voice(3, SupportKind::DemandSignal),
        voice(3, SupportKind::DemandSignal),
    ];
    let found = counted(&voices, &BTreeMap::new());
    assert_eq!((found.people, by_kind(&found)), (3, vec![1, 2, 2]));
}

#[test]
fn staff_are_not_counted() {
    let people = BTreeMap::from([(id(1), PersonFact { staff: true, used_related: true, ..PersonFact::default() })]);
    let found = counted(&[voice(1, SupportKind::Author), with_need(1), with_need(2)], &people);
    assert_eq!((found.people, found.people_with_need, found.people_who_used_related), (1, 1, 0));
    assert_eq!(by_kind(&found), [0, 1, 0]);
}

#[test]
fn a_demand_signal_counts_for_90_days_and_an_endorsement_for_good() {
    let old = |voice: Voice, seconds: i64| Voice {
        at: Instant::from_seconds(NOW).plus_days(-90).plus_seconds(seconds),
        ..voice
    };
    let voices = [
        old(voice(1, SupportKind::DemandSignal), 0),
        old(voice(2, SupportKind::DemandSignal), -1),
        old(voice(3, SupportKind::Endorsement), -1),
    ];
    assert_eq!(counted(&voices, &BTreeMap::new()).people, 2);
}

#[test]
fn support_is_shown_by_affiliation_and_by_who_ever_used_a_related_machine() {
    let person = |affiliation: &str, used_related| PersonFact {
        affiliation: Some(affiliation.to_owned()),
        staff: false,
        used_related,
    };
    let people = BTreeMap::from([
        (id(1), person("Mechanics", true)),
        (id(2), person("Mechanics", false)),
        (id(3), person("IT", true)),
    ]);
    let voices: Vec<Voice> = (1..=4).map(|number| voice(number, SupportKind::Endorsement)).collect();
    let found = counted(&voices, &people);
    let groups: Vec<(Option<&str>, i64)> =
        found.by_affiliation.iter().map(|group| (group.affiliation.as_deref(), group.people)).collect();
    assert_eq!(groups, [(None, 1), (Some("IT"), 1), (Some("Mechanics"), 2)]);
    assert_eq!(found.people_who_used_related, 2);
}

#[test]
fn a_request_is_eligible_when_a_gap_holds_5_people_support_it_and_3_state_a_need() {
    let mut voices = vec![voice(1, SupportKind::Author), voice(2, SupportKind::DemandSignal)];
    voices.extend((3..=5).map(with_need));
    assert_eq!(eligible(&gaps(&Pool::default()), &counted(&voices, &BTreeMap::new())), Ok(()));
}

#[test]
fn who_is_not_eligible_is_told_all_that_is_missing() {
    let support = counted(&[voice(1, SupportKind::Author), with_need(2)], &BTreeMap::new());
    let unknown = Pool { machines: vec![id(1)], ..Pool::default() };
    let Err(RequestRefusal::NotEligible { missing }) = eligible(&gaps(&unknown), &support) else {
        panic!("must be refused")
    };
    let seen: Vec<(MissingCode, i64, i64)> = missing.iter().map(|one| (one.code, one.have, one.needed)).collect();
    assert_eq!(seen, [(MissingCode::Gap, 0, 1), (MissingCode::Support, 2, 5), (MissingCode::Need, 1, 3)]);
}

#[test]
fn five_people_with_two_needs_lack_only_a_need() {
    let mut voices: Vec<Voice> = (1..=3).map(|number| voice(number, SupportKind::Endorsement)).collect();
    voices.extend([with_need(4), with_need(5), with_need(5)]);
    let refusal = eligible(&gaps(&Pool::default()), &counted(&voices, &BTreeMap::new()));
    let Err(RequestRefusal::NotEligible { missing }) = refusal else { panic!("must be refused") };
    assert_eq!(missing.iter().map(|one| one.code).collect::<Vec<_>>(), [MissingCode::Need]);
}

fn line(kind: CostKind, amount_minor: i64, currency: &str, per: Per) -> CostLine {
    CostLine { kind, amount: Money { amount_minor, currency: currency.to_owned() }, per, quote: None }
}

#[test]
fn totals_are_capital_and_five_years_per_currency() {
    let lines = [
        line(CostKind::Printer, 12_000_000, "USD", Per::Once),
        line(CostKind::Furnace, 3_000_000, "USD", Per::Once),
        line(CostKind::Service, 500_000, "USD", Per::Year),
        line(CostKind::Operator, 60_000_000, "KGS", Per::Year),
    ];
    let found = totals(&lines);
    let seen: Vec<(&str, i64, i64)> = found
        .iter()
        .map(|total| (total.capital.currency.as_str(), total.capital.amount_minor, total.five_years.amount_minor))
        .collect();
    assert_eq!(seen, [("KGS", 0, 300_000_000), ("USD", 15_000_000, 17_500_000)]);
    assert_eq!(totals(&[]), []);
}

#[test]
fn canonical_json_sorts_members_and_writes_numbers_in_their_shortest_form() {
    let value = serde_json::json!({
        "b": [1.0, 0.1, 1e21, 1e-7, -0.0, 5e-324, 9_007_199_254_740_993_i64], "a": "é\n\"", "\u{20ac}": null, "A": {"z": true, "y": []},
    });
    let expected = "{\"A\":{\"y\":[],\"z\":true},\"a\":\"é\\n\\\"\",\
                    \"b\":[1,0.1,1e+21,1e-7,0,5e-324,9007199254740993],\"€\":null}";
    assert_eq!(canonical_json(&value), expected);
}

#[test]
fn frozen_evidence_is_numbered_and_carries_its_sha_256() {
    let at = Instant::from_seconds(NOW);
    let first = freeze(None, at, &serde_json::json!({})).expect("json");
    assert_eq!((first.number, first.frozen_at), (1, at));
    assert_eq!(first.sha256, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assert_eq!(freeze(Some(1), at, &gaps(&Pool::default())).expect("json").number, 2);
}

#[test]
fn changed_evidence_no_longer_fits_its_sha_256() {
    let mut frozen = freeze(None, Instant::from_seconds(NOW), &gaps(&Pool::default())).expect("json");
    assert!(frozen.is_intact());
    let read: Frozen = serde_json::from_str(&serde_json::to_string(&frozen).expect("json")).expect("frozen");
    assert!(read.is_intact());
    frozen.evidence[0]["holds"] = false.into();
    assert!(!frozen.is_intact());
}

#[test]
fn unknown_fields_of_a_request_are_refused() {
    let limits: Result<Limits, _> = serde_json::from_str(r#"{"build_volume": [1, 2, 3]}"#);
    assert!(limits.is_err());
    let need: Result<Need, _> = serde_json::from_str(r#"{"project": "thesis", "hours": 3}"#);
    assert!(need.is_err());
    let line =
        r#"{"kind": "powder_safety", "amount": {"amount_minor": 5, "currency": "USD"}, "per": "once", "quot": ""}"#;
    assert!(serde_json::from_str::<CostLine>(line).is_err());
    let route = r#"{"route": "filament_external_sintering", "lead_days": 20, "why_not": "too slow"}"#;
    assert!(serde_json::from_str::<Alternative>(route).is_ok());
}

#[test]
fn the_schema_of_limits_asks_for_three_edges_above_zero() {
    let schema = serde_json::to_value(<Limits as utoipa::PartialSchema>::schema()).expect("json");
    let edges = &schema["properties"]["build_volume_mm"];
    assert_eq!((&edges["minItems"], &edges["maxItems"]), (&3.into(), &3.into()));
    assert_eq!(edges["items"]["exclusiveMinimum"], 0);
    assert_eq!(schema.get("required"), None);
    assert_eq!(schema["additionalProperties"], false);
}

fn told_to_a_funder(denied_people: i64, by_kind: [i64; 3]) -> Evidence {
    whole(denied_people, by_kind, [9, 5, 0], (7, &[])).for_funder()
}

/// `support` is of whom, with a need, who used a related machine; `demand` of how many people, and signals by kind.
fn whole(denied_people: i64, by_kind: [i64; 3], support: [i64; 3], demand: (i64, &[(DemandKind, i64)])) -> Evidence {
    let kinds = SupportKind::ALL.iter().zip(by_kind);
    let [people, people_with_need, people_who_used_related] = support.map(Count::Exactly);
    let signals = |(kind, signals): &(DemandKind, i64)| DemandOfKind { kind: *kind, signals: Count::Exactly(*signals) };
    Evidence {
        computed_at: Instant::from_seconds(NOW),
        observed_from: "2026-06-01".parse().expect("a date"),
        observed_until: "2026-08-30".parse().expect("a date"),
        gaps: gaps(&Pool { machines: vec![id(1)], observed_days: 90, ..Pool::default() }),
        demand: Demand {
            denied_minutes: Some(240),
            denied_people: Count::Exactly(denied_people),
            signals: Count::Exactly(demand.1.iter().map(|(_, signals)| signals).sum()),
            people: Count::Exactly(demand.0),
            by_kind: demand.1.iter().map(signals).collect(),
        },
        support: SupportCounts {
            people,
            people_with_need,
            people_who_used_related,
            by_affiliation: Vec::new(),
            by_kind: kinds
                .map(|(kind, people)| SupportOfKind { kind: *kind, people: Count::Exactly(people) })
                .collect(),
        },
        nearest: Vec::new(),
        totals: Totals::of(&[]),
    }
}

#[test]
fn what_was_denied_to_few_is_told_to_a_funder_neither_in_minutes_nor_as_a_share() {
    let (few, many) = (told_to_a_funder(4, [1, 8, 0]), told_to_a_funder(5, [1, 8, 0]));
    assert_eq!((few.demand.denied_people, few.demand.denied_minutes), (Count::Few, None));
    assert_eq!((many.demand.denied_people, many.demand.denied_minutes), (Count::Exactly(5), Some(240)));
    let figure =
        |evidence: &Evidence| evidence.gaps.iter().find(|gap| gap.code == GapCode::CapacityGap).expect("it").figure;
    assert_eq!((figure(&few), figure(&many)), (None, Some(0.0)));
}

#[test]
fn supporters_of_one_kind_do_not_tell_how_few_those_of_the_other_are() {
    let kinds = |evidence: Evidence| evidence.support.by_kind.into_iter().map(|of| of.people).collect::<Vec<_>>();
    assert_eq!(kinds(told_to_a_funder(0, [1, 6, 3])), [Count::Few, Count::Few]);
    assert_eq!(kinds(told_to_a_funder(0, [1, 5, 6])), [Count::Few]);
    assert_eq!(kinds(told_to_a_funder(0, [1, 8, 0])), [Count::Few, Count::Exactly(8), Count::Exactly(0)]);
}

#[test]
fn signals_of_one_kind_do_not_tell_how_few_those_of_another_are() {
    use DemandKind::{Closed, SlotTaken, Waitlist};
    let told = |signals: &[(DemandKind, i64)]| {
        let demand = whole(0, [1, 8, 0], [9, 9, 0], (0, signals)).for_funder().demand;
        (demand.signals, demand.by_kind.iter().map(|of| of.signals).collect::<Vec<_>>())
    };
    assert_eq!(told(&[(SlotTaken, 7), (Waitlist, 2)]), (Count::Exactly(9), vec![Count::Few]));
    assert_eq!(told(&[(SlotTaken, 4), (Waitlist, 4)]), (Count::Exactly(8), vec![]));
    assert_eq!(told(&[(SlotTaken, 7), (Closed, 5)]), (Count::Exactly(12), vec![Count::Exactly(7), Count::Exactly(5)]));
}

#[test]
fn that_nobody_wished_does_not_tell_how_few_endorsed() {
    let told = |endorsed| {
        let told = whole(0, [1, endorsed, 0], [1 + endorsed, 0, 0], (0, &[])).for_funder();
        (told.support.people, told.demand.people)
    };
    assert_eq!(told(4), (Count::Exactly(5), Count::Withheld));
    assert_eq!(told(3), (Count::Few, Count::Exactly(0)));
    assert_eq!(told(5), (Count::Exactly(6), Count::Exactly(0)));
}

/// Nobody or at least five; the one author, whom everybody knows of, aside.
fn singles_out(people: i64) -> bool {
    (1..FEWEST_SHOWN).contains(&people)
}

proptest! {
    #[test]
    fn no_counts_of_supporters_tell_by_subtraction_of_one_to_four(
        endorsers in 0_i64..14, searchers in 0_i64..14, both in 0_i64..14, need in 0_i64..28, used in 0_i64..28,
        staff in 0_i64..7, denied in 0_i64..14,
    ) {
        // The author does neither, so that all others are who endorsed or searched.
        let both = both.min(endorsers).min(searchers);
        let all = 1 + endorsers + searchers - both;
        let (need, used) = (need.min(all), used.min(all));
        let demand = searchers + staff;
        let denied = denied.min(demand);
        let whole = whole(denied, [1, endorsers, searchers], [all, need, used], (demand, &[]));
        let told = whole.for_funder();
        let exactly = |count: Count| if let Count::Exactly(count) = count { Some(count) } else { None };
        let kind = |kind| told.support.by_kind.iter().find(|of| of.kind == kind).and_then(|of| exactly(of.people));
        let (people, endorsed) = (exactly(told.support.people), kind(SupportKind::Endorsement));
        let (searched, wished) = (kind(SupportKind::DemandSignal), exactly(told.demand.people));
        let with_need = [told.support.people_with_need, told.support.people_who_used_related].map(exactly);
        let less = |whole: Option<i64>, part: Option<i64>| whole.zip(part).map(|(whole, part)| whole - part);
        for part in with_need {
            prop_assert!(!less(people, part).is_some_and(singles_out), "{told:?}");
        }
        for part in [endorsed, searched] {
            prop_assert!(!less(people, part).is_some_and(|rest| singles_out(rest - 1)), "{told:?}");
        }
        let in_both = less(endorsed.zip(searched).map(|(a, b)| a + b + 1), people);
        prop_assert!(!in_both.is_some_and(singles_out), "{told:?}");
        for part in [searched, exactly(told.demand.denied_people)] {
            prop_assert!(!less(wished, part).is_some_and(singles_out), "{told:?}");
        }
        // Who wished tells who searched, but for staff, of whom nobody is counted here.
        prop_assert!(staff > 0 || !less(people, wished).is_some_and(|rest| singles_out(rest - 1)), "{told:?}");
        for count in [told.support.people, told.demand.people, told.demand.denied_people] {
            prop_assert!(!exactly(count).is_some_and(singles_out), "{told:?}");
        }
    }
}
