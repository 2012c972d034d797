use actix_web::{HttpRequest, get, web};

use super::view::MachineView;
use crate::features::demand::{self, Ask, DemandKind, Want};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines::model::MachineStatus;
use crate::features::machines::store::{self, MachineFilter};
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, Segment};
use crate::platform::values::{Id, MaterialClass, Process};
use crate::platform::write::{Call, Service};

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MachinesQuery {
    /// An ISO/ASTM 52900 category or another process, in any case.
    #[param(example = "PBF")]
    process: Option<String>,
    /// In the same capability as `process`. Plastic that looks like metal is not metal.
    #[param(value_type = Option<MaterialClass>)]
    material_class: Option<String>,
    /// A class's id.
    class: Option<Id>,
    /// The shown status. Without it, retired machines are left out.
    #[param(value_type = Option<MachineStatus>)]
    status: Option<String>,
    /// Words that all occur in name, make, model, asset tag, serial or location.
    #[param(max_length = 200)]
    q: Option<String>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

fn one_of<T>(name: &str, sent: Option<&str>, parse: fn(&str) -> Option<T>, all: &[&str]) -> Result<Option<T>, Problem> {
    let read = |text| parse(text).ok_or_else(|| Problem::parameter(name, format!("one of {}", all.join(", "))));
    sent.map(read).transpose()
}

fn filter(query: &MachinesQuery) -> Result<MachineFilter, Problem> {
    let processes: Vec<_> = Process::ALL.iter().map(|one| one.name()).collect();
    let materials: Vec<_> = MaterialClass::ALL.iter().map(|one| one.name()).collect();
    let statuses: Vec<_> = MachineStatus::ALL.iter().map(|one| one.name()).collect();
    if query.q.as_ref().is_some_and(|q| q.chars().count() > 200) {
        return Err(Problem::parameter("q", "200 characters at most"));
    }
    Ok(MachineFilter {
        process: one_of("process", query.process.as_deref(), Process::parse, &processes)?,
        material_class: one_of("material_class", query.material_class.as_deref(), MaterialClass::parse, &materials)?,
        class: query.class,
        status: one_of("status", query.status.as_deref(), MachineStatus::parse, &statuses)?,
        q: query.q.clone(),
    })
}

/// A lab's machines by id. A signed-in person's search for a process or material class that finds nothing is kept as
/// unmet need.
#[utoipa::path(
    tag = "machines",
    params(("lab" = String, Path, description = "Slug or id"), MachinesQuery),
    responses((status = 200, description = "A page of machines", body = Page<MachineView>)),
)]
#[get("/labs/{lab}/machines")]
pub(super) async fn list_machines(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<MachinesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let filter = filter(&query.0)?;
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang, asked) = (by.gate(), by.call.lang, filter.clone());
    let (lab, rows) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::list(c, lab.id, &asked, after, limit + 1)?;
            Ok::<_, Problem>((lab, rows))
        })
        .await?;
    if rows.is_empty() && after.is_none() {
        keep_empty_search(&service, by.call.clone(), &lab, &filter).await?;
    }
    let page = Page::cut(rows, limit, |shown| shown.machine.id).map(|shown| MachineView::of(&lab, shown, lang));
    Ok(Answer::page(&page, &request))
}

async fn keep_empty_search(service: &Service, call: Call, lab: &Lab, filter: &MachineFilter) -> Result<(), Problem> {
    let ask = Ask::search(filter.process, filter.material_class);
    let Some(person) = call.actor.person() else { return Ok(()) };
    if filter.process.is_none() && filter.material_class.is_none() {
        return Ok(());
    }
    let (lab, zone) = (lab.id, lab.zone());
    service
        .write(call, move |w| {
            let want = Want {
                lab,
                person,
                asks: &[ask],
                machine: None,
                local_day: zone.date(w.now),
                kind: DemandKind::EmptySearch,
                minutes: None,
            };
            Ok::<_, Problem>(demand::record(w, &want)?)
        })
        .await
}
