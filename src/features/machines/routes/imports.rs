use actix_web::{post, web};

use crate::features::identity::{By, may};
use crate::features::labs::{CSV, SentFile};
use crate::features::machines::actions::{self, ImportReport, ImportRow, RowOutcome};
use crate::features::machines::catalogue::{self, FileProblem};
use crate::platform::http::{Answer, ImportQuery, Params, Posting, Problem, RawBody, RowProblemView, Segment};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = ImportRow)]
struct RowView {
    /// The line of the file, from 1.
    line: usize,
    outcome: RowOutcome,
    machine: Option<Id>,
    /// Why the record cannot be taken in.
    problems: Vec<RowProblemView>,
    /// What a person should look at, though the record was taken in.
    warnings: Vec<RowProblemView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = MachineImport)]
struct ImportView {
    created: usize,
    unchanged: usize,
    failed: usize,
    dry_run: bool,
    rows: Vec<RowView>,
}

fn view(report: ImportReport, dry_run: bool, lang: Lang) -> ImportView {
    let row = |row: ImportRow| RowView {
        line: row.line,
        outcome: row.outcome,
        machine: row.machine,
        problems: RowProblemView::each(row.problems, lang),
        warnings: RowProblemView::each(row.warnings, lang),
    };
    ImportView {
        created: report.count(RowOutcome::Created),
        unchanged: report.count(RowOutcome::Unchanged),
        failed: report.count(RowOutcome::Failed),
        dry_run,
        rows: report.rows.into_iter().map(row).collect(),
    }
}

fn unreadable(problem: &FileProblem) -> Problem {
    let detail = match problem {
        FileProblem::Empty => Text::new("file-empty"),
        FileProblem::NotUtf8 { line } => Text::new("file-not-utf8").with("line", *line),
        FileProblem::MissingColumns { missing } => {
            Text::new("file-without-columns").with("columns", missing.join(", "))
        }
        FileProblem::RepeatedColumn { first, second } => {
            Text::new("file-column-twice").with("first", first.as_str()).with("second", second.as_str())
        }
        FileProblem::Unreadable { line, .. } => Text::new("file-unreadable").with("line", *line),
    };
    Problem::field("", problem.code(), detail)
}

/// Take in machines from CSV (managers): good records in one transaction, the others are listed. The same file again
/// changes nothing.
#[utoipa::path(
    tag = "machines",
    params(("lab" = String, Path, description = "Slug or id"), ImportQuery),
    request_body(
        content = String, content_type = "text/csv",
        description = "Comma, semicolon or tab between the cells; a header that names at least make (or Brand) and model.",
        example = "make,model,process,material_class\nPrusa,MK4,MEX,polymer\n",
    ),
    responses((status = 200, description = "What became of each record", body = ImportView)),
)]
#[post("/labs/{lab}/machine-imports")]
pub(super) async fn import_machines(
    by: By<may::ManageMachines>,
    lab: Segment,
    query: Params<ImportQuery>,
    body: RawBody,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (dry_run, lang) = (query.0.dry_run.unwrap_or(false), by.call.lang);
    let sent = SentFile { gate: by.gate(), lab: lab.0, body, media_type: CSV, dry_run, posting };
    let read = |bytes: &[u8]| catalogue::read(bytes).map_err(|problem| unreadable(&problem));
    sent.take_in(by.call.clone(), &service, read, move |w, lab, rows| {
        Ok(view(actions::import(w, lab, rows, dry_run)?, dry_run, lang))
    })
    .await
}
