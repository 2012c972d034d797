use actix_web::{post, web};

use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::machines::actions::{self, ImportReport, ImportRow, RowOutcome};
use crate::features::machines::catalogue::{self, FileProblem, RowProblem};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Code, Params, Posting, Problem, RawBody, Segment};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ImportQuery {
    /// Writes nothing; answers what would happen.
    dry_run: Option<bool>,
}

/// Something wrong with a record, in words that say what to do about it.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = RowProblem)]
struct RowProblemView {
    code: &'static str,
    /// The column's name as the file writes it.
    column: Option<String>,
    /// In the reader's language.
    detail: String,
}

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
    let one = |problem: RowProblem| RowProblemView {
        code: problem.code,
        column: problem.column,
        detail: problem.detail.say(lang, None),
    };
    let told = |problems: Vec<RowProblem>| problems.into_iter().map(one).collect();
    let row = |row: ImportRow| RowView {
        line: row.line,
        outcome: row.outcome,
        machine: row.machine,
        problems: told(row.problems),
        warnings: told(row.warnings),
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
    let (gate, dry_run) = (by.gate(), query.0.dry_run.unwrap_or(false));
    let (seen, segment) = (gate.clone(), lab.0.clone());
    service.read(move |c: &mut Db| scope::lab(c, &seen, &segment).map(|_| ())).await?;
    if body.media_type != "text/csv" {
        return Err(Problem::new(Code::UnsupportedMediaType, Text::new("send-csv")));
    }
    let rows = catalogue::read(&body.bytes).map_err(|problem| unreadable(&problem))?;
    let fingerprint = body.fingerprint;
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            if dry_run {
                return Ok(Answer::ok(&view(actions::import(w, &lab, &rows, true)?, true, w.call.lang)));
            }
            posting.once(w, fingerprint, |w| {
                let report = actions::import(w, &lab, &rows, false)?;
                Ok(Answer::ok(&view(report, false, w.call.lang)))
            })
        })
        .await
}
