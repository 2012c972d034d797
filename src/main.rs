//! The command `ustakana`; `ustakana help` lists what it can do.

use ustakana::server::client::{Asset, Client};

/// What `script/web` built.
const CLIENT: Client = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/client.rs"));

fn main() -> std::process::ExitCode {
    ustakana::cli::run(CLIENT)
}
