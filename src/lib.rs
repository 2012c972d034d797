//! Ustakana: booking, usage, inventory and evidence for FabLabs.
//!
//! Four wings, each standing only on those after it: `cli`, `server`, `features`, `platform`.

pub mod features;
pub mod platform;
