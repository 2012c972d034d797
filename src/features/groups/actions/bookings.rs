use crate::features::groups::model::{Error, Group, GroupBooking};
use crate::features::groups::store;
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// What the calendar has agreed to.
#[derive(Clone, Copy, Debug)]
pub struct BookingAsk {
    /// Who answers for it.
    pub member: Id,
    pub span: Interval,
}

/// Notes that something is booked for a group; the calendar, which has agreed, then puts its reservations in.
///
/// # Errors
/// The database's.
pub fn note_booking(w: &mut Write<'_>, group: &Group, ask: BookingAsk) -> DbResult<GroupBooking> {
    let booking = GroupBooking {
        id: w.new_id(),
        lab: group.lab,
        group_id: group.id,
        member: ask.member,
        booked_by: w.actor().person(),
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        counts_personally: group.counts_personally,
        cancelled_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::bookings::insert(w.c, &booking)?;
    let event = Event::new("group_booking.created", "group_booking", booking.id).lab(booking.lab);
    w.emit(event.after(booking.state()));
    Ok(booking)
}

/// Notes that what was booked is called off. The booking must be read under its lock.
///
/// # Errors
/// [`Error::State`] for one that was cancelled already, the database's.
pub fn cancel_booking(w: &mut Write<'_>, was: &GroupBooking, reason: Option<&str>) -> Result<GroupBooking, Error> {
    if was.cancelled_at.is_some() {
        return Err(Error::State(Text::new("group-booking-cancelled")));
    }
    let booking =
        GroupBooking { cancelled_at: Some(w.now), updated_at: w.now, version: was.version + 1, ..was.clone() };
    store::bookings::update(w.c, &booking)?;
    let event = Event::new("group_booking.cancelled", "group_booking", booking.id).lab(booking.lab);
    w.emit(event.before(was.state()).after(booking.state()).reason(reason.map(str::to_owned)));
    Ok(booking)
}
