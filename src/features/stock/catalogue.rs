//! Filaments that can be bought, known beforehand: `data/filaments.json`, which its README names the source of.

use std::sync::LazyLock;

use crate::platform::values::fold;

/// How the file writes a filament with all its colours.
#[derive(serde::Deserialize)]
struct Line {
    manufacturer: String,
    name: String,
    material: String,
    density: u32,
    diameters: Vec<u32>,
    spools: Vec<(u32, Option<u32>)>,
    colours: Vec<(String, Vec<String>)>,
}

/// A spool, in grams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spool {
    /// Of filament on a new one.
    pub filament_grams: u32,
    /// Of the empty spool, where it is known.
    pub empty_grams: Option<u32>,
}

/// A filament of one colour and diameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueFilament {
    pub manufacturer: String,
    pub name: String,
    pub material: String,
    /// Milligrams in a cubic centimetre.
    pub density_mg_cm3: u32,
    /// Micrometres.
    pub diameter_um: u32,
    pub spools: Vec<Spool>,
    pub colour_name: String,
    /// Red, green and blue in hexadecimal, some with a fourth for how clear it is; several where it changes along the filament.
    pub colours: Vec<String>,
    /// What searches look through.
    folded: String,
}

static FILAMENTS: LazyLock<Vec<CatalogueFilament>> = LazyLock::new(|| {
    let lines: Vec<Line> = serde_json::from_str(include_str!("data/filaments.json")).unwrap_or_default();
    let mut all: Vec<CatalogueFilament> = lines.iter().flat_map(of_line).collect();
    all.sort_by(|one, other| {
        let key = |filament: &CatalogueFilament| (filament.folded.clone(), filament.diameter_um);
        key(one).cmp(&key(other))
    });
    all
});

fn of_line(line: &Line) -> Vec<CatalogueFilament> {
    let spool = |(filament_grams, empty_grams): &(u32, Option<u32>)| Spool {
        filament_grams: *filament_grams,
        empty_grams: *empty_grams,
    };
    let one = |colour_name: &String, colours: &[String], diameter_um: u32| {
        let name = line.name.replace("{color_name}", colour_name);
        CatalogueFilament {
            folded: fold(&format!("{} {} {name} {colour_name}", line.manufacturer, line.material)),
            manufacturer: line.manufacturer.clone(),
            name,
            material: line.material.clone(),
            density_mg_cm3: line.density,
            diameter_um,
            spools: line.spools.iter().map(spool).collect(),
            colour_name: colour_name.clone(),
            colours: colours.iter().map(|hex| format!("#{hex}")).collect(),
        }
    };
    let of_colour = |(name, colours): &(String, Vec<String>)| {
        line.diameters.iter().map(|diameter| one(name, colours, *diameter)).collect::<Vec<_>>()
    };
    line.colours.iter().flat_map(of_colour).collect()
}

/// Filaments in whose manufacturer, material, name and colour all words of `q` occur, by manufacturer, material and name; and how
/// many there are beside the first `limit`.
pub fn filaments(q: &str, limit: usize) -> (Vec<&'static CatalogueFilament>, usize) {
    let words: Vec<String> = q.split_whitespace().map(fold).collect();
    let is_meant = |one: &&CatalogueFilament| words.iter().all(|word| one.folded.contains(word));
    let mut found: Vec<&CatalogueFilament> = FILAMENTS.iter().filter(is_meant).collect();
    let left_out = found.len().saturating_sub(limit);
    found.truncate(limit);
    (found, left_out)
}
