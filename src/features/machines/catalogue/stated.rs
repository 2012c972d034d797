//! The capabilities that a lab's own list states in the columns process, material_class and metal.

use super::classify::capability;
use super::columns::Field;
use super::row::Cells;
use crate::platform::values::{Capability, MaterialClass, Metal, Process};
use crate::platform::words::{RowProblem, Text};

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
        problems.push(cells.problem("missing_process", Field::Process, Text::new("row-without-process")));
    }
    if classes.is_empty() {
        let detail = Text::new("row-without-material");
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
        let detail = Text::new("row-metals-uneven");
        problems.push(cells.problem("uneven_lists", Field::Metal, detail));
    }
    Some(found)
}

type Picked<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn one(cells: &Cells<'_>, (process, class, metal): Picked<'_>, problems: &mut Vec<RowProblem>) -> Option<Capability> {
    let (Some(process), Some(class)) = (process, class) else {
        let detail = Text::new("row-lists-uneven");
        problems.push(cells.problem("uneven_lists", Field::MaterialClass, detail));
        return None;
    };
    let parsed = (Process::parse(process), MaterialClass::parse(class));
    if parsed.0.is_none() {
        let detail = unknown(process, Process::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_process", Field::Process, detail));
    }
    if parsed.1.is_none() {
        let detail = unknown(class, MaterialClass::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_material_class", Field::MaterialClass, detail));
    }
    let route = metal.filter(|written| !written.is_empty());
    if let Some(written) = route.filter(|written| Metal::parse(written).is_none()) {
        let detail = unknown(written, Metal::ALL.iter().map(|known| known.name()));
        problems.push(cells.problem("unknown_metal", Field::Metal, detail));
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
        let detail = Text::new("row-metal-without-metal").with("class", class.name());
        problems.push(cells.problem("metal_without_metal", Field::Metal, detail));
    }
    route.is_none()
}

fn list(cell: &str) -> Vec<&str> {
    if cell.is_empty() { Vec::new() } else { cell.split(';').map(str::trim).collect() }
}

fn pick<'a>(values: &[&'a str], index: usize, count: usize) -> Option<&'a str> {
    if values.len() == 1 && count > 1 { values.first() } else { values.get(index) }.copied()
}

fn unknown(written: &str, known: impl Iterator<Item = &'static str>) -> Text {
    let choices = known.collect::<Vec<_>>().join(", ");
    Text::new("row-value-unknown").with("written", written).with("choices", choices)
}
