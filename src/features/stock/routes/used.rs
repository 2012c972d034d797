use crate::features::stock::actions::Used;
use crate::features::stock::model::GivenUnit;
use crate::platform::http::{FieldErrors, Problem};
use crate::platform::values::{Id, Quantity, QuantityProblem};
use crate::platform::words::Text;

/// What was used of an item of the lab's stock.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UsedMaterial, example = json!({ "stock_item": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "quantity": 42.5, "unit": "gram" }))]
pub struct MaterialInput {
    stock_item: Id,
    /// At most three decimals.
    #[schema(exclusive_minimum = 0.0, maximum = 1_000_000_000.0)]
    quantity: f64,
    /// The item's own when absent; filament may be told by its length.
    unit: Option<GivenUnit>,
}

/// All that stands in a body's `field`.
///
/// # Errors
/// Every quantity that is too large or has more than three decimals.
pub fn used(field: &str, sent: Vec<MaterialInput>) -> Result<Vec<Used>, Problem> {
    let mut errors = FieldErrors::default();
    let mut all = Vec::with_capacity(sent.len());
    for (index, one) in sent.into_iter().enumerate() {
        let quantity = Quantity::read(one.quantity).unwrap_or_else(|problem| {
            let (code, detail) = match problem {
                QuantityProblem::TooPrecise => ("too_precise", Text::new("three-decimals")),
                QuantityProblem::TooLarge => ("too_large", Text::new("quantity-too-large")),
            };
            errors.add(&format!("/{field}/{index}/quantity"), code, detail);
            Quantity::ZERO
        });
        all.push(Used { stock_item: one.stock_item, quantity, unit: one.unit });
    }
    errors.check()?;
    Ok(all)
}
