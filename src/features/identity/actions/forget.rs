use super::super::store;
use crate::platform::db::DbResult;
use crate::platform::http;
use crate::platform::jobs::{self, Next};
use crate::platform::values::Id;
use crate::platform::write::Write;

/// The job that clears away what has ended of everybody's ways in, and the answers kept for retries, once an hour.
pub const FORGET: &str = "identity.forget";
/// How many rows of a table one transaction clears.
const CHUNK: i64 = 1000;
/// What ended is kept for so long.
const ENDED_DAYS: i64 = 1;

/// Plans the job, unless it is planned already.
///
/// # Errors
/// Whatever the database answers.
pub fn plan_forgetting(w: &mut Write<'_>) -> DbResult<()> {
    jobs::schedule_unless_planned(w.c, FORGET, Id(uuid::Uuid::nil()), w.now, w.now)
}

/// Clears a part, and goes on at once while more is left.
///
/// # Errors
/// Whatever the database answers.
pub fn forget(w: &mut Write<'_>, _: Id) -> DbResult<Next> {
    let ended = w.now.plus_days(-ENDED_DAYS);
    let unused = w.now.plus_days(-w.retention.sign_in_places_days);
    let cleared = [
        http::forget_answers(w.c, w.now, CHUNK)?,
        store::forget_refresh_tokens(w.c, ended, CHUNK)?,
        store::forget_web_sessions(w.c, ended, CHUNK)?,
        store::codes::forget(w.c, ended, CHUNK)?,
        store::forget_places(w.c, unused, CHUNK)?,
    ];
    let more = cleared.into_iter().any(|rows| i64::try_from(rows).is_ok_and(|rows| rows >= CHUNK));
    Ok(Next::At(if more { w.now } else { w.now.plus_minutes(60) }))
}
