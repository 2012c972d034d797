use crate::features::stock::model::UnitCost;
use crate::features::stock::rules::Filament;
use crate::platform::http::FieldErrors;
use crate::platform::values::{Money, Quantity, QuantityProblem};
use crate::platform::words::Text;

/// The spool's material.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewFilament, example = json!({ "density_g_cm3": 1.24, "diameter_mm": 1.75 }))]
pub struct FilamentInput {
    /// At most three decimals.
    #[schema(exclusive_minimum = 0.0, maximum = 25.0)]
    pub density_g_cm3: f64,
    /// At most three decimals.
    #[schema(exclusive_minimum = 0.0, maximum = 10.0)]
    pub diameter_mm: f64,
}

/// What so much of an item costs.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewUnitCost, example = json!({ "amount": { "amount_minor": 180000, "currency": "KGS" }, "per": 1000 }))]
pub struct UnitCostInput {
    pub amount: Money,
    /// In the item's unit; 1 when absent.
    #[schema(exclusive_minimum = 0.0, maximum = 1_000_000_000.0)]
    pub per: Option<f64>,
}

/// A number as a quantity; what is wrong with it is kept.
pub fn quantity(number: f64, pointer: &str, errors: &mut FieldErrors) -> Quantity {
    match Quantity::read(number) {
        Ok(quantity) => quantity,
        Err(QuantityProblem::TooPrecise) => {
            errors.add(pointer, "too_precise", Text::new("three-decimals"));
            Quantity::ZERO
        }
        Err(QuantityProblem::TooLarge) => {
            errors.add(pointer, "too_large", Text::new("quantity-too-large"));
            Quantity::ZERO
        }
    }
}

pub fn filament(sent: &FilamentInput, errors: &mut FieldErrors) -> Filament {
    Filament {
        density_mg_cm3: quantity(sent.density_g_cm3, "/filament/density_g_cm3", errors).thousandths(),
        diameter_um: quantity(sent.diameter_mm, "/filament/diameter_mm", errors).thousandths(),
    }
}

pub fn unit_cost(sent: UnitCostInput, errors: &mut FieldErrors) -> UnitCost {
    UnitCost { amount: sent.amount, per: quantity(sent.per.unwrap_or(1.0), "/unit_cost/per", errors) }
}

/// Trimmed, and nothing where only blanks were sent.
pub fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
