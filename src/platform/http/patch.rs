use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{FieldErrors, Problem};
use crate::platform::values::{Lang, LocalText, LocalTextInput};
use crate::platform::words::Text;

/// Tells a field that is null from one that is absent: `Some(None)` is null.
///
/// # Errors
/// What the value's own reading answers.
pub fn nullable<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// In a merge patch null removes a field; these cannot be removed.
///
/// # Errors
/// 422 with each of them that is null.
pub fn never_null(raw: &Value, fields: &[&str]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    for field in fields.iter().filter(|field| raw.get(field).is_some_and(Value::is_null)) {
        errors.add(&format!("/{field}"), "wrong_type", Text::new("field-not-removable"));
    }
    errors.check()
}

impl LocalTextInput {
    /// The text, a plain string taken as `writer`'s.
    ///
    /// # Errors
    /// 422 at `pointer` when it holds nothing but blanks.
    pub fn checked(self, writer: Lang, pointer: &str) -> Result<LocalText, Problem> {
        let empty = || Problem::field(pointer, "empty", Text::new("text-in-one-language"));
        self.into_text(writer).ok_or_else(empty)
    }
}
