/// Defines an enum with one stable name per variant: for the wire, the database and messages alike.
#[macro_export]
macro_rules! named_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The variant of that name, in any case.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|variant| variant.name().eq_ignore_ascii_case(text))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($text),+]))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

named_enum! {
    /// What a machine does: the seven categories of ISO/ASTM 52900:2021, and the other processes of a lab.
    pub enum Process {
        Pbf = "PBF", Mex = "MEX", Vpp = "VPP", Mjt = "MJT", Bjt = "BJT", Ded = "DED", Shl = "SHL",
        LaserCutting = "laser_cutting", CncMilling = "cnc_milling", CncTurning = "cnc_turning",
        WaterjetCutting = "waterjet_cutting", Edm = "edm", VinylCutting = "vinyl_cutting",
        PcbFabrication = "pcb_fabrication", Electronics = "electronics", Metrology = "metrology",
        Characterisation = "characterisation", Scanning = "scanning", Casting = "casting",
        Woodworking = "woodworking", Welding = "welding", Sewing = "sewing", Furnace = "furnace", Other = "other",
    }
}

/// A process as it is sent: its code in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessCode(pub Process);

impl<'de> serde::Deserialize<'de> for ProcessCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Process::parse(&text).map(Self).ok_or_else(|| serde::de::Error::custom("no such process"))
    }
}

impl utoipa::PartialSchema for ProcessCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Type};
        let names: Vec<_> = Process::ALL.iter().map(|process| process.name()).collect();
        let any_case = |letter: char| match letter.is_ascii_alphabetic() {
            true => format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase()),
            false => letter.to_string(),
        };
        let patterns: Vec<String> = names.iter().map(|name| name.chars().map(any_case).collect()).collect();
        let pattern = format!("^(?:{})$", patterns.join("|"));
        AnyOfBuilder::new()
            .item(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names)))
            .item(ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)))
            .description(Some("The code of a process, in any case."))
            .examples([serde_json::json!("PBF")])
            .into()
    }
}

impl utoipa::ToSchema for ProcessCode {}

named_enum! {
    /// What it works on.
    pub enum MaterialClass {
        Polymer = "polymer", Metal = "metal", Ceramic = "ceramic", Composite = "composite", Wood = "wood",
        Paper = "paper", Textile = "textile", Leather = "leather", Glass = "glass", Stone = "stone", Sand = "sand",
        Wax = "wax", Other = "other",
    }
}

named_enum! {
    /// How a metal part comes about: dense from the machine, as a green part that needs a furnace, as plastic that
    /// looks like metal, or by taking material away.
    pub enum Metal { Direct = "direct", GreenPart = "green_part", Filled = "filled", Subtractive = "subtractive" }
}

named_enum! {
    /// What a machine's time is used for.
    pub enum Purpose {
        Coursework = "coursework", Thesis = "thesis", Research = "research", Personal = "personal",
        Startup = "startup", Outreach = "outreach", Training = "training", Engineering = "engineering",
    }
}

/// A process with a material class and its limits.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Capability {
    pub process: Process,
    pub material_class: MaterialClass,
    /// Width, depth and height in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build_volume_mm: Option<[f64; 3]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance_mm: Option<f64>,
    /// Only with `material_class` metal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metal: Option<Metal>,
    /// The furnace that makes a green part metal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sintering: Option<String>,
}

impl Process {
    /// How a metal part comes about where the capability does not say: PBF, DED and SHL leave dense metal; MEX, BJT,
    /// VPP and MJT a green part; all others take material away.
    pub const fn default_metal(self) -> Metal {
        match self {
            Self::Pbf | Self::Ded | Self::Shl => Metal::Direct,
            Self::Mex | Self::Bjt | Self::Vpp | Self::Mjt => Metal::GreenPart,
            _ => Metal::Subtractive,
        }
    }
}

impl Capability {
    pub const fn new(process: Process, material_class: MaterialClass) -> Self {
        Self { process, material_class, build_volume_mm: None, tolerance_mm: None, metal: None, sintering: None }
    }

    /// How it makes metal; `None` for other materials.
    pub fn metal_route(&self) -> Option<Metal> {
        (self.material_class == MaterialClass::Metal)
            .then(|| self.metal.unwrap_or_else(|| self.process.default_metal()))
    }

    /// True for what a search names: both filters must hold here, and plastic that looks like metal is not metal.
    pub fn answers_search(&self, process: Option<Process>, material_class: Option<MaterialClass>) -> bool {
        let filled = material_class == Some(MaterialClass::Metal) && self.metal_route() == Some(Metal::Filled);
        process.is_none_or(|process| process == self.process)
            && material_class.is_none_or(|class| class == self.material_class)
            && !filled
    }
}
