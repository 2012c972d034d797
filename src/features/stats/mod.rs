//! Utilization and every other figure: what one machine did on one local day, and the sums of such days.
//!
//! A figure is decided once, in [`machine_day`]; all else adds up rows and divides sums. Lengths are whole microseconds
//! until they are written out as seconds, so that days always add up to their month.

mod book;
mod csvw;
mod definitions;
mod demand;
mod denied;
mod figures;
mod funder;
mod group;
mod job;
mod model;
mod network;
mod publish;
mod reading;
mod reliability;
mod report;
mod routes;
mod rules;
mod settle;
mod store;
mod subscriber;
mod table;
mod verify;
mod views;

#[cfg(test)]
mod tests;

pub use book::Book;
pub use definitions::definitions;
pub use demand::denied_of;
pub use denied::{Ask, Booked, DemandKind, Denied, Signal, denied};
pub use figures::{Figures, Group};
pub use funder::{
    Crowd, FunderAsk, FunderRefusal, Period, Pool, Publication, Scope, Shown, ToldGroup, ToldPeriod, answer,
    completed_months, completed_period, crowd_scope, pooled, published_scope, tell,
};
pub use group::{GroupBy, MachineInfo, Row, Selection, figures};
pub use job::JOBS;
pub use model::{
    Block, BlockKind, Claims, DayFacts, MachineDay, MachineTime, MemberDay, Outcome, ReservationFact, SessionFact,
    SessionSource, Usage, Who,
};
pub use network::{LabTold, NetworkGroupBy, network};
pub use publish::{NotTold, Published, Telling, published, time_for_funder, utilization_for_funder};
pub use reading::{Asked, Read, book, locking_incidents, machine_infos, totals, utilization};
pub use reliability::{availability, mtbf_seconds, mttr_seconds, no_show_rate};
pub use report::check_period;
pub use routes::routes;
pub use rules::{Spans, in_service, machine_day, open_and_taken, spans};
pub use settle::{MachineDates, settle_days};
pub use store::machines::MachineFilter;
pub use subscriber::refresh;
pub use verify::{Difference, Report, verify};
