use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::{serve, settings};
use crate::features::interop::{self, Report};
use crate::features::labs;
use crate::platform::http::Problem;
use crate::platform::values::{Clock, Lang};
use crate::platform::write::Call;
use crate::server;

#[derive(clap::Args)]
pub struct Nemo {
    /// The JSON file that `dumpdata` wrote
    file: PathBuf,
    /// The lab's slug or id
    #[arg(long)]
    lab: String,
    /// Write nothing, show what would happen
    #[arg(long)]
    dry_run: bool,
}

/// Takes a dump over and prints what became of its records.
///
/// # Errors
/// A sentence for a file, lab or database that cannot be read.
pub fn run(ask: Nemo, settings: &settings::Settings) -> Result<ExitCode, String> {
    let named = |cause: String| format!("{}: {cause}", ask.file.display());
    let bytes = std::fs::read(&ask.file).map_err(|cause| named(cause.to_string()))?;
    let dump = interop::read(&bytes).map_err(|problem| named(problem.text().say(Lang::En, None)))?;
    let service = server::service(serve::open(settings)?, Clock::system());
    let runtime = actix_web::rt::System::new();
    let (lab, dry_run) = (ask.lab, ask.dry_run);
    let imported = runtime.block_on(service.write(Call::service("import"), move |w| {
        let lab = labs::by_segment(w.c, &lab)?;
        interop::import_nemo(w, &lab, &dump, dry_run)
    }));
    print(&imported.map_err(|problem: Problem| problem.line().detail.say(Lang::En, None))?, dry_run);
    Ok(ExitCode::SUCCESS)
}

/// One line for each record that was quarantined, then the counts.
fn print(report: &Report, dry_run: bool) {
    for one in &report.quarantined {
        let name = one.name.as_deref().unwrap_or("-");
        println!("{:>6}  {} {name}: {}", one.record, one.model, one.problem.detail.say(Lang::En, None));
    }
    if dry_run {
        println!("Nothing was written. Would be:");
    }
    for kind in &report.kinds {
        let (model, created, unchanged) = (&kind.model, kind.created, kind.unchanged);
        println!(
            "{model}: {created} created, {unchanged} unchanged, {} quarantined, of {}.",
            kind.quarantined, kind.read
        );
    }
    let records: usize = report.left_out.iter().map(|(_, records)| records).sum();
    println!("{} other kinds with {records} records have no place here.", report.left_out.len());
}
