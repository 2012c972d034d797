//! What the rows and the audit trail say of certifications, to be compared.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::features::training::model::Certification;
use crate::platform::db::schema::{audit_events, certification_revocations, certifications};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// Who holds what, since when and until when: as it was granted, or as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Grant {
    #[serde(rename = "member")]
    pub person: Option<Id>,
    pub qualification: Option<Id>,
    pub level: Option<String>,
    pub valid_from: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub course_session: Option<Id>,
}

/// A certification with its end, if it was revoked.
pub type Kept = (Id, Grant, Option<Instant>);

pub fn kept(c: &mut Db) -> DbResult<Vec<Kept>> {
    let rows: Vec<(Certification, Option<Instant>)> = certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .order(certifications::id.asc())
        .select((Certification::as_select(), certification_revocations::revoked_at.nullable()))
        .load(c)?;
    Ok(rows.into_iter().map(|(one, revoked_at)| (one.id, grant(one), revoked_at)).collect())
}

fn grant(one: Certification) -> Grant {
    Grant {
        person: Some(one.person),
        qualification: Some(one.qualification),
        level: one.level,
        valid_from: Some(one.valid_from),
        expires_at: one.expires_at,
        course_session: one.course_session,
    }
}

/// The certifications of which the trail tells this, each with what is told of it.
pub fn told(c: &mut Db, action: &str) -> DbResult<BTreeMap<Id, Grant>> {
    let events: Vec<(Id, Option<Json>)> = audit_events::table
        .filter(audit_events::subject_type.eq("certification"))
        .filter(audit_events::action.eq(action.to_owned()))
        .select((audit_events::subject, audit_events::after))
        .load(c)?;
    let grant = |after: Option<Json>| after.and_then(|after| after.read().ok()).unwrap_or_default();
    Ok(events.into_iter().map(|(id, after)| (id, grant(after))).collect())
}
