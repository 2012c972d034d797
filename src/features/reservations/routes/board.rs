use actix_web::{HttpRequest, get, web};

use crate::features::groups::{GroupKind, Mark};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::machines::{self, MachineStatus};
use crate::features::reservations::board::{self, Boards, MachineTime, Taken, Viewer};
use crate::features::reservations::facts;
use crate::features::reservations::model::{BlockKind, Occupied};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::free;
use crate::features::reservations::store;
use crate::platform::http::{Answer, Params, PathId, Problem, Segment};
use crate::platform::values::{Id, Instant, Interval, LocalText, Purpose};
use crate::platform::words::Text;
use crate::platform::write::Service;

const AVAILABILITY_DAYS: i64 = 92;
const BOARD_DAYS: i64 = 31;

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
            return Err(Problem::parameter("until", Text::new("expect-after").with("other", "from")));
        }
        if window.ends_at > window.starts_at.plus_days(days) {
            return Err(Problem::parameter(
                "until",
                Text::new("expect-days-after").with("days", days).with("other", "from"),
            ));
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
    /// Of what is booked for a class, a team or a visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    group_kind: Option<GroupKind>,
    /// Which group, for who belongs to it and for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<BusyGroup>,
}

/// The group that a time is booked for.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
struct BusyGroup {
    id: Id,
    name: String,
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
struct BoardMachine<'a> {
    id: Id,
    name: &'a LocalText,
    class: Option<Id>,
    status: MachineStatus,
    open: &'a [Interval],
    busy: Vec<Busy>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Board<'a> {
    lab: &'a str,
    from: Instant,
    until: Instant,
    time_zone: &'a str,
    machines: Vec<BoardMachine<'a>>,
}

fn busy_group(mark: &Mark) -> BusyGroup {
    BusyGroup { id: mark.group, name: mark.name.clone() }
}

fn busy(taken: &[Taken], viewer: Viewer) -> Vec<Busy> {
    let shown = |taken: &Taken| Busy {
        starts_at: taken.span.starts_at,
        ends_at: taken.span.ends_at,
        kind: taken.kind,
        purpose: taken.purpose,
        reservation: viewer.told(taken),
        group_kind: taken.group.as_ref().map(|mark| mark.kind),
        group: taken.group.as_ref().filter(|mark| viewer.told_group(mark)).map(busy_group),
    };
    taken.iter().map(shown).collect()
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
            let marks = board::marks(c, &rows)?;
            let ahead = Interval::new(now, Instant::MAX);
            let found = Availability {
                machine: machine.id,
                from: window.starts_at,
                until: window.ends_at,
                time_zone: lab.time_zone.clone(),
                free: free(open_time.open(), &occupied).clip(ahead).into_vec(),
                open: open_time.open().as_slice().to_vec(),
                busy: busy(&Taken::all(&rows, window, &marks), Viewer::of(&gate.actor, lab.id)),
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
    boards: web::Data<Boards>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, window) = (by.gate(), window.0.checked(BOARD_DAYS)?);
    let board = boards.get(&service, &lab.0, window).await?;
    gate.pass(board.lab.id, board.lab.is_public())?;
    let viewer = Viewer::of(&gate.actor, board.lab.id);
    let tag = format!("{}-{viewer}", board.revision);
    Ok(Answer::unless_seen(&request, tag, || board.written_for(viewer, || drawn(&board, viewer))))
}

fn drawn(board: &board::Board, viewer: Viewer) -> web::Bytes {
    let shown = Board {
        lab: &board.lab.slug,
        from: board.window.starts_at,
        until: board.window.ends_at,
        time_zone: &board.lab.time_zone,
        machines: board.machines.iter().map(|machine| shown_machine(machine, viewer)).collect(),
    };
    serde_json::to_vec(&shown).unwrap_or_default().into()
}

fn shown_machine(machine: &MachineTime, viewer: Viewer) -> BoardMachine<'_> {
    let MachineTime { id, name, class, status, open, taken } = machine;
    BoardMachine { id: *id, name, class: *class, status: *status, open, busy: busy(taken, viewer) }
}
