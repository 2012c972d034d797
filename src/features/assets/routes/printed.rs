use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use actix_web::{HttpResponse, get, web};

use crate::features::assets::print::label::{self, Label};
use crate::features::assets::store::{self, AssetFilter, Owned};
use crate::features::identity::{Auth, By, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines::{self, MachineStatus};
use crate::platform::http::{Code, Params, PathId, Problem, Segment};
use crate::platform::values::{Id, Lang};
use crate::platform::words::Text;
use crate::platform::write::Service;

fn label(lab: &Lab, owned: &Owned, public_url: &str, lang: Lang) -> Label {
    let machine = &owned.machine;
    let number = owned.asset.as_ref().and_then(|asset| asset.inventory_number.clone());
    Label {
        title: machine.asset_tag.clone().or(number).unwrap_or_else(|| machine.model.clone()),
        name: machine.name().best(lang).to_owned(),
        lab: lab.name().best(lang).to_owned(),
        url: format!("{public_url}/machines/{}", machine.id),
    }
}

/// Says in the log why, and to the asker that it is not their fault.
pub fn unprintable(cause: &str) -> Problem {
    tracing::error!(cause, "a document could not be printed");
    Problem::of(Code::Internal)
}

/// A machine's label as SVG: a QR code that leads to its page, and its tag (staff).
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id")),
    responses((status = 200, description = "The label", content((String = "image/svg+xml", example = json!("<svg xmlns=\"http://www.w3.org/2000/svg\">…</svg>"))))),
)]
#[get("/machines/{id}/label")]
pub async fn get_machine_label(
    by: By<may::MaintainMachines>,
    id: PathId,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let (gate, lang, url) = (by.gate(), by.call.lang, auth.public_url().to_owned());
    let label = service
        .read(move |c| {
            let lab = scope::lab_of_machine(c, &gate, id.0)?;
            let machine = machines::find(c, id.0)?;
            let owned = store::owned_one(c, machine)?;
            Ok::<_, Problem>(label(&lab, &owned, &url, lang))
        })
        .await?;
    let svg = label::svg(&label).ok_or_else(|| unprintable("the address is too long for a code"))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .content_type("image/svg+xml")
        .body(svg))
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LabelsQuery {
    /// Ids of machines with commas between them; all that are not retired when absent.
    machines: Option<String>,
}

impl LabelsQuery {
    fn ids(&self) -> Result<Option<Vec<Id>>, Problem> {
        let Some(machines) = &self.machines else { return Ok(None) };
        let ids: Result<Vec<Id>, _> = machines.split(',').map(|id| id.trim().parse()).collect();
        ids.map(Some).map_err(|_| Problem::parameter("machines", Text::new("expect-id")))
    }
}

/// Print labels (staff): sheets of A4 with 24 labels of 70 × 37 mm, each with a QR code that leads to its machine's page.
#[utoipa::path(
    tag = "assets",
    params(("lab" = String, Path, description = "Slug or id"), LabelsQuery),
    responses((status = 200, description = "The labels", content((String = "application/pdf", example = json!("%PDF-…"))))),
)]
#[get("/labs/{lab}/asset-labels")]
pub async fn print_labels(
    by: By<may::MaintainMachines>,
    lab: Segment,
    query: Params<LabelsQuery>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<HttpResponse, Problem> {
    let (gate, lang, url, wanted) = (by.gate(), by.call.lang, auth.public_url().to_owned(), query.0.ids()?);
    let (slug, labels) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let is_wanted = |owned: &Owned| match &wanted {
                Some(ids) => ids.contains(&owned.machine.id),
                None => owned.machine.status != MachineStatus::Retired,
            };
            let all = store::register(c, lab.id, &AssetFilter::default(), None, i64::MAX)?;
            let labels: Vec<_> =
                all.iter().filter(|owned| is_wanted(owned)).map(|owned| label(&lab, owned, &url, lang)).collect();
            Ok::<_, Problem>((lab.slug, labels))
        })
        .await?;
    if labels.is_empty() {
        return Err(Problem::new(Code::NotFound, Text::new("no-machine-to-label")));
    }
    let pdf = web::block(move || label::pdf(&labels)).await.map_err(|_| Problem::of(Code::Internal))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"labels-{slug}.pdf\"")))
        .content_type("application/pdf")
        .body(pdf.map_err(|cause| unprintable(&cause))?))
}
