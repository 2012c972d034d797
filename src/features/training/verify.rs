//! Proof that who holds what is what was granted, less what was revoked and what has expired.

use std::collections::BTreeSet;

use super::store::trail::{self, Grant};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

/// What was counted, and the certifications of which rows and trail tell different things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// By the audit trail.
    pub grants: usize,
    pub revocations: usize,
    /// Granted, not revoked, and past their end by now.
    pub expiries: usize,
    /// By the rows that decide who may use a machine.
    pub valid: usize,
    pub differences: Vec<(Id, &'static str)>,
}

impl Report {
    pub fn is_ok(&self) -> bool {
        self.differences.is_empty() && self.valid + self.revocations + self.expiries == self.grants
    }
}

/// # Errors
/// Whatever the database answers.
pub async fn verify(service: &Service) -> Result<Report, Fault> {
    let now = service.now();
    service.read(move |c| c.snapshot(|c| compare(c, now))).await
}

fn compare(c: &mut Db, now: Instant) -> DbResult<Report> {
    let (granted, revoked) = (trail::told(c, "certification.granted")?, trail::told(c, "certification.revoked")?);
    let kept = trail::kept(c)?;
    let mut report = Report { grants: granted.len(), revocations: revoked.len(), ..Report::default() };
    let mut seen = BTreeSet::new();
    for (id, kept, revoked_at) in kept {
        seen.insert(id);
        match granted.get(&id) {
            None => report.differences.push((id, "is kept, and the trail tells of no grant")),
            Some(told) => report.differences.extend(differences(told, &kept).map(|what| (id, what))),
        }
        if revoked_at.is_some() != revoked.contains_key(&id) {
            report.differences.push((id, "is revoked in the rows or in the trail, not in both"));
        }
        match (revoked_at, kept.expires_at) {
            (Some(_), _) => {}
            (None, Some(end)) if end <= now => report.expiries += 1,
            (None, _) => report.valid += 1,
        }
    }
    let told: BTreeSet<Id> = granted.keys().chain(revoked.keys()).copied().collect();
    let gone = told.difference(&seen);
    report.differences.extend(gone.map(|id| (*id, "is told of in the trail, and not kept")));
    Ok(report)
}

fn differences(told: &Grant, kept: &Grant) -> impl Iterator<Item = &'static str> {
    let compared = [
        (told.person == kept.person, "is held by somebody else than it was granted to"),
        (told.qualification == kept.qualification, "is of another qualification than was granted"),
        (told.level == kept.level, "is of another level than was granted"),
        (told.valid_from == kept.valid_from, "begins otherwise than it was granted"),
        (told.expires_at == kept.expires_at, "ends otherwise than it was granted"),
        (told.course_session == kept.course_session, "was earned elsewhere than it was granted for"),
    ];
    compared.into_iter().filter(|(same, _)| !same).map(|(_, what)| what)
}
