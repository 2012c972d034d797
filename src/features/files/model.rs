use super::subject::Subject;
use crate::named_enum;
use crate::platform::db::Fault;
use crate::platform::db::schema::files;
use crate::platform::values::{Id, Instant};
use crate::platform::write::Failure;

/// The most bytes of a file, and the most files of a subject.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
pub const MOST_FILES: i64 = 30;

named_enum! {
    /// What a file belongs to.
    pub enum SubjectType {
        Incident = "incident", Machine = "machine", EquipmentRequest = "equipment_request",
        Certification = "certification",
    }
}

named_enum! {
    /// What a file is, by its content.
    pub enum MediaType { Pdf = "application/pdf", Jpeg = "image/jpeg", Png = "image/png" }
}

crate::sql_enum!(MediaType);

/// A file's row without its bytes. It is never changed; exactly one of the four subjects is given.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = files)]
pub struct File {
    pub id: Id,
    pub lab: Id,
    pub machine: Option<Id>,
    pub incident: Option<Id>,
    pub request: Option<Id>,
    pub certification: Option<Id>,
    /// Papers of a machine that are not for everybody.
    pub staff_only: bool,
    pub name: String,
    pub media_type: MediaType,
    pub size: i32,
    /// In pixels, before it is turned upright.
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// Of the bytes as they are kept.
    pub sha256: Vec<u8>,
    pub uploaded_by: Option<Id>,
    pub created_at: Instant,
}

impl File {
    pub fn subject(&self) -> Option<Subject> {
        let all = [
            (SubjectType::Machine, self.machine),
            (SubjectType::Incident, self.incident),
            (SubjectType::EquipmentRequest, self.request),
            (SubjectType::Certification, self.certification),
        ];
        all.into_iter().find_map(|(kind, id)| Some(Subject { kind, id: id? }))
    }
}

/// Why a file was not kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the subject has as many files as it may have")]
    TooMany,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            Self::TooMany => None,
        }
    }
}
