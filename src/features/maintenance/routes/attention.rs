use actix_web::{get, web};

use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::maintenance::attention::{Attention, AttentionKind, Item, Urgency, attention};
use crate::platform::http::{Answer, Params, Problem, Segment};
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AttentionQuery {
    /// Only this kind.
    kind: Option<AttentionKind>,
}

/// What an item is about.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct AttentionSubject {
    /// `incident`, `machine`, `work_order`, `usage_session`, `reservation`, `member`, `certification`,
    /// `equipment_request`, `stock_item`, `purchase_order`, `course_session`, `group_booking`, `lab`.
    #[serde(rename = "type")]
    subject_type: &'static str,
    id: Id,
    /// The name by which staff know it: its machine's, its person's, its title.
    label: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct AttentionItem {
    kind: AttentionKind,
    severity: Urgency,
    subject: AttentionSubject,
    machine: Option<Id>,
    since: Instant,
    /// What it is, in the asked language.
    detail: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct AttentionList {
    /// The most pressing first, then those that have waited longest; a hundred of a kind at most.
    items: Vec<AttentionItem>,
    /// Kinds of which there is more.
    left_out: Vec<AttentionKind>,
}

impl AttentionList {
    fn of(found: Attention, lab: &Lab, lang: Lang) -> Self {
        let item = |item: Item| AttentionItem {
            kind: item.kind,
            severity: item.severity,
            subject: AttentionSubject { subject_type: item.subject_type, id: item.subject, label: item.label },
            machine: item.machine,
            since: item.since,
            detail: item.detail.say(lang, Some(lab.zone())),
        };
        Self { items: found.items.into_iter().map(item).collect(), left_out: found.left_out }
    }
}

/// What of the lab is overdue, broken, waiting or odd (staff).
#[utoipa::path(
    tag = "maintenance",
    params(("lab" = String, Path, description = "Slug or id"), AttentionQuery),
    responses((status = 200, description = "What needs attention", body = AttentionList)),
)]
#[get("/labs/{lab}/attention")]
pub async fn list_attention(
    by: By<may::SeeAttention>,
    lab: Segment,
    query: Params<AttentionQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let found = attention(c, &lab, query.0.kind, now, lang)?;
            Ok(Answer::ok(&AttentionList::of(found, &lab, lang)))
        })
        .await
}
