use actix_web::{HttpRequest, HttpResponse, post, web};

use super::me::{OwnMembershipView, memberships};
use super::{device_cookie, may_try_own, problem_at, signed_in_by};
use crate::features::identity::actions::{self, Claim, Registration};
use crate::features::identity::model::Error;
use crate::features::identity::rules::fold_phone;
use crate::features::identity::{Auth, By, Person, PersonStatus, may};
use crate::platform::http::{Answer, Body, Problem};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::{Service, Write};

/// Somebody who registers.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPerson, example = json!({
    "email": "aida@kstu.example", "password": "three green kettles", "full_name": "Aida Asanova", "locale": "ky", "lab": "bishkek"
}))]
pub struct RegistrationInput {
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// With its country code: `+996 555 123456`
    #[schema(max_length = 40)]
    phone: Option<String>,
    #[schema(format = Password, min_length = 8, max_length = 256)]
    password: String,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    full_name: String,
    locale: Option<Lang>,
    /// Slug or id of a lab to become a student of: at once, by its code, or once its desk has confirmed it
    #[schema(max_length = 100)]
    lab: Option<String>,
    /// The lab's join code, or that of a claim slip
    #[schema(min_length = 1, max_length = 100)]
    code: Option<String>,
}

/// The person that was made.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Registered {
    id: Id,
    email: Option<String>,
    full_name: String,
    status: PersonStatus,
    locale: Lang,
    admin: bool,
    /// `pending` where a lab's desk still has to take them in
    memberships: Vec<OwnMembershipView>,
}

pub async fn registered(service: &Service, person: &Person) -> Result<Registered, Problem> {
    let id = person.id;
    let memberships = service.read(move |c| memberships(c, id)).await?;
    Ok(Registered {
        id: person.id,
        email: person.email.clone(),
        full_name: person.full_name.clone(),
        status: person.status,
        locale: person.lang(),
        admin: person.admin,
        memberships,
    })
}

/// The number as it is kept.
///
/// # Errors
/// 422 for what is none.
pub fn phone_of(phone: Option<&str>) -> Result<Option<String>, Problem> {
    let folded = phone.map(|phone| {
        fold_phone(phone).ok_or_else(|| Problem::field("/phone", "wrong_format", Text::new("phone-form")))
    });
    folded.transpose()
}

/// Opens an account, or takes over the one that a claim slip stands for. It is `pending`, and may do nothing yet, where the
/// address is to be confirmed by mail.
#[utoipa::path(
    tag = "identity",
    request_body = RegistrationInput,
    responses((status = 201, description = "The account is open", body = Registered)),
)]
#[post("/auth/register")]
pub async fn register(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<RegistrationInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    auth.limits().registration(&request)?;
    let ask = body.value;
    if ask.code.is_some() {
        auth.limits().join_code(&request)?;
    }
    let phone = phone_of(ask.phone.as_deref())?;
    let hash = actions::hash_new_password(&auth, &ask.password, Some(&ask.email), &ask.full_name).await?;
    let locale = ask.locale.unwrap_or(by.call.lang);
    let status = if auth.sends_mail() { PersonStatus::Pending } else { PersonStatus::Active };
    let registration = Registration {
        email: Some(ask.email),
        phone,
        full_name: ask.full_name,
        locale,
        password_hash: Some(hash),
        lab: ask.lab,
        code: ask.code,
        admin: false,
        status,
    };
    let issuer = auth.get_ref().clone();
    let person = service.write(by.call, move |w| open_account(w, &issuer, &registration)).await?;
    Ok(Answer::created(&registered(&service, &person).await?, "/api/v1/me"))
}

fn open_account(w: &mut Write<'_>, auth: &Auth, ask: &Registration) -> Result<Person, Error> {
    if let (Some(code), Some(password_hash)) = (&ask.code, &ask.password_hash)
        && actions::person_of_slip(w, auth, code)?.is_some()
    {
        let claim = Claim {
            code: code.clone(),
            password_hash: password_hash.clone(),
            email: ask.email.clone(),
            phone: ask.phone.clone(),
            full_name: Some(ask.full_name.clone()),
            locale: Some(ask.locale),
        };
        return actions::claim(w, auth, &claim);
    }
    if ask.code.is_some() && ask.lab.is_none() {
        return Err(Error::InvalidCode);
    }
    let person = actions::register(w, ask)?;
    if person.status == PersonStatus::Pending {
        actions::send_confirmation(w, auth, &person)?;
    }
    Ok(person)
}

/// The first administrator.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetUp, example = json!({
    "token": "q3v1o0q8m4s6n2k7b5d9f1h3j5l7z9x1c3v5b7n9m1a", "email": "manager@kstu.example",
    "password": "three green kettles", "full_name": "Nurlan Bekov"
}))]
pub struct SetUpInput {
    /// From the link that the service printed at its start
    #[schema(min_length = 1, max_length = 200)]
    token: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    #[schema(format = Password, min_length = 8, max_length = 256)]
    password: String,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    full_name: String,
    locale: Option<Lang>,
}

/// Makes the first administrator by the one-time set-up link.
#[utoipa::path(
    tag = "identity",
    request_body = SetUpInput,
    responses((status = 201, description = "The administrator's account is open", body = Registered)),
)]
#[post("/auth/setup")]
pub async fn set_up(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<SetUpInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    auth.limits().registration(&request)?;
    let ask = body.value;
    let hash = actions::hash_new_password(&auth, &ask.password, Some(&ask.email), &ask.full_name).await?;
    let locale = ask.locale.unwrap_or(by.call.lang);
    let person = service
        .write(by.call, move |w| actions::set_up(w, &ask.token, &ask.email, &ask.full_name, locale, &hash))
        .await?;
    Ok(Answer::created(&registered(&service, &person).await?, "/api/v1/me"))
}

/// A new password in place of the current one.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordChange, example = json!({
    "current_password": "three green kettles", "new_password": "seven slow tractors"
}))]
pub struct PasswordChangeInput {
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    current_password: String,
    #[schema(format = Password, min_length = 8, max_length = 256)]
    new_password: String,
}

/// Changes one's password; all other sign-ins and all API keys end.
#[utoipa::path(
    tag = "identity",
    request_body = PasswordChangeInput,
    responses((status = 204, description = "The password is changed")),
)]
#[post("/auth/password/change")]
pub async fn change_password(
    by: By<may::OwnAccount>,
    request: HttpRequest,
    body: Body<PasswordChangeInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let person = by.person()?;
    may_try_own(&service, &auth, &request, person).await?;
    let PasswordChangeInput { current_password, new_password } = body.value;
    let way = signed_in_by(&request);
    let changed = actions::change_password(&service, &auth, by.call, person, way, current_password, new_password)
        .await
        .map_err(|error| problem_at(error, "/new_password"))?;
    // The earlier cookie ended with the earlier password.
    Ok(HttpResponse::NoContent().cookie(device_cookie(&auth, &request, &changed, service.now())).finish())
}
