use actix_web::{get, patch, web};
use chrono::Datelike;
use sha2::{Digest, Sha256};

use crate::features::identity::model::Sex;
use crate::features::identity::{By, PersonStatus, actions, may, store};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::http::{Answer, Body, IfMatch, Problem, nullable};
use crate::platform::values::{Id, Instant, Lang, Role};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// Oneself.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Me)]
pub struct MeView {
    id: Id,
    email: Option<String>,
    phone: Option<String>,
    full_name: String,
    locale: Lang,
    status: PersonStatus,
    /// Shown to oneself only; null where there is no consent
    sex: Option<Sex>,
    /// Shown to oneself only; null where there is no consent
    year_of_birth: Option<i32>,
    /// Administrator of the whole installation
    admin: bool,
    memberships: Vec<OwnMembershipView>,
    #[serde(skip)]
    version: i32,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = OwnMembership)]
pub struct OwnMembershipView {
    /// The lab's slug
    lab: String,
    lab_id: Id,
    role: Role,
    /// `pending` waits for the lab's desk
    status: String,
    affiliation: Option<String>,
    student_number: Option<String>,
    /// While it lies ahead, nothing can be booked or used.
    suspended_until: Option<Instant>,
    suspension_reason: Option<String>,
}

impl MeView {
    /// Changes with everything that is shown.
    fn tag(&self) -> String {
        let shown = serde_json::to_vec(self).unwrap_or_default();
        let digest: String = Sha256::digest(shown).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{digest}", self.version)
    }
}

pub fn memberships(c: &mut Db, person: Id) -> DbResult<Vec<OwnMembershipView>> {
    let view = |own: store::OwnMembership| OwnMembershipView {
        lab: own.lab,
        lab_id: own.lab_id,
        role: own.role,
        status: own.status,
        affiliation: own.affiliation,
        student_number: own.student_number,
        suspended_until: own.suspended_until,
        suspension_reason: own.suspension_reason,
    };
    Ok(store::own_memberships(c, person)?.into_iter().map(view).collect())
}

pub fn me(c: &mut Db, person: Id) -> DbResult<MeView> {
    let row = store::person(c, person)?.ok_or(Fault::NotFound)?;
    let memberships = memberships(c, person)?;
    Ok(MeView {
        id: row.id,
        locale: row.lang(),
        email: row.email,
        phone: row.phone,
        full_name: row.full_name,
        status: row.status,
        sex: row.sex,
        year_of_birth: row.year_of_birth,
        admin: row.admin,
        memberships,
        version: row.version,
    })
}

/// Oneself and one's memberships.
#[utoipa::path(tag = "identity", responses((status = 200, description = "Oneself", body = MeView)))]
#[get("/me")]
pub async fn see_me(by: By<may::OwnAccount>, service: web::Data<Service>) -> Result<Answer, Problem> {
    let person = by.person()?;
    let view = service.read(move |c| me(c, person)).await?;
    Ok(Answer::ok(&view).etag(view.tag()))
}

/// What one may change of oneself.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeChange, example = json!({ "full_name": "Aida Asanova", "locale": "ru" }))]
pub struct MeChangeInput {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    full_name: Option<String>,
    locale: Option<Lang>,
    /// Null removes it. Kept under a consent for `statistics` only.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Sex>)]
    sex: Option<Option<Sex>>,
    /// Null removes it. Kept under a consent for `statistics` only.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 1900, maximum = 2100)]
    year_of_birth: Option<Option<i32>>,
}

/// Changes one's name, language, sex or year of birth.
#[utoipa::path(
    tag = "identity",
    params(("If-Match" = String, Header, description = "The ETag of what was seen")),
    request_body(content = MeChangeInput, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "Oneself, changed", body = MeView)),
)]
#[patch("/me")]
pub async fn change_me(
    by: By<may::OwnAccount>,
    if_match: IfMatch,
    body: Body<MeChangeInput>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let person = by.person()?;
    let ask = body.value;
    service
        .write(by.call, move |w| {
            let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
            if_match.check_tag(&me(w.c, person)?.tag(), row.version)?;
            let years = 1900..=w.now.utc().year();
            if ask.year_of_birth.flatten().is_some_and(|year| !years.contains(&year)) {
                return Err(Problem::field("/year_of_birth", "out_of_range", Text::new("year-of-birth")));
            }
            let row = if ask.sex.is_some() || ask.year_of_birth.is_some() {
                actions::set_statistics(w, row, ask.sex, ask.year_of_birth)?
            } else {
                row
            };
            if ask.full_name.is_some() || ask.locale.is_some() {
                actions::update_profile(w, row, ask.full_name.as_deref(), ask.locale)?;
            }
            let view = me(w.c, person)?;
            Ok::<_, Problem>(Answer::ok(&view).etag(view.tag()))
        })
        .await
}
