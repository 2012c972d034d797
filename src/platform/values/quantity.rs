/// An amount of a thing in whole thousandths of its unit: a JSON number with at most three decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// Why a number is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityProblem {
    /// More than three decimals.
    TooPrecise,
    /// Beyond a thousand million.
    TooLarge,
}

impl Quantity {
    pub const ZERO: Self = Self(0);
    /// The largest that is taken in.
    pub const MOST: Self = Self(1_000_000_000_000);

    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The number as it was written; its shortest form tells how many decimals it has.
    ///
    /// # Errors
    /// [`QuantityProblem`].
    pub fn read(number: f64) -> Result<Self, QuantityProblem> {
        let text = number.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if decimals.len() > 3 {
            return Err(QuantityProblem::TooPrecise);
        }
        let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().map_err(|_| QuantityProblem::TooLarge)?;
        if thousandths.unsigned_abs() > Self::MOST.0.unsigned_abs() {
            return Err(QuantityProblem::TooLarge);
        }
        Ok(Self(thousandths))
    }

    /// A decimal text such as `12.5`.
    pub fn parse(text: &str) -> Option<Result<Self, QuantityProblem>> {
        text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Self::read)
    }
}

impl std::fmt::Display for Quantity {
    /// Without zeros at the end: `12.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        if rest == 0 {
            return write!(f, "{whole}");
        }
        f.write_str(format!("{whole}.{rest:03}").trim_end_matches('0'))
    }
}

impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        serializer.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?)
    }
}

impl utoipa::PartialSchema for Quantity {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Number)
            .description(Some("An amount with at most three decimals."))
            .examples([serde_json::json!(12.5)])
            .into()
    }
}

impl utoipa::ToSchema for Quantity {}
