use super::exceptions;
use crate::platform::values::{Capability, MaterialClass, Metal, Process};
use crate::platform::words::Text;

/// What a catalogue says about a machine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    pub make: &'a str,
    pub model: &'a str,
    pub technology: &'a str,
    pub laser_type: &'a str,
    pub materials: &'a str,
}

/// Capabilities, or why none can be told for sure.
pub(super) type Classified = Result<Vec<Capability>, Text>;

/// Process and energy first, the curated list second, words never (for metal).
pub(super) fn classify(facts: Facts<'_>) -> Classified {
    match (facts.technology.is_empty(), facts.laser_type.is_empty()) {
        (true, true) => Err(Text::new("row-without-technology")),
        (false, false) => Err(Text::new("row-with-both")),
        (false, true) => printer(facts),
        (true, false) => laser(facts),
    }
}

/// A name of a printing process, its ISO/ASTM 52900 category, and the one material class it stands for. `None` where
/// the category works on several: binder jetting on plaster, sand and metal, sheet lamination on paper and plastic.
const TECHNOLOGIES: &[(&[&str], Process, Option<MaterialClass>)] = &[
    (
        &["fdm", "fused deposition modeling", "fff", "fused filament fabrication", "lpd", "layer plastic deposition"],
        Process::Mex,
        Some(MaterialClass::Polymer),
    ),
    // A gel of photopolymer is dispensed through a nozzle and cured on the way: by definition material extrusion.
    (&["gdp", "gel dispensing printing"], Process::Mex, Some(MaterialClass::Polymer)),
    (
        &["adam", "atomic diffusion additive manufacturing", "bmd", "bound metal deposition"],
        Process::Mex,
        Some(MaterialClass::Metal),
    ),
    (
        &[
            "sla",
            "stereolithography",
            "dlp",
            "digital light processing",
            "dup",
            "lcd-based direct uv printing",
            "clip",
            "continuous liquid interface production",
        ],
        Process::Vpp,
        Some(MaterialClass::Polymer),
    ),
    (&["polyjet", "polyjet and polyjetmatrix", "mjp", "multijet printing"], Process::Mjt, Some(MaterialClass::Polymer)),
    (&["scp", "smooth curvature printing"], Process::Mjt, Some(MaterialClass::Wax)),
    // Gypsum powder ("sandstone"): a mineral, neither foundry sand nor a ceramic that is fired.
    (&["cjp", "colorjet printing"], Process::Bjt, Some(MaterialClass::Stone)),
    (
        &["3dp", "3d printing, powder bed and inkjet head 3d printing, plaster-based 3d printing", "binder jetting"],
        Process::Bjt,
        None,
    ),
    (
        &["sls", "selective laser sintering", "mjf", "multijet fusion technology", "multi jet fusion"],
        Process::Pbf,
        Some(MaterialClass::Polymer),
    ),
    (
        &[
            "dmls",
            "direct metal laser sintering",
            "slm",
            "selective laser melting",
            "dmp",
            "direct metal printing",
            "lasercusing",
            "ebm",
            "electron beam melting",
        ],
        Process::Pbf,
        Some(MaterialClass::Metal),
    ),
    (&["ded", "directed energy deposition"], Process::Ded, Some(MaterialClass::Metal)),
    (&["lom", "laminated object manufacturing"], Process::Shl, None),
];

fn printer(facts: Facts<'_>) -> Classified {
    let (process, class) = technology(facts.technology)?;
    if let Some(capabilities) = exceptions::find(facts.make, facts.model, (process, class)) {
        return Ok(capabilities);
    }
    let class = class.ok_or_else(|| Text::new("row-of-several-materials").with("written", facts.technology))?;
    Ok(vec![capability(process, class)])
}

/// Both the short name and the long one in brackets, which must not contradict each other.
fn technology(written: &str) -> Result<(Process, Option<MaterialClass>), Text> {
    let (short, long) = written.split_once('(').unwrap_or((written, ""));
    let named = |name: &str| {
        let name = name.trim().trim_end_matches(')').trim().to_lowercase();
        TECHNOLOGIES
            .iter()
            .find(|(names, ..)| names.contains(&name.as_str()))
            .map(|(_, process, class)| (*process, *class))
    };
    match (named(short), named(long)) {
        (Some(short), Some(long)) if short != long => Err(Text::new("row-with-two-processes").with("written", written)),
        (Some(found), _) | (None, Some(found)) => Ok(found),
        (None, None) => Err(Text::new("row-process-unknown").with("written", written)),
    }
}

/// A capability that also says how metal comes about, where it is metal.
pub(super) fn capability(process: Process, class: MaterialClass) -> Capability {
    let metal = (class == MaterialClass::Metal).then(|| process.default_metal());
    Capability { metal, ..Capability::new(process, class) }
}

/// What the light of a CO2 laser (10.6 µm) cuts, where the catalogue names no material: sheets of organic matter.
const CO2_CLASSES: &[MaterialClass] = &[
    MaterialClass::Polymer,
    MaterialClass::Wood,
    MaterialClass::Paper,
    MaterialClass::Textile,
    MaterialClass::Leather,
];

/// Blue diode light passes through clear plastics, so that they are not promised.
const DIODE_CLASSES: &[MaterialClass] = &[MaterialClass::Wood, MaterialClass::Paper, MaterialClass::Leather];

/// The source of the light decides on metal; only among the other classes may words choose.
fn laser(facts: Facts<'_>) -> Classified {
    let natural = match facts.laser_type.to_lowercase().as_str() {
        "fiber" | "fibre" => {
            let metal = Some(Metal::Subtractive);
            return Ok(vec![Capability { metal, ..Capability::new(Process::LaserCutting, MaterialClass::Metal) }]);
        }
        "co2" | "co₂" => CO2_CLASSES,
        "diode" => DIODE_CLASSES,
        other => return Err(Text::new("row-laser-unknown").with("written", other)),
    };
    let named = classes_named(facts.materials);
    let classes = if named.is_empty() { natural } else { &named };
    Ok(classes.iter().map(|class| capability(Process::LaserCutting, *class)).collect())
}

/// Words for materials other than metal, in the singular.
const WORDS: &[(MaterialClass, &[&str])] = &[
    (MaterialClass::Polymer, &["acrylic", "plastic", "laminate", "mylar", "rubber", "foam", "polymer"]),
    (MaterialClass::Wood, &["wood", "plywood", "mdf", "balsa", "veneer", "bamboo"]),
    (MaterialClass::Paper, &["paper", "card", "cardboard", "greyboard"]),
    (MaterialClass::Textile, &["textile", "fabric", "felt", "cloth"]),
    (MaterialClass::Leather, &["leather"]),
    (MaterialClass::Glass, &["glass"]),
    (MaterialClass::Stone, &["stone", "marble", "granite", "slate"]),
    (MaterialClass::Ceramic, &["ceramic"]),
];

fn classes_named(materials: &str) -> Vec<MaterialClass> {
    let words: Vec<String> = materials.split(|c: char| !c.is_alphanumeric()).map(|word| word.to_lowercase()).collect();
    let is_named = |known: &[&str]| {
        words.iter().any(|word| known.iter().any(|known| word == known || word.strip_suffix('s') == Some(known)))
    };
    WORDS.iter().filter(|(_, known)| is_named(known)).map(|(class, _)| *class).collect()
}
