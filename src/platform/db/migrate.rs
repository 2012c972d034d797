use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Db, Fault};

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// The lock that keeps two starting nodes from migrating at once (any constant does).
const ADVISORY_LOCK: i64 = 0x5573_7461_6b61_6e61;

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

fn pending<C, DB>(c: &mut C, source: impl MigrationSource<DB>) -> Result<usize, Fault>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
{
    c.run_pending_migrations(source)
        .map(|ran| ran.len())
        .map_err(|cause| Fault::Unavailable(format!("migrations: {cause}")))
}
