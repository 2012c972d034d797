use chrono::{Datelike, Months, NaiveDate};

/// A calendar month, quarter or year, or the months of a course: local dates `[from, until)`. Ordered as they end, the
/// shorter first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// The first day of its month.
pub fn month_of(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

impl Period {
    /// The month, quarter or year of exactly these dates.
    pub fn of(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        [1, 3, 12].into_iter().filter_map(|months| Self::starting(from, months)).find(|period| period.until == until)
    }

    /// The months from the first of one to the first of another.
    pub fn course(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        (from.day() == 1 && until.day() == 1 && from < until).then_some(Self { from, until })
    }

    /// Whether it is told as a whole: a month, a quarter or a year.
    pub fn is_told(self) -> bool {
        Self::of(self.from, self.until).is_some()
    }

    /// The period of so many months that starts on this date, if one does.
    fn starting(from: NaiveDate, months: u32) -> Option<Self> {
        let starts = from.day() == 1 && from.month0().is_multiple_of(months);
        let until = from.checked_add_months(Months::new(months)).filter(|_| starts)?;
        Some(Self { from, until })
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && date < self.until
    }

    /// The first day of its year.
    pub fn year_start(self) -> NaiveDate {
        self.from.with_day(1).and_then(|date| date.with_month(1)).unwrap_or(self.from)
    }

    /// The months, quarters and year that end within its year no later than it does, in the order in which they end.
    pub fn up_to(self) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for month in 0..12 {
            let Some(from) = self.year_start().checked_add_months(Months::new(month)) else { break };
            all.extend([1, 3, 12].into_iter().filter_map(|months| Self::starting(from, months)));
        }
        all.retain(|period| period.until <= self.until);
        all.sort();
        all
    }

    pub fn is_month(self) -> bool {
        (self.until - self.from).num_days() <= 31
    }

    /// Its months.
    pub fn months(self) -> Vec<Self> {
        let starts = (0..).map_while(|month| self.from.checked_add_months(Months::new(month)));
        starts.take_while(|from| *from < self.until).filter_map(|from| Self::starting(from, 1)).collect()
    }

    /// The ways in which shorter periods make it up.
    pub fn made_up_of(self, shorter: &[Self]) -> Vec<Vec<Self>> {
        let within = |days: std::ops::RangeInclusive<i64>| {
            let inner = shorter.iter().filter(|one| one.from >= self.from && one.until <= self.until && **one != self);
            inner.filter(|one| days.contains(&(one.until - one.from).num_days())).copied().collect::<Vec<_>>()
        };
        [within(28..=31), within(90..=92)].into_iter().filter(|periods| !periods.is_empty()).collect()
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.until, std::cmp::Reverse(self.from)).cmp(&(other.until, std::cmp::Reverse(other.from)))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
