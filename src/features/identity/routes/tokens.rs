use actix_web::{HttpRequest, HttpResponse, post, web};

use super::{Try, cookie, device_cookie, may_try, secret_answer, signed_in, signed_in_by};
use crate::features::identity::actions::{self, Attempt, Granted};
use crate::features::identity::model::SignedInBy;
use crate::features::identity::rules::{fold_email, fold_phone, fold_student_number};
use crate::features::identity::store::Identifier;
use crate::features::identity::{Auth, By, may};
use crate::platform::http::{Body, Code, FieldErrors, Problem};
use crate::platform::values::Instant;
use crate::platform::words::Text;
use crate::platform::write::Service;

/// A sign-in by exactly one of e-mail address, phone number, or student number with its lab.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Credentials, example = json!({ "email": "aida@kstu.example", "password": "three green kettles" }))]
pub struct CredentialsInput {
    #[schema(max_length = 254)]
    email: Option<String>,
    #[schema(max_length = 40)]
    phone: Option<String>,
    #[schema(max_length = 100)]
    student_number: Option<String>,
    /// Slug or id of the lab that the student number belongs to
    #[schema(max_length = 100)]
    lab: Option<String>,
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
}

impl CredentialsInput {
    /// The attempt, when one more may be made from here.
    pub async fn attempt(self, service: &Service, auth: &Auth, request: &HttpRequest) -> Result<Attempt, Problem> {
        let identifier = identifier(self.email, self.phone, self.student_number, self.lab)?;
        let Try { place, heard } = may_try(service, auth, request, &identifier).await?;
        Ok(Attempt { identifier, password: self.password, place, heard })
    }
}

/// Who is meant: by exactly one of the three.
///
/// # Errors
/// 422 when none or several are given, or a student number without its lab.
pub fn identifier(
    email: Option<String>,
    phone: Option<String>,
    student_number: Option<String>,
    lab: Option<String>,
) -> Result<Identifier, Problem> {
    let mut errors = FieldErrors::default();
    let given = [&email, &phone, &student_number].into_iter().flatten().count();
    if given != 1 {
        errors.add("/email", "one_of", Text::new("one-way-to-sign-in"));
    }
    if student_number.is_some() != lab.is_some() {
        errors.add("/lab", "goes_together", Text::new("number-with-lab"));
    }
    errors.check()?;
    Ok(match (email, phone, student_number) {
        (Some(email), ..) => Identifier::Email(fold_email(&email)),
        // What is no phone number belongs to nobody, and costs the same to find out.
        (_, Some(phone), _) => Identifier::Phone(fold_phone(&phone).unwrap_or_default()),
        (_, _, number) => {
            let number = fold_student_number(&number.unwrap_or_default());
            Identifier::StudentNumber { number, lab: lab.unwrap_or_default() }
        }
    })
}

/// Tokens: one to send with requests, one to get the next pair.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Tokens)]
pub struct TokensView {
    access_token: String,
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds
    #[schema(example = 900)]
    expires_in: i64,
    refresh_token: String,
}

fn view(granted: Granted, now: Instant) -> TokensView {
    TokensView {
        access_token: granted.access_token,
        token_type: "Bearer",
        expires_in: granted.access_expires_at.seconds() - now.seconds(),
        refresh_token: granted.refresh_token,
    }
}

/// Signs in and gives tokens.
#[utoipa::path(
    tag = "identity",
    request_body = CredentialsInput,
    responses((status = 200, description = "Signed in", body = TokensView)),
)]
#[post("/auth/login")]
pub async fn login(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<CredentialsInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let attempt = body.value.attempt(&service, &auth, &request).await?;
    let issuer = auth.get_ref().clone();
    let (tokens, person) = actions::sign_in(&service, &auth, by.call, attempt, move |w, person| {
        Ok((view(actions::grant(w, &issuer, person.id)?, w.now), person.clone()))
    })
    .await?;
    Ok(signed_in(&tokens, &[device_cookie(&auth, &request, &person, service.now())]))
}

/// The refresh token of the last answer.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Refresh, example = json!({ "refresh_token": "q3v1o0q8m4s6n2k7b5d9f1h3j5l7z9x1c3v5b7n9m1a" }))]
pub struct RefreshInput {
    #[schema(min_length = 1, max_length = 200)]
    refresh_token: String,
}

/// Gives the next tokens. Each refresh token works once; one that comes again later ends the sign-in it belongs to.
#[utoipa::path(
    tag = "identity",
    request_body = RefreshInput,
    responses((status = 200, description = "The next tokens", body = TokensView)),
)]
#[post("/auth/refresh")]
pub async fn refresh(
    by: By<may::Nothing>,
    body: Body<RefreshInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let token = body.value.refresh_token;
    let tokens =
        service.write(by.call, move |w| Ok::<_, Problem>(view(actions::refresh(w, &auth, &token)?, w.now))).await?;
    Ok(secret_answer(&tokens))
}

/// Which sign-in to end; by default the one of this request.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Logout, example = json!({ "refresh_token": "q3v1o0q8m4s6n2k7b5d9f1h3j5l7z9x1c3v5b7n9m1a" }))]
pub struct LogoutInput {
    #[schema(max_length = 200)]
    refresh_token: Option<String>,
}

/// Signs out: tokens or cookie stop working at once.
#[utoipa::path(
    tag = "identity",
    request_body = LogoutInput,
    responses((status = 204, description = "Signed out")),
)]
#[post("/auth/logout")]
pub async fn logout(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<LogoutInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let (way, person, token) = (signed_in_by(&request), by.actor().person(), body.value.refresh_token);
    if token.is_none() && way.is_none() {
        return Err(Problem::new(Code::NotSignedIn, Text::new("sign-out-of-what")));
    }
    service
        .write(by.call, move |w| match (&token, way, person) {
            (Some(token), ..) => actions::sign_out_by_token(w, token),
            (None, Some(way), Some(person)) => actions::end(w, person, way),
            _ => Ok(()),
        })
        .await?;
    let mut answer = HttpResponse::NoContent();
    if matches!(way, Some(SignedInBy::WebSession(_))) {
        answer.cookie(cookie(&auth, None));
    }
    Ok(answer.finish())
}
