use actix_web::{HttpRequest, get, patch, post, web};

use super::visible;
use crate::features::groups::actions::{self, GroupAsk, GroupChange};
use crate::features::groups::model::{Group, GroupKind};
use crate::features::groups::store::{self, GroupFilter};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null, nullable,
};
use crate::platform::values::{Actor, Id, Instant};
use crate::platform::write::{Service, Write};

/// A class names its teacher and a team its leader as `lead`; a visit says how many come.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "kind": "class", "name": "ME-2-24", "lead": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7"
}))]
struct NewGroup {
    kind: GroupKind,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    name: String,
    /// A member's person id: the teacher of a class, the leader of a team.
    lead: Option<Id>,
    /// Person ids of who belongs to a class or team, beside its lead.
    #[schema(max_items = 200)]
    members: Option<Vec<Id>>,
    /// How many come, of a visit.
    #[schema(minimum = 1, maximum = 1000)]
    headcount: Option<i32>,
    /// Who answers for a visit, and how they are reached; read by staff, forgotten when it is archived.
    #[schema(min_length = 1, max_length = 500, pattern = "\\S")]
    contact: Option<String>,
    /// What a team may book in a week on all machines together; no quota when absent.
    #[schema(minimum = 1, maximum = 100_800)]
    max_minutes_per_week: Option<i32>,
    /// Whether a team's bookings count towards the quotas of who holds them too.
    counts_personally: Option<bool>,
}

/// What is absent stays; null removes the contact and the quota.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "ME-2-24, second half"}))]
struct GroupPatch {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    name: Option<String>,
    lead: Option<Id>,
    /// Replaces all of them.
    #[schema(max_items = 200)]
    members: Option<Vec<Id>>,
    #[schema(minimum = 1, maximum = 1000)]
    headcount: Option<i32>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, pattern = "\\S")]
    contact: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 100_800)]
    max_minutes_per_week: Option<Option<i32>>,
    counts_personally: Option<bool>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = LabGroup)]
struct GroupView {
    id: Id,
    lab: String,
    lab_id: Id,
    kind: GroupKind,
    name: String,
    lead: Option<Id>,
    /// Told to staff and the lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<Id>>,
    headcount: Option<i32>,
    /// Told to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
    max_minutes_per_week: Option<i32>,
    counts_personally: bool,
    /// Nothing more is booked for it.
    archived: bool,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

fn view(lab: &Lab, group: Group, members: Vec<Id>, actor: &Actor) -> GroupView {
    let staff = actor.is_staff_of(lab.id);
    let leads = group.lead.is_some() && group.lead == actor.person();
    GroupView {
        id: group.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        kind: group.kind,
        name: group.name,
        lead: group.lead,
        members: (staff || leads).then_some(members),
        headcount: group.headcount,
        contact: group.contact.filter(|_| staff),
        max_minutes_per_week: group.max_minutes_per_week,
        counts_personally: group.counts_personally,
        archived: group.archived_at.is_some(),
        created_at: group.created_at,
        updated_at: group.updated_at,
        version: group.version,
    }
}

fn answer(c: &mut Db, lab: &Lab, group: Group, actor: &Actor) -> Result<Answer, Problem> {
    let (members, version) = (store::members(c, group.id)?, group.version);
    Ok(Answer::ok(&view(lab, group, members, actor)).version(version))
}

/// Add a class, a team or a visit (staff).
#[utoipa::path(
    tag = "groups",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewGroup,
    responses((status = 201, description = "The group", body = GroupView)),
)]
#[post("/labs/{lab}/groups")]
pub async fn create_group(
    by: By<may::ManageGroups>,
    lab: Segment,
    body: Body<NewGroup>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = GroupAsk {
        kind: sent.kind,
        name: sent.name.trim().to_owned(),
        lead: sent.lead,
        members: sent.members.unwrap_or_default(),
        headcount: sent.headcount,
        contact: sent.contact,
        max_minutes_per_week: sent.max_minutes_per_week,
        counts_personally: sent.counts_personally.unwrap_or(false),
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create_group(w, &lab, &ask)?;
                let view = view(&lab, made, ask.members.clone(), &gate.actor);
                Ok(Answer::created(&view, format!("/api/v1/groups/{}", view.id)).version(view.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct GroupsQuery {
    kind: Option<GroupKind>,
    /// Also those for which nothing more is booked.
    archived: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Groups by id: those that one leads or belongs to; for staff, all of the lab.
#[utoipa::path(
    tag = "groups",
    params(("lab" = String, Path, description = "Slug or id"), GroupsQuery),
    responses((status = 200, description = "A page of groups", body = Page<GroupView>)),
)]
#[get("/labs/{lab}/groups")]
pub async fn list_groups(
    by: By<may::Book>,
    lab: Segment,
    query: Params<GroupsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, person) = (by.gate(), by.person()?);
    let (kind, archived) = (query.0.kind, query.0.archived.unwrap_or(false));
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let insider = (!gate.actor.is_staff_of(lab.id)).then_some(person);
            let filter = GroupFilter { lab: lab.id, kind, archived, insider };
            let groups = store::list(c, &filter, after, limit + 1)?;
            let mut members = store::members_of(c, &groups.iter().map(|group| group.id).collect::<Vec<_>>())?;
            let shown = groups.into_iter().map(|group| {
                let theirs = members.remove(&group.id).unwrap_or_default();
                view(&lab, group, theirs, &gate.actor)
            });
            Ok::<_, Problem>(shown.collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One group, for staff and for who leads it or belongs to it.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The group's id")),
    responses((status = 200, description = "The group", body = GroupView)),
)]
#[get("/groups/{id}")]
pub async fn get_group(by: By<may::Book>, id: PathId, service: web::Data<Service>) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let (lab, group, _) = visible(c, &gate, id.0)?;
            answer(c, &lab, group, &gate.actor)
        })
        .await
}

/// The group under its lock, for an actor who passes the gate.
fn locked(w: &mut Write<'_>, gate: &Gate, id: Id) -> Result<(Lab, Group), Problem> {
    let (lab, ..) = visible(w.c, gate, id)?;
    Ok((lab, store::locked(w.c, id)?))
}

/// Change a group (staff). What is booked for it stands.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The group's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = GroupPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The group", body = GroupView)),
)]
#[patch("/groups/{id}")]
pub async fn change_group(
    by: By<may::ManageGroups>,
    id: PathId,
    if_match: IfMatch,
    body: Body<GroupPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["name", "lead", "members", "headcount", "counts_personally"])?;
    let (gate, sent) = (by.gate(), body.value);
    let change = GroupChange {
        name: sent.name.map(|name| name.trim().to_owned()),
        lead: sent.lead,
        members: sent.members,
        headcount: sent.headcount,
        contact: sent.contact,
        max_minutes_per_week: sent.max_minutes_per_week,
        counts_personally: sent.counts_personally,
    };
    service
        .write(by.call.clone(), move |w| {
            let (lab, group) = locked(w, &gate, id.0)?;
            if_match.check(group.version)?;
            let changed = actions::change_group(w, &group, change.clone())?;
            answer(w.c, &lab, changed, &gate.actor)
        })
        .await
}

/// An action without fields.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct GroupArchival {}

/// Take a group out of the list (staff): nothing more is booked for it, what is stands. A visit's contact is forgotten.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The group's id")),
    request_body = GroupArchival,
    responses((status = 200, description = "The group", body = GroupView)),
)]
#[post("/groups/{id}/archive")]
pub async fn archive_group(
    by: By<may::ManageGroups>,
    id: PathId,
    body: Body<GroupArchival>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, group) = locked(w, &gate, id.0)?;
                let archived = actions::archive_group(w, &group)?;
                answer(w.c, &lab, archived, &gate.actor)
            })
        })
        .await
}
