//! Actors seen just now, so that a burst of requests asks the database once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant as Stopwatch};

use super::model::SignedInBy;
use crate::platform::db::DbResult;
use crate::platform::values::{Actor, Instant};
use crate::platform::write::{Event, Write};

/// How long a loaded actor is believed.
const BELIEVED: Duration = Duration::from_secs(1);
/// How long after a change nothing that is loaded is kept: the change may not be committed yet.
const SETTLING: Duration = Duration::from_secs(2);
const MOST: usize = 20_000;

/// By what a request says who it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// SHA-256 of an access token that was verified.
    Access(Vec<u8>),
    /// SHA-256 of a session cookie.
    Cookie(Vec<u8>),
    /// SHA-256 of a device's or a program's key.
    Key(Vec<u8>),
}

/// Who a credential stands for, and until when.
#[derive(Clone, Debug)]
pub struct Known {
    pub actor: Actor,
    pub by: SignedInBy,
    pub expires_at: Instant,
}

#[derive(Default)]
pub struct Actors(Mutex<HashMap<Credential, (Stopwatch, Known)>>);

impl Actors {
    pub fn get(&self, credential: &Credential, now: Instant) -> Option<Known> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (loaded, known) = kept.get(credential)?;
        let fresh = loaded.elapsed() < BELIEVED && !changed_since(*loaded) && now < known.expires_at;
        fresh.then(|| known.clone())
    }

    /// `loaded` is when the asking began.
    pub fn put(&self, credential: Credential, loaded: Stopwatch, known: Known) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.retain(|_, (loaded, _)| loaded.elapsed() < BELIEVED);
        }
        if kept.len() < MOST {
            kept.insert(credential, (loaded, known));
        }
    }
}

static START: LazyLock<Stopwatch> = LazyLock::new(Stopwatch::now);
/// Microseconds from START to the last change of people, their memberships or keys in this process.
static CHANGED: AtomicI64 = AtomicI64::new(i64::MIN);

fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// True when people changed after `loaded`, or so shortly before that the loaded state may be the old one.
fn changed_since(loaded: Stopwatch) -> bool {
    let loaded = micros(loaded.saturating_duration_since(*START));
    CHANGED.load(Ordering::SeqCst).saturating_add(micros(SETTLING)) > loaded
}

/// Subscriber: whatever changes who may what is believed at once in this process, and within [`BELIEVED`] in others.
///
/// # Errors
/// None.
pub fn forget_actors(_: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let harmless = ["person.registered", "person.signed_in", "person.sign_in_failed"];
    let counts = |event: &Event| {
        matches!(event.subject_type, "person" | "membership" | "member" | "device" | "api_key")
            && !harmless.contains(&event.action)
    };
    if events.iter().any(counts) {
        CHANGED.fetch_max(micros(START.elapsed()), Ordering::SeqCst);
    }
    Ok(())
}
