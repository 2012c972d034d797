//! A copy of the whole database in one file, and the way back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use diesel::RunQueryDsl;
use diesel::sql_types::Text;

use super::DatabaseUrl;
use super::pool::connect;

const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
/// A file by `pg_dump --format=custom`.
const POSTGRES_MAGIC: &[u8] = b"PGDMP";

/// Why there is no copy, or none could be taken back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} exists: name a new file")]
    Exists(PathBuf),
    #[error("{0} holds a database: move it away first, with its -wal and -shm, or name another by --database-url")]
    NotEmpty(String),
    #[error("{0} is no backup of {1}")]
    OtherKind(PathBuf, &'static str),
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    #[error("{program} is not there ({cause}): install PostgreSQL's client programs, of the server's version or newer")]
    NoProgram { program: &'static str, cause: io::Error },
    #[error("{program} failed: {said}")]
    Failed { program: &'static str, said: String },
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    #[error("{0}")]
    Database(String),
}

/// Writes all that the database holds at one moment into a new file `to` (mode 600), while the service runs. The file is
/// there whole or not at all.
///
/// # Errors
/// [`BackupError`], with what to do.
pub fn backup(url: &DatabaseUrl, to: &Path) -> Result<(), BackupError> {
    let at = |cause| BackupError::File(to.to_owned(), cause);
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let part = beside(to, "part");
    let _ = fs::remove_file(&part);
    private(&part).map_err(|cause| BackupError::File(part.clone(), cause))?;
    let written = match url {
        DatabaseUrl::Sqlite(path) => vacuum(path, &part),
        DatabaseUrl::Postgres(url) => dump(url, &part),
    };
    let kept = written.and_then(|()| {
        File::open(&part).and_then(|file| file.sync_all()).map_err(at)?;
        place(&part, to).map_err(at)
    });
    let _ = fs::remove_file(&part);
    kept
}

/// Fills an empty database with what [`backup`] wrote.
///
/// # Errors
/// [`BackupError`], with what to do; nothing is changed then.
pub fn restore(url: &DatabaseUrl, from: &Path) -> Result<(), BackupError> {
    match url {
        DatabaseUrl::Sqlite(path) => put_back(from, path),
        DatabaseUrl::Postgres(url) => load(url, from),
    }
}

/// Moves a file to a name that nothing has yet, and makes the name last. A hard link, unlike a rename, never puts itself in
/// the place of a file that came meanwhile; where the disk knows no links (sticks, shares), the name is taken first.
fn place(part: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(part, to) {
        Ok(()) => {}
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Err(cause),
        Err(_) => {
            private(to)?;
            fs::rename(part, to)?;
        }
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some disks cannot make a folder last; the file itself is on the disk.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// An empty file that nobody else reads.
fn private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn begins_with(path: &Path, magic: &[u8]) -> Result<bool, BackupError> {
    let mut head = Vec::new();
    let length = u64::try_from(magic.len()).unwrap_or(0);
    let read = File::open(path).and_then(|file| file.take(length).read_to_end(&mut head));
    read.map_err(|cause| BackupError::File(path.to_owned(), cause))?;
    Ok(head == magic)
}

fn vacuum(database: &Path, to: &Path) -> Result<(), BackupError> {
    if !database.is_file() {
        let cause = io::Error::from(io::ErrorKind::NotFound);
        return Err(BackupError::File(database.to_owned(), cause));
    }
    let told = |cause: &dyn std::fmt::Display| BackupError::Database(cause.to_string());
    let mut c = connect(&DatabaseUrl::Sqlite(database.to_owned())).map_err(|cause| told(&cause))?;
    // It takes an empty file as a new one, so the copy is nobody else's to read from its first byte.
    let vacuum = diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(to.display().to_string());
    vacuum.execute(&mut c).map(|_| ()).map_err(|cause| told(&cause))
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    found: String,
}

fn put_back(from: &Path, database: &Path) -> Result<(), BackupError> {
    if !begins_with(from, SQLITE_MAGIC)? {
        return Err(BackupError::OtherKind(from.to_owned(), "SQLite"));
    }
    let left = [database.to_owned(), suffixed(database, "-wal"), suffixed(database, "-shm")];
    if let Some(there) = left.iter().find(|path| path.exists()) {
        return Err(BackupError::NotEmpty(there.display().to_string()));
    }
    let part = beside(database, "part");
    let at = |cause| BackupError::File(part.clone(), cause);
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).map_err(at)?;
    }
    let _ = fs::remove_file(&part);
    private(&part).map_err(at)?;
    let placed = fs::copy(from, &part).map_err(at).and_then(|_| {
        // A copy brings the mode of its source along.
        #[cfg(unix)]
        fs::set_permissions(&part, std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(at)?;
        File::open(&part).and_then(|file| file.sync_all()).map_err(at)?;
        whole(&part)?;
        place(&part, database).map_err(at)
    });
    for path in [part.clone(), suffixed(&part, "-wal"), suffixed(&part, "-shm")] {
        let _ = fs::remove_file(path);
    }
    placed
}

fn suffixed(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn whole(copy: &Path) -> Result<(), BackupError> {
    let damaged = |cause: &dyn std::fmt::Display| BackupError::Damaged(cause.to_string());
    let mut c = connect(&DatabaseUrl::Sqlite(copy.to_owned())).map_err(|cause| damaged(&cause))?;
    let check = diesel::sql_query("SELECT integrity_check AS found FROM pragma_integrity_check LIMIT 1");
    let found: Found = check.get_result(&mut c).map_err(|cause| damaged(&cause))?;
    // Nothing stays in a journal beside the file that is moved.
    c.run("PRAGMA wal_checkpoint(TRUNCATE)").map_err(|cause| damaged(&cause))?;
    if found.found == "ok" { Ok(()) } else { Err(BackupError::Damaged(found.found)) }
}

fn dump(url: &str, to: &Path) -> Result<(), BackupError> {
    let mut command = client("pg_dump", url);
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(to);
    run("pg_dump", command)
}

fn load(url: &str, from: &Path) -> Result<(), BackupError> {
    if !begins_with(from, POSTGRES_MAGIC)? {
        return Err(BackupError::OtherKind(from.to_owned(), "PostgreSQL"));
    }
    let told = |cause: &dyn std::fmt::Display| BackupError::Database(cause.to_string());
    let mut c = connect(&DatabaseUrl::Postgres(url.to_owned())).map_err(|cause| told(&cause))?;
    let tables = "SELECT count(*)::text AS found FROM pg_tables WHERE schemaname = current_schema()";
    let found: Found = diesel::sql_query(tables).get_result(&mut c).map_err(|cause| told(&cause))?;
    if found.found != "0" {
        return Err(BackupError::NotEmpty("The database".to_owned()));
    }
    let mut command = client("pg_restore", url);
    command.args(["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]).arg(from);
    run("pg_restore", command)
}

/// A client program of PostgreSQL, which is told the password where no other user of the machine sees it.
fn client(program: &'static str, url: &str) -> Command {
    let (address, password) = without_password(url);
    let mut command = Command::new(program);
    command.arg("--no-password").arg("--dbname").arg(address);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

/// The URL without its password, and that.
pub(super) fn without_password(url: &str) -> (String, Option<String>) {
    let (url, asked) = without_parameter(url);
    let Some((scheme, rest)) = url.split_once("://") else { return (url, asked) };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let Some((who, host)) = authority.rsplit_once('@') else { return (url, asked) };
    let Some((user, password)) = who.split_once(':') else { return (url, asked) };
    (format!("{scheme}://{user}@{host}{tail}"), decoded(password))
}

/// The URL without its parameter `password`, and that.
fn without_parameter(url: &str) -> (String, Option<String>) {
    let Some((address, query)) = url.split_once('?') else { return (url.to_owned(), None) };
    let (secret, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("password="));
    let password = secret.last().and_then(|pair| decoded(pair.strip_prefix("password=").unwrap_or_default()));
    let address = if kept.is_empty() { address.to_owned() } else { format!("{address}?{}", kept.join("&")) };
    (address, password)
}

fn decoded(password: &str) -> Option<String> {
    // In a form these mean something else than in a URL's password.
    let encoded = format!("p={}", password.replace('+', "%2B").replace('&', "%26"));
    form_urlencoded::parse(encoded.as_bytes()).next().map(|(_, value)| value.into_owned())
}

fn run(program: &'static str, mut command: Command) -> Result<(), BackupError> {
    let ran: Output = command.output().map_err(|cause| BackupError::NoProgram { program, cause })?;
    if ran.status.success() {
        return Ok(());
    }
    Err(BackupError::Failed { program, said: String::from_utf8_lossy(&ran.stderr).trim().to_owned() })
}
