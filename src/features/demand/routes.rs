use std::collections::{BTreeMap, BTreeSet};

use actix_web::{get, web};
use chrono::{Days, NaiveDate};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Ask, DemandKind, SignalRow};
use super::store;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::platform::http::{Answer, Params, Problem, Segment};
use crate::platform::values::{Id, Role};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// How far back and ahead the list looks when nothing else is asked.
const DAYS: u64 = 90;

/// The longest span that one answer covers.
const MOST_DAYS: i64 = 366;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_demand);
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DemandQuery {
    /// The first wanted local day; 90 days back by default.
    from: Option<NaiveDate>,
    /// The local day after the last one; 90 days ahead by default.
    until: Option<NaiveDate>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct DemandGroup {
    /// The capabilities that were asked for together.
    asks: Vec<Ask>,
    kind: DemandKind,
    signals: usize,
    people: usize,
    minutes: i64,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct DemandView {
    from: NaiveDate,
    until: NaiveDate,
    items: Vec<DemandGroup>,
    next: Option<String>,
}

fn grouped(rows: &[SignalRow]) -> Vec<DemandGroup> {
    let mut groups: BTreeMap<(&str, DemandKind), Vec<&SignalRow>> = BTreeMap::new();
    for row in rows {
        groups.entry((&row.capability_key, row.kind)).or_default().push(row);
    }
    let group = |((_, kind), rows): ((&str, DemandKind), Vec<&SignalRow>)| DemandGroup {
        asks: rows.first().map(|row| row.asks()).unwrap_or_default(),
        kind,
        signals: rows.len(),
        people: rows.iter().map(|row| row.person).collect::<BTreeSet<Id>>().len(),
        minutes: rows.iter().map(|row| i64::from(row.minutes)).sum(),
    };
    groups.into_iter().map(group).collect()
}

/// What was wanted in vain, by capability and kind (managers).
#[utoipa::path(
    tag = "demand",
    params(("lab" = String, Path, description = "Slug or id"), DemandQuery),
    responses((status = 200, description = "Unmet need without names", body = DemandView)),
)]
#[get("/labs/{lab}/demand-signals")]
async fn list_demand(
    by: By<may::ReadFigures>,
    lab: Segment,
    query: Params<DemandQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, now, query) = (by.gate(), service.now(), query.0);
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            if !gate.actor.admin && gate.actor.role_in(lab.id) != Some(Role::Manager) {
                return Err(Problem::not_allowed());
            }
            let today = lab.zone().date(now);
            let from = query.from.unwrap_or_else(|| today.checked_sub_days(Days::new(DAYS)).unwrap_or(today));
            let until = query.until.unwrap_or_else(|| today.checked_add_days(Days::new(DAYS)).unwrap_or(today));
            if until <= from {
                return Err(Problem::parameter("until", Text::new("expect-after").with("other", "from")));
            }
            if until.signed_duration_since(from).num_days() > MOST_DAYS {
                let expected = Text::new("expect-days-after").with("days", MOST_DAYS).with("other", "from");
                return Err(Problem::parameter("until", expected));
            }
            let rows = store::within(c, lab.id, from, until)?;
            Ok(Answer::ok(&DemandView { from, until, items: grouped(&rows), next: None }))
        })
        .await
}
