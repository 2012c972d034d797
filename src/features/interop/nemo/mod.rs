//! NEMO's dump: what `manage.py dumpdata` of NEMO (github.com/usnistgov/NEMO) writes, a JSON list of objects with their
//! model, key and fields. Pure: bytes in, records out.

mod records;

pub use records::{Outage, Qualification, Ref, Reservation, Tool, UsageEvent, User};

use crate::platform::words::Text;

/// One object of a dump.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Object {
    pub model: String,
    /// Absent where objects are named by their natural key.
    #[serde(default)]
    pub pk: Option<serde_json::Value>,
    pub fields: serde_json::Value,
}

/// All objects, in the order of the file.
#[derive(Clone, Debug)]
pub struct Dump {
    pub objects: Vec<Object>,
}

/// Why nothing of a file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DumpProblem {
    NotJson { line: usize },
    NotNemo,
}

impl DumpProblem {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "unreadable",
            Self::NotNemo => "not_nemo",
        }
    }

    pub fn text(&self) -> Text {
        match self {
            Self::NotJson { line } => Text::new("nemo-not-json").with("line", *line),
            Self::NotNemo => Text::new("nemo-not-nemo"),
        }
    }
}

/// A kind of record that is taken over.
pub trait Record: serde::de::DeserializeOwned {
    const MODEL: &'static str;

    /// What names it among its kind, where its fields do.
    fn name(&self) -> Option<&str> {
        None
    }
}

/// # Errors
/// [`DumpProblem`] when it is no list of objects, or has none of NEMO's.
pub fn read(bytes: &[u8]) -> Result<Dump, DumpProblem> {
    let objects: Vec<Object> =
        serde_json::from_slice(bytes).map_err(|cause| DumpProblem::NotJson { line: cause.line() })?;
    match objects.iter().any(|object| object.model.starts_with("NEMO.")) {
        true => Ok(Dump { objects }),
        false => Err(DumpProblem::NotNemo),
    }
}
