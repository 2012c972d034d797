use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, Type};

/// Below it a count of people is not told to funders.
pub const FEWEST_SHOWN: i64 = 5;
const FEW: &str = "<5";

/// A count of people or of their wishes: a number, `"<5"` where so few are not told, null where the number would tell how
/// few others are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Exactly(i64),
    Few,
    Withheld,
}

impl Count {
    /// As a funder reads it: 1 to 4 are few, nobody is nobody.
    #[must_use]
    pub const fn for_funder(self) -> Self {
        match self {
            Self::Exactly(1..FEWEST_SHOWN) => Self::Few,
            shown => shown,
        }
    }

    /// Not told to a funder: nobody is nobody still, and few are few.
    #[must_use]
    pub const fn withheld(self) -> Self {
        match self.for_funder() {
            Self::Exactly(FEWEST_SHOWN..) => Self::Withheld,
            shown => shown,
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(count) => serializer.serialize_i64(*count),
            Self::Few => serializer.serialize_str(FEW),
            Self::Withheld => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        match (value.as_i64(), value.as_str()) {
            (Some(count), _) => Ok(Self::Exactly(count)),
            (None, Some(FEW)) => Ok(Self::Few),
            (None, None) if value.is_null() => Ok(Self::Withheld),
            _ => Err(serde::de::Error::custom("a count is a whole number, \"<5\" or null")),
        }
    }
}

impl utoipa::PartialSchema for Count {
    fn schema() -> utoipa::openapi::RefOr<Schema> {
        OneOfBuilder::new()
            .item(ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)))
            .item(ObjectBuilder::new().schema_type(Type::String).enum_values(Some([FEW])))
            .item(ObjectBuilder::new().schema_type(Type::Null))
            .description(Some(
                "A count; \"<5\" where a funder is not told so few, null where it would tell how few others are.",
            ))
            .examples([serde_json::json!(12)])
            .into()
    }
}

impl utoipa::ToSchema for Count {}
