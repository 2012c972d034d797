use serde_json::json;

use crate::features::labs::model::{Duty, Error, Faults, Lab, MembershipStatus};
use crate::features::labs::store;
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// How long one duty may last.
const LONGEST_DAYS: i64 = 7;

/// A duty as it is to be planned.
#[derive(Clone, Copy, Debug)]
pub struct DutyAsk {
    /// Somebody of the lab's staff.
    pub person: Id,
    pub span: Interval,
}

/// Puts somebody of the staff on duty.
///
/// # Errors
/// Every bad field at once: who is not staff, an end before the start, too long a time.
pub fn plan_duty(w: &mut Write<'_>, lab: &Lab, ask: DutyAsk) -> Result<Duty, Error> {
    let mut faults = Faults::default();
    let member = store::members::find(w.c, lab.id, ask.person)?;
    if !member.is_some_and(|member| member.status == MembershipStatus::Active && member.role.is_staff()) {
        faults.add("/member", "not_staff", Text::new("duty-of-staff-only"));
    }
    if ask.span.is_empty() {
        faults.add("/ends_at", "before_start", Text::new("end-after-start"));
    } else if ask.span.ends_at > ask.span.starts_at.plus_days(LONGEST_DAYS) {
        faults.add("/ends_at", "too_long", Text::new("duty-too-long").with("days", LONGEST_DAYS));
    }
    faults.check(Error::Fields)?;
    let duty = Duty {
        id: w.new_id(),
        lab: lab.id,
        person: ask.person,
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        created_by: w.actor().id(),
        created_at: w.now,
    };
    store::duties::insert(w.c, &duty)?;
    w.emit(Event::new("duty.planned", "duty", duty.id).lab(lab.id).after(state(&duty)));
    Ok(duty)
}

/// Takes a duty out of the roster. What was booked under it stands; starting asks again.
///
/// # Errors
/// The database's.
pub fn end_duty(w: &mut Write<'_>, duty: &Duty) -> Result<(), Error> {
    store::duties::delete(w.c, duty.id)?;
    w.emit(Event::new("duty.removed", "duty", duty.id).lab(duty.lab).before(state(duty)));
    Ok(())
}

fn state(duty: &Duty) -> serde_json::Value {
    json!({ "member": duty.person, "starts_at": duty.starts_at, "ends_at": duty.ends_at })
}
