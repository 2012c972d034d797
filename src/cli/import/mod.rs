mod machines;
mod nemo;

use std::process::ExitCode;

use super::settings;

#[derive(clap::Subcommand)]
pub enum What {
    /// Machines from CSV: a catalogue, or a lab's own list
    Machines(machines::Machines),
    /// A lab from NEMO: what its dumpdata writes
    Nemo(nemo::Nemo),
}

/// # Errors
/// A sentence for a file, lab or database that cannot be read.
pub fn run(what: What, settings: &settings::Settings) -> Result<ExitCode, String> {
    match what {
        What::Machines(ask) => machines::run(ask, settings),
        What::Nemo(ask) => nemo::run(ask, settings),
    }
}
