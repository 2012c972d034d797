use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::{serve, settings};
use crate::features::machines::actions::{self, ImportReport, ImportRow, RowOutcome};
use crate::features::machines::{Error, catalogue};
use crate::platform::values::Clock;
use crate::platform::write::Call;
use crate::{features::labs, server};

#[derive(clap::Args)]
pub struct Machines {
    /// The CSV file
    file: PathBuf,
    /// The lab's slug or id
    #[arg(long)]
    lab: String,
    /// Write nothing, show what would happen
    #[arg(long)]
    dry_run: bool,
    /// Exit with 1 when a row failed
    #[arg(long)]
    strict: bool,
}

/// Imports, prints what became of the rows, and answers 0 when the file was read (1 under `--strict` when a row
/// failed).
///
/// # Errors
/// A sentence for a file, lab or database that cannot be read.
pub fn run(ask: Machines, settings: &settings::Settings) -> Result<ExitCode, String> {
    let bytes = std::fs::read(&ask.file).map_err(|cause| format!("{}: {cause}", ask.file.display()))?;
    let rows = catalogue::read(&bytes).map_err(|problem| format!("{}: {problem}", ask.file.display()))?;
    let service = server::service(serve::open(settings)?, Clock::system());
    let runtime = actix_web::rt::System::new();
    let (lab, dry_run) = (ask.lab.clone(), ask.dry_run);
    let imported = runtime.block_on(service.write(Call::service("import"), move |w| {
        let lab = labs::by_segment(w.c, &lab)?;
        actions::import(w, &lab, &rows, dry_run)
    }));
    let report = imported.map_err(|error| match error {
        Error::Fault(crate::platform::db::Fault::NotFound) => format!("there is no lab \"{}\"", ask.lab),
        other => other.to_string(),
    })?;
    print(&report, dry_run);
    let failed = report.count(RowOutcome::Failed) > 0;
    Ok(if ask.strict && failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// One line for each row that needs a person's eye, then the counts.
fn print(report: &ImportReport, dry_run: bool) {
    for row in report.rows.iter().filter(|row| !(row.problems.is_empty() && row.warnings.is_empty())) {
        print_row(row);
    }
    let warned = report.rows.iter().filter(|row| !row.warnings.is_empty()).count();
    println!(
        "{}{} created, {} unchanged, {} failed, {warned} with warnings, of {} rows.",
        if dry_run { "Nothing was written. Would be: " } else { "" },
        report.count(RowOutcome::Created),
        report.count(RowOutcome::Unchanged),
        report.count(RowOutcome::Failed),
        report.rows.len(),
    );
}

fn print_row(row: &ImportRow) {
    for problem in row.problems.iter().chain(&row.warnings) {
        let column = problem.column.as_deref().map(|column| format!(" [{column}]")).unwrap_or_default();
        let label = if row.label.is_empty() { String::new() } else { format!("{}: ", row.label) };
        println!("{:>6}  {:<9}  {label}{}{column}", row.line, row.outcome.name(), problem.detail);
    }
}
