use super::*;

const DIRECT: Able = (Process::Pbf, MaterialClass::Metal, Some(Metal::Direct));

fn printer(model: &str) -> Vec<Able> {
    let found = machines(PRINTERS).into_iter().find(|machine| machine.model == model);
    able(&found.unwrap_or_else(|| panic!("{model} is in the catalogue")))
}

fn laser(model: &str) -> Vec<Able> {
    let found = machines(LASERS).into_iter().find(|machine| machine.model == model);
    able(&found.unwrap_or_else(|| panic!("{model} is in the catalogue")))
}

fn labelled(technology: &str, materials: &str) -> CatalogueMachine {
    only_machine(&format!("Model,Brand,Technology,Materials\nT1,Acme,\"{technology}\",\"{materials}\"\n"))
}

fn lit(laser_type: &str, materials: &str) -> CatalogueMachine {
    only_machine(&format!("Model,Brand,Laser Type,Materials\nL1,Acme,\"{laser_type}\",\"{materials}\"\n"))
}

#[test]
fn aluminium_nitride_is_a_ceramic() {
    for model in ["C100 EASY", "C900 FLEX", "C3600 ULTIMATE"] {
        assert_eq!(printer(model), [(Process::Vpp, MaterialClass::Ceramic, None)], "{model}");
    }
}

#[test]
fn alumide_is_a_filled_polymer() {
    for model in ["EOS P760", "Formiga P 110"] {
        assert_eq!(printer(model), [(Process::Pbf, MaterialClass::Polymer, None)], "{model}");
    }
}

#[test]
fn tool_steel_in_the_materials_makes_no_sintering_machine_for_polymers_a_metal_printer() {
    assert_eq!(printer("MfgPro230 xS"), [(Process::Pbf, MaterialClass::Polymer, None)]);
    assert_eq!(printer("DTM Sinterstation 2500 Plus"), [(Process::Pbf, MaterialClass::Polymer, None)]);
}

#[test]
fn composite_printers_that_list_tool_steel_make_composites() {
    for model in ["The Mark One", "The Mark Two", "Markforged X7", "Onyx One", "Onyx Pro"] {
        assert_eq!(printer(model), [(Process::Mex, MaterialClass::Composite, None)], "{model}");
    }
}

#[test]
fn copper_bronze_and_steel_in_a_filament_or_a_name_make_no_metal() {
    let models = [
        "Turnigy Fabrikator",
        "HDL",
        "Hephestos 2",
        "Adventurer 3",
        "Printrbot Simple Metal",
        "BiZon Prusa i3 Steel",
        "FLSUN 3D Metal Frame Prusa i3",
    ];
    for model in models {
        assert_eq!(printer(model), [(Process::Mex, MaterialClass::Polymer, None)], "{model}");
    }
    assert_eq!(printer("Kudo3D Titan 1"), [(Process::Vpp, MaterialClass::Polymer, None)]);
}

#[test]
fn laser_metal_machines_labelled_as_plaster_or_polymer_printers_make_metal() {
    for model in ["ALFA-150D", "Alfa-280", "SLM 280 HL", "SLM125"] {
        assert_eq!(printer(model), [DIRECT], "{model}");
    }
}

#[test]
fn bound_metal_leaves_the_printer_as_a_green_part() {
    let green = |process| (process, MaterialClass::Metal, Some(Metal::GreenPart));
    assert_eq!(printer("Metal X"), [green(Process::Mex)]);
    assert_eq!(printer("M-Flex"), [green(Process::Bjt)]);
    let polymer = (Process::Mex, MaterialClass::Polymer, None);
    assert_eq!(printer("AMCELL 8300"), [green(Process::Mex), polymer]);
    assert_eq!(able(&labelled("BMD (Bound Metal Deposition)", "")), [green(Process::Mex)]);
}

#[test]
fn powder_bed_fusion_by_laser_or_electron_beam_leaves_dense_metal_whatever_the_materials_say() {
    for technology in ["DMLS", "SLM (Selective Laser Melting)", "DMP", "LaserCUSING", "ebm"] {
        assert_eq!(able(&labelled(technology, "PLA, ABS")), [DIRECT], "{technology}");
    }
    assert_eq!(printer("Arcam EBM S12"), [DIRECT]);
}

#[test]
fn words_alone_make_no_metal_in_any_process() {
    let words = "Stainless Steel 316L, Titanium Ti64, Aluminium, Inconel, Copper, Metal";
    for technology in ["FDM", "SLA", "DLP", "PolyJet", "SCP", "CJP", "SLS", "MJF", "3DP", "LOM", "", "Magic"] {
        let machine = labelled(technology, words);
        assert!(able(&machine).iter().all(|(_, class, _)| *class != MaterialClass::Metal), "{technology}");
    }
    for laser_type in ["CO2", "CO₂", "Diode", "", "Unknown"] {
        let machine = lit(laser_type, words);
        assert!(able(&machine).iter().all(|(_, class, _)| *class != MaterialClass::Metal), "{laser_type}");
    }
}

#[test]
fn printers_of_one_family_differ_where_their_material_does() {
    assert_eq!(printer("ProJet 4500"), [(Process::Bjt, MaterialClass::Polymer, None)]);
    assert_eq!(printer("ProJet CJP 460Plus"), [(Process::Bjt, MaterialClass::Stone, None)]);
    assert_eq!(printer("WaxJet 400"), [(Process::Mjt, MaterialClass::Wax, None)]);
    assert_eq!(printer("ProJet 3510"), [(Process::Mjt, MaterialClass::Polymer, None)]);
    assert_eq!(printer("T76"), [(Process::Mjt, MaterialClass::Wax, None)]);
    assert_eq!(printer("Mcor IRIS HD"), [(Process::Shl, MaterialClass::Paper, None)]);
    assert_eq!(printer("Massivit 5000"), [(Process::Mex, MaterialClass::Polymer, None)]);
}

#[test]
fn an_exception_corrects_its_wrong_label_only() {
    let relabelled = |technology: &str| {
        let text = format!("Model,Brand,Technology\nSLM 125,slm solutions,{technology}\n");
        able(&only_machine(&text))
    };
    assert_eq!(relabelled("SLS"), [DIRECT]);
    assert_eq!(relabelled("FDM"), [(Process::Mex, MaterialClass::Polymer, None)]);
    let other_make = "Model,Brand,Technology\nSLM125,Acme,SLS\n";
    assert_eq!(able(&only_machine(other_make)), [(Process::Pbf, MaterialClass::Polymer, None)]);
}

#[test]
fn an_unknown_a_contradictory_or_an_open_process_is_shown_instead_of_guessed() {
    for technology in ["", "Magic", "SLS (Selective Laser Melting)", "3DP", "LOM", "FDM, SLA"] {
        let row = only_row(&format!("Model,Brand,Technology,Materials\nT1,Acme,\"{technology}\",Steel\n"));
        assert_eq!(codes(&row.warnings), ["unclassified"], "{technology}");
        assert_eq!(row.warnings[0].column.as_deref(), Some("Technology"));
        assert!(row.outcome.expect("a machine").capabilities.is_empty(), "{technology}");
    }
}

#[test]
fn a_laser_without_a_type_is_unclassified_though_it_lists_aluminium() {
    assert!(laser("A3 Pro").is_empty());
    assert!(laser("AWING").is_empty());
}

#[test]
fn a_co2_laser_whose_name_claims_metal_is_classified_by_its_energy() {
    let able = laser("LS 1390 PRO Laser Multi Cut Metal/Non Metal");
    assert!(!able.is_empty() && able.iter().all(|(_, class, metal)| *class != MaterialClass::Metal && metal.is_none()));
}

#[test]
fn words_choose_among_the_other_materials_of_a_laser() {
    let classes = |machine: CatalogueMachine| machine.capabilities.iter().map(|c| c.material_class).collect::<Vec<_>>();
    assert_eq!(classes(lit("CO2", "Plywood; Fabrics")), [MaterialClass::Wood, MaterialClass::Textile]);
    assert_eq!(classes(lit("CO2", "Fiberglass")).len(), 5, "no word is known: what the light cuts");
    assert_eq!(classes(lit("Fiber", "Wood, Acrylic")), [MaterialClass::Metal]);
}
