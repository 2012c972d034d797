//! What a funder sees: whole periods, machine time as it is, and people only in numbers that single nobody out.
//!
//! All that a funder can ever be answered of a year comes from one table, the [`Publication`]: by month, quarter and year,
//! of the lab, its classes, machines and processes, and of pooled affiliations and roles. What may not stand in it beside
//! the rest is withheld from every answer alike. What was told once is kept, so it stays as it was told.

mod answer;
mod crowds;
mod facts;
mod period;
mod publication;
mod reach;
mod told;
mod witness;

use chrono::NaiveDate;

pub use answer::{FunderAsk, answer, answer_told, months};
pub use crowds::{Crowd, Pool, pooled};
pub use period::Period;
pub use publication::{Publication, Scope, Shown, crowd_scope};
pub use told::{TOTAL, ToldGroup, ToldPeriod, tell};

use super::group::GroupBy;
use super::store::machines::MachineFilter;

/// Why a funder may not see these figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunderRefusal {
    PeriodNotComplete,
    GroupingNotAllowed {
        allowed: &'static [GroupBy],
    },
    /// Two filters at once cut out what is not published.
    OneFilterOnly,
}

const GROUPINGS: [GroupBy; 6] =
    [GroupBy::Machine, GroupBy::Class, GroupBy::Process, GroupBy::Month, GroupBy::Affiliation, GroupBy::Role];
/// Of some machines only their own rows and months are published.
const GROUPINGS_OF_SOME: [GroupBy; 2] = [GroupBy::Machine, GroupBy::Month];

/// A calendar month, quarter or year that is over.
///
/// # Errors
/// `PeriodNotComplete` for any other period.
pub fn completed_period(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> Result<Period, FunderRefusal> {
    Period::of(from, until).filter(|period| period.until <= today).ok_or(FunderRefusal::PeriodNotComplete)
}

/// Whole months that are over, of which each is told by itself.
///
/// # Errors
/// `PeriodNotComplete` for any others.
pub fn completed_months(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> Result<Period, FunderRefusal> {
    Period::course(from, until).filter(|course| course.until <= today).ok_or(FunderRefusal::PeriodNotComplete)
}

/// What the asked figures are of in the publication.
///
/// # Errors
/// `GroupingNotAllowed` names the groupings that are; `OneFilterOnly`.
pub fn published_scope(by: GroupBy, filter: &MachineFilter) -> Result<Scope, FunderRefusal> {
    let scope = match (filter.machine, filter.class, filter.process) {
        (None, None, None) => Scope::Total,
        (Some(machine), None, None) => Scope::Machine(machine),
        (None, Some(class), None) => Scope::Class(Some(class)),
        (None, None, Some(process)) => Scope::Process(Some(process)),
        _ => return Err(FunderRefusal::OneFilterOnly),
    };
    let allowed: &[GroupBy] = if scope == Scope::Total { &GROUPINGS } else { &GROUPINGS_OF_SOME };
    if allowed.contains(&by) { Ok(scope) } else { Err(FunderRefusal::GroupingNotAllowed { allowed }) }
}
