use super::model::CostLine;
use super::rules::totals::totals;
use crate::platform::values::Money;

/// What a request costs by its cost lines: one amount per currency, since amounts in different currencies are never
/// added.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[schema(as = RequestTotals)]
pub struct Totals {
    /// Everything that is paid once.
    pub capital: Vec<Money>,
    /// Capital and five years of what is paid every year.
    pub five_years: Vec<Money>,
}

impl Totals {
    pub fn of(lines: &[CostLine]) -> Self {
        let (capital, five_years) = totals(lines).into_iter().map(|total| (total.capital, total.five_years)).unzip();
        Self { capital, five_years }
    }
}
