//! Figures as a workbook: the groups on one sheet, what they are and mean on a second.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::definitions;
use super::figures::{Figures, Group};
use super::table::{Cell, cells, columns};

const DATA_SHEET: &str = "Utilization";
const ABOUT_SHEET: &str = "About";
const LABEL_WIDTH: u8 = 28;
const NUMBER_WIDTH: u8 = 14;
const TEXT_WIDTH: u8 = 100;

/// Writes the workbook row by row, so that memory does not grow with it. Texts are texts, whatever they begin with.
///
/// # Errors
/// Those of `out` and of the folder for temporary files.
pub fn write_xlsx(figures: &Figures, grouped_by: &str, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let mut workbook = Workbook::new();
    data_sheet(workbook.add_worksheet_with_constant_memory().map_err(io_error)?, &figures.groups).map_err(io_error)?;
    about_sheet(workbook.add_worksheet_with_constant_memory().map_err(io_error)?, figures, grouped_by)
        .map_err(io_error)?;
    workbook.save_to_writer(out).map_err(io_error)
}

fn data_sheet(sheet: &mut Worksheet, groups: &[Group]) -> Result<(), XlsxError> {
    let (bold, share) = (Format::new().set_bold(), Format::new().set_num_format("0.0%"));
    sheet.set_name(DATA_SHEET)?.set_freeze_panes(1, 2)?;
    sheet.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, LABEL_WIDTH)?;
    for (column, index) in columns().into_iter().zip(0_u16..) {
        if index > 1 {
            sheet.set_column_width(index, NUMBER_WIDTH)?;
        }
        sheet.write_string_with_format(0, index, column.name, &bold)?;
    }
    for (group, row) in groups.iter().zip(1_u32..) {
        for (cell, column) in cells(group).into_iter().zip(0_u16..) {
            write_cell(sheet, row, column, cell, &share)?;
        }
    }
    Ok(())
}

/// The period, the lab's time zone, the total and every definition.
fn about_sheet(sheet: &mut Worksheet, figures: &Figures, grouped_by: &str) -> Result<(), XlsxError> {
    let (bold, share) = (Format::new().set_bold(), Format::new().set_num_format("0.0%"));
    sheet.set_name(ABOUT_SHEET)?.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, TEXT_WIDTH)?;
    let facts = [
        ("from", figures.from.to_string()),
        ("until", figures.until.to_string()),
        ("time_zone", figures.time_zone.clone()),
        ("group_by", grouped_by.to_owned()),
    ];
    let mut row = 0;
    for (name, value) in facts {
        sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, "figure", &bold)?.write_string_with_format(row, 1, "total", &bold)?;
    for (column, cell) in columns().into_iter().zip(cells(&figures.total)).skip(2) {
        row += 1;
        sheet.write_string(row, 0, column.name)?;
        write_cell(sheet, row, 1, cell, &share)?;
    }
    row += 2;
    sheet.write_string_with_format(row, 0, "figure", &bold)?.write_string_with_format(row, 1, "definition", &bold)?;
    for (name, definition) in definitions() {
        row += 1;
        sheet.write_string(row, 0, name)?.write_string(row, 1, definition)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: Cell, share: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        // A double holds seconds exactly for as long as there are calendars.
        Cell::Whole(number) => sheet.write_number(row, column, number as f64)?,
        Cell::Ratio(number) => sheet.write_number_with_format(row, column, number, share)?,
        Cell::Flag(flag) => sheet.write_boolean(row, column, flag)?,
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
