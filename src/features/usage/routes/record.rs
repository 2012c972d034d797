use actix_web::{HttpRequest, post, web};

use crate::features::identity::{Auth, By, Gate, may};
use crate::features::labs::scope;
use crate::features::reservations;
use crate::features::stock::{self, MaterialInput};
use crate::features::usage::actions::{self, Hand, Past, Plan, Recorder, Start};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::{Outcome, Session};
use crate::features::usage::rules::RecordProblem;
use crate::features::usage::store::{self, PlanRow};
use crate::features::usage::view::{self, SessionView};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, FieldErrors, Posting, Problem};
use crate::platform::values::{ActorKind, Id, Instant, Purpose};
use crate::platform::words::Text;
use crate::platform::write::{Service, Write};

/// Without `ended_at` it starts now: the check-in of one's own reservation where one stands now, else a walk-in. With both
/// times it records a past session.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "expected_minutes": 60, "purpose": "thesis" }))]
struct NewUsageSession {
    machine: Id,
    /// The reservation it is the check-in of, or was held under.
    reservation: Option<Id>,
    /// Together with `ended_at`; alone, staff and devices tell late of one that runs.
    started_at: Option<Instant>,
    ended_at: Option<Instant>,
    /// How long a walk-in lasts; the longest that the policy allows when absent.
    #[schema(minimum = 1, maximum = 44_640)]
    expected_minutes: Option<i64>,
    /// From one's own start on: closes the session that overruns.
    take_over: Option<bool>,
    /// A person's id: who is there beside the member, where the machine asks for a second person.
    second_person: Option<Id>,
    /// Instead of the id: the address that person signs in with.
    #[schema(max_length = 254)]
    second_person_email: Option<String>,
    /// What the machine's checklist names was seen to.
    checklist_acknowledged: Option<bool>,
    /// A person's id. Only staff name another than themselves.
    member: Option<Id>,
    purpose: Option<Purpose>,
    /// People present; 1 when absent.
    #[schema(minimum = 1, maximum = 1000)]
    headcount: Option<i32>,
    /// Of a past session; `unknown` when absent.
    outcome: Option<Outcome>,
    /// What it used, or begins with; taken from stock in the same step.
    #[schema(max_items = 50)]
    materials: Option<Vec<MaterialInput>>,
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// Staff set a rule aside with it.
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

/// Starts a session now, or records a past one.
#[utoipa::path(
    tag = "usage",
    request_body = NewUsageSession,
    responses((status = 201, description = "The session", body = SessionView)),
)]
#[post("/usage-sessions")]
pub async fn post_usage_session(
    by: By<may::UseMachine>,
    body: Body<NewUsageSession>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    reservations::may_name(&auth, &by, &request, body.value.second_person_email.as_deref())?;
    let (gate, ask, fingerprint) = (by.gate(), body.value, body.fingerprint);
    check(&ask)?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let session = start_or_record(w, &gate, &ask)?;
                let shown = store::shown(w.c, session.id)?;
                let location = format!("/api/v1/usage-sessions/{}", session.id);
                Ok(Answer::created(&view::session(shown, &gate.actor), location).version(session.version))
            })
        })
        .await
}

fn check(ask: &NewUsageSession) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let mut add = |problem: RecordProblem| errors.add(problem.pointer(), problem.code(), problem.detail());
    if ask.ended_at.is_some() && ask.started_at.is_none() {
        add(RecordProblem::StartMissing);
    }
    if ask.ended_at.is_none() && ask.outcome.is_some() {
        add(RecordProblem::OutcomeWhileOpen);
    }
    let only_now = [("/expected_minutes", ask.expected_minutes.is_some()), ("/take_over", ask.take_over == Some(true))];
    for (pointer, _) in only_now.into_iter().filter(|(_, given)| *given && ask.ended_at.is_some()) {
        errors.add(pointer, "past_session", Text::new("past-session-needs-none"));
    }
    errors.check()
}

fn start_or_record(w: &mut Write<'_>, gate: &Gate, ask: &NewUsageSession) -> Result<Session, Problem> {
    let lab = store::lab_of_machine(w.c, ask.machine)?;
    let zone = scope::lab_of(w.c, gate, lab)?.zone();
    let plan = reservation(w.c, ask)?;
    let by = recorder(w.c, gate, lab, ask, plan.as_ref())?;
    let headcount = ask.headcount.unwrap_or(1);
    let used = stock::used("materials", ask.materials.clone().unwrap_or_default())?;
    if let (Some(started_at), Some(ended_at)) = (ask.started_at, ask.ended_at) {
        if by.hand == Hand::Owner {
            return Err(Problem::not_allowed());
        }
        let past = Past {
            machine: ask.machine,
            reservation: ask.reservation,
            started_at,
            ended_at,
            purpose: ask.purpose,
            headcount,
            outcome: ask.outcome.unwrap_or(Outcome::Unknown),
            note: ask.note.clone(),
            materials: used,
        };
        return actions::record(w, lab, &past, by).map_err(|error| Problem::from(error).told_in(zone));
    }
    if ask.started_at.is_some_and(|at| at <= w.now) && by.hand == Hand::Owner {
        return Err(Problem::field("/started_at", "starts_now", Text::new("staff-say-when-it-began")));
    }
    let email = ask.second_person_email.as_deref();
    let second_person = reservations::second_of(w.c, lab, ask.second_person, email)?;
    let start = Start {
        machine: ask.machine,
        plan: plan
            .map_or(Plan::WhatStands { expected_minutes: ask.expected_minutes }, |plan| Plan::Reservation(plan.id)),
        take_over: ask.take_over.unwrap_or(false),
        second_person,
        checklist_acknowledged: ask.checklist_acknowledged.unwrap_or(false),
        started_at: ask.started_at,
        purpose: ask.purpose,
        headcount,
        note: ask.note.clone(),
        materials: used,
        override_reason: ask.override_reason.clone(),
    };
    actions::start(w, lab, &start, by).map_err(|error| Problem::from(error).told_in(zone))
}

/// The named reservation, where it is one of the machine.
fn reservation(c: &mut Db, ask: &NewUsageSession) -> Result<Option<PlanRow>, Problem> {
    let Some(id) = ask.reservation else { return Ok(None) };
    match store::plan(c, id)? {
        Some(plan) if plan.machine == ask.machine => Ok(Some(plan)),
        _ => Err(SessionError::OtherReservation.into()),
    }
}

/// In which part the caller acts, and for whom: the named member, the reservation's holder, or themselves.
fn recorder(
    c: &mut Db,
    gate: &Gate,
    lab: Id,
    ask: &NewUsageSession,
    plan: Option<&PlanRow>,
) -> Result<Recorder, Problem> {
    let holder = plan.and_then(|plan| plan.member);
    match gate.actor.kind {
        ActorKind::Device { machine, .. } if machine != ask.machine || ask.member.is_some() => {
            Err(Problem::not_allowed())
        }
        ActorKind::Device { .. } => Ok(Recorder { hand: Hand::Device, member: holder }),
        ActorKind::Person(own) if gate.actor.is_staff_of(lab) => {
            let member = ask.member.or(holder).unwrap_or(own);
            if plan.is_some() && holder != Some(member) {
                return Err(SessionError::OtherReservation.into());
            }
            if member != own && !store::is_member(c, lab, member)? {
                return Err(SessionError::UnknownMember.into());
            }
            Ok(Recorder { hand: Hand::Staff, member: Some(member) })
        }
        ActorKind::Person(own) if ask.member.is_some_and(|member| member != own) => Err(Problem::not_allowed()),
        ActorKind::Person(own) if plan.is_some() && holder != Some(own) => Err(SessionError::OtherReservation.into()),
        ActorKind::Person(own) => Ok(Recorder { hand: Hand::Owner, member: Some(own) }),
        ActorKind::Anonymous | ActorKind::Service(_) => Err(Problem::not_allowed()),
    }
}
