use diesel::prelude::*;

use super::Letter;
use crate::platform::db::schema::mails;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::sealer::Sealer;
use crate::platform::values::{Id, Instant};
use crate::platform::write::Write;

/// A letter that waits. It may hold a code: so its body is sealed, and the row is removed once it is sent.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = mails)]
pub struct Waiting {
    pub id: Id,
    pub recipient: String,
    pub subject: String,
    pub sealed_body: Vec<u8>,
    pub created_at: Instant,
    pub due_at: Instant,
    pub attempts: i32,
    pub last_error: Option<String>,
}

/// Puts a letter into the outbox of this transaction.
///
/// # Errors
/// Whatever the database answers.
pub fn queue(w: &mut Write<'_>, sealer: &Sealer, recipient: String, letter: Letter) -> DbResult<()> {
    let id = w.new_id();
    let sealed_body = sealer.seal(id.0.as_bytes(), letter.body.as_bytes()).map_err(Fault::Unavailable)?;
    let row = Waiting {
        id,
        recipient,
        subject: letter.subject,
        sealed_body,
        created_at: w.now,
        due_at: w.now,
        attempts: 0,
        last_error: None,
    };
    diesel::insert_into(mails::table).values(&row).execute(w.c)?;
    Ok(())
}

/// Throws away what waits to be sent to an address.
///
/// # Errors
/// Whatever the database answers.
pub fn forget(c: &mut Db, recipient: &str) -> DbResult<()> {
    diesel::delete(mails::table.filter(mails::recipient.eq(recipient))).execute(c)?;
    Ok(())
}

impl Waiting {
    /// `None` when another installation's secret sealed it.
    pub fn body(&self, sealer: &Sealer) -> Option<String> {
        String::from_utf8(sealer.open(self.id.0.as_bytes(), &self.sealed_body)?).ok()
    }
}

/// Takes the letter that has waited longest and keeps others from it until `until`.
pub(super) fn lease(c: &mut Db, now: Instant, until: Instant) -> DbResult<Option<Waiting>> {
    let due = mails::table.filter(mails::due_at.le(now)).order((mails::due_at.asc(), mails::id.asc()));
    let found = match c {
        Db::Pg(c) => due.select(Waiting::as_select()).for_update().skip_locked().first(c).optional()?,
        Db::Sqlite(c) => due.select(Waiting::as_select()).first(c).optional()?,
    };
    if let Some(waiting) = &found {
        diesel::update(mails::table.find(waiting.id)).set(mails::due_at.eq(until)).execute(c)?;
    }
    Ok(found)
}

pub(super) fn remove(c: &mut Db, id: Id) -> DbResult<()> {
    diesel::delete(mails::table.find(id)).execute(c)?;
    Ok(())
}

pub(super) fn put_off(c: &mut Db, id: Id, due_at: Instant, attempts: i32, error: String) -> DbResult<()> {
    diesel::update(mails::table.find(id))
        .set((mails::due_at.eq(due_at), mails::attempts.eq(attempts), mails::last_error.eq(error)))
        .execute(c)?;
    Ok(())
}

/// When the letter was written that has waited longest.
///
/// # Errors
/// Whatever the database answers.
pub(super) fn oldest_waiting(c: &mut Db) -> DbResult<Option<Instant>> {
    Ok(mails::table.select(mails::created_at).order(mails::created_at.asc()).first(c).optional()?)
}
