//! Texts for people, said without naming a language: a [`Text`] carries a message's id and its facts, and becomes words in
//! the reader's language where the answer is made. The words stand in `locales/*/problems.ftl`, what people
//! are told in `notify.ftl`.

mod bundles;
mod row;
mod show;
mod text;

#[cfg(test)]
mod tests;

pub use row::RowProblem;
pub use text::{Arg, Minutes, Text};
