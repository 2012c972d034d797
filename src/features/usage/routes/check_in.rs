use actix_web::{HttpRequest, post, web};

use crate::features::identity::{Auth, By, may};
use crate::features::labs::scope;
use crate::features::reservations::{self, ReservationView};
use crate::features::usage::actions::{self, Hand, Plan, Recorder, Start};
use crate::features::usage::store::{self, PlanRow};
use crate::features::usage::view::{self, SessionView};
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::{Actor, ActorKind, Id};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct CheckInReservation {
    /// From the reservation's own start on: closes the session that overruns.
    take_over: Option<bool>,
    /// A person's id: who is there beside the holder; who was named when it was booked where absent.
    second_person: Option<Id>,
    /// Instead of the id: the address that person signs in with.
    #[schema(max_length = 254)]
    second_person_email: Option<String>,
    /// What the machine's checklist names was seen to.
    checklist_acknowledged: Option<bool>,
    /// Staff set a rule aside with it.
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct CheckedInReservation {
    #[serde(flatten)]
    reservation: ReservationView,
    usage_session: SessionView,
}

/// Starts the session that a reservation was made for.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The reservation")),
    request_body = CheckInReservation,
    responses((status = 200, description = "The reservation with its session", body = CheckedInReservation)),
)]
#[post("/reservations/{id}/check-in")]
pub async fn check_in_reservation(
    by: By<may::UseMachine>,
    id: PathId,
    body: Body<CheckInReservation>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    reservations::may_name(&auth, &by, &request, body.value.second_person_email.as_deref())?;
    let (gate, ask, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let plan = store::plan(w.c, id.0)?.ok_or_else(Problem::not_found)?;
                let hand = hand(&gate.actor, &plan).ok_or_else(Problem::not_found)?;
                let zone = scope::lab_of(w.c, &gate, plan.lab)?.zone();
                let email = ask.second_person_email.as_deref();
                let second_person = reservations::second_of(w.c, plan.lab, ask.second_person, email)?;
                let start = Start {
                    machine: plan.machine,
                    plan: Plan::Reservation(plan.id),
                    take_over: ask.take_over.unwrap_or(false),
                    second_person,
                    checklist_acknowledged: ask.checklist_acknowledged.unwrap_or(false),
                    started_at: None,
                    purpose: None,
                    headcount: 1,
                    note: None,
                    materials: Vec::new(),
                    override_reason: ask.override_reason.clone(),
                };
                let by = Recorder { hand, member: plan.member };
                let session = actions::start(w, plan.lab, &start, by);
                let session = session.map_err(|error| Problem::from(error).told_in(zone))?;
                let reservation = reservations::view(w.c, &gate.actor, plan.id)?;
                let version = reservation.version;
                let usage_session = view::session(store::shown(w.c, session.id)?, &gate.actor);
                Ok(Answer::ok(&CheckedInReservation { reservation, usage_session }).version(version))
            })
        })
        .await
}

/// The part an actor has in a reservation; `None` for who may not even know of it. A device tells of its machine by the
/// session alone.
fn hand(actor: &Actor, plan: &PlanRow) -> Option<Hand> {
    match actor.kind {
        ActorKind::Person(_) if actor.is_staff_of(plan.lab) => Some(Hand::Staff),
        ActorKind::Person(id) => (plan.member == Some(id)).then_some(Hand::Owner),
        ActorKind::Device { .. } | ActorKind::Anonymous | ActorKind::Service(_) => None,
    }
}
