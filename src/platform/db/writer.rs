//! SQLite's one writer: takes queued jobs together, each in its own savepoint, commits them as one, and answers all of
//! them after the commit — refusals too, since a refusal may rest on a booking that is not yet safe.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Instant as Stopwatch;

use super::{Db, Fault, Figures};

/// How many jobs one commit may carry.
const BATCH: usize = 64;

/// What a job wants of its savepoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    Undo,
}

/// One piece of work: `run` inside the savepoint, `answer` after the commit.
pub trait Job: Send {
    fn run(&mut self, c: &mut Db) -> Verdict;
    fn answer(self: Box<Self>, outcome: Result<(), Fault>);
}

#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
    waiting: Arc<AtomicUsize>,
}

impl Writer {
    /// `commits` counts what it has committed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(connection: Db, commits: Arc<AtomicU64>, figures: Figures) -> std::io::Result<Self> {
        let (queue, jobs) = mpsc::channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&waiting);
        std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || serve(connection, &jobs, &counter, &commits, &figures))?;
        Ok(Self { queue, waiting })
    }

    pub fn send(&self, job: Box<dyn Job>) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        if let Err(mpsc::SendError(job)) = self.queue.send(job) {
            job.answer(Err(Fault::Unavailable("the writer has stopped".into())));
        }
    }

    /// Jobs queued or running.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

fn serve(
    mut c: Db,
    jobs: &mpsc::Receiver<Box<dyn Job>>,
    waiting: &AtomicUsize,
    commits: &AtomicU64,
    figures: &Figures,
) {
    while let Ok(first) = jobs.recv() {
        if let Err(fault) = begin(&mut c) {
            answer_all(vec![first], Vec::new(), || Err(Fault::Unavailable(fault.to_string())), waiting);
            continue;
        }
        let (mut batch, mut panicked, mut whole) = (Vec::new(), Vec::new(), Ok(()));
        let mut next = Some(first);
        while let Some(mut job) = next {
            let ran = run_one(&mut c, &mut job);
            batch.push(job);
            match ran {
                Ok(one) => panicked.push(one),
                Err(fault) => {
                    whole = Err(fault);
                    break;
                }
            }
            next = (batch.len() < BATCH).then(|| jobs.try_recv().ok()).flatten();
        }
        let began = Stopwatch::now();
        let committed = whole.and_then(|()| c.run("COMMIT").map_err(Fault::from));
        figures.commit_seconds.observe(began.elapsed().as_secs_f64());
        figures.committed_batch(batch.len());
        if let Err(fault) = &committed {
            tracing::error!(%fault, "a batch of writes could not be committed");
            let _ = c.run("ROLLBACK");
        }
        commits.fetch_add(1, Ordering::SeqCst);
        let outcome = || match &committed {
            Ok(()) => Ok(()),
            Err(fault) => Err(Fault::Unavailable(fault.to_string())),
        };
        answer_all(batch, panicked, outcome, waiting);
    }
}

fn begin(c: &mut Db) -> Result<(), Fault> {
    c.run("BEGIN IMMEDIATE").map_err(Fault::from)
}

/// True when the job panicked: its savepoint is undone and its answer is [`Fault::Panicked`].
///
/// # Errors
/// When the savepoint cannot be begun or ended: SQLite undoes a whole transaction by itself where, say, the disk is full.
/// A savepoint begun after that would be a transaction of its own, so nothing more may run in this batch.
fn run_one(c: &mut Db, job: &mut Box<dyn Job>) -> Result<bool, Fault> {
    c.run("SAVEPOINT job")?;
    let verdict = catch_unwind(AssertUnwindSafe(|| job.run(c)));
    let end = match verdict {
        Ok(Verdict::Keep) => "RELEASE job",
        _ => "ROLLBACK TO job; RELEASE job",
    };
    c.run(end)?;
    Ok(verdict.is_err())
}

fn answer_all(
    batch: Vec<Box<dyn Job>>,
    panicked: Vec<bool>,
    outcome: impl Fn() -> Result<(), Fault>,
    waiting: &AtomicUsize,
) {
    waiting.fetch_sub(batch.len(), Ordering::Relaxed);
    let panicked = panicked.into_iter().chain(std::iter::repeat(false));
    for (job, panicked) in batch.into_iter().zip(panicked) {
        let outcome = if panicked { outcome().and(Err(Fault::Panicked)) } else { outcome() };
        job.answer(outcome);
    }
}
