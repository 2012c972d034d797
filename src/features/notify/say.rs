//! What is told, in words: a title, a text, a letter.

use super::model::{Facts, Notification, NotificationKind};
use super::store::{Names, Offers};
use crate::platform::mail::Letter;
use crate::platform::values::{Interval, Lang, LocalZone};
use crate::platform::words::{Arg, Text};

/// Title and text of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub text: String,
}

/// What a fact is called that is not known, or no more.
const UNKNOWN: &str = "\u{2013}";

/// In the reader's language; times by the lab's clock.
pub fn say(row: &Notification, offers: &Offers, names: &Names, lang: Lang) -> Said {
    let lab = names.lab(row.lab);
    let zone = lab.map(|lab| lab.zone);
    let facts = row.facts();
    let message = |part: &str| {
        let what = names.thing(facts.qualification.or(facts.course).or(facts.group).or(Some(row.subject)), lang);
        let text = Text::of(format!("{}{part}", message_id(row.kind)));
        text.with("machine", names.thing(facts.machine, lang).unwrap_or(UNKNOWN))
            .with("what", what.unwrap_or(UNKNOWN))
            .with("lab", lab.map_or(UNKNOWN, |lab| lab.name.best(lang)))
            .with("time", span(facts.span(), zone))
            .with("until", facts.until.map_or_else(|| Arg::from(UNKNOWN), Arg::from))
            .with("state", facts.state.as_deref().unwrap_or("none"))
            .with("cause", facts.cause.as_deref().unwrap_or("none"))
            .with("count", facts.count.unwrap_or(1))
    };
    let title = message("").say(lang, zone);
    let text = message(".text").and(offered(offers, &facts, lang)).say(lang, zone);
    Said { title, text: text.trim_end().to_owned() }
}

/// Of `reservation.held_open` `notify-reservation-held-open`.
pub fn message_id(kind: NotificationKind) -> String {
    format!("notify-{}", kind.name().replace(['.', '_'], "-"))
}

/// A day, and from when to when.
fn span(span: Option<Interval>, zone: Option<LocalZone>) -> Arg {
    let Some(span) = span else { return Arg::from(UNKNOWN) };
    let day = zone.unwrap_or(LocalZone(chrono_tz::UTC)).date(span.starts_at);
    Arg::from(Text::new("notify-span").with("day", day).with("hours", vec![span]))
}

fn offered(offers: &Offers, facts: &Facts, lang: Lang) -> Text {
    let mut all = Vec::new();
    if let Some(gap) = offers.next_gaps.first() {
        all.push(Text::new("notify-gap").with("from", gap.starts_at));
    }
    if !offers.equivalents.is_empty() && facts.machine.is_some() {
        let names: Vec<_> = offers.equivalents.iter().map(|(_, name)| name.best(lang)).collect();
        all.push(Text::new("notify-equivalents").with("machines", names.join(", ")));
    }
    Text::sentences(all)
}

/// Where the web client shows it.
pub fn link(row: &Notification) -> String {
    use NotificationKind as Kind;
    let id = row.subject;
    match row.kind {
        Kind::Booked | Kind::Approved | Kind::Rejected | Kind::Expired | Kind::Moved => format!("/my/{id}"),
        Kind::Cancelled | Kind::Missed | Kind::HeldOpen | Kind::Reminder => format!("/my/{id}"),
        Kind::Confirmation => format!("/my/{id}"),
        Kind::NamedSecond => {
            row.facts().machine.map_or_else(|| "/".to_owned(), |machine| format!("/machines/{machine}"))
        }
        Kind::GroupBooked | Kind::GroupCancelled => format!("/groups/bookings/{id}"),
        Kind::MachineDown | Kind::MachineBack => format!("/my/{id}"),
        Kind::TakenOver | Kind::ClosedForgotten | Kind::Corrected | Kind::CorrectionRejected => "/my".to_owned(),
        Kind::Certified | Kind::Revoked | Kind::ExpiresSoon => "/training".to_owned(),
        Kind::Promoted | Kind::CourseCancelled | Kind::CourseMoved => "/training".to_owned(),
        Kind::CourseReminder | Kind::Enrolled => "/training".to_owned(),
        Kind::DutyPlanned | Kind::DutyRemoved => "/manage".to_owned(),
        Kind::MemberConfirmed | Kind::Restored => "/".to_owned(),
        Kind::MemberDeclined | Kind::Suspended => "/profile".to_owned(),
        Kind::RequestMoved => format!("/requests/{id}"),
        Kind::ReservationWaiting => format!("/manage/reservations/{id}"),
        Kind::MemberWaiting => {
            row.facts().member.map_or_else(|| "/manage/people".to_owned(), |member| format!("/manage/people/{member}"))
        }
        Kind::CorrectionWaiting => format!("/manage/sessions/{id}"),
        Kind::RequestWaiting => format!("/manage/requests/{id}"),
        Kind::IncidentReported => format!("/manage/maintenance/incidents/{id}"),
        Kind::WorkOrderOpened => format!("/manage/maintenance/orders/{id}"),
        Kind::IncidentResolved => {
            row.facts().machine.map_or_else(|| "/".to_owned(), |machine| format!("/machines/{machine}"))
        }
        Kind::StockLow => format!("/manage/stock/{id}"),
    }
}

/// Where one chooses how to be told.
const SETTINGS: &str = "/profile/notifications";

/// One letter of all that is told.
pub fn letter(told: &[(Notification, Offers)], names: &Names, lang: Lang, public_url: &str) -> Letter {
    let lab = told.first().and_then(|(row, _)| names.lab(row.lab)).map_or(UNKNOWN, |lab| lab.name.best(lang));
    let mut subject = Text::new("notify-several").with("count", told.len()).with("lab", lab).say(lang, None);
    let mut body = Text::new("notify-hello").say(lang, None);
    for (row, offers) in told {
        let said = say(row, offers, names, lang);
        body.push_str(&format!("\n\n{}\n{}\n{public_url}{}", said.title, said.text, link(row)));
        if told.len() == 1 {
            subject = said.title;
        }
    }
    let settings = Text::new("notify-settings").with("link", format!("{public_url}{SETTINGS}"));
    body.push_str(&format!("\n\n{}\n", settings.say(lang, None)));
    Letter { subject, body }
}
