use super::Instant;

/// A half-open span of time `[starts_at, ends_at)`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
pub struct Interval {
    pub starts_at: Instant,
    pub ends_at: Instant,
}

impl Interval {
    pub const fn new(starts_at: Instant, ends_at: Instant) -> Self {
        Self { starts_at, ends_at }
    }

    pub fn is_empty(&self) -> bool {
        self.ends_at <= self.starts_at
    }

    /// Microseconds between start and end, never negative.
    pub fn micros(&self) -> i64 {
        self.ends_at.micros_since(self.starts_at).max(0)
    }

    /// Whole minutes between start and end, rounded up.
    pub fn minutes_ceil(&self) -> i64 {
        self.micros().div_euclid(60_000_000) + i64::from(self.micros() % 60_000_000 != 0)
    }

    pub fn contains(&self, at: Instant) -> bool {
        self.starts_at <= at && at < self.ends_at
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts_at < other.ends_at && other.starts_at < self.ends_at
    }

    /// The common part; `None` when there is none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let common = Self::new(self.starts_at.max(other.starts_at), self.ends_at.min(other.ends_at));
        (!common.is_empty()).then_some(common)
    }
}

/// Disjoint, non-touching, non-empty intervals in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervalSet(Vec<Interval>);

impl IntervalSet {
    pub const fn empty() -> Self {
        Self(Vec::new())
    }

    pub fn one(interval: Interval) -> Self {
        std::iter::once(interval).collect()
    }

    pub fn as_slice(&self) -> &[Interval] {
        &self.0
    }

    pub fn into_vec(self) -> Vec<Interval> {
        self.0
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Interval> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sum of the lengths in microseconds.
    pub fn micros(&self) -> i64 {
        self.0.iter().map(Interval::micros).sum()
    }

    pub fn contains(&self, at: Instant) -> bool {
        self.last_from(at).is_some_and(|span| span.contains(at))
    }

    /// True when one member holds all of `span`.
    pub fn covers(&self, span: &Interval) -> bool {
        self.last_from(span.starts_at).is_some_and(|member| member.ends_at >= span.ends_at)
    }

    /// The last member that starts at `at` or before.
    fn last_from(&self, at: Instant) -> Option<&Interval> {
        let after = self.0.partition_point(|member| member.starts_at <= at);
        self.0.get(after.checked_sub(1)?)
    }

    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).copied().collect()
    }

    pub fn intersect(&self, other: &Self) -> Self {
        let (mut i, mut j, mut out) = (0, 0, Vec::new());
        while let (Some(mine), Some(theirs)) = (self.0.get(i), other.0.get(j)) {
            out.extend(mine.intersection(theirs));
            if mine.ends_at <= theirs.ends_at { i += 1 } else { j += 1 }
        }
        Self(out)
    }

    pub fn clip(&self, window: Interval) -> Self {
        Self(self.0.iter().filter_map(|span| span.intersection(&window)).collect())
    }

    /// What is in `self` and not in `other`.
    pub fn subtract(&self, other: &Self) -> Self {
        let (mut out, mut done) = (Vec::new(), 0);
        for span in &self.0 {
            let mut from = span.starts_at;
            while other.0.get(done).is_some_and(|taken| taken.ends_at <= from) {
                done += 1;
            }
            for taken in other.0.iter().skip(done).take_while(|taken| taken.starts_at < span.ends_at) {
                if taken.starts_at > from {
                    out.push(Interval::new(from, taken.starts_at));
                }
                from = from.max(taken.ends_at);
            }
            if from < span.ends_at {
                out.push(Interval::new(from, span.ends_at));
            }
        }
        Self(out)
    }
}

impl FromIterator<Interval> for IntervalSet {
    /// Sorts, drops empty ones and joins those that overlap or touch.
    fn from_iter<T: IntoIterator<Item = Interval>>(spans: T) -> Self {
        let mut spans: Vec<_> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        let mut out: Vec<Interval> = Vec::with_capacity(spans.len());
        for span in spans {
            match out.last_mut() {
                Some(last) if span.starts_at <= last.ends_at => last.ends_at = last.ends_at.max(span.ends_at),
                _ => out.push(span),
            }
        }
        Self(out)
    }
}
