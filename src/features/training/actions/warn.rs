//! Tells ahead that a certification ends, once at each of its marks.

use serde_json::json;

use crate::features::training::model::{Certification, Held};
use crate::features::training::rules::{self, WARN_DAYS};
use crate::features::training::store::{self, CertificationFilter};
use crate::platform::db::{DbResult, Fault};
use crate::platform::jobs::{self, Handler, Next};
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

const KINDS: [&str; 2] = ["certification.expires_in_30_days", "certification.expires_in_7_days"];

/// The due-times of certifications.
pub const JOBS: &[Handler] = &[Handler { kind: KINDS[0], run: in_30_days }, Handler { kind: KINDS[1], run: in_7_days }];

pub(super) fn plan(w: &mut Write<'_>, one: &Certification) -> DbResult<()> {
    let Some(expires_at) = one.expires_at else { return Ok(()) };
    for (kind, days) in KINDS.into_iter().zip(WARN_DAYS) {
        if let Some(at) = rules::warn_at(one.valid_from, expires_at, days) {
            jobs::schedule_first(w.c, kind, one.id, at, w.now)?;
        }
    }
    Ok(())
}

pub(super) fn forget(w: &mut Write<'_>, certification: Id) -> DbResult<()> {
    KINDS.into_iter().try_for_each(|kind| jobs::cancel(w.c, kind, certification))
}

fn in_30_days(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    tell(w, id, 30)
}

fn in_7_days(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    tell(w, id, 7)
}

/// One that was revoked, or that a longer one of the same or a higher level has followed, ends unsaid; so does a mark that
/// is late by so much that the next one is due.
fn tell(w: &mut Write<'_>, id: Id, days: i64) -> DbResult<Next> {
    let held = match store::find(w.c, id) {
        Ok(held) => held,
        Err(Fault::NotFound) => return Ok(Next::Done),
        Err(fault) => return Err(fault),
    };
    let one = &held.certification;
    let Some(expires_at) = one.expires_at else { return Ok(Next::Done) };
    if !held.valid_at(w.now) || !rules::still_tells(expires_at, days, w.now) {
        return Ok(Next::Done);
    }
    let same = CertificationFilter {
        person: Some(one.person),
        qualification: Some(one.qualification),
        ..CertificationFilter::default()
    };
    let levels = store::qualification(w.c, one.qualification)?.map_or_else(Vec::new, |one| one.levels());
    let follows = |other: &Held| {
        other.valid_at(expires_at)
            && rules::reaches(&levels, other.certification.level.as_deref(), one.level.as_deref())
    };
    if store::list(w.c, &same, None, i64::MAX)?.iter().any(follows) {
        return Ok(Next::Done);
    }
    let after = json!({
        "member": one.person, "qualification": one.qualification, "expires_at": expires_at, "days": days,
    });
    w.emit(Event::new("certification.expires_soon", "certification", id).lab(one.lab).after(after));
    Ok(Next::Done)
}
