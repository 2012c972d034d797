use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn counts(bytes: &[u8]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for machine in machines(bytes) {
        let able = able(&machine);
        let names = able.iter().map(|(process, class, metal)| {
            format!("{process} {class}{}", metal.map(|metal| format!(" {metal}")).unwrap_or_default())
        });
        let key = if able.is_empty() { "unclassified".to_owned() } else { names.collect::<Vec<_>>().join(" + ") };
        *counts.entry(key).or_insert(0) += 1;
    }
    counts
}

fn pinned(expected: &[(&str, usize)]) -> BTreeMap<String, usize> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

fn warnings(bytes: &[u8]) -> Vec<(usize, &'static str)> {
    let rows = read(bytes).expect("a catalogue");
    rows.iter().flat_map(|row| row.warnings.iter().map(|warning| (row.line, warning.code))).collect()
}

#[test]
fn every_printer_of_the_catalogue_has_its_process_and_material() {
    let expected = pinned(&[
        ("BJT metal green_part", 1),
        ("BJT polymer", 1),
        ("BJT stone", 8),
        ("MEX composite", 5),
        ("MEX metal green_part", 1),
        ("MEX metal green_part + MEX polymer", 2),
        ("MEX polymer", 578),
        ("MJT polymer", 22),
        ("MJT wax", 4),
        ("PBF metal direct", 35),
        ("PBF polymer", 30),
        ("SHL paper", 1),
        ("VPP ceramic", 3),
        ("VPP polymer", 164),
    ]);
    assert_eq!(counts(PRINTERS), expected);
    assert_eq!(expected.values().sum::<usize>(), 855);
}

#[test]
fn every_laser_of_the_catalogue_has_its_materials_or_is_shown_as_unclassified() {
    let cuts =
        |classes: &[&str]| classes.iter().map(|class| format!("laser_cutting {class}")).collect::<Vec<_>>().join(" + ");
    let expected = BTreeMap::from([
        (cuts(&["metal subtractive"]), 132),
        (cuts(&["polymer", "wood"]), 17),
        (cuts(&["polymer", "wood", "paper", "textile", "leather"]), 75),
        (cuts(&["polymer", "wood", "paper", "textile", "leather", "glass", "stone"]), 1),
        ("unclassified".to_owned(), 2),
    ]);
    assert_eq!(counts(LASERS), expected);
    assert_eq!(expected.values().sum::<usize>(), 227);
}

#[test]
fn exactly_these_printers_make_metal() {
    let direct = [
        "3D Systems ProX 100",
        "3D Systems Prox 200",
        "3D Systems Prox 300",
        "3D Systems Prox 320",
        "Additive Laser Technology ALFA-150D",
        "Additive Laser Technology Alfa-280",
        "Arcam AB Arcam EBM S12",
        "AuroraLabs S-Titanium Pro",
        "Concept Laser Machines M1 cusing",
        "Concept Laser Machines M2 cusing",
        "Concept Laser Machines Mlab Cusing",
        "Concept Laser Machines Mlab cusing 200R",
        "Concept Laser Machines X line 2000R",
        "EOS EOS M 400",
        "EOS EOSINT M 280",
        "EOS EOSINT M 290",
        "EOS M290",
        "HBD HBD-100",
        "HBD HBD-1000",
        "HBD HBD-150",
        "HBD HBD-200",
        "HBD HBD-280",
        "HBD HBD-350",
        "HBD HBD-500",
        "HBD HBD-80",
        "LAR Technologies LAR100",
        "Renishaw AM 400",
        "Renishaw AM250",
        "Renishaw RenAM 500E",
        "Renishaw RenAM 500M",
        "SLM Solutions SLM 280",
        "SLM Solutions SLM 280 HL",
        "SLM Solutions SLM 500",
        "SLM Solutions SLM125",
        "Wiiboox SLM280",
    ];
    let green = ["ExOne M-Flex", "Markforged Metal X", "Triditive AMCELL 1400", "Triditive AMCELL 8300"];
    let of = |route: Metal| -> BTreeSet<String> {
        let makes = |machine: &CatalogueMachine| able(machine).iter().any(|(.., metal)| *metal == Some(route));
        machines(PRINTERS).iter().filter(|m| makes(m)).map(|m| format!("{} {}", m.make, m.model)).collect()
    };
    assert_eq!(of(Metal::Direct), direct.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(of(Metal::GreenPart), green.iter().map(|name| (*name).to_owned()).collect());
    assert!(of(Metal::Filled).is_empty() && of(Metal::Subtractive).is_empty());
}

#[test]
fn of_the_lasers_exactly_the_fibre_lasers_cut_metal() {
    let text = std::str::from_utf8(LASERS).expect("text");
    let fibre: BTreeSet<usize> =
        text.lines().enumerate().filter(|(_, line)| line.contains(",Fiber,")).map(|(at, _)| at + 1).collect();
    let metal: BTreeSet<usize> = read(LASERS)
        .expect("a catalogue")
        .iter()
        .filter(|row| {
            row.outcome.as_ref().is_ok_and(|m| able(m).iter().any(|(_, class, _)| *class == MaterialClass::Metal))
        })
        .map(|row| row.line)
        .collect();
    assert_eq!(metal, fibre);
    assert_eq!(metal.len(), 132);
}

#[test]
fn each_record_stands_on_its_own_line_in_the_files_order() {
    for (bytes, count) in [(PRINTERS, 855), (LASERS, 227)] {
        let lines: Vec<usize> = read(bytes).expect("a catalogue").iter().map(|row| row.line).collect();
        assert_eq!(lines, (2..count + 2).collect::<Vec<_>>());
    }
}

#[test]
fn what_a_person_should_look_at_in_the_catalogues_is_just_this() {
    assert_eq!(warnings(PRINTERS), [(351, "size_unclear"), (408, "size_unclear")]);
    let lasers = [
        (2, "unclassified"),
        (6, "missing_make"),
        (100, "unclassified"),
        (211, "size_unclear"),
        (212, "size_unclear"),
        (215, "size_unclear"),
        (216, "size_unclear"),
        (219, "size_unclear"),
        (227, "size_unclear"),
    ];
    assert_eq!(warnings(LASERS), lasers);
}

#[test]
fn every_printer_but_two_has_its_three_dimensions() {
    let without: Vec<String> =
        machines(PRINTERS).into_iter().filter(|m| m.build_volume_mm.is_none()).map(|m| m.model).collect();
    assert_eq!(without, ["Ultibots D300VS+", "The BLACKBELT 3D Printer"]);
}

#[test]
fn every_key_of_a_catalogue_is_its_own_and_the_same_again_next_time() {
    for bytes in [PRINTERS, LASERS] {
        let keys = || machines(bytes).into_iter().map(|machine| machine.import_key).collect::<Vec<_>>();
        let distinct: BTreeSet<String> = keys().into_iter().collect();
        assert_eq!(distinct.len(), keys().len());
        assert_eq!(keys(), keys());
    }
}

#[test]
fn every_exception_names_a_machine_of_the_catalogue() {
    let known: BTreeSet<(String, String)> = machines(PRINTERS).into_iter().map(|m| (m.make, m.model)).collect();
    for (make, model) in exceptions::all() {
        assert!(known.contains(&(make.to_owned(), model.to_owned())), "{make} {model}");
    }
}
