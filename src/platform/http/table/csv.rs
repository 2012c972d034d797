use std::io::{self, Write};

use super::{Cell, Table};
use crate::platform::http::guarded;

/// Tells Excel that the text is UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

pub fn write(table: &Table, bom: bool, out: &mut dyn Write) -> io::Result<()> {
    if bom {
        out.write_all(BOM)?;
    }
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record(&table.columns)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(text))?;
    }
    writer.flush()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text).into_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) | Cell::Ratio(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Nothing => String::new(),
    }
}
