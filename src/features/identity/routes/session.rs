use actix_web::http::header::{HeaderName, ORIGIN};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};

use super::me::{MeView, me};
use super::tokens::CredentialsInput;
use super::{cookie, secret_answer, signed_in_by};
use crate::features::identity::authenticate::same_origin;
use crate::features::identity::model::SignedInBy;
use crate::features::identity::{Auth, By, actions, may, store};
use crate::platform::db::Fault;
use crate::platform::http::{Answer, Body, Problem};
use crate::platform::write::Service;

/// Who the web client is signed in as.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = WebSession)]
pub struct SessionView {
    /// Null when signed out
    person: Option<MeView>,
}

/// Signs the web client in: sets the session cookie and returns no token.
#[utoipa::path(
    tag = "identity",
    request_body = CredentialsInput,
    responses((status = 200, description = "Signed in; the cookie is set", body = SessionView)),
)]
#[post("/auth/session")]
pub async fn open_session(
    by: By<may::Nothing>,
    request: HttpRequest,
    body: Body<CredentialsInput>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    // A browser says where it comes from: nobody signs a visitor in as somebody else from another site.
    let browser =
        [HeaderName::from_static("sec-fetch-site"), ORIGIN].iter().any(|name| request.headers().contains_key(name));
    if browser {
        same_origin(request.headers(), auth.public_url())?;
    }
    let attempt = body.value.attempt(&service, &auth, &request).await?;
    let (opened, person) = actions::sign_in(&service, &auth, by.call, attempt, |w, person| {
        let opened = actions::open_web_session(w, person.id)?;
        Ok((opened, me(w.c, person.id)?))
    })
    .await?;
    let mut answer = secret_answer(&SessionView { person: Some(person) });
    if answer.add_cookie(&cookie(&auth, Some(opened.cookie))).is_err() {
        tracing::error!("the session cookie could not be written");
    }
    Ok(answer)
}

/// Who is signed in; 200 with null for nobody.
#[utoipa::path(tag = "identity", responses((status = 200, description = "The person, or null", body = SessionView)))]
#[get("/auth/session")]
pub async fn see_session(
    by: By<may::Nothing>,
    request: HttpRequest,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let Some(person) = by.actor().person() else { return Ok(Answer::ok(&SessionView { person: None })) };
    let way = signed_in_by(&request);
    let now = service.now();
    let (view, keep) = service
        .read(move |c| {
            let due = match way {
                Some(SignedInBy::WebSession(id)) => {
                    store::web_session_by_id(c, id)?.filter(|session| actions::keeping_due(session, now))
                }
                _ => None,
            };
            Ok::<_, Fault>((me(c, person)?, due.map(|session| session.id)))
        })
        .await?;
    if let Some(session) = keep {
        service.write(by.call, move |w| actions::keep_web_session(w, session)).await?;
    }
    Ok(Answer::ok(&SessionView { person: Some(view) }))
}

/// Signs the web client out.
#[utoipa::path(tag = "identity", responses((status = 204, description = "Signed out; the cookie is gone")))]
#[delete("/auth/session")]
pub async fn end_session(
    by: By<may::OwnAccount>,
    request: HttpRequest,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let (person, way) = (by.person()?, signed_in_by(&request));
    if let Some(way) = way {
        service.write(by.call, move |w| actions::end(w, person, way)).await?;
    }
    Ok(HttpResponse::NoContent().cookie(cookie(&auth, None)).finish())
}
