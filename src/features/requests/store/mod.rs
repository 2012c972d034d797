//! The room's rows, and what it reads of others.

pub(super) mod facts;
pub(super) mod figures;
pub(super) mod people;
pub(super) mod requests;
pub(super) mod steps;
