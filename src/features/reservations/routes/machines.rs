use actix_web::{HttpRequest, get, web};
use chrono::NaiveDate;

use crate::features::demand::{self, Ask, DemandKind, Want};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines::{self, MachineFilter, MachineStatus, MachineView, Shown};
use crate::features::reservations::find;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Code, Page, PageParams, Params, Problem, Segment};
use crate::platform::values::{Id, Instant, Interval, MaterialClass, Process};
use crate::platform::words::Text;
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
    /// With `free_until`: those that are open, usable and free for all of that time.
    free_from: Option<Instant>,
    free_until: Option<Instant>,
    /// The local day for which they are sought, for unmet need: that of `free_from`, else today, where absent.
    wanted_on: Option<NaiveDate>,
    /// Those that need no training, or one that you hold now.
    qualified: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

fn one_of<T>(name: &str, sent: Option<&str>, parse: fn(&str) -> Option<T>, all: &[&str]) -> Result<Option<T>, Problem> {
    let read = |text| {
        parse(text).ok_or_else(|| Problem::parameter(name, Text::new("expect-choice").with("choices", all.join(", "))))
    };
    sent.map(read).transpose()
}

fn filter(query: &MachinesQuery) -> Result<MachineFilter, Problem> {
    let processes: Vec<_> = Process::ALL.iter().map(|one| one.name()).collect();
    let materials: Vec<_> = MaterialClass::ALL.iter().map(|one| one.name()).collect();
    let statuses: Vec<_> = MachineStatus::ALL.iter().map(|one| one.name()).collect();
    if query.q.as_ref().is_some_and(|q| q.chars().count() > 200) {
        return Err(Problem::parameter("q", Text::new("expect-characters").with("max", 200)));
    }
    Ok(MachineFilter {
        process: one_of("process", query.process.as_deref(), Process::parse, &processes)?,
        material_class: one_of("material_class", query.material_class.as_deref(), MaterialClass::parse, &materials)?,
        class: query.class,
        status: one_of("status", query.status.as_deref(), MachineStatus::parse, &statuses)?,
        q: query.q.clone(),
    })
}

/// What needs more than the catalogue to tell.
#[derive(Clone, Copy, Debug)]
struct Sieve {
    free: Option<Interval>,
    qualified: Option<Id>,
    now: Instant,
}

impl Sieve {
    fn of(query: &MachinesQuery, person: Option<Id>, now: Instant) -> Result<Self, Problem> {
        let free = match (query.free_from, query.free_until) {
            (Some(from), Some(until)) if from < until => Some(Interval::new(from, until)),
            (None, None) => None,
            (Some(_), Some(_)) => {
                return Err(Problem::parameter("free_until", Text::new("expect-after").with("other", "free_from")));
            }
            _ => {
                return Err(Problem::parameter(
                    "free_from",
                    Text::new("expect-together").with("first", "free_from").with("second", "free_until"),
                ));
            }
        };
        let qualified = match (query.qualified, person) {
            (Some(true), None) => {
                return Err(Problem::new(Code::NotSignedIn, Text::new("sign-in-for-qualified")));
            }
            (Some(true), person) => person,
            _ => None,
        };
        Ok(Self { free, qualified, now })
    }

    fn lets_through(&self, c: &mut Db, lab: &Lab, shown: &Shown) -> DbResult<bool> {
        if self.free.is_none() && self.qualified.is_none() {
            return Ok(true);
        }
        let ground = find::ground(c, lab, &shown.machine)?;
        if let Some(person) = self.qualified
            && !find::is_qualified(c, &ground, person, self.now)?
        {
            return Ok(false);
        }
        self.free.map_or(Ok(true), |span| find::is_free(c, &ground, span, self.now))
    }

    /// The first `limit` that pass, by id.
    fn sift(
        &self,
        c: &mut Db,
        lab: &Lab,
        filter: &MachineFilter,
        mut after: Option<Id>,
        limit: i64,
    ) -> DbResult<Vec<Shown>> {
        let wanted = usize::try_from(limit).unwrap_or(0);
        let mut passed = Vec::new();
        loop {
            let rows = machines::list(c, lab.id, filter, after, limit)?;
            let Some(last) = rows.last().map(|shown| shown.machine.id) else { return Ok(passed) };
            for shown in rows {
                if passed.len() < wanted && self.lets_through(c, lab, &shown)? {
                    passed.push(shown);
                }
            }
            if passed.len() >= wanted {
                return Ok(passed);
            }
            after = Some(last);
        }
    }
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
    let sieve = Sieve::of(&query.0, by.actor().person(), service.now())?;
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let wanted_on = query.0.wanted_on;
    let (gate, lang, asked) = (by.gate(), by.call.lang, filter.clone());
    let (lab, rows) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = sieve.sift(c, &lab, &asked, after, limit + 1)?;
            Ok::<_, Problem>((lab, rows))
        })
        .await?;
    if rows.is_empty() && after.is_none() {
        keep_empty_search(&service, by.call.clone(), &lab, &filter, (sieve.free, wanted_on)).await?;
    }
    let page = Page::cut(rows, limit, |shown| shown.machine.id).map(|shown| MachineView::of(&lab, shown, lang));
    Ok(Answer::page(&page, &request))
}

async fn keep_empty_search(
    service: &Service,
    call: Call,
    lab: &Lab,
    filter: &MachineFilter,
    (free, wanted_on): (Option<Interval>, Option<NaiveDate>),
) -> Result<(), Problem> {
    let ask = Ask::search(filter.process, filter.material_class);
    let Some(person) = call.actor.person() else { return Ok(()) };
    if filter.process.is_none() && filter.material_class.is_none() {
        return Ok(());
    }
    let (lab, zone) = (lab.id, lab.zone());
    service
        .write(call, move |w| {
            let local_day = wanted_on.unwrap_or_else(|| zone.date(free.map_or(w.now, |span| span.starts_at)));
            // A day that has passed is a slip.
            if local_day < zone.date(w.now) {
                return Ok(());
            }
            let want = Want {
                lab,
                person,
                asks: &[ask],
                machine: None,
                local_day,
                kind: DemandKind::EmptySearch,
                minutes: free.map(|span| span.minutes_ceil()),
            };
            Ok::<_, Problem>(demand::record(w, &want)?)
        })
        .await
}
