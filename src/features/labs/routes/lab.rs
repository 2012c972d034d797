use actix_web::{HttpRequest, get, patch, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::actions::{self, LabAsk, LabChange};
use crate::features::labs::hours::{OpeningHours, OpeningSpan};
use crate::features::labs::model::{Lab, Registration, Visibility};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{scope, store};
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, Posting, Problem, Segment, never_null, nullable,
};
use crate::platform::values::{Actor, Id, Instant, Lang, LocalText, LocalTextInput};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "slug": "bishkek", "name": {"en": "FabLab Bishkek", "ky": "FabLab Бишкек"}, "time_zone": "Asia/Bishkek",
    "currency": "KGS", "opening_hours": [{"weekday": "monday", "opens": "09:00", "closes": "18:00"}]
}))]
struct NewLab {
    /// What stands for the lab in addresses.
    #[schema(min_length = 2, max_length = 60, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    slug: String,
    name: LocalTextInput,
    /// A name of the IANA time zone database.
    #[schema(min_length = 1, max_length = 60, example = "Asia/Bishkek")]
    time_zone: String,
    /// ISO 4217.
    #[schema(pattern = "^[A-Z]{3}$", example = "KGS")]
    currency: String,
    /// Holds for all earlier time too. Without it the lab is closed until hours are set.
    #[schema(max_items = 200)]
    opening_hours: Option<Vec<OpeningSpan>>,
    /// `public` by default.
    visibility: Option<Visibility>,
    /// `open` by default.
    registration: Option<Registration>,
    #[schema(min_length = 4, max_length = 100, pattern = "^\\S+$")]
    join_code: Option<String>,
    policy: Option<PolicyPatch>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"registration": "code", "join_code": "bee-hive-7", "policy": {"max_days_ahead": 14}}))]
struct LabPatch {
    name: Option<LocalTextInput>,
    #[schema(pattern = "^[A-Z]{3}$", example = "KGS")]
    currency: Option<String>,
    visibility: Option<Visibility>,
    registration: Option<Registration>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 4, max_length = 100, pattern = "^\\S+$")]
    join_code: Option<Option<String>>,
    /// Merged field by field; null takes the default again.
    #[allow(dead_code, reason = "merged from the body as sent, since null is not the same as absent")]
    policy: Option<PolicyPatch>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Lab)]
struct LabView {
    id: Id,
    slug: String,
    name: LocalText,
    /// The name in the asked language.
    name_local: String,
    time_zone: String,
    currency: String,
    visibility: Visibility,
    registration: Registration,
    /// Shown to managers.
    #[serde(skip_serializing_if = "Option::is_none")]
    join_code: Option<String>,
    /// What the lab states itself; the rest are the defaults.
    policy: PolicyPatch,
    /// The week that holds today.
    opening_hours: Vec<OpeningSpan>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

fn view(lab: &Lab, hours: &OpeningHours, actor: &Actor, lang: Lang, now: Instant) -> LabView {
    let manages = actor.admin || actor.role_in(lab.id) == Some(crate::platform::values::Role::Manager);
    let name = lab.name();
    LabView {
        id: lab.id,
        slug: lab.slug.clone(),
        name_local: name.best(lang).to_owned(),
        name,
        time_zone: lab.time_zone.clone(),
        currency: lab.currency.clone(),
        visibility: lab.visibility,
        registration: lab.registration,
        join_code: lab.join_code.clone().filter(|_| manages),
        policy: lab.policy(),
        opening_hours: hours.week_on(lab.zone().date(now)).to_vec(),
        created_at: lab.created_at,
        updated_at: lab.updated_at,
        version: lab.version,
    }
}

/// Make a lab (administrators).
#[utoipa::path(
    tag = "labs",
    request_body = NewLab,
    responses((status = 201, description = "The lab", body = LabView)),
)]
#[post("/labs")]
pub(super) async fn create_lab(
    by: By<may::ManageInstallation>,
    body: Body<NewLab>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    by.admin()?;
    let (call, sent) = (by.call.clone(), body.value);
    let name = sent.name.clone().checked(call.lang, "/name")?;
    let ask = LabAsk {
        slug: sent.slug,
        name,
        time_zone: sent.time_zone,
        currency: sent.currency,
        opening_hours: sent.opening_hours.unwrap_or_default(),
        visibility: sent.visibility.unwrap_or(Visibility::Public),
        registration: sent.registration.unwrap_or(Registration::Open),
        join_code: sent.join_code,
        policy: sent.policy.unwrap_or_default(),
    };
    let fingerprint = body.fingerprint;
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = actions::create(w, ask.clone())?;
                let hours = store::hours(w.c, lab.id)?;
                let shown = view(&lab, &hours, w.actor(), w.call.lang, w.now);
                Ok(Answer::created(&shown, format!("/api/v1/labs/{}", lab.slug)).version(lab.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LabsQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The labs one may see, by id.
#[utoipa::path(
    tag = "labs",
    params(LabsQuery),
    responses((status = 200, description = "A page of labs", body = Page<LabView>)),
)]
#[get("/labs")]
pub(super) async fn list_labs(
    by: By<may::ViewLab>,
    query: Params<LabsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (actor, lang, now) = (by.actor().clone(), by.call.lang, service.now());
    let rows = service
        .read(move |c| {
            let mine = (!actor.admin).then(|| actor.roles.keys().copied().collect());
            let mut rows = Vec::new();
            for lab in store::list(c, mine, after, limit + 1)? {
                let hours = store::hours(c, lab.id)?;
                rows.push(view(&lab, &hours, &actor, lang, now));
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |lab| lab.id), &request))
}

/// One lab.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    responses((status = 200, description = "The lab", body = LabView)),
)]
#[get("/labs/{lab}")]
pub(super) async fn get_lab(
    by: By<may::ViewLab>,
    lab: Segment,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let hours = store::hours(c, lab.id)?;
            Ok(Answer::ok(&view(&lab, &hours, &gate.actor, lang, now)).version(lab.version))
        })
        .await
}

/// Change a lab (managers). Time zone and slug stay.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = LabPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The lab", body = LabView)),
)]
#[patch("/labs/{lab}")]
pub(super) async fn change_lab(
    by: By<may::ManageLab>,
    lab: Segment,
    if_match: IfMatch,
    body: Body<LabPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["name", "currency", "visibility", "registration"])?;
    let (gate, call, sent, raw) = (by.gate(), by.call.clone(), body.value, body.raw);
    let name = sent.name.clone().map(|name| name.checked(call.lang, "/name")).transpose()?;
    service
        .write(call, move |w| {
            let found = scope::lab(w.c, &gate, &lab.0)?;
            let found = store::locked(w.c, found.id)?;
            if_match.check(found.version)?;
            let change = LabChange {
                name: name.clone(),
                currency: sent.currency.clone(),
                visibility: sent.visibility,
                registration: sent.registration,
                join_code: sent.join_code.clone(),
                policy: found.policy().patched(raw.get("policy"))?,
            };
            let changed = actions::change(w, &found, change)?;
            let hours = store::hours(w.c, changed.id)?;
            let shown = view(&changed, &hours, w.actor(), w.call.lang, w.now);
            Ok(Answer::ok(&shown).version(changed.version))
        })
        .await
}
