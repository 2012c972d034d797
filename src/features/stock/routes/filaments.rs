use actix_web::get;

use crate::features::identity::{By, may};
use crate::features::stock::catalogue::{self, CatalogueFilament};
use crate::platform::http::{Answer, PageParams, Params, Problem};

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FilamentsQuery {
    /// Words that all occur in manufacturer, material, name or colour, in any case.
    #[param(max_length = 200)]
    q: Option<String>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// A spool, in grams.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = FilamentSpool)]
struct SpoolView {
    /// Of filament on a new one.
    filament_grams: u32,
    /// Of the empty spool; null where it is not known.
    empty_grams: Option<u32>,
}

/// A filament that can be bought, of one colour and diameter.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = CatalogueFilament)]
struct FilamentView {
    manufacturer: &'static str,
    name: &'static str,
    material: &'static str,
    density_milligrams_per_cm3: u32,
    diameter_micrometres: u32,
    /// The sizes that are sold.
    spools: Vec<SpoolView>,
    colour_name: &'static str,
    /// Red, green, blue and where it is clear a fourth part, in hexadecimal; the first of `colours`.
    #[schema(pattern = "^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$", example = "#303635")]
    colour: Option<&'static str>,
    /// All of them, where it changes along the filament.
    colours: &'static [String],
}

impl FilamentView {
    fn of(one: &'static CatalogueFilament) -> Self {
        let spool = |spool: &catalogue::Spool| SpoolView {
            filament_grams: spool.filament_grams,
            empty_grams: spool.empty_grams,
        };
        Self {
            manufacturer: &one.manufacturer,
            name: &one.name,
            material: &one.material,
            density_milligrams_per_cm3: one.density_mg_cm3,
            diameter_micrometres: one.diameter_um,
            spools: one.spools.iter().map(spool).collect(),
            colour_name: &one.colour_name,
            colour: one.colours.first().map(String::as_str),
            colours: &one.colours,
        }
    }
}

/// Where the filaments come from.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct FilamentSource {
    #[schema(example = "SpoolmanDB")]
    name: &'static str,
    #[schema(example = "https://github.com/Donkie/SpoolmanDB")]
    url: &'static str,
    #[schema(example = "MIT")]
    licence: &'static str,
}

const SOURCE: FilamentSource =
    FilamentSource { name: "SpoolmanDB", url: "https://github.com/Donkie/SpoolmanDB", licence: "MIT" };

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Filaments {
    /// By manufacturer, material and name.
    items: Vec<FilamentView>,
    /// How many more fit.
    left_out: usize,
    source: FilamentSource,
}

/// Filaments that can be bought, with what an item of stock needs to know of one (who is signed in). Nothing of it belongs to a
/// lab: an item copies what it takes from here.
#[utoipa::path(
    tag = "stock",
    params(FilamentsQuery),
    responses((status = 200, description = "The filaments that fit", body = Filaments)),
)]
#[get("/filaments")]
pub(super) async fn list_filaments(by: By<may::OwnAccount>, query: Params<FilamentsQuery>) -> Result<Answer, Problem> {
    by.person()?;
    let limit = PageParams { limit: query.0.limit, cursor: None }.limit()?;
    let (found, left_out) =
        catalogue::filaments(query.0.q.as_deref().unwrap_or_default(), usize::try_from(limit).unwrap_or_default());
    let items = found.into_iter().map(FilamentView::of).collect();
    Ok(Answer::ok(&Filaments { items, left_out, source: SOURCE }))
}
