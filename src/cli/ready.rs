use std::process::ExitCode;

use super::ask::ask;
use super::settings::Settings;

/// Asks the running service whether it can serve: 0 when it can, else 1. For health checks of containers and units.
pub fn run(settings: &Settings) -> Result<ExitCode, String> {
    match ask(settings.bind, "/readyz") {
        Some((200, _)) => Ok(ExitCode::SUCCESS),
        Some((status, _)) => {
            println!("not ready: {} answers with {status}", settings.bind);
            Ok(ExitCode::from(1))
        }
        None => {
            println!("not ready: nothing answers on {}", settings.bind);
            Ok(ExitCode::from(1))
        }
    }
}
