use diesel::prelude::*;

use super::store::oldest_due;
use crate::platform::db::schema::jobs;
use crate::platform::db::{Db, DbResult};
use crate::platform::metrics::Reading;
use crate::platform::values::Instant;

/// A failed job is due again within this time.
const LONGEST_WAIT_SECONDS: i64 = 3600;

pub const READINGS: &[Reading] = &[
    Reading {
        name: "jobs_overdue",
        help: "Jobs whose time has come and that have not run",
        read: overdue,
        alarm_above: None,
    },
    Reading {
        name: "jobs_oldest_overdue_seconds",
        help: "How long the job that has waited longest is overdue",
        read: oldest_overdue_seconds,
        alarm_above: Some(300.0),
    },
    Reading {
        name: "jobs_failing",
        help: "Jobs that failed and will be tried again",
        read: failing,
        alarm_above: Some(0.0),
    },
];

fn overdue(c: &mut Db, now: Instant) -> DbResult<f64> {
    Ok(number(jobs::table.filter(jobs::due_at.le(now)).count().get_result(c)?))
}

fn oldest_overdue_seconds(c: &mut Db, now: Instant) -> DbResult<f64> {
    let micros = oldest_due(c)?.map_or(0, |due| now.micros_since(due).max(0));
    Ok(number(micros / 1000) / 1000.0)
}

fn failing(c: &mut Db, now: Instant) -> DbResult<f64> {
    let soon = now.plus_seconds(LONGEST_WAIT_SECONDS);
    Ok(number(jobs::table.filter(jobs::due_at.le(soon)).filter(jobs::attempts.gt(0)).count().get_result(c)?))
}

/// Exact to 4 thousand million, which no queue reaches.
fn number(count: i64) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
