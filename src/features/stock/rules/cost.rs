use super::super::model::UnitCost;
use crate::platform::values::{Money, Quantity};

/// What so much is worth, rounded to the minor unit; halves go up. `None` beyond what money is counted in.
pub fn cost_of(cost: &UnitCost, quantity: Quantity) -> Option<Money> {
    let per = i128::from(cost.per.thousandths());
    let amount = i128::from(cost.amount.amount_minor) * i128::from(quantity.thousandths().unsigned_abs());
    let minor = (amount + per / 2).checked_div(per)?;
    Some(Money { amount_minor: i64::try_from(minor).ok()?, currency: cost.amount.currency.clone() })
}
