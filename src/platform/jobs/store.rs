use diesel::prelude::*;

use crate::platform::db::schema::jobs;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};
use crate::prepared_insert;

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = jobs)]
pub struct JobRow {
    pub id: Id,
    pub kind: String,
    pub subject: Id,
    pub due_at: Instant,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub created_at: Instant,
}

prepared_insert!(NewJob, JobRow, jobs, [id, kind, subject, due_at, attempts, last_error, created_at]);

/// Sets the one due-time of this kind for this subject, replacing an earlier one.
///
/// # Errors
/// Whatever the database answers.
pub fn schedule(c: &mut Db, kind: &'static str, subject: Id, due_at: Instant, now: Instant) -> DbResult<()> {
    let moved = diesel::update(jobs::table.filter(jobs::kind.eq(kind)).filter(jobs::subject.eq(subject)))
        .set((jobs::due_at.eq(due_at), jobs::attempts.eq(0)))
        .execute(c)?;
    if moved == 0 { schedule_first(c, kind, subject, due_at, now) } else { Ok(()) }
}

/// Sets the due-time of a subject that was made in this transaction and so has none yet.
///
/// # Errors
/// Whatever the database answers.
pub fn schedule_first(c: &mut Db, kind: &'static str, subject: Id, due_at: Instant, now: Instant) -> DbResult<()> {
    let row = JobRow {
        id: Id::new(now),
        kind: kind.to_owned(),
        subject,
        due_at,
        attempts: 0,
        last_error: None,
        created_at: now,
    };
    NewJob(&row).execute(c)?;
    Ok(())
}

/// # Errors
/// Whatever the database answers.
pub fn cancel(c: &mut Db, kind: &'static str, subject: Id) -> DbResult<()> {
    diesel::delete(jobs::table.filter(jobs::kind.eq(kind)).filter(jobs::subject.eq(subject))).execute(c)?;
    Ok(())
}

/// The due-time of the job that has waited longest.
///
/// # Errors
/// Whatever the database answers.
pub fn oldest_due(c: &mut Db) -> DbResult<Option<Instant>> {
    Ok(jobs::table.select(jobs::due_at).order(jobs::due_at.asc()).first(c).optional()?)
}

/// The next due job, locked against other nodes until the transaction ends.
pub fn claim(c: &mut Db, now: Instant) -> DbResult<Option<JobRow>> {
    let due = jobs::table.filter(jobs::due_at.le(now)).order((jobs::due_at.asc(), jobs::id.asc())).limit(1);
    let found = match c {
        Db::Pg(c) => due.select(JobRow::as_select()).for_update().skip_locked().first(c).optional()?,
        Db::Sqlite(c) => due.select(JobRow::as_select()).first(c).optional()?,
    };
    Ok(found)
}

pub fn finish(c: &mut Db, job: Id) -> DbResult<()> {
    diesel::delete(jobs::table.find(job)).execute(c)?;
    Ok(())
}

pub fn postpone(c: &mut Db, job: Id, due_at: Instant, attempts: i32, error: Option<String>) -> DbResult<()> {
    diesel::update(jobs::table.find(job))
        .set((jobs::due_at.eq(due_at), jobs::attempts.eq(attempts), jobs::last_error.eq(error)))
        .execute(c)?;
    Ok(())
}
