//! Reads a list of items from CSV. Pure: bytes in, rows out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};

use super::actions::items::ItemAsk;
use super::model::{Unit, UnitCost};
use super::rules::Filament;
use crate::platform::http::unguarded;
use crate::platform::values::{Lang, LocalText, Money, Quantity};
use crate::platform::words::{RowProblem, Text};

/// What a list may hold: what items are, and how much there is of them to begin with. Neither suppliers nor keepers, who are
/// another lab's; the export holds each item once with all there is of it, and no lots. `name` is in the language of who sends it; `balance` and `low` are written by the export and not
/// read.
pub const COLUMNS: [&str; 24] = [
    "name",
    "name_ky",
    "name_ru",
    "name_en",
    "name_ko",
    "category",
    "material",
    "colour",
    "unit",
    "reorder_level",
    "allow_negative",
    "barcode",
    "density_g_cm3",
    "diameter_mm",
    "cost_minor",
    "cost_currency",
    "cost_per",
    "quantity",
    "lot",
    "expires_on",
    "location",
    "id",
    "balance",
    "low",
];

/// An item as the list has it, with what there is of it to begin with.
#[derive(Clone, Debug)]
pub struct ListedItem {
    pub ask: ItemAsk,
    pub quantity: Option<Quantity>,
    pub lot: Option<String>,
    pub expires_on: Option<NaiveDate>,
    pub location: Option<String>,
}

/// A record of the file with its line, from 1.
#[derive(Clone, Debug)]
pub struct ListedRow {
    pub line: u64,
    pub outcome: Result<ListedItem, Vec<RowProblem>>,
}

/// Why nothing of the file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    NotUtf8,
    MissingColumns,
    /// Or one that is named twice.
    UnknownColumn(String),
    Unreadable {
        line: u64,
    },
}

impl FileProblem {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::MissingColumns => "missing_columns",
            Self::UnknownColumn(_) => "unknown_column",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    pub fn text(&self) -> Text {
        let columns = COLUMNS.join(", ");
        match self {
            Self::NotUtf8 => Text::new("row-not-utf8"),
            Self::MissingColumns => Text::new("stock-file-columns").with("columns", columns),
            Self::UnknownColumn(name) => {
                Text::new("stock-file-column-unknown").with("column", name.as_str()).with("columns", columns)
            }
            Self::Unreadable { line } => Text::new("file-unreadable").with("line", *line),
        }
    }
}

/// Every record of a CSV file (comma, semicolon or tab between its cells), in the file's order.
pub fn read(bytes: &[u8], writer: Lang) -> Result<Vec<ListedRow>, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| FileProblem::NotUtf8)?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.matches(char::from(*mark)).count());
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut header = StringRecord::new();
    let unreadable =
        |cause: csv::Error| FileProblem::Unreadable { line: cause.position().map_or(1, csv::Position::line) };
    reader.read_record(&mut header).map_err(unreadable)?;
    let columns = columns(&header)?;
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = Cells { columns: &columns, record: &record, problems: Vec::new() };
        rows.push(ListedRow { line, outcome: cells.item(writer) });
    }
    Ok(rows)
}

fn columns(header: &StringRecord) -> Result<Vec<&'static str>, FileProblem> {
    let mut found: Vec<&'static str> = Vec::new();
    for name in header {
        let name = name.trim().to_lowercase();
        match COLUMNS.iter().find(|column| **column == name) {
            Some(column) if !found.contains(column) => found.push(column),
            _ => return Err(FileProblem::UnknownColumn(name)),
        }
    }
    let named = found.iter().any(|column| column.starts_with("name"));
    if named && ["category", "unit"].iter().all(|needed| found.contains(needed)) {
        return Ok(found);
    }
    Err(FileProblem::MissingColumns)
}

/// A record, and what is wrong with it.
struct Cells<'a> {
    columns: &'a [&'static str],
    record: &'a StringRecord,
    problems: Vec<RowProblem>,
}

impl Cells<'_> {
    /// Trimmed; nothing where the cell is empty.
    fn text(&self, column: &'static str) -> Option<String> {
        let at = self.columns.iter().position(|name| *name == column)?;
        let cell = unguarded(self.record.get(at)?.trim());
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn wrong(&mut self, code: &'static str, column: &'static str, detail: Text) {
        self.problems.push(RowProblem::new(code, Some(column), detail));
    }

    fn needed(&mut self, column: &'static str) -> String {
        self.text(column).unwrap_or_else(|| {
            self.wrong("required", column, Text::new("row-cell-needed"));
            String::new()
        })
    }

    fn short(&mut self, column: &'static str, most: usize) -> Option<String> {
        let text = self.text(column)?;
        if text.chars().count() > most {
            self.wrong("too_long", column, Text::new("row-text-too-long").with("most", most));
        }
        if text.chars().any(char::is_control) {
            self.wrong("control_character", column, Text::new("row-control-character"));
        }
        Some(text)
    }

    /// Zero is a number of its own where `least` lets it be.
    fn number(&mut self, column: &'static str, least: i64) -> Option<Quantity> {
        let text = self.text(column)?;
        match Quantity::parse(&text) {
            Some(Ok(number)) if number.thousandths() >= least => Some(number),
            _ => {
                self.wrong("not_a_number", column, Text::new("row-number"));
                None
            }
        }
    }

    fn whole(&mut self, column: &'static str) -> Option<i64> {
        let number = self.text(column)?.parse().ok().filter(|number| *number >= 0);
        if number.is_none() {
            self.wrong("not_a_number", column, Text::new("row-whole-number"));
        }
        number
    }

    fn unit(&mut self) -> Unit {
        let text = self.needed("unit");
        Unit::parse(&text).unwrap_or_else(|| {
            if !text.is_empty() {
                let choices = Unit::ALL.iter().map(|unit| unit.name()).collect::<Vec<_>>().join(", ");
                let detail = Text::new("row-value-unknown").with("written", text).with("choices", choices);
                self.wrong("unknown_unit", "unit", detail);
            }
            Unit::Piece
        })
    }

    fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let text = self.text(column)?;
        let day = text.parse().ok();
        if day.is_none() {
            self.wrong("not_a_date", column, Text::new("row-day"));
        }
        day
    }

    fn yes(&mut self, column: &'static str) -> bool {
        match self.text(column).map(|text| text.to_lowercase()).as_deref() {
            None | Some("false" | "no" | "0") => false,
            Some("true" | "yes" | "1") => true,
            Some(_) => {
                self.wrong("not_true_or_false", column, Text::new("row-yes-no"));
                false
            }
        }
    }

    fn both<A, B>(&mut self, one: (&'static str, Option<A>), other: (&'static str, Option<B>)) -> Option<(A, B)> {
        match (one.1, other.1) {
            (Some(one), Some(other)) => Some((one, other)),
            (None, None) => None,
            (Some(_), None) => {
                self.wrong("required", other.0, Text::new("row-goes-with").with("column", one.0));
                None
            }
            (None, Some(_)) => {
                self.wrong("required", one.0, Text::new("row-goes-with").with("column", other.0));
                None
            }
        }
    }

    fn name(&mut self, writer: Lang) -> LocalText {
        let all = [("name_ky", Lang::Ky), ("name_ru", Lang::Ru), ("name_en", Lang::En), ("name_ko", Lang::Ko)];
        let mut map: BTreeMap<Lang, String> = BTreeMap::new();
        if let Some(name) = self.short("name", 500) {
            map.insert(writer, name);
        }
        for (column, lang) in all {
            if let Some(name) = self.short(column, 500) {
                map.insert(lang, name);
            }
        }
        LocalText::from_map(map).unwrap_or_else(|| {
            self.wrong("required", "name", Text::new("row-cell-needed"));
            LocalText::plain(writer, "")
        })
    }

    fn cost(&mut self) -> Option<UnitCost> {
        let minor = self.whole("cost_minor");
        let currency = self.short("cost_currency", 3).map(|currency| currency.to_uppercase());
        if currency.as_ref().is_some_and(|it| it.len() != 3 || !it.bytes().all(|byte| byte.is_ascii_uppercase())) {
            self.wrong("not_a_currency", "cost_currency", Text::new("field-currency"));
        }
        let per = self.number("cost_per", 1).unwrap_or(Quantity::from_thousandths(1000));
        let (amount_minor, currency) = self.both(("cost_minor", minor), ("cost_currency", currency))?;
        Some(UnitCost { amount: Money { amount_minor, currency }, per })
    }

    fn filament(&mut self, unit: Unit) -> Option<Filament> {
        let (density, diameter) = (self.number("density_g_cm3", 1), self.number("diameter_mm", 1));
        let (density, diameter) = self.both(("density_g_cm3", density), ("diameter_mm", diameter))?;
        if !matches!(unit, Unit::Gram | Unit::Metre) {
            self.wrong("not_for_this_unit", "density_g_cm3", Text::new("filament-in-gram-or-metre"));
        }
        Some(Filament { density_mg_cm3: density.thousandths(), diameter_um: diameter.thousandths() })
    }

    fn item(mut self, writer: Lang) -> Result<ListedItem, Vec<RowProblem>> {
        let unit = self.unit();
        self.needed("category");
        let ask = ItemAsk {
            name: self.name(writer),
            category: self.short("category", 60).unwrap_or_default(),
            material: self.short("material", 60),
            colour: self.short("colour", 60),
            unit,
            reorder_level: self.number("reorder_level", 0),
            allow_negative: self.yes("allow_negative"),
            barcode: self.short("barcode", 100),
            filament: self.filament(unit),
            unit_cost: self.cost(),
            supplier: None,
            keeper: None,
        };
        let listed = ListedItem {
            ask,
            quantity: self.number("quantity", 0).filter(|quantity| *quantity > Quantity::ZERO),
            lot: self.short("lot", 100),
            expires_on: self.day("expires_on"),
            location: self.short("location", 100),
        };
        if listed.expires_on.is_some() && listed.lot.is_none() {
            self.wrong("required", "lot", Text::new("expiry-needs-a-lot"));
        }
        if self.problems.is_empty() { Ok(listed) } else { Err(self.problems) }
    }
}
