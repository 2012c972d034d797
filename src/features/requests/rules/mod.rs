//! The decisions about requests, one file per question.

pub(super) mod fit;
pub(super) mod freeze;
pub(super) mod gaps;
pub(super) mod states;
pub(super) mod support;
pub(super) mod totals;
