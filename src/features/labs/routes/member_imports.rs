use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, post, web};

use crate::features::identity::{Auth, By, may};
use crate::features::labs::actions::{self, MemberOutcome, MemberRow};
use crate::features::labs::member_list::{self, ListProblem};
use crate::features::labs::{CSV, SentFile, scope, slips};
use crate::platform::http::{
    Answer, Body, Code, ImportQuery, Params, Posting, Problem, RawBody, RowProblemView, Segment,
};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// The most slips on one print.
const MOST_SLIPS: usize = 1000;

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = MemberImportRow)]
struct RowView {
    /// The line of the file, from 1.
    line: u64,
    outcome: MemberOutcome,
    /// The person's id.
    member: Option<Id>,
    /// Why the record cannot be taken in.
    problems: Vec<RowProblemView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = MemberImport)]
struct ImportView {
    created: usize,
    changed: usize,
    unchanged: usize,
    failed: usize,
    dry_run: bool,
    rows: Vec<RowView>,
}

fn view(rows: Vec<MemberRow>, dry_run: bool, lang: Lang) -> ImportView {
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    let (created, changed) = (count(MemberOutcome::Created), count(MemberOutcome::Changed));
    let (unchanged, failed) = (count(MemberOutcome::Unchanged), count(MemberOutcome::Failed));
    let row = |row: MemberRow| RowView {
        line: row.line,
        outcome: row.outcome,
        member: row.member,
        problems: RowProblemView::each(row.problems, lang),
    };
    ImportView { created, changed, unchanged, failed, dry_run, rows: rows.into_iter().map(row).collect() }
}

impl From<ListProblem> for Problem {
    fn from(problem: ListProblem) -> Self {
        let code = match problem {
            ListProblem::NotUtf8 => "not_utf8",
            ListProblem::NoName => "missing_columns",
            ListProblem::UnknownColumn(_) => "unknown_column",
            ListProblem::Unreadable { .. } => "unreadable",
        };
        Self::field("", code, problem.text())
    }
}

/// Take in members from CSV (managers): good records in one transaction, the others are listed. Who has no account yet gets
/// one, to be taken over by a claim slip. The same file again changes nothing.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id"), ImportQuery),
    request_body(
        content = String, content_type = "text/csv",
        description = "Comma, semicolon or tab between the cells; a header that names full_name and some of email, phone, \
                       student_number, affiliation, role, locale.",
        example = "full_name,phone,student_number,affiliation\nAida Asanova,+996 555 123456,ST-17,Mechanics\n",
    ),
    responses((status = 200, description = "What became of each record", body = ImportView)),
)]
#[post("/labs/{lab}/member-imports")]
pub(super) async fn import_members(
    by: By<may::ManageMembers>,
    lab: Segment,
    query: Params<ImportQuery>,
    body: RawBody,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (dry_run, lang) = (query.0.dry_run.unwrap_or(false), by.call.lang);
    let sent = SentFile { gate: by.gate(), lab: lab.0, body, media_type: CSV, dry_run, posting };
    let read = |bytes: &[u8]| Ok(member_list::read(bytes)?);
    sent.take_in(by.call.clone(), &service, read, move |w, lab, rows| {
        Ok(view(actions::import_members(w, lab, rows, dry_run)?, dry_run, lang))
    })
    .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct SlipsRequest {
    /// Only for these people; absent: for all who have not taken over their account yet.
    #[schema(min_items = 1, max_items = 1000)]
    members: Option<Vec<Id>>,
}

/// Print claim slips (managers): a PDF of ten slips a sheet, each with a new code that holds 90 days. Codes on slips
/// printed before for the same people stop working; a code is kept nowhere but on its slip.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body(content = Option<SlipsRequest>),
    responses((status = 200, description = "The slips", content((String = "application/pdf", example = json!("%PDF-…"))))),
)]
#[post("/labs/{lab}/claim-slips")]
pub(super) async fn print_claim_slips(
    by: By<may::ManageMembers>,
    lab: Segment,
    body: Body<SlipsRequest>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let (gate, sent, lang, issuer) = (by.gate(), body.value, by.call.lang, auth.get_ref().clone());
    let (lab, made) = service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            let made = actions::claim_slips(w, &issuer, &lab, sent.members.as_deref(), MOST_SLIPS)?;
            Ok::<_, Problem>((lab, made))
        })
        .await?;
    if made.is_empty() {
        return Err(Problem::new(Code::NotFound, Text::new("nobody-to-claim")));
    }
    let url = format!("{}/claim", auth.public_url());
    let document = slips::pdf(lab.name().best(lang), &url, &made).map_err(|cause| {
        tracing::error!(cause, "claim slips could not be printed");
        Problem::of(Code::Internal)
    })?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"claim-slips-{}.pdf\"", lab.slug)))
        .content_type("application/pdf")
        .body(document))
}
