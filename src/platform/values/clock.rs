use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::Instant;

/// Where "now" comes from: the system, or a hand that tests turn.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Hand(Arc<AtomicI64>),
}

impl Clock {
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is set.
    pub fn hand(at: Instant) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(at.micros()))))
    }

    /// The present, cut to microseconds.
    pub fn now(&self) -> Instant {
        match &self.0 {
            #[allow(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
            Source::System => Instant::from(chrono::Utc::now()),
            Source::Hand(micros) => Instant::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Turns the hand; the system's clock is left alone.
    pub fn set(&self, at: Instant) {
        if let Source::Hand(micros) = &self.0 {
            micros.store(at.micros(), Ordering::SeqCst);
        }
    }
}
