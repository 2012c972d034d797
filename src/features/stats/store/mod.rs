pub mod days;
pub mod demand;
pub mod facts;
pub mod lock;
pub mod machines;
pub mod rows;
pub mod sums;
