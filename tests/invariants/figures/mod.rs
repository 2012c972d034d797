//! The roll-ups are what the facts say, after any change in any order, on both engines.

pub mod lab;
mod story;

use chrono::Days;
use lab::TestLab;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use story::{Change, story};
use ustakana::features::stats::{self, Asked, GroupBy, MachineFilter, Row, Selection};
use ustakana::platform::db::{Database, Fault, Settings};
use ustakana::platform::values::Lang;

use crate::support::postgres::test_database;

fn asked(lab: &TestLab, by: GroupBy) -> Asked {
    let today = lab.zone.date(lab.service.now());
    Asked {
        from: lab.first - Days::new(20),
        until: today + Days::new(2),
        by,
        filter: MachineFilter::default(),
        lang: Lang::En,
    }
}

impl TestLab {
    /// Reads every grouping from the roll-ups and compares with the same figures made from the facts alone.
    async fn check_readings(&self) -> Result<(), TestCaseError> {
        let now = self.service.now();
        let today = self.zone.date(now);
        for by in GroupBy::ALL {
            let (lab, asked, ids) = (self.row.clone(), asked(self, *by), self.machines.clone());
            let (read, scratch, total) = self
                .service
                .read(move |c| {
                    let read = stats::utilization(c, &lab, &asked, now)?;
                    let book = stats::book(c, &lab, &ids, (asked.from, asked.until), now)?;
                    let mut rows = Vec::new();
                    for machine in &ids {
                        for date in asked.from.iter_days().take_while(|date| *date <= today) {
                            let (day, members) = stats::machine_day(&book.day(*machine, date).expect("facts"));
                            rows.push(Row { machine: *machine, date, day, members });
                        }
                    }
                    let infos = stats::machine_infos(c, &lab, &asked)?;
                    let selection = Selection {
                        from: asked.from,
                        until: asked.until,
                        today,
                        time_zone: &lab.time_zone,
                        by: asked.by,
                        machines: &infos,
                    };
                    let scratch = stats::figures(&selection, rows);
                    let total = stats::totals(c, &lab, &ids, (asked.from, asked.until), now)?;
                    Ok::<_, Fault>((read, scratch, total))
                })
                .await
                .expect("read");
            prop_assert_eq!(read.figures.groups.len(), scratch.groups.len());
            for (kept, computed) in read.figures.groups.iter().zip(&scratch.groups) {
                prop_assert_eq!(kept, computed, "by {}", by);
            }
            prop_assert_eq!(&read.figures.total, &scratch.total, "by {}", by);
            for group in read.figures.groups.iter().chain([&read.figures.total]) {
                prop_assert!(group.utilization.is_none_or(|share| (0.0..=1.0).contains(&share)));
                prop_assert!(group.booking_fill.is_none_or(|share| (0.0..=1.0).contains(&share)));
            }
            let used: i64 = total.values().map(|day| day.usage.used_in_available).sum();
            let available: i64 = total.values().map(|day| day.time.available).sum();
            prop_assert!(used <= available);
        }
        Ok(())
    }

    /// Settles every day of the period that waits.
    async fn settle(&self) {
        let (lab, asked, now) = (self.row.clone(), asked(self, GroupBy::Machine), self.service.now());
        let read = self.service.read(move |c| stats::utilization(c, &lab, &asked, now)).await.expect("read");
        stats::settle_days(&self.service, self.row.id, read.unsettled).await.expect("settled");
    }
}

async fn tell(db: Database, zone: &str, changes: &[Change]) -> Result<(), TestCaseError> {
    let mut lab = TestLab::new(db, zone).await;
    lab.settle().await;
    for change in changes {
        lab.apply(*change).await;
        lab.check_readings().await?;
        // Every other time waiting days are left as they are, so that changes meet them too.
        if change.minute % 2 == 0 {
            let report = stats::verify(&lab.service).await.expect("verified");
            prop_assert!(report.differences.is_empty(), "after {:?}: {:#?}", change, report.differences);
        }
        if change.minute % 3 == 0 {
            lab.settle().await;
        }
    }
    let report = stats::verify(&lab.service).await.expect("verified");
    prop_assert!(report.days > 0);
    prop_assert!(report.differences.is_empty(), "{:#?}", report.differences);
    Ok(())
}

fn run(cases: u32, open: impl Fn() -> (Database, Box<dyn std::any::Any>)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("runtime");
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let zones = prop::sample::select(vec!["Asia/Bishkek", "Europe/Berlin"]);
    let told = runner.run(&(zones, story()), |(zone, changes)| {
        let (db, _kept) = open();
        runtime.block_on(tell(db, zone, &changes))
    });
    if let Err(failure) = told {
        panic!("{failure}");
    }
}

fn open(url: &str) -> Database {
    Database::open(&Settings { url: url.parse().expect("a URL"), connections: 4 }).expect("opened")
}

#[test]
fn roll_ups_are_what_the_facts_say_after_any_change_on_sqlite() {
    run(20, || {
        let folder = tempfile::tempdir().expect("a folder");
        let db = open(&format!("sqlite://{}", folder.path().join("test.db").display()));
        (db, Box::new(folder))
    });
}

#[test]
fn roll_ups_are_what_the_facts_say_after_any_change_on_postgresql() {
    if test_database().is_none() {
        return;
    }
    run(6, || {
        let database = test_database().expect("a database");
        (open(database.url()), Box::new(database))
    });
}
