use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::oneshot;

use super::model::Error;

/// How many passwords may wait for each thread; what comes on top is told to come again.
const QUEUE_PER_THREAD: usize = 128;

/// What one argon2id hash costs: memory in KiB, passes over it, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl HashCost {
    /// The OWASP password storage cheat sheet's minimum for argon2id.
    pub const OWASP: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    fn argon2(self) -> Result<Argon2<'static>, String> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|cause| cause.to_string())?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// True for a PHC string made with less than this cost.
    fn exceeds(self, phc: &PasswordHash) -> bool {
        let Ok(params) = Params::try_from(phc) else { return true };
        phc.algorithm.as_str() != "argon2id"
            || params.m_cost() < self.memory_kib
            || params.t_cost() < self.passes
            || params.p_cost() < self.lanes
    }
}

/// What came of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    pub right: bool,
    /// It is right, and its hash was made with less than today's cost.
    pub outdated: bool,
}

/// Threads of its own that hash passwords, so that a wave of sign-ins starves neither other requests nor memory.
#[derive(Clone)]
pub struct Hasher {
    queue: SyncSender<Task>,
    hashes: Arc<AtomicU64>,
    load: HashLoad,
}

/// How busy the threads that hash passwords are.
#[derive(Clone, Debug, Default)]
pub struct HashLoad {
    /// Passwords that wait or are being hashed.
    pub waiting: Gauge,
    /// Those sent away because too many waited.
    pub refused: Counter,
}

enum Task {
    Hash { password: String, answer: oneshot::Sender<Result<String, Error>> },
    Check { password: String, phc: Option<String>, answer: oneshot::Sender<Checked> },
}

impl Hasher {
    /// # Errors
    /// When the cost is not one of argon2's, or no thread can be started.
    pub fn start(cost: HashCost, threads: usize) -> Result<Self, String> {
        let (queue, tasks) = sync_channel(threads * QUEUE_PER_THREAD);
        let tasks = Arc::new(Mutex::new(tasks));
        let hashes = Arc::new(AtomicU64::new(0));
        let load = HashLoad::default();
        let waiting = load.waiting.clone();
        let worker =
            Worker { argon2: cost.argon2()?, cost, dummy: String::new(), hashes: Arc::clone(&hashes), waiting };
        let dummy = worker.hash("nobody has this password")?;
        hashes.store(0, Ordering::Relaxed);
        for _ in 0..threads.max(1) {
            let (worker, tasks) = (Worker { dummy: dummy.clone(), ..worker.clone() }, Arc::clone(&tasks));
            let thread = std::thread::Builder::new().name("passwords".into());
            thread.spawn(move || worker.serve(&tasks)).map_err(|cause| cause.to_string())?;
        }
        Ok(Self { queue, hashes, load })
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait already.
    pub async fn hash(&self, password: String) -> Result<String, Error> {
        let (answer, done) = oneshot::channel();
        self.send(Task::Hash { password, answer })?;
        done.await.map_err(|_| Error::Busy)?
    }

    /// Compares a password with a PHC string; without one it does the same work and finds it wrong.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait already.
    pub async fn check(&self, password: String, phc: Option<String>) -> Result<Checked, Error> {
        let (answer, done) = oneshot::channel();
        self.send(Task::Check { password, phc, answer })?;
        done.await.map_err(|_| Error::Busy)
    }

    /// How many hashes were computed so far.
    pub fn hashes(&self) -> u64 {
        self.hashes.load(Ordering::Relaxed)
    }

    pub const fn load(&self) -> &HashLoad {
        &self.load
    }

    fn send(&self, task: Task) -> Result<(), Error> {
        self.load.waiting.inc();
        self.queue.try_send(task).map_err(|cause| match cause {
            TrySendError::Full(_) | TrySendError::Disconnected(_) => {
                self.load.waiting.dec();
                self.load.refused.inc();
                Error::Busy
            }
        })
    }
}

#[derive(Clone)]
struct Worker {
    argon2: Argon2<'static>,
    cost: HashCost,
    dummy: String,
    hashes: Arc<AtomicU64>,
    waiting: Gauge,
}

impl Worker {
    fn serve(&self, tasks: &Mutex<Receiver<Task>>) {
        loop {
            let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            // A caller that went away no longer needs its answer.
            match next {
                Err(_) => return,
                Ok(Task::Hash { answer, .. }) if answer.is_closed() => {}
                Ok(Task::Check { answer, .. }) if answer.is_closed() => {}
                Ok(Task::Hash { password, answer }) => {
                    let _ = answer.send(self.hash(&password).map_err(|cause| {
                        tracing::error!(cause, "a password could not be hashed");
                        Error::Busy
                    }));
                }
                Ok(Task::Check { password, phc, answer }) => {
                    let _ = answer.send(self.check(&password, phc.as_deref()));
                }
            }
            self.waiting.dec();
        }
    }

    fn hash(&self, password: &str) -> Result<String, String> {
        self.hashes.fetch_add(1, Ordering::Relaxed);
        let hash: PasswordHash = self.argon2.hash_password(password.as_bytes()).map_err(|cause| cause.to_string())?;
        Ok(hash.to_string())
    }

    fn check(&self, password: &str, phc: Option<&str>) -> Checked {
        self.hashes.fetch_add(1, Ordering::Relaxed);
        let Ok(hash) = PasswordHash::new(phc.unwrap_or(&self.dummy)) else {
            return Checked { right: false, outdated: false };
        };
        let right = self.argon2.verify_password(password.as_bytes(), &hash).is_ok() && phc.is_some();
        Checked { right, outdated: right && self.cost.exceeds(&hash) }
    }
}
