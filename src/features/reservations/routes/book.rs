use actix_web::{HttpRequest, post, web};

use super::second::{may_name, second_of};
use super::view::{ReservationView, shown};
use crate::features::identity::{Auth, By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines;
use crate::features::reservations::actions::book::{BookAsk, Target, book};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, Code, FieldErrors, Posting, Problem};
use crate::platform::values::{Id, Instant, Interval, Purpose};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// A machine, or any of a class, for `[starts_at, ends_at)`.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "starts_at": "2026-09-01T05:00:00Z",
    "ends_at": "2026-09-01T07:00:00Z", "purpose": "coursework"
}))]
pub struct NewReservation {
    machine: Option<Id>,
    /// Instead of a machine: the least used one of the class that fits is booked.
    machine_class: Option<Id>,
    starts_at: Instant,
    ends_at: Instant,
    purpose: Option<Purpose>,
    /// Read by you and the lab's staff alone.
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// Whom it is for, when staff book for another.
    member: Option<Id>,
    /// A person's id: who is there beside the holder, where the machine asks for a second person.
    second_person: Option<Id>,
    /// Instead of the id: the address that person signs in with.
    #[schema(max_length = 254)]
    second_person_email: Option<String>,
    /// Lets staff set a rule aside; it is kept with the booking's audit.
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

impl NewReservation {
    fn ask(&self) -> Result<BookAsk, Problem> {
        let mut errors = FieldErrors::default();
        if self.ends_at <= self.starts_at {
            errors.add("/ends_at", "before_start", Text::new("end-after-start"));
        }
        let target = match (self.machine, self.machine_class) {
            (Some(machine), None) => Some(Target::Machine(machine)),
            (None, Some(class)) => Some(Target::Class(class)),
            (None, None) => {
                errors.add("/machine", "required", Text::new("machine-or-class"));
                None
            }
            (Some(_), Some(_)) => {
                errors.add("/machine_class", "contradiction", Text::new("machine-and-class"));
                None
            }
        };
        errors.check()?;
        let target = target.ok_or_else(Problem::not_found)?;
        Ok(BookAsk {
            target,
            span: Interval::new(self.starts_at, self.ends_at),
            purpose: self.purpose,
            note: self.note.clone(),
            member: self.member,
            second_person: self.second_person,
            override_reason: self.override_reason.clone(),
        })
    }
}

/// The lab of what is asked for. What is not theirs to see is answered like what does not exist.
fn lab_of(c: &mut Db, gate: &Gate, target: Target) -> Result<Lab, Problem> {
    let (found, pointer) = match target {
        Target::Machine(id) => (scope::lab_of_machine(c, gate, id), "/machine"),
        Target::Class(id) => {
            let class = machines::class(c, id).map_err(Problem::from);
            (class.and_then(|class| scope::lab_of(c, gate, class.lab)), "/machine_class")
        }
    };
    found.map_err(|problem| match problem.code() {
        Code::NotFound => Problem::not_found().at(pointer),
        _ => problem,
    })
}

/// Book a machine, or any machine of a class.
#[utoipa::path(
    tag = "reservations",
    request_body = NewReservation,
    responses((status = 201, description = "Booked, or waiting for approval", body = ReservationView)),
)]
#[post("/reservations")]
pub async fn create_reservation(
    by: By<may::Book>,
    body: Body<NewReservation>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    may_name(&auth, &by, &request, body.value.second_person_email.as_deref())?;
    let (gate, mut ask, fingerprint) = (by.gate(), body.value.ask()?, body.fingerprint);
    let email = body.value.second_person_email;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, ask.target)?;
                ask.second_person = second_of(w.c, lab.id, ask.second_person, email.as_deref())?;
                let row = book(w, &lab, &ask).map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let view = shown(w.c, &gate.actor, row)?;
                Ok(Answer::created(&view, format!("/api/v1/reservations/{}", view.id)).version(view.version))
            })
        })
        .await
}
