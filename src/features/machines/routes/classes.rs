use actix_web::{HttpRequest, get, patch, post, web};

use super::view::ClassView;
use crate::features::identity::{By, may};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::scope;
use crate::features::machines::actions::{self, ClassAsk, ClassChange};
use crate::features::machines::store::classes;
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null,
};
use crate::platform::values::{Id, LocalTextInput};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": {"en": "FDM printers"}, "policy": {"max_minutes": 720}}))]
struct NewMachineClass {
    name: LocalTextInput,
    policy: Option<PolicyPatch>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"policy": {"max_minutes": 480, "buffer_minutes": null}}))]
struct MachineClassPatch {
    name: Option<LocalTextInput>,
    /// Merged field by field; null takes the lab's again.
    #[allow(dead_code, reason = "merged from the body as sent, since null is not the same as absent")]
    policy: Option<PolicyPatch>,
}

/// Make a class of machines (managers).
#[utoipa::path(
    tag = "machines",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewMachineClass,
    responses((status = 201, description = "The class", body = ClassView)),
)]
#[post("/labs/{lab}/machine-classes")]
pub(super) async fn create_class(
    by: By<may::ManageMachines>,
    lab: Segment,
    body: Body<NewMachineClass>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let name = sent.name.checked(call.lang, "/name")?;
    let ask = ClassAsk { name, policy: sent.policy.unwrap_or_default() };
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let class = actions::create_class(w, &lab, &ask)?;
                let location = format!("/api/v1/machine-classes/{}", class.id);
                Ok(Answer::created(&ClassView::of(&lab, &class, w.call.lang), location).version(class.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ClassesQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's classes of machines by id.
#[utoipa::path(
    tag = "machines",
    params(("lab" = String, Path, description = "Slug or id"), ClassesQuery),
    responses((status = 200, description = "A page of classes", body = Page<ClassView>)),
)]
#[get("/labs/{lab}/machine-classes")]
pub(super) async fn list_classes(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<ClassesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = classes::list(c, lab.id, after, limit + 1)?;
            Ok::<_, Problem>(rows.iter().map(|class| ClassView::of(&lab, class, lang)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |class| class.id), &request))
}

/// One class of machines.
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The class's id")),
    responses((status = 200, description = "The class", body = ClassView)),
)]
#[get("/machine-classes/{id}")]
pub(super) async fn get_class(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let class = classes::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, class.lab)?;
            Ok(Answer::ok(&ClassView::of(&lab, &class, lang)).version(class.version))
        })
        .await
}

/// Change a class of machines (managers).
#[utoipa::path(
    tag = "machines",
    params(("id" = Id, Path, description = "The class's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = MachineClassPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The class", body = ClassView)),
)]
#[patch("/machine-classes/{id}")]
pub(super) async fn change_class(
    by: By<may::ManageMachines>,
    id: PathId,
    if_match: IfMatch,
    body: Body<MachineClassPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["name"])?;
    let (gate, call, raw) = (by.gate(), by.call.clone(), body.raw);
    let name = body.value.name.map(|name| name.checked(call.lang, "/name")).transpose()?;
    service
        .write(call, move |w| {
            let lab = classes::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let class = classes::locked(w.c, id.0)?;
            if_match.check(class.version)?;
            let change = ClassChange { name: name.clone(), policy: class.policy().patched(raw.get("policy"))? };
            let changed = actions::change_class(w, &lab, &class, change)?;
            Ok(Answer::ok(&ClassView::of(&lab, &changed, w.call.lang)).version(changed.version))
        })
        .await
}
