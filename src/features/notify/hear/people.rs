//! Trainings, memberships, requests; what is planned for groups and for staff.

use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::{Heard, State};

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    match heard.event.action {
        "certification.granted" => heard.to_member(Kind::Certified, held(heard)),
        "certification.revoked" => heard.to_member(Kind::Revoked, held(heard)),
        "certification.expires_soon" => heard.to_member(Kind::ExpiresSoon, held(heard)),
        "enrolment.promoted" => to_learner(heard, Kind::Promoted),
        "enrolment.created" => to_learner(heard, Kind::Enrolled),
        "course_session.changed" if is_elsewhere(heard) => {
            vec![heard.news(Kind::CourseMoved, Audience::Enrolled, date(heard))]
        }
        "course_session.cancelled" => {
            vec![heard.news(Kind::CourseCancelled, Audience::Enrolled, date(heard))]
        }
        "membership.changed" => membership(heard),
        "membership.declined" => heard.to_member(Kind::MemberDeclined, Facts::default()),
        "equipment_request.created" | "equipment_request.transitioned" => request(heard),
        _ => Vec::new(),
    }
}

/// What is booked for a group, and whose duty it is.
pub fn hear_plans(heard: &Heard<'_>) -> Vec<News> {
    match heard.event.action {
        "group_booking.created" => vec![of_group(heard, Kind::GroupBooked)],
        "group_booking.cancelled" => vec![of_group(heard, Kind::GroupCancelled)],
        "duty.planned" => heard.to_member(Kind::DutyPlanned, span(heard.after)),
        "duty.removed" => heard.to_member(Kind::DutyRemoved, span(heard.before)),
        _ => Vec::new(),
    }
}

fn of_group(heard: &Heard<'_>, kind: Kind) -> News {
    let group = heard.after.id("group");
    let facts = Facts { group, ..span(heard.after) };
    let to = match group {
        Some(group) => Audience::Group { group, holder: heard.after.id("member") },
        None => Audience::People(Vec::new()),
    };
    heard.news(kind, to, facts)
}

/// Another time, or another place: places are not told by events.
fn is_elsewhere(heard: &Heard<'_>) -> bool {
    let is_moved = ["starts_at", "ends_at"].iter().any(|field| heard.before.get(field) != heard.after.get(field));
    is_moved || heard.after.get("location_changed").and_then(serde_json::Value::as_bool) == Some(true)
}

fn to_learner(heard: &Heard<'_>, kind: Kind) -> Vec<News> {
    let (person, session) = (heard.after.id("member"), heard.after.id("course_session"));
    let facts = Facts { state: heard.after.text("status").map(str::to_owned), ..Facts::default() };
    let news = |(person, session)| heard.news(kind, Audience::Learner { person, session }, facts.clone());
    person.zip(session).map(news).into_iter().collect()
}

fn held(heard: &Heard<'_>) -> Facts {
    Facts {
        qualification: heard.after.id("qualification"),
        until: heard.after.at("expires_at"),
        state: heard.after.at("expires_at").map(|_| "ends".to_owned()),
        ..Facts::default()
    }
}

/// A date of a course.
fn date(heard: &Heard<'_>) -> Facts {
    Facts { course: heard.after.id("course"), ..span(heard.after) }
}

fn span(state: State<'_>) -> Facts {
    Facts { starts_at: state.at("starts_at"), ends_at: state.at("ends_at"), ..Facts::default() }
}

fn membership(heard: &Heard<'_>) -> Vec<News> {
    let status = |state: State<'_>| state.text("status").map(str::to_owned);
    let (before, after) = (status(heard.before), status(heard.after));
    if before.is_none() && after.as_deref() == Some("pending") {
        let facts = Facts { member: heard.after.id("member"), ..Facts::default() };
        return vec![heard.news(Kind::MemberWaiting, Audience::STAFF, facts)];
    }
    let mut news = Vec::new();
    if before.as_deref() == Some("pending") && after.as_deref() == Some("active") {
        news.extend(heard.to_member(Kind::MemberConfirmed, Facts::default()));
    }
    let suspended = |state: State<'_>| state.at("suspended_until").filter(|until| *until > heard.now);
    match (suspended(heard.before), suspended(heard.after)) {
        (was, Some(until)) if was != Some(until) => {
            news.extend(heard.to_member(Kind::Suspended, Facts { until: Some(until), ..Facts::default() }));
        }
        (Some(_), None) => news.extend(heard.to_member(Kind::Restored, Facts::default())),
        _ => {}
    }
    news
}

/// Managers hear of what is submitted; its author and those who endorsed it of every other step.
fn request(heard: &Heard<'_>) -> Vec<News> {
    let state = heard.after.text("status").map(str::to_owned);
    match state.as_deref() {
        None | Some("draft") => Vec::new(),
        Some("submitted") => vec![heard.news(Kind::RequestWaiting, Audience::MANAGERS, Facts::default())],
        Some(_) => {
            let facts = Facts { state, ..Facts::default() };
            vec![heard.news(Kind::RequestMoved, Audience::Supporters, facts)]
        }
    }
}
