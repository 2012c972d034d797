use std::path::PathBuf;
use std::process::ExitCode;

use super::settings::Settings;
use crate::platform::db;

#[derive(Debug, clap::Args)]
pub struct CopyCommand {
    /// The copy: a file of SQLite, or of pg_dump where the service stands on PostgreSQL
    file: PathBuf,
}

/// Copies the database into a new file, while the service runs.
pub fn backup(settings: &Settings, command: &CopyCommand) -> Result<ExitCode, String> {
    db::backup(&settings.database_url, &command.file).map_err(|error| error.to_string())?;
    println!("{} holds the whole database as it was a moment ago.", command.file.display());
    println!("The secret is not in it: keep that apart (see docs/operating.md).");
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty database with such a copy.
pub fn restore(settings: &Settings, command: &CopyCommand) -> Result<ExitCode, String> {
    db::restore(&settings.database_url, &command.file).map_err(|error| error.to_string())?;
    println!("The database is as it was when {} was made.", command.file.display());
    println!("Bring the secret back, then look: ustakana doctor, ustakana verify. Then start the service.");
    Ok(ExitCode::SUCCESS)
}
