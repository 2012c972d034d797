mod course;

use super::rules;
use crate::platform::db::schema::{certification_revocations, certifications, qualifications};
use crate::platform::db::{Fault, Json};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant, Lang, LocalText};
use crate::platform::words::Text;
use crate::platform::write::Failure;

pub use course::{Course, CourseSession, Crowd, Enrolment, EnrolmentStatus, Gives, NextCourse, WholeCourse};

/// What a training gives: the right to use machines whose policy asks for it.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = qualifications)]
pub struct Qualification {
    pub id: Id,
    pub lab: Id,
    pub name: Json,
    pub valid_days: Option<i32>,
    pub levels: Json,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Qualification {
    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, "Qualification"))
    }

    /// From the lowest to the highest; empty where there are none.
    pub fn levels(&self) -> Vec<String> {
        self.levels.read().unwrap_or_default()
    }

    /// The levels from `least` up; none where the qualification does not have it.
    pub fn levels_from(&self, least: &str) -> Vec<String> {
        rules::levels_from(&self.levels(), least).to_vec()
    }
}

/// That a person holds a qualification. Never changed; revoking is a row of its own.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = certifications)]
pub struct Certification {
    pub id: Id,
    pub lab: Id,
    pub person: Id,
    pub qualification: Id,
    pub level: Option<String>,
    pub granted_by: Option<Id>,
    pub valid_from: Instant,
    pub expires_at: Option<Instant>,
    pub evidence: Option<String>,
    pub created_at: Instant,
    /// Where it was earned.
    pub course_session: Option<Id>,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = certification_revocations)]
pub struct Revocation {
    pub certification: Id,
    pub revoked_at: Instant,
    pub revoked_by: Option<Id>,
}

/// A certification with its end, if it was revoked.
#[derive(Clone, Debug)]
pub struct Held {
    pub certification: Certification,
    pub revoked_at: Option<Instant>,
}

impl Held {
    /// Valid from its start up to its expiry or its revocation.
    pub fn valid_at(&self, at: Instant) -> bool {
        let ended = |end: Option<Instant>| end.is_some_and(|end| end <= at);
        self.certification.valid_from <= at && !ended(self.certification.expires_at) && !ended(self.revoked_at)
    }
}

/// Why training records could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    #[error("the membership is suspended until {until}")]
    Suspended { until: Instant },
    /// A prerequisite is missing; when it can be had.
    #[error("the qualification {qualification} is missing")]
    NotQualified { qualification: Id, next_courses: Vec<NextCourse> },
    /// It is over, cancelled, not begun yet: which of them.
    #[error("not possible from here: {0}")]
    State(Text),
    /// The actor may see it and may not do this with it.
    #[error("not allowed")]
    NotAllowed,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for Error {
    fn from(cause: diesel::result::Error) -> Self {
        Self::Fault(cause.into())
    }
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
