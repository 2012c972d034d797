use std::collections::BTreeMap;

use actix_web::{HttpRequest, get, web};

use super::mine;
use crate::features::identity::{self, By, may};
use crate::features::labs::scope;
use crate::features::usage::model::{SessionFilter, Sight};
use crate::features::usage::store;
use crate::features::usage::view::{self, Beside, SessionDetail, SessionView};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Page, PageParams, Params, PathId, Problem};
use crate::platform::values::{Actor, ActorKind, Id, Instant, Role};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SessionQuery {
    machine: Option<Id>,
    member: Option<Id>,
    /// Slug or id.
    lab: Option<String>,
    /// Those that touch the time from here on.
    from: Option<Instant>,
    /// Those that start before it.
    until: Option<Instant>,
    /// Only open ones, or only ended ones.
    open: Option<bool>,
    /// Only those that the service was down during, for staff to settle.
    to_settle: Option<bool>,
    /// Only those with a correction that waits for staff to decide, or only those without.
    correction_proposed: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MyUsageQuery {
    machine: Option<Id>,
    from: Option<Instant>,
    until: Option<Instant>,
    open: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Sessions, last recorded first: one's own, and for staff all of their labs.
#[utoipa::path(
    tag = "usage",
    params(SessionQuery),
    responses((status = 200, description = "A page of sessions", body = Page<SessionView>)),
)]
#[get("/usage-sessions")]
pub async fn list_usage_sessions(
    by: By<may::UseMachine>,
    query: Params<SessionQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (gate, sight) = (by.gate(), sight(by.actor()));
    let filter = SessionFilter {
        machine: query.machine,
        member: query.member,
        lab: None,
        from: query.from,
        until: query.until,
        open: query.open,
        to_settle: query.to_settle,
        correction_proposed: query.correction_proposed,
    };
    let rows = service
        .read(move |c| {
            let lab = query.lab.map(|lab| scope::lab(c, &gate, &lab)).transpose()?;
            let filter = SessionFilter { lab: lab.map(|lab| lab.id), ..filter };
            Ok::<_, Problem>(store::list(c, &sight, &filter, before, limit + 1)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |row| row.session.id).map(|row| view::session(row, by.actor())), &request))
}

/// One's own sessions in all labs, last recorded first.
#[utoipa::path(
    tag = "usage",
    params(MyUsageQuery),
    responses((status = 200, description = "A page of sessions", body = Page<SessionView>)),
)]
#[get("/me/usage")]
pub async fn list_my_usage(
    by: By<may::OwnAccount>,
    query: Params<MyUsageQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let sight = Sight::Person { person: by.person()?, staff_of: Vec::new() };
    let filter = SessionFilter {
        machine: query.machine,
        from: query.from,
        until: query.until,
        open: query.open,
        ..SessionFilter::default()
    };
    let rows = service.read(move |c| Ok::<_, Problem>(store::list(c, &sight, &filter, before, limit + 1)?)).await?;
    Ok(Answer::page(&Page::cut(rows, limit, |row| row.session.id).map(|row| view::session(row, by.actor())), &request))
}

/// One session, for its owner and staff.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The session")),
    responses((status = 200, description = "The session", body = SessionDetail)),
)]
#[get("/usage-sessions/{id}")]
pub async fn get_usage_session(
    by: By<may::UseMachine>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let actor = by.actor().clone();
    service
        .read(move |c| {
            mine(c, &actor, id.0)?;
            let checklist = store::acknowledged(c, id.0)?.map(view::checklist).transpose()?;
            let shown = store::shown(c, id.0)?;
            let staff = actor.is_staff_of(shown.session.lab);
            let (second_person, supervisor) = beside(c, (&actor, staff), shown.session.reservation)?;
            let session = view::session(shown, &actor);
            let version = session.version;
            Ok(Answer::ok(&SessionDetail { session, second_person, supervisor, checklist }).version(version))
        })
        .await
}

/// The second person and the supervisor. A device learns no names; who was named by an address is named to staff alone, else
/// anybody could ask what a member is called.
fn beside(c: &mut Db, (actor, staff): (&Actor, bool), plan: Option<Id>) -> DbResult<(Option<Beside>, Option<Beside>)> {
    let Some(plan) = plan else { return Ok((None, None)) };
    let (second_person, supervisor) = store::beside(c, plan)?;
    let there: Vec<Id> = [second_person, supervisor].into_iter().flatten().collect();
    let names = match actor.person() {
        Some(_) if !there.is_empty() => identity::names(c, &there)?,
        _ => BTreeMap::new(),
    };
    let one = |person: Id, named: bool| Beside { person, name: names.get(&person).filter(|_| named).cloned() };
    Ok((second_person.map(|person| one(person, staff)), supervisor.map(|person| one(person, true))))
}

fn sight(actor: &Actor) -> Sight {
    match actor.kind {
        _ if actor.admin => Sight::All,
        ActorKind::Person(person) => {
            let staff = actor.roles.iter().filter(|(_, role): &(&Id, &Role)| role.is_staff());
            Sight::Person { person, staff_of: staff.map(|(lab, _)| *lab).collect() }
        }
        ActorKind::Device { machine, .. } => Sight::Machine(machine),
        ActorKind::Anonymous | ActorKind::Service(_) => Sight::Nothing,
    }
}
