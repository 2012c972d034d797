use std::collections::BTreeSet;

use serde_json::json;

use super::groups::is_member;
use crate::features::groups::model::{Attendance, AttendanceRecord, Error, GroupBooking, HeadCount};
use crate::features::groups::store;
use crate::features::labs::Faults;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// Who came: by name, and how many beside them.
#[derive(Clone, Debug)]
pub struct AttendanceAsk {
    pub people: Vec<Id>,
    pub counts: Vec<HeadCount>,
    /// Why what was recorded before does not hold.
    pub reason: Option<String>,
}

/// Records who came; what was recorded before stays readable and holds no longer. The booking must be read under its lock.
///
/// # Errors
/// Every bad field at once: who is no member, a sex and age twice, a correction without its reason; a booking that has not begun
/// or was cancelled.
pub fn record_attendance(w: &mut Write<'_>, booking: &GroupBooking, ask: &AttendanceAsk) -> Result<Attendance, Error> {
    if booking.cancelled_at.is_some() {
        return Err(Error::State(Text::new("group-booking-cancelled")));
    }
    if w.now < booking.starts_at {
        return Err(Error::State(Text::new("group-booking-ahead")));
    }
    let before = store::attendance::of_booking(w.c, booking.id)?.into_iter().next();
    check(w, booking, ask, before.is_some())?;
    let number = before.as_ref().map_or(1, |before| before.record.number + 1);
    let record = AttendanceRecord {
        id: w.new_id(),
        lab: booking.lab,
        booking: booking.id,
        number,
        recorded_by: w.actor().id(),
        recorded_at: w.now,
    };
    let attendance = Attendance { record, people: ask.people.clone(), counts: ask.counts.clone() };
    store::attendance::insert(w.c, &attendance)?;
    let action = if number == 1 { "attendance.recorded" } else { "attendance.corrected" };
    let mut event = Event::new(action, "group_booking", booking.id).lab(booking.lab).after(state(&attendance));
    if let Some(before) = &before {
        event = event.before(state(before));
    }
    w.emit(event.reason(ask.reason.clone()));
    Ok(attendance)
}

fn check(w: &mut Write<'_>, booking: &GroupBooking, ask: &AttendanceAsk, corrects: bool) -> Result<(), Error> {
    let mut faults = Faults::default();
    let mut seen = BTreeSet::new();
    for (index, person) in ask.people.iter().enumerate() {
        if !seen.insert(*person) {
            faults.add(format!("/people/{index}"), "not_unique", Text::new("field-repeats"));
        } else if !is_member(w.c, booking.lab, *person)? {
            faults.add(format!("/people/{index}"), "unknown", Text::new("no-such-member"));
        }
    }
    let mut cells = BTreeSet::new();
    for (index, count) in ask.counts.iter().enumerate() {
        if !cells.insert((count.sex, count.age_band)) {
            faults.add(format!("/head_counts/{index}"), "not_unique", Text::new("field-repeats"));
        }
    }
    if corrects && ask.reason.is_none() {
        faults.add("/reason", "required", Text::new("reason-needed"));
    }
    faults.check(Error::Fields)
}

/// How many, not who: the trail keeps what was counted.
fn state(attendance: &Attendance) -> serde_json::Value {
    let heads: i32 = attendance.counts.iter().map(|count| count.people).sum();
    json!({ "number": attendance.record.number, "people": attendance.people.len(), "heads": heads })
}
