use actix_web::http::header::{HeaderName, ORIGIN};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};

use super::me::{MeView, me};
use super::tokens::CredentialsInput;
use super::{cookie, device_cookie, signed_in, signed_in_by};
use crate::features::identity::authenticate::same_origin;
use crate::features::identity::model::SignedInBy;
use crate::features::identity::store::LabInSight;
use crate::features::identity::{Auth, By, Permission, actions, may, scopes, store};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::http::{Answer, Body, Problem};
use crate::platform::values::{Actor, Id, Lang, LocalText};
use crate::platform::write::Service;

/// How many labs a first screen is told of; `GET /labs` has them all.
const LABS: i64 = 50;

/// Who the web client is signed in as, and the labs there are for them.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = WebSession)]
pub struct SessionView {
    /// Null when signed out, and for a key without the scope `account:read`
    person: Option<MeView>,
    /// The labs that the caller may see, by slug, at most 50; for a key without `catalogue:read` those that anyone may
    #[schema(max_items = 50)]
    labs: Vec<SessionLabView>,
}

/// A lab, as much as a first screen needs.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = SessionLab)]
pub struct SessionLabView {
    id: Id,
    slug: String,
    name: LocalText,
    /// A name of the IANA time zone database
    time_zone: String,
    /// ISO 4217
    currency: String,
}

impl From<LabInSight> for SessionLabView {
    fn from(lab: LabInSight) -> Self {
        Self {
            id: lab.id,
            name: lab.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, &lab.slug)),
            slug: lab.slug,
            time_zone: lab.time_zone,
            currency: lab.currency,
        }
    }
}

/// A key is told here no more than where each of these is asked for by itself.
fn session(c: &mut Db, actor: &Actor) -> DbResult<SessionView> {
    let may_read = |permission| scopes::missing(actor, permission, true).is_none();
    let person = actor.person().filter(|_| may_read(Permission::OwnAccount));
    let person = person.map(|person| me(c, person)).transpose()?;
    let anyone = Actor::anonymous();
    let reader = if may_read(Permission::ViewLab) { actor } else { &anyone };
    let labs = store::labs_in_sight(c, reader, LABS)?.into_iter().map(Into::into).collect();
    Ok(SessionView { person, labs })
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
    let (opened, person, view) = actions::sign_in(&service, &auth, by.call, attempt, |w, person| {
        let opened = actions::open_web_session(w, person.id)?;
        let actor = store::actor(w.c, person.id)?.ok_or(Fault::NotFound)?;
        Ok((opened, person.clone(), session(w.c, &actor)?))
    })
    .await?;
    let device = device_cookie(&auth, &request, &person, service.now());
    Ok(signed_in(&view, &[cookie(&auth, Some(opened.cookie)), device]))
}

/// Who is signed in, null for nobody, and the labs that they may see.
#[utoipa::path(tag = "identity", responses((status = 200, description = "The person or null, and the labs in sight", body = SessionView)))]
#[get("/auth/session")]
pub async fn see_session(
    by: By<may::Nothing>,
    request: HttpRequest,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, way, now) = (by.actor().clone(), signed_in_by(&request), service.now());
    let (view, keep) = service
        .read(move |c| {
            let due = match way {
                Some(SignedInBy::WebSession(id)) => {
                    store::web_session_by_id(c, id)?.filter(|session| actions::keeping_due(session, now))
                }
                _ => None,
            };
            Ok::<_, Fault>((session(c, &actor)?, due.map(|session| session.id)))
        })
        .await?;
    if let Some(session) = keep {
        service.write(by.call, move |w| actions::keep_web_session(w, session)).await?;
    }
    Ok(Answer::ok(&view))
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
