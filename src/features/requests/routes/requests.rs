use actix_web::{HttpRequest, get, patch, post, web};

use super::super::actions;
use super::super::input::{EquipmentRequestPatch, NewEquipmentRequest};
use super::super::model::RequestStatus;
use super::super::reader::{Reader, enter};
use super::super::store::requests::{self, RequestFilter};
use super::super::store::steps;
use super::super::view::{RequestView, SummaryView, request_view};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::platform::db::Fault;
use crate::platform::http::{Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, MaterialClass, Process};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// Says what the lab lacks. It is submitted at once, or kept as a private draft.
#[utoipa::path(
    tag = "equipment requests",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewEquipmentRequest,
    responses((status = 201, description = "The request with its evidence", body = RequestView)),
)]
#[post("/labs/{lab}/equipment-requests")]
pub async fn create_equipment_request(
    by: By<may::RequestEquipment>,
    lab: Segment,
    posting: Posting,
    body: Body<NewEquipmentRequest>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, author, lang) = (by.gate(), by.person()?, by.call.lang);
    let (fingerprint, draft) = (body.fingerprint, body.value.draft.unwrap_or(false));
    let content = body.value.content(lang)?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let row = actions::create(w, &lab, author, &content, draft)?;
                let reader = Reader::of(&gate.actor, lab.id, lang);
                let view = request_view(w.c, &lab, &row, &reader, w.now)?;
                let location = format!("/api/v1/equipment-requests/{}", row.id);
                Ok(Answer::created(&view, location).version(row.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RequestQuery {
    status: Option<RequestStatus>,
    /// In any case.
    process: Option<String>,
    material_class: Option<MaterialClass>,
    /// Words in the title.
    #[param(max_length = 200)]
    q: Option<String>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

impl RequestQuery {
    fn filter(self) -> Result<RequestFilter, Problem> {
        let process = self.process.map(|code| {
            Process::parse(&code).ok_or_else(|| Problem::parameter("process", Text::new("expect-process")))
        });
        if self.q.as_ref().is_some_and(|q| q.chars().count() > 200) {
            return Err(Problem::parameter("q", Text::new("expect-characters").with("max", 200)));
        }
        Ok(RequestFilter {
            labs: None,
            statuses: self.status.map(|status| vec![status]),
            drafts_of: None,
            process: process.transpose()?,
            material_class: self.material_class,
            q: self.q.filter(|q| !q.trim().is_empty()),
        })
    }
}

/// A lab's requests, newest first: one's own drafts and all that are submitted; for funders what has been flagged.
#[utoipa::path(
    tag = "equipment requests",
    params(("lab" = String, Path, description = "Slug or id"), RequestQuery),
    responses((status = 200, description = "A page of requests", body = Page<SummaryView>)),
)]
#[get("/labs/{lab}/equipment-requests")]
pub async fn list_equipment_requests(
    by: By<may::ViewRequests>,
    lab: Segment,
    query: Params<RequestQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor.clone() };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let mut filter = query.0.filter()?;
    let page = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let reader = Reader::of(&gate.actor, lab.id, lang);
            filter.labs = Some(vec![lab.id]);
            filter.drafts_of = reader.person.filter(|_| !reader.funder);
            if reader.funder {
                filter.statuses = Some(RequestStatus::flagged_among(filter.statuses));
            }
            let page = Page::cut(requests::list(c, &filter, before, limit.saturating_add(1))?, limit, |row| row.id);
            let counts = steps::endorsement_counts(c, page.items.iter().map(|row| row.id).collect())?;
            let view = |row| SummaryView::of(row, &lab, &reader, counts.get(&row.id).copied().unwrap_or(0));
            let items = page.items.iter().map(view).collect::<Result<Vec<_>, Fault>>()?;
            Ok::<_, Problem>(Page { items, next: page.next })
        })
        .await?;
    Ok(Answer::page(&page, &request))
}

/// One request with its evidence.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path)),
    responses((status = 200, description = "The request with its evidence", body = RequestView)),
)]
#[get("/equipment-requests/{id}")]
pub async fn get_equipment_request(
    by: By<may::ViewRequests>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    service
        .read(move |c| {
            let (lab, row, reader) = enter(c, &gate, id.0, lang, false)?;
            let view = request_view(c, &lab, &row, &reader, now)?;
            Ok(Answer::ok(&view).version(row.version))
        })
        .await
}

/// Changes what is asked for: by its author until the review begins, by a manager at any time.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path), ("If-Match" = String, Header, description = "The ETag that was seen")),
    request_body(content = EquipmentRequestPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The request as it is now", body = RequestView)),
)]
#[patch("/equipment-requests/{id}")]
pub async fn change_equipment_request(
    by: By<may::RequestEquipment>,
    id: PathId,
    if_match: IfMatch,
    body: Body<EquipmentRequestPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    let Body { value: patch, raw, .. } = body;
    service
        .write(by.call.clone(), move |w| {
            let (lab, row, reader) = enter(w.c, &gate, id.0, lang, true)?;
            let standing = reader.standing(&row);
            if !standing.author && !standing.manager {
                return Err(Problem::not_allowed());
            }
            if_match.check(row.version)?;
            let content = row.content().map_err(Fault::from)?;
            let content = patch.clone().apply(content, &raw, lang)?;
            let row = actions::change(w, row, standing, &content)?;
            let view = request_view(w.c, &lab, &row, &reader, w.now)?;
            Ok(Answer::ok(&view).version(row.version))
        })
        .await
}
