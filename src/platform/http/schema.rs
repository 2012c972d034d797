//! What the checks of a published schema say, in words.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

use crate::platform::words::Text;

/// The stable code and the words of what a value did not keep.
pub(super) fn told(kind: &Kind) -> (&'static str, Text) {
    match kind {
        Kind::Enum { options } => {
            let names: Vec<String> = options.as_array().into_iter().flatten().map(shown).collect();
            ("not_one_of", Text::new("field-one-of").with("choices", names.join(", ")))
        }
        Kind::Constant { expected_value } => {
            ("not_one_of", Text::new("field-one-of").with("choices", shown(expected_value)))
        }
        Kind::Type { kind } => ("wrong_type", Text::new("field-type").with("type", type_name(kind))),
        Kind::Format { format } => ("wrong_format", Text::new(of_format(format))),
        Kind::Pattern { pattern } => ("wrong_format", Text::new(of_pattern(pattern))),
        Kind::Maximum { limit } => ("too_large", Text::new("field-at-most").with("limit", shown(limit))),
        Kind::ExclusiveMaximum { limit } => ("too_large", Text::new("field-below").with("limit", shown(limit))),
        Kind::Minimum { limit } => ("too_small", Text::new("field-at-least").with("limit", shown(limit))),
        Kind::ExclusiveMinimum { limit } => ("too_small", Text::new("field-above").with("limit", shown(limit))),
        Kind::MaxLength { limit } => ("too_long", Text::new("field-characters-at-most").with("limit", *limit)),
        Kind::MinLength { limit } => ("too_short", Text::new("field-characters-at-least").with("limit", *limit)),
        Kind::MaxItems { limit } | Kind::MaxProperties { limit } => {
            ("too_long", Text::new("field-entries-at-most").with("limit", *limit))
        }
        Kind::MinItems { limit } | Kind::MinProperties { limit } => {
            ("too_short", Text::new("field-entries-at-least").with("limit", *limit))
        }
        Kind::UniqueItems => ("not_unique", Text::new("field-repeats")),
        Kind::MultipleOf { .. } => ("too_precise", Text::new("field-too-precise")),
        _ => ("invalid", Text::new("field-invalid")),
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The type that is asked; where null would do as well, the other one.
fn type_name(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => one.to_string(),
        TypeKind::Multiple(several) => {
            let names: Vec<_> = several.iter().map(|one| one.to_string()).filter(|name| name != "null").collect();
            if let [one] = names.as_slice() { one.clone() } else { "several".to_owned() }
        }
    }
}

fn of_format(format: &str) -> &'static str {
    match format {
        "date-time" => "field-instant",
        "date" => "field-date",
        "uuid" => "field-id",
        "email" => "field-email",
        "uri" => "field-link",
        _ => "field-form",
    }
}

/// The patterns of the contract, each in words.
fn of_pattern(pattern: &str) -> &'static str {
    match pattern {
        "\\S" => "field-not-blank",
        "^\\S+$" => "field-without-spaces",
        "^[a-z0-9]+(-[a-z0-9]+)*$" => "field-slug",
        "^[A-Z]{3}$" => "field-currency",
        "^[A-Z]{2}$" => "field-country",
        pattern if pattern.contains("|24:00)") => "field-wall-time",
        pattern if pattern.contains("://") => "field-link",
        _ => "field-form",
    }
}
