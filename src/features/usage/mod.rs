//! What really happened at the machines: sessions, corrections, check-in, walk-ins.
