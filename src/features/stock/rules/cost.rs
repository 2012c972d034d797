use super::super::model::UnitCost;
use crate::platform::values::{Money, Quantity};

/// What a part of what was used had cost, by what all of it did; never more than that.
pub fn share_of(used: &[(Quantity, Option<Money>)], part: Quantity) -> Option<Money> {
    let all = whole_of(used)?;
    cost_of(&all, part.min(all.per))
}

/// What all that was used had cost. What came back is below zero, and what has no known cost adds nothing. `None` where no
/// cost is known, or there are several currencies.
pub fn whole_of(used: &[(Quantity, Option<Money>)]) -> Option<UnitCost> {
    let mut costs = used.iter().filter_map(|(quantity, cost)| Some((quantity.thousandths().signum(), cost.as_ref()?)));
    let currency = &costs.clone().next()?.1.currency;
    if costs.clone().any(|(_, cost)| cost.currency != *currency) {
        return None;
    }
    let minor = costs.try_fold(0_i64, |sum, (sign, cost)| sum.checked_add(sign * cost.amount_minor))?;
    let whole = used.iter().map(|(quantity, _)| quantity.thousandths()).sum();
    Some(UnitCost {
        amount: Money { amount_minor: minor.max(0), currency: currency.clone() },
        per: Quantity::from_thousandths(whole),
    })
}

/// What so much is worth, rounded to the minor unit; halves go up. `None` beyond what money is counted in.
pub fn cost_of(cost: &UnitCost, quantity: Quantity) -> Option<Money> {
    let per = i128::from(cost.per.thousandths());
    let amount = i128::from(cost.amount.amount_minor) * i128::from(quantity.thousandths().unsigned_abs());
    let minor = (amount + per / 2).checked_div(per)?;
    Some(Money { amount_minor: i64::try_from(minor).ok()?, currency: cost.amount.currency.clone() })
}
