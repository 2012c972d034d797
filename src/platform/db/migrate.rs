use std::collections::BTreeSet;

use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Db, Fault};

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// The lock that keeps two starting nodes from migrating at once (any constant does).
const ADVISORY_LOCK: i64 = 0x5573_7461_6b61_6e61;

/// How the database's migrations stand to those of this version.
pub struct Steps {
    pub pending: Vec<String>,
    pub unknown: Vec<String>,
}

impl Db {
    /// Brings the tables up to date; answers how many migrations ran.
    pub fn migrate(&mut self) -> Result<usize, Fault> {
        match self {
            Self::Pg(c) => {
                use diesel::connection::SimpleConnection;
                c.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})"))?;
                let ran = pending(c, POSTGRES);
                c.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})"))?;
                ran
            }
            Self::Sqlite(c) => pending(c, SQLITE),
        }
    }
}

impl Db {
    /// Runs no migration; roll back afterwards, since Diesel makes its table where there is none.
    pub fn steps(&mut self) -> Result<Steps, Fault> {
        match self {
            Self::Pg(c) => steps(c, &POSTGRES),
            Self::Sqlite(c) => steps(c, &SQLITE),
        }
    }
}

fn steps<C, DB>(c: &mut C, source: &impl MigrationSource<DB>) -> Result<Steps, Fault>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
{
    let failed = |cause: Box<dyn std::error::Error + Send + Sync>| Fault::Unavailable(format!("migrations: {cause}"));
    let applied: BTreeSet<_> = c.applied_migrations().map_err(failed)?.iter().map(ToString::to_string).collect();
    let known = source.migrations().map_err(failed)?;
    let known: BTreeSet<_> = known.iter().map(|migration| migration.name().version().to_string()).collect();
    Ok(Steps {
        pending: known.difference(&applied).cloned().collect(),
        unknown: applied.difference(&known).cloned().collect(),
    })
}

fn pending<C, DB>(c: &mut C, source: impl MigrationSource<DB>) -> Result<usize, Fault>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
{
    c.run_pending_migrations(source)
        .map(|ran| ran.len())
        .map_err(|cause| Fault::Unavailable(format!("migrations: {cause}")))
}
