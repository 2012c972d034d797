use std::collections::BTreeMap;

use actix_web::{get, web};
use sha2::{Digest, Sha256};

use crate::features::identity::{By, may};
use crate::features::labs::{self, Lab, scope};
use crate::features::machines::{self, MachineFilter, MachineStatus};
use crate::features::reservations::actions::is_visible;
use crate::features::reservations::facts;
use crate::features::reservations::model::{BlockKind, Occupied};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::free;
use crate::features::reservations::store;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Params, PathId, Problem, Segment};
use crate::platform::values::{Actor, Id, Instant, Interval, IntervalSet, LocalText, Purpose};
use crate::platform::write::Service;

const AVAILABILITY_DAYS: i64 = 92;
const BOARD_DAYS: i64 = 31;
/// A board shows this many machines; a lab with more is shown by class or page of its own.
const BOARD_MACHINES: i64 = 500;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Window {
    from: Instant,
    until: Instant,
}

impl Window {
    fn checked(&self, days: i64) -> Result<Interval, Problem> {
        let window = Interval::new(self.from, self.until);
        if window.is_empty() {
            return Err(Problem::parameter("until", "must lie after \u{201c}from\u{201d}"));
        }
        if window.ends_at > window.starts_at.plus_days(days) {
            return Err(Problem::parameter("until", format!("at most {days} days after \u{201c}from\u{201d}")));
        }
        Ok(window)
    }
}

/// A taken span. Whose it is stays untold; the reservation's id is given to its holder and to staff.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
struct Busy {
    starts_at: Instant,
    ends_at: Instant,
    kind: BlockKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<Purpose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reservation: Option<Id>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Availability {
    machine: Id,
    from: Instant,
    until: Instant,
    time_zone: String,
    open: Vec<Interval>,
    busy: Vec<Busy>,
    /// Open time from now on that nothing takes.
    free: Vec<Interval>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct BoardMachine {
    id: Id,
    name: LocalText,
    class: Option<Id>,
    status: MachineStatus,
    open: Vec<Interval>,
    busy: Vec<Busy>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Board {
    lab: String,
    from: Instant,
    until: Instant,
    time_zone: String,
    machines: Vec<BoardMachine>,
}

fn busy(rows: &[Reservation], actor: &Actor, window: Interval) -> Vec<Busy> {
    let spans = |row: &Reservation| -> Vec<Busy> {
        let mine = row.kind == BlockKind::Reservation && is_visible(actor, row);
        let shown = |taken: Occupied| Busy {
            starts_at: taken.span.starts_at,
            ends_at: taken.span.ends_at,
            kind: taken.kind,
            purpose: row.purpose.filter(|_| taken.kind != BlockKind::Buffer),
            reservation: mine.then_some(row.id),
        };
        row.occupied().into_iter().filter(|taken| taken.span.overlaps(&window)).map(shown).collect()
    };
    rows.iter().flat_map(spans).collect()
}

/// A machine's open, busy and free time, up to 92 days.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path), Window),
    responses((status = 200, description = "Its time", body = Availability)),
)]
#[get("/machines/{id}/availability")]
pub async fn get_availability(
    by: By<may::ViewCatalogue>,
    id: PathId,
    window: Params<Window>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, window, now) = (by.gate(), window.0.checked(AVAILABILITY_DAYS)?, service.now());
    let found = service
        .read(move |c| {
            let machine = machines::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, machine.lab)?;
            let open_time = facts::open_time(c, &lab, machine.id, window)?;
            let rows = store::occupying(c, machine.id, window)?;
            let occupied: Vec<Occupied> = rows.iter().flat_map(Reservation::occupied).collect();
            let ahead = Interval::new(now, Instant::MAX);
            let found = Availability {
                machine: machine.id,
                from: window.starts_at,
                until: window.ends_at,
                time_zone: lab.time_zone.clone(),
                free: free(open_time.open(), &occupied).clip(ahead).into_vec(),
                open: open_time.open().as_slice().to_vec(),
                busy: busy(&rows, &gate.actor, window),
            };
            Ok::<_, Problem>(found)
        })
        .await?;
    Ok(Answer::ok(&found))
}

/// Every machine of the lab with its open and busy time: what the booking screen draws.
#[utoipa::path(
    tag = "reservations",
    params(("lab" = String, Path, description = "Slug or id"), Window),
    responses((status = 200, description = "The board", body = Board), (status = 304, description = "Nothing changed")),
)]
#[get("/labs/{lab}/board")]
pub async fn get_board(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    window: Params<Window>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, window) = (by.gate(), window.0.checked(BOARD_DAYS)?);
    let (board, tag) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            Ok::<_, Problem>(draw(c, &lab, &gate.actor, window)?)
        })
        .await?;
    Ok(Answer::ok(&board).etag(tag))
}

/// The board and its validator: the lab's revision, the sum of its machines', and who looks at which window.
fn draw(c: &mut Db, lab: &Lab, actor: &Actor, window: Interval) -> DbResult<(Board, String)> {
    let machines = machines::list(c, lab.id, &MachineFilter::default(), None, BOARD_MACHINES)?;
    let hours = labs::opening_hours(c, lab.id)?.open(lab.zone(), window);
    let closures = labs::closures_within(c, lab.id, window)?;
    let mut rows: BTreeMap<Id, Vec<Reservation>> = BTreeMap::new();
    for row in store::occupying_in_lab(c, lab.id, window)? {
        rows.entry(row.machine).or_default().push(row);
    }
    let mut tag = Sha256::new();
    let staff = actor.is_staff_of(lab.id);
    tag.update(format!("{} {} {window:?} {:?} {staff}", lab.revision, lab.version, actor.id()));
    let mut drawn = Vec::with_capacity(machines.len());
    for shown in machines.into_iter().filter(|shown| shown.status != MachineStatus::Retired) {
        let machine = shown.machine;
        tag.update(format!(" {} {} {}", machine.id, machine.revision, machine.version));
        let hits = |named: &Vec<Id>, all: bool| all || named.contains(&machine.id);
        let closed: IntervalSet = closures
            .iter()
            .filter(|(closure, named)| hits(named, closure.all_machines))
            .map(|(closure, _)| closure.span())
            .collect();
        drawn.push(BoardMachine {
            id: machine.id,
            name: machine.name(),
            class: machine.class,
            status: shown.status,
            open: hours.subtract(&closed).into_vec(),
            busy: rows.get(&machine.id).map(|rows| busy(rows, actor, window)).unwrap_or_default(),
        });
    }
    let board = Board {
        lab: lab.slug.clone(),
        from: window.starts_at,
        until: window.ends_at,
        time_zone: lab.time_zone.clone(),
        machines: drawn,
    };
    let tag: String = tag.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    Ok((board, tag))
}
