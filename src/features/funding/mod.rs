//! Funding: what the labs lack and what it takes, for those who might pay. Aggregates and reviewed texts, nobody's name.

mod routes;
mod table;

pub use routes::routes;
