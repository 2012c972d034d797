use super::count::Count;
use super::evidence::{self, Evidence};
use super::model::{Alternative, CostLine, Gap, Limits, Need, RequestStatus};
use super::reader::Reader;
use super::rows::{EndorsementRow, EvidenceRow, RequestRow, TransitionRow};
use super::rules::fit::Nearest;
use super::rules::states::{allowed_next, may};
use super::store::steps;
use super::totals::Totals;
use crate::features::identity;
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Lang, LocalText, MaterialClass, Money, Process};

/// What is asked for, why, and what it costs.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EquipmentRequestContent)]
pub struct ContentView {
    pub title: LocalText,
    /// The title in the language asked for.
    pub title_local: String,
    pub justification: LocalText,
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub limits: Limits,
    pub expected_users: Option<i32>,
    pub hours_per_month: Option<f64>,
    pub estimated_cost: Option<Money>,
    pub cost_lines: Vec<CostLine>,
    pub alternatives: Vec<Alternative>,
    pub links: Vec<String>,
    pub totals: Totals,
}

/// A request as lists hold it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EquipmentRequestSummary)]
pub struct SummaryView {
    pub id: Id,
    /// The lab's slug.
    pub lab: String,
    pub lab_id: Id,
    pub status: RequestStatus,
    /// A manager has flagged it for funding; true from `flagged` on.
    pub flagged: bool,
    #[serde(flatten)]
    pub content: ContentView,
    /// The author's id: for staff and the author.
    pub author: Option<Id>,
    pub mine: bool,
    pub endorsements: Count,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// A request with its evidence.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EquipmentRequest)]
pub struct RequestView {
    #[serde(flatten)]
    pub summary: SummaryView,
    /// The author's name, for staff.
    pub author_name: Option<String>,
    pub gaps: Vec<Gap>,
    pub support: super::evidence::SupportCounts,
    pub nearest: Vec<Nearest>,
    pub evidence: EvidenceView,
    /// The steps that the reader may take now.
    pub next_steps: Vec<RequestStatus>,
    /// Every step so far; reasons are not shown to funders.
    pub history: Vec<StepView>,
}

/// The evidence of a request: live, and beside it as it was frozen.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EquipmentRequestEvidence)]
pub struct EvidenceView {
    #[serde(flatten)]
    pub live: Evidence,
    pub frozen: Option<FrozenView>,
}

/// The evidence as it stood when the request was flagged.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = FrozenEvidence)]
pub struct FrozenView {
    /// 1 for the first flagging.
    #[schema(minimum = 1)]
    pub number: i32,
    /// Of the evidence in the canonical form of RFC 8785, in hexadecimal. It is that of the full evidence: what a funder
    /// reads has counts below 5 taken out, and so another hash.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    pub frozen_at: Instant,
    #[schema(value_type = Option<Evidence>)]
    pub evidence: Option<serde_json::Value>,
}

/// One step that a request took.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EquipmentRequestStep)]
pub struct StepView {
    pub from: RequestStatus,
    pub to: RequestStatus,
    pub at: Instant,
    pub reason: Option<String>,
}

/// One person's support of a request.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Endorsement)]
pub struct EndorsementView {
    pub id: Id,
    pub request: Id,
    /// Who endorsed: for staff and for oneself.
    pub person: Option<Id>,
    /// The name, for staff.
    pub full_name: Option<String>,
    pub mine: bool,
    pub reason: Option<String>,
    pub need: Option<Need>,
    pub created_at: Instant,
}

impl ContentView {
    pub fn of(row: &RequestRow, lang: Lang) -> DbResult<Self> {
        let content = row.content()?;
        Ok(Self {
            title_local: content.title.best(lang).to_owned(),
            title: content.title,
            justification: content.justification,
            process: content.want.process,
            material_class: content.want.material_class,
            limits: content.want.limits,
            expected_users: content.expected_users,
            hours_per_month: content.hours_per_month,
            estimated_cost: content.estimated_cost,
            totals: Totals::of(&content.cost_lines),
            cost_lines: content.cost_lines,
            alternatives: content.alternatives,
            links: content.links,
        })
    }
}

impl SummaryView {
    pub fn of(row: &RequestRow, lab: &Lab, reader: &Reader, endorsements: i64) -> DbResult<Self> {
        let mine = reader.is_author(row);
        let endorsements = Count::Exactly(endorsements);
        Ok(Self {
            id: row.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            status: row.status,
            flagged: row.status.is_flagged(),
            content: ContentView::of(row, reader.lang)?,
            author: (reader.staff || mine).then_some(row.author).filter(|_| !reader.funder),
            mine: mine && !reader.funder,
            // Evidence tells it where it tells nothing of how few others are.
            endorsements: if reader.funder { endorsements.withheld() } else { endorsements },
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        })
    }
}

/// The live evidence and the version frozen last, as this reader may see them.
///
/// # Errors
/// Whatever the database answers.
pub fn evidence_view(c: &mut Db, lab: &Lab, row: &RequestRow, reader: &Reader, now: Instant) -> DbResult<EvidenceView> {
    let live = evidence::evidence(c, lab, row, now, reader.lang)?;
    let frozen = steps::last_evidence(c, row.id)?.map(|version| FrozenView::of(version, reader.funder));
    let live = if reader.funder { live.for_funder() } else { live };
    Ok(EvidenceView { live, frozen })
}

impl FrozenView {
    /// What cannot be read as evidence is not shown to a funder, since nobody could take the small counts out.
    fn of(version: EvidenceRow, funder: bool) -> Self {
        let evidence = if funder {
            let read = serde_json::from_str::<Evidence>(&version.document).ok();
            read.and_then(|evidence| serde_json::to_value(evidence.for_funder()).ok())
        } else {
            serde_json::from_str(&version.document).ok()
        };
        Self { number: version.number, sha256: version.sha256, frozen_at: version.frozen_at, evidence }
    }
}

/// The whole request, as this reader may see it.
///
/// # Errors
/// Whatever the database answers.
pub fn request_view(c: &mut Db, lab: &Lab, row: &RequestRow, reader: &Reader, now: Instant) -> DbResult<RequestView> {
    let endorsements = steps::endorsement_counts(c, vec![row.id])?.get(&row.id).copied().unwrap_or(0);
    let author_name = if reader.staff { identity::names(c, &[row.author])?.remove(&row.author) } else { None };
    let evidence = evidence_view(c, lab, row, reader, now)?;
    let history = steps::history(c, row.id)?.into_iter().map(|step| StepView::of(step, reader)).collect();
    let standing = reader.standing(row);
    let next = allowed_next(row.status).iter().copied().filter(|to| !reader.funder && may(row.status, *to, standing));
    Ok(RequestView {
        summary: SummaryView::of(row, lab, reader, endorsements)?,
        author_name,
        gaps: evidence.live.gaps.clone(),
        support: evidence.live.support.clone(),
        nearest: evidence.live.nearest.clone(),
        evidence,
        next_steps: next.collect(),
        history,
    })
}

impl StepView {
    fn of((step, reason): (TransitionRow, Option<String>), reader: &Reader) -> Self {
        let reason = reason.filter(|_| !reader.funder);
        Self { from: step.from_status, to: step.to_status, at: step.at, reason }
    }
}

/// Endorsements with what the reader may know of their people.
///
/// # Errors
/// Whatever the database answers.
pub fn endorsement_views(c: &mut Db, rows: Vec<EndorsementRow>, reader: &Reader) -> DbResult<Vec<EndorsementView>> {
    let names = if reader.staff {
        identity::names(c, &rows.iter().map(|row| row.person).collect::<Vec<_>>())?
    } else {
        std::collections::BTreeMap::new()
    };
    let view = |row: EndorsementRow| {
        let mine = reader.person == Some(row.person);
        Ok(EndorsementView {
            id: row.id,
            request: row.request,
            person: (reader.staff || mine).then_some(row.person),
            full_name: names.get(&row.person).cloned(),
            mine,
            need: row.need()?,
            reason: row.reason,
            created_at: row.created_at,
        })
    };
    rows.into_iter().map(view).collect()
}
