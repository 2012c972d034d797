//! Utilization and every other figure: what one machine did on one local day, and the sums of such days.
//!
//! A figure is decided once, in [`machine_day`]; all else adds up rows and divides sums. Lengths are whole microseconds
//! until they are written out as seconds, so that days always add up to their month.

mod csv;
mod definitions;
mod denied;
mod figures;
mod funder;
mod group;
mod model;
mod reliability;
mod rules;

#[cfg(test)]
mod tests;

pub use csv::write_csv;
pub use definitions::definitions;
pub use denied::{Ask, Booked, DemandKind, Denied, Signal, denied};
pub use figures::{Figures, Group};
pub use funder::{FunderRefusal, completed_months, for_funder};
pub use group::{GroupBy, MachineInfo, Row, Selection, figures};
pub use model::{
    Block, BlockKind, Claims, DayFacts, MachineDay, MachineTime, MemberDay, Outcome, ReservationFact, SessionFact,
    SessionSource, Usage, Who,
};
pub use reliability::{availability, mtbf_seconds, mttr_seconds, no_show_rate};
pub use rules::{Spans, in_service, machine_day, open_and_taken, spans};
