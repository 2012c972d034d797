use super::classify::capability;
use crate::platform::values::{Capability, MaterialClass, Process};

type Class = (Process, MaterialClass);
/// As in the table of technologies: a process and the one material class it stands for, if it does.
type Label = (Process, Option<MaterialClass>);

const FDM: Label = (Process::Mex, Some(MaterialClass::Polymer));
const SLA: Label = (Process::Vpp, Some(MaterialClass::Polymer));
const SLS: Label = (Process::Pbf, Some(MaterialClass::Polymer));
const MJP: Label = (Process::Mjt, Some(MaterialClass::Polymer));
const CJP: Label = (Process::Bjt, Some(MaterialClass::Stone));
const ADAM: Label = (Process::Mex, Some(MaterialClass::Metal));
const BINDER_JETTING: Label = (Process::Bjt, None);
const LOM: Label = (Process::Shl, None);

/// Machines whose label tells their process or material wrongly or not fully: make, model, label, what they do, why.
///
/// A correction holds for its label only, so that a catalogue that was put right counts again.
const EXCEPTIONS: &[(&str, &str, Label, &[Class], &str)] = &[
    ("SLM Solutions", "SLM 280 HL", SLS, LASER_MELTING, "melts metal powder; not a polymer sintering machine"),
    ("SLM Solutions", "SLM125", SLS, LASER_MELTING, "melts metal powder; not a polymer sintering machine"),
    ("Additive Laser Technology", "ALFA-150D", BINDER_JETTING, LASER_MELTING, "melts metal powder by laser; no binder"),
    ("Additive Laser Technology", "Alfa-280", BINDER_JETTING, LASER_MELTING, "melts metal powder by laser; no binder"),
    ("ExOne", "M-Flex", BINDER_JETTING, BOUND_METAL_POWDER, "binds metal powder for sintering; not plaster"),
    ("Triditive", "AMCELL 8300", ADAM, METAL_AND_POLYMER, "lays bound metal and plain polymer filaments alike"),
    ("Triditive", "AMCELL 1400", ADAM, METAL_AND_POLYMER, "lays bound metal and plain polymer filaments alike"),
    ("3DCeram", "C100 EASY", SLA, CERAMIC_PASTE, "cures ceramic paste for firing; aluminium nitride is a ceramic"),
    ("3DCeram", "C900 FLEX", SLA, CERAMIC_PASTE, "cures ceramic paste for firing; aluminium nitride is a ceramic"),
    ("3DCeram", "C3600 ULTIMATE", SLA, CERAMIC_PASTE, "cures ceramic paste for firing; aluminium nitride is a ceramic"),
    ("Markforged", "The Mark One", FDM, FIBRES, "lays continuous fibres in nylon"),
    ("Markforged", "The Mark Two", FDM, FIBRES, "lays continuous fibres in nylon; its listed metals are the Metal X's"),
    ("Markforged", "Markforged X7", FDM, FIBRES, "lays continuous fibres in nylon"),
    ("Markforged", "Onyx One", FDM, FIBRES, "prints nylon filled with carbon fibre"),
    ("Markforged", "Onyx Pro", FDM, FIBRES, "prints nylon filled with carbon fibre, and glass fibre"),
    (
        "3D Systems",
        "ProJet 4500",
        CJP,
        BOUND_PLASTIC,
        "binds plastic powder (VisiJet C4), where its sisters bind gypsum",
    ),
    ("FlashForge", "WaxJet 400", MJP, JETTED_WAX, "jets casting wax, not a photopolymer"),
    ("Mcor", "Mcor IRIS HD", LOM, PAPER_SHEETS, "glues sheets of paper; the label would also cover plastic sheets"),
];

const LASER_MELTING: &[Class] = &[(Process::Pbf, MaterialClass::Metal)];
const BOUND_METAL_POWDER: &[Class] = &[(Process::Bjt, MaterialClass::Metal)];
const METAL_AND_POLYMER: &[Class] = &[(Process::Mex, MaterialClass::Metal), (Process::Mex, MaterialClass::Polymer)];
const CERAMIC_PASTE: &[Class] = &[(Process::Vpp, MaterialClass::Ceramic)];
const FIBRES: &[Class] = &[(Process::Mex, MaterialClass::Composite)];
const BOUND_PLASTIC: &[Class] = &[(Process::Bjt, MaterialClass::Polymer)];
const JETTED_WAX: &[Class] = &[(Process::Mjt, MaterialClass::Wax)];
const PAPER_SHEETS: &[Class] = &[(Process::Shl, MaterialClass::Paper)];

/// What the machine can do, where its label does not tell.
pub(super) fn find(make: &str, model: &str, label: Label) -> Option<Vec<Capability>> {
    let (make, model) = (bare(make), bare(model));
    EXCEPTIONS
        .iter()
        .find(|(known_make, known_model, wrong, ..)| {
            *wrong == label && bare(known_make) == make && bare(known_model) == model
        })
        .map(|(_, _, _, does, _)| does.iter().map(|(process, class)| capability(*process, *class)).collect())
}

/// Letters and digits in lower case: `SLM 125` and `SLM125` are one machine.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Make and model of every exception.
#[cfg(test)]
pub(super) fn all() -> Vec<(&'static str, &'static str)> {
    EXCEPTIONS.iter().map(|(make, model, ..)| (*make, *model)).collect()
}
