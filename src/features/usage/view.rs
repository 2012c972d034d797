use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Acknowledged, Asked, Correction, CorrectionStatus, EndCause, Outcome, Recorded, SessionSource};
use super::store::Shown;
use crate::features::stock::Material;
use crate::platform::db::{DbResult, Fault};
use crate::platform::http::Answer;
use crate::platform::values::{Actor, Id, Instant, LocalText, Purpose, Role};

/// A usage session as its owner and staff read it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = UsageSession)]
pub struct SessionView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub machine: Id,
    /// Null for a device's session that nobody's reservation explains.
    pub member: Option<Id>,
    /// The person's full name; null to devices.
    pub member_name: Option<String>,
    /// Null for a walk-in.
    pub reservation: Option<Id>,
    pub started_at: Instant,
    /// Null while it is open.
    pub ended_at: Option<Instant>,
    pub expected_ends_at: Instant,
    /// Who or what recorded it; `auto` where a job closed it.
    pub source: SessionSource,
    pub purpose: Option<Purpose>,
    /// People present.
    pub headcount: i32,
    /// Null while it is open.
    pub outcome: Option<Outcome>,
    /// What ended it: `finished` (somebody said so), `taken_over` (by the next holder, after its expected end) or
    /// `forgotten` (closed by a job). Null while it is open, and for one that was recorded afterwards.
    pub end_cause: Option<EndCause>,
    pub note: Option<String>,
    /// What it took from stock, returns taken off.
    pub materials: Vec<Material>,
    /// The member's at the start.
    pub affiliation: Option<String>,
    /// The member's at the start.
    pub role: Option<Role>,
    /// How long it lasted past its expected end.
    pub overrun_seconds: i64,
    /// The service was down while it was open: staff say what happened.
    pub to_settle: bool,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// A machine's checklist as it was acknowledged.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AcknowledgedChecklist {
    pub version: i32,
    /// As they read then.
    pub items: Vec<LocalText>,
    /// A person's id.
    pub acknowledged_by: Option<Id>,
    pub acknowledged_at: Instant,
}

/// Somebody who was there at a session beside its member.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Beside {
    pub person: Id,
    /// Null to devices; a second person's to all but staff.
    pub name: Option<String>,
}

/// A session with who was there and what was acknowledged at its start.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionDetail {
    #[serde(flatten)]
    pub session: SessionView,
    /// Who was named to be there beside the member.
    pub second_person: Option<Beside>,
    /// Who watched over it when it started, where the machine asked for a supervisor.
    pub supervisor: Option<Beside>,
    /// Null where the machine had no checklist, or nobody was asked.
    pub checklist: Option<AcknowledgedChecklist>,
}

/// What somebody said was different about a session, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SessionCorrection)]
pub struct CorrectionView {
    pub id: Id,
    pub session: Id,
    pub status: CorrectionStatus,
    /// The session as it stood before.
    pub before: Recorded,
    /// What was asked; what is absent stayed.
    pub after: Asked,
    pub reason: Option<String>,
    pub proposed_by: Option<Id>,
    pub proposed_at: Instant,
    pub decided_by: Option<Id>,
    pub decided_at: Option<Instant>,
}

/// A correction with the session as it stands now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CorrectedSession {
    #[serde(flatten)]
    pub correction: CorrectionView,
    pub usage_session: SessionView,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionCorrections {
    pub items: Vec<CorrectionView>,
}

pub fn session(Shown { session, lab, plan_kind, name, materials }: Shown, actor: &Actor) -> SessionView {
    SessionView {
        member_name: name.filter(|_| !actor.is_device()),
        id: session.id,
        lab,
        lab_id: session.lab,
        machine: session.machine,
        member: session.person,
        reservation: session.reservation.filter(|_| plan_kind.as_deref() == Some("reservation")),
        started_at: session.started_at,
        ended_at: session.ended_at,
        expected_ends_at: session.expected_ends_at,
        source: session.source,
        purpose: session.purpose,
        headcount: session.headcount,
        outcome: session.outcome,
        end_cause: session.end_cause,
        note: session.note,
        materials,
        affiliation: session.affiliation,
        role: session.role,
        overrun_seconds: session.overrun_seconds,
        to_settle: session.to_settle,
        created_at: session.created_at,
        updated_at: session.updated_at,
        version: session.version,
    }
}

pub fn checklist(row: Acknowledged) -> DbResult<AcknowledgedChecklist> {
    Ok(AcknowledgedChecklist {
        version: row.version,
        items: row.items.read().map_err(Fault::from)?,
        acknowledged_by: row.acknowledged_by,
        acknowledged_at: row.acknowledged_at,
    })
}

/// A session's answer with its version.
pub fn answer(shown: Shown, actor: &Actor) -> Answer {
    let version = shown.session.version;
    Answer::ok(&session(shown, actor)).version(version)
}

pub fn correction(row: Correction) -> DbResult<CorrectionView> {
    Ok(CorrectionView {
        id: row.id,
        session: row.session,
        status: row.status,
        before: row.before.read().map_err(Fault::from)?,
        after: row.after.read().map_err(Fault::from)?,
        reason: row.reason,
        proposed_by: row.proposed_by,
        proposed_at: row.proposed_at,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
    })
}
