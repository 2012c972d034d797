use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{About, Cell, Table};

const ABOUT_SHEET: &str = "About";
const LABEL_WIDTH: u8 = 28;
const NUMBER_WIDTH: u8 = 14;
const TEXT_WIDTH: u8 = 100;

pub fn write(table: &Table, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let mut workbook = Workbook::new();
    data_sheet(workbook.add_worksheet_with_constant_memory().map_err(io_error)?, table).map_err(io_error)?;
    about_sheet(workbook.add_worksheet_with_constant_memory().map_err(io_error)?, &table.about).map_err(io_error)?;
    workbook.save_to_writer(out).map_err(io_error)
}

fn data_sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (bold, share) = (Format::new().set_bold(), Format::new().set_num_format("0.0%"));
    sheet.set_name(table.sheet)?.set_freeze_panes(1, table.heads)?;
    for (column, index) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(index, if index < table.heads { LABEL_WIDTH } else { NUMBER_WIDTH })?;
        sheet.write_string_with_format(0, index, column, &bold)?;
    }
    for (cells, row) in table.rows.iter().zip(1_u32..) {
        for (cell, column) in cells.iter().zip(0_u16..) {
            write_cell(sheet, row, column, cell, &share)?;
        }
    }
    Ok(())
}

fn about_sheet(sheet: &mut Worksheet, about: &About) -> Result<(), XlsxError> {
    let (bold, share) = (Format::new().set_bold(), Format::new().set_num_format("0.0%"));
    sheet.set_name(ABOUT_SHEET)?.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, TEXT_WIDTH)?;
    let mut row = 0;
    for (name, value) in &about.facts {
        sheet.write_string(row, 0, *name)?.write_string(row, 1, value)?;
        row += 1;
    }
    if !about.totals.is_empty() {
        row += 1;
        sheet.write_string_with_format(row, 0, "figure", &bold)?.write_string_with_format(row, 1, "total", &bold)?;
        for (name, cell) in &about.totals {
            row += 1;
            sheet.write_string(row, 0, name)?;
            write_cell(sheet, row, 1, cell, &share)?;
        }
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, "figure", &bold)?.write_string_with_format(row, 1, "definition", &bold)?;
    for (name, definition) in &about.definitions {
        row += 1;
        sheet.write_string(row, 0, *name)?.write_string(row, 1, *definition)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, share: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        // A double holds seconds exactly for as long as there are calendars.
        Cell::Whole(number) => sheet.write_number(row, column, *number as f64)?,
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Ratio(number) => sheet.write_number_with_format(row, column, *number, share)?,
        Cell::Flag(flag) => sheet.write_boolean(row, column, *flag)?,
        Cell::Nothing => sheet,
    };
    Ok(())
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}
