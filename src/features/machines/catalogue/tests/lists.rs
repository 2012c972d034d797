use super::*;

const HEADER: &str = "name,class,make,model,asset_tag,serial,location,process,material_class,metal,build_volume_mm\n";

fn listed(line: &str) -> Row {
    only_row(&format!("{HEADER}{line}\n"))
}

fn refused(line: &str) -> Vec<&'static str> {
    listed(line).outcome.expect_err("problems").iter().map(|problem| problem.code).collect()
}

fn keys(text: &str) -> Vec<String> {
    rows(text).into_iter().map(|row| row.outcome.expect("a machine").import_key).collect()
}

#[test]
fn a_labs_own_list_gives_every_field() {
    let machine =
        listed("Window,FDM,Prusa,MK4,T-1,S-9,Room 172,mex,polymer,,250 x 210 x 220").outcome.expect("a machine");
    let texts = [&machine.class, &machine.asset_tag, &machine.serial, &machine.location]
        .map(|text| text.clone().unwrap_or_default());
    assert_eq!(texts, ["FDM", "T-1", "S-9", "Room 172"]);
    assert_eq!((machine.name.as_str(), machine.make.as_str(), machine.model.as_str()), ("Window", "Prusa", "MK4"));
    assert_eq!(machine.build_volume_mm, Some([250.0, 210.0, 220.0]));
    assert_eq!(able(&machine), [(Process::Mex, MaterialClass::Polymer, None)]);
}

#[test]
fn an_own_list_without_a_process_comes_in_unclassified() {
    let row = listed(",,Prusa,MK4,,,,,,,");
    assert_eq!(codes(&row.warnings), ["unclassified"]);
    assert!(row.outcome.expect("a machine").capabilities.is_empty());
}

#[test]
fn the_metal_route_follows_the_process_unless_it_is_stated() {
    let route = |cells: &str| listed(&format!(",,A,B,,,,{cells},")).outcome.expect("a machine").capabilities[0].metal;
    assert_eq!(route("PBF,metal,"), Some(Metal::Direct));
    assert_eq!(route("MEX,metal,"), Some(Metal::GreenPart));
    assert_eq!(route("MEX,metal,filled"), Some(Metal::Filled));
    assert_eq!(route("cnc_milling,metal,"), Some(Metal::Subtractive));
    assert_eq!(route("cnc_milling,wood,"), None);
}

#[test]
fn several_capabilities_stand_in_order_with_semicolons() {
    let of = |cells: &str| able(&listed(&format!(",,A,B,,,,{cells},")).outcome.expect("a machine"));
    let polymer = (Process::Mex, MaterialClass::Polymer, None);
    assert_eq!(of("MEX,polymer;metal,;filled"), [polymer, (Process::Mex, MaterialClass::Metal, Some(Metal::Filled))]);
    assert_eq!(of("MEX;VPP,polymer,"), [polymer, (Process::Vpp, MaterialClass::Polymer, None)]);
    assert_eq!(of("MEX;MEX,polymer;polymer,"), [polymer]);
}

#[test]
fn all_that_is_wrong_in_a_row_is_told_at_once_with_its_column_and_remedy() {
    let row = listed(",,A,,,,,teleport,gold,shiny,huge");
    let problems = row.outcome.expect_err("problems");
    let expected = ["missing_model", "bad_build_volume", "unknown_process", "unknown_material_class", "unknown_metal"];
    assert_eq!(codes(&problems), expected);
    assert_eq!(problems[2].column.as_deref(), Some("process"));
    assert!(problems[2].detail.to_string().contains("use one of PBF, MEX"));
}

#[test]
fn half_a_capability_is_a_problem() {
    assert_eq!(refused(",,A,B,,,,MEX,,,"), ["missing_material_class"]);
    assert_eq!(refused(",,A,B,,,,,polymer,,"), ["missing_process"]);
    assert_eq!(refused(",,A,B,,,,,,direct,"), ["missing_process", "missing_material_class"]);
    assert_eq!(refused(",,A,B,,,,MEX,polymer,filled,"), ["metal_without_metal"]);
    assert_eq!(refused(",,A,B,,,,MEX;VPP;PBF,polymer;wax,,"), ["uneven_lists"]);
    assert_eq!(refused(",,A,B,,,,PBF,metal,direct;filled,"), ["uneven_lists"]);
    assert_eq!(refused(",,A,B,,,,,,,10 x 10"), ["bad_build_volume"]);
}

#[test]
fn like_machines_stay_distinct_and_the_second_is_reported() {
    let text =
        "make,model,process,material_class\nPrusa,MK4,MEX,polymer\nprusa, mk4,MEX,polymer\nPrusa,XL,MEX,polymer\n";
    let keys_now = keys(text);
    assert_ne!(keys_now[0], keys_now[1]);
    assert_eq!(keys_now, keys(text));
    let warned: Vec<Vec<&str>> = rows(text).iter().map(|row| row.warnings.iter().map(|w| w.code).collect()).collect();
    assert_eq!(warned, [vec![], vec!["repeated_machine"], vec![]]);
    assert!(rows(text)[1].warnings[0].detail.to_string().contains("Line 2"));
}

#[test]
fn an_asset_tag_is_a_machine_whatever_else_changes() {
    let before = keys("make,model,asset_tag,location\nPrusa,MK4,T-1,Room 1\n");
    let after = keys("asset_tag,make,model,location,name\nt-1,Prusa Research,MK4S,Room 2,Left\n");
    assert_eq!(before, after);
}

#[test]
fn the_same_asset_tag_or_serial_twice_is_a_problem_of_the_second_row() {
    let second = |text: &str| codes(rows(text)[1].outcome.as_ref().expect_err("a problem")).join(" ");
    assert_eq!(second("make,model,asset_tag\nA,B,T-1\nA,C,t-1\n"), "repeated_asset_tag");
    assert_eq!(second("make,model,serial\nA,B,S-1\nA,B,S-1\n"), "repeated_serial");
    assert_eq!(keys("make,model,serial\nA,B,S-1\nA,C,S-1\n").len(), 2, "another model has its own serials");
}

#[test]
fn a_row_that_is_refused_takes_no_key() {
    let text = "make,model,asset_tag,process,material_class\nA,B,T-1,MEX,\nA,B,T-1,MEX,polymer\n";
    assert!(rows(text)[1].outcome.is_ok());
}

#[test]
fn a_catalogue_row_keeps_its_key_when_it_comes_back_with_the_name_it_was_given() {
    let from_catalogue = keys("Model,Brand,Technology\nMK4,Prusa,FDM\n");
    assert_eq!(from_catalogue, keys("name,make,model\nPrusa MK4,Prusa,MK4\n"));
    assert_ne!(from_catalogue, keys("name,make,model\nLeft one,Prusa,MK4\n"));
}

#[test]
fn no_text_can_pass_for_another_machines_key() {
    let text = "name,make,model\n,A,B\n,A,B\n,A,B||2\n,A|B,\\\nB||2,A,C\n";
    let distinct: std::collections::BTreeSet<String> = keys(text).into_iter().collect();
    assert_eq!(distinct.len(), 5);
}
