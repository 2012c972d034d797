use diesel::{PgConnection, SqliteConnection};

use super::DbResult;

/// One connection, whichever engine stands behind it. Queries are written once, in Diesel, against this type.
#[derive(diesel::MultiConnection)]
pub enum Db {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

pub type Backend = multi_connection_impl::MultiBackend;

impl Backend {
    /// Lets one hand-written fragment build its SQL for the engine in use.
    pub fn each<'b, T>(fragment: &'b T, pass: diesel::query_builder::AstPass<'_, 'b, Self>) -> diesel::QueryResult<()>
    where
        T: diesel::query_builder::QueryFragment<diesel::pg::Pg>
            + diesel::query_builder::QueryFragment<diesel::sqlite::Sqlite>,
    {
        Self::walk_variant_ast(fragment, pass)
    }
}

/// Which engine a URL or connection names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Postgres,
    Sqlite,
}

impl Db {
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Pg(_) => Engine::Postgres,
            Self::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// Queries that all see the database as it is at the first of them.
    ///
    /// # Errors
    /// Whatever `work` or the database answers.
    pub fn snapshot<T>(&mut self, work: impl FnOnce(&mut Self) -> DbResult<T>) -> DbResult<T> {
        use diesel::Connection;
        self.transaction(|c| {
            if let Self::Pg(_) = c {
                c.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            }
            work(c)
        })
    }

    /// Runs statements without parameters: pragmas, locks, transaction control.
    pub fn run(&mut self, sql: &str) -> diesel::QueryResult<()> {
        use diesel::connection::SimpleConnection;
        match self {
            Self::Pg(c) => c.batch_execute(sql),
            Self::Sqlite(c) => c.batch_execute(sql),
        }
    }
}

/// Runs a query of the hot path on the engine's own connection. Through [`Db`], Diesel writes the SQL of a query that it
/// holds prepared anew at each execution, several times.
#[macro_export]
macro_rules! each_engine {
    ($c:ident, $query:expr) => {
        match $c {
            $crate::platform::db::Db::Pg($c) => $query,
            $crate::platform::db::Db::Sqlite($c) => $query,
        }
    };
}
