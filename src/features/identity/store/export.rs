use chrono::NaiveDate;
use std::collections::BTreeMap;

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::platform::db::schema::{
    api_keys, assets, attendance_people, attendance_records, audit_events, audit_reasons, certification_revocations,
    certifications, consents, course_sessions, demand_signals, duties, endorsements, enrolments, equipment_requests,
    erasures, files, group_bookings, group_members, groups, guardian_consents, incidents, known_places, memberships,
    minors, notification_choices, notification_settings, notifications, refresh_tokens, request_transitions,
    reservations, session_checklists, session_corrections, stock_items, stock_movements, usage_sessions, web_sessions,
    work_orders,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// Rows of a table as JSON objects, oldest first.
macro_rules! rows {
    ($c:expr, $table:ident, $filter:expr, [$($column:ident: $kind:ty),+ $(,)?]) => {{
        let query = $table::table.filter($filter).order($table::id.asc()).select(($($table::$column),+));
        let found: Vec<($($kind),+)> = query.load($c)?;
        let object = |($($column),+): ($($kind),+)| json!({ $(stringify!($column): $column),+ });
        Value::Array(found.into_iter().map(object).collect())
    }};
}

type Text = Option<String>;
type Time = Option<Instant>;
type Document = Json;

/// Everything that is kept of a person beside their account itself, by where it is kept. Hashes of secrets are left out.
pub fn of(c: &mut Db, person: Id) -> DbResult<Value> {
    let memberships = rows!(c, memberships, memberships::person.eq(person), [
        id: Id, lab: Id, role: String, status: String, affiliation: Text, student_number: Text, suspended_until: Time,
        suspension_reason: Text, joined_at: Instant, updated_at: Instant,
    ]);
    let reservations = rows!(c, reservations, reservations::member.eq(person), [
        id: Id, lab: Id, machine: Id, kind: String, starts_at: Instant, ends_at: Instant, status: String, purpose: Text,
        note: Text, checked_in_at: Time, released_at: Time, cause: Text, overrun_seconds: i64, created_at: Instant,
    ]);
    let sessions = rows!(c, usage_sessions, usage_sessions::person.eq(person), [
        id: Id, lab: Id, machine: Id, started_at: Instant, ended_at: Time, source: String, purpose: Text, headcount: i32,
        outcome: Text, end_cause: Text, note: Text, affiliation: Text, role: Text, overrun_seconds: i64,
    ]);
    let enrolments = rows!(c, enrolments, enrolments::person.eq(person), [
        id: Id, lab: Id, session: Id, status: String, attended: Option<bool>, passed: Option<bool>, level: Text,
        note: Text, recorded_at: Time, created_at: Instant,
    ]);
    let duties = rows!(c, duties, duties::person.eq(person), [
        id: Id, lab: Id, starts_at: Instant, ends_at: Instant, created_at: Instant,
    ]);
    let reported = rows!(c, incidents, incidents::reporter.eq(person), [
        id: Id, lab: Id, machine: Id, severity: String, description: String, status: String, reported_at: Instant,
    ]);
    let demand = rows!(c, demand_signals, demand_signals::person.eq(person), [
        id: Id, lab: Id, capability_key: String, local_day: NaiveDate, kind: String, minutes: i32, created_at: Instant,
    ]);
    let notifications = rows!(c, notifications, notifications::person.eq(person), [
        id: Id, lab: Id, kind: String, subject_type: String, subject: Id, facts: Document, created_at: Instant,
        read_at: Time, mailed_at: Time,
    ]);
    let movements = rows!(c, stock_movements, stock_movements::person.eq(person), [
        id: Id, lab: Id, item: Id, kind: String, quantity: i64, usage_session: Option<Id>, moved_at: Instant,
    ]);
    let guarded = rows!(c, guardian_consents, guardian_consents::person.eq(person), [
        id: Id, lab: Id, purpose: String, guardian: Text, text_version: String, given_on: NaiveDate, recorded_at: Instant,
        withdrawn_at: Time,
    ]);
    let group_bookings = rows!(c, group_bookings, group_bookings::member.eq(person), [
        id: Id, lab: Id, group_id: Id, starts_at: Instant, ends_at: Instant, cancelled_at: Time, created_at: Instant,
    ]);
    Ok(json!({
        "groups": groups_of(c, person)?,
        "group_bookings": group_bookings,
        "attendance": attended(c, person)?,
        "minorities": minorities(c, person)?,
        "guardian_consents": guarded,
        "notifications": notifications,
        "notification_settings": told(c, person)?,
        "memberships": memberships,
        "reservations": reservations,
        "usage_sessions": sessions,
        "reservations_beside_others": beside_others(c, person)?,
        "session_corrections": corrected(c, person)?,
        "certifications": certified(c, person)?,
        "incidents": reported,
        "enrolments": enrolments,
        "duties": duties,
        "demand_signals": demand,
        "stock_movements": movements,
        "files": sent(c, person)?,
        "in_care": in_care(c, person)?,
        "checklists": acknowledged(c, person)?,
        "endorsements": endorsed(c, person)?,
        "equipment_requests": requests(c, person)?,
        "sign_ins": sign_ins(c, person)?,
        "audit_events": events(c, person)?,
    }))
}

/// What became otherwise of their sessions, or would have: what they asked for and what staff set right.
fn corrected(c: &mut Db, person: Id) -> DbResult<Value> {
    let theirs = usage_sessions::table.filter(usage_sessions::person.eq(person)).select(usage_sessions::id);
    let concern =
        session_corrections::proposed_by.eq(person).or(session_corrections::session.eq_any(theirs).nullable());
    let mut found = rows!(c, session_corrections, concern, [
        id: Id, session: Id, status: String, before: Document, after: Document, reason: Text, proposed_by: Option<Id>,
        proposed_at: Instant, decided_at: Time,
    ]);
    for correction in found.as_array_mut().into_iter().flatten() {
        correction["proposed_by"] = unnamed(&correction["proposed_by"], person);
        for state in ["before", "after"] {
            if let Some(member) = correction[state].get_mut("member") {
                *member = unnamed(member, person);
            }
        }
    }
    Ok(found)
}

/// The person's own id as it is; of anybody else's only that it is another's.
fn unnamed(who: &Value, person: Id) -> Value {
    if who.is_null() || *who == json!(person) { who.clone() } else { json!("another") }
}

/// What they hold or held, and of what was revoked since when and why.
fn certified(c: &mut Db, person: Id) -> DbResult<Value> {
    let mut held = rows!(c, certifications, certifications::person.eq(person), [
        id: Id, lab: Id, qualification: Id, level: Text, valid_from: Instant, expires_at: Time, evidence: Text,
        course_session: Option<Id>,
    ]);
    let theirs = || certifications::table.filter(certifications::person.eq(person)).select(certifications::id);
    let ends: Vec<(Id, Instant)> = certification_revocations::table
        .filter(certification_revocations::certification.eq_any(theirs()))
        .select((certification_revocations::certification, certification_revocations::revoked_at))
        .load(c)?;
    let given: Vec<(Id, Text)> = audit_events::table
        .inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::action.eq("certification.revoked"))
        .filter(audit_events::subject.eq_any(ends.iter().map(|(certification, _)| *certification)))
        .select((audit_events::subject, audit_reasons::reason))
        .load(c)?;
    let (ends, given): (BTreeMap<_, _>, BTreeMap<_, _>) = (ends.into_iter().collect(), given.into_iter().collect());
    for one in held.as_array_mut().into_iter().flatten() {
        let id = one["id"].as_str().and_then(|id| id.parse::<Id>().ok());
        one["revoked_at"] = json!(id.and_then(|id| ends.get(&id)));
        one["revocation_reason"] = json!(id.and_then(|id| given.get(&id)));
    }
    Ok(held)
}

/// Requests of theirs, whole, as they wrote them.
fn requests(c: &mut Db, person: Id) -> DbResult<Value> {
    let mut found = rows!(c, equipment_requests, equipment_requests::author.eq(person), [
        id: Id, lab: Id, title: Document, justification: Document, status: String, process: Text, material_class: Text,
        limits: Option<Document>, expected_users: Option<i32>, hours_per_month: Option<f64>,
        estimated_cost: Option<Document>, cost_lines: Document, alternatives: Document, links: Document,
        created_at: Instant, updated_at: Instant,
    ]);
    for request in found.as_array_mut().into_iter().flatten() {
        let Some(id) = request["id"].as_str().and_then(|id| id.parse::<Id>().ok()) else { continue };
        let theirs = request_transitions::request.eq(id);
        request["history"] = rows!(c, request_transitions, theirs, [
            from_status: String, to_status: String, at: Instant,
        ]);
    }
    Ok(found)
}

/// Other people's time on a machine for which they are named: as the second person, as who watches over it, or both.
fn beside_others(c: &mut Db, person: Id) -> DbResult<Value> {
    let theirs = reservations::second_person.eq(person).or(reservations::supervisor.eq(person));
    type Row = (Id, Id, Id, String, Instant, Instant, String, Option<Id>, Option<Id>);
    let rows: Vec<Row> = reservations::table
        .filter(theirs)
        .order(reservations::id.asc())
        .select((
            reservations::id,
            reservations::lab,
            reservations::machine,
            reservations::kind,
            reservations::starts_at,
            reservations::ends_at,
            reservations::status,
            reservations::second_person,
            reservations::supervisor,
        ))
        .load(c)?;
    let one = |(id, lab, machine, kind, starts_at, ends_at, status, second, supervisor): Row| {
        json!({
            "id": id, "lab": lab, "machine": machine, "kind": kind, "starts_at": starts_at, "ends_at": ends_at, "status": status,
            "second_person": second == Some(person), "supervisor": supervisor == Some(person),
        })
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Until when labs take them not to be of age.
fn minorities(c: &mut Db, person: Id) -> DbResult<Value> {
    let theirs = minors::table.filter(minors::person.eq(person)).order(minors::lab.asc());
    let rows: Vec<(Id, NaiveDate, Instant)> =
        theirs.select((minors::lab, minors::adult_on, minors::updated_at)).load(c)?;
    let one = |(lab, adult_on, updated_at)| json!({ "lab": lab, "adult_on": adult_on, "updated_at": updated_at });
    Ok(rows.into_iter().map(one).collect())
}

/// The groups that they lead or belong to.
fn groups_of(c: &mut Db, person: Id) -> DbResult<Value> {
    let member: Vec<(Id, String, String, Instant)> = group_members::table
        .inner_join(groups::table.on(groups::id.eq(group_members::group_id)))
        .filter(group_members::person.eq(person))
        .order(groups::id.asc())
        .select((groups::id, groups::kind, groups::name, group_members::joined_at))
        .load(c)?;
    let led: Vec<(Id, String, String, Instant)> = groups::table
        .filter(groups::lead.eq(person))
        .order(groups::id.asc())
        .select((groups::id, groups::kind, groups::name, groups::created_at))
        .load(c)?;
    let told = |leads: bool| move |(id, kind, name, since): (Id, String, String, Instant)| json!({ "id": id, "kind": kind, "name": name, "since": since, "leads": leads });
    Ok(member.into_iter().map(told(false)).chain(led.into_iter().map(told(true))).collect())
}

/// What was booked for a group and they came to, as it was said each time.
fn attended(c: &mut Db, person: Id) -> DbResult<Value> {
    let rows: Vec<(Id, i32, Instant)> = attendance_people::table
        .inner_join(attendance_records::table.on(attendance_records::id.eq(attendance_people::record)))
        .filter(attendance_people::person.eq(person))
        .order(attendance_records::id.asc())
        .select((attendance_records::booking, attendance_records::number, attendance_records::recorded_at))
        .load(c)?;
    let one = |(booking, number, recorded_at)| json!({ "group_booking": booking, "number": number, "recorded_at": recorded_at });
    Ok(rows.into_iter().map(one).collect())
}

/// How they want to be told.
fn told(c: &mut Db, person: Id) -> DbResult<Value> {
    use notification_choices::dsl as choices;
    use notification_settings::dsl as settings;
    let quiet = settings::notification_settings.find(person).select((
        settings::quiet_from,
        settings::quiet_until,
        settings::digest,
        settings::reminder_minutes,
    ));
    let quiet: Option<(Option<i32>, Option<i32>, String, i32)> = quiet.first(c).optional()?;
    let Some((quiet_from, quiet_until, digest, reminder_minutes)) = quiet else { return Ok(Value::Null) };
    let theirs = choices::notification_choices.filter(choices::person.eq(person));
    let choices: Vec<(String, String, bool)> =
        theirs.select((choices::kind_group, choices::channel, choices::wanted)).load(c)?;
    Ok(json!({
        "quiet_from_minute": quiet_from, "quiet_until_minute": quiet_until, "digest": digest,
        "reminder_minutes": reminder_minutes, "choices": choices,
    }))
}

/// Other people's requests that they endorsed, and what they said.
fn endorsed(c: &mut Db, person: Id) -> DbResult<Value> {
    Ok(rows!(c, endorsements, endorsements::person.eq(person), [
        id: Id, request: Id, reason: Text, need: Option<Document>, created_at: Instant,
    ]))
}

/// What they answer for: machines as custodian, stock as keeper, dates of courses as trainer, repairs that are theirs.
fn in_care(c: &mut Db, person: Id) -> DbResult<Value> {
    let machines: Vec<Id> = assets::table.filter(assets::custodian.eq(person)).select(assets::machine).load(c)?;
    let items: Vec<Id> = stock_items::table.filter(stock_items::keeper.eq(person)).select(stock_items::id).load(c)?;
    let dates = rows!(c, course_sessions, course_sessions::trainer.eq(person), [
        id: Id, lab: Id, course: Id, starts_at: Instant, ends_at: Instant, cancelled_at: Time,
    ]);
    let orders = rows!(c, work_orders, work_orders::assignee.eq(person), [
        id: Id, lab: Id, machine: Id, status: String, created_at: Instant, closed_at: Time,
    ]);
    Ok(json!({ "machines": machines, "stock_items": items, "course_sessions": dates, "work_orders": orders }))
}

/// What they acknowledged before they started.
fn acknowledged(c: &mut Db, person: Id) -> DbResult<Value> {
    use session_checklists::dsl;
    let theirs = dsl::session_checklists.filter(dsl::acknowledged_by.eq(person)).order(dsl::session.asc());
    let rows: Vec<(Id, Document, Instant)> = theirs.select((dsl::session, dsl::items, dsl::acknowledged_at)).load(c)?;
    let one = |(session, items, at)| json!({ "usage_session": session, "items": items, "acknowledged_at": at });
    Ok(rows.into_iter().map(one).collect())
}

/// What they sent, and what shows what they hold; the bytes are at `/files/{id}/content`.
fn sent(c: &mut Db, person: Id) -> DbResult<Value> {
    let held = certifications::table.filter(certifications::person.eq(person)).select(certifications::id);
    let theirs = files::uploaded_by.eq(person).or(files::certification.eq_any(held.nullable()));
    Ok(rows!(c, files, theirs, [
        id: Id, lab: Id, machine: Option<Id>, incident: Option<Id>, request: Option<Id>, certification: Option<Id>,
        name: String, media_type: String, size: i32, created_at: Instant,
    ]))
}

/// How they sign in, without what they sign in with.
fn sign_ins(c: &mut Db, person: Id) -> DbResult<Value> {
    let tokens = rows!(c, refresh_tokens, refresh_tokens::person.eq(person), [
        id: Id, issued_at: Instant, expires_at: Instant, spent_at: Time, revoked_at: Time,
    ]);
    let sessions = rows!(c, web_sessions, web_sessions::person.eq(person), [
        id: Id, created_at: Instant, last_seen_at: Instant, expires_at: Instant, revoked_at: Time,
    ]);
    let keys = rows!(c, api_keys, api_keys::person.eq(person), [
        id: Id, name: String, created_at: Instant, expires_at: Instant, revoked_at: Time,
    ]);
    let given = rows!(c, consents, consents::person.eq(person), [
        id: Id, purpose: String, text_version: i32, given_at: Instant, withdrawn_at: Time,
    ]);
    let erasures = rows!(c, erasures, erasures::person.eq(person), [
        id: Id, asked_at: Instant, due_at: Instant, withdrawn_at: Time,
    ]);
    let places = known_places::table.filter(known_places::person.eq(person)).order(known_places::seen_at.asc());
    let places: Vec<Instant> = places.select(known_places::seen_at).load(c)?;
    let places: Value = places.into_iter().map(|seen_at| json!({ "seen_at": seen_at })).collect();
    Ok(json!({
        "erasures": erasures, "refresh_tokens": tokens, "web_sessions": sessions, "api_keys": keys, "consents": given,
        "known_places": places,
    }))
}

/// What they did, and what was done to their account, with the reasons that were given.
fn events(c: &mut Db, person: Id) -> DbResult<Value> {
    type Row = (Id, Instant, Option<Id>, String, String, Id, String, Text);
    let rows: Vec<Row> = audit_events::table
        .left_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::actor.eq(person).or(audit_events::subject.eq(person)))
        .order(audit_events::id.asc())
        .select((
            audit_events::id,
            audit_events::at,
            audit_events::lab,
            audit_events::action,
            audit_events::subject_type,
            audit_events::subject,
            audit_events::request_id,
            audit_reasons::reason.nullable(),
        ))
        .load(c)?;
    let one = |(id, at, lab, action, subject_type, subject, request_id, reason): Row| {
        json!({
            "id": id, "at": at, "lab": lab, "action": action, "subject_type": subject_type, "subject": subject,
            "request_id": request_id, "reason": reason,
        })
    };
    Ok(rows.into_iter().map(one).collect())
}
