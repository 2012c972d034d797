use actix_web::{HttpRequest, get, post, web};

use super::super::actions;
use super::super::input::{NewEndorsement, RequestStep};
use super::super::reader::enter;
use super::super::store::steps;
use super::super::view::{EndorsementView, EvidenceView, RequestView, endorsement_views, evidence_view, request_view};
use crate::features::identity::{By, may};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::Id;
use crate::platform::write::Service;

/// Stands behind a request, and says what one would make with it. A person's first endorsement stands; the author, who
/// counts already, may state a need so.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path)),
    request_body = NewEndorsement,
    responses(
        (status = 201, description = "The endorsement", body = EndorsementView),
        (status = 200, description = "The first endorsement of the same person", body = EndorsementView),
    ),
)]
#[post("/equipment-requests/{id}/endorsements")]
pub async fn endorse_equipment_request(
    by: By<may::RequestEquipment>,
    id: PathId,
    posting: Posting,
    body: Body<NewEndorsement>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, person, lang) = (by.gate(), by.person()?, by.call.lang);
    let Body { value: ask, fingerprint, .. } = body;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (_, row, reader) = enter(w.c, &gate, id.0, lang, true)?;
                let (endorsement, new) = actions::endorse(w, &row, person, ask.reason.as_deref(), ask.need.as_ref())?;
                let view = endorsement_views(w.c, vec![endorsement], &reader)?.pop().ok_or_else(Problem::not_found)?;
                Ok(Answer::new(if new { 201 } else { 200 }, &view))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EndorsementQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Who stands behind a request, oldest first. Staff see the people; others read what they say.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path), EndorsementQuery),
    responses((status = 200, description = "A page of endorsements", body = Page<EndorsementView>)),
)]
#[get("/equipment-requests/{id}/endorsements")]
pub async fn list_endorsements(
    by: By<may::RequestEquipment>,
    id: PathId,
    query: Params<EndorsementQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let page = service
        .read(move |c| {
            let (_, row, reader) = enter(c, &gate, id.0, lang, false)?;
            let rows = steps::endorsement_page(c, row.id, after, limit.saturating_add(1))?;
            let page = Page::cut(rows, limit, |row| row.id);
            let items = endorsement_views(c, page.items, &reader)?;
            Ok::<_, Problem>(Page { items, next: page.next })
        })
        .await?;
    Ok(Answer::page(&page, &request))
}

/// Takes one step. `under_review` to `flagged` asks for a gap that holds, 5 supporters and 3 needs, and freezes the
/// evidence.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path)),
    request_body = RequestStep,
    responses((status = 200, description = "The request as it is now", body = RequestView)),
)]
#[post("/equipment-requests/{id}/transitions")]
pub async fn step_equipment_request(
    by: By<may::RequestEquipment>,
    id: PathId,
    posting: Posting,
    body: Body<RequestStep>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    let Body { value: ask, fingerprint, .. } = body;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, row, reader) = enter(w.c, &gate, id.0, lang, true)?;
                let standing = reader.standing(&row);
                if !standing.author && !standing.manager {
                    return Err(Problem::not_allowed());
                }
                let row = actions::step(w, &lab, row, standing, ask.to, ask.reason.as_deref())?;
                let mut view = request_view(w.c, &lab, &row, &reader, w.now)?;
                // The reason is written with its audit event when the transaction ends.
                if let Some(step) = view.history.iter_mut().find(|step| step.at == w.now && step.to == row.status) {
                    step.reason.clone_from(&ask.reason);
                }
                Ok(Answer::ok(&view).version(row.version))
            })
        })
        .await
}

/// The evidence, computed live, with the version that was frozen at flagging beside it.
#[utoipa::path(
    tag = "equipment requests",
    params(("id" = Id, Path)),
    responses((status = 200, description = "The evidence", body = EvidenceView)),
)]
#[get("/equipment-requests/{id}/evidence")]
pub async fn get_equipment_request_evidence(
    by: By<may::ViewRequests>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    service
        .read(move |c| {
            let (lab, row, reader) = enter(c, &gate, id.0, lang, false)?;
            Ok(Answer::ok(&evidence_view(c, &lab, &row, &reader, now)?))
        })
        .await
}
