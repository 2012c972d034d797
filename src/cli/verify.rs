use std::process::ExitCode;

use super::serve::{open, secret_source};
use super::settings::Settings;
use crate::features::identity::Secret;
use crate::features::{audit, files, stats, stock, training};
use crate::platform::values::Clock;
use crate::platform::write::Service;
use crate::server;

#[derive(Debug, clap::Args)]
pub struct VerifyCommand {
    /// A head of the audit trail that was noted earlier: is it still in the chain?
    #[arg(long, value_name = "HASH", value_parser = head)]
    head: Option<audit::Hash>,
}

fn head(text: &str) -> Result<audit::Hash, String> {
    audit::parse_hash(text).ok_or_else(|| "expected 64 hexadecimal digits".to_owned())
}

/// Computes every kept figure anew, adds up the ledger of stock, counts who holds what, reads every file, and walks the audit trail; says what
/// is wrong: 0 when nothing is, else 1.
pub fn verify(settings: &Settings, command: &VerifyCommand) -> Result<ExitCode, String> {
    let secret = Secret::find(&secret_source(settings))?;
    let service = server::service(open(settings)?, Clock::system());
    let runtime = actix_web::rt::System::new();
    let figures = runtime.block_on(figures(&service))?;
    let ledger = runtime.block_on(ledger(&service))?;
    let held = runtime.block_on(certifications(&service))?;
    let papers = runtime.block_on(papers(&service))?;
    let trail = runtime.block_on(trail(&service, secret.as_ref(), command.head))?;
    Ok(if figures && ledger && held && papers && trail { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn figures(service: &Service) -> Result<bool, String> {
    let report = stats::verify(service).await.map_err(|fault| fault.to_string())?;
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
    Ok(report.differences.is_empty())
}

async fn ledger(service: &Service) -> Result<bool, String> {
    let report = stock::verify(service).await.map_err(|fault| fault.to_string())?;
    for difference in &report.differences {
        println!("Stock differs: item {difference}");
    }
    println!(
        "Stock: {} movements of {} items added up, {} differences.",
        report.movements,
        report.items,
        report.differences.len()
    );
    Ok(report.differences.is_empty())
}

async fn certifications(service: &Service) -> Result<bool, String> {
    let report = training::verify(service).await.map_err(|fault| fault.to_string())?;
    for (certification, what) in &report.differences {
        println!("Certifications differ: {certification} {what}.");
    }
    println!(
        "Certifications: {} granted, {} revoked, {} expired, {} valid, {} differ.",
        report.grants,
        report.revocations,
        report.expiries,
        report.valid,
        report.differences.len()
    );
    Ok(report.is_ok())
}

async fn papers(service: &Service) -> Result<bool, String> {
    let report = files::verify(service).await.map_err(|fault| fault.to_string())?;
    for file in &report.differences {
        println!("Files differ: the bytes of {file} no longer give its hash.");
    }
    println!("Files: {} read, {} differ.", report.files, report.differences.len());
    Ok(report.differences.is_empty())
}

async fn trail(service: &Service, secret: Option<&Secret>, head: Option<audit::Hash>) -> Result<bool, String> {
    let found = audit::verify(service, secret, head).await.map_err(|fault| fault.to_string())?;
    for finding in found.findings.kept() {
        println!("Audit: {finding}");
    }
    let hidden = found.findings.total().saturating_sub(found.findings.kept().len().try_into().unwrap_or(u64::MAX));
    if hidden > 0 {
        println!("Audit: {hidden} more findings are not shown.");
    }
    if found.late_events > 0 {
        println!("Audit: {} events were sealed long after the time that they name.", found.late_events);
    }
    if secret.is_none() {
        println!("Audit: without the service's secret it is not known whether the signing keys are its own.");
    }
    println!(
        "Audit: {} events in {} signed batches, {} not sealed yet, {} findings. Head: {}",
        found.sealed_events,
        found.batches,
        found.unsealed_events,
        found.findings.total(),
        found.head().unwrap_or_else(|| "none".to_owned())
    );
    Ok(found.is_ok())
}
