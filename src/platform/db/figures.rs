use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};

/// What the pool and the writer count as they work.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Calls that wait for a connection.
    pub waiting: Gauge,
    /// Jobs that SQLite's writer committed together.
    pub batch_size: Histogram,
    pub commit_seconds: Histogram,
    /// Transactions run again after a deadlock or a serialization failure.
    pub retried: Counter,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            waiting: Gauge::default(),
            batch_size: Histogram::new(exponential_buckets(1.0, 2.0, 7)),
            commit_seconds: Histogram::new(exponential_buckets(0.000_25, 2.0, 14)),
            retried: Counter::default(),
        }
    }
}

impl Figures {
    pub fn committed_batch(&self, jobs: usize) {
        self.batch_size.observe(u32::try_from(jobs).map_or(f64::INFINITY, f64::from));
    }

    /// Counts as waiting until it is dropped.
    pub fn wait(&self) -> Waiting<'_> {
        self.waiting.inc();
        Waiting(&self.waiting)
    }
}

pub struct Waiting<'a>(&'a Gauge);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// The pool at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    pub in_use: u32,
    pub idle: u32,
    pub most: u32,
}
