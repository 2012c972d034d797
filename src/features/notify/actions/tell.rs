use serde_json::json;

use super::{forget, remind};
use crate::features::identity;
use crate::features::notify::model::{Addressed, Audience, News, Notification, NotificationChannel, NotificationKind};
use crate::features::notify::{hear, rules, store};
use crate::platform::db::{DbResult, Json};
use crate::platform::write::{Event, Write};

/// What a person's open streams pass on.
const SIGNAL: &str = "notification.created";

/// Subscriber: tells people of what happened, in its transaction. What concerns nobody but who did it costs no query.
///
/// # Errors
/// Whatever the database answers; the change then does not happen either.
pub fn on_events(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::erase(w.c, person)?;
    }
    for event in events {
        if event.action == "lab.created" {
            forget::start(w, event.subject)?;
        }
        remind::follow(w, event)?;
        if let Some(kind) = hear::settled(event) {
            store::settle(w.c, kind, event.subject, w.now)?;
        }
        for news in hear::hear(event, w.now) {
            tell(w, &news)?;
        }
    }
    Ok(())
}

/// Writes news down for everybody it is for but who did it, and who has no account any more. A confirmation is for who did it alone,
/// where they asked for it.
pub(super) fn tell(w: &mut Write<'_>, news: &News) -> DbResult<()> {
    if news.kind == NotificationKind::Confirmation {
        return confirm(w, news);
    }
    let mut told = others(w, news)?;
    if told.is_empty() && matches!(news.to, Audience::Task(_)) {
        told = others(w, &News { to: Audience::STAFF, ..news.clone() })?;
    }
    told.into_iter().try_for_each(|one| write_down(w, news, one))
}

/// For whom news is, but for who did it and who has no account any more.
fn others(w: &mut Write<'_>, news: &News) -> DbResult<Vec<Addressed>> {
    let own = w.actor().person();
    let mut told = store::addressed(w.c, news, w.now)?;
    told.retain(|one| Some(one.person) != own);
    if told.is_empty() {
        return Ok(told);
    }
    let closed = store::closed(w.c, told.iter().map(|one| one.person).collect())?;
    told.retain(|one| !closed.contains(&one.person));
    Ok(told)
}

fn confirm(w: &mut Write<'_>, news: &News) -> DbResult<()> {
    let Some(own) = w.actor().person().filter(|own| news.to == Audience::Person(*own)) else { return Ok(()) };
    let settings = store::settings(w.c, own)?;
    let group = news.kind.group();
    if !NotificationChannel::ALL.iter().any(|channel| settings.wants(group, *channel)) {
        return Ok(());
    }
    write_down(w, news, Addressed { person: own, subject: news.subject, facts: news.facts.clone() })
}

fn write_down(w: &mut Write<'_>, news: &News, one: Addressed) -> DbResult<()> {
    let row = Notification {
        id: w.new_id(),
        person: one.person,
        lab: news.lab,
        kind: news.kind,
        subject_type: one.subject.0.to_owned(),
        subject: one.subject.1,
        revision: news.revision.unwrap_or_else(|| w.now.micros()),
        facts: Json::of(&one.facts),
        created_at: w.now,
        expires_at: news.expires_at,
        read_at: None,
        mail_due_at: Some(rules::first_look(news.kind, w.now)),
        mailed_at: None,
    };
    if store::insert(w.c, &row)? {
        let signal = Event::new(SIGNAL, "notification", row.id).lab(row.lab).signal();
        w.emit(signal.after(json!({ "member": row.person })));
    }
    Ok(())
}
