/// An amount in minor units (tyiyn, cents, won) of an ISO 4217 currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"amount_minor": 12500000, "currency": "USD"}))]
pub struct Money {
    #[schema(minimum = 0, maximum = 9_000_000_000_000_000_i64)]
    pub amount_minor: i64,
    #[schema(pattern = "^[A-Z]{3}$", example = "USD")]
    pub currency: String,
}

/// Currencies of which the minor unit is the whole one, and those of thousandths (ISO 4217, list one); all others have
/// hundredths.
const WHOLE: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

impl Money {
    /// `73500.00 USD`, `900000 KRW`.
    pub fn plain(&self) -> String {
        let Self { amount_minor: minor, currency } = self;
        if WHOLE.contains(&currency.as_str()) {
            format!("{minor} {currency}")
        } else if THOUSANDTHS.contains(&currency.as_str()) {
            format!("{}.{:03} {currency}", minor / 1000, minor % 1000)
        } else {
            format!("{}.{:02} {currency}", minor / 100, minor % 100)
        }
    }
}
