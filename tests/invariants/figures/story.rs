//! Random changes, as the rooms would make them.

use proptest::prelude::*;

/// What happens; the numbers pick what it happens to.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Session,
    Correct,
    Closure { whole_lab: bool },
    MoveClosure,
    Hours,
    Lock,
    Unlock,
    Blackout,
    Reserve,
    EndReservation,
    Acquire,
    Retire,
    Wait,
}

#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub kind: Kind,
    /// From the first local midnight of the story.
    pub minute: i64,
    pub length_minutes: i64,
    pub which: u16,
}

pub const DAYS: u16 = 12;

pub fn story() -> impl Strategy<Value = Vec<Change>> {
    let kind = prop::sample::select(vec![
        Kind::Session,
        Kind::Session,
        Kind::Session,
        Kind::Session,
        Kind::Correct,
        Kind::Correct,
        Kind::Closure { whole_lab: true },
        Kind::Closure { whole_lab: false },
        Kind::MoveClosure,
        Kind::Hours,
        Kind::Lock,
        Kind::Unlock,
        Kind::Blackout,
        Kind::Reserve,
        Kind::Reserve,
        Kind::EndReservation,
        Kind::Acquire,
        Kind::Retire,
        Kind::Wait,
    ]);
    let length = prop_oneof![5 => 0..600_i64, 1 => 600..5_000_i64];
    let change = (kind, 0..i64::from(DAYS) * 1_440, length, 0..1_000_u16)
        .prop_map(|(kind, minute, length_minutes, which)| Change { kind, minute, length_minutes, which });
    prop::collection::vec(change, 4..18)
}
