use super::model::{Claims, MICROS_PER_SECOND, MachineTime};

/// `numerator ÷ denominator`; nothing when the denominator is 0.
pub(super) fn ratio(numerator: i64, denominator: i64) -> Option<f64> {
    (denominator != 0).then(|| numerator as f64 / denominator as f64)
}

/// available ÷ open; nothing when the machine was never open.
pub fn availability(time: &MachineTime) -> Option<f64> {
    ratio(time.available, time.open)
}

/// Mean time to repair in seconds: unplanned downtime ÷ locking incidents; nothing without incidents.
pub fn mttr_seconds(downtime_unplanned_micros: i64, locking_incidents: i64) -> Option<f64> {
    ratio(downtime_unplanned_micros, locking_incidents.saturating_mul(MICROS_PER_SECOND))
}

/// Mean time between failures in seconds of use: used ÷ locking incidents; nothing without incidents.
pub fn mtbf_seconds(used_micros: i64, locking_incidents: i64) -> Option<f64> {
    ratio(used_micros, locking_incidents.saturating_mul(MICROS_PER_SECOND))
}

/// misses ÷ reservations that reached their start; nothing when none did.
pub fn no_show_rate(claims: &Claims) -> Option<f64> {
    ratio(claims.misses, claims.reached_start)
}
