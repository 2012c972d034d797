//! One-time codes that people read from paper or a screen and type in.

use rand::RngExt;

use super::keys::Secret;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// What codes are kept under.
const LABEL: &str = "one-time code";
/// Sixty random bits: guessing is slowed down by the limits, and a code ends by itself.
const LETTERS: usize = 12;

/// A new code, in fours: `7K2M-Q9RT-4XWD`.
pub fn new_code() -> String {
    let mut rng = rand::rng();
    let mut code = String::with_capacity(LETTERS + 2);
    for place in 0..LETTERS {
        if place > 0 && place.is_multiple_of(4) {
            code.push('-');
        }
        let letter = ALPHABET.get(rng.random_range(0..ALPHABET.len())).copied().unwrap_or(b'0');
        code.push(char::from(letter));
    }
    code
}

/// What is kept of a code: with the database alone nobody tries all there are. It may be typed in any
/// case, with any blanks or dashes; O counts as 0, I and L as 1.
pub fn hash(secret: &Secret, code: &str) -> Vec<u8> {
    let plain: String = code
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    secret.keyed_hash(LABEL, &plain)
}
