use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, may};
use crate::features::notify::Instead;
use crate::features::notify::actions::{self, Read};
use crate::features::notify::store::{self, Inbox};
use crate::features::notify::view::{InboxView, NotificationView, Unread};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct InboxQuery {
    /// True: only what is unread.
    unread: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

fn inbox(c: &mut Db, person: Id, now: Instant) -> DbResult<Inbox> {
    Ok(Inbox { person, now, muted: store::settings(c, person)?.muted() })
}

/// What one was told, the newest first: as far as one chose to be told here, and as long as it matters. `unread` counts
/// all that is unread.
#[utoipa::path(
    tag = "notifications",
    params(InboxQuery),
    responses((status = 200, description = "A page of the inbox", body = InboxView)),
)]
#[get("/me/notifications")]
pub async fn list_notifications(
    by: By<may::OwnAccount>,
    query: Params<InboxQuery>,
    service: web::Data<Service>,
    instead: web::Data<Instead>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, lang, now, instead) = (by.person()?, by.call.lang, service.now(), *instead.get_ref());
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before, unread) = (page.limit()?, page.after::<Id>()?, query.0.unread == Some(true));
    let (page, unread) = service
        .read(move |c| {
            let inbox = inbox(c, person, now)?;
            let rows = inbox.page(c, unread, before, limit + 1)?;
            let Page { items, next } = Page::cut(rows, limit, |row| row.id);
            let names = store::names(c, &items)?;
            let mut shown = Vec::with_capacity(items.len());
            for row in &items {
                let offers = store::offers(c, row, instead, now)?;
                shown.push(NotificationView::of(row, offers, &names, lang));
            }
            Ok::<_, Problem>((Page { items: shown, next }, inbox.unread(c)?))
        })
        .await?;
    let link = Answer::page(&page, &request).link;
    let Page { items, next } = page;
    Ok(Answer { link, ..Answer::ok(&InboxView { items, next, unread }) })
}

/// What one has read: these, or everything up to a moment.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NotificationsRead, example = json!({ "until": "2026-09-01T03:00:00Z" }))]
struct ReadInput {
    /// Ids of one's own notifications; others are passed over.
    #[schema(max_items = 200)]
    ids: Option<Vec<Id>>,
    until: Option<Instant>,
}

impl ReadInput {
    fn read(self) -> Result<Read, Problem> {
        match (self.ids, self.until) {
            (Some(ids), None) => Ok(Read::These(ids)),
            (None, Some(until)) => Ok(Read::Until(until)),
            (None, None) => Err(Problem::field("/until", "required", Text::new("read-which"))),
            (Some(_), Some(_)) => Err(Problem::field("/ids", "not_both", Text::new("read-which"))),
        }
    }
}

/// Marks notifications of one's own as read; answers how many are unread still.
#[utoipa::path(
    tag = "notifications",
    request_body = ReadInput,
    responses((status = 200, description = "How many are unread", body = Unread)),
)]
#[post("/me/notifications/read")]
pub async fn read_notifications(
    by: By<may::OwnAccount>,
    body: Body<ReadInput>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (person, fingerprint) = (by.person()?, body.fingerprint);
    let what = body.value.read()?;
    service
        .write(by.call, move |w| {
            posting.once(w, fingerprint, |w| {
                actions::read(w, person, &what)?;
                let unread = inbox(w.c, person, w.now)?.unread(w.c)?;
                Ok(Answer::ok(&Unread { unread }))
            })
        })
        .await
}
