use crate::platform::words::{RowProblem, Text};
use csv::{ReaderBuilder, StringRecord};

use super::columns::{Columns, Field, field_of};
use super::key::Keys;
use super::{Row, row};

/// Why nothing of the file can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    #[error("the file is empty; its first line must name the columns, at least make (or Brand) and model")]
    Empty,
    #[error("line {line} is not UTF-8 text; save the file as \"CSV UTF-8\" and import it again")]
    NotUtf8 { line: usize },
    #[error("the first line does not name these columns: {}; add them to the header", missing.join(", "))]
    MissingColumns { missing: Vec<&'static str> },
    #[error("the columns \"{first}\" and \"{second}\" mean the same; keep one of them")]
    RepeatedColumn { first: String, second: String },
    #[error("line {line} cannot be read as CSV: {detail}; correct it and import the file again")]
    Unreadable { line: usize, detail: String },
}

impl FileProblem {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty_file",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::MissingColumns { .. } => "missing_columns",
            Self::RepeatedColumn { .. } => "repeated_column",
            Self::Unreadable { .. } => "unreadable",
        }
    }
}

/// Every record of a CSV file (comma, semicolon or tab between its cells), in the file's order.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| FileProblem::NotUtf8 { line: Lines::new(bytes).at(error.valid_up_to()) })?;
    let mut reader = reader(text, delimiter(text));
    let mut lines = Lines::new(bytes);
    let mut header = StringRecord::new();
    if !reader.read_record(&mut header).map_err(|error| unreadable(&error, 1))? {
        return Err(FileProblem::Empty);
    }
    let columns = Columns::of(&header)?;
    let mut keys = Keys::default();
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let line = lines.of_record(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
        if !reader.read_record(&mut record).map_err(|error| unreadable(&error, line))? {
            break;
        }
        let mut row = row::read(&columns, &record, line, &mut keys);
        if rows.is_empty() {
            row.warnings.extend(columns.unknown.iter().map(|name| unknown_column(name)));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Spreadsheets write semicolons where the comma is the decimal sign: the first mark that makes the header name a model.
fn delimiter(text: &str) -> u8 {
    let names_a_model = |mark: u8| {
        let mut header = StringRecord::new();
        reader(text, mark).read_record(&mut header).is_ok_and(|read| read)
            && header.len() > 1
            && header.iter().any(|name| field_of(name) == Some(Field::Model))
    };
    [b',', b';', b'\t'].into_iter().find(|mark| names_a_model(*mark)).unwrap_or(b',')
}

fn unreadable(error: &csv::Error, line: usize) -> FileProblem {
    FileProblem::Unreadable { line, detail: error.to_string() }
}

fn unknown_column(name: &str) -> RowProblem {
    let detail = Text::new("row-column-unknown").with("column", name);
    RowProblem::new("unknown_column", Some(name), detail)
}

/// Counts lines up to growing places in the file, with LF, CRLF or CR at their ends.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    fn at(&mut self, place: usize) -> usize {
        while self.at < place {
            let Some(byte) = self.bytes.get(self.at) else { break };
            self.at += 1;
            if *byte == b'\n' || (*byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n')) {
                self.line += 1;
            }
        }
        self.line
    }

    /// The line of the record read next: the reader skips the line ends before it.
    fn of_record(&mut self, place: usize) -> usize {
        let ends = self.bytes.get(place..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = place.saturating_add(ends.count());
        self.at(start)
    }
}
