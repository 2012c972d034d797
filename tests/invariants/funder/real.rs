//! The same attack through the database, on both engines.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use ustakana::features::stats::{
    Asked, Figures, FunderAsk, Group, GroupBy, LabTold, MachineFilter, NetworkGroupBy, Period, Row, Telling,
};
use ustakana::features::{audit, labs::Lab, stats};
use ustakana::platform::db::schema::{labs, usage_sessions};
use ustakana::platform::db::{Database, Fault, Settings};
use ustakana::platform::values::{Clock, Id, Instant, Interval, Lang, LocalZone, Role};
use ustakana::platform::write::{Call, Event, Service};

use super::answers::{Told, questions};
use super::attack::attack;
use super::world::{AFFILIATIONS, World};
use crate::figures::lab::{insert_lab, insert_machine, insert_person};
use crate::support::postgres::test_database;

#[derive(Clone, Copy, Debug)]
struct Use {
    person: usize,
    machine: usize,
    day: i64,
}

type Question = (GroupBy, MachineFilter, FunderAsk);

struct RealLab {
    service: Service,
    lab: Lab,
    machines: Vec<Id>,
}

/// What is told of the labs together.
type Together = Vec<(NetworkGroupBy, Period, Figures)>;

const PEOPLE: usize = 12;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Labs that the same people use.
async fn make(db: Database, labs: Vec<Vec<Use>>) -> Vec<RealLab> {
    let zone = LocalZone::parse("Asia/Bishkek").expect("a zone");
    let created = zone.at(date("2025-01-01"), 60);
    let service = Service::new(db, Clock::hand(zone.at(date("2026-01-02"), 600)), [audit::record, stats::refresh]);
    let people: Vec<Id> = (0..PEOPLE).map(|_| Id::new(created)).collect();
    let mut out = Vec::new();
    for uses in labs {
        let known = !out.is_empty();
        out.push(make_lab(&service, zone, created, (&people, known), uses).await);
    }
    out
}

async fn make_lab(
    service: &Service,
    zone: LocalZone,
    created: Instant,
    (people, known): (&[Id], bool),
    uses: Vec<Use>,
) -> RealLab {
    let id = Id::new(created);
    let machines: Vec<Id> = (0..3).map(|_| Id::new(created)).collect();
    let (all, people) = (machines.clone(), people.to_vec());
    let lab = service
        .write(Call::service("test"), move |w| {
            insert_lab(w, id, zone, created)?;
            for (number, machine) in all.iter().enumerate() {
                insert_machine(w, id, *machine, number, created)?;
            }
            for (number, person) in people.iter().enumerate().filter(|_| !known) {
                insert_person(w, id, *person, number, created)?;
            }
            let mut taken: BTreeMap<(usize, i64), i64> = BTreeMap::new();
            for used in &uses {
                // One after the other, half an hour each.
                let nth = taken.entry((used.machine, used.day)).or_default();
                *nth += 1;
                let from = zone.day_start(date("2025-01-01")).plus_days(used.day).plus_minutes(*nth * 30);
                insert_session(w, id, all[used.machine], (used.person, people[used.person]), from)?;
            }
            Ok::<_, Fault>(labs::table.find(id).select(Lab::as_select()).first(w.c)?)
        })
        .await
        .expect("a lab");
    RealLab { service: service.clone(), lab, machines }
}

fn insert_session(
    w: &mut ustakana::platform::write::Write<'_>,
    lab: Id,
    machine: Id,
    (number, person): (usize, Id),
    from: Instant,
) -> Result<(), Fault> {
    let (id, until) = (w.new_id(), from.plus_minutes(30));
    let row = (
        usage_sessions::id.eq(id),
        usage_sessions::lab.eq(lab),
        usage_sessions::machine.eq(machine),
        usage_sessions::person.eq(Some(person)),
        usage_sessions::started_at.eq(from),
        usage_sessions::ended_at.eq(Some(until)),
        usage_sessions::expected_ends_at.eq(until),
        usage_sessions::source.eq("self"),
        usage_sessions::headcount.eq(1),
        usage_sessions::outcome.eq(Some("success")),
        usage_sessions::affiliation.eq(AFFILIATIONS[number % AFFILIATIONS.len()]),
        usage_sessions::role.eq(Some(if number % 5 == 0 { Role::Technician } else { Role::Student })),
        usage_sessions::overrun_seconds.eq(0_i64),
        usage_sessions::to_settle.eq(false),
        usage_sessions::created_at.eq(w.now),
        usage_sessions::updated_at.eq(w.now),
        usage_sessions::version.eq(1),
    );
    diesel::insert_into(usage_sessions::table).values(row).execute(w.c)?;
    let event = Event::new("usage_session.recorded", "usage_session", id).lab(lab);
    w.emit(event.touching(machine, Interval::new(from, until)));
    Ok(())
}

impl RealLab {
    /// The lab as its facts tell it, day by day.
    async fn world(&self) -> World {
        let (lab, ids, now) = (self.lab.clone(), self.machines.clone(), self.service.now());
        let (rows, machines) = self
            .service
            .read(move |c| {
                let (from, until) = (date("2025-01-01"), date("2026-01-01"));
                let book = stats::book(c, &lab, &ids, (from, until), now)?;
                let mut rows = Vec::new();
                for machine in &ids {
                    for date in from.iter_days().take_while(|date| *date < until) {
                        let (day, members) = stats::machine_day(&book.day(*machine, date).expect("facts"));
                        rows.push(Row { machine: *machine, date, day, members });
                    }
                }
                let filter = MachineFilter::default();
                let asked = Asked { from, until, by: GroupBy::Machine, filter, lang: Lang::En };
                Ok::<_, Fault>((rows, stats::machine_infos(c, &lab, &asked)?))
            })
            .await
            .expect("read");
        World { machines, rows, months: Vec::new() }
    }

    async fn answers(&self, questions: Vec<Question>) -> Vec<Told> {
        let mut out = Vec::new();
        for (by, filter, ask) in questions {
            let (from, until) = (ask.period.from, ask.period.until);
            let asked = Asked { from, until, by, filter, lang: Lang::En };
            let read = stats::utilization_for_funder(&self.service, &self.lab, &asked, &ask).await;
            out.push(Told { of: self.of(), by, period: ask.period, filter, figures: read.expect("read") });
        }
        out
    }

    fn of(&self) -> BTreeSet<Id> {
        self.machines.iter().copied().collect()
    }
}

/// All that is told of these labs together.
async fn together(labs: &[RealLab], periods: &BTreeSet<Period>) -> Together {
    let mut out = Vec::new();
    for period in periods {
        for by in NetworkGroupBy::ALL {
            let mut told = Vec::new();
            for one in labs {
                let published =
                    stats::published(&one.service, &one.lab, by.periods(*period), Telling::Funder).await.expect("told");
                told.push(LabTold { lab: one.lab.clone(), told: published.told, published_at: published.published_at });
            }
            out.push((*by, *period, stats::network(*by, *period, &told, Lang::En)));
        }
    }
    out
}

/// Answers about several labs in the terms of the attack: one lab's row is the total of an answer about that lab alone.
fn in_terms_of_machines(labs: &[RealLab], together: &Together) -> Vec<Told> {
    let all: BTreeSet<Id> = labs.iter().flat_map(RealLab::of).collect();
    let filter = MachineFilter::default();
    let mut out = Vec::new();
    for (by, period, figures) in together {
        let told = |of: &BTreeSet<Id>, by, groups: &[Group], total: &Group| {
            let figures = Figures { groups: groups.to_vec(), total: total.clone(), ..figures.clone() };
            Told { of: of.clone(), by, period: *period, filter, figures }
        };
        match by {
            NetworkGroupBy::Month => out.push(told(&all, GroupBy::Month, &figures.groups, &figures.total)),
            NetworkGroupBy::Process => out.push(told(&all, GroupBy::Process, &figures.groups, &figures.total)),
            NetworkGroupBy::Lab => {
                for lab in labs {
                    let key = lab.lab.id.to_string();
                    let own = figures.groups.iter().find(|group| group.key.as_deref() == Some(&key)).expect("a lab");
                    out.push(told(&lab.of(), GroupBy::Machine, &[], own));
                }
            }
        }
    }
    out
}

/// A count of people in two labs is nothing but the sum of what each told, so the counts of one lab are all there are.
fn counts_are_sums(labs: &[RealLab], answers: &[Vec<Told>], together: &Together) {
    for (by, period, figures) in together.iter().filter(|(by, ..)| *by != NetworkGroupBy::Lab) {
        let own = |told: &&Told| {
            let same_by = if *by == NetworkGroupBy::Month { GroupBy::Month } else { GroupBy::Process };
            told.by == same_by && told.period == *period && told.filter == MachineFilter::default()
        };
        let each: Vec<&Told> = answers.iter().filter_map(|answers| answers.iter().find(own)).collect();
        assert_eq!(each.len(), labs.len());
        for group in &figures.groups {
            let parts = each.iter().flat_map(|told| told.figures.groups.iter().filter(|own| own.key == group.key));
            assert_eq!(group.reach, parts.map(|own| own.reach).sum::<Option<i64>>(), "{by} {period:?} {:?}", group.key);
        }
        let totals = each.iter().map(|told| told.figures.total.reach);
        assert_eq!(figures.total.reach, totals.sum::<Option<i64>>(), "{by} {period:?}");
    }
}

async fn tell(db: Database, uses: Vec<Vec<Use>>) {
    let labs = make(db, uses).await;
    let (mut worlds, mut answers) = (Vec::new(), Vec::new());
    for lab in &labs {
        let world = lab.world().await;
        let questions = questions(&world.machines);
        let told = lab.answers(questions.clone()).await;
        let again = lab.answers(questions).await;
        assert!(told.iter().zip(&again).all(|(first, second)| first.figures == second.figures));
        assert!(told.iter().any(|told| told.figures.total.reach.is_some_and(|reach| reach >= 5)), "{world:?}");
        assert!(told.iter().any(|told| told.figures.total.suppressed), "{world:?}");
        assert_eq!(attack(&world, &told), None, "{world:?}");
        worlds.push(world);
        answers.push(told);
    }
    let periods: BTreeSet<Period> = answers.iter().flatten().map(|told| told.period).collect();
    let together = together(&labs, &periods).await;
    counts_are_sums(&labs, &answers, &together);
    let everything: Vec<Told> = answers.into_iter().flatten().chain(in_terms_of_machines(&labs, &together)).collect();
    let world = World::joined(worlds);
    assert_eq!(attack(&world, &everything), None, "{world:?}");
}

fn uses() -> impl Strategy<Value = Vec<Use>> {
    let day = prop::sample::select((0..365).step_by(9).collect::<Vec<i64>>());
    let one = (0..PEOPLE, 0..3_usize, day).prop_map(|(person, machine, day)| Use { person, machine, day });
    prop::collection::vec(one, 120..240)
}

fn run(cases: usize, open: impl Fn() -> (Database, Box<dyn std::any::Any>)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("runtime");
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    for _ in 0..cases {
        let labs = prop::collection::vec(uses(), 2).new_tree(&mut runner).expect("labs").current();
        let (db, _kept) = open();
        runtime.block_on(tell(db, labs));
    }
}

fn open(url: &str) -> Database {
    Database::open(&Settings { url: url.parse().expect("a URL"), connections: 4 }).expect("opened")
}

#[test]
fn nobody_is_singled_out_of_all_that_the_service_answers_on_sqlite() {
    run(2, || {
        let folder = tempfile::tempdir().expect("a folder");
        let db = open(&format!("sqlite://{}", folder.path().join("test.db").display()));
        (db, Box::new(folder))
    });
}

#[test]
fn nobody_is_singled_out_of_all_that_the_service_answers_on_postgresql() {
    if test_database().is_none() {
        return;
    }
    run(1, || {
        let database = test_database().expect("a database");
        (open(database.url()), Box::new(database))
    });
}
