use actix_web::{get, web};

use crate::features::demand::{self, Ask, DemandKind, Want};
use crate::features::identity::{By, may};
use crate::features::labs::{self, Lab, scope};
use crate::features::machines::{self, MachineFilter, Shown};
use crate::features::reservations::facts::Ground;
use crate::features::reservations::model::Condition;
use crate::features::reservations::refusal::RefusalCode;
use crate::features::reservations::{facts, find};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Code, Params, Problem, Segment};
use crate::platform::values::{Id, Instant, Interval, LocalText, MaterialClass, Process};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// The longest that any policy may allow.
const LONGEST_MINUTES: i64 = 44_640;
/// How many machines are read at a time.
const PAGE: i64 = 200;

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FreeQuery {
    /// An ISO/ASTM 52900 category or another process, in any case.
    process: Option<String>,
    material_class: Option<MaterialClass>,
    class: Option<Id>,
    machine: Option<Id>,
    /// With `ends_at`: which machines are free for exactly that time.
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    /// Without a time: the next gaps of that length. 60 when absent.
    #[param(minimum = 1, maximum = 44640)]
    duration_minutes: Option<i64>,
    /// Only those that need no training, or one that you hold now.
    qualified: Option<bool>,
    /// Where to look for gaps from; now when absent.
    from: Option<Instant>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct FreeMachine {
    machine: Id,
    name: LocalText,
    class: Option<Id>,
    /// The asked time, or the next times of the asked length that can be booked as they are.
    gaps: Vec<Interval>,
    /// Whether the asker may book it; null when signed out
    usable: Option<bool>,
    /// Why not: `not_qualified`, `suspended`
    refusals: Vec<RefusalCode>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct FreeMachines {
    items: Vec<FreeMachine>,
}

struct Search {
    filter: MachineFilter,
    machine: Option<Id>,
    /// Whose training is to be regarded.
    qualified: Option<Id>,
    /// Who asks.
    person: Option<Id>,
    wish: Wish,
}

enum Wish {
    At(Interval),
    Lasting { minutes: i64, from: Instant },
}

impl FreeQuery {
    fn search(&self, person: Option<Id>, now: Instant) -> Result<Search, Problem> {
        let process = match &self.process {
            None => None,
            Some(text) => {
                Some(Process::parse(text).ok_or_else(|| Problem::parameter("process", Text::new("expect-process")))?)
            }
        };
        let wish = match (self.starts_at, self.ends_at) {
            (Some(from), Some(until)) if from < until => Wish::At(Interval::new(from, until)),
            (Some(_), Some(_)) => {
                return Err(Problem::parameter("ends_at", Text::new("expect-after").with("other", "starts_at")));
            }
            (None, None) => {
                let minutes = self.duration_minutes.unwrap_or(60);
                if !(1..=44_640).contains(&minutes) {
                    return Err(Problem::parameter(
                        "duration_minutes",
                        Text::new("expect-whole-number-within").with("min", 1).with("max", 44_640),
                    ));
                }
                Wish::Lasting { minutes, from: self.from.unwrap_or(now).max(now) }
            }
            _ => {
                return Err(Problem::parameter(
                    "starts_at",
                    Text::new("expect-together").with("first", "starts_at").with("second", "ends_at"),
                ));
            }
        };
        let qualified = match (self.qualified, person) {
            (Some(true), None) => {
                return Err(Problem::new(Code::NotSignedIn, Text::new("sign-in-for-qualified")));
            }
            (Some(true), person) => person,
            _ => None,
        };
        let filter = MachineFilter {
            process,
            material_class: self.material_class,
            class: self.class,
            ..MachineFilter::default()
        };
        Ok(Search { filter, machine: self.machine, qualified, person, wish })
    }
}

/// When free: the machines that fit, each with the times that can be booked, the soonest first; before
/// them, for who is signed in, those that they may use.
#[utoipa::path(
    tag = "reservations",
    params(("lab" = String, Path, description = "Slug or id"), FreeQuery),
    responses((status = 200, description = "Machines and their gaps", body = FreeMachines)),
)]
#[get("/labs/{lab}/free-machines")]
pub async fn find_free_machines(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<FreeQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, now) = (by.gate(), service.now());
    let search = query.0.search(by.actor().person(), now)?;
    let capability = Ask::search(search.filter.process, search.filter.material_class);
    let (minutes, wanted_at) = match search.wish {
        Wish::At(span) => (span.minutes_ceil(), span.starts_at),
        Wish::Lasting { minutes, from } => (minutes, from),
    };
    // A slip is no unmet need: a time that has passed, or one that no policy allows; nor is one machine's full calendar.
    let is_need = search.machine.is_none() && wanted_at >= now && minutes <= LONGEST_MINUTES;
    let (lab, items) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let items = search_in(c, &lab, &search, now)?;
            Ok::<_, Problem>((lab, items))
        })
        .await?;
    let explicit = is_need && (capability.process.is_some() || capability.material_class.is_some());
    if let (true, true, Some(person)) = (items.is_empty(), explicit, by.actor().person()) {
        let local_day = lab.zone().date(wanted_at);
        service
            .write(by.call.clone(), move |w| {
                let want = Want {
                    lab: lab.id,
                    person,
                    asks: &[capability],
                    machine: None,
                    local_day,
                    kind: DemandKind::EmptySearch,
                    minutes: Some(minutes),
                };
                Ok::<_, Problem>(demand::record(w, &want)?)
            })
            .await?;
    }
    Ok(Answer::ok(&FreeMachines { items }))
}

fn all_machines(c: &mut Db, lab: Id, filter: &MachineFilter) -> DbResult<Vec<Shown>> {
    let mut all: Vec<Shown> = Vec::new();
    loop {
        let after = all.last().map(|shown| shown.machine.id);
        let page = machines::list(c, lab, filter, after, PAGE)?;
        let is_last = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

fn search_in(c: &mut Db, lab: &Lab, search: &Search, now: Instant) -> DbResult<Vec<FreeMachine>> {
    let mut found = Vec::new();
    let membership = search.person.map(|person| labs::membership(c, lab.id, person)).transpose()?.flatten();
    let suspended = membership.and_then(|one| one.suspended_until).is_some_and(|until| now < until);
    for shown in all_machines(c, lab.id, &search.filter)? {
        if search.machine.is_some_and(|machine| machine != shown.machine.id) {
            continue;
        }
        let ground = facts::ground(c, lab, shown.machine.id)?;
        if facts::condition(c, &ground.machine, now)? != Condition::Usable {
            continue;
        }
        if let Some(person) = search.qualified
            && !find::is_qualified(c, &ground, person, now)?
        {
            continue;
        }
        let gaps = match search.wish {
            Wish::At(span) => {
                if find::can_be_booked(c, &ground, span, now)? {
                    vec![span]
                } else {
                    Vec::new()
                }
            }
            Wish::Lasting { minutes, from } => facts::gaps(c, now, &ground, from, minutes, None)?,
        };
        if !gaps.is_empty() {
            let machine = shown.machine;
            let refusals = search.person.map(|person| against(c, &ground, person, suspended, now)).transpose()?;
            found.push(FreeMachine {
                machine: machine.id,
                name: machine.name(),
                class: machine.class,
                gaps,
                usable: refusals.as_ref().map(Vec::is_empty),
                refusals: refusals.unwrap_or_default(),
            });
        }
    }
    found.sort_by_key(|free| (free.usable == Some(false), free.gaps.first().copied(), free.machine));
    Ok(found)
}

/// What stands against the person themselves.
fn against(c: &mut Db, ground: &Ground, person: Id, suspended: bool, now: Instant) -> DbResult<Vec<RefusalCode>> {
    let unqualified = !find::is_qualified(c, ground, person, now)?;
    let each = [(suspended, RefusalCode::Suspended), (unqualified, RefusalCode::NotQualified)];
    Ok(each.into_iter().filter_map(|(holds, code)| holds.then_some(code)).collect())
}
