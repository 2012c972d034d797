use std::collections::BTreeMap;

const DEFINITIONS: &[(&str, &str)] = &[
    ("period", "The local dates from (inclusive) until (exclusive), cut at now."),
    ("open", "Opening hours minus closures of the lab and of the machine, while the machine is in service."),
    (
        "in_service",
        "From the day of acquisition, else from creation or the first session, whichever is earlier, until retired.",
    ),
    (
        "downtime_planned",
        "The part of open under a planned work order or a maintenance blackout, and not under a lock. Event blackouts are no downtime.",
    ),
    ("downtime_unplanned", "The part of open under a lock: an incident, or taken out of service by hand."),
    ("available", "open − downtime."),
    ("used", "Time of closed sessions, as corrected, clipped to the period, inside and outside open."),
    ("used_in_available", "The part of used that lies within available."),
    ("used_outside_open", "The part of used that lies outside open."),
    ("utilization", "used_in_available ÷ available; null when available is 0; never above 1."),
    (
        "reserved",
        "Within available, the time from start until end or release of reservations that stood at their start, no moment counted twice.",
    ),
    ("booking_fill", "reserved ÷ available; null when available is 0."),
    ("no_show", "Planned time of reservations that nobody came for."),
    ("no_show_rate", "Missed reservations ÷ reservations that reached their start."),
    (
        "denied",
        "Hours asked for and not given, per person, capability and day the longest; nothing if the person booked that capability for that day after all.",
    ),
    ("reach", "Different people with a session that touches the period."),
    (
        "sessions",
        "Usage sessions, counted where they start; their seconds count where they fall. Open sessions count when they end.",
    ),
    ("headcount", "People present at the sessions, counted where a session starts; apart from reach."),
    ("success_rate", "success ÷ (success + failure + aborted) of the sessions; null when there are none."),
    ("coverage", "used by source of the record ÷ used; null when used is 0."),
    ("availability", "available ÷ open; null when open is 0."),
    ("mttr", "Unplanned downtime ÷ locking incidents; null when there are none."),
    ("mtbf", "used ÷ locking incidents; null when there are none."),
    (
        "groups",
        "Ratios of a group are ratios of sums, never means of ratios. A machine with two processes counts in both; the total counts it once. By affiliation and role, open, downtime and available are those of the whole selection, so that shares add up.",
    ),
    (
        "suppressed",
        "True where a figure is withheld from a funder (null): fewer than 5 people stand behind it, or it would let such a figure be worked out from others. Zero is shown.",
    ),
    (
        "others",
        "For funders, affiliations and roles of fewer than 5 people together; where they are fewer than 5 even so, they are withheld, and the next smallest group with them.",
    ),
    (
        "funder_periods",
        "Funders read calendar months, quarters and years that are over. What is told of a period is decided when it is first asked for and stays as it was published then, whatever is corrected later.",
    ),
];

/// What every figure means, in English: published with the figures.
pub fn definitions() -> BTreeMap<&'static str, &'static str> {
    DEFINITIONS.iter().copied().collect()
}
