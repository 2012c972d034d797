use std::collections::BTreeMap;

use actix_web::{HttpRequest, get, post, web};

use crate::features::assets::actions::{self, Scan};
use crate::features::assets::model::{Check, Finding, InventoryOutcome};
use crate::features::assets::rules::check::{Counts, counts, latest, next_due, scanned, unseen};
use crate::features::assets::store::{self, AssetFilter};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines::Machine;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant, Lang, LocalText};
use crate::platform::write::Service;

/// A counting of the lab's machines, and how many were found how.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = InventoryCheck, example = json!({
    "id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "lab": "bishkek", "lab_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8",
    "started_at": "2026-09-01T03:00:00Z", "finished_at": null, "next_due_at": null,
    "counts": { "expected": 14, "found": 3, "moved": 1, "damaged": 0, "missing": 0, "unseen": 10 }
}))]
struct CheckView {
    id: Id,
    lab: String,
    lab_id: Id,
    started_at: Instant,
    finished_at: Option<Instant>,
    /// Half a year after it was finished.
    next_due_at: Option<Instant>,
    counts: Counts,
}

/// A machine as a check knows it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = InventoryMachine)]
struct MachineLine {
    machine: Id,
    name: LocalText,
    name_local: String,
    asset_tag: Option<String>,
    /// Null: not scanned yet.
    outcome: Option<InventoryOutcome>,
    /// Where it was found, or where it should be.
    location: Option<String>,
    found_at: Option<Instant>,
    /// A person's id.
    found_by: Option<Id>,
}

#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = WholeInventoryCheck, example = json!({
    "id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "lab": "bishkek", "lab_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8",
    "started_at": "2026-09-01T03:00:00Z", "finished_at": null, "next_due_at": null,
    "counts": { "expected": 1, "found": 1, "moved": 0, "damaged": 0, "missing": 0, "unseen": 0 },
    "machines": [{
        "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c9", "name": {"en": "Laser cutter"}, "name_local": "Laser cutter",
        "asset_tag": "FL-009", "outcome": "found", "location": "Room 104", "found_at": "2026-09-01T03:10:00Z",
        "found_by": "019a1b2c-3d4e-7f50-8a61-728394a5b6ca"
    }]
}))]
struct WholeCheck {
    #[serde(flatten)]
    check: CheckView,
    /// Of each machine what was found last; those not seen yet first.
    machines: Vec<MachineLine>,
}

/// A check, its machines that nothing was found of, and what counts of each other one.
type Viewed = (CheckView, Vec<Id>, BTreeMap<Id, Finding>);

fn view(c: &mut Db, lab: &Lab, check: &Check) -> DbResult<Viewed> {
    let findings = store::findings(c, check.id)?;
    view_of(c, lab, check, findings)
}

fn view_of(c: &mut Db, lab: &Lab, check: &Check, findings: Vec<Finding>) -> DbResult<Viewed> {
    let found = latest(findings);
    // Once it is finished there is a finding for each machine that was expected.
    let (expected, unseen) = match check.expected {
        Some(expected) => (usize::try_from(expected).unwrap_or_default(), Vec::new()),
        None => {
            let expected = store::expected(c, check)?;
            (expected.len(), unseen(&expected, &found))
        }
    };
    let view = CheckView {
        id: check.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        started_at: check.started_at,
        finished_at: check.finished_at,
        next_due_at: check.finished_at.map(next_due),
        counts: counts(expected, unseen.len(), &found),
    };
    Ok((view, unseen, found))
}

fn line(machine: &Machine, finding: Option<&Finding>, lang: Lang) -> MachineLine {
    let name = machine.name();
    MachineLine {
        machine: machine.id,
        name_local: name.best(lang).to_owned(),
        name,
        asset_tag: machine.asset_tag.clone(),
        outcome: finding.map(|finding| finding.outcome),
        location: finding.and_then(|finding| finding.location.clone()).or_else(|| machine.location.clone()),
        found_at: finding.map(|finding| finding.found_at),
        found_by: finding.and_then(|finding| finding.found_by),
    }
}

fn whole(c: &mut Db, lab: &Lab, check: &Check, lang: Lang) -> DbResult<WholeCheck> {
    let (view, unseen, found) = view(c, lab, check)?;
    let all = store::register(c, lab.id, &AssetFilter::default(), None, i64::MAX)?;
    let known: BTreeMap<Id, Machine> = all.into_iter().map(|owned| (owned.machine.id, owned.machine)).collect();
    let ids = unseen.into_iter().map(|id| (id, None));
    let ids = ids.chain(found.iter().map(|(id, finding)| (*id, Some(finding))));
    let machines = ids.filter_map(|(id, finding)| Some(line(known.get(&id)?, finding, lang))).collect();
    Ok(WholeCheck { check: view, machines })
}

fn lab_of(c: &mut Db, gate: &Gate, check: Id) -> Result<Lab, Problem> {
    let lab = store::check(c, check)?.lab;
    scope::lab_of(c, gate, lab)
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct NewInventoryCheck {}

/// Begin to count the lab's machines (staff). Several may scan at once; a lab has one check open.
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewInventoryCheck,
    responses((status = 201, description = "The check", body = CheckView)),
)]
#[post("/labs/{lab}/inventory-checks")]
pub async fn start_inventory_check(
    by: By<may::MaintainMachines>,
    lab: Segment,
    body: Body<NewInventoryCheck>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let check = actions::start_check(w, &lab)?;
                let (view, ..) = view(w.c, &lab, &check)?;
                Ok(Answer::created(&view, format!("/api/v1/inventory-checks/{}", check.id)))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ChecksQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's inventory checks, the last first (staff).
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id"), ChecksQuery),
    responses((status = 200, description = "A page of checks", body = Page<CheckView>)),
)]
#[get("/labs/{lab}/inventory-checks")]
pub async fn list_inventory_checks(
    by: By<may::MaintainMachines>,
    lab: Segment,
    query: Params<ChecksQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let checks = store::checks(c, lab.id, before, limit + 1)?;
            let mut found = store::findings_of(c, checks.iter().map(|check| check.id).collect())?;
            let views = checks.iter().map(|check| {
                let findings = found.remove(&check.id).unwrap_or_default();
                view_of(c, &lab, check, findings).map(|(view, ..)| view)
            });
            Ok::<_, Problem>(views.collect::<DbResult<Vec<_>>>()?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One check with what was found of each machine: the report (staff).
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The check's id")),
    responses((status = 200, description = "The check", body = WholeCheck)),
)]
#[get("/inventory-checks/{id}")]
pub async fn get_inventory_check(
    by: By<may::MaintainMachines>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let lab = lab_of(c, &gate, id.0)?;
            let check = store::check(c, id.0)?;
            Ok::<_, Problem>(Answer::ok(&whole(c, &lab, &check, lang)?))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "tag": "FL-009", "location": "Room 104" }))]
struct NewScan {
    /// What the scanner read: a label's address, an asset tag or an inventory number.
    #[schema(min_length = 1, max_length = 500, pattern = "\\S")]
    tag: String,
    /// Where it stands; where it should when absent. Elsewhere than that, it is `moved` and stands there from now on.
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    location: Option<String>,
    damaged: Option<bool>,
}

/// Write down a machine that stands before one (staff). Scanned again, the last word counts.
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The check's id")),
    request_body = NewScan,
    responses((status = 201, description = "What was found", body = MachineLine, example = json!({
        "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c9", "name": {"en": "Laser cutter"}, "name_local": "Laser cutter",
        "asset_tag": "FL-009", "outcome": "found", "location": "Room 104", "found_at": "2026-09-01T03:10:00Z",
        "found_by": "019a1b2c-3d4e-7f50-8a61-728394a5b6ca"
    }))),
)]
#[post("/inventory-checks/{id}/scans")]
pub async fn scan_machine(
    by: By<may::MaintainMachines>,
    id: PathId,
    body: Body<NewScan>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = Scan {
        scanned: scanned(&sent.tag),
        location: sent.location.map(|location| location.trim().to_owned()),
        damaged: sent.damaged.unwrap_or(false),
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, id.0)?;
                let (finding, machine) = actions::scan(w, &lab, id.0, &ask)?;
                let view = line(&machine, Some(&finding), w.call.lang);
                Ok(Answer::created(&view, format!("/api/v1/inventory-checks/{}", id.0)))
            })
        })
        .await
}

/// End a check (staff): what was not scanned is missing.
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The check's id")),
    request_body = NewInventoryCheck,
    responses((status = 200, description = "The report", body = WholeCheck)),
)]
#[post("/inventory-checks/{id}/finish")]
pub async fn finish_inventory_check(
    by: By<may::MaintainMachines>,
    id: PathId,
    body: Body<NewInventoryCheck>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, fingerprint) = (by.gate(), by.call.lang, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, id.0)?;
                let (check, _) = actions::finish_check(w, id.0)?;
                Ok(Answer::ok(&whole(w.c, &lab, &check, lang)?))
            })
        })
        .await
}
