pub const SIGNATURE: &[u8] = b"%PDF-";

/// So near its end a PDF says where its table of objects begins.
const TAIL: usize = 2048;

/// A version that there is, and an end that names the place of the table of objects, where one begins.
pub fn is_whole(sent: &[u8]) -> bool {
    has_version(sent) && table_at(sent).is_some_and(|at| begins_table(sent, at))
}

fn has_version(sent: &[u8]) -> bool {
    let version = sent.strip_prefix(SIGNATURE);
    version.is_some_and(|version| matches!(version, [b'1', b'.', b'0'..=b'7', ..] | [b'2', b'.', b'0', ..]))
}

/// The number between the last `startxref` and `%%EOF`.
fn table_at(sent: &[u8]) -> Option<usize> {
    let tail = sent.get(sent.len().saturating_sub(TAIL)..)?;
    let begin = last(tail, b"startxref")? + b"startxref".len();
    let number = tail.get(begin..)?;
    let end = number.windows(5).position(|five| five == b"%%EOF")?;
    std::str::from_utf8(number.get(..end)?).ok()?.trim().parse().ok()
}

fn last(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|found| found == word)
}

/// A table of old (`xref`), or a stream that is one (`12 0 obj`).
fn begins_table(sent: &[u8], at: usize) -> bool {
    let table = sent.get(at..).unwrap_or_default().trim_ascii_start();
    table.starts_with(b"xref") || table.first().is_some_and(u8::is_ascii_digit)
}
