//! What the rows and the audit trail say of certifications, to be compared.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::platform::db::schema::{audit_events, certification_revocations, certifications};
use crate::platform::db::{Db, DbResult};
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

/// The certifications of which the trail tells this.
pub fn told(c: &mut Db, action: &str) -> DbResult<BTreeSet<Id>> {
    let events = audit_events::table
        .filter(audit_events::subject_type.eq("certification"))
        .filter(audit_events::action.eq(action.to_owned()));
    Ok(events.select(audit_events::subject).load(c)?.into_iter().collect())
}
