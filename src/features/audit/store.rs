use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment};
use diesel::sql_types::{Bool, Nullable, Text};

use super::model::{AuditEvent, AuditFilter, AuditReason};
use crate::platform::db::schema::{audit_events, audit_reasons, audit_unsealed};
use crate::platform::db::types::Uid;
use crate::platform::db::{Backend, Db, DbResult, containing};
use crate::platform::values::Id;
use crate::{prepared, prepared_insert};

prepared_insert!(
    NewEvent,
    AuditEvent,
    audit_events,
    [id, at, lab, actor_kind, actor, action, subject_type, subject, before, after, request_id, reason_hash]
);

pub struct Waiting {
    event: Id,
}

prepared_insert!(NewWaiting, Waiting, audit_unsealed, [event]);

/// Both at once, where each statement is a round trip. SQLite changes no data within `WITH`.
struct NewEventThatWaits<'a>(NewEvent<'a>);

prepared!(NewEventThatWaits<'_>);

impl QueryFragment<Backend> for NewEventThatWaits<'_> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        pass.push_sql("WITH event AS (");
        self.0.walk_ast(pass.reborrow())?;
        pass.push_sql(") INSERT INTO audit_unsealed (event) VALUES (");
        pass.push_bind_param::<Uid, _>(&self.0.0.id)?;
        pass.push_sql(")");
        Ok(())
    }
}

/// An event, and that it waits for its seal.
pub fn insert(c: &mut Db, event: &AuditEvent, reason: Option<&AuditReason>) -> DbResult<()> {
    match c {
        Db::Pg(_) => NewEventThatWaits(NewEvent(event)).execute(c)?,
        Db::Sqlite(_) => {
            NewEvent(event).execute(c)?;
            NewWaiting(&Waiting { event: event.id }).execute(c)?
        }
    };
    if let Some(reason) = reason {
        diesel::insert_into(audit_reasons::table).values(reason).execute(c)?;
    }
    Ok(())
}

/// True of events in which a person acted, is the subject, or is named in what it was before or after.
macro_rules! concerns {
    ($person:expr) => {{
        let named = containing(&$person.to_string());
        let in_states = sql::<Nullable<Bool>>("(CAST(audit_events.before AS TEXT) LIKE ")
            .bind::<Text, _>(named.clone())
            .sql(" OR CAST(audit_events.after AS TEXT) LIKE ")
            .bind::<Text, _>(named)
            .sql(")");
        audit_events::actor.eq($person).or(audit_events::subject.eq($person).nullable()).or(in_states)
    }};
}

/// Empties the reasons of all events that concern a person.
pub fn empty_reasons(c: &mut Db, person: Id) -> DbResult<()> {
    let given = audit_events::table.inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)));
    let theirs: Vec<Id> =
        given.filter(audit_reasons::reason.is_not_null()).filter(concerns!(person)).select(audit_events::id).load(c)?;
    for event in theirs {
        diesel::update(audit_reasons::table.find(event)).set(audit_reasons::reason.eq(None::<String>)).execute(c)?;
    }
    Ok(())
}

/// The lab's events, newest first, `limit` of them before `before`.
pub fn list(
    c: &mut Db,
    lab: Id,
    filter: &AuditFilter,
    before: Option<Id>,
    limit: i64,
) -> DbResult<Vec<(AuditEvent, Option<String>)>> {
    let mut query = audit_events::table
        .left_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::lab.eq(lab))
        .select((AuditEvent::as_select(), audit_reasons::reason.nullable()))
        .order(audit_events::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(id) = before {
        query = query.filter(audit_events::id.lt(id));
    }
    if let Some(actor) = filter.actor {
        query = query.filter(audit_events::actor.eq(actor));
    }
    if let Some(kind) = &filter.subject_type {
        query = query.filter(audit_events::subject_type.eq(kind));
    }
    if let Some(subject) = filter.subject {
        query = query.filter(audit_events::subject.eq(subject));
    }
    if let Some(member) = filter.member {
        query = query.filter(concerns!(member));
    }
    if let Some(action) = &filter.action {
        query = query.filter(audit_events::action.eq(action));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_events::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit_events::at.lt(until));
    }
    Ok(query.load(c)?)
}
