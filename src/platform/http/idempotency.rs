use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use diesel::prelude::*;

use super::{Answer, Code, Problem};
use crate::platform::db::schema::idempotency_keys;
use crate::platform::db::{Constraint, Db, DbResult, Fault, Json};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Write;

const HEADER: &str = "idempotency-key";
const KEPT_HOURS: i64 = 24;

/// A POST that may be retried: its key, if the client sent one, and where it goes.
#[derive(Clone, Debug)]
pub struct Posting {
    key: Option<String>,
    method: String,
    path: String,
}

impl FromRequest for Posting {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key = request
            .headers()
            .get(HEADER)
            .map(|value| value.to_str().map(|text| text.trim().trim_matches('"').to_owned()));
        let key = match key {
            None => None,
            Some(Ok(key)) if (1..=255).contains(&key.len()) => Some(key),
            Some(_) => return ready(Err(Problem::new(Code::InvalidHeader, Text::new("idempotency-key-form")))),
        };
        ready(Ok(Self { key, method: request.method().to_string(), path: request.path().to_owned() }))
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency_keys)]
struct Stored {
    actor: Id,
    method: String,
    path: String,
    key: String,
    fingerprint: Vec<u8>,
    status: i32,
    headers: Json,
    body: String,
    created_at: Instant,
}

impl Posting {
    /// Runs `work` once per key, actor, method and path; a repetition gets the stored answer. Refusals are not stored.
    ///
    /// # Errors
    /// What `work` answers; 422 when the key was used with another body.
    pub fn once(
        &self,
        w: &mut Write<'_>,
        fingerprint: [u8; 32],
        work: impl FnOnce(&mut Write<'_>) -> Result<Answer, Problem>,
    ) -> Result<Answer, Problem> {
        let (Some(key), Some(actor)) = (&self.key, w.actor().id()) else { return work(w) };
        let row = |status: i32, headers: Json, body: String, at: Instant| Stored {
            actor,
            method: self.method.clone(),
            path: self.path.clone(),
            key: key.clone(),
            fingerprint: fingerprint.to_vec(),
            status,
            headers,
            body,
            created_at: at,
        };
        // On PostgreSQL this insert waits for a twin that is still running; SQLite has one writer.
        let claimed = claim(w.c, &row(0, Json(serde_json::Value::Null), String::new(), w.now), w.now);
        if let Some(stored) = claimed.map_err(still_running)? {
            if stored.fingerprint != fingerprint {
                return Err(Problem::of(Code::IdempotencyKeyReused));
            }
            return Ok(replay(&stored));
        }
        let answer = match work(w) {
            Ok(answer) => answer,
            Err(problem) => {
                // The refusal may be kept with what it wrote; the key must not. A transaction that failed rolls back anyway.
                let _ = unclaim(w.c, &row(0, Json(serde_json::Value::Null), String::new(), w.now));
                return Err(problem);
            }
        };
        let headers = Json(serde_json::json!([answer.etag, answer.location]));
        store(w.c, &row(i32::from(answer.status), headers, String::from_utf8_lossy(&answer.body).into_owned(), w.now))?;
        Ok(answer)
    }
}

/// A twin that holds the key longer than a lock is waited for.
fn still_running(fault: Fault) -> Problem {
    match fault {
        Fault::LockTimeout => Problem::of(Code::IdempotencyInProgress).retry_after(1),
        fault => fault.into(),
    }
}

fn replay(stored: &Stored) -> Answer {
    let [etag, location]: [Option<String>; 2] = stored.headers.read().unwrap_or_default();
    let body = stored.body.clone().into();
    Answer { status: u16::try_from(stored.status).unwrap_or(200), etag, location, link: None, body, secret: false }
}

/// The stored row when the key was used before; otherwise claims it.
fn claim(c: &mut Db, row: &Stored, now: Instant) -> DbResult<Option<Stored>> {
    use idempotency_keys::dsl;
    let same = || {
        dsl::idempotency_keys
            .filter(dsl::actor.eq(row.actor))
            .filter(dsl::method.eq(row.method.clone()))
            .filter(dsl::path.eq(row.path.clone()))
            .filter(dsl::key.eq(row.key.clone()))
    };
    diesel::delete(dsl::idempotency_keys.filter(dsl::created_at.lt(expired(now))).filter(dsl::actor.eq(row.actor)))
        .execute(c)?;
    if matches!(c, Db::Pg(_)) {
        c.run("SAVEPOINT claim")?;
    }
    let inserted = diesel::insert_into(idempotency_keys::table).values(row).execute(c).map_err(Fault::from);
    match inserted {
        Ok(_) => Ok(None),
        Err(fault) if fault.violates(Constraint::IdempotencyKey) => {
            if matches!(c, Db::Pg(_)) {
                c.run("ROLLBACK TO claim")?;
            }
            Ok(same().select(Stored::as_select()).first(c).optional()?)
        }
        Err(fault) => Err(fault),
    }
}

fn expired(now: Instant) -> Instant {
    now.plus_seconds(-KEPT_HOURS * 3600)
}

/// Clears away the oldest answers that are given no more, about `limit` of them; answers how many.
///
/// # Errors
/// Whatever the database answers.
pub fn forget_answers(c: &mut Db, now: Instant, limit: i64) -> DbResult<usize> {
    use idempotency_keys::dsl;
    let old = || dsl::idempotency_keys.filter(dsl::created_at.lt(expired(now)));
    let ages = old().select(dsl::created_at).order(dsl::created_at.asc());
    let last: Option<Instant> = ages.offset(limit - 1).first(c).optional()?;
    Ok(diesel::delete(old().filter(dsl::created_at.le(last.unwrap_or(now)))).execute(c)?)
}

fn unclaim(c: &mut Db, row: &Stored) -> DbResult<()> {
    use idempotency_keys::dsl;
    diesel::delete(
        dsl::idempotency_keys
            .filter(dsl::actor.eq(row.actor))
            .filter(dsl::method.eq(&row.method))
            .filter(dsl::path.eq(&row.path))
            .filter(dsl::key.eq(&row.key)),
    )
    .execute(c)?;
    Ok(())
}

fn store(c: &mut Db, row: &Stored) -> DbResult<()> {
    use idempotency_keys::dsl;
    diesel::update(
        dsl::idempotency_keys
            .filter(dsl::actor.eq(row.actor))
            .filter(dsl::method.eq(&row.method))
            .filter(dsl::path.eq(&row.path))
            .filter(dsl::key.eq(&row.key)),
    )
    .set((dsl::status.eq(row.status), dsl::headers.eq(&row.headers), dsl::body.eq(&row.body)))
    .execute(c)?;
    Ok(())
}
