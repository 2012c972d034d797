use super::model::InventoryOutcome;
use super::print::label::{self, Label};
use super::print::passport::{self, Passport};
use super::rules::check::{Scanned, outcome, scanned};
use super::rules::qr;

const URL: &str = "https://lab.example/machines/019a1b2c-3d4e-7f50-8a61-728394a5b6c7";

#[test]
fn a_code_has_its_three_finders_and_every_dark_module_once() {
    let code = qr::of(URL).unwrap();
    assert_eq!((code.side - 17) % 4, 0, "the side of a version");
    let dark =
        |x: u16, y: u16| code.runs.iter().filter(|run| run.y == y && (run.x..run.x + run.length).contains(&x)).count();
    for (left, top) in [(0, 0), (code.side - 7, 0), (0, code.side - 7)] {
        for (x, y) in (0..7).flat_map(|x| (0..7).map(move |y| (x, y))) {
            let ring = [x, y].iter().any(|at| [0, 6].contains(at)) || ((2..=4).contains(&x) && (2..=4).contains(&y));
            assert_eq!(dark(left + x, top + y), usize::from(ring), "{x} {y}");
        }
    }
    assert!(qr::of(&"x".repeat(3000)).is_none());
}

#[test]
fn a_code_is_read_back_as_the_address_it_leads_to() {
    let code = qr::of(URL).unwrap();
    let dark = |x: usize, y: usize| {
        let in_run =
            |run: &qr::Run| usize::from(run.y) == y && (run.x..run.x + run.length).any(|at| usize::from(at) == x);
        code.runs.iter().any(in_run)
    };
    let grid = rqrr::Grid::new(rqrr::SimpleGrid::from_func(usize::from(code.side), dark));
    assert_eq!(grid.decode().unwrap().1, URL);
}

#[test]
fn a_label_is_well_formed_whatever_the_tag_is() {
    let one = Label {
        title: "<3D> & \"mill\"".into(), name: "Фрезер".into(), lab: "ФабЛаб".into(), url: URL.into()
    };
    let svg = label::svg(&one).unwrap();
    assert!(svg.contains("<title>&lt;3D&gt; &amp; &quot;mill&quot;</title>") && !svg.contains("<3D>"));
    let pdf = label::pdf(&vec![one; 25]).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.starts_with("%PDF-") && text.contains("/Count 2"), "25 labels take two sheets");
}

#[test]
fn a_passport_takes_one_page_however_much_there_is() {
    let line = |number: usize| (format!("What {number}"), "x".repeat(500));
    let parts = (0..9).map(|part| (format!("Part {part}"), (0..20).map(line).collect())).collect();
    let page = Passport { title: "Passport".into(), name: "Laser".into(), parts, foot: "2026".into() };
    let pdf = passport::pdf(&page).unwrap();
    assert!(String::from_utf8_lossy(&pdf).contains("/Count 1"));
}

#[test]
fn a_scanner_reads_labels_and_tags() {
    let id = "019a1b2c-3d4e-7f50-8a61-728394a5b6c7".parse().unwrap();
    for text in [URL.to_owned(), format!(" {URL}?from=label "), format!("{URL}/report")] {
        assert_eq!(scanned(&text), Scanned::Machine(id));
    }
    assert_eq!(scanned(" FL-012 "), Scanned::Tag("FL-012".into()));
    assert_eq!(scanned("https://lab.example/machines/"), Scanned::Tag("https://lab.example/machines/".into()));
}

#[test]
fn what_is_damaged_is_damaged_wherever_it_stands() {
    let kept = Some("Room 1");
    assert_eq!(outcome(false, None, kept), InventoryOutcome::Found);
    assert_eq!(outcome(false, kept, kept), InventoryOutcome::Found);
    assert_eq!(outcome(false, Some("Room 2"), kept), InventoryOutcome::Moved);
    assert_eq!(outcome(false, Some("Room 2"), None), InventoryOutcome::Moved);
    assert_eq!(outcome(true, Some("Room 2"), kept), InventoryOutcome::Damaged);
}
