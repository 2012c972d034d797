use actix_web::{HttpRequest, post, web};

use super::account::{Registered, phone_of, registered};
use super::me::{MeView, me};
use super::tokens::identifier;
use super::{may_try, may_try_own, problem_at};
use crate::features::identity::actions::{self, Claim};
use crate::features::identity::model::{CodePurpose, Error, Person};
use crate::features::identity::store;
use crate::features::identity::{Auth, By, codes, may};
use crate::platform::http::{Answer, Body, Problem};
use crate::platform::values::Lang;
use crate::platform::words::Text;
use crate::platform::write::Service;

/// A claim slip that its person brings.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountClaim, example = json!({ "code": "7K2M-Q9RT-4XWD", "password": "three green kettles", "phone": "+996 555 123456" }))]
pub struct ClaimInput {
    #[schema(min_length = 1, max_length = 100)]
    code: String,
    #[schema(format = Password, min_length = 8, max_length = 256)]
    password: String,
    #[schema(format = Email, max_length = 254)]
    email: Option<String>,
    /// With its country code: `+996 555 123456`
    #[schema(max_length = 40)]
    phone: Option<String>,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    full_name: Option<String>,
    locale: Option<Lang>,
}

/// Takes over the account that a lab made, by the code on its slip. What is left out stays as the lab wrote it.
#[utoipa::path(
    tag = "identity",
    request_body = ClaimInput,
    responses((status = 200, description = "The account is theirs", body = Registered)),
)]
#[post("/auth/claim")]
pub async fn claim(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<ClaimInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    auth.limits().join_code(&request)?;
    let ask = body.value;
    let phone = phone_of(ask.phone.as_deref())?;
    let found = holder(&service, &auth, &ask.code, CodePurpose::Claim).await?;
    let name = ask.full_name.as_deref().unwrap_or(&found.full_name);
    let email = ask.email.as_deref().or(found.email.as_deref());
    let password_hash = actions::hash_new_password(&auth, &ask.password, email, name).await?;
    let claim =
        Claim { code: ask.code, password_hash, email: ask.email, phone, full_name: ask.full_name, locale: ask.locale };
    let issuer = auth.get_ref().clone();
    let person = service.write(by.call, move |w| actions::claim(w, &issuer, &claim)).await?;
    Ok(Answer::ok(&registered(&service, &person).await?))
}

/// Whose code it is, while it holds.
async fn holder(service: &Service, auth: &Auth, code: &str, purpose: CodePurpose) -> Result<Person, Error> {
    let (hash, now) = (codes::hash(auth.secret(), code), service.now());
    let found = service.read(move |c| store::codes::holder(c, &hash, purpose, now)).await?;
    found.ok_or(Error::InvalidCode)
}

/// The code that was sent to an address.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EmailConfirmation, example = json!({ "code": "7K2M-Q9RT-4XWD" }))]
pub struct CodeInput {
    #[schema(min_length = 1, max_length = 100)]
    code: String,
}

/// Confirms an e-mail address by the code that was sent to it.
#[utoipa::path(
    tag = "identity",
    request_body = CodeInput,
    responses((status = 200, description = "The address is confirmed", body = Registered)),
)]
#[post("/auth/email/confirm")]
pub async fn confirm_email(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<CodeInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    auth.limits().join_code(&request)?;
    let (code, issuer) = (body.value.code, auth.get_ref().clone());
    let person = service.write(by.call, move |w| actions::confirm_email(w, &issuer, &code)).await?;
    Ok(Answer::ok(&registered(&service, &person).await?))
}

/// An address that something is sent to, if it has an account.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EmailAddress, example = json!({ "email": "aida@kstu.example" }))]
pub struct AddressInput {
    #[schema(format = Email, max_length = 254)]
    email: String,
}

/// Sends the confirmation anew to an account that waits for it. The answer is the same for every address.
#[utoipa::path(
    tag = "identity",
    request_body = AddressInput,
    responses((status = 204, description = "Sent, if an account waits for it")),
)]
#[post("/auth/email/resend")]
pub async fn resend_confirmation(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<AddressInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    if !mail_may_go(&auth, &request, &body.value.email)? {
        return Ok(Answer::no_content());
    }
    let (email, issuer) = (body.value.email, auth.get_ref().clone());
    service.write(by.call, move |w| actions::resend_confirmation(w, &issuer, &email)).await?;
    Ok(Answer::no_content())
}

/// Sends a one-time code for a new password. The answer is the same for every address.
#[utoipa::path(
    tag = "identity",
    request_body = AddressInput,
    responses((status = 204, description = "Sent, if there is such an account")),
)]
#[post("/auth/password/forgot")]
pub async fn forgot_password(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<AddressInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    if !mail_may_go(&auth, &request, &body.value.email)? {
        return Ok(Answer::no_content());
    }
    let (email, issuer) = (body.value.email, auth.get_ref().clone());
    service.write(by.call, move |w| actions::forgot(w, &issuer, &email)).await?;
    Ok(Answer::no_content())
}

/// False when the account has had its letters for now: that is told to nobody, so that no stranger uses them up to say so.
fn mail_may_go(auth: &Auth, request: &HttpRequest, email: &str) -> Result<bool, Problem> {
    if !auth.sends_mail() {
        return Err(Error::NoMail.into());
    }
    auth.limits().mail(request, email)
}

/// A new password by a one-time code, for exactly one of e-mail address, phone number, or student number with its lab.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordReset, example = json!({
    "email": "aida@kstu.example", "code": "7K2M-Q9RT-4XWD", "new_password": "seven slow tractors"
}))]
pub struct ResetInput {
    #[schema(max_length = 254)]
    email: Option<String>,
    #[schema(max_length = 40)]
    phone: Option<String>,
    #[schema(max_length = 100)]
    student_number: Option<String>,
    /// Slug or id of the lab that the student number belongs to
    #[schema(max_length = 100)]
    lab: Option<String>,
    /// From a manager, or from the mail
    #[schema(min_length = 1, max_length = 100)]
    code: String,
    #[schema(format = Password, min_length = 8, max_length = 256)]
    new_password: String,
}

/// Sets a new password by a one-time code; all sign-ins end.
#[utoipa::path(
    tag = "identity",
    request_body = ResetInput,
    responses((status = 204, description = "The password is changed: sign in with it")),
)]
#[post("/auth/password/reset")]
pub async fn reset_password(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<ResetInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    let ask = body.value;
    let whose = identifier(ask.email, ask.phone, ask.student_number, ask.lab)?;
    // Heard or not: the code is its own proof, and nobody guesses sixty random bits.
    may_try(&service, &auth, &request, &whose).await?;
    // The code first: without one nothing is told of the account, nor how long it takes to look at a password.
    let found = holder(&service, &auth, &ask.code, CodePurpose::Reset).await?;
    let named = service.read(move |c| store::person_by(c, &whose)).await?;
    if named.is_none_or(|named| named.id != found.id) {
        return Err(Error::InvalidCode.into());
    }
    let hash = actions::hash_new_password(&auth, &ask.new_password, found.email.as_deref(), &found.full_name)
        .await
        .map_err(|error| problem_at(error, "/new_password"))?;
    let issuer = auth.get_ref().clone();
    service.write(by.call, move |w| actions::reset_password(w, &issuer, found.id, &ask.code, &hash)).await?;
    Ok(Answer::no_content())
}

/// Another address of one's own.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EmailChange, example = json!({ "email": "aida@kstu.example", "password": "three green kettles" }))]
pub struct EmailChangeInput {
    #[schema(format = Email, max_length = 254)]
    email: String,
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
}

/// Changes one's e-mail address: at once where no mail is set up (200), else when the code that is sent to the new one
/// comes back to POST /auth/email/confirm (202).
#[utoipa::path(
    tag = "identity",
    request_body = EmailChangeInput,
    responses(
        (status = 200, description = "The address is changed", body = MeView),
        (status = 202, description = "A code is on its way to the new address", body = MeView),
    ),
)]
#[post("/auth/email/change")]
pub async fn change_email(
    by: By<may::OwnAccount>,
    request: HttpRequest,
    body: Body<EmailChangeInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    let (person, ask) = (by.person()?, body.value);
    may_try_own(&service, &auth, &request, person).await?;
    let proven = actions::who_has_password(&service, &auth, person, ask.password).await.map_err(wrong_password)?;
    if auth.sends_mail() {
        auth.limits().mail_to_new_address(&request, &ask.email)?;
    }
    let issuer = auth.get_ref().clone();
    service
        .write(by.call, move |w| {
            let at_once = actions::change_email(w, &issuer, &proven, &ask.email).map_err(wrong_password)?;
            Ok::<_, Problem>(Answer::new(if at_once { 200 } else { 202 }, &me(w.c, person)?))
        })
        .await
}

/// In this body the current password stands under another name than where one changes it.
fn wrong_password(error: Error) -> Problem {
    match error {
        Error::WrongPassword => Problem::field("/password", "wrong_password", Text::new("wrong-password")),
        error => error.into(),
    }
}
