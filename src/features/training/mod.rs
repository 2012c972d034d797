//! What a training gives, who holds it, and how one gets it: qualifications, certifications, courses with their dates.
//!
//! Certifications are only ever added and revoked. A date of a course keeps its machines free through the calendar, which
//! stands above: `reservations` serves planning, moving and cancelling one, all else is served here.

mod actions;
mod erasure;
mod model;
mod routes;
mod rules;
mod store;
mod verify;

#[cfg(test)]
mod tests;

pub use actions::{
    CertificationAsk, CourseAsk, GivesAsk, JOBS, Planned, QualificationAsk, ResultAsk, SessionAsk, SessionChange,
    cancel_session, certify, change_session, changed_session, create_course, create_qualification, enrol, leave,
    plan_session, planned_session, record_results, revoke,
};
pub use erasure::on_erasure;
pub use model::{Certification, CourseSession, Error, Held, NextCourse, Qualification, WholeCourse};
pub use routes::{CourseSessionView, course_session_view, routes, visible_certification};
pub use rules::reaches;
pub use store::courses::{
    find as course, locked_session as locked_course_session, next_courses, session as course_session,
};
pub use store::enrolments::placed;
pub use store::{find as held, holders, qualification, valid_at};
pub use verify::{Report, verify};
