use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::{Faults, Lab, scope};
use crate::features::training::actions::{self, QualificationAsk};
use crate::features::training::model::Qualification;
use crate::features::training::store;
use crate::platform::http::{Answer, Body, Page, PageParams, Params, Posting, Problem, Segment};
use crate::platform::values::{Id, Lang, LocalText, LocalTextInput};
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": {"en": "Laser cutter"}, "valid_days": 365, "levels": ["basic", "advanced"]}))]
struct NewQualification {
    name: LocalTextInput,
    /// How long a certification is valid unless it says otherwise.
    #[schema(minimum = 1, maximum = 36500)]
    valid_days: Option<i32>,
    /// From the lowest to the highest.
    #[schema(max_items = 20)]
    levels: Option<Vec<String>>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Qualification)]
struct QualificationView {
    id: Id,
    lab: String,
    lab_id: Id,
    name: LocalText,
    name_local: String,
    valid_days: Option<i32>,
    levels: Vec<String>,
    version: i32,
}

fn qualification_view(lab: &Lab, one: &Qualification, lang: Lang) -> QualificationView {
    let name = one.name();
    QualificationView {
        id: one.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        name_local: name.best(lang).to_owned(),
        name,
        valid_days: one.valid_days,
        levels: one.levels(),
        version: one.version,
    }
}

fn checked_levels(sent: Option<Vec<String>>) -> Result<Vec<String>, Problem> {
    let levels: Vec<String> = sent.unwrap_or_default().iter().map(|level| level.trim().to_owned()).collect();
    let mut faults = Faults::default();
    for (index, level) in levels.iter().enumerate() {
        if level.is_empty() || level.chars().count() > 100 {
            faults.add(format!("/levels/{index}"), "too_short", Text::new("level-name"));
        } else if levels.iter().take(index).any(|earlier| earlier == level) {
            faults.add(format!("/levels/{index}"), "not_unique", Text::new("level-name-twice"));
        }
    }
    faults.check(Problem::fields)?;
    Ok(levels)
}

/// Add a qualification (managers).
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewQualification,
    responses((status = 201, description = "The qualification", body = QualificationView)),
)]
#[post("/labs/{lab}/qualifications")]
pub async fn create_qualification(
    by: By<may::ManageTraining>,
    lab: Segment,
    body: Body<NewQualification>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let ask = QualificationAsk {
        name: sent.name.checked(call.lang, "/name")?,
        valid_days: sent.valid_days,
        levels: checked_levels(sent.levels)?,
    };
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create_qualification(w, &lab, &ask)?;
                let location = format!("/api/v1/labs/{}/qualifications", lab.slug);
                Ok(Answer::created(&qualification_view(&lab, &made, w.call.lang), location).version(made.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QualificationsQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's qualifications by id.
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id"), QualificationsQuery),
    responses((status = 200, description = "A page of qualifications", body = Page<QualificationView>)),
)]
#[get("/labs/{lab}/qualifications")]
pub async fn list_qualifications(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<QualificationsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::qualifications_of(c, lab.id, after, limit + 1)?;
            Ok::<_, Problem>(rows.iter().map(|one| qualification_view(&lab, one, lang)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}
