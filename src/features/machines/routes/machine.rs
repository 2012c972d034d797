use actix_web::{get, patch, post, web};
use chrono::NaiveDate;

use super::input::{CapabilityInput, SizeMm, capabilities, trimmed};
use super::view::MachineView;
use crate::features::identity::{By, may};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::scope;
use crate::features::machines::actions::{self, MachineAsk, MachineChange};
use crate::features::machines::model::MachineStatus;
use crate::features::machines::store;
use crate::platform::http::{Answer, Body, IfMatch, PathId, Posting, Problem, Segment, never_null, nullable};
use crate::platform::values::{Id, Lang, LocalText, LocalTextInput, Money};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": {"en": "Prusa MK4 by the window"}, "make": "Prusa", "model": "MK4",
    "capabilities": [{"process": "MEX", "material_class": "polymer"}], "build_volume_mm": [250, 210, 220],
    "policy": {"max_minutes": 720}
}))]
struct NewMachine {
    name: LocalTextInput,
    /// What it is for and how to start.
    description: Option<LocalTextInput>,
    /// A class's id.
    class: Option<Id>,
    #[schema(max_length = 200)]
    make: String,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    model: String,
    /// Unique within the lab.
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    asset_tag: Option<String>,
    #[schema(min_length = 1, max_length = 200)]
    serial: Option<String>,
    #[schema(min_length = 1, max_length = 200)]
    location: Option<String>,
    /// `in_service` by default; holds for all earlier time too.
    status: Option<MachineStatus>,
    #[schema(max_items = 50)]
    capabilities: Option<Vec<CapabilityInput>>,
    build_volume_mm: Option<SizeMm>,
    policy: Option<PolicyPatch>,
    /// What is to be seen to, and acknowledged, before it starts.
    #[schema(max_items = 30)]
    checklist: Option<Vec<LocalTextInput>>,
    /// Who gave it or which grant paid for it.
    #[schema(min_length = 1, max_length = 200)]
    grant: Option<String>,
    acquired_on: Option<NaiveDate>,
    cost: Option<Money>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"location": "Room 204", "policy": {"buffer_minutes": 15}}))]
struct MachinePatch {
    name: Option<LocalTextInput>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<LocalTextInput>)]
    description: Option<Option<LocalTextInput>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Id>)]
    class: Option<Option<Id>>,
    #[schema(max_length = 200)]
    make: Option<String>,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    model: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200, pattern = "\\S")]
    asset_tag: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    serial: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    location: Option<Option<String>>,
    /// Replaces all of them.
    #[schema(max_items = 50)]
    capabilities: Option<Vec<CapabilityInput>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<SizeMm>)]
    build_volume_mm: Option<Option<SizeMm>>,
    /// Merged field by field; null takes the class's or lab's again.
    #[allow(dead_code, reason = "merged from the body as sent, since null is not the same as absent")]
    policy: Option<PolicyPatch>,
    /// Replaces all of it.
    #[schema(max_items = 30)]
    checklist: Option<Vec<LocalTextInput>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    grant: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<NaiveDate>)]
    acquired_on: Option<Option<NaiveDate>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Money>)]
    cost: Option<Option<Money>>,
}

/// Add a machine (managers).
#[utoipa::path(
    tag = "machines",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewMachine,
    responses((status = 201, description = "The machine", body = MachineView)),
)]
#[post("/labs/{lab}/machines")]
pub(super) async fn create_machine(
    by: By<may::ManageMachines>,
    lab: Segment,
    body: Body<NewMachine>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let ask = MachineAsk {
        name: sent.name.checked(call.lang, "/name")?,
        description: sent.description.map(|text| text.checked(call.lang, "/description")).transpose()?,
        class: sent.class,
        make: sent.make.trim().to_owned(),
        model: sent.model.trim().to_owned(),
        asset_tag: trimmed(sent.asset_tag),
        serial: trimmed(sent.serial),
        location: trimmed(sent.location),
        status: sent.status.unwrap_or(MachineStatus::InService),
        capabilities: capabilities(sent.capabilities.unwrap_or_default()),
        size_mm: sent.build_volume_mm.map(|size| size.0.to_vec()),
        policy: sent.policy.unwrap_or_default(),
        checklist: checklist(sent.checklist, call.lang)?.unwrap_or_default(),
        grant: trimmed(sent.grant),
        acquired_on: sent.acquired_on,
        cost: sent.cost,
        import_key: None,
    };
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let machine = actions::create(w, &lab, ask.clone())?;
                let (id, version) = (machine.id, machine.version);
                let shown = MachineView::of(&lab, store::shown(w.c, machine)?, w.call.lang);
                Ok(Answer::created(&shown, format!("/api/v1/machines/{id}")).version(version))
            })
        })
        .await
}

/// One machine.
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The machine's id")),
    responses((status = 200, description = "The machine", body = MachineView)),
)]
#[get("/machines/{id}")]
pub(super) async fn get_machine(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let machine = store::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, machine.lab)?;
            let version = machine.version;
            Ok(Answer::ok(&MachineView::of(&lab, store::shown(c, machine)?, lang)).version(version))
        })
        .await
}

/// Change a machine (managers). Its status has its own operation, which keeps history.
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The machine's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = MachinePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The machine", body = MachineView)),
)]
#[patch("/machines/{id}")]
pub(super) async fn change_machine(
    by: By<may::ManageMachines>,
    id: PathId,
    if_match: IfMatch,
    body: Body<MachinePatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["name", "make", "model", "capabilities", "checklist"])?;
    let (gate, call, raw) = (by.gate(), by.call.clone(), body.raw);
    let change = change(body.value, call.lang)?;
    service
        .write(call, move |w| {
            let lab = store::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let machine = store::locked(w.c, id.0)?;
            if_match.check(machine.version)?;
            let policy = machine.policy().patched(raw.get("policy"))?;
            let changed = actions::change(w, &lab, &machine, MachineChange { policy, ..change.clone() })?;
            let version = changed.version;
            let shown = MachineView::of(&lab, store::shown(w.c, changed)?, w.call.lang);
            Ok(Answer::ok(&shown).version(version))
        })
        .await
}

fn description(sent: Option<Option<LocalTextInput>>, lang: Lang) -> Result<Option<Option<LocalText>>, Problem> {
    let checked = |text: LocalTextInput| text.checked(lang, "/description");
    sent.map(|text| text.map(checked).transpose()).transpose()
}

fn checklist(sent: Option<Vec<LocalTextInput>>, lang: Lang) -> Result<Option<Vec<LocalText>>, Problem> {
    let text = |(index, text): (usize, LocalTextInput)| text.checked(lang, &format!("/checklist/{index}"));
    sent.map(|all| all.into_iter().enumerate().map(text).collect()).transpose()
}

fn change(sent: MachinePatch, lang: Lang) -> Result<MachineChange, Problem> {
    Ok(MachineChange {
        name: sent.name.map(|name| name.checked(lang, "/name")).transpose()?,
        description: description(sent.description, lang)?,
        class: sent.class,
        make: sent.make.map(|make| make.trim().to_owned()),
        model: sent.model.map(|model| model.trim().to_owned()),
        asset_tag: sent.asset_tag.map(trimmed),
        serial: sent.serial.map(trimmed),
        location: sent.location.map(trimmed),
        capabilities: sent.capabilities.map(capabilities),
        size_mm: sent.build_volume_mm.map(|size| size.map(|size| size.0.to_vec())),
        policy: None,
        checklist: checklist(sent.checklist, lang)?,
        grant: sent.grant.map(trimmed),
        acquired_on: sent.acquired_on,
        cost: sent.cost,
    })
}
