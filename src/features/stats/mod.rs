//! Every figure: daily roll-ups, utilization, reach.
