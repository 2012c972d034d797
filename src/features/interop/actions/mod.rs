//! Taking a dump over, in one transaction.

mod history;
mod run;
mod things;

use serde_json::json;

use super::model::Report;
use super::nemo::{Dump, Outage, Qualification, Record, Reservation, Tool, UsageEvent, User};
use crate::features::labs::Lab;
use crate::platform::http::Problem;
use crate::platform::write::{Event, Write};
use run::Run;

/// Takes over what a dump of NEMO tells: people, tools, qualifications, outages, reservations and use. A dry run does the
/// same and takes it all back.
///
/// # Errors
/// The database's.
pub fn import_nemo(w: &mut Write<'_>, lab: &Lab, dump: &Dump, dry_run: bool) -> Result<Report, Problem> {
    let mut run = Run::begin(w.c, lab, dump)?;
    if !dry_run {
        take_over(w, &mut run)?;
        let report = run.report();
        tell(w, lab, &report);
        return Ok(report);
    }
    let tried = w.attempt(|w| match take_over(w, &mut run) {
        Ok(()) => Err(Tried::Whole),
        Err(problem) => Err::<(), _>(Tried::Failed(problem)),
    });
    match tried {
        Err(Tried::Failed(problem)) => Err(problem),
        _ => Ok(run.report()),
    }
}

/// The trail keeps that an import was, beside what came of each record; one that brought nothing changed nothing.
fn tell(w: &mut Write<'_>, lab: &Lab, report: &Report) {
    let [created, unchanged, quarantined] = report.counts();
    if created > 0 {
        let counts = json!({ "created": created, "unchanged": unchanged, "quarantined": quarantined });
        w.emit(Event::new("nemo.imported", "lab", lab.id).lab(lab.id).after(counts));
    }
}

/// How a dry run ended: in any case nothing of it stays.
enum Tried {
    Whole,
    Failed(Problem),
}

impl From<crate::platform::db::Fault> for Tried {
    fn from(fault: crate::platform::db::Fault) -> Self {
        Self::Failed(fault.into())
    }
}

fn take_over(w: &mut Write<'_>, run: &mut Run<'_>) -> Result<(), Problem> {
    run.each::<User>(w, things::person)?;
    run.each::<Tool>(w, things::machine)?;
    run.each::<Qualification>(w, things::certification)?;
    run.each::<Outage>(w, history::outage)?;
    run.each::<Reservation>(w, history::reservation)?;
    run.each::<UsageEvent>(w, history::session)?;
    run.leave_out(&[
        User::MODEL,
        Tool::MODEL,
        Qualification::MODEL,
        Outage::MODEL,
        Reservation::MODEL,
        UsageEvent::MODEL,
    ]);
    Ok(())
}
