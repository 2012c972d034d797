//! The command line: one file per subcommand.

mod admin;
mod ask;
mod backup;
mod demo;
mod doctor;
mod import;
mod openapi;
mod ready;
mod serve;
mod settings;
mod verify;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::server::client::Client;

#[derive(Parser)]
#[command(name = "ustakana", version, about = "Booking, usage, inventory and evidence for FabLabs")]
struct Cli {
    #[command(flatten)]
    settings: settings::Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API (the default)
    Serve(demo::ServeDemo),
    /// Fill an empty database with the demo lab "FabLab Bishkek"
    Demo(demo::DemoOptions),
    /// Bring the database's tables up to date and stop
    Migrate,
    /// Administrators of the installation
    Admin(admin::AdminCommand),
    /// Compute every kept figure anew and walk the sealed audit trail; 1 when anything is not as it was
    Verify(verify::VerifyCommand),
    /// Copy the whole database into a new file, while the service runs
    Backup(backup::CopyCommand),
    /// Fill an empty database with a copy that `backup` made
    Restore(backup::CopyCommand),
    /// Look at all that the service stands on, changing nothing; 1 when there is a problem
    Doctor,
    /// Ask the running service whether it can serve; 1 when not
    Ready,
    /// Take in what a file describes
    #[command(subcommand)]
    Import(import::What),
    /// Print the OpenAPI 3.1 document
    Openapi,
}

/// Parses the arguments, runs the command, answers its exit code. Messages go to standard error.
pub fn run(client: Client) -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command.unwrap_or(Command::Serve(demo::ServeDemo::default())) {
        Command::Openapi => openapi::print(),
        Command::Doctor => Ok(doctor::run(&cli.settings)),
        Command::Ready => settings::Settings::load(&cli.settings).and_then(|settings| ready::run(&settings)),
        Command::Migrate => settings::Settings::load(&cli.settings).and_then(|settings| serve::migrate(&settings)),
        Command::Admin(command) => {
            settings::Settings::load(&cli.settings).and_then(|settings| admin::run(&settings, command))
        }
        Command::Backup(command) => {
            settings::Settings::load(&cli.settings).and_then(|settings| backup::backup(&settings, &command))
        }
        Command::Restore(command) => {
            settings::Settings::load(&cli.settings).and_then(|settings| backup::restore(&settings, &command))
        }
        Command::Verify(command) => {
            settings::Settings::load(&cli.settings).and_then(|settings| verify::verify(&settings, &command))
        }
        Command::Import(what) => {
            settings::Settings::load(&cli.settings).and_then(|settings| import::run(what, &settings))
        }
        Command::Demo(options) => {
            settings::Settings::load(&cli.settings).and_then(|settings| demo::run(&settings, options))
        }
        Command::Serve(demo) => {
            settings::Settings::load(&cli.settings).and_then(|settings| serve::serve(&settings, demo, client))
        }
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("ustakana: {message}");
            ExitCode::from(2)
        }
    }
}
