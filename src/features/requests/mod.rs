//! Equipment requests: what a lab lacks, who wants it and why, and the evidence that it is lacking.
//!
//! Evidence is computed from facts by stated rules: whether a machine satisfies the wish, whether those that do are full
//! or broken, and how many different people stand behind it. Flagging freezes it as a numbered version.

mod actions;
mod count;
mod erasure;
mod error;
mod evidence;
mod input;
mod model;
mod portfolio;
mod reader;
mod routes;
mod rows;
mod rules;
mod store;
mod told;
mod totals;
mod view;

#[cfg(test)]
mod tests;

pub use actions::{change, create, endorse, step};
pub use count::Count;
pub use erasure::on_erasure;
pub use error::RequestError;
pub use evidence::{Demand, Evidence, SupportCounts};
pub use model::{
    Alternative, CostKind, CostLine, Gap, GapCode, Limits, MachineFact, Missing, MissingCode, Need, Per,
    RequestRefusal, RequestStatus, Route, Standing, Want,
};
pub use portfolio::{Published, published};
pub use reader::{Reader, changeable, enter};
pub use routes::routes;
pub use rows::{Content, RequestRow};
pub use rules::fit::{Asked, Nearest, Reason, WhyNot, machine_satisfies, matches, nearest, satisfies, satisfying};
pub use rules::freeze::{Frozen, canonical_json, freeze};
pub use rules::gaps::{Pool, all_taken, capability_gap, capacity_gap, condition_gap, gaps, observed};
pub use rules::states::{allowed_next, may, transition};
pub use rules::support::{AffiliationSupport, KindSupport, PersonFact, Support, SupportKind, Voice, eligible, support};
pub use rules::totals::{Total, totals};
pub use totals::Totals;
pub use view::{ContentView, EvidenceView};
