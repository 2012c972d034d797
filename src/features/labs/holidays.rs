//! Public holidays by country, from data that is part of the program (see `data/README.md`).

use chrono::{Datelike, NaiveDate};

use crate::platform::values::{Lang, LocalText};

const KG: &str = include_str!("data/kg_public_holidays_2022_2027.csv");

/// A day on which people do not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: LocalText,
}

/// The public holidays of a country in a year, in order; none where the data does not reach. Memorial days on which
/// people work are left out.
pub fn public_holidays(country: &str, year: i32) -> Vec<Holiday> {
    if country != "KG" {
        return Vec::new();
    }
    let mut rows = csv::Reader::from_reader(KG.as_bytes());
    let mut found: Vec<Holiday> = rows.records().flatten().filter_map(|row| holiday(&row, year)).collect();
    found.sort_by_key(|holiday| holiday.date);
    found.dedup_by_key(|holiday| holiday.date);
    found
}

fn holiday(row: &csv::StringRecord, year: i32) -> Option<Holiday> {
    let date: NaiveDate = row.get(0)?.parse().ok()?;
    if date.year() != year || row.get(1)? != "public" {
        return None;
    }
    let names = [(Lang::En, row.get(2)?), (Lang::Ky, row.get(3)?), (Lang::Ru, row.get(4)?)];
    let name = LocalText::from_map(names.into_iter().map(|(lang, name)| (lang, name.to_owned())).collect())?;
    Some(Holiday { date, name })
}
