use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use serde_json::json;

use super::{Code, Problem};
use crate::platform::words::{Minutes, Text};

/// Keys with full quotas are dropped when more than this many are kept.
const MOST_KEYS: usize = 10_000;

/// So many requests in so many seconds for each key, spread evenly after a first burst (GCRA).
pub struct Limiter<K: std::hash::Hash + Eq + Clone> {
    name: &'static str,
    quota: u32,
    window_seconds: u32,
    clock: DefaultClock,
    state: RateLimiter<K, DashMapStateStore<K>, DefaultClock, StateInformationMiddleware>,
}

/// The `RateLimit-Policy` and `RateLimit` headers of an answer (draft-ietf-httpapi-ratelimit-headers-11); kept in the
/// request's extensions until the outermost layer writes them.
#[derive(Clone, Debug)]
pub struct RateLimit {
    pub policy: String,
    pub state: String,
}

impl<K: std::hash::Hash + Eq + Clone> Limiter<K> {
    /// `None` for a quota of nothing.
    pub fn new(name: &'static str, quota: u32, window_seconds: u32) -> Option<Self> {
        let burst = NonZeroU32::new(quota)?;
        let rate = Quota::with_period(Duration::from_secs(window_seconds.into()) / quota)?.allow_burst(burst);
        let clock = DefaultClock::default();
        let state = RateLimiter::dashmap_with_clock(rate, clock.clone());
        Some(Self { name, quota, window_seconds, clock, state: state.with_middleware() })
    }

    /// Counts one request; too many are a 429 with the seconds to wait.
    pub fn check(&self, key: &K) -> (RateLimit, Result<(), Problem>) {
        if self.state.len() > MOST_KEYS {
            self.state.retain_recent();
        }
        let until = match self.state.check_key(key) {
            Ok(snapshot) => return (self.seen(snapshot.remaining_burst_capacity(), None), Ok(())),
            Err(until) => until,
        };
        let wait = until.wait_time_from(self.clock.now()).as_secs() + 1;
        let detail = Text::new("too-many")
            .with("quota", self.quota)
            .with("window", Minutes(i64::from(self.window_seconds / 60)))
            .with("wait_seconds", wait);
        let problem =
            Problem::new(Code::TooManyRequests, detail).with("violated-policies", json!([self.name])).retry_after(wait);
        (self.seen(0, Some(wait)), Err(problem))
    }

    fn seen(&self, remaining: u32, wait: Option<u64>) -> RateLimit {
        let spent = u64::from(self.quota.saturating_sub(remaining));
        let full_in = (spent * u64::from(self.window_seconds)).div_ceil(u64::from(self.quota.max(1)));
        RateLimit {
            policy: format!("\"{}\";q={};w={}", self.name, self.quota, self.window_seconds),
            state: format!("\"{}\";r={remaining};t={}", self.name, wait.unwrap_or(full_in)),
        }
    }
}
