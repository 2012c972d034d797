use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;

use super::view::AssetView;
use crate::features::assets::store::{self, AssetFilter};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, Segment, csv_file, guarded};
use crate::platform::values::{Id, Money};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AssetsQuery {
    /// The donor's name, whole.
    donor: Option<String>,
    /// A person's id.
    custodian: Option<Id>,
    /// Only what has left, or only what has not.
    disposed: Option<bool>,
    /// The warranty ends before this day.
    warranty_before: Option<NaiveDate>,
    /// Words in name, make, model, tag, serial or place.
    q: Option<String>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The lab's register of property by machine (staff).
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id"), AssetsQuery),
    responses((status = 200, description = "A page of the register", body = Page<AssetView>)),
)]
#[get("/labs/{lab}/assets")]
pub async fn list_assets(
    by: By<may::MaintainMachines>,
    lab: Segment,
    query: Params<AssetsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let filter = AssetFilter {
        donor: query.donor,
        custodian: query.custodian,
        disposed: query.disposed,
        warranty_before: query.warranty_before,
        q: query.q,
    };
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let today = lab.zone().date(now);
            let rows = store::register(c, lab.id, &filter, after, limit + 1)?;
            let view = |owned| AssetView::of(&lab, owned, today, lang);
            Ok::<_, Problem>(rows.into_iter().map(view).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.machine), &request))
}

const EXPORTED: [&str; 22] = [
    "machine",
    "asset_tag",
    "inventory_number",
    "name",
    "make",
    "model",
    "serial",
    "status",
    "location",
    "donor",
    "donor_agreement",
    "transfer_act",
    "invoice",
    "cost_minor",
    "cost_currency",
    "acquired_on",
    "warranty_until",
    "restrictions",
    "restrictions_until",
    "custodian",
    "disposed_on",
    "disposal",
];

fn exported(one: AssetView) -> Vec<String> {
    let text = |text: Option<String>| text.map(|text| guarded(&text).into_owned()).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (minor, currency) = one.cost.map(|cost| (cost.amount_minor.to_string(), cost.currency)).unzip();
    let (left, way) = one.disposal.map(|left| (left.disposed_on, left.way.name().to_owned())).unzip();
    vec![
        one.machine.to_string(),
        text(one.asset_tag),
        text(one.inventory_number),
        text(Some(one.name_local)),
        text(Some(one.make)),
        text(Some(one.model)),
        text(one.serial),
        one.status.name().to_owned(),
        text(one.location),
        text(one.donor),
        text(one.donor_agreement),
        text(one.transfer_act),
        text(one.invoice),
        minor.unwrap_or_default(),
        text(currency),
        day(one.acquired_on),
        day(one.warranty_until),
        text(one.restrictions),
        day(one.restrictions_until),
        text(one.custodian_name),
        day(left),
        way.unwrap_or_default(),
    ]
}

/// The whole register as CSV (staff).
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id")),
    responses((status = 200, description = "One line for each machine", content(
        (String = "text/csv", example = json!("machine,asset_tag,inventory_number,name,…\r\n…,FL-009,01-0457,Laser cutter,…\r\n")),
    ))),
)]
#[get("/labs/{lab}/asset-export")]
pub async fn export_assets(
    by: By<may::MaintainMachines>,
    lab: Segment,
    service: web::Data<Service>,
) -> Result<HttpResponse, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    let (slug, rows) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let today = lab.zone().date(now);
            let all = store::register(c, lab.id, &AssetFilter::default(), None, i64::MAX)?;
            let rows = all.into_iter().map(|owned| exported(AssetView::of(&lab, owned, today, lang)));
            let rows: Vec<_> = rows.collect();
            Ok::<_, Problem>((lab.slug, rows))
        })
        .await?;
    Ok(csv_file(&format!("assets-{slug}.csv"), &EXPORTED, &rows))
}

/// What one donor gave.
#[derive(Debug, Default, serde::Serialize, utoipa::ToSchema)]
struct DonorView {
    /// Null: of these no donor is known.
    donor: Option<String>,
    machines: usize,
    /// Of them, what has left.
    disposed: usize,
    /// What they cost, a sum for each currency; machines of unknown cost are left out.
    cost: Vec<Money>,
    /// Of how many the cost is not known.
    unknown_cost: usize,
}

#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(example = json!({ "items": [
    { "donor": "KOICA", "machines": 3, "disposed": 0, "cost": [{ "amount_minor": 7350000, "currency": "USD" }], "unknown_cost": 0 },
]}))]
struct DonorsView {
    items: Vec<DonorView>,
}

/// The register by donor, by name (staff).
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id")),
    responses((status = 200, description = "The donors", body = DonorsView)),
)]
#[get("/labs/{lab}/asset-donors")]
pub async fn list_donors(
    by: By<may::MaintainMachines>,
    lab: Segment,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let all = store::register(c, lab.id, &AssetFilter::default(), None, i64::MAX)?;
            let mut donors: BTreeMap<Option<String>, (DonorView, BTreeMap<String, i64>)> = BTreeMap::new();
            for owned in all {
                let donor = owned.machine.grant_name.clone();
                let (view, sums) = donors.entry(donor.clone()).or_default();
                view.donor = donor;
                view.machines += 1;
                view.disposed += usize::from(owned.disposed.is_some());
                match owned.machine.cost() {
                    Some(cost) => *sums.entry(cost.currency).or_default() += cost.amount_minor,
                    None => view.unknown_cost += 1,
                }
            }
            let told = |(mut view, sums): (DonorView, BTreeMap<String, i64>)| {
                view.cost = sums.into_iter().map(|(currency, amount_minor)| Money { amount_minor, currency }).collect();
                view
            };
            Ok(Answer::ok(&DonorsView { items: donors.into_values().map(told).collect() }))
        })
        .await
}
