use serde_json::json;

use super::error::RequestError;
use super::evidence;
use super::model::{Need, RequestStatus, Standing};
use super::rows::{Content, EndorsementRow, EvidenceRow, RequestRow, TransitionRow};
use super::rules::freeze::{canonical_json, freeze};
use super::rules::states;
use super::store::{requests, steps};
use crate::features::labs::Lab;
use crate::platform::db::{DbResult, Json};
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

const SUBJECT: &str = "equipment_request";
pub(super) const TRANSITIONED: &str = "equipment_request.transitioned";

/// Makes a request, as a draft or submitted at once.
///
/// # Errors
/// Whatever the database answers.
pub fn create(w: &mut Write<'_>, lab: &Lab, author: Id, content: &Content, draft: bool) -> DbResult<RequestRow> {
    let mut row = RequestRow {
        id: w.new_id(),
        lab: lab.id,
        author,
        title: Json::of(&content.title),
        justification: Json::of(&content.justification),
        folded: String::new(),
        status: if draft { RequestStatus::Draft } else { RequestStatus::Submitted },
        process: None,
        material_class: None,
        limits: None,
        expected_users: None,
        hours_per_month: None,
        estimated_cost: None,
        cost_lines: Json(json!([])),
        alternatives: Json(json!([])),
        links: Json(json!([])),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    row.write(content);
    requests::insert(w.c, &row)?;
    w.emit(event("equipment_request.created", &row).after(state(&row)));
    Ok(row)
}

/// Replaces what its author wrote: by the author until it is reviewed, by a manager at any time.
///
/// # Errors
/// `UnderReview` for the author when it is too late.
pub fn change(
    w: &mut Write<'_>,
    mut row: RequestRow,
    by: Standing,
    content: &Content,
) -> Result<RequestRow, RequestError> {
    let early = matches!(row.status, RequestStatus::Draft | RequestStatus::Submitted);
    if !by.manager && !early {
        return Err(RequestError::UnderReview);
    }
    let before = state(&row);
    row.write(content);
    touch(w, &mut row);
    requests::update(w.c, &row)?;
    w.emit(event("equipment_request.changed", &row).before(before).after(state(&row)));
    Ok(row)
}

/// An endorsement, and whether it is a new one: a person's first one stands.
///
/// # Errors
/// `Closed` for a draft and for a request that has ended.
pub fn endorse(
    w: &mut Write<'_>,
    row: &RequestRow,
    person: Id,
    reason: Option<&str>,
    need: Option<&Need>,
) -> Result<(EndorsementRow, bool), RequestError> {
    if let Some(first) = steps::endorsement_of(w.c, row.id, person)? {
        return Ok((first, false));
    }
    if !row.status.is_open() {
        return Err(RequestError::Closed);
    }
    let endorsement = EndorsementRow {
        id: w.new_id(),
        request: row.id,
        person,
        reason: reason.map(str::to_owned),
        need: need.map(Json::of),
        created_at: w.now,
    };
    steps::insert_endorsement(w.c, &endorsement)?;
    let after = json!({ "endorsement": endorsement.id, "states_need": need.is_some() });
    w.emit(event("equipment_request.endorsed", row).after(after));
    Ok((endorsement, true))
}

/// Takes one step. Flagging needs enough evidence, and freezes it.
///
/// # Errors
/// The rules' refusals.
pub fn step(
    w: &mut Write<'_>,
    lab: &Lab,
    mut row: RequestRow,
    by: Standing,
    to: RequestStatus,
    reason: Option<&str>,
) -> Result<RequestRow, RequestError> {
    states::transition(row.status, to, by, reason)?;
    if to == RequestStatus::Flagged {
        freeze_evidence(w, lab, &row)?;
    }
    let (before, from) = (state(&row), row.status);
    row.status = to;
    touch(w, &mut row);
    requests::update(w.c, &row)?;
    let transition = TransitionRow {
        id: w.new_id(),
        request: row.id,
        from_status: from,
        to_status: to,
        actor: w.actor().id(),
        at: w.now,
    };
    steps::insert_transition(w.c, &transition)?;
    let event = event(TRANSITIONED, &row).before(before).after(state(&row));
    w.emit(event.reason(reason.map(str::to_owned)));
    Ok(row)
}

fn freeze_evidence(w: &mut Write<'_>, lab: &Lab, row: &RequestRow) -> Result<(), RequestError> {
    let evidence = evidence::eligible_evidence(w.c, lab, row, w.now)?;
    let last = steps::last_evidence(w.c, row.id)?.and_then(|last| u32::try_from(last.number).ok());
    let frozen =
        freeze(last, w.now, &evidence).map_err(|cause| diesel::result::Error::SerializationError(Box::new(cause)))?;
    let version = EvidenceRow {
        request: row.id,
        number: i32::try_from(frozen.number).unwrap_or(i32::MAX),
        document: canonical_json(&frozen.evidence),
        sha256: frozen.sha256,
        frozen_at: frozen.frozen_at,
        frozen_by: w.actor().id(),
    };
    steps::insert_evidence(w.c, &version)?;
    let after = json!({ "number": version.number, "sha256": version.sha256 });
    w.emit(event("equipment_request.evidence_frozen", row).after(after));
    Ok(())
}

fn touch(w: &Write<'_>, row: &mut RequestRow) {
    row.updated_at = w.now;
    row.version = row.version.saturating_add(1);
}

const fn event(action: &'static str, row: &RequestRow) -> Event {
    Event::new(action, SUBJECT, row.id).lab(row.lab)
}

fn state(row: &RequestRow) -> serde_json::Value {
    json!({
        "status": row.status,
        "process": row.process,
        "material_class": row.material_class,
        "version": row.version,
    })
}
