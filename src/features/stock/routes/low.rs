use actix_web::{get, web};

use super::view::{self, ItemView};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::model::Unit;
use crate::features::stock::store::items::ItemFilter;
use crate::features::stock::{rules, store};
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

/// Items that stand in for each other: all black PLA, whoever makes it. What names no material stands for itself alone.
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
    /// Whether the group as a whole is at or below it: then staff are told, and it needs attention.
    low: bool,
    /// The items that are low by themselves.
    items: Vec<ItemView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct LowStock {
    items: Vec<LowStockGroup>,
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
            let shown = rules::groups(all).into_iter().filter_map(|group| {
                let first = &group.members.first()?.item;
                let low = group.members.iter().filter(|one| one.is_low());
                let items: Vec<_> = low.map(|one| view::item(&lab, one, lang, true)).collect();
                let is_low = group.pool.is_low();
                (is_low || !items.is_empty()).then(|| LowStockGroup {
                    category: first.category.clone(),
                    material: first.material.clone(),
                    colour: first.colour.clone(),
                    unit: first.unit,
                    balance: Quantity::from_thousandths(group.pool.balance),
                    reorder_level: Quantity::from_thousandths(group.pool.reorder_level.unwrap_or_default()),
                    low: is_low,
                    items,
                })
            });
            Ok(Answer::ok(&LowStock { items: shown.collect() }))
        })
        .await
}
