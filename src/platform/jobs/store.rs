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

/// Sets the due-time of a subject that has none; one that is set stays.
///
/// # Errors
/// Whatever the database answers.
pub fn schedule_unless_planned(
    c: &mut Db,
    kind: &'static str,
    subject: Id,
    due_at: Instant,
    now: Instant,
) -> DbResult<()> {
    let row = (
        jobs::id.eq(Id::new(now)),
        jobs::kind.eq(kind),
        jobs::subject.eq(subject),
        jobs::due_at.eq(due_at),
        jobs::attempts.eq(0),
        jobs::created_at.eq(now),
    );
    match c {
        Db::Pg(c) => diesel::insert_into(jobs::table).values(row).on_conflict_do_nothing().execute(c)?,
        Db::Sqlite(c) => diesel::insert_into(jobs::table).values(row).on_conflict_do_nothing().execute(c)?,
    };
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

/// How many due jobs a node looks at before it leaves the rest to the others.
const CANDIDATES: i64 = 32;

diesel::define_sql_function! {
    fn pg_try_advisory_xact_lock(key: diesel::sql_types::BigInt) -> diesel::sql_types::Bool;
}

/// The next due job that no other node runs, until the transaction ends. Its row is not locked: who books holds the
/// machine first and the row then, and the job does likewise.
pub fn claim(c: &mut Db, now: Instant) -> DbResult<Option<JobRow>> {
    let due = || jobs::table.filter(jobs::due_at.le(now)).order((jobs::due_at.asc(), jobs::id.asc()));
    let c = match c {
        Db::Sqlite(c) => return Ok(due().select(JobRow::as_select()).first(c).optional()?),
        Db::Pg(c) => c,
    };
    let candidates: Vec<Id> = due().select(jobs::id).limit(CANDIDATES).load(c)?;
    for id in candidates {
        if diesel::select(pg_try_advisory_xact_lock(lock_key(id))).get_result::<bool>(c)? {
            // The node that ran it a moment ago may have ended it.
            let found = jobs::table.find(id).filter(jobs::due_at.le(now)).select(JobRow::as_select());
            if let Some(job) = found.first(c).optional()? {
                return Ok(Some(job));
            }
        }
    }
    Ok(None)
}

/// The random half of the id.
fn lock_key(id: Id) -> i64 {
    let (_, low) = id.0.as_u64_pair();
    i64::from_ne_bytes(low.to_ne_bytes())
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
