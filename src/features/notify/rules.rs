//! When a letter goes out: gathered with others, held by quiet hours, once a day, or not at all.

use chrono::Timelike;

use super::model::{Digest, NotificationChannel, NotificationKind, Quiet, Settings};
use crate::platform::values::{Instant, LocalZone};

/// What comes within so many minutes goes out as one letter.
pub const GATHER_MINUTES: i64 = 10;
/// A letter that was not written in so many days, since no mail was set up, is written no more.
const STALE_DAYS: i64 = 2;
/// When the daily letter goes out, in minutes after local midnight.
const DIGEST_MINUTES: u32 = 8 * 60;
/// How long what nobody needs to know any more is kept.
pub const EXPIRED_DAYS: i64 = 7;
/// Nobody is reminded of a reservation earlier than this before the start.
pub const REMINDER_MINUTES: i64 = 60;
/// How long before a course's date those who have a place are reminded: a day, or an hour where it is planned later than that.
pub const COURSE_REMINDER_MINUTES: [i64; 2] = [24 * 60, 60];

/// When it is first looked whether a letter goes out. What begins soon does not wait for other news.
pub fn first_look(kind: NotificationKind, now: Instant) -> Instant {
    if kind.reminds() { now } else { now.plus_minutes(GATHER_MINUTES) }
}

/// What a letter is decided by.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    pub kind: NotificationKind,
    pub created_at: Instant,
    pub due_at: Instant,
    pub read: bool,
    /// When what it tells of begins.
    pub starts_at: Option<Instant>,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    Now,
    /// Not before then.
    At(Instant),
    Never,
}

/// Whether news goes into a letter that is written now. What was read needs none; a reminder that would come after the
/// start comes no more.
pub fn post(waiting: &Waiting, settings: &Settings, zone: LocalZone, now: Instant) -> Post {
    let group = waiting.kind.group();
    let stale = now >= waiting.due_at.plus_days(STALE_DAYS);
    if waiting.read || stale || !settings.wants(group, NotificationChannel::Email) {
        return Post::Never;
    }
    let reminds = waiting.kind.reminds();
    let too_late = |at: Instant| reminds && waiting.starts_at.is_none_or(|start| at >= start);
    if too_late(now) {
        return Post::Never;
    }
    let daily = waiting.kind.waits() || (settings.digest == Digest::Daily && !reminds);
    let digest = digest_after(waiting.created_at, zone);
    if daily && digest > now.plus_minutes(GATHER_MINUTES) {
        return Post::At(digest);
    }
    match settings.quiet.and_then(|quiet| quiet_end(quiet, zone, now)) {
        Some(end) if too_late(end) => Post::Never,
        Some(end) => Post::At(end),
        None => Post::Now,
    }
}

/// The first daily letter after `at`.
fn digest_after(at: Instant, zone: LocalZone) -> Instant {
    let today = zone.date(at);
    let first = zone.at(today, DIGEST_MINUTES);
    if first > at { first } else { zone.at(today.succ_opt().unwrap_or(today), DIGEST_MINUTES) }
}

/// When the quiet hours end in which `now` lies; `None` outside them.
fn quiet_end(quiet: Quiet, zone: LocalZone, now: Instant) -> Option<Instant> {
    let wall = zone.wall(now);
    let minute = wall.hour() * 60 + wall.minute();
    let Quiet { from, until } = quiet;
    let within = if from < until { from <= minute && minute < until } else { minute >= from || minute < until };
    let today = wall.date();
    let day = if minute < until { today } else { today.succ_opt().unwrap_or(today) };
    let end = zone.at(day, until);
    // Where clocks are turned the end may lie behind already.
    (within && end > now).then_some(end)
}
