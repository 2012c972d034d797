use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use futures_util::stream;

use crate::features::audit::actions::ACTIONS;
use crate::features::audit::model::{AuditEvent, AuditFilter};
use crate::features::audit::store;
use crate::features::identity::{self, By, may};
use crate::features::labs::{Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, Segment, TableFormat, csv_stream, guarded};
use crate::platform::values::{Id, Instant, LocalZone};
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    actor: Option<Id>,
    subject_type: Option<String>,
    subject: Option<Id>,
    /// A person's whole trail: what they did, and what was done to them or to what is theirs.
    member: Option<Id>,
    /// Such as `reservation.created`; an unknown one is answered with all there are.
    action: Option<String>,
    from: Option<Instant>,
    until: Option<Instant>,
    /// Of a page; a file has all events.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// Of a page; a file has all events.
    cursor: Option<String>,
    /// `json` when it is left out.
    #[param(inline)]
    format: Option<TableFormat>,
}

impl AuditQuery {
    fn filter(self) -> Result<AuditFilter, Problem> {
        if let Some(action) = &self.action
            && !ACTIONS.contains(&action.as_str())
        {
            let detail = Text::new("expect-choice").with("choices", ACTIONS.join(", "));
            return Err(Problem::parameter("action", detail));
        }
        Ok(AuditFilter {
            actor: self.actor,
            subject_type: self.subject_type,
            subject: self.subject,
            member: self.member,
            action: self.action,
            from: self.from,
            until: self.until,
        })
    }
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Subject {
    r#type: String,
    id: Id,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditEvent)]
struct AuditEventView {
    id: Id,
    at: Instant,
    /// `person`, `device`, `service` or `anonymous`.
    actor_kind: String,
    actor: Option<Id>,
    /// The full name of a person.
    actor_name: Option<String>,
    action: String,
    subject: Subject,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
    request_id: String,
    reason: Option<String>,
}

fn view((event, reason): (AuditEvent, Option<String>), names: &BTreeMap<Id, String>) -> AuditEventView {
    AuditEventView {
        actor_name: event.actor.and_then(|actor| names.get(&actor).cloned()),
        id: event.id,
        at: event.at,
        actor_kind: event.actor_kind,
        actor: event.actor,
        action: event.action,
        subject: Subject { r#type: event.subject_type, id: event.subject },
        before: event.before.map(|json| json.0),
        after: event.after.map(|json| json.0),
        request_id: event.request_id,
        reason,
    }
}

type Row = (AuditEvent, Option<String>);

/// The events before one, newest first, with the names of who acted.
fn read(
    c: &mut Db,
    lab: Id,
    filter: &AuditFilter,
    before: Option<Id>,
    limit: i64,
) -> Result<(Vec<Row>, BTreeMap<Id, String>), Problem> {
    let rows = store::list(c, lab, filter, before, limit)?;
    let actors: Vec<Id> = rows.iter().filter_map(|(event, _)| event.actor).collect();
    let names = identity::names(c, &actors)?;
    Ok((rows, names))
}

/// Who did what in a lab, newest first; as CSV all of it that the filter lets through.
#[utoipa::path(
    tag = "audit",
    params(("lab" = String, Path, description = "Slug or id"), AuditQuery),
    responses((status = 200, description = "A page of events, or a file of all", content(
        (Page<AuditEventView> = "application/json"),
        (String = "text/csv", example = json!("at,local_time,actor_kind,actor,actor_name,action,subject_type,subject,before,after,reason,request_id\r\n")),
    ))),
)]
#[get("/labs/{lab}/audit-events")]
pub(super) async fn list_audit_events(
    by: By<may::ReadAudit>,
    lab: Segment,
    query: Params<AuditQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let as_file = query.format == Some(TableFormat::Csv);
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (filter, gate) = (query.filter()?, by.gate());
    let lab = service.read(move |c| scope::lab(c, &gate, &lab.0)).await?;
    if as_file {
        return Ok(file(service, lab, filter));
    }
    let (rows, names) = service.read(move |c| read(c, lab.id, &filter, before, limit + 1)).await?;
    let page = Page::cut(rows, limit, |(event, _)| event.id).map(|row| view(row, &names));
    Ok(Answer::page(&page, &request).respond_to(&request).map_into_boxed_body())
}

const COLUMNS: [&str; 12] = [
    "at",
    "local_time",
    "actor_kind",
    "actor",
    "actor_name",
    "action",
    "subject_type",
    "subject",
    "before",
    "after",
    "reason",
    "request_id",
];
const BLOCK: i64 = 500;

/// All that the filter lets through, newest first, without holding a reading open between blocks.
fn file(service: web::Data<Service>, lab: Lab, filter: AuditFilter) -> HttpResponse {
    let name = format!("audit-{}.csv", lab.slug);
    let (id, zone) = (lab.id, lab.zone());
    let blocks = stream::try_unfold(Some(None), move |before: Option<Option<Id>>| {
        let (service, filter) = (service.clone(), filter.clone());
        async move {
            let Some(before) = before else { return Ok(None) };
            let (rows, names) = service.read(move |c| read(c, id, &filter, before, BLOCK)).await?;
            let last = rows.last().map(|(event, _)| Some(event.id));
            let lines: Vec<_> = rows.into_iter().map(|row| cells(view(row, &names), zone)).collect();
            Ok((!lines.is_empty()).then_some((lines, last)))
        }
    });
    csv_stream(&name, &COLUMNS, blocks)
}

fn cells(event: AuditEventView, zone: LocalZone) -> Vec<String> {
    let text = |text: Option<String>| text.map(|text| guarded(&text).into_owned()).unwrap_or_default();
    let json = |json: Option<serde_json::Value>| json.map(|json| json.to_string()).unwrap_or_default();
    vec![
        event.at.to_string(),
        zone.wall(event.at).format("%Y-%m-%d %H:%M:%S").to_string(),
        event.actor_kind,
        event.actor.map(|id| id.to_string()).unwrap_or_default(),
        text(event.actor_name),
        event.action,
        event.subject.r#type,
        event.subject.id.to_string(),
        json(event.before),
        json(event.after),
        text(event.reason),
        text(Some(event.request_id)),
    ]
}
