//! The capabilities that a lab's own list states in the columns process, material_class and metal.

use super::RowProblem;
use super::classify::capability;
use super::columns::Field;
use super::row::Cells;
use crate::platform::values::{Capability, MaterialClass, Metal, Process};

/// `None` when the record states nothing. Several capabilities stand in order with semicolons between them, as in
/// `MEX;MEX`, `polymer;composite`; one process or one metal route counts for all material classes.
pub(super) fn capabilities(cells: &Cells<'_>, problems: &mut Vec<RowProblem>) -> Option<Vec<Capability>> {
    let (processes, classes) = (list(cells.get(Field::Process)), list(cells.get(Field::MaterialClass)));
    let metals = list(cells.get(Field::Metal));
    if processes.is_empty() && classes.is_empty() && metals.is_empty() {
        return None;
    }
    let before = problems.len();
    if processes.is_empty() {
        problems.push(cells.problem(
            "missing_process",
            Field::Process,
            "give the process, or leave all three columns empty",
        ));
    }
    if classes.is_empty() {
        let detail = "give the material class, or leave all three columns empty";
        problems.push(cells.problem("missing_material_class", Field::MaterialClass, detail));
    }
    if problems.len() > before {
        return None;
    }
    let count = processes.len().max(classes.len());
    let mut found = Vec::new();
    for index in 0..count {
        let picked = (pick(&processes, index, count), pick(&classes, index, count), pick(&metals, index, count));
        if let Some(capability) = one(cells, picked, problems)
            && !found.contains(&capability)
        {
            found.push(capability);
        }
    }
    if metals.len() > count {
        let detail = "it holds more values than there are material classes; give one for each, in the same order";
        problems.push(cells.problem("uneven_lists", Field::Metal, detail));
    }
    Some(found)
}

type Picked<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn one(cells: &Cells<'_>, (process, class, metal): Picked<'_>, problems: &mut Vec<RowProblem>) -> Option<Capability> {
    let (Some(process), Some(class)) = (process, class) else {
        let detail = "process and material_class hold different numbers of values; give one of each, in the same order";
        problems.push(cells.problem("uneven_lists", Field::MaterialClass, detail));
        return None;
    };
    let parsed = (Process::parse(process), MaterialClass::parse(class));
    if parsed.0.is_none() {
        let detail = unknown(process, Process::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_process", Field::Process, &detail));
    }
    if parsed.1.is_none() {
        let detail = unknown(class, MaterialClass::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_material_class", Field::MaterialClass, &detail));
    }
    let route = metal.filter(|written| !written.is_empty());
    if let Some(written) = route.filter(|written| Metal::parse(written).is_none()) {
        let detail = unknown(written, Metal::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_metal", Field::Metal, &detail));
    }
    let (process, class) = (parsed.0?, parsed.1?);
    let route = route.and_then(Metal::parse);
    if class != MaterialClass::Metal {
        return Some(capability(process, class)).filter(|_| not_for_others(cells, route, class, problems));
    }
    let stated = capability(process, class);
    Some(Capability { metal: route.or(stated.metal), ..stated })
}

fn not_for_others(
    cells: &Cells<'_>,
    route: Option<Metal>,
    class: MaterialClass,
    problems: &mut Vec<RowProblem>,
) -> bool {
    if route.is_some() {
        let detail = format!("only the material class metal has it, not {class}; leave it empty or correct the class");
        problems.push(cells.problem("metal_without_metal", Field::Metal, &detail));
    }
    route.is_none()
}

fn list(cell: &str) -> Vec<&str> {
    if cell.is_empty() { Vec::new() } else { cell.split(';').map(str::trim).collect() }
}

fn pick<'a>(values: &[&'a str], index: usize, count: usize) -> Option<&'a str> {
    if values.len() == 1 && count > 1 { values.first() } else { values.get(index) }.copied()
}

fn unknown(written: &str, known: impl Iterator<Item = &'static str>) -> String {
    format!("\"{written}\" is not known; use one of {}", known.collect::<Vec<_>>().join(", "))
}
