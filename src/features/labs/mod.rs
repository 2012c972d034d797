//! Labs: sites with their own time zone, opening hours, closures and members.

pub mod actions;
pub mod checks;
mod erasure;
pub mod holidays;
pub mod hours;
mod import;
mod member_list;
mod model;
pub mod policy;
mod routes;
pub mod scope;
mod slips;
mod store;
mod welcome;
mod zones;

#[cfg(test)]
mod tests;

pub use erasure::{handed_over, on_erasure};
pub use import::{CSV, SentFile};
pub use member_list::read as read_members;
pub use model::{Closure, Duty, Error, Faults, Lab, Membership, MembershipStatus, Registration, Visibility};
pub use routes::{person_of, routes};
pub use store::among;
pub use store::by_id;
pub use store::by_segment;
pub use store::closures::{find as closure, machines_of as closure_machines, within as closures_within};
pub use store::duties::within as duties_within;
pub use store::hours as opening_hours;
pub use store::members::{find as membership, locked_active as locked_membership, of_address as member_of_address};
pub use store::raise_revision;
pub use welcome::welcome;
pub use zones::time_zones;
