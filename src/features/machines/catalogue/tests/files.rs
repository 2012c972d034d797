use proptest::prelude::*;

use super::*;

#[test]
fn make_and_model_are_kept_as_written_and_trimmed() {
    let machine = only_machine("Model,Brand,Technology\n\u{a0} Leapfrog  Xeed ,  LeapFrog ,FDM\n");
    assert_eq!((machine.model.as_str(), machine.make.as_str()), ("Leapfrog  Xeed", "LeapFrog"));
    assert_eq!(machine.name, "Leapfrog  Xeed");
    assert_eq!(only_machine("Model,Brand\nMK4,Prusa\n").name, "Prusa MK4");
}

#[test]
fn columns_are_found_by_name_in_any_order_and_case_with_or_without_a_byte_order_mark() {
    let plain = only_machine("TECHNOLOGY,Build-Size,BRAND,mOdEl\nSLA,1 x 2 x 3,Acme,A1\n");
    let marked = only_machine("\u{feff}model,make,build size,Technology\nA1,Acme,1x2x3mm,SLA\n");
    assert_eq!(plain, marked);
}

#[test]
fn sizes_are_read_with_any_times_sign_and_the_unit_anywhere() {
    let volume = |size: &str| only_machine(&format!("Model,Brand,Build Size\nA,B,\"{size}\"\n")).build_volume_mm;
    for size in ["150 х 150.5 х 180 mm", "150×150.5×180", "150x150.5X180mm.", "150 mm x 150.5 mm x 180 mm3"] {
        assert_eq!(volume(size), Some([150.0, 150.5, 180.0]), "{size}");
    }
    for size in
        ["", "290 x 445", "340 x 340 x ∞ mm", "0 x 1 x 1", "-1 x 1 x 1", "1e3 x 1 x 1", "inf x nan x 1", "9 x 9 x 9 in"]
    {
        assert_eq!(volume(size), None, "{size}");
    }
    assert_eq!(machine_at(PRINTERS, 715).build_volume_mm, Some([150.0, 150.0, 180.0]));
}

#[test]
fn the_bed_of_a_laser_is_an_area_and_no_build_volume() {
    let flat = machine_at(LASERS, 3);
    assert_eq!((flat.working_area_mm, flat.build_volume_mm), (Some([1245.0, 710.0]), None));
    let deep = machine_at(LASERS, 41);
    assert_eq!(deep.build_volume_mm, Some([2560.0, 1290.0, 120.0]));
    assert_eq!(deep.working_area_mm, Some([2560.0, 1290.0]));
}

#[test]
fn a_missing_header_is_named() {
    let missing = |text: &str| read(text.as_bytes()).expect_err("a problem").to_string();
    assert!(missing("Technology,Brand\nFDM,Acme\n").contains("model"));
    assert!(missing("Model,Technology\nA,FDM\n").contains("make (or Brand)"));
    let problem = read(b"a,b\n1,2\n").expect_err("a problem");
    assert_eq!(problem, FileProblem::MissingColumns { missing: vec!["make (or Brand)", "model"] });
}

#[test]
fn a_column_named_twice_is_refused() {
    let problem = read(b"make,Brand,model\nA,B,C\n").expect_err("a problem");
    assert_eq!(problem.code(), "repeated_column");
}

#[test]
fn an_empty_file_and_one_that_is_not_utf8_are_refused_as_a_whole() {
    for empty in [&b""[..], b"\xEF\xBB\xBF", b"\n\r\n"] {
        assert_eq!(read(empty), Err(FileProblem::Empty));
    }
    assert_eq!(read(b"make,model\nA,B\nA,\xCF\xF0\n"), Err(FileProblem::NotUtf8 { line: 3 }));
    assert_eq!(read(b"\xFF\xFEm\0"), Err(FileProblem::NotUtf8 { line: 1 }));
    assert_eq!(read(b"make,model\n"), Ok(Vec::new()));
}

#[test]
fn a_row_without_a_model_cannot_be_read_and_its_neighbours_can() {
    let rows = rows("make,model\nPrusa, \n,\nPrusa,MK4\n");
    assert_eq!(rows[0].outcome.as_ref().map_err(|p| codes(p)), Err(vec!["missing_model"]));
    assert_eq!(rows[1].outcome.as_ref().map_err(|p| codes(p)), Err(vec!["missing_model"]));
    assert!(rows[2].outcome.is_ok());
}

#[test]
fn a_ragged_row_cannot_be_read_and_the_line_numbers_stay_right() {
    let rows =
        rows("make,model\r\nPrusa\r\n\r\nPrusa,\"MK4\r\nwith a second line\"\r\nPrusa,MK3,extra\r\nPrusa,XL\r\n");
    let seen: Vec<(usize, Vec<&str>)> =
        rows.iter().map(|row| (row.line, row.outcome.as_ref().map_or_else(|p| codes(p), |_| vec![]))).collect();
    let expected = [(2, vec!["ragged_row"]), (4, vec!["control_character"]), (6, vec!["ragged_row"]), (7, vec![])];
    assert_eq!(seen, expected);
}

#[test]
fn quoted_cells_keep_their_commas_and_quotes() {
    let machine = only_machine("make,model,Technology\n\"Acme, Ltd\",\"The \"\"One\"\"\",FDM\n");
    assert_eq!((machine.make.as_str(), machine.model.as_str()), ("Acme, Ltd", "The \"One\""));
}

#[test]
fn semicolons_and_tabs_separate_cells_too() {
    for text in [
        "make;model;process;material_class\nA;B;MEX;polymer\n",
        "make\tmodel\tprocess\tmaterial_class\nA\tB\tMEX\tpolymer\n",
    ] {
        assert_eq!(able(&only_machine(text)), [(Process::Mex, MaterialClass::Polymer, None)]);
    }
}

#[test]
fn a_text_that_looks_like_a_formula_is_only_text_and_an_exports_guard_is_taken_off() {
    assert_eq!(only_machine("make,model\nA,=HYPERLINK(1)\n").model, "=HYPERLINK(1)");
    assert_eq!(only_machine("make,model\nA,'=HYPERLINK(1)\n").model, "=HYPERLINK(1)");
    assert_eq!(only_machine("make,model\nA,'t Hooft\n").model, "'t Hooft");
}

#[test]
fn odd_letters_are_kept_and_control_characters_refused() {
    let odd = "Ысык-Көл 3D 프린터 𝔛 🖨\u{202e}";
    assert_eq!(only_machine(&format!("make,model\n{odd},{odd}\n")).model, odd);
    assert_eq!(problem_codes("make,model\nA,B\u{0}C\n"), ["control_character"]);
    assert_eq!(problem_codes(&format!("make,model\nA,{}\n", "B".repeat(201))), ["too_long"]);
}

#[test]
fn a_column_that_is_not_known_is_mentioned_once() {
    let rows = rows("make,model,assettag\nA,B,1\nA,C,2\n");
    assert_eq!(codes(&rows[0].warnings), ["unclassified", "unknown_column"]);
    assert_eq!(codes(&rows[1].warnings), ["unclassified"]);
}

proptest! {
    #[test]
    fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_cells_under_good_headers_are_read_or_refused(cells in "[\\PC\n\r,\";'=x0-9.]{0,200}") {
        let headers = "model,make,name,class,asset_tag,serial,location,process,material_class,metal,build_volume_mm\n";
        for row in read(format!("{headers}{cells}").as_bytes()).unwrap_or_default() {
            prop_assert!(row.line >= 2);
            if let Ok(machine) = row.outcome {
                prop_assert!(!machine.model.is_empty() && !machine.import_key.is_empty());
            }
        }
        let _ = read(format!("model,make,technology,laser type,build size,working area,materials\n{cells}").as_bytes());
    }

    #[test]
    fn a_damaged_catalogue_is_read_or_refused(at in 0_usize..12_000, byte in any::<u8>()) {
        let mut bytes = LASERS.to_vec();
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}
