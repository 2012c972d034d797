//! What each event means to whom.

mod people;
mod reservations;
mod sessions;
mod upkeep;

use serde_json::Value;

use super::model::{Audience, Facts, News, NotificationKind};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Event;

/// The news of an event; nothing for most.
pub fn hear(event: &Event, now: Instant) -> Vec<News> {
    let Some(lab) = event.lab else { return Vec::new() };
    let heard = Heard { lab, now, event, before: State(event.before.as_ref()), after: State(event.after.as_ref()) };
    match event.subject_type {
        "reservation" => reservations::hear(&heard),
        "usage_session" => sessions::hear(&heard),
        "certification" | "enrolment" | "course_session" | "membership" | "equipment_request" => people::hear(&heard),
        "group_booking" | "duty" => people::hear_plans(&heard),
        "machine" | "incident" | "work_order" | "stock_item" => upkeep::hear(&heard),
        _ => Vec::new(),
    }
}

/// What nobody needs to do any more once this has happened: the kind of news that told staff of it.
pub fn settled(event: &Event) -> Option<NotificationKind> {
    let was = |status: &str| State(event.before.as_ref()).text("status") == Some(status);
    match event.action {
        "reservation.approved" | "reservation.rejected" | "reservation.expired" => {
            Some(NotificationKind::ReservationWaiting)
        }
        "reservation.cancelled" if was("pending") => Some(NotificationKind::ReservationWaiting),
        "membership.declined" => Some(NotificationKind::MemberWaiting),
        "membership.changed" if was("pending") => Some(NotificationKind::MemberWaiting),
        "session.corrected" | "session.correction_rejected" => Some(NotificationKind::CorrectionWaiting),
        "equipment_request.transitioned" if was("submitted") => Some(NotificationKind::RequestWaiting),
        _ => None,
    }
}

/// What an event says of its subject, before or after.
#[derive(Clone, Copy)]
pub struct State<'e>(pub Option<&'e Value>);

impl<'e> State<'e> {
    pub fn get(self, field: &str) -> Option<&'e Value> {
        self.0?.get(field).filter(|value| !value.is_null())
    }

    pub fn text(self, field: &str) -> Option<&'e str> {
        self.get(field)?.as_str()
    }

    pub fn id(self, field: &str) -> Option<Id> {
        self.text(field)?.parse().ok()
    }

    pub fn ids(self, field: &str) -> Vec<Id> {
        let all = self.get(field).and_then(Value::as_array);
        all.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect()
    }

    pub fn at(self, field: &str) -> Option<Instant> {
        self.text(field)?.parse().ok()
    }
}

struct Heard<'e> {
    lab: Id,
    now: Instant,
    event: &'e Event,
    before: State<'e>,
    after: State<'e>,
}

impl Heard<'_> {
    fn news(&self, kind: NotificationKind, to: Audience, facts: Facts) -> News {
        News {
            kind,
            to,
            lab: self.lab,
            subject: (self.event.subject_type, self.event.subject),
            revision: self.after.get("version").and_then(Value::as_i64),
            facts,
            expires_at: None,
        }
    }

    /// News for the member whom the event names, if it names one.
    fn to_member(&self, kind: NotificationKind, facts: Facts) -> Vec<News> {
        let member = self.after.id("member").or_else(|| self.before.id("member"));
        member.into_iter().map(|member| self.news(kind, Audience::Person(member), facts.clone())).collect()
    }
}
