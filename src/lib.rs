//! Ustakana: booking, usage, inventory and evidence for FabLabs.
//!
//! Four wings, each standing only on those after it: `cli`, `server`, `features`, `platform`.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        clippy::cloned_ref_to_slice_refs,
        clippy::field_reassign_with_default,
        clippy::float_cmp,
        reason = "tests count in small exact numbers and say the odd thing out"
    )
)]

pub mod cli;
pub mod features;
pub mod platform;
pub mod server;
