//! Small pure types that every room speaks: instants, intervals, local days, texts in several languages, money.
//!
//! Nothing here reads a clock, a database or a request.

mod actor;
mod canonical;
mod clock;
mod instant;
mod interval;
mod local;
mod money;
mod process;
mod quantity;
mod text;

#[cfg(test)]
mod tests;

pub use actor::{Actor, ActorKind, Role};
pub use canonical::{canonical_json, hexadecimal};
pub use clock::Clock;
pub use instant::Instant;
pub use interval::{Interval, IntervalSet};
pub use local::LocalZone;
pub use money::Money;
pub use process::{Capability, MaterialClass, Metal, Process, ProcessCode, Purpose};
pub use quantity::{Quantity, QuantityProblem};
pub use text::{Lang, LocalText, LocalTextInput, fold};

/// A UUID version 7: sorts by the time of its making.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Id(pub uuid::Uuid);

/// Orders the ids of one millisecond by their making, so that lists by id are lists by time.
static ORDER: std::sync::Mutex<uuid::timestamp::context::ContextV7> =
    std::sync::Mutex::new(uuid::timestamp::context::ContextV7::new());

impl Id {
    /// A new id that sorts by `at`, and after those that this process made for the same instant before.
    pub fn new(at: Instant) -> Self {
        let micros = at.micros().max(0).unsigned_abs();
        #[allow(clippy::cast_possible_truncation, reason = "below a thousand million, which 32 bits hold")]
        let nanos = ((micros % 1_000_000) * 1_000) as u32;
        let stamp = uuid::Timestamp::from_unix(&ORDER, micros / 1_000_000, nanos);
        Self(uuid::Uuid::new_v7(stamp))
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl std::str::FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        uuid::Uuid::try_parse(text).map(Self)
    }
}

impl utoipa::PartialSchema for Id {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
            .examples([serde_json::json!("019a1b2c-3d4e-7f50-8a61-728394a5b6c7")])
            .into()
    }
}

impl utoipa::ToSchema for Id {}
