use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::{Heard, State};

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    let told = |kind| heard.to_member(kind, facts(heard.after));
    match heard.event.action {
        "reservation.created" => {
            let mut news = told(Kind::Booked);
            news.extend(confirmed(heard));
            news.extend(waits(heard));
            news.extend(named_second(heard));
            news
        }
        "reservation.changed" => {
            let mut news = if is_moved(heard) { told(Kind::Moved) } else { Vec::new() };
            if is_moved(heard) {
                news.extend(confirmed(heard));
            }
            news.extend(waits(heard));
            news.extend(named_second(heard));
            news
        }
        "reservation.approved" => told(Kind::Approved),
        "reservation.rejected" => told(Kind::Rejected),
        "reservation.expired" => told(Kind::Expired),
        "reservation.cancelled" => told(Kind::Cancelled),
        "reservation.missed" => told(Kind::Missed),
        "reservation.held_open" => vec![heard.news(Kind::HeldOpen, Audience::Holder, facts(heard.after))],
        _ => Vec::new(),
    }
}

/// What stands is confirmed to who booked or moved it themselves and asks for it.
fn confirmed(heard: &Heard<'_>) -> Vec<News> {
    match heard.after.text("status") {
        Some("confirmed") => heard.to_member(Kind::Confirmation, facts(heard.after)),
        _ => Vec::new(),
    }
}

/// Who is to be there beside the holder, and for when, is told to them too.
fn named_second(heard: &Heard<'_>) -> Option<News> {
    let second = heard.after.id("second_person")?;
    let is_new = heard.before.id("second_person") != Some(second) || is_moved(heard);
    let news = heard.news(Kind::NamedSecond, Audience::Person(second), facts(heard.after));
    is_new.then(|| News { expires_at: heard.after.at("ends_at"), ..news })
}

fn facts(state: State<'_>) -> Facts {
    let gaps = state.get("next_gaps").cloned().unwrap_or_default();
    Facts {
        machine: state.id("machine"),
        starts_at: state.at("starts_at"),
        ends_at: state.at("ends_at"),
        until: state.at("until"),
        cause: state.text("cause").map(str::to_owned),
        next_gaps: serde_json::from_value(gaps).unwrap_or_default(),
        ..Facts::default()
    }
}

fn is_moved(heard: &Heard<'_>) -> bool {
    ["machine", "starts_at", "ends_at"].iter().any(|field| heard.before.get(field) != heard.after.get(field))
}

/// One that begins to wait for approval; told until it would start, when it expires.
fn waits(heard: &Heard<'_>) -> Option<News> {
    let pending = |state: State<'_>| state.text("status") == Some("pending");
    if !pending(heard.after) || (pending(heard.before) && !is_moved(heard)) {
        return None;
    }
    let news = heard.news(Kind::ReservationWaiting, Audience::MANAGERS, facts(heard.after));
    Some(News { expires_at: heard.after.at("starts_at"), ..news })
}
