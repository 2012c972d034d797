use super::*;

fn written(label: &str) -> String {
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
    String::from_utf8(write_csv(&figures(&selection, rows)).expect("written")).expect("UTF-8")
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
