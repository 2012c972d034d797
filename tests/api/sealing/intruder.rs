use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::{PgConnection, SqliteConnection};
use ustakana::platform::db::{DatabaseUrl, Db};
use ustakana::platform::values::{Id, hexadecimal};

use crate::app::App;

/// Somebody with the database in their hands: neither triggers nor foreign keys stop them.
pub struct Intruder(Db);

impl Intruder {
    pub fn enter(app: &App) -> Self {
        match app.database_url() {
            DatabaseUrl::Postgres(url) => {
                let mut c = PgConnection::establish(url).unwrap();
                c.batch_execute("SET session_replication_role = replica").unwrap();
                Self(Db::Pg(c))
            }
            DatabaseUrl::Sqlite(path) => {
                let mut c = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                c.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF").unwrap();
                for table in ["audit_events", "audit_batches", "audit_batch_events", "certifications"] {
                    for verb in ["update", "delete"] {
                        c.batch_execute(&format!("DROP TRIGGER IF EXISTS {table}_append_only_{verb}")).unwrap();
                    }
                }
                Self(Db::Sqlite(c))
            }
        }
    }

    pub fn does(&mut self, sql: &str) {
        self.0.run(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Bytes as the engine's SQL writes them.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        match self.0 {
            Db::Pg(_) => format!("'\\x{}'::bytea", hexadecimal(bytes)),
            Db::Sqlite(_) => format!("X'{}'", hexadecimal(bytes)),
        }
    }

    pub fn id(&self, id: Id) -> String {
        match self.0 {
            Db::Pg(_) => format!("'{id}'::uuid"),
            Db::Sqlite(_) => format!("X'{}'", hexadecimal(id.0.as_bytes())),
        }
    }

    /// An event as it might have been, under an id of its own: a copy of another.
    pub fn copies(&mut self, event: Id, other: Id) {
        let (event, other) = (self.id(event), self.id(other));
        self.does(&format!(
            "INSERT INTO audit_events (id, at, lab, actor_kind, actor, action, subject_type, subject, before, after, request_id, reason_hash)
             SELECT {other}, at, lab, actor_kind, actor, action, subject_type, subject, before, after, request_id, reason_hash
             FROM audit_events WHERE id = {event}"
        ));
    }
}
