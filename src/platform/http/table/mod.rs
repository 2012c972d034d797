//! A table that is told as a file: CSV, or a workbook that also says what its columns mean.

mod csv;
mod download;
mod xlsx;

use std::io::{self, Write};

use actix_web::HttpResponse;

pub use download::download;

pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How a table with a workbook is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WorkbookFormat {
    Json,
    Csv,
    Xlsx,
}

/// One cell; nothing where a figure is null.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    Number(f64),
    /// Shown in percent where the format has formats.
    Ratio(f64),
    Flag(bool),
    Nothing,
}

impl Cell {
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    pub fn or_nothing<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Nothing, cell)
    }
}

/// One row a group or a thing, the same columns in every format.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The name of the workbook's first sheet.
    pub sheet: &'static str,
    pub columns: Vec<String>,
    /// How many columns stay in sight when one scrolls sideways.
    pub heads: u16,
    pub rows: Vec<Vec<Cell>>,
    pub about: About,
}

/// What the table is of and what it means: the workbook's second sheet.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub facts: Vec<(&'static str, String)>,
    pub totals: Vec<(String, Cell)>,
    pub definitions: Vec<(&'static str, &'static str)>,
}

impl Table {
    /// As CSV by RFC 4180 with a header; null is an empty cell. Totals are left out, so that a column can be added up.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_csv(&self, bom: bool, out: &mut dyn Write) -> io::Result<()> {
        csv::write(self, bom, out)
    }

    /// As a workbook, row by row, so that memory does not grow with it. Texts are texts, whatever they begin with.
    ///
    /// # Errors
    /// Those of `out` and of the folder for temporary files.
    pub fn write_xlsx(&self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        xlsx::write(self, out)
    }

    /// A CSV file under `name`, to which the ending is added.
    pub fn csv_file(self, name: &str, bom: bool) -> HttpResponse {
        download("text/csv; charset=utf-8", &format!("{name}.csv"), move |out| self.write_csv(bom, out))
    }

    /// A workbook under `name`, to which the ending is added.
    pub fn xlsx_file(self, name: &str) -> HttpResponse {
        download(XLSX, &format!("{name}.xlsx"), move |out| self.write_xlsx(out))
    }
}
