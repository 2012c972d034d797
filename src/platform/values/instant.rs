use chrono::{DateTime, SecondsFormat, Utc};

/// A moment in UTC with the microsecond precision that both engines keep. Written as RFC 3339 with `Z`; whole seconds
/// print without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

pub const MICROS_PER_SECOND: i64 = 1_000_000;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what RFC 3339 can write.
const EARLIEST: i64 = -62_135_596_800 * MICROS_PER_SECOND;
const LATEST: i64 = 253_402_300_799 * MICROS_PER_SECOND;

impl Instant {
    /// What reading a text that is no instant says.
    pub const NOT_ONE: &str = "no RFC 3339 instant";

    pub const MIN: Self = Self(EARLIEST);
    pub const MAX: Self = Self(LATEST);

    /// Microseconds since 1970-01-01T00:00:00Z, held within the years 1 to 9999.
    pub const fn from_micros(micros: i64) -> Self {
        if micros < EARLIEST {
            Self::MIN
        } else if micros > LATEST {
            Self::MAX
        } else {
            Self(micros)
        }
    }

    pub const fn from_seconds(seconds: i64) -> Self {
        Self::from_micros(seconds.saturating_mul(MICROS_PER_SECOND))
    }

    pub const fn micros(self) -> i64 {
        self.0
    }

    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MICROS_PER_SECOND)
    }

    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }

    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    /// Microseconds from `earlier` to `self`; negative when `self` is the earlier one.
    pub const fn micros_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self::from_micros(at.timestamp_micros())
    }
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let format = if self.0 % MICROS_PER_SECOND == 0 { SecondsFormat::Secs } else { SecondsFormat::Micros };
        f.write_str(&self.utc().to_rfc3339_opts(format, true))
    }
}

impl std::str::FromStr for Instant {
    type Err = chrono::ParseError;

    /// RFC 3339 with any offset; the answer is in UTC, cut to microseconds.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text).map(|at| Self::from(at.with_timezone(&Utc)))
    }
}

impl serde::Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(Self::NOT_ONE))
    }
}

impl utoipa::PartialSchema for Instant {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .examples([serde_json::json!("2026-09-01T03:00:00Z")])
            .into()
    }
}

impl utoipa::ToSchema for Instant {}
