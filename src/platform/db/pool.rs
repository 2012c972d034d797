use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant as Stopwatch};

use diesel::r2d2::{self, ManageConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use tokio::sync::{Semaphore, oneshot};

use super::writer::{Job, Verdict, Writer};
use super::{DatabaseUrl, Db, Engine, Fault, Figures, PoolState};

/// How many times a transaction that met a deadlock or serialization failure is tried.
const ATTEMPTS: usize = 5;

#[derive(Clone, Debug)]
pub struct Settings {
    pub url: DatabaseUrl,
    /// Connections kept for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
}

struct Manager(DatabaseUrl);

impl ManageConnection for Manager {
    type Connection = Db;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Db, r2d2::Error> {
        connect(&self.0).map_err(r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, c: &mut Db) -> Result<(), r2d2::Error> {
        c.run("SELECT 1").map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, c: &mut Db) -> bool {
        let broken = match c {
            Db::Pg(c) => r2d2::R2D2Connection::is_broken(c),
            Db::Sqlite(_) => false,
        };
        broken || std::thread::panicking()
    }
}

pub(super) fn connect(url: &DatabaseUrl) -> Result<Db, diesel::ConnectionError> {
    match url {
        DatabaseUrl::Postgres(url) => {
            let mut c = PgConnection::establish(url)?;
            c.set_prepared_statement_cache_size(diesel::connection::CacheSize::Unbounded);
            let mut c = Db::Pg(c);
            c.run("SET TIME ZONE 'UTC'; SET lock_timeout = '5s'")
                .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
            // Deadlocks and lock timeouts are known by their English messages.
            if c.run("SET lc_messages TO 'C'").is_err() && !speaks_english(&mut c) {
                tracing::warn!(
                    "the database's messages are not English, so deadlocks are not recognised; run: ALTER ROLE \
                     <the service's user> SET lc_messages TO 'C'"
                );
            }
            Ok(c)
        }
        DatabaseUrl::Sqlite(path) => {
            let mut c = Db::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?);
            c.run(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                 PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456",
            )
            .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
            Ok(c)
        }
    }
}

pub(super) fn speaks_english(c: &mut Db) -> bool {
    use diesel::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Shown {
        #[diesel(sql_type = diesel::sql_types::Text)]
        lc_messages: String,
    }
    let shown = match c {
        Db::Pg(c) => diesel::sql_query("SHOW lc_messages").get_result::<Shown>(c),
        Db::Sqlite(_) => return true,
    };
    shown.is_ok_and(|shown| ["C", "POSIX", "en"].iter().any(|start| shown.lc_messages.starts_with(start)))
}

/// The file holds password hashes: nobody but its owner reads it. Made before SQLite opens it, since its journals get
/// the mode that the file has then.
#[cfg(unix)]
fn keep_private(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn keep_private(_: &std::path::Path) -> std::io::Result<()> {
    Ok(())
}

/// The database as the service uses it: reads side by side, writes as transactions.
#[derive(Clone)]
pub struct Database {
    pool: r2d2::Pool<Manager>,
    permits: Arc<Semaphore>,
    writer: Option<Writer>,
    engine: Engine,
    commits: Arc<AtomicU64>,
    figures: Figures,
}

impl Database {
    /// Connects, migrates and starts SQLite's writer. Makes the directory of a SQLite file.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database cannot be reached or migrated.
    pub fn open(settings: &Settings) -> Result<Self, Fault> {
        let unavailable = |cause: &dyn std::fmt::Display| Fault::Unavailable(cause.to_string());
        if let DatabaseUrl::Sqlite(path) = &settings.url
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder).map_err(|cause| unavailable(&cause))?;
            keep_private(path).map_err(|cause| unavailable(&cause))?;
        }
        let mut first = connect(&settings.url).map_err(|cause| unavailable(&cause))?;
        first.migrate()?;
        let engine = first.engine();
        let (commits, figures) = (Arc::new(AtomicU64::new(0)), Figures::default());
        let writer = match engine {
            Engine::Sqlite => {
                let writer = Writer::start(first, Arc::clone(&commits), figures.clone());
                Some(writer.map_err(|cause| unavailable(&cause))?)
            }
            Engine::Postgres => None,
        };
        let pool = r2d2::Pool::builder()
            .max_size(settings.connections)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(5))
            .build(Manager(settings.url.clone()))
            .map_err(|cause| unavailable(&cause))?;
        let permits = Arc::new(Semaphore::new(settings.connections as usize));
        Ok(Self { pool, permits, writer, engine, commits, figures })
    }

    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// How often this process has committed. While it stays the same, nothing that was read has changed by this process.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Writes that wait for SQLite's writer; zero on PostgreSQL.
    pub fn writes_waiting(&self) -> usize {
        self.writer.as_ref().map_or(0, Writer::waiting)
    }

    pub const fn figures(&self) -> &Figures {
        &self.figures
    }

    pub fn pool_state(&self) -> PoolState {
        let state = self.pool.state();
        let in_use = state.connections.saturating_sub(state.idle_connections);
        PoolState { in_use, idle: state.idle_connections, most: self.pool.max_size() }
    }

    /// Runs queries that change nothing, off the async threads.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    {
        self.blocking(move |pool| {
            let mut c = pool.get().map_err(|cause| Fault::Unavailable(cause.to_string()))?;
            work(&mut c)
        })
        .await
    }

    /// Runs one transaction. `Ok` commits; `Err` rolls back unless `keeps` says that the refusal itself is worth keeping.
    /// Deadlocks and serialization failures are tried again, so `work` may run more than once.
    pub async fn write<T, E, F, K>(&self, work: F, keeps: K) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: FnMut(&mut Db) -> Result<T, E> + Send + 'static,
        K: Fn(&E) -> Keep + Send + 'static,
    {
        match &self.writer {
            Some(writer) => {
                let (answer, result) = oneshot::channel();
                writer.send(Box::new(Task { work, keeps, result: None, answer }));
                result.await.unwrap_or_else(|_| Err(Fault::Panicked.into()))
            }
            None => {
                let (commits, figures) = (Arc::clone(&self.commits), self.figures.clone());
                self.blocking(move |pool| transaction(pool, &commits, &figures, work, keeps)).await
            }
        }
    }

    async fn blocking<T, E>(
        &self,
        work: impl FnOnce(&r2d2::Pool<Manager>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let waiting = self.figures.wait();
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        drop(waiting);
        let pool = self.pool.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&pool)
        });
        done.await.unwrap_or_else(|_| Err(Fault::Panicked.into()))
    }
}

/// What becomes of a transaction that ended with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Roll back.
    Nothing,
    /// Commit what was written: the refusal is itself a record.
    Written,
    /// Roll back and try again: a deadlock or serialization failure.
    TryAgain,
}

fn transaction<T, E, F, K>(
    pool: &r2d2::Pool<Manager>,
    commits: &AtomicU64,
    figures: &Figures,
    mut work: F,
    keeps: K,
) -> Result<T, E>
where
    E: From<Fault>,
    F: FnMut(&mut Db) -> Result<T, E>,
    K: Fn(&E) -> Keep,
{
    let mut c = pool.get().map_err(|cause| Fault::Unavailable(cause.to_string()))?;
    for attempt in 1.. {
        if attempt > 1 {
            figures.retried.inc();
        }
        c.run("BEGIN").map_err(Fault::from)?;
        let Ok(done) = catch_unwind(AssertUnwindSafe(|| work(&mut c))) else {
            c.run("ROLLBACK").map_err(Fault::from)?;
            return Err(Fault::Panicked.into());
        };
        let keep = done.as_ref().err().map_or(Keep::Written, &keeps);
        if keep == Keep::Written {
            let began = Stopwatch::now();
            match c.run("COMMIT").map_err(Fault::from) {
                Ok(()) => {
                    figures.commit_seconds.observe(began.elapsed().as_secs_f64());
                    commits.fetch_add(1, Ordering::SeqCst);
                    return done;
                }
                Err(Fault::Again(_)) if attempt < ATTEMPTS => continue,
                Err(fault) => return Err(fault.into()),
            }
        }
        c.run("ROLLBACK").map_err(Fault::from)?;
        if keep != Keep::TryAgain || attempt >= ATTEMPTS {
            return done;
        }
    }
    Err(Fault::Panicked.into())
}

struct Task<T, E, F, K> {
    work: F,
    keeps: K,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F, K> Job for Task<T, E, F, K>
where
    T: Send,
    E: From<Fault> + Send,
    F: FnMut(&mut Db) -> Result<T, E> + Send,
    K: Fn(&E) -> Keep + Send,
{
    fn run(&mut self, c: &mut Db) -> Verdict {
        let done = (self.work)(c);
        let verdict = match &done {
            Ok(_) => Verdict::Keep,
            Err(error) if (self.keeps)(error) == Keep::Written => Verdict::Keep,
            Err(_) => Verdict::Undo,
        };
        self.result = Some(done);
        verdict
    }

    fn answer(self: Box<Self>, outcome: Result<(), Fault>) {
        let result = match (outcome, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(Fault::Panicked.into()),
            (Err(fault), _) => Err(fault.into()),
        };
        // A caller that went away no longer needs the answer; the work stands.
        let _ = self.answer.send(result);
    }
}
