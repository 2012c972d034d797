use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::super::actions::TRANSITIONED;
use super::super::model::RequestStatus;
use super::super::rows::{EndorsementRow, EvidenceRow, TransitionRow};
use crate::platform::db::schema::{
    audit_events, audit_reasons, endorsements, equipment_requests, evidence_versions, request_transitions,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

pub fn endorsement_of(c: &mut Db, request: Id, person: Id) -> DbResult<Option<EndorsementRow>> {
    Ok(endorsements::table
        .filter(endorsements::request.eq(request))
        .filter(endorsements::person.eq(person))
        .select(EndorsementRow::as_select())
        .first(c)
        .optional()?)
}

pub fn insert_endorsement(c: &mut Db, row: &EndorsementRow) -> DbResult<()> {
    diesel::insert_into(endorsements::table).values(row).execute(c)?;
    Ok(())
}

pub fn endorsements(c: &mut Db, request: Id) -> DbResult<Vec<EndorsementRow>> {
    Ok(endorsements::table
        .filter(endorsements::request.eq(request))
        .select(EndorsementRow::as_select())
        .order(endorsements::id.asc())
        .load(c)?)
}

/// Oldest first, `limit` of them after `after`.
pub fn endorsement_page(c: &mut Db, request: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<EndorsementRow>> {
    let mut query = endorsements::table
        .filter(endorsements::request.eq(request))
        .select(EndorsementRow::as_select())
        .order(endorsements::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(endorsements::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// How many endorsements each request has.
pub fn endorsement_counts(c: &mut Db, requests: Vec<Id>) -> DbResult<BTreeMap<Id, i64>> {
    let counts: Vec<(Id, i64)> = endorsements::table
        .filter(endorsements::request.eq_any(requests))
        .group_by(endorsements::request)
        .select((endorsements::request, count_star()))
        .load(c)?;
    Ok(counts.into_iter().collect())
}

pub fn insert_transition(c: &mut Db, row: &TransitionRow) -> DbResult<()> {
    diesel::insert_into(request_transitions::table).values(row).execute(c)?;
    Ok(())
}

/// Every step with its reason, oldest first. A reason lives with its audit event alone, where it can be erased.
pub fn history(c: &mut Db, request: Id) -> DbResult<Vec<(TransitionRow, Option<String>)>> {
    let steps: Vec<TransitionRow> = request_transitions::table
        .filter(request_transitions::request.eq(request))
        .select(TransitionRow::as_select())
        .order((request_transitions::at.asc(), request_transitions::id.asc()))
        .load(c)?;
    let reasons: Vec<(Instant, Option<Json>, Option<String>)> = audit_events::table
        .inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::subject.eq(request))
        .filter(audit_events::action.eq(TRANSITIONED))
        .select((audit_events::at, audit_events::after, audit_reasons::reason))
        .load(c)?;
    let reason = |step: &TransitionRow| {
        let (_, _, reason) = reasons.iter().find(|(at, after, _)| {
            let status = after.as_ref().and_then(|after| after.0.get("status")?.as_str());
            *at == step.at && status == Some(step.to_status.name())
        })?;
        reason.clone()
    };
    Ok(steps
        .into_iter()
        .map(|step| {
            let reason = reason(&step);
            (step, reason)
        })
        .collect())
}

pub fn insert_evidence(c: &mut Db, row: &EvidenceRow) -> DbResult<()> {
    diesel::insert_into(evidence_versions::table).values(row).execute(c)?;
    Ok(())
}

/// The version frozen last.
pub fn last_evidence(c: &mut Db, request: Id) -> DbResult<Option<EvidenceRow>> {
    Ok(evidence_versions::table
        .filter(evidence_versions::request.eq(request))
        .select(EvidenceRow::as_select())
        .order(evidence_versions::number.desc())
        .first(c)
        .optional()?)
}

/// All that a person endorsed.
pub fn endorsed_by(c: &mut Db, person: Id) -> DbResult<Vec<EndorsementRow>> {
    Ok(endorsements::table.filter(endorsements::person.eq(person)).select(EndorsementRow::as_select()).load(c)?)
}

/// Takes the words off an endorsement.
pub fn empty_endorsement(c: &mut Db, id: Id, need: Option<Json>) -> DbResult<()> {
    diesel::update(endorsements::table.find(id))
        .set((endorsements::reason.eq(None::<String>), endorsements::need.eq(need)))
        .execute(c)?;
    Ok(())
}

/// Throws away what a person began to write and nobody else has seen.
pub fn drop_drafts(c: &mut Db, person: Id) -> DbResult<()> {
    let drafts = equipment_requests::table
        .filter(equipment_requests::author.eq(person))
        .filter(equipment_requests::status.eq(RequestStatus::Draft));
    diesel::delete(drafts).execute(c)?;
    Ok(())
}
