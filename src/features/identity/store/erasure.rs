use diesel::prelude::*;

use crate::features::identity::model::{Erasure, PersonStatus};
use crate::platform::db::schema::{
    api_keys, consents, erasures, idempotency_keys, known_places, memberships, one_time_codes, people, refresh_tokens,
    web_sessions,
};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Role};

pub fn insert(c: &mut Db, row: &Erasure) -> DbResult<()> {
    diesel::insert_into(erasures::table).values(row).execute(c)?;
    Ok(())
}

/// That which waits, by its own id or by the person's.
pub fn waiting(c: &mut Db, id: Id) -> DbResult<Option<Erasure>> {
    let open = erasures::table.filter(erasures::withdrawn_at.is_null()).filter(erasures::done_at.is_null());
    let one = open.filter(erasures::id.eq(id).or(erasures::person.eq(id))).select(Erasure::as_select());
    Ok(one.first(c).optional()?)
}

pub fn withdraw(c: &mut Db, id: Id, now: Instant) -> DbResult<()> {
    diesel::update(erasures::table.find(id)).set(erasures::withdrawn_at.eq(now)).execute(c)?;
    Ok(())
}

pub fn done(c: &mut Db, id: Id, now: Instant) -> DbResult<()> {
    diesel::update(erasures::table.find(id)).set(erasures::done_at.eq(now)).execute(c)?;
    Ok(())
}

/// True where the person alone manages a lab, or alone administers the installation.
pub fn is_the_last(c: &mut Db, person: Id, now: Instant) -> DbResult<bool> {
    let active = || {
        memberships::table
            .inner_join(people::table.on(people::id.eq(memberships::person)))
            .filter(people::status.eq(PersonStatus::Active))
            .filter(memberships::role.eq(Role::Manager))
            .filter(memberships::status.eq("active"))
    };
    let labs: Vec<Id> = active().filter(memberships::person.eq(person)).select(memberships::lab).load(c)?;
    let others: Vec<(Id, Option<Instant>)> = active()
        .filter(memberships::person.ne(person))
        .filter(memberships::lab.eq_any(labs.clone()))
        .select((memberships::lab, memberships::suspended_until))
        .load(c)?;
    let managed = |lab: &Id| others.iter().any(|(other, until)| other == lab && until.is_none_or(|until| until <= now));
    Ok(!labs.iter().all(managed) || is_the_last_administrator(c, person)?)
}

fn is_the_last_administrator(c: &mut Db, person: Id) -> DbResult<bool> {
    let admins = people::table.filter(people::admin.eq(true)).filter(people::status.eq(PersonStatus::Active));
    let admins: Vec<Id> = admins.select(people::id).load(c)?;
    Ok(admins == [person])
}

/// Removes what opens the account, where it was opened, and the answers kept for its retries; ends its consents.
pub fn forget(c: &mut Db, person: Id, now: Instant) -> DbResult<()> {
    diesel::delete(api_keys::table.filter(api_keys::person.eq(person))).execute(c)?;
    diesel::delete(one_time_codes::table.filter(one_time_codes::person.eq(person))).execute(c)?;
    diesel::delete(known_places::table.filter(known_places::person.eq(person))).execute(c)?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::person.eq(person))).execute(c)?;
    diesel::delete(web_sessions::table.filter(web_sessions::person.eq(person))).execute(c)?;
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::actor.eq(person))).execute(c)?;
    let standing = consents::table.filter(consents::person.eq(person)).filter(consents::withdrawn_at.is_null());
    diesel::update(standing).set(consents::withdrawn_at.eq(now)).execute(c)?;
    Ok(())
}
