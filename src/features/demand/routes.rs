use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use chrono::{Days, NaiveDate};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Ask, DemandKind, SignalRow};
use super::store;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::platform::http::{About, Answer, Cell, Params, Problem, Segment, Table, WorkbookFormat};
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
    /// What is answered.
    #[param(inline)]
    format: Option<WorkbookFormat>,
    /// True puts a byte order mark before the CSV, by which Excel knows that it is UTF-8.
    bom: Option<bool>,
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
    responses((status = 200, description = "Unmet need without names", content(
        (DemandView = "application/json"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
        (String = "text/csv", example = json!("capabilities,kind,signals,people,minutes\r\nMEX metal,empty_search,4,3,240\r\n")),
    ))),
)]
#[get("/labs/{lab}/demand-signals")]
async fn list_demand(
    by: By<may::ReadFigures>,
    lab: Segment,
    query: Params<DemandQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (gate, now, query) = (by.gate(), service.now(), query.0);
    let (format, bom) = (query.format.unwrap_or(WorkbookFormat::Json), query.bom.unwrap_or(false));
    let (slug, view) = service
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
            Ok((lab.slug, DemandView { from, until, items: grouped(&rows), next: None }))
        })
        .await?;
    let name = format!("unmet-need-{slug}-{}-{}", view.from, view.until);
    Ok(match format {
        WorkbookFormat::Json => Answer::ok(&view).respond_to(&request),
        WorkbookFormat::Csv => table(&view).csv_file(&name, bom),
        WorkbookFormat::Xlsx => table(&view).xlsx_file(&name),
    })
}

/// Columns and what they mean.
const COLUMNS: [(&str, &str); 5] = [
    ("capabilities", "Process, material class and metal of what was asked for together."),
    ("kind", "How the need showed itself."),
    ("signals", "How often it was recorded for days of the period."),
    ("people", "Different people who left them."),
    ("minutes", "Asked for in all, each signal by itself."),
];

fn table(view: &DemandView) -> Table {
    let row = |group: &DemandGroup| {
        vec![
            Cell::Text(group.asks.iter().map(Ask::words).collect::<Vec<_>>().join("; ")),
            Cell::text(group.kind),
            Cell::Whole(i64::try_from(group.signals).unwrap_or(i64::MAX)),
            Cell::Whole(i64::try_from(group.people).unwrap_or(i64::MAX)),
            Cell::Whole(group.minutes),
        ]
    };
    Table {
        sheet: "Unmet need",
        heads: 1,
        columns: COLUMNS.map(|(name, _)| name.to_owned()).to_vec(),
        rows: view.items.iter().map(row).collect(),
        about: About {
            facts: vec![("from", view.from.to_string()), ("until", view.until.to_string())],
            totals: Vec::new(),
            definitions: COLUMNS.to_vec(),
        },
    }
}
