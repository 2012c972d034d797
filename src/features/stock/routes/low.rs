use std::collections::BTreeMap;

use actix_web::{get, web};

use super::view::{self, ItemView};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::model::{Stocked, Unit};
use crate::features::stock::store;
use crate::features::stock::store::items::ItemFilter;
use crate::platform::http::{Answer, Params, Problem, Segment};
use crate::platform::values::Quantity;
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LowStockQuery {
    /// In any case.
    category: Option<String>,
}

/// Items that stand in for each other: all black PLA, whoever makes it.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct LowStockGroup {
    category: String,
    material: Option<String>,
    colour: Option<String>,
    unit: Unit,
    /// Of all items of the group.
    balance: Quantity,
    /// The sum of the reorder levels.
    reorder_level: Quantity,
    /// Whether the group as a whole is at or below it.
    low: bool,
    /// The items that are low by themselves.
    items: Vec<ItemView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct LowStock {
    items: Vec<LowStockGroup>,
}

type Key = (String, Option<String>, Option<String>, Unit);

fn groups(all: Vec<Stocked>) -> BTreeMap<Key, Vec<Stocked>> {
    let mut groups: BTreeMap<Key, Vec<Stocked>> = BTreeMap::new();
    for one in all {
        let item = &one.item;
        let key = (item.category_folded.clone(), item.material_folded.clone(), item.colour_folded.clone(), item.unit);
        groups.entry(key).or_default().push(one);
    }
    groups
}

/// What is to be bought, by category, material and colour (staff): every group with an item that is low.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), LowStockQuery),
    responses((status = 200, description = "The groups with items that are low", body = LowStock)),
)]
#[get("/labs/{lab}/low-stock")]
pub(super) async fn list_low_stock(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<LowStockQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    let filter = ItemFilter { category: query.0.category, ..ItemFilter::default() };
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let all = store::items::list(c, lab.id, &filter, None, i64::MAX)?;
            let shown = groups(all).into_values().filter_map(|members| {
                let first = &members.first()?.item;
                let sum = |of: fn(&Stocked) -> i64| Quantity::from_thousandths(members.iter().map(of).sum());
                let (balance, reorder_level) =
                    (sum(|one| one.balance), sum(|one| one.item.reorder_level.unwrap_or_default()));
                let items: Vec<_> =
                    members.iter().filter(|one| one.is_low()).map(|one| view::item(&lab, one, lang, true)).collect();
                (!items.is_empty()).then(|| LowStockGroup {
                    category: first.category.clone(),
                    material: first.material.clone(),
                    colour: first.colour.clone(),
                    unit: first.unit,
                    balance,
                    reorder_level,
                    low: balance <= reorder_level,
                    items,
                })
            });
            Ok(Answer::ok(&LowStock { items: shown.collect() }))
        })
        .await
}
