/// What a size cell says, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Size {
    Unknown,
    Area([f64; 2]),
    Volume([f64; 3]),
    /// Written, but not two or three lengths: a range, an endless axis, another unit.
    Unclear,
}

/// Longer than any machine's bed; what exceeds it is a slip of the pen.
const LONGEST_MM: f64 = 100_000.0;

/// Reads `250 x 210 x 220 mm`, with a Latin, Cyrillic or mathematical times sign, and the unit anywhere or nowhere;
/// without a times sign also commas or semicolons, as in `[250, 210, 220]`.
pub(super) fn parse(text: &str) -> Size {
    let text = text.trim();
    if text.is_empty() {
        return Size::Unknown;
    }
    let text = text.trim_start_matches('[').trim_end_matches(']');
    let is_times = |c: char| matches!(c, 'x' | 'X' | 'х' | 'Х' | '×' | '*');
    let lengths: Option<Vec<f64>> = if text.contains(is_times) {
        text.split(is_times).map(length).collect()
    } else {
        text.split([',', ';']).map(length).collect()
    };
    match lengths.as_deref() {
        Some([width, depth]) => Size::Area([*width, *depth]),
        Some([width, depth, height]) => Size::Volume([*width, *depth, *height]),
        _ => Size::Unclear,
    }
}

/// One length in millimetres; the catalogues also write `80 mm3` and `160mm.` after the last one.
fn length(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let number = ["mm3", "mm³", "mm", "мм"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    number.parse().ok().filter(|length| *length > 0.0 && *length <= LONGEST_MM)
}
