//! `ustakana doctor`: looks at everything the service stands on, changes nothing, prints no secret. One line for each
//! finding, with the remedy.

mod database;
mod files;
mod finding;
mod network;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use super::settings::{Flags, Settings};
use finding::{Finding, Level};

/// 1 when there is a problem; warnings alone are 0.
pub fn run(flags: &Flags) -> ExitCode {
    let findings = match Settings::load(flags) {
        Ok(settings) => examine(&settings),
        Err(cause) => vec![Finding::problem("settings", cause, "mend it; docs/operating.md lists what each takes")],
    };
    for finding in &findings {
        println!("{finding}");
    }
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let problems = count(Level::Problem);
    println!("{} ok, {} warnings, {problems} problems", count(Level::Ok), count(Level::Warning));
    if problems == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![Finding::ok("settings", format!("ustakana {} can read them", env!("CARGO_PKG_VERSION")))];
    findings.extend(files::examine(settings));
    findings.extend(database::examine(settings));
    findings.extend(network::examine(settings));
    findings
}
