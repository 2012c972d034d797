use std::fmt::Write as _;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, HeaderName};
use actix_web::{HttpRequest, HttpResponse, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::hub::Live;
use super::model::{LiveRow, Viewer};
use super::stream::{Reading, opening, written};
use super::{outbox, rules, store};
use crate::features::identity::{Auth, By, Ticket, may};
use crate::features::labs::scope;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Problem, Segment};
use crate::platform::values::Id;
use crate::platform::write::Service;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");
/// A reader who missed more reads everything anew.
const MISSED: usize = 1_000;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(watch_lab);
}

/// One event as the stream writes it (WHATWG HTML, server-sent events); fields that do not stand there are left out.
#[derive(utoipa::ToSchema)]
#[schema(example = json!({
    "id": "42", "event": "machine.changed",
    "data": "{\"kind\":\"machine.changed\",\"id\":\"019a1b2c-3d4e-7f50-8a61-728394a5b6c7\",\"machine\":\"019a1b2c-3d4e-7f50-8a61-728394a5b6c7\",\"revision\":3}"
}))]
#[allow(dead_code, reason = "describes text that is written by hand")]
struct LiveEvent {
    /// To be sent as `Last-Event-ID`.
    id: Option<String>,
    /// The kind: `ready`, `reset` (what was missed is gone: read anew), or what changed.
    event: Option<String>,
    /// JSON with the kind, and the id, machine and revision as far as they are the reader's to know.
    data: Option<String>,
    /// Milliseconds to wait before connecting again.
    retry: Option<i64>,
}

/// What changes in a lab from now on, or since the event of `Last-Event-ID`.
///
/// Server-sent events: kind, id, machine and revision, as far as they are the reader's to know; what changed is read from its
/// own place. `ready` opens the stream; `reset` opens it when what was missed is no longer kept: read everything anew. A
/// public lab is watched by anybody; who is signed in is served until their sign-in ends.
#[utoipa::path(
    tag = "live",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen, up to a day ago"),
    ),
    responses((
        status = 200, description = "A stream of events, each as shown", body = LiveEvent, content_type = "text/event-stream",
    )),
)]
#[get("/labs/{lab}/events")]
async fn watch_lab(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    live: web::Data<Live>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (gate, lab) = (by.gate(), lab.0);
    let door = gate.clone();
    let lab = service.read(move |c| scope::lab(c, &door, &lab).map(|lab| lab.id)).await?;
    let limits = auth.limits();
    let place = live.admit(limits.key(&request, by.actor()), limits.are_on())?;
    // What was committed by now lies before the stream or belongs to what was missed.
    outbox::number(&service).await?;
    // Listening begins before the database is asked, so that nothing falls between.
    let (changes, closing) = (live.listen(lab), live.closing());
    let (seen, viewer) = (last_event_id(&request), Viewer::of(by.actor(), lab));
    let (last, first) =
        service.read(move |c| c.snapshot(|c| begin(c, lab, seen, viewer))).await.map_err(Problem::from)?;
    let reading = Reading {
        lab,
        gate,
        ticket: Ticket::of(&request)?,
        service: service.get_ref().clone(),
        auth: auth.get_ref().clone(),
        first: Some(first),
        last,
        changes,
        closing,
        _place: place,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((CACHE_CONTROL, "no-store"))
        // A compressor or a proxy would hold events back.
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header((ACCEL_BUFFERING, "no"))
        .streaming(reading.stream()))
}

/// What the client last saw; what is no number of ours is as good as long gone.
fn last_event_id(request: &HttpRequest) -> Option<i64> {
    let value = request.headers().get(LAST_EVENT_ID)?;
    Some(value.to_str().ok().and_then(|text| text.trim().parse().ok()).unwrap_or(-1))
}

/// Where the stream begins, and its first piece: what was missed since `seen`.
fn begin(c: &mut Db, lab: Id, seen: Option<i64>, viewer: Viewer) -> DbResult<(i64, String)> {
    let kept = store::kept(c)?;
    let newest = kept.map_or(0, |kept| kept.newest);
    let Some(seen) = seen else { return Ok((newest, opening(newest, false))) };
    let limit = i64::try_from(MISSED).unwrap_or(i64::MAX);
    let missed = match rules::can_resume(seen, kept) {
        true => store::of_lab(c, lab, seen, limit + 1)?,
        false => return Ok((newest, opening(newest, true))),
    };
    if missed.len() > MISSED {
        return Ok((newest, opening(newest, true)));
    }
    Ok((newest, caught_up(seen, &missed, viewer)))
}

fn caught_up(seen: i64, missed: &[LiveRow], viewer: Viewer) -> String {
    let mut first = opening(seen, false);
    for row in missed {
        if let Some((number, told)) = row.number.zip(rules::told(row, viewer)) {
            // Writing to a String cannot fail.
            let _ = first.write_str(&written(number, &told));
        }
    }
    first
}
