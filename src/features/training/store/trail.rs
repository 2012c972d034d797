//! What the rows and the audit trail say of certifications, to be compared.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::platform::db::schema::{audit_events, certification_revocations, certifications};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// A certification's id, expiry and end.
pub type Kept = (Id, Option<Instant>, Option<Instant>);

pub fn kept(c: &mut Db) -> DbResult<Vec<Kept>> {
    Ok(certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .order(certifications::id.asc())
        .select((certifications::id, certifications::expires_at, certification_revocations::revoked_at.nullable()))
        .load(c)?)
}

/// The certifications of which the trail tells this, each with the end that is told with it.
pub fn told(c: &mut Db, action: &str) -> DbResult<BTreeMap<Id, Option<Instant>>> {
    let events: Vec<(Id, Option<Json>)> = audit_events::table
        .filter(audit_events::subject_type.eq("certification"))
        .filter(audit_events::action.eq(action.to_owned()))
        .select((audit_events::subject, audit_events::after))
        .load(c)?;
    let end = |after: Option<Json>| after?.0.get("expires_at")?.as_str()?.parse().ok();
    Ok(events.into_iter().map(|(id, after)| (id, end(after))).collect())
}
