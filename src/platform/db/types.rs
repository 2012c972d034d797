//! SQL types that the engines store differently, and the Rust values that go in and out of them.
//!
//! | SQL type | PostgreSQL | SQLite | Rust |
//! | --- | --- | --- | --- |
//! | `Uid` | uuid | BLOB of 16 bytes | [`Id`] |
//! | `Ts` | timestamptz | INTEGER, microseconds since 1970 | [`Instant`] |
//! | `JsonDoc` | jsonb | TEXT | [`Json`] |

use std::io::Write;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, HasSqlType, SqlType, Text};
use diesel::sqlite::Sqlite;

use super::connection::Backend;
use crate::platform::values::{Id, Instant};

#[derive(Clone, Copy, Debug, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
pub struct Uid;

#[derive(Clone, Copy, Debug, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Long"))]
pub struct Ts;

impl diesel::sql_types::SqlOrd for Ts {}
impl diesel::sql_types::SqlOrd for Uid {}

#[derive(Clone, Copy, Debug, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 3802, array_oid = 3807), sqlite_type(name = "Text"))]
pub struct JsonDoc;

/// A JSON value in a column.
#[derive(Clone, Debug, PartialEq, Eq, FromSqlRow, AsExpression, serde::Serialize)]
#[serde(transparent)]
#[diesel(sql_type = JsonDoc)]
pub struct Json(pub serde_json::Value);

impl Json {
    pub fn of<T: serde::Serialize>(value: &T) -> Self {
        Self(serde_json::to_value(value).unwrap_or_default())
    }

    /// Reads what [`Json::of`] wrote.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, diesel::result::Error> {
        T::deserialize(&self.0).map_err(|cause| diesel::result::Error::DeserializationError(Box::new(cause)))
    }
}

#[derive(FromSqlRow, AsExpression)]
#[diesel(foreign_derive)]
#[diesel(sql_type = Uid)]
#[allow(dead_code, reason = "stands in for the value type, which knows no database")]
struct IdProxy(Id);

#[derive(FromSqlRow, AsExpression)]
#[diesel(foreign_derive)]
#[diesel(sql_type = Ts)]
#[allow(dead_code, reason = "stands in for the value type, which knows no database")]
struct InstantProxy(Instant);

/// Microseconds from 1970-01-01 to 2000-01-01, PostgreSQL's epoch.
const PG_EPOCH_MICROS: i64 = 946_684_800_000_000;

impl ToSql<Uid, Pg> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.0.as_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Uid, Sqlite> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(&self.0.as_bytes()[..]);
        Ok(IsNull::No)
    }
}

impl FromSql<Uid, Pg> for Id {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(uuid::Uuid::from_slice(value.as_bytes())?))
    }
}

impl FromSql<Uid, Sqlite> for Id {
    fn from_sql(value: <Sqlite as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
        Ok(Self(uuid::Uuid::from_slice(&bytes)?))
    }
}

impl ToSql<Ts, Pg> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&(self.micros() - PG_EPOCH_MICROS).to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl ToSql<Ts, Sqlite> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.micros());
        Ok(IsNull::No)
    }
}

impl FromSql<Ts, Pg> for Instant {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let micros = <i64 as FromSql<BigInt, Pg>>::from_sql(value)?;
        Ok(Self::from_micros(micros.saturating_add(PG_EPOCH_MICROS)))
    }
}

impl FromSql<Ts, Sqlite> for Instant {
    fn from_sql(value: <Sqlite as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_micros(<i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?))
    }
}

impl ToSql<JsonDoc, Pg> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        // jsonb's binary form: a version byte, then the text.
        out.write_all(&[1])?;
        serde_json::to_writer(out, &self.0)?;
        Ok(IsNull::No)
    }
}

impl ToSql<JsonDoc, Sqlite> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(&self.0)?);
        Ok(IsNull::No)
    }
}

impl FromSql<JsonDoc, Pg> for Json {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        match value.as_bytes() {
            [1, text @ ..] => Ok(Self(serde_json::from_slice(text)?)),
            _ => Err("an unknown version of jsonb's binary form".into()),
        }
    }
}

impl FromSql<JsonDoc, Sqlite> for Json {
    fn from_sql(value: <Sqlite as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}

macro_rules! on_both_engines {
    ($($sql_type:ident => $value:ty),+) => { $(
        impl HasSqlType<$sql_type> for Backend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql_type>(lookup)
            }
        }

        impl FromSql<$sql_type, Backend> for $value {
            fn from_sql(value: <Backend as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<Self, $sql_type>()
            }
        }

        impl ToSql<$sql_type, Backend> for $value {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Backend>) -> serialize::Result {
                out.set_value(($sql_type, self));
                Ok(IsNull::No)
            }
        }
    )+ };
}

on_both_engines!(Uid => Id, Ts => Instant, JsonDoc => Json);

/// Stores enums made by `named_enum!` as TEXT by their names.
#[macro_export]
macro_rules! sql_enum {
    ($($name:ident),+ $(,)?) => { $(
        const _: () = {
            use diesel::deserialize::{FromSql, FromSqlRow};
            use diesel::expression::AsExpression;
            use diesel::serialize::{IsNull, Output, ToSql};
            use diesel::sql_types::Text;

            #[derive(FromSqlRow, AsExpression)]
            #[diesel(foreign_derive)]
            #[diesel(sql_type = Text)]
            #[allow(dead_code, reason = "stands in for the value type, which knows no database")]
            struct Proxy($name);

            impl<DB> FromSql<Text, DB> for $name
            where
                DB: diesel::backend::Backend,
                String: FromSql<Text, DB>,
            {
                fn from_sql(value: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                    let text = String::from_sql(value)?;
                    Self::parse(&text).ok_or_else(|| format!("unknown {}: {text}", stringify!($name)).into())
                }
            }

            impl<DB> ToSql<Text, DB> for $name
            where
                DB: diesel::backend::Backend,
                str: ToSql<Text, DB>,
            {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> diesel::serialize::Result {
                    <str as ToSql<Text, DB>>::to_sql(self.name(), out)
                }
            }

            #[allow(dead_code, unused_imports, reason = "not each kind of enum uses all")]
            fn unused(_: IsNull) {}
        };
    )+ };
}

mod enums {
    use crate::platform::values::{MaterialClass, Metal, Process, Purpose, Role};
    crate::sql_enum!(MaterialClass, Metal, Process, Purpose, Role);
}
