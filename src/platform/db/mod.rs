//! The two engines behind one connection type: pools, column types, tables, migrations, and what the database refuses.

mod backup;
mod connection;
mod constraint;
mod fault;
mod figures;
mod inspect;
mod migrate;
mod pool;
mod prepared;
pub mod schema;
pub mod types;
mod url;
mod writer;

#[cfg(test)]
mod tests;

pub use backup::{BackupError, backup, restore};
pub use connection::{Backend, Db, Engine};
pub use constraint::Constraint;
pub use fault::{DbResult, Fault};
pub use figures::{Figures, PoolState};
pub use inspect::{Extension, Inspection, PostgresInspection, look};
pub use pool::{Database, Keep, Settings};
pub use types::Json;
pub use url::DatabaseUrl;

/// A pattern for `LIKE … ESCAPE '\'` that finds a text, folded as the column is, anywhere in it.
pub fn containing(folded: &str) -> String {
    let plain = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}
