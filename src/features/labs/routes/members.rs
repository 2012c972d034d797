use actix_web::{HttpRequest, get, post, put, web};

use crate::features::identity::{Auth, By, may};
use crate::features::labs::actions::{self, MemberAsk};
use crate::features::labs::model::{Lab, Member, Membership, MembershipStatus};
use crate::features::labs::store::members::MemberFilter;
use crate::features::labs::{scope, store};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, Posting, Problem, Segment, nullable};
use crate::platform::values::{Id, Instant, Role};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "bee-hive-7"}))]
struct JoinRequest {
    /// Where the lab asks for one.
    #[schema(min_length = 1, max_length = 100)]
    code: Option<String>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "technician", "affiliation": "Mechanical Engineering"}))]
struct MemberRequest {
    /// Any but `device`.
    role: Role,
    /// A faculty, school or company. Absent: as it is; null: none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200, pattern = "\\S")]
    affiliation: Option<Option<String>>,
    /// By which a member without e-mail signs in. Absent: as it is; null: none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, pattern = "\\S")]
    student_number: Option<Option<String>>,
    /// Absent or null: not suspended.
    suspended_until: Option<Instant>,
    /// Why it is changed; of a suspension they are told it.
    #[schema(min_length = 1, max_length = 1000)]
    reason: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Membership)]
pub(super) struct MembershipView {
    id: Id,
    lab: String,
    lab_id: Id,
    /// The person's id.
    member: Id,
    role: Role,
    /// `pending` waits for the desk.
    status: MembershipStatus,
    affiliation: Option<String>,
    student_number: Option<String>,
    suspended_until: Option<Instant>,
    /// Why, as they are told.
    suspension_reason: Option<String>,
    joined_at: Instant,
    version: i32,
}

/// A member as staff see them.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Member)]
struct MemberView {
    #[serde(flatten)]
    membership: MembershipView,
    full_name: String,
    email: Option<String>,
    phone: Option<String>,
    /// They have not taken over yet the account that the lab made for them.
    unclaimed: bool,
}

pub(super) fn view(lab: &Lab, membership: &Membership) -> MembershipView {
    MembershipView {
        id: membership.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        member: membership.person,
        role: membership.role,
        status: membership.status,
        affiliation: membership.affiliation.clone(),
        student_number: membership.student_number.clone(),
        suspended_until: membership.suspended_until,
        suspension_reason: membership.suspension_reason.clone(),
        joined_at: membership.joined_at,
        version: membership.version,
    }
}

fn member_view(lab: &Lab, member: Member) -> MemberView {
    MemberView {
        membership: view(lab, &member.membership),
        full_name: member.full_name,
        email: member.email,
        phone: member.phone,
        unclaimed: member.unclaimed,
    }
}

/// The `{person}` of the path.
/// The person that the path names.
///
/// # Errors
/// 404 for what is no id.
pub fn person_of(request: &HttpRequest) -> Result<Id, Problem> {
    let person = request.match_info().get("person").and_then(|text| text.parse::<Id>().ok());
    person.ok_or_else(Problem::not_found)
}

/// Become a student of a lab, by its registration mode or by a claim slip. Where members are taken in at the desk, the
/// membership is `pending` until its staff confirm it.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body(content = Option<JoinRequest>),
    responses(
        (status = 201, description = "The membership", body = MembershipView),
        (status = 200, description = "The membership one had before", body = MembershipView),
    ),
)]
#[post("/labs/{lab}/join")]
pub(super) async fn join_lab(
    by: By<may::OwnAccount>,
    lab: Segment,
    body: Body<JoinRequest>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    if body.value.code.is_some() {
        auth.limits().join_code(&request)?;
    }
    let (person, sent, fingerprint, issuer) = (by.person()?, body.value, body.fingerprint, auth.get_ref().clone());
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::by_segment(w.c, &lab.0)?;
                let (membership, new) = actions::join(w, &issuer, &lab, person, sent.code.as_deref())?;
                let shown = view(&lab, &membership);
                let answer = if new { Answer::new(201, &shown) } else { Answer::ok(&shown) };
                Ok(answer.version(membership.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MembersQuery {
    /// `pending` shows who waits for the desk.
    #[param(inline)]
    status: Option<MembershipStatus>,
    /// Words that all occur in name, mail address, phone or student number.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Only technicians and managers, or only who is neither.
    staff: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

impl MembersQuery {
    fn filter(&self) -> MemberFilter {
        MemberFilter { status: self.status, q: self.q.clone(), staff: self.staff, person: None }
    }
}

/// A lab's members by the id of their membership (staff).
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id"), MembersQuery),
    responses((status = 200, description = "A page of members", body = Page<MemberView>)),
)]
#[get("/labs/{lab}/members")]
pub(super) async fn list_members(
    by: By<may::ListMembers>,
    lab: Segment,
    query: Params<MembersQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor.clone() };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::members::list(c, lab.id, &query.0.filter(), after, limit + 1)?;
            Ok::<_, Problem>(rows.into_iter().map(|member| member_view(&lab, member)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |member| member.membership.id), &request))
}

/// A member of the lab (staff).
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    responses((status = 200, description = "The member", body = MemberView)),
)]
#[get("/labs/{lab}/members/{person}")]
pub(super) async fn get_member(
    by: By<may::ListMembers>,
    lab: Segment,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let filter = MemberFilter { person: Some(person_of(&request)?), ..MemberFilter::default() };
    let gate = by.gate();
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let found = store::members::list(c, lab.id, &filter, None, 1)?.pop();
            let member = found.ok_or_else(Problem::not_found)?;
            let version = member.membership.version;
            Ok::<_, Problem>(Answer::ok(&member_view(&lab, member)).version(version))
        })
        .await
}

/// Set what a person is in the lab (managers). Nobody raises their own role.
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body = MemberRequest,
    responses((status = 200, description = "The membership", body = MembershipView)),
)]
#[put("/labs/{lab}/members/{person}")]
pub(super) async fn put_member(
    by: By<may::ManageMembers>,
    lab: Segment,
    body: Body<MemberRequest>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let person = person_of(&request)?;
    let (gate, sent) = (by.gate(), body.value);
    let ask = MemberAsk {
        person,
        role: sent.role,
        affiliation: sent.affiliation.map(|text| text.map(|text| text.trim().to_owned())),
        student_number: sent.student_number.map(|text| text.map(|text| text.trim().to_owned())),
        suspended_until: sent.suspended_until,
        reason: sent.reason,
    };
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            let membership = actions::put_member(w, &lab, &ask)?;
            Ok(Answer::ok(&view(&lab, &membership)).version(membership.version))
        })
        .await
}
