use crate::platform::db::schema::taken_over;
use crate::platform::values::{Id, Instant};
use crate::platform::words::RowProblem;

/// A record that was taken over, by the hash of its name.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = taken_over)]
pub struct Link {
    pub lab: Id,
    pub key: Vec<u8>,
    pub subject_type: String,
    pub subject: Id,
    pub taken_at: Instant,
}

/// What became of the records of one kind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Tally {
    /// As the other system names the kind.
    pub model: String,
    pub read: usize,
    pub created: usize,
    /// Taken over before, or here already.
    pub unchanged: usize,
    pub quarantined: usize,
}

/// A record that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Its place in the dump, from 1.
    pub record: usize,
    pub model: String,
    /// The name it has there, where it has one.
    pub name: Option<String>,
    pub problem: RowProblem,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub kinds: Vec<Tally>,
    /// Kinds that have no place here, with how many there are of each.
    pub left_out: Vec<(String, usize)>,
    pub quarantined: Vec<Quarantined>,
}

impl Report {
    /// Of all kinds: created, unchanged, quarantined.
    pub fn counts(&self) -> [usize; 3] {
        let sum = |of: fn(&Tally) -> usize| self.kinds.iter().map(of).sum();
        [sum(|kind| kind.created), sum(|kind| kind.unchanged), sum(|kind| kind.quarantined)]
    }
}
