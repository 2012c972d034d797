//! A lab's boards, kept between requests until something in the lab changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Stopwatch};

use actix_web::web::Bytes;
use sha2::{Digest, Sha256};

use super::model::{BlockKind, Occupied};
use super::row::Reservation;
use super::store;
use crate::features::groups::{self, Mark};
use crate::features::labs::{self, Lab};
use crate::features::machines::{self, MachineFilter, MachineStatus};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Actor, Id, Interval, IntervalSet, LocalText, Purpose};
use crate::platform::write::Service;

/// A board shows this many machines; a lab with more is shown by class or page of its own.
const MACHINES: i64 = 500;
/// How long a board is believed that another process may have outdated; this process's own changes count at once.
const BELIEVED: Duration = Duration::from_millis(500);
/// How many boards are kept, and each for how many viewers.
const KEPT: usize = 64;
const VIEWERS: usize = 16;
/// Only what people look at day by day is kept: about a week, and as many taken spans and bytes as that needs.
const KEPT_DAYS: i64 = 8;
const KEPT_SPANS: usize = 5_000;
const KEPT_BYTES: usize = 64 * 1024;

/// A span that a machine is taken.
#[derive(Clone, Debug)]
pub struct Taken {
    pub span: Interval,
    pub kind: BlockKind,
    pub purpose: Option<Purpose>,
    /// The reservation and who holds it; none for what is no reservation.
    pub reservation: Option<(Id, Option<Id>)>,
    /// The group it is booked for.
    pub group: Option<Mark>,
}

impl Taken {
    /// What the rows take of `window`, buffers apart.
    pub fn all(rows: &[Reservation], window: Interval, marks: &BTreeMap<Id, Mark>) -> Vec<Self> {
        let of = |row: &Reservation| -> Vec<Self> {
            let reservation = (row.kind == BlockKind::Reservation).then_some((row.id, row.member));
            let group = row.group_booking.and_then(|booking| marks.get(&booking));
            let taken = |taken: Occupied| Self {
                group: group.filter(|_| taken.kind != BlockKind::Buffer).cloned(),
                span: taken.span,
                kind: taken.kind,
                purpose: row.purpose.filter(|_| taken.kind != BlockKind::Buffer),
                reservation,
            };
            row.occupied().into_iter().filter(|taken| taken.span.overlaps(&window)).map(taken).collect()
        };
        rows.iter().flat_map(of).collect()
    }
}

#[derive(Clone, Debug)]
pub struct MachineTime {
    pub id: Id,
    pub name: LocalText,
    pub class: Option<Id>,
    pub status: MachineStatus,
    pub open: Vec<Interval>,
    pub taken: Vec<Taken>,
}

/// Every machine of the lab with its open and taken time.
#[derive(Debug)]
pub struct Board {
    pub lab: Lab,
    pub window: Interval,
    pub machines: Vec<MachineTime>,
    /// Changes with everything that the board shows.
    pub revision: String,
    /// Whether it is small enough to be kept.
    keeps: bool,
    written: Mutex<HashMap<Viewer, Bytes>>,
}

/// Who looks at a board, as far as it looks different to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Viewer {
    Anyone,
    Person(Id),
    Staff,
}

impl Viewer {
    pub fn of(actor: &Actor, lab: Id) -> Self {
        match actor.person() {
            _ if actor.is_staff_of(lab) => Self::Staff,
            Some(person) => Self::Person(person),
            None => Self::Anyone,
        }
    }

    /// The group's id and name, for who belongs to it and for staff.
    pub fn told_group(self, mark: &Mark) -> bool {
        match self {
            Self::Staff => true,
            Self::Person(person) => mark.insiders.contains(&person),
            Self::Anyone => false,
        }
    }

    /// The reservation's id, for its holder and for staff.
    pub fn told(self, taken: &Taken) -> Option<Id> {
        let (id, holder) = taken.reservation?;
        let told = match self {
            Self::Staff => true,
            Self::Person(person) => holder == Some(person),
            Self::Anyone => false,
        };
        told.then_some(id)
    }
}

impl std::fmt::Display for Viewer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Anyone => f.write_str("anyone"),
            Self::Person(person) => person.fmt(f),
            Self::Staff => f.write_str("staff"),
        }
    }
}

impl Board {
    /// The board as it was written for this viewer, else as `write` writes it now.
    pub fn written_for(&self, viewer: Viewer, write: impl FnOnce() -> Bytes) -> Bytes {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = written.get(&viewer) {
            return bytes.clone();
        }
        let bytes = write();
        if self.keeps && written.len() < VIEWERS && bytes.len() <= KEPT_BYTES {
            written.insert(viewer, bytes.clone());
        }
        bytes
    }
}

/// The boards that were asked for lately, by the lab's slug or id and the window.
#[derive(Default)]
pub struct Boards(Mutex<HashMap<(String, Interval), Kept>>);

#[derive(Clone)]
struct Kept {
    board: Arc<Board>,
    commits: u64,
    checked: Stopwatch,
}

impl Boards {
    /// The board as it is now: drawn anew only when its revision has changed, and looked up only when it may have.
    ///
    /// # Errors
    /// [`crate::platform::db::Fault::NotFound`] for a lab that does not exist.
    pub async fn get(&self, service: &Service, lab: &str, window: Interval) -> DbResult<Arc<Board>> {
        let key = (lab.to_owned(), window);
        let (commits, checked) = (service.db().commits(), Stopwatch::now());
        let known = self.lock().get(&key).cloned();
        if let Some(kept) = &known
            && kept.commits == commits
            && kept.checked.elapsed() < BELIEVED
        {
            return Ok(Arc::clone(&kept.board));
        }
        let (segment, known) = (key.0.clone(), known.map(|kept| kept.board));
        let board = service.read(move |c| current(c, &segment, window, known)).await?;
        self.keep(key, Kept { board: Arc::clone(&board), commits, checked });
        Ok(board)
    }

    fn keep(&self, key: (String, Interval), kept: Kept) {
        if !kept.board.keeps {
            return;
        }
        let mut boards = self.lock();
        if boards.len() >= KEPT && !boards.contains_key(&key) {
            let oldest = boards.iter().min_by_key(|(_, kept)| kept.checked).map(|(key, _)| key.clone());
            oldest.and_then(|oldest| boards.remove(&oldest));
        }
        boards.insert(key, kept);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(String, Interval), Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn current(c: &mut Db, segment: &str, window: Interval, known: Option<Arc<Board>>) -> DbResult<Arc<Board>> {
    let lab = labs::by_segment(c, segment)?;
    // Read before what hangs on it: a change in between makes the board newer than its revision says, never older.
    let revision = revision(&lab, &machines::revisions(c, lab.id)?);
    match known {
        Some(board) if board.revision == revision => Ok(board),
        _ => draw(c, lab, window, revision).map(Arc::new),
    }
}

fn revision(lab: &Lab, machines: &[(Id, i64, i32)]) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{} {} {}", lab.id, lab.revision, lab.version));
    for (id, revision, version) in machines {
        digest.update(format!(" {id} {revision} {version}"));
    }
    digest.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// The groups that these rows are booked for, by booking.
pub fn marks(c: &mut Db, rows: &[Reservation]) -> DbResult<BTreeMap<Id, Mark>> {
    let bookings: Vec<Id> = rows.iter().filter_map(|row| row.group_booking).collect();
    groups::marks(c, &bookings)
}

fn draw(c: &mut Db, lab: Lab, window: Interval, revision: String) -> DbResult<Board> {
    let hours = labs::opening_hours(c, lab.id)?.open(lab.zone(), window);
    let closures = labs::closures_within(c, lab.id, window)?;
    let mut rows: BTreeMap<Id, Vec<Reservation>> = BTreeMap::new();
    let taken = store::occupying_in_lab(c, lab.id, window)?;
    let marks = marks(c, &taken)?;
    for row in taken {
        rows.entry(row.machine).or_default().push(row);
    }
    let shown = machines::list(c, lab.id, &MachineFilter::default(), None, MACHINES)?;
    let machines = shown.into_iter().filter(|shown| shown.status != MachineStatus::Retired).map(|shown| {
        let machine = shown.machine;
        let closed: IntervalSet = closures
            .iter()
            .filter(|(closure, named)| closure.all_machines || named.contains(&machine.id))
            .map(|(closure, _)| closure.span())
            .collect();
        MachineTime {
            id: machine.id,
            name: machine.name(),
            class: machine.class,
            status: shown.status,
            open: hours.subtract(&closed).into_vec(),
            taken: rows.get(&machine.id).map(|rows| Taken::all(rows, window, &marks)).unwrap_or_default(),
        }
    });
    let machines: Vec<MachineTime> = machines.collect();
    let spans: usize = machines.iter().map(|machine| machine.open.len() + machine.taken.len()).sum();
    let keeps = window.ends_at <= window.starts_at.plus_days(KEPT_DAYS) && spans <= KEPT_SPANS;
    Ok(Board { machines, lab, window, revision, keeps, written: Mutex::default() })
}
