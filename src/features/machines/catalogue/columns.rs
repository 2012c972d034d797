use csv::StringRecord;

use super::read::FileProblem;

/// What a column holds, whatever its name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Make,
    Model,
    Name,
    Class,
    AssetTag,
    Serial,
    Location,
    Technology,
    LaserType,
    Materials,
    Process,
    MaterialClass,
    Metal,
    BuildVolume,
    BuildSize,
    WorkingArea,
}

const NAMES: &[(&str, Field)] = &[
    ("make", Field::Make),
    ("brand", Field::Make),
    ("model", Field::Model),
    ("name", Field::Name),
    ("class", Field::Class),
    ("asset tag", Field::AssetTag),
    ("serial", Field::Serial),
    ("serial number", Field::Serial),
    ("location", Field::Location),
    ("technology", Field::Technology),
    ("laser type", Field::LaserType),
    ("materials", Field::Materials),
    ("process", Field::Process),
    ("material class", Field::MaterialClass),
    ("metal", Field::Metal),
    ("build volume mm", Field::BuildVolume),
    ("build size", Field::BuildSize),
    ("working area", Field::WorkingArea),
];

/// Which column holds which field.
#[derive(Debug)]
pub(super) struct Columns {
    found: Vec<(Field, usize, String)>,
    pub unknown: Vec<String>,
    pub count: usize,
}

impl Columns {
    /// Fails when a needed column is missing or a field is named twice.
    pub fn of(header: &StringRecord) -> Result<Self, FileProblem> {
        let mut columns = Self { found: Vec::new(), unknown: Vec::new(), count: header.len() };
        for (index, written) in header.iter().enumerate() {
            let written = written.trim();
            match field_of(written) {
                Some(field) => match columns.name(field) {
                    Some(first) => {
                        return Err(FileProblem::RepeatedColumn {
                            first: first.to_owned(),
                            second: written.to_owned(),
                        });
                    }
                    None => columns.found.push((field, index, written.to_owned())),
                },
                None if written.is_empty() => {}
                None => columns.unknown.push(written.to_owned()),
            }
        }
        columns.complete()
    }

    fn complete(self) -> Result<Self, FileProblem> {
        let needed = [(Field::Make, "make (or Brand)"), (Field::Model, "model")];
        let missing: Vec<&str> =
            needed.into_iter().filter(|(field, _)| self.name(*field).is_none()).map(|(_, name)| name).collect();
        if missing.is_empty() { Ok(self) } else { Err(FileProblem::MissingColumns { missing }) }
    }

    pub fn name(&self, field: Field) -> Option<&str> {
        self.found.iter().find(|(found, ..)| *found == field).map(|(.., name)| name.as_str())
    }

    /// The cell, trimmed; empty where the file has no such column.
    ///
    /// An export guards a text that a spreadsheet would take for a formula with an apostrophe; it is taken off again.
    pub fn cell<'a>(&self, record: &'a StringRecord, field: Field) -> &'a str {
        let index = self.found.iter().find(|(found, ..)| *found == field).map(|(_, index, _)| *index);
        let cell = index.and_then(|index| record.get(index)).unwrap_or_default().trim();
        match cell.strip_prefix('\'') {
            Some(guarded) if guarded.starts_with(['=', '+', '-', '@']) => guarded.trim(),
            _ => cell,
        }
    }
}

/// Which field a header names, in any case, with `_`, `-` or blanks between its words.
pub(super) fn field_of(written: &str) -> Option<Field> {
    let words: Vec<String> = written
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name = words.join(" ");
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}
