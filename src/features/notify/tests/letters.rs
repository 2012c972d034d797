//! When letters go out.

use super::at;
use crate::features::notify::model::{Digest, NotificationChannel, NotificationKind as Kind, Quiet, Settings};
use crate::features::notify::rules::{Post, Waiting, post};
use crate::platform::values::{Instant, LocalZone};

/// UTC+6, without daylight saving.
fn bishkek() -> LocalZone {
    LocalZone::parse("Asia/Bishkek").unwrap()
}

fn waiting(kind: Kind, created: &str) -> Waiting {
    let created_at = at(created);
    Waiting { kind, created_at, due_at: created_at, read: false, starts_at: None }
}

fn decided(waiting: &Waiting, settings: &Settings, now: &str) -> Post {
    post(waiting, settings, bishkek(), at(now))
}

fn until(text: &str) -> Post {
    Post::At(at(text))
}

const NINE: &str = "2026-09-01T03:00:00Z";

#[test]
fn a_letter_goes_out_unless_it_was_read_or_is_not_wanted_or_waited_for_two_days() {
    let news = waiting(Kind::Moved, NINE);
    let plain = Settings::default();
    assert_eq!(decided(&news, &plain, NINE), Post::Now);
    assert_eq!(decided(&Waiting { read: true, ..news }, &plain, NINE), Post::Never);
    assert_eq!(decided(&news, &plain, "2026-09-03T02:59:59Z"), Post::Now);
    assert_eq!(decided(&news, &plain, "2026-09-03T03:00:00Z"), Post::Never);
    let mut unwanted = Settings::default();
    unwanted.choices.insert((Kind::Moved.group(), NotificationChannel::Email), false);
    assert_eq!(decided(&news, &unwanted, NINE), Post::Never);
    assert_eq!(decided(&waiting(Kind::Corrected, NINE), &unwanted, NINE), Post::Now);
}

#[test]
fn quiet_hours_hold_to_their_end_also_over_midnight() {
    let night = Settings { quiet: Some(Quiet { from: 22 * 60, until: 7 * 60 }), ..Settings::default() };
    let cases = [
        ("2026-09-01T15:59:00Z", Post::Now),
        ("2026-09-01T16:00:00Z", until("2026-09-02T01:00:00Z")),
        ("2026-09-01T18:30:00Z", until("2026-09-02T01:00:00Z")),
        ("2026-09-02T00:59:59Z", until("2026-09-02T01:00:00Z")),
        ("2026-09-02T01:00:00Z", Post::Now),
    ];
    for (now, expected) in cases {
        assert_eq!(decided(&waiting(Kind::Moved, now), &night, now), expected, "{now}");
    }
    let noon = Settings { quiet: Some(Quiet { from: 12 * 60, until: 13 * 60 }), ..Settings::default() };
    assert_eq!(decided(&waiting(Kind::Moved, NINE), &noon, "2026-09-01T06:30:00Z"), until("2026-09-01T07:00:00Z"));
    assert_eq!(decided(&waiting(Kind::Moved, NINE), &noon, "2026-09-01T07:00:00Z"), Post::Now);
}

#[test]
fn a_reminder_never_comes_after_the_start_and_waits_for_no_digest() {
    let start: Option<Instant> = Some(at("2026-09-01T04:00:00Z"));
    let reminder = Waiting { starts_at: start, ..waiting(Kind::Reminder, NINE) };
    let quiet =
        |until| Settings { quiet: Some(Quiet { from: 8 * 60, until }), digest: Digest::Daily, ..Settings::default() };
    assert_eq!(decided(&reminder, &quiet(9 * 60), NINE), Post::Now);
    assert_eq!(decided(&reminder, &quiet(9 * 60 + 30), NINE), until("2026-09-01T03:30:00Z"));
    assert_eq!(decided(&reminder, &quiet(10 * 60), NINE), Post::Never);
    assert_eq!(decided(&reminder, &Settings::default(), "2026-09-01T04:00:00Z"), Post::Never);
}

#[test]
fn the_daily_letter_is_the_next_one_at_eight_and_what_waits_for_staff_comes_in_it() {
    let daily = Settings { digest: Digest::Daily, ..Settings::default() };
    let before_eight = waiting(Kind::Moved, "2026-09-01T01:59:00Z");
    assert_eq!(decided(&before_eight, &daily, "2026-09-01T01:40:00Z"), until("2026-09-01T02:00:00Z"));
    assert_eq!(decided(&before_eight, &daily, "2026-09-01T02:00:00Z"), Post::Now);
    let after_eight = waiting(Kind::Moved, "2026-09-01T02:00:00Z");
    assert_eq!(decided(&after_eight, &daily, "2026-09-01T02:00:00Z"), until("2026-09-02T02:00:00Z"));
    let desk = waiting(Kind::MemberWaiting, NINE);
    assert_eq!(decided(&desk, &Settings::default(), NINE), until("2026-09-02T02:00:00Z"));
    // Quiet hours hold the daily letter too.
    let late = Settings { quiet: Some(Quiet { from: 0, until: 9 * 60 }), ..daily };
    assert_eq!(decided(&before_eight, &late, "2026-09-01T02:00:00Z"), until("2026-09-01T03:00:00Z"));
}
