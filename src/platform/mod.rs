//! What every room stands on, and knows no subject.

pub mod db;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod metrics;
pub mod paper;
pub mod sealer;
pub mod values;
pub mod words;
pub mod write;
