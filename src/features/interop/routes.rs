use actix_web::{post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::import_nemo;
use super::model::{Report, Tally};
use super::nemo;
use crate::features::identity::{By, may};
use crate::features::labs::SentFile;
use crate::platform::http::{Answer, ImportQuery, Params, Posting, Problem, RawBody, RowProblemView, Segment};
use crate::platform::values::Lang;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(import_from_nemo);
}

/// A kind of which nothing is taken over.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct LeftOut {
    model: String,
    records: usize,
}

/// A record that was not taken over.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct QuarantinedRecord {
    /// Its place in the dump, from 1.
    record: usize,
    model: String,
    /// The name or number it has there, where it has one.
    name: Option<String>,
    problem: RowProblemView,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct NemoImport {
    dry_run: bool,
    /// In the order in which they were taken over.
    kinds: Vec<Tally>,
    left_out: Vec<LeftOut>,
    quarantined: Vec<QuarantinedRecord>,
}

impl NemoImport {
    fn of(report: Report, dry_run: bool, lang: Lang) -> Self {
        let left_out = report.left_out.into_iter().map(|(model, records)| LeftOut { model, records });
        let quarantined = report.quarantined.into_iter().map(|one| QuarantinedRecord {
            record: one.record,
            model: one.model,
            name: one.name,
            problem: RowProblemView::of(one.problem, lang),
        });
        Self { dry_run, kinds: report.kinds, left_out: left_out.collect(), quarantined: quarantined.collect() }
    }
}

/// Take over a lab from NEMO (managers): users, tools, qualifications, scheduled outages, reservations and usage events
/// of what its `dumpdata` writes, in one transaction. What cannot be taken over is listed with the reason. The same dump
/// again changes nothing.
#[utoipa::path(
    tag = "interop",
    params(("lab" = String, Path, description = "Slug or id"), ImportQuery),
    request_body(
        content = String, content_type = "application/json",
        description = "NEMO's dump: a list of objects with model, pk and fields.",
        example = "[{\"model\":\"NEMO.tool\",\"fields\":{\"name\":\"Sinter\",\"visible\":true,\"_operational\":true}}]",
    ),
    responses((status = 200, description = "What became of the records", body = NemoImport)),
)]
#[post("/labs/{lab}/nemo-imports")]
async fn import_from_nemo(
    by: By<may::ManageLab>,
    // It makes people, machines and certifications: a key needs the scope of each.
    _people: By<may::ManageMembers>,
    _machines: By<may::ManageMachines>,
    _training: By<may::ManageTraining>,
    (lab, query): (Segment, Params<ImportQuery>),
    body: RawBody,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (dry_run, lang) = (query.0.dry_run.unwrap_or(false), by.call.lang);
    let sent = SentFile { gate: by.gate(), lab: lab.0, body, media_type: "application/json", dry_run, posting };
    let read = |bytes: &[u8]| nemo::read(bytes).map_err(|problem| Problem::field("", problem.code(), problem.text()));
    sent.take_in(by.call.clone(), &service, read, move |w, lab, dump| {
        Ok(NemoImport::of(import_nemo(w, lab, dump, dry_run)?, dry_run, lang))
    })
    .await
}
