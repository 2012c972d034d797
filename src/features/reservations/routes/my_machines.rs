use actix_web::{HttpRequest, get, web};

use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines::{self, MachineFilter, MachineStatus, Shown};
use crate::features::reservations::find;
use crate::features::training::NextCourse;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Page, PageParams, Params, Problem};
use crate::platform::values::{Id, Instant, Lang, LocalText};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MyMachinesQuery {
    /// Slug or id.
    lab: String,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A training that a machine asks for and that one does not hold now.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct MissingTraining {
    qualification: Id,
    name: LocalText,
    name_local: String,
    /// The lowest level that will do; null: any.
    level: Option<String>,
    /// The levels that will do, from the lowest; empty where any will, and where the qualification has lost the level.
    levels: Vec<String>,
    /// When it can be had.
    next_courses: Vec<NextCourse>,
}

/// A machine, and what stands between it and oneself.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct MyMachine {
    id: Id,
    name: LocalText,
    name_local: String,
    class: Option<Id>,
    status: MachineStatus,
    /// It asks for no training, or for one that you hold now.
    qualified: bool,
    missing: Option<MissingTraining>,
}

/// A lab's machines by id: which of them you are trained for, and how you get the rest.
#[utoipa::path(
    tag = "training",
    params(MyMachinesQuery),
    responses((status = 200, description = "A page of machines", body = Page<MyMachine>)),
)]
#[get("/me/machines")]
pub(super) async fn list_my_machines(
    by: By<may::Book>,
    query: Params<MyMachinesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, person, lang, now) = (by.gate(), by.person()?, by.call.lang, service.now());
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &query.lab)?;
            let rows = machines::list(c, lab.id, &MachineFilter::default(), after, limit + 1)?;
            let mine = rows.into_iter().map(|shown| mine(c, &lab, person, shown, lang, now));
            Ok::<_, Problem>(mine.collect::<DbResult<Vec<_>>>()?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

fn mine(c: &mut Db, lab: &Lab, person: Id, shown: Shown, lang: Lang, now: Instant) -> DbResult<MyMachine> {
    let ground = find::ground(c, lab, &shown.machine)?;
    let missing = find::missing(c, &ground, person, now)?.map(|(qualification, next_courses)| {
        let name = qualification.name();
        let name_local = name.best(lang).to_owned();
        let level = ground.resolved.policy.requires_level.clone();
        let levels = level.as_deref().map_or_else(Vec::new, |least| qualification.levels_from(least));
        MissingTraining { qualification: qualification.id, name, name_local, level, levels, next_courses }
    });
    let name = shown.machine.name();
    Ok(MyMachine {
        id: shown.machine.id,
        name_local: name.best(lang).to_owned(),
        name,
        class: shown.machine.class,
        status: shown.status,
        qualified: missing.is_none(),
        missing,
    })
}
