//! What can be done with a lab; each in the transaction it is given.

mod closures;
mod duties;
mod erasures;
mod holidays;
mod hours;
mod lab;
mod member_import;
mod members;

pub use closures::{Affected, ClosureAsk, ClosureChange, change_closure, close, hit_by, reopen};
pub use duties::{DutyAsk, end_duty, plan_duty};
pub use erasures::{ask_erasure, take_back_erasure};
pub use holidays::add_holidays;
pub use hours::{HoursAsk, set_hours};
pub use lab::{LabAsk, LabChange, change, create, qualifications_of_lab};
pub use member_import::{MemberOutcome, MemberRow, claim_slips, import_members};
pub use members::{MemberAsk, admit, confirm, decline, join, put_member, reset_code};
