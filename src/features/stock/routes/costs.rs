use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use chrono::NaiveDate;

use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::costs::{CostGroup, CostRow, add_up};
use crate::features::stock::store;
use crate::platform::http::{Answer, Params, Problem, Segment, TableFormat, csv_file, guarded};
use crate::platform::values::Interval;
use crate::platform::words::Text;
use crate::platform::write::Service;

const MOST_DAYS: i64 = 366;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CostsQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last; at most 366 days after `from`.
    until: NaiveDate,
    /// `machine` when it is left out.
    #[param(inline)]
    group_by: Option<CostGroup>,
    /// `json` when it is left out.
    #[param(inline)]
    format: Option<TableFormat>,
}

impl CostsQuery {
    fn check(&self) -> Result<(), Problem> {
        match (self.until - self.from).num_days() {
            days if days <= 0 => Err(Problem::parameter("until", Text::new("expect-after").with("other", "from"))),
            days if days > MOST_DAYS => {
                let detail = Text::new("expect-days-after").with("days", MOST_DAYS).with("other", "from");
                Err(Problem::parameter("until", detail))
            }
            _ => Ok(()),
        }
    }
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct MaterialCosts {
    from: NaiveDate,
    until: NaiveDate,
    group_by: CostGroup,
    groups: Vec<CostRow>,
}

const COLUMNS: [&str; 6] = ["key", "label", "currency", "used_minor", "wasted_minor", "movements"];

fn cells(row: &CostRow) -> Vec<String> {
    let text = |text: &Option<String>| text.as_deref().map(|text| guarded(text).into_owned()).unwrap_or_default();
    vec![
        text(&row.key),
        text(&row.label),
        text(&row.currency),
        row.used_minor.to_string(),
        row.wasted_minor.to_string(),
        row.movements.to_string(),
    ]
}

/// What materials cost by session, machine, member, course, purpose, category or item (staff), by the prices of their time.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), CostsQuery),
    responses((status = 200, description = "The costs by group and currency", content(
        (MaterialCosts = "application/json"),
        (String = "text/csv", example = json!("key,label,currency,used_minor,wasted_minor,movements\r\ncoursework,coursework,KGS,12600,0,4\r\n")),
    ))),
)]
#[get("/labs/{lab}/material-costs")]
pub(super) async fn read_material_costs(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<CostsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    query.check()?;
    let (gate, lang) = (by.gate(), by.call.lang);
    let (from, until, group_by) = (query.from, query.until, query.group_by.unwrap_or(CostGroup::Machine));
    let (slug, groups) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let zone = lab.zone();
            let span = Interval::new(zone.day_start(from), zone.day_start(until));
            let spent = store::reports::spent(c, lab.id, span)?;
            Ok::<_, Problem>((lab.slug, add_up(&spent, group_by, lang)))
        })
        .await?;
    if query.format == Some(TableFormat::Csv) {
        let rows: Vec<_> = groups.iter().map(cells).collect();
        return Ok(csv_file(&format!("materials-{slug}-{from}-{until}.csv"), &COLUMNS, &rows));
    }
    Ok(Answer::ok(&MaterialCosts { from, until, group_by, groups }).respond_to(&request).map_into_boxed_body())
}
