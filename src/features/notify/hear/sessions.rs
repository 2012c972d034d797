use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::Heard;

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    match heard.event.action {
        "session.taken_over" => heard.to_member(Kind::TakenOver, facts(heard)),
        "session.closed_forgotten" => heard.to_member(Kind::ClosedForgotten, facts(heard)),
        "session.corrected" => corrected(heard),
        "session.correction_proposed" => {
            vec![heard.news(Kind::CorrectionWaiting, Audience::STAFF, Facts::default())]
        }
        "session.correction_rejected" => {
            let correction = heard.after.id("correction");
            let news = |one| heard.news(Kind::CorrectionRejected, Audience::Proposer(one), Facts::default());
            correction.map(news).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn facts(heard: &Heard<'_>) -> Facts {
    Facts {
        machine: heard.after.id("machine"),
        starts_at: heard.after.at("started_at"),
        ends_at: heard.after.at("ended_at"),
        ..Facts::default()
    }
}

/// Whose session it was, and whose it is now.
fn corrected(heard: &Heard<'_>) -> Vec<News> {
    let mut people: Vec<_> = [heard.before.id("member"), heard.after.id("member")].into_iter().flatten().collect();
    people.dedup();
    vec![heard.news(Kind::Corrected, Audience::People(people), facts(heard))]
}
