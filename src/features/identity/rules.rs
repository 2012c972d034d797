use std::collections::HashSet;
use std::sync::LazyLock;

use crate::platform::values::Instant;

/// ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, long ones welcome; the upper bound keeps hashing cheap.
pub const PASSWORD_CHARS: std::ops::RangeInclusive<usize> = 8..=256;

/// Within this time an unused successor counts as lost on the way, not as stolen.
pub const LOST_ANSWER_SECONDS: i64 = 30;

/// An e-mail address as it is compared: trimmed, in lower case.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A student number as it is kept and compared: case says nothing in it.
pub fn fold_student_number(number: &str) -> String {
    number.trim().to_uppercase()
}

/// A phone number as it is kept and compared: `+` and 7 to 15 digits (E.164), `00` standing for `+`. `None` for
/// anything else.
pub fn fold_phone(phone: &str) -> Option<String> {
    let bare: String = phone.chars().filter(|c| !c.is_whitespace() && !"-().".contains(*c)).collect();
    let digits = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"))?;
    let plain = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && !digits.starts_with('0')).then(|| format!("+{digits}"))
}

/// Why a password is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    /// It stands in the list of common passwords.
    Common,
    /// It is the person's own address or name, digits after it or not.
    Personal,
}

/// ASVS 5.0, 6.2: length, a list of the commonest, nothing of one's own; no rules of composition.
pub fn weakness(password: &str, email: Option<&str>, full_name: &str) -> Option<Weakness> {
    let chars = password.chars().count();
    if chars < *PASSWORD_CHARS.start() {
        return Some(Weakness::TooShort);
    }
    if chars > *PASSWORD_CHARS.end() {
        return Some(Weakness::TooLong);
    }
    let folded = password.to_lowercase();
    if COMMON.contains(folded.as_str()) {
        return Some(Weakness::Common);
    }
    let bare = bare(&folded);
    let stem = bare.trim_end_matches(char::is_numeric);
    let own = own_words(email, full_name);
    own.iter().any(|word| *word == bare || (!stem.is_empty() && word == stem)).then_some(Weakness::Personal)
}

/// One per line; lines that start with `#` name the source.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
});

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn own_words(email: Option<&str>, full_name: &str) -> Vec<String> {
    let email = email.map(fold_email).unwrap_or_default();
    let local = email.split('@').next().unwrap_or_default();
    let name = full_name.to_lowercase();
    let mut words: Vec<String> = name.split_whitespace().map(bare).collect();
    let backwards: String = words.iter().rev().map(String::as_str).collect();
    words.extend([bare(&email), bare(local), bare(&name), backwards]);
    words.retain(|word| !word.is_empty());
    words
}

/// What is known of a presented refresh token.
#[derive(Clone, Copy, Debug)]
pub struct TokenFacts {
    pub expires_at: Instant,
    pub spent_at: Option<Instant>,
    pub revoked: bool,
    /// The token that took its place was not used yet.
    pub successor_unused: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// Spend it and give the next one.
    Rotate,
    /// The answer to its first use was lost: give another next one in place of the unused.
    Replace,
    /// Expired or revoked.
    Refuse,
    /// A spent token came again: two hold it, so the family ends (RFC 9700 §4.14.2).
    Theft,
}

pub fn rotation(token: &TokenFacts, now: Instant) -> Rotation {
    if token.revoked {
        return Rotation::Refuse;
    }
    match token.spent_at {
        None if now >= token.expires_at => Rotation::Refuse,
        None => Rotation::Rotate,
        Some(spent) if now <= spent.plus_seconds(LOST_ANSWER_SECONDS) && token.successor_unused => Rotation::Replace,
        Some(_) => Rotation::Theft,
    }
}
