use std::io::Write;

use super::figures::Figures;
use super::table::{Cell, cells, columns};
use crate::platform::http::guarded;

/// Tells Excel that the text is UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The groups as CSV by RFC 4180, with a header and one column of coverage per source; null is an empty cell. The total
/// is left out, so that a column can be added up.
///
/// # Errors
/// Those of `out`.
pub fn write_csv(figures: &Figures, bom: bool, out: &mut dyn Write) -> std::io::Result<()> {
    if bom {
        out.write_all(BOM)?;
    }
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record(columns().iter().map(|column| column.name.as_str()))?;
    for group in &figures.groups {
        writer.write_record(cells(group).into_iter().map(text))?;
    }
    writer.flush()
}

fn text(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(&text).into_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Ratio(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Nothing => String::new(),
    }
}
