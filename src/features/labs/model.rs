use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::labs;
use crate::platform::values::{Id, Instant, LocalText, LocalZone};

named_enum! {
    /// Who sees the catalogue and the board without names: everyone, or members alone.
    pub enum Visibility { Public = "public", Members = "members" }
}

named_enum! {
    /// How one becomes a member: at once, by a code, or at the desk.
    pub enum Registration { Open = "open", Code = "code", Desk = "desk" }
}

crate::sql_enum!(Visibility, Registration);

/// A lab's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = labs)]
pub struct Lab {
    pub id: Id,
    pub slug: String,
    pub name: Json,
    pub time_zone: String,
    pub currency: String,
    pub visibility: Visibility,
    pub registration: Registration,
    pub join_code: Option<String>,
    pub policy: Json,
    pub revision: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Lab {
    /// The zone was checked when the lab was made; UTC stands in for one that the zone data has since dropped.
    pub fn zone(&self) -> LocalZone {
        LocalZone::parse(&self.time_zone).unwrap_or(LocalZone(chrono_tz::UTC))
    }

    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(crate::platform::values::Lang::En, &self.slug))
    }

    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }
}
