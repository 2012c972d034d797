mod catalogues;
mod files;
mod lists;
mod traps;

use super::*;
use crate::platform::values::{MaterialClass, Metal, Process};

/// Both come from iop-alliance/okw_machines_catalog @ b6818ac (CC BY-SA), whole.
const PRINTERS: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/machines/catalog_3d_printers.csv"));
const LASERS: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/machines/catalog_laser.csv"));

fn rows(text: &str) -> Vec<Row> {
    read(text.as_bytes()).expect("a file that can be read")
}

fn only_row(text: &str) -> Row {
    let mut rows = rows(text);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}

fn only_machine(text: &str) -> CatalogueMachine {
    only_row(text).outcome.expect("a machine")
}

fn machines(bytes: &[u8]) -> Vec<CatalogueMachine> {
    read(bytes).expect("a catalogue").into_iter().map(|row| row.outcome.expect("a machine")).collect()
}

fn machine_at(bytes: &[u8], line: usize) -> CatalogueMachine {
    let row = read(bytes).expect("a catalogue").into_iter().find(|row| row.line == line);
    row.expect("a record on that line").outcome.expect("a machine")
}

type Able = (Process, MaterialClass, Option<Metal>);

fn able(machine: &CatalogueMachine) -> Vec<Able> {
    machine.capabilities.iter().map(|c| (c.process, c.material_class, c.metal)).collect()
}

fn codes(problems: &[RowProblem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn problem_codes(text: &str) -> Vec<&'static str> {
    only_row(text).outcome.expect_err("problems").iter().map(|problem| problem.code).collect()
}
