use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::watch;
use tokio::time::Interval;

use super::hub::Place;
use super::model::{LiveRow, Told, Viewer};
use super::rules;
use crate::features::identity::{Auth, Gate, Ticket};
use crate::features::labs::scope;
use crate::platform::http::Problem;
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

/// A quiet stream says so after this time, so that no proxy takes it for dead.
const QUIET_SECONDS: i64 = 15;
/// How often it is asked again whether the reader may still read.
const CHECK_SECONDS: i64 = 30;
/// How long a client waits before it comes back.
const RETRY_MILLIS: u32 = 3_000;
/// How many changes go out in one piece.
const PIECE: usize = 64;

/// One change as `text/event-stream` writes it.
pub fn written(number: i64, told: &Told) -> String {
    let data = serde_json::to_string(told).unwrap_or_default();
    format!("event: {}\nid: {number}\ndata: {data}\n\n", told.kind)
}

/// The first piece: from where it goes on, and whether everything is to be read anew.
pub fn opening(number: i64, reset: bool) -> String {
    let kind = if reset { "reset" } else { "ready" };
    format!("retry: {RETRY_MILLIS}\nevent: {kind}\nid: {number}\ndata: {{\"kind\":\"{kind}\"}}\n\n")
}

/// An open stream of one reader.
pub struct Reading {
    pub lab: Id,
    /// Which permission, by whom.
    pub gate: Gate,
    pub ticket: Ticket,
    pub service: Service,
    pub auth: Auth,
    /// What was missed, until it is sent.
    pub first: Option<String>,
    /// The number of the last change that was passed on or passed over.
    pub last: i64,
    pub changes: Receiver<Arc<LiveRow>>,
    pub closing: watch::Receiver<bool>,
    /// Held while the stream is open.
    pub _place: Place,
}

struct Open {
    reading: Reading,
    viewer: Viewer,
    ticks: Interval,
    quiet_until: Instant,
    check_at: Instant,
}

impl Reading {
    pub fn stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        let now = self.service.now();
        let mut ticks = tokio::time::interval(Duration::from_secs(1));
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let open = Open {
            viewer: Viewer::of(&self.gate.actor, self.lab),
            ticks,
            quiet_until: now.plus_seconds(QUIET_SECONDS),
            check_at: now.plus_seconds(CHECK_SECONDS),
            reading: self,
        };
        futures_util::stream::unfold(open, |mut open| async move {
            let piece = open.next().await?;
            open.quiet_until = open.reading.service.now().plus_seconds(QUIET_SECONDS);
            Some((Ok(Bytes::from(piece)), open))
        })
    }
}

impl Open {
    /// The next piece; `None` ends the stream.
    async fn next(&mut self) -> Option<String> {
        if let Some(first) = self.reading.first.take() {
            return Some(first);
        }
        loop {
            let change = tokio::select! {
                biased;
                _ = self.reading.closing.wait_for(|closing| *closing) => return None,
                change = self.reading.changes.recv() => Some(change),
                _ = self.ticks.tick() => None,
            };
            let piece = match change {
                Some(Ok(row)) => self.piece(&row)?,
                // Too slow: the client comes back and reads what it missed from the database.
                Some(Err(RecvError::Lagged(_) | RecvError::Closed)) => return None,
                None => self.tick().await?,
            };
            if !piece.is_empty() {
                return Some(piece);
            }
        }
    }

    /// Says that the stream still stands, when it was quiet for long; `None` when it is the reader's no more.
    async fn tick(&mut self) -> Option<String> {
        let now = self.reading.service.now();
        if now >= self.check_at {
            self.check_at = now.plus_seconds(CHECK_SECONDS);
            self.may_still_read().await?;
        }
        let quiet = now >= self.quiet_until;
        Some(if quiet { format!(": still here\nid: {}\n\n", self.reading.last) } else { String::new() })
    }

    /// This change and those that are already there; `None` when the reader fell behind.
    fn piece(&mut self, first: &LiveRow) -> Option<String> {
        let mut piece = String::new();
        self.add(&mut piece, first);
        for _ in 1..PIECE {
            match self.reading.changes.try_recv() {
                Ok(row) => self.add(&mut piece, &row),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Lagged(_) | TryRecvError::Closed) => return None,
            }
        }
        Some(piece)
    }

    fn add(&mut self, piece: &mut String, row: &LiveRow) {
        let Some(number) = row.number.filter(|number| *number > self.reading.last) else { return };
        self.reading.last = number;
        if let Some(told) = rules::told(row, self.viewer) {
            // Writing to a String cannot fail.
            let _ = piece.write_str(&written(number, &told));
        }
    }

    /// `None` when the sign-in ended or the lab is no longer theirs to see. A database that does not answer ends nothing.
    async fn may_still_read(&mut self) -> Option<()> {
        let Reading { lab, gate, ticket, service, auth, .. } = &self.reading;
        let actor = match ticket.actor(service, auth).await {
            Ok(Some(actor)) => actor,
            Ok(None) => return None,
            Err(_) => return Some(()),
        };
        let (lab, gate) = (*lab, Gate { actor: actor.clone(), permission: gate.permission });
        let passed = service.read(move |c| scope::lab_of(c, &gate, lab).map(drop)).await;
        if passed.is_err_and(|problem| denies(&problem)) {
            return None;
        }
        self.viewer = Viewer::of(&actor, lab);
        Some(())
    }
}

fn denies(problem: &Problem) -> bool {
    matches!(problem.code().status(), 401 | 403 | 404)
}
