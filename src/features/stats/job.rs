//! Every night each lab's day that ended is settled, and what still waits from before.

use chrono::Days;

use super::settle::{self, MachineDates};
use super::store::{days, machines};
use crate::features::labs;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::jobs::{self, Handler, Next};
use crate::platform::values::{Id, Instant, Lang, LocalZone};
use crate::platform::write::Write;

const KIND: &str = "stats.days";
/// How far back a night looks for days without a row.
const LOOK_BACK_DAYS: u64 = 100;
/// How many machine-days one transaction settles.
const CHUNK: usize = 500;
/// Minutes after local midnight.
const DUE_MINUTES: u32 = 10;

/// The room's jobs.
pub const JOBS: &[Handler] = &[Handler { kind: KIND, run }];

/// Plans a new lab's first night.
pub fn start(w: &mut Write<'_>, lab: Id) -> DbResult<()> {
    let zone = labs::by_id(w.c, lab)?.zone();
    jobs::schedule(w.c, KIND, lab, next_night(zone, w.now), w.now)
}

fn next_night(zone: LocalZone, now: Instant) -> Instant {
    zone.at(settle::next(zone.date(now)), DUE_MINUTES)
}

fn run(w: &mut Write<'_>, lab: Id) -> DbResult<Next> {
    let lab = match labs::by_id(w.c, lab) {
        Err(Fault::NotFound) => return Ok(Next::Done),
        found => found?,
    };
    let waiting = waiting(w.c, lab.id, lab.zone(), w.now)?;
    let (some, more) = first_of(waiting, CHUNK);
    settle::settle(w, lab.id, &some)?;
    Ok(Next::At(if more { w.now } else { next_night(lab.zone(), w.now) }))
}

fn waiting(c: &mut Db, lab: Id, zone: LocalZone, now: Instant) -> DbResult<MachineDates> {
    let today = zone.date(now);
    let from = today.checked_sub_days(Days::new(LOOK_BACK_DAYS)).unwrap_or(today);
    let heads: Vec<_> = machines::of_lab(c, lab, &machines::MachineFilter::default(), Lang::En)?
        .into_iter()
        .map(|(head, _)| head)
        .collect();
    let mut out = settle::needed(c, zone, &heads, (from, today))?;
    for (machine, date) in days::stale(c, lab, today, i64::try_from(CHUNK).unwrap_or(i64::MAX))? {
        out.entry(machine).or_default().push(date);
    }
    for dates in out.values_mut() {
        dates.sort_unstable();
        dates.dedup();
    }
    Ok(out)
}

fn first_of(dates: MachineDates, limit: usize) -> (MachineDates, bool) {
    let (mut out, mut left, mut more) = (MachineDates::new(), limit, false);
    for (machine, mut dates) in dates {
        more |= dates.len() > left;
        dates.truncate(left);
        left -= dates.len();
        if !dates.is_empty() {
            out.insert(machine, dates);
        }
    }
    (out, more)
}
