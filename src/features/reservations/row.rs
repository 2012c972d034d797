use serde_json::{Value, json};

use super::model::{BlockKind, CancelCause, Held, Occupied, ReservationStatus};
use super::rules::window_of;
use crate::platform::db::schema::reservations;
use crate::platform::values::{Id, Instant, Interval, Purpose};

crate::sql_enum!(BlockKind, ReservationStatus, CancelCause);

/// One row of the exclusion space: a reservation, walk-in, blackout, planned work or hold.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = reservations, treat_none_as_null = true)]
pub struct Reservation {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub kind: BlockKind,
    pub member: Option<Id>,
    /// Who is there beside the member, where the machine asks for a second person.
    pub second_person: Option<Id>,
    /// Who watches over it, where the machine asks for a supervisor: who is to, as the roster stood; from the start on who did.
    pub supervisor: Option<Id>,
    /// What it is part of, where it was booked for a group.
    pub group_booking: Option<Id>,
    pub booked_by: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// What it keeps others off: from an early check-in on, and through its buffer.
    pub blocks_from: Instant,
    pub blocks_until: Instant,
    pub status: ReservationStatus,
    pub purpose: Option<Purpose>,
    /// Read by its owner and staff alone; a blackout's reason.
    pub note: Option<String>,
    /// What the rows of one blackout of several machines share.
    pub batch: Option<Id>,
    /// As the policy stood when it was booked or moved.
    pub check_in_window_minutes: Option<i32>,
    pub cancel_notice_minutes: i32,
    pub approved: bool,
    pub checked_in_at: Option<Instant>,
    /// From when on its time is free again; set exactly when it no longer occupies.
    pub released_at: Option<Instant>,
    pub cause: Option<CancelCause>,
    pub overrun_seconds: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Reservation {
    pub const fn span(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }

    /// When its holder may check in; to the end where something kept the holder away, which is its cause then.
    pub fn check_in_window(&self) -> Interval {
        let window = window_of(self.check_in_window_minutes.map(i64::from), self.span());
        let until = if self.cause.is_some() { self.ends_at } else { window.ends_at };
        Interval::new(window.starts_at, until)
    }

    pub const fn held(&self) -> Held {
        Held { id: self.id, status: self.status, span: self.span(), released_at: self.released_at }
    }

    pub fn occupied(&self) -> Vec<Occupied> {
        let span = Interval::new(self.blocks_from, self.ends_at);
        Occupied::with_buffer(self.id, self.kind, span, self.blocks_until)
    }

    /// Whole minutes of the buffer it holds.
    pub fn buffer_minutes(&self) -> i64 {
        Interval::new(self.ends_at, self.blocks_until).minutes_ceil()
    }

    /// Ends its hold on the machine.
    #[must_use]
    pub fn released(mut self, status: ReservationStatus, at: Instant, now: Instant) -> Self {
        self.status = status;
        self.released_at = Some(at);
        self.changed(now)
    }

    #[must_use]
    pub fn changed(mut self, now: Instant) -> Self {
        self.updated_at = now;
        self.version = self.version.saturating_add(1);
        self
    }

    /// What audit keeps of it: ids, times and states.
    pub fn state(&self) -> Value {
        let mut state = json!({
            "machine": self.machine, "kind": self.kind, "member": self.member,
            "second_person": self.second_person, "supervisor": self.supervisor, "starts_at": self.starts_at,
            "ends_at": self.ends_at, "blocks_until": self.blocks_until, "status": self.status, "cause": self.cause,
            "released_at": self.released_at, "version": self.version,
        });
        if let (Some(booking), Some(fields)) = (self.group_booking, state.as_object_mut()) {
            fields.insert("group_booking".into(), json!(booking));
        }
        state
    }
}
