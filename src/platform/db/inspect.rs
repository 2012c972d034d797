use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Text};

use super::pool::{connect, speaks_english};
use super::{DatabaseUrl, Db, Fault};
use crate::platform::values::Instant;

/// What a database tells of itself, to somebody who changes nothing in it.
#[derive(Clone, Debug)]
pub struct Inspection {
    pub version: String,
    /// Migrations that this version brings and the database has not had.
    pub pending: Vec<String>,
    /// Migrations that the database has had and this version does not know.
    pub unknown: Vec<String>,
    /// What only PostgreSQL can answer.
    pub postgres: Option<PostgresInspection>,
}

#[derive(Clone, Debug)]
pub struct PostgresInspection {
    pub major: i64,
    pub btree_gist: Extension,
    /// Its messages are English, by which deadlocks are known.
    pub english: bool,
    pub now: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    Installed,
    Available,
    Missing,
}

/// Connects without migrating, and without making a file that is not there.
///
/// # Errors
/// [`Fault::Unavailable`] when there is no such database.
pub fn look(url: &DatabaseUrl) -> Result<(Db, Inspection), Fault> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.is_file()
    {
        return Err(Fault::Unavailable(format!("{} is not a file", path.display())));
    }
    let mut c = connect(url).map_err(|cause| Fault::Unavailable(cause.to_string()))?;
    c.run("BEGIN")?;
    let steps = c.steps();
    c.run("ROLLBACK")?;
    let steps = steps?;
    let (version, postgres) = match &mut c {
        Db::Sqlite(c) => {
            let shown: Shown = diesel::sql_query("SELECT sqlite_version() AS shown").get_result(c)?;
            (format!("SQLite {}", shown.shown), None)
        }
        Db::Pg(_) => postgres(&mut c)?,
    };
    Ok((c, Inspection { version, pending: steps.pending, unknown: steps.unknown, postgres }))
}

#[derive(diesel::QueryableByName)]
struct Shown {
    #[diesel(sql_type = Text)]
    shown: String,
}

#[derive(diesel::QueryableByName)]
struct Asked {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Bool)]
    installed: bool,
    #[diesel(sql_type = Bool)]
    available: bool,
    #[diesel(sql_type = BigInt)]
    now_micros: i64,
}

fn postgres(db: &mut Db) -> Result<(String, Option<PostgresInspection>), Fault> {
    let asked = diesel::sql_query(
        "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::bigint AS number,
                EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist') AS installed,
                EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist') AS available,
                (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_micros",
    );
    let Db::Pg(c) = db else { return Ok((String::new(), None)) };
    let asked: Asked = asked.get_result(c)?;
    let btree_gist = match (asked.installed, asked.available) {
        (true, _) => Extension::Installed,
        (false, true) => Extension::Available,
        (false, false) => Extension::Missing,
    };
    let now = Instant::from_micros(asked.now_micros);
    let english = speaks_english(db);
    let inspection = PostgresInspection { major: asked.number / 10_000, btree_gist, english, now };
    Ok((format!("PostgreSQL {}", asked.version), Some(inspection)))
}
