//! An attacker combines every answer that a funder can get of a year, and tries to single out fewer than five people.

mod answers;
mod attack;
mod reach;
mod real;
mod world;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use ustakana::features::stats::{GroupBy, Publication, crowd_scope};

use answers::{for_everyone, naive, questions, told};
use attack::attack;
use reach::attack_on_reach;
use world::{World, few_parts, visits};

/// Runs the attacks on many random labs; answers how many of them leaked.
fn run(
    cases: u32,
    mut one: impl FnMut(&World) -> Option<String>,
    labs: impl Strategy<Value = World>,
) -> (u32, Option<String>) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let (mut leaking, mut first) = (0, None);
    for _ in 0..cases {
        let world = labs.new_tree(&mut runner).expect("a lab").current();
        if let Some(leak) = one(&world) {
            leaking += 1;
            first.get_or_insert_with(|| format!("{leak}\n{world:?}"));
        }
    }
    (leaking, first)
}

#[test]
fn the_attacker_singles_people_out_of_a_publication_that_only_hides_small_counts() {
    let (leaking, _) = run(12, |world| attack(world, &told(world, naive)), visits());
    assert!(leaking >= 6, "only {leaking} of 12");
    let (leaking, _) = run(12, |world| attack_on_reach(world, &told(world, naive)), few_parts());
    assert!(leaking >= 3, "only {leaking} of 12");
}

#[test]
fn no_combination_of_all_answers_stands_for_one_to_four_people() {
    let (leaking, first) = run(24, |world| attack(world, &told(world, for_everyone)), visits());
    assert_eq!((leaking, first), (0, None));
}

#[test]
fn no_counts_of_people_tell_by_their_differences_or_overlaps_of_one_to_four() {
    let (leaking, first) = run(96, |world| attack_on_reach(world, &told(world, for_everyone)), few_parts());
    assert_eq!((leaking, first), (0, None));
}

#[test]
fn a_lab_with_enough_people_everywhere_is_told_in_full() {
    let world = world::everyone_everywhere();
    for told in told(&world, for_everyone) {
        for group in told.figures.groups.iter().chain([&told.figures.total]) {
            assert!(!group.suppressed, "{group:?} by {} of {:?}", told.by, told.period);
        }
    }
}

#[test]
fn what_is_told_of_a_period_stays_when_later_ones_end() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let mut withheld = 0;
    for _ in 0..12 {
        let world = visits().new_tree(&mut runner).expect("a lab").current();
        let questions = questions(&world.machines);
        let year = questions.last().expect("a year").2.period;
        let at_the_end = Publication::of(&world.machines, &world.rows, year);
        for (_, _, ask) in questions {
            let rows: Vec<_> = world.rows.iter().filter(|row| row.date < ask.period.until).cloned().collect();
            let at_its_end = Publication::of(&world.machines, &rows, ask.period);
            let crowds = [GroupBy::Affiliation, GroupBy::Role].map(|by| {
                assert_eq!(at_its_end.pools(ask.period, by), at_the_end.pools(ask.period, by));
                at_its_end
                    .pools(ask.period, by)
                    .iter()
                    .map(|pool| crowd_scope(by, pool.crowd.clone()))
                    .collect::<Vec<_>>()
            });
            for scope in crowds.into_iter().flatten().chain([ask.scope]) {
                let shown = at_its_end.shown(ask.period, &scope);
                assert_eq!(shown, at_the_end.shown(ask.period, &scope), "{scope:?} of {:?}", ask.period);
                withheld += u32::from(!shown.people);
            }
        }
    }
    assert!(withheld > 0);
}
