use std::sync::Arc;

use super::store::{self, JobRow};
use crate::platform::db::{DbResult, Fault};
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Call, Service, Write};

/// What becomes of a job after its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Done,
    /// It is due again then.
    At(Instant),
}

/// A kind of job and what it does to its subject.
#[derive(Clone, Copy)]
pub struct Handler {
    pub kind: &'static str,
    pub run: fn(&mut Write<'_>, Id) -> DbResult<Next>,
}

/// Claims what is due and runs it, one transaction each.
#[derive(Clone)]
pub struct Worker {
    service: Service,
    handlers: Arc<[Handler]>,
}

enum Ran {
    Nothing,
    Job,
}

impl Worker {
    pub fn new(service: Service, handlers: impl Into<Arc<[Handler]>>) -> Self {
        Self { service, handlers: handlers.into() }
    }

    /// Runs everything that is due now; answers how many jobs ran.
    ///
    /// # Errors
    /// [`Fault`] when the database does not answer. A job that fails is postponed and does not stop the others.
    pub async fn run_due(&self) -> Result<usize, Fault> {
        let mut count = 0;
        loop {
            match self.run_one().await {
                Ok(Ran::Nothing) => return Ok(count),
                Ok(Ran::Job) => count += 1,
                Err((None, fault)) => return Err(fault),
                Err((Some(job), fault)) => self.put_off(job, &fault).await?,
            }
        }
    }

    async fn run_one(&self) -> Result<Ran, (Option<JobRow>, Fault)> {
        let handlers = Arc::clone(&self.handlers);
        let seen = Arc::new(std::sync::Mutex::new(None));
        let noted = Arc::clone(&seen);
        let ran = self
            .service
            .write(Call::service("jobs"), move |w| {
                let Some(job) = store::claim(w.c, w.now)? else { return Ok(Ran::Nothing) };
                if let Ok(mut seen) = noted.lock() {
                    *seen = Some(job.clone());
                }
                run_job(w, &job, &handlers)?;
                Ok::<_, Fault>(Ran::Job)
            })
            .await;
        ran.map_err(|fault| (seen.lock().ok().and_then(|mut seen| seen.take()), fault))
    }

    /// Tries again later: 10 s, then twice as long each time, at most an hour.
    async fn put_off(&self, job: JobRow, fault: &Fault) -> Result<(), Fault> {
        tracing::error!(kind = %job.kind, subject = %job.subject, %fault, "a job failed and will be tried again");
        let error = fault.to_string();
        let wait = 10_i64.saturating_mul(1 << job.attempts.clamp(0, 12)).min(3600);
        self.service
            .write(Call::service("jobs"), move |w| {
                let due = w.now.plus_seconds(wait);
                store::postpone(w.c, job.id, due, job.attempts.saturating_add(1), Some(error.clone()))
            })
            .await
    }
}

fn run_job(w: &mut Write<'_>, job: &JobRow, handlers: &[Handler]) -> DbResult<()> {
    let Some(handler) = handlers.iter().find(|handler| handler.kind == job.kind) else {
        // Left by a newer version: look again tomorrow.
        return store::postpone(w.c, job.id, w.now.plus_days(1), job.attempts, Some("no handler".into()));
    };
    match (handler.run)(w, job.subject)? {
        Next::Done => store::finish(w.c, job.id),
        Next::At(due) => store::postpone(w.c, job.id, due.max(w.now.plus_seconds(1)), 0, None),
    }
}
