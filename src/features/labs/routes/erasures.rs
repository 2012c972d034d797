use actix_web::{HttpRequest, get, post, web};

use super::members::person_of;
use crate::features::identity::{self, Auth, By, ErasureView, OwnErasure, may};
use crate::features::labs::{actions, scope, store};
use crate::platform::http::{Answer, Body, Posting, Problem, Segment};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Asked by letter of 3 September."}))]
struct MemberErasureAsk {
    /// How they asked. It is kept with the audit: no names.
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: String,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "They want to come back in spring."}))]
struct MemberErasureWithdrawal {
    #[schema(max_length = 1000)]
    reason: Option<String>,
}

/// Whether a member is to be erased, and when (managers).
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    responses((status = 200, description = "What was asked", body = OwnErasure)),
)]
#[get("/labs/{lab}/members/{person}/erasure")]
pub(super) async fn see_member_erasure(
    by: By<may::ManageMembers>,
    lab: Segment,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate) = (person_of(&request)?, by.gate());
    let waiting = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            store::members::find(c, lab.id, person)?.ok_or_else(Problem::not_found)?;
            Ok::<_, Problem>(identity::waiting_erasure(c, person)?)
        })
        .await?;
    Ok(Answer::ok(&OwnErasure::of(waiting)).no_store())
}

/// Ask in a member's place that they be erased (managers of all their labs, administrators), as they would by
/// `POST /me/erasure`: who came with a slip and has no account opened, or asked on paper. It happens in a week; until then it
/// may be taken back, by them too.
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body = MemberErasureAsk,
    responses((status = 202, description = "When it happens", body = ErasureView)),
)]
#[post("/labs/{lab}/members/{person}/erasure")]
pub(super) async fn ask_member_erasure(
    by: By<may::ManageMembers>,
    lab: Segment,
    body: Body<MemberErasureAsk>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate, auth) = (person_of(&request)?, by.gate(), auth.get_ref().clone());
    let (sent, fingerprint) = (body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let asked = actions::ask_erasure(w, &auth, &lab, person, sent.reason.trim().to_owned())?;
                Ok(Answer::new(202, &ErasureView::of(asked)))
            })
        })
        .await
}

/// Take back that a member is to be erased (who may ask for it).
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body = MemberErasureWithdrawal,
    responses((status = 200, description = "They stay", body = OwnErasure)),
)]
#[post("/labs/{lab}/members/{person}/erasure/withdraw")]
pub(super) async fn withdraw_member_erasure(
    by: By<may::ManageMembers>,
    lab: Segment,
    body: Body<MemberErasureWithdrawal>,
    posting: Posting,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate) = (person_of(&request)?, by.gate());
    let (sent, fingerprint) = (body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                actions::take_back_erasure(w, &lab, person, sent.reason.clone())?;
                Ok::<_, Problem>(Answer::ok(&OwnErasure::of(None)))
            })
        })
        .await
}
