use super::super::model::{MachineFact, Want};
use crate::platform::values::{Capability, Id, MaterialClass, Metal, Process};

/// Why a capability does not satisfy a request: a stable code with the facts.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum WhyNot {
    /// The machine is listed without any capability.
    NoCapability,
    MaterialDiffers {
        asked: MaterialClass,
        has: MaterialClass,
    },
    ProcessDiffers {
        asked: Process,
        has: Process,
    },
    MetalFilled,
    GreenPartWithoutSintering,
    BuildVolumeTooSmall {
        asked_mm: [f64; 3],
        has_mm: [f64; 3],
    },
    ToleranceTooCoarse {
        asked_mm: f64,
        has_mm: f64,
    },
    BuildVolumeUnknown,
    ToleranceUnknown,
}

/// A reason in code and words.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Reason {
    #[serde(flatten)]
    pub why: WhyNot,
    /// An English sentence.
    pub detail: String,
}

/// A machine that comes near, and why it does not do.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Nearest {
    pub machine: Id,
    pub name: String,
    pub why: Vec<Reason>,
}

/// One capability that a demand signal names.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Of a machine whose booking was refused, with that machine's build volume in millimetres.
    Machine { capability: Capability, build_volume_mm: Option<[f64; 3]> },
    /// The words of a search that found nothing.
    Search { process: Option<Process>, material_class: Option<MaterialClass> },
}

/// True when the capability does what the request names, within its limits. A limit that the catalogue does not tell
/// counts as not met, since nobody could rely on it.
///
/// # Errors
/// Every reason why it does not.
pub fn satisfies(want: &Want, capability: &Capability, machine_volume_mm: Option<[f64; 3]>) -> Result<(), Vec<WhyNot>> {
    let volume = capability.build_volume_mm.or(machine_volume_mm);
    let why: Vec<WhyNot> = [
        material(want, capability),
        process(want, capability),
        build_volume(want, volume),
        tolerance(want, capability.tolerance_mm),
    ]
    .into_iter()
    .flatten()
    .collect();
    if why.is_empty() { Ok(()) } else { Err(why) }
}

/// True when one of the machine's capabilities satisfies the request by itself.
///
/// # Errors
/// The reasons of the capability that comes nearest.
pub fn machine_satisfies(want: &Want, machine: &MachineFact) -> Result<(), Vec<WhyNot>> {
    let mut nearest = vec![WhyNot::NoCapability];
    for capability in &machine.capabilities {
        let Err(why) = satisfies(want, capability, machine.build_volume_mm) else { return Ok(()) };
        if distance(&why) < distance(&nearest) {
            nearest = why;
        }
    }
    Err(nearest)
}

/// The machines in service that satisfy the request.
pub fn satisfying(want: &Want, machines: &[MachineFact]) -> Vec<Id> {
    let fits = |machine: &&MachineFact| machine.in_service && machine_satisfies(want, machine).is_ok();
    machines.iter().filter(fits).map(|machine| machine.id).collect()
}

/// At most `most` machines in service that do not satisfy the request, the nearest first.
pub fn nearest(want: &Want, machines: &[MachineFact], most: usize) -> Vec<Nearest> {
    let in_service = machines.iter().filter(|machine| machine.in_service);
    let mut near: Vec<(&MachineFact, Vec<WhyNot>)> =
        in_service.filter_map(|machine| Some((machine, machine_satisfies(want, machine).err()?))).collect();
    near.sort_by_key(|(machine, why)| (distance(why), &machine.name, machine.id));
    let shown = |(machine, why): (&MachineFact, Vec<WhyNot>)| Nearest {
        machine: machine.id,
        name: machine.name.clone(),
        why: why.into_iter().map(|why| Reason { why, detail: why.sentence() }).collect(),
    };
    near.into_iter().take(most).map(shown).collect()
}

/// True when any capability that the demand signal names satisfies the request. A search must name the request's
/// material class where there is one, and no other process; without a material class it must name the process.
pub fn matches(want: &Want, asked: &[Asked]) -> bool {
    asked.iter().any(|asked| match asked {
        Asked::Machine { capability, build_volume_mm } => satisfies(want, capability, *build_volume_mm).is_ok(),
        Asked::Search { process, material_class } => {
            let same_material = want.material_class.is_none() || want.material_class == *material_class;
            let same_process = match (want.process, *process) {
                (Some(wanted), Some(searched)) => wanted == searched,
                (Some(_), None) => want.material_class.is_some(),
                (None, _) => true,
            };
            same_material && same_process
        }
    })
}

fn process(want: &Want, capability: &Capability) -> Option<WhyNot> {
    let asked = want.process.filter(|asked| *asked != capability.process)?;
    Some(WhyNot::ProcessDiffers { asked, has: capability.process })
}

/// A metal request is met by metal that is dense or cut; a green part only with its furnace named; filled plastic never.
fn material(want: &Want, capability: &Capability) -> Option<WhyNot> {
    let asked = want.material_class?;
    if asked != capability.material_class {
        return Some(WhyNot::MaterialDiffers { asked, has: capability.material_class });
    }
    match capability.metal_route() {
        Some(Metal::Filled) => Some(WhyNot::MetalFilled),
        Some(Metal::GreenPart) if !names_sintering(capability) => Some(WhyNot::GreenPartWithoutSintering),
        _ => None,
    }
}

fn names_sintering(capability: &Capability) -> bool {
    capability.sintering.as_deref().is_some_and(|furnace| !furnace.trim().is_empty())
}

/// The part may be turned by quarters about any axis: it fits when its sorted edges do.
fn build_volume(want: &Want, has: Option<[f64; 3]>) -> Option<WhyNot> {
    let asked = want.limits.build_volume_mm?;
    let Some(has) = has else { return Some(WhyNot::BuildVolumeUnknown) };
    let fits = sorted(asked).iter().zip(sorted(has)).all(|(asked, has)| *asked <= has);
    (!fits).then_some(WhyNot::BuildVolumeTooSmall { asked_mm: asked, has_mm: has })
}

fn sorted(mut edges: [f64; 3]) -> [f64; 3] {
    edges.sort_by(f64::total_cmp);
    edges
}

fn tolerance(want: &Want, has: Option<f64>) -> Option<WhyNot> {
    let asked_mm = want.limits.tolerance_mm?;
    let Some(has_mm) = has else { return Some(WhyNot::ToleranceUnknown) };
    (has_mm > asked_mm).then_some(WhyNot::ToleranceTooCoarse { asked_mm, has_mm })
}

/// How far off: the sum of the weights, then the number of reasons.
fn distance(why: &[WhyNot]) -> (u32, usize) {
    (why.iter().map(WhyNot::weight).sum(), why.len())
}

impl WhyNot {
    /// Light where knowing more would do, heavy where another machine is needed.
    const fn weight(&self) -> u32 {
        match self {
            Self::BuildVolumeUnknown | Self::ToleranceUnknown => 1,
            Self::GreenPartWithoutSintering | Self::BuildVolumeTooSmall { .. } | Self::ToleranceTooCoarse { .. } => 2,
            Self::ProcessDiffers { .. } => 4,
            Self::MetalFilled => 6,
            Self::MaterialDiffers { .. } => 8,
            Self::NoCapability => 100,
        }
    }

    /// The reason in English.
    pub fn sentence(&self) -> String {
        match self {
            Self::NoCapability => "The catalogue names no capability of this machine.".to_owned(),
            Self::MaterialDiffers { asked, has } => format!("It works on {has}, not on {asked}."),
            Self::ProcessDiffers { asked, has } => format!("Its process is {has}, not {asked}."),
            Self::MetalFilled => "Its material only looks like metal: it is filled plastic.".to_owned(),
            Self::GreenPartWithoutSintering => {
                "It makes green parts, and no furnace is named that would sinter them.".to_owned()
            }
            Self::BuildVolumeTooSmall { asked_mm, has_mm } => {
                format!("Its build volume is {}, and {} is needed.", edges(has_mm), edges(asked_mm))
            }
            Self::ToleranceTooCoarse { asked_mm, has_mm } => {
                format!("Its tolerance is {has_mm} mm, and {asked_mm} mm is needed.")
            }
            Self::BuildVolumeUnknown => "The catalogue does not give its build volume.".to_owned(),
            Self::ToleranceUnknown => "The catalogue does not give its tolerance.".to_owned(),
        }
    }
}

fn edges([x, y, z]: &[f64; 3]) -> String {
    format!("{x} × {y} × {z} mm")
}
