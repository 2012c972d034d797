//! Trainings, memberships, requests.

use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::{Heard, State};

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    match heard.event.action {
        "certification.granted" => heard.to_member(Kind::Certified, held(heard)),
        "certification.revoked" => heard.to_member(Kind::Revoked, held(heard)),
        "certification.expires_soon" => heard.to_member(Kind::ExpiresSoon, held(heard)),
        "enrolment.promoted" => heard.to_member(Kind::Promoted, date(heard)),
        "course_session.cancelled" => {
            vec![heard.news(Kind::CourseCancelled, Audience::Enrolled, date(heard))]
        }
        "membership.changed" => membership(heard),
        "membership.declined" => heard.to_member(Kind::MemberDeclined, Facts::default()),
        "equipment_request.created" | "equipment_request.transitioned" => request(heard),
        _ => Vec::new(),
    }
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
    Facts { starts_at: heard.after.at("starts_at"), ends_at: heard.after.at("ends_at"), ..Facts::default() }
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
