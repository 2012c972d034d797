use std::collections::BTreeMap;

use super::super::model::{CostLine, Per};
use crate::platform::values::Money;

const YEARS: i64 = 5;

/// What a request costs in one currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Total {
    /// Everything that is paid once.
    pub capital: Money,
    /// Capital and five years of what is paid every year.
    pub five_years: Money,
}

/// One total per currency, by its code; amounts in different currencies are never added.
pub fn totals(lines: &[CostLine]) -> Vec<Total> {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for line in lines {
        let (once, yearly) = sums.entry(&line.amount.currency).or_default();
        let sum = match line.per {
            Per::Once => once,
            Per::Year => yearly,
        };
        *sum = sum.saturating_add(line.amount.amount_minor);
    }
    let money = |currency: &str, amount_minor| Money { amount_minor, currency: currency.to_owned() };
    let total = |(currency, (once, yearly)): (&str, (i64, i64))| Total {
        capital: money(currency, once),
        five_years: money(currency, once.saturating_add(yearly.saturating_mul(YEARS))),
    };
    sums.into_iter().map(total).collect()
}
