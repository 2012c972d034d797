use super::*;
use crate::features::stats::table::table;

fn written(label: &str) -> String {
    let mut out = Vec::new();
    table(&made(label), "machine").write_csv(false, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

fn made(label: &str) -> Figures {
    let machines = [MachineInfo { id: id(1), label: label.to_owned(), class: None, processes: Default::default() }];
    let (from, until, today) = ("2026-09-01", "2026-09-02", "2026-10-01");
    let date = |text: &str| text.parse().expect("a date");
    let (day, members) = machine_day(&DayFacts { sessions: vec![session(1, 8.0, 9.9)], ..facts() });
    let selection = Selection {
        from: date(from),
        until: date(until),
        today: date(today),
        time_zone: "Asia/Bishkek",
        by: GroupBy::Machine,
        machines: &machines,
    };
    let rows = [Row { machine: id(1), date: date(from), day, members }];
    figures(&selection, rows)
}

#[test]
fn lines_end_in_crlf_and_the_first_names_the_columns() {
    let text = written("Prusa");
    assert!(text.starts_with("key,label,open_seconds,downtime_planned_seconds,"));
    assert!(text.ends_with("\r\n"));
    assert_eq!((text.matches("\r\n").count(), text.matches('\n').count()), (2, 2));
}

#[test]
fn commas_quotes_and_line_breaks_are_quoted() {
    assert!(written("the \"big\", red\none").contains(",\"the \"\"big\"\", red\none\",32400,"));
}

#[test]
fn a_text_that_looks_like_a_formula_gets_an_apostrophe() {
    for start in ['=', '+', '-', '@', '\t'] {
        assert!(written(&format!("{start}1+1")).contains(&format!(",'{start}1+1,")), "{start:?}");
    }
    assert!(written("\r1+1").contains(",\"'\r1+1\","));
}

#[test]
fn numbers_stay_numbers_and_null_is_empty() {
    let text = written("Prusa");
    let values: Vec<&str> = text.lines().nth(1).expect("a row").split(',').collect();
    assert_eq!(&values[2..12], ["32400", "0", "0", "32400", "0", "6840", "3240", "3600", "0", ""]);
    assert_eq!(&values[12..18], ["0.1", "0", "1", "1", "1", "1"]);
    assert_eq!(&values[18..], ["1", "0", "0", "0", "0", "0", "false"]);
}

#[test]
fn a_byte_order_mark_comes_first_where_it_is_asked_for_and_nowhere_else() {
    let mut out = Vec::new();
    table(&made("\u{41a}\u{44b}\u{440}\u{433}\u{44b}\u{437}"), "machine").write_csv(true, &mut out).expect("written");
    assert!(out.starts_with(b"\xef\xbb\xbfkey,label,"));
    assert!(!written("Prusa").contains('\u{feff}'));
}

#[test]
fn the_metadata_describes_every_column_in_the_order_of_the_csv() {
    let found = csvw::csvw(&made("Prusa"), "?format=csv");
    let columns = found["tableSchema"]["columns"].as_array().expect("columns");
    let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().expect("a name")).collect();
    assert_eq!(names.join(","), written("Prusa").lines().next().expect("a header"));
    for column in columns {
        assert!(column["dc:description"].as_str().is_some_and(|text| text.len() > 10), "{column}");
    }
    assert_eq!(found["dc:temporal"], "2026-09-01/2026-09-02");
}

fn sheet(label: &str, name: &str) -> String {
    let mut out = Vec::new();
    table(&made(label), "machine").write_xlsx(&mut out).expect("written");
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(out)).expect("an archive");
    let mut text = String::new();
    let mut sheet = book.by_name(name).expect("a part");
    std::io::Read::read_to_string(&mut sheet, &mut text).expect("XML");
    text
}

#[test]
fn the_workbook_has_the_groups_as_numbers_and_texts_and_no_formulas() {
    let text = sheet("=1+1", "xl/worksheets/sheet1.xml");
    assert!(text.contains("=1+1") && !text.contains("<f>"), "{text}");
    for name in ["open_seconds", "coverage_self", "suppressed"] {
        assert!(text.contains(name), "{name}");
    }
    assert!(text.contains("<v>32400</v>") && text.contains("<v>0.1</v>"), "{text}");
    // A header and one group.
    assert_eq!(text.matches("<row ").count(), 2);
}

#[test]
fn the_second_sheet_has_the_period_the_time_zone_the_total_and_every_definition() {
    let text = sheet("Prusa", "xl/worksheets/sheet2.xml");
    for part in ["2026-09-01", "2026-09-02", "Asia/Bishkek", "<v>32400</v>"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for name in definitions().keys() {
        assert!(text.contains(&format!(">{name}<")), "{name}");
    }
    assert!(sheet("Prusa", "xl/workbook.xml").contains("name=\"About\""));
}
