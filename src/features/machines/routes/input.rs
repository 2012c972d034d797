use serde_json::json;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

use crate::platform::values::{Capability, MaterialClass, Metal, ProcessCode};

/// Width, depth and height in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct SizeMm(pub [f64; 3]);

impl utoipa::PartialSchema for SizeMm {
    fn schema() -> RefOr<Schema> {
        let length =
            ObjectBuilder::new().schema_type(Type::Number).exclusive_minimum(Some(0.0)).maximum(Some(100_000.0));
        ArrayBuilder::new()
            .items(length)
            .min_items(Some(3))
            .max_items(Some(3))
            .description(Some("Width, depth and height in millimetres."))
            .examples([json!([250.0, 210.0, 220.0])])
            .into()
    }
}

impl utoipa::ToSchema for SizeMm {}

/// A capability as it is sent.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"process": "PBF", "material_class": "metal", "build_volume_mm": [250, 250, 325]}))]
pub struct CapabilityInput {
    pub process: ProcessCode,
    pub material_class: MaterialClass,
    pub build_volume_mm: Option<SizeMm>,
    #[schema(exclusive_minimum = 0.0, maximum = 1000.0)]
    pub tolerance_mm: Option<f64>,
    /// Only with `material_class` metal.
    pub metal: Option<Metal>,
    /// The furnace that makes a green part metal.
    #[schema(min_length = 1, max_length = 500)]
    pub sintering: Option<String>,
}

pub fn capabilities(sent: Vec<CapabilityInput>) -> Vec<Capability> {
    let read = |one: CapabilityInput| Capability {
        process: one.process.0,
        material_class: one.material_class,
        build_volume_mm: one.build_volume_mm.map(|size| size.0),
        tolerance_mm: one.tolerance_mm,
        metal: one.metal,
        sintering: one.sintering,
    };
    sent.into_iter().map(read).collect()
}

/// Trimmed, and nothing where only blanks were sent.
pub fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
