/// How long is kept what goes by itself, in days. What is kept always is in `docs/retention.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// What a person was told and has read.
    pub read_notifications_days: i64,
    /// What they were told and have not.
    pub unread_notifications_days: i64,
    /// A place that somebody signed in from, after its last use: at a known one a stranger's tries do not keep them out.
    pub sign_in_places_days: i64,
}

impl Default for Retention {
    fn default() -> Self {
        Self { read_notifications_days: 180, unread_notifications_days: 365, sign_in_places_days: 90 }
    }
}
