//! A database of its own for each PostgreSQL test.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

/// A fresh, empty database; dropped with this value, even under connections left open.
pub struct TestDatabase {
    name: String,
    url: String,
}

impl TestDatabase {
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let dropped = connect_to_cluster()
            .and_then(|mut db| Ok(db.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name))?));
        if let Err(error) = dropped {
            println!("database {} is left over: {error}", self.name);
        }
    }
}

/// A fresh database on the cluster of `USTAKANA_TEST_DATABASE_URL`, else on the private one that `script/postgres`
/// starts and leaves running for the next test.
///
/// `None` where there is no PostgreSQL: the test prints that it is skipped and returns. Under `CI=true` that is a
/// failure.
pub fn test_database() -> Option<TestDatabase> {
    let name = format!("test_{:016x}", rand::random::<u64>());
    let made = connect_to_cluster().and_then(|mut db| Ok(db.batch_execute(&format!("CREATE DATABASE {name}"))?));
    match made {
        Ok(()) => {
            let url = with_database(cluster_url().as_deref().unwrap_or_default(), &name);
            Some(TestDatabase { name, url })
        }
        Err(error) if std::env::var("CI").is_ok_and(|ci| ci == "true") => panic!("no PostgreSQL to test on: {error}"),
        Err(error) => {
            println!("skipped on PostgreSQL: {error}");
            None
        }
    }
}

type Failure = Box<dyn std::error::Error>;

fn connect_to_cluster() -> Result<PgConnection, Failure> {
    Ok(PgConnection::establish(cluster_url().as_deref().map_err(String::as_str)?)?)
}

fn cluster_url() -> &'static Result<String, String> {
    static URL: OnceLock<Result<String, String>> = OnceLock::new();
    URL.get_or_init(|| match std::env::var("USTAKANA_TEST_DATABASE_URL") {
        Ok(url) if !url.is_empty() => Ok(url),
        _ => start_cluster(),
    })
}

fn start_cluster() -> Result<String, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("script/postgres");
    let output = Command::new(script).arg("start").output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

/// The same URL with another database in its path; parameters stay.
fn with_database(url: &str, name: &str) -> String {
    let (address, parameters) = url.split_once('?').map_or((url, None), |(address, rest)| (address, Some(rest)));
    let server = match address.split_once("://").and_then(|(_, rest)| rest.split_once('/')) {
        Some((_, database)) => address.strip_suffix(database).unwrap_or(address).trim_end_matches('/'),
        None => address.trim_end_matches('/'),
    };
    match parameters {
        Some(parameters) => format!("{server}/{name}?{parameters}"),
        None => format!("{server}/{name}"),
    }
}

#[test]
fn the_database_in_a_url_is_replaced_and_its_parameters_stay() {
    assert_eq!(with_database("postgres://u@h:5/postgres", "t"), "postgres://u@h:5/t");
    assert_eq!(with_database("postgres://u@h:5", "t"), "postgres://u@h:5/t");
    assert_eq!(with_database("postgres://u@h:5/?sslmode=disable", "t"), "postgres://u@h:5/t?sslmode=disable");
    assert_eq!(with_database("postgres://u@h/a?x=1", "t"), "postgres://u@h/t?x=1");
}
