use csv::StringRecord;

use super::classify::{self, Facts};
use super::columns::{Columns, Field};
use super::key::{self, Keys, Known};
use super::size::{self, Size};
use super::{CatalogueMachine, Row, stated};
use crate::platform::values::Capability;
use crate::platform::words::{RowProblem, Text};

/// The longest text of a cell that is kept, in characters.
const LONGEST_TEXT: usize = 200;

/// A record with the names of its columns.
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    record: &'a StringRecord,
}

impl<'a> Cells<'a> {
    pub fn get(&self, field: Field) -> &'a str {
        self.columns.cell(self.record, field)
    }

    pub fn problem(&self, code: &'static str, field: Field, detail: Text) -> RowProblem {
        RowProblem::new(code, self.columns.name(field), detail)
    }

    /// The cell's text where it has one; notes what cannot be kept.
    fn text(&self, field: Field, problems: &mut Vec<RowProblem>) -> Option<String> {
        let text = self.get(field);
        if text.chars().any(char::is_control) {
            problems.push(self.problem("control_character", field, Text::new("row-control-character")));
        }
        if text.chars().count() > LONGEST_TEXT {
            let detail = Text::new("row-text-too-long").with("most", LONGEST_TEXT);
            problems.push(self.problem("too_long", field, detail));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// One record as a row of the answer.
pub(super) fn read(columns: &Columns, record: &StringRecord, line: usize, keys: &mut Keys) -> Row {
    if record.len() != columns.count {
        let detail = Text::new("row-ragged").with("cells", record.len()).with("columns", columns.count);
        return Row { line, outcome: Err(vec![RowProblem::new("ragged_row", None, detail)]), warnings: Vec::new() };
    }
    let cells = Cells { columns, record };
    let (mut problems, mut warnings) = (Vec::new(), Vec::new());
    let machine = machine(&cells, &mut problems, &mut warnings);
    let outcome = match machine {
        Some(mut machine) if problems.is_empty() => match refused(&cells, keys.give(&mut machine, line), &mut warnings)
        {
            Some(problem) => Err(vec![problem]),
            None => Ok(machine),
        },
        _ => Err(problems),
    };
    if outcome.is_err() {
        warnings.clear();
    }
    Row { line, outcome, warnings }
}

/// `None` without a model; the problems tell everything that is wrong at once.
fn machine(
    cells: &Cells<'_>,
    problems: &mut Vec<RowProblem>,
    warnings: &mut Vec<RowProblem>,
) -> Option<CatalogueMachine> {
    let model = cells.text(Field::Model, problems);
    if model.is_none() {
        problems.push(cells.problem("missing_model", Field::Model, Text::new("row-without-model")));
    }
    let make = cells.text(Field::Make, problems).unwrap_or_default();
    if make.is_empty() {
        warnings.push(cells.problem("missing_make", Field::Make, Text::new("row-without-make")));
    }
    let name = cells.text(Field::Name, problems);
    let class = cells.text(Field::Class, problems);
    let asset_tag = cells.text(Field::AssetTag, problems);
    let serial = cells.text(Field::Serial, problems);
    let location = cells.text(Field::Location, problems);
    let (build_volume_mm, working_area_mm) = sizes(cells, problems, warnings);
    let stated = stated::capabilities(cells, problems);
    let model = model?;
    let capabilities = stated.unwrap_or_else(|| classified(cells, &make, &model, warnings));
    let name = name.unwrap_or_else(|| key::default_name(&make, &model));
    let import_key = String::new();
    Some(CatalogueMachine {
        make,
        model,
        name,
        class,
        asset_tag,
        serial,
        location,
        build_volume_mm,
        working_area_mm,
        capabilities,
        import_key,
    })
}

fn classified(cells: &Cells<'_>, make: &str, model: &str, warnings: &mut Vec<RowProblem>) -> Vec<Capability> {
    let (technology, laser_type) = (cells.get(Field::Technology), cells.get(Field::LaserType));
    let facts = Facts { make, model, technology, laser_type, materials: cells.get(Field::Materials) };
    classify::classify(facts).unwrap_or_else(|why| {
        let told_by = [Field::Technology, Field::LaserType, Field::Process];
        let column = told_by.into_iter().find_map(|field| cells.columns.name(field));
        let detail = why.and(Text::new("row-unclassified"));
        warnings.push(RowProblem::new("unclassified", column, detail));
        Vec::new()
    })
}

type Sizes = (Option<[f64; 3]>, Option<[f64; 2]>);

/// A size in the lab's own column must be right; one in a catalogue is left out where it is not.
fn sizes(cells: &Cells<'_>, problems: &mut Vec<RowProblem>, warnings: &mut Vec<RowProblem>) -> Sizes {
    match size::parse(cells.get(Field::BuildVolume)) {
        Size::Unknown => {}
        Size::Volume(volume) => return (Some(volume), None),
        Size::Area(_) | Size::Unclear => {
            let detail = Text::new("row-build-volume");
            problems.push(cells.problem("bad_build_volume", Field::BuildVolume, detail));
            return (None, None);
        }
    }
    let size = size::parse(cells.get(Field::BuildSize));
    if let Size::Volume(volume) = size {
        return (Some(volume), None);
    }
    if size != Size::Unknown {
        warnings.push(size_unclear(cells, Field::BuildSize, Text::new("row-volume-unclear")));
        return (None, None);
    }
    match size::parse(cells.get(Field::WorkingArea)) {
        Size::Unknown => (None, None),
        Size::Area(area) => (None, Some(area)),
        Size::Volume([width, depth, height]) => (Some([width, depth, height]), Some([width, depth])),
        Size::Unclear => {
            warnings.push(size_unclear(cells, Field::WorkingArea, Text::new("row-area-unclear")));
            (None, None)
        }
    }
}

fn size_unclear(cells: &Cells<'_>, field: Field, wanted: Text) -> RowProblem {
    let detail = Text::new("row-left-out").with("written", cells.get(field)).and(wanted);
    cells.problem("size_unclear", field, detail)
}

/// A problem for the very same machine again; a warning for one that is only alike.
fn refused(cells: &Cells<'_>, known: Known, warnings: &mut Vec<RowProblem>) -> Option<RowProblem> {
    match known {
        Known::New => None,
        Known::Like(first) => {
            let detail = Text::new("row-repeats-machine").with("line", first);
            warnings.push(cells.problem("repeated_machine", Field::Model, detail));
            None
        }
        Known::SameTag(first) => {
            let detail = Text::new("row-repeats-tag").with("line", first);
            Some(cells.problem("repeated_asset_tag", Field::AssetTag, detail))
        }
        Known::SameSerial(first) => {
            let detail = Text::new("row-repeats-serial").with("line", first);
            Some(cells.problem("repeated_serial", Field::Serial, detail))
        }
    }
}
