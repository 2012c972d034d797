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
