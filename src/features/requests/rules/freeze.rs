use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::platform::values::Instant;

/// Evidence as it stood when the request was flagged.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Frozen {
    /// 1 for the first flagging, then one more each time.
    #[schema(minimum = 1)]
    pub number: u32,
    pub frozen_at: Instant,
    /// Of the evidence in the canonical form of RFC 8785, in hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    #[schema(value_type = Object)]
    pub evidence: Value,
}

/// Freezes evidence as the version after `last`.
///
/// # Errors
/// When the evidence cannot be written as JSON.
pub fn freeze(last: Option<u32>, at: Instant, evidence: &impl serde::Serialize) -> Result<Frozen, serde_json::Error> {
    let evidence = serde_json::to_value(evidence)?;
    let digest = Sha256::digest(canonical_json(&evidence).as_bytes());
    let sha256 = digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Ok(Frozen { number: last.unwrap_or(0).saturating_add(1), frozen_at: at, sha256, evidence })
}

impl Frozen {
    /// True when the evidence is still what was frozen.
    pub fn is_intact(&self) -> bool {
        freeze(None, self.frozen_at, &self.evidence).is_ok_and(|again| again.sha256 == self.sha256)
    }
}

/// The value in the canonical form of RFC 8785: members sorted by UTF-16, no blanks, numbers in their shortest form.
/// Whole numbers are written exactly, also above 2^53.
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, value);
    out
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Array(items) => write_list(out, ['[', ']'], items, write_value),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            write_list(out, ['{', '}'], members, |out, (name, value)| {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write_value(out, value);
            });
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => out.push_str(&shortest(float)),
            _ => out.push_str(&number.to_string()),
        },
        plain => out.push_str(&plain.to_string()),
    }
}

fn write_list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

/// A number as ECMAScript writes it: with an exponent only below 1e-6 and from 1e21 on.
fn shortest(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&size) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    if size >= 1e21 { text.replace('e', "e+") } else { text }
}
