//! Reads machines from CSV: the open catalogues of 3D printers and laser cutters, and a lab's own list.
//!
//! Pure: bytes in, rows out. Columns are found by their names, in any order and case. What a machine can do is told by
//! its process and energy (`classify`), then by a curated list of wrong labels (`exceptions`), and never by metals
//! named in the materials column. What stays unsure comes without capabilities and with the warning `unclassified`.

mod classify;
mod columns;
mod exceptions;
mod key;
mod read;
mod row;
mod size;
mod stated;

#[cfg(test)]
mod tests;

pub use read::{FileProblem, read};

use crate::platform::values::Capability;
use crate::platform::words::RowProblem;

/// One record of the file and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line of the file on which the record starts, from 1.
    pub line: usize,
    /// The machine, or why the record cannot be taken.
    pub outcome: Result<CatalogueMachine, Vec<RowProblem>>,
    /// What a person should look at, though the record was taken.
    pub warnings: Vec<RowProblem>,
}

/// A machine as the file describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogueMachine {
    /// As written, trimmed; empty where the file names none (warning `missing_make`).
    pub make: String,
    /// As written, trimmed; never empty.
    pub model: String,
    /// The name column, else make and model.
    pub name: String,
    pub class: Option<String>,
    pub asset_tag: Option<String>,
    pub serial: Option<String>,
    pub location: Option<String>,
    /// Width, depth and height in millimetres.
    pub build_volume_mm: Option<[f64; 3]>,
    /// Width and depth in millimetres of a bed without a stated height, as lasers have it.
    pub working_area_mm: Option<[f64; 2]>,
    /// Empty when unclassified.
    pub capabilities: Vec<Capability>,
    /// What makes it the same machine when the file is imported again; unique within one file.
    pub import_key: String,
}
