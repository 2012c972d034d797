//! What can be done with trainings; each in the transaction it is given.

mod certify;
mod courses;
mod enrol;
mod results;
mod sessions;
mod warn;

pub use certify::{CertificationAsk, QualificationAsk, certify, create_qualification, revoke};
pub use courses::{CourseAsk, CourseChange, GivesAsk, archive_course, change_course, create_course};
pub use enrol::{enrol, is_visible, leave, leave_all};
pub use results::{ResultAsk, record_results};
pub use sessions::{
    Planned, SessionAsk, SessionChange, cancel_session, change_session, changed_session, plan_session, planned_session,
};
pub use warn::JOBS;
