use std::process::ExitCode;

use super::serve::open;
use super::settings::Settings;
use crate::features::stats;
use crate::platform::values::Clock;
use crate::server;

/// Computes every kept figure anew and says where it differs: 0 when all agree, else 1.
pub fn verify(settings: &Settings) -> Result<ExitCode, String> {
    let service = server::service(open(settings)?, Clock::system());
    let runtime = actix_web::rt::System::new();
    let report = runtime.block_on(stats::verify(&service)).map_err(|fault| fault.to_string())?;
    for difference in &report.differences {
        println!(
            "Figures differ: lab {}, machine {}, {}: {}",
            difference.lab, difference.machine, difference.day, difference.detail
        );
    }
    println!(
        "Figures: {} days of {} machines computed anew, {} differ.",
        report.days,
        report.machines,
        report.differences.len()
    );
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
