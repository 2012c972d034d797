mod names;
mod people;
mod settings;

use diesel::dsl::not;
use diesel::prelude::*;

use super::model::{Notification, NotificationKind};
use crate::platform::db::schema::notifications::{self, dsl};
use crate::platform::db::schema::{notification_choices, notification_settings};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub use names::{Names, Offers, names, offers};
pub use people::{Plan, addressed, closed, course_date, is_usable, plan, reader};
pub use settings::{choose, lock_settings, save_settings, settings};

/// Writes the row; false when this person was told this before.
pub fn insert(c: &mut Db, row: &Notification) -> DbResult<bool> {
    let insert = || diesel::insert_into(notifications::table).values(row).on_conflict_do_nothing();
    let added = match c {
        Db::Pg(c) => insert().execute(c)?,
        Db::Sqlite(c) => insert().execute(c)?,
    };
    Ok(added > 0)
}

/// What a person sees of their inbox.
#[derive(Clone, Debug)]
pub struct Inbox {
    pub person: Id,
    pub now: Instant,
    /// Kinds they chose not to see.
    pub muted: Vec<NotificationKind>,
}

type Boxed<'q> = notifications::BoxedQuery<'q, crate::platform::db::Backend>;

impl Inbox {
    fn query<'q>(&self) -> Boxed<'q> {
        let live = notifications::expires_at.is_null().or(notifications::expires_at.gt(self.now));
        let query = notifications::table.filter(notifications::person.eq(self.person)).filter(live).into_boxed();
        if self.muted.is_empty() {
            return query;
        }
        query.filter(not(notifications::kind.eq_any(self.muted.clone())))
    }

    /// The newest first.
    pub fn page(&self, c: &mut Db, unread: bool, before: Option<Id>, limit: i64) -> DbResult<Vec<Notification>> {
        let mut query = self.query().order(notifications::id.desc()).limit(limit);
        if unread {
            query = query.filter(notifications::read_at.is_null());
        }
        if let Some(before) = before {
            query = query.filter(notifications::id.lt(before));
        }
        Ok(query.select(Notification::as_select()).load(c)?)
    }

    pub fn unread(&self, c: &mut Db) -> DbResult<i64> {
        Ok(self.query().filter(notifications::read_at.is_null()).count().get_result(c)?)
    }
}

/// Marks those of the person's own among these as read.
pub fn read_some(c: &mut Db, person: Id, ids: Vec<Id>, now: Instant) -> DbResult<()> {
    let theirs = dsl::notifications.filter(dsl::person.eq(person)).filter(dsl::id.eq_any(ids));
    diesel::update(theirs.filter(dsl::read_at.is_null())).set(dsl::read_at.eq(now)).execute(c)?;
    Ok(())
}

/// Marks everything as read that the person was told until then.
pub fn read_until(c: &mut Db, person: Id, until: Instant, now: Instant) -> DbResult<()> {
    let theirs = dsl::notifications.filter(dsl::person.eq(person)).filter(dsl::created_at.le(until));
    diesel::update(theirs.filter(dsl::read_at.is_null())).set(dsl::read_at.eq(now)).execute(c)?;
    Ok(())
}

/// Marks as read for everybody what nobody needs to do any more.
pub fn settle(c: &mut Db, kind: NotificationKind, subject: Id, now: Instant) -> DbResult<()> {
    let told = dsl::notifications.filter(dsl::subject.eq(subject)).filter(dsl::kind.eq(kind));
    diesel::update(told.filter(dsl::read_at.is_null())).set(dsl::read_at.eq(now)).execute(c)?;
    Ok(())
}

/// Whose letter is due first.
pub fn next_to_write(c: &mut Db, now: Instant) -> DbResult<Option<Id>> {
    let due = dsl::notifications.filter(dsl::mail_due_at.le(now)).order(dsl::mail_due_at.asc());
    Ok(due.select(dsl::person).first(c).optional()?)
}

/// What waits for the person's letter until then, the oldest first. On PostgreSQL nobody else takes it meanwhile, and what
/// somebody else has taken is left out.
pub fn claim_letter(c: &mut Db, person: Id, until: Instant) -> DbResult<Vec<Notification>> {
    let waiting =
        dsl::notifications.filter(dsl::person.eq(person)).filter(dsl::mail_due_at.le(until)).order(dsl::id.asc());
    Ok(match c {
        Db::Pg(c) => waiting.select(Notification::as_select()).for_update().skip_locked().load(c)?,
        Db::Sqlite(c) => waiting.select(Notification::as_select()).load(c)?,
    })
}

/// Looks at it again then, or never.
pub fn put_off(c: &mut Db, id: Id, until: Option<Instant>) -> DbResult<()> {
    diesel::update(dsl::notifications.find(id)).set(dsl::mail_due_at.eq(until)).execute(c)?;
    Ok(())
}

pub fn mailed(c: &mut Db, ids: Vec<Id>, now: Instant) -> DbResult<()> {
    diesel::update(dsl::notifications.filter(dsl::id.eq_any(ids)))
        .set((dsl::mail_due_at.eq(None::<Instant>), dsl::mailed_at.eq(now)))
        .execute(c)?;
    Ok(())
}

/// Takes away what a person was told, and how they wanted to be.
pub fn erase(c: &mut Db, person: Id) -> DbResult<()> {
    diesel::delete(dsl::notifications.filter(dsl::person.eq(person))).execute(c)?;
    let choices = notification_choices::table.filter(notification_choices::person.eq(person));
    diesel::delete(choices).execute(c)?;
    diesel::delete(notification_settings::table.find(person)).execute(c)?;
    Ok(())
}

/// Takes away what was read before one instant, what came before another and was not, and what was of use until a third.
pub fn forget(c: &mut Db, lab: Id, read: Instant, unread: Instant, expired: Instant) -> DbResult<()> {
    let of_lab = || dsl::notifications.filter(dsl::lab.eq(lab));
    diesel::delete(of_lab().filter(dsl::read_at.lt(read))).execute(c)?;
    diesel::delete(of_lab().filter(dsl::created_at.lt(unread)).filter(dsl::read_at.is_null())).execute(c)?;
    diesel::delete(of_lab().filter(dsl::expires_at.lt(expired))).execute(c)?;
    Ok(())
}
