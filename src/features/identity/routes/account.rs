use actix_web::{HttpRequest, post, web};

use super::{problem_at, signed_in_by};
use crate::features::identity::actions::{self, Registration};
use crate::features::identity::rules::fold_phone;
use crate::features::identity::{Auth, By, Person, PersonStatus, may};
use crate::platform::http::{Answer, Body, Problem};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::Service;

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
    /// Slug or id of a lab that is open to everyone, to become its member at once
    #[schema(max_length = 100)]
    lab: Option<String>,
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
}

fn registered(person: &Person) -> Registered {
    Registered {
        id: person.id,
        email: person.email.clone(),
        full_name: person.full_name.clone(),
        status: person.status,
        locale: person.lang(),
        admin: person.admin,
    }
}

/// Opens an account.
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
    let phone = ask.phone.as_deref().map(|phone| {
        fold_phone(phone).ok_or_else(|| Problem::field("/phone", "wrong_format", Text::new("phone-form")))
    });
    let phone = phone.transpose()?;
    let hash = actions::hash_new_password(&auth, &ask.password, Some(&ask.email), &ask.full_name).await?;
    let registration = Registration {
        email: Some(ask.email),
        phone,
        full_name: ask.full_name,
        locale: ask.locale.unwrap_or(by.call.lang),
        password_hash: Some(hash),
        lab: ask.lab,
        admin: false,
    };
    let person = service.write(by.call, move |w| actions::register(w, &registration)).await?;
    Ok(Answer::created(&registered(&person), "/api/v1/me"))
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
    Ok(Answer::created(&registered(&person), "/api/v1/me"))
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

/// Changes one's password; all other sign-ins end.
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
) -> Result<Answer, Problem> {
    let person = by.person()?;
    auth.limits().sign_in(&request, &person.to_string())?;
    let PasswordChangeInput { current_password, new_password } = body.value;
    let way = signed_in_by(&request);
    actions::change_password(&service, &auth, by.call, person, way, current_password, new_password)
        .await
        .map_err(|error| problem_at(error, "/new_password"))?;
    Ok(Answer::no_content())
}
