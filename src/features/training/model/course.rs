use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::{course_gives, course_sessions, courses, enrolments};
use crate::platform::values::{Id, Instant, Interval, Lang, LocalText};

/// What is taught: its dates are [`CourseSession`]s.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = courses, treat_none_as_null = true)]
pub struct Course {
    pub id: Id,
    pub lab: Id,
    pub title: Json,
    pub description: Option<Json>,
    pub duration_minutes: Option<i32>,
    /// How many come to a date that says nothing else.
    pub capacity: i32,
    pub archived_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Course {
    pub fn title(&self) -> LocalText {
        self.title.read().unwrap_or_else(|_| LocalText::plain(Lang::En, "Course"))
    }

    pub fn description(&self) -> Option<LocalText> {
        self.description.as_ref().and_then(|text| text.read().ok())
    }
}

/// A qualification that passing a course gives.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = course_gives)]
pub struct Gives {
    pub course: Id,
    pub qualification: Id,
    pub level: Option<String>,
}

/// A course with what it gives and asks, by the qualifications' ids.
#[derive(Clone, Debug)]
pub struct WholeCourse {
    pub course: Course,
    pub gives: Vec<Gives>,
    pub prerequisites: Vec<Id>,
}

/// One date of a course.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = course_sessions, treat_none_as_null = true)]
pub struct CourseSession {
    pub id: Id,
    pub lab: Id,
    pub course: Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub capacity: i32,
    pub trainer: Option<Id>,
    pub location: Option<String>,
    /// The batch of the calendar's rows that keep its machines free for it.
    pub blackout: Option<Id>,
    pub cancelled_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl CourseSession {
    pub const fn span(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }

    /// Ids, times and states, as the audit trail takes them.
    pub fn state(&self) -> serde_json::Value {
        serde_json::json!({
            "course": self.course, "starts_at": self.starts_at, "ends_at": self.ends_at, "capacity": self.capacity,
            "trainer": self.trainer, "blackout": self.blackout, "cancelled_at": self.cancelled_at,
            "version": self.version,
        })
    }
}

named_enum! {
    /// ```text
    /// waiting ──► enrolled ──► left
    ///    └──────────────────────┘ └► enrolled, waiting  (who comes back queues anew)
    /// ```
    pub enum EnrolmentStatus { Enrolled = "enrolled", Waiting = "waiting", Left = "left" }
}

crate::sql_enum!(EnrolmentStatus);

/// That a person means to come to a course's date, and what came of it.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = enrolments, treat_none_as_null = true)]
pub struct Enrolment {
    pub id: Id,
    pub lab: Id,
    pub session: Id,
    /// The session's, which the database keeps the same: places are numbered up to it.
    pub capacity: i32,
    pub person: Id,
    pub status: EnrolmentStatus,
    /// The order in which people asked; who comes back asks anew.
    pub turn: i32,
    /// From 1 on; set exactly while enrolled.
    pub place: Option<i32>,
    pub attended: Option<bool>,
    pub passed: Option<bool>,
    pub level: Option<String>,
    pub note: Option<String>,
    pub recorded_by: Option<Id>,
    pub recorded_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Enrolment {
    #[must_use]
    pub fn changed(mut self, now: Instant) -> Self {
        self.updated_at = now;
        self.version = self.version.saturating_add(1);
        self
    }

    /// Ids, times and states, as the audit trail takes them.
    pub fn state(&self) -> serde_json::Value {
        serde_json::json!({
            "course_session": self.session, "member": self.person, "status": self.status, "place": self.place,
            "attended": self.attended, "passed": self.passed, "version": self.version,
        })
    }
}

/// How full a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Crowd {
    pub enrolled: i32,
    pub waiting: i32,
}

/// A date at which a missing qualification can be had.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct NextCourse {
    pub course_session: Id,
    pub title: LocalText,
    pub starts_at: Instant,
    pub free_places: i32,
}
