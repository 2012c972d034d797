use chrono::{Datelike, NaiveDate};

use super::figures::{Figures, Group};
use super::group::GroupBy;

/// Why a funder may not see these figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunderRefusal {
    PeriodNotComplete,
    GroupingNotAllowed,
}

/// A funder is shown whole months that are over, by machine.
///
/// # Errors
/// Says what is wrong with the period or the grouping, the period first.
pub fn completed_months(from: NaiveDate, until: NaiveDate, today: NaiveDate, by: GroupBy) -> Result<(), FunderRefusal> {
    if from.day() != 1 || until.day() != 1 || until <= from || until > today {
        return Err(FunderRefusal::PeriodNotComplete);
    }
    if by == GroupBy::Machine { Ok(()) } else { Err(FunderRefusal::GroupingNotAllowed) }
}

/// Machine time as it is, and nothing about people.
pub fn for_funder(mut figures: Figures) -> Figures {
    figures.groups = figures.groups.into_iter().map(Group::without_people).collect();
    figures.total = figures.total.without_people();
    figures
}

impl Group {
    fn without_people(self) -> Self {
        Self {
            no_show_seconds: None,
            no_show_rate: None,
            sessions: None,
            reach: None,
            headcount: None,
            success_rate: None,
            coverage: None,
            suppressed: true,
            ..self
        }
    }
}
