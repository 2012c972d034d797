//! What can be done with sessions, one function an intent. Each locks the machine first and decides on what it reads then.

mod correct;
mod end;
mod erasure;
mod extend;
mod follow;
mod outage;
mod past;
mod start;

pub use correct::{accept, correct, reject};
pub use end::{Finish, finish, forgotten};
pub use erasure::on_erasure;
pub use extend::extend;
pub use follow::follow_plan;
pub use outage::mark_after_outage;
pub use past::{Past, record};
pub use start::{Plan, Start, start};

use super::error::SessionError;
use super::model::{Session, SessionSource};
use super::{rules, store};
use crate::features::reservations::find;
use crate::features::reservations::model::Standing;
use crate::features::reservations::refusal::RefusalCode;
use crate::features::{labs, machines};
use crate::platform::values::{Actor, ActorKind, Id, Instant, Interval, Role};
use crate::platform::write::{Event, Write};

/// The job that closes a session nobody ended.
pub const FORGOTTEN: &str = "session.forgotten";

/// In which part somebody acts on a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    Owner,
    Staff,
    /// The machine's own device.
    Device,
}

impl Hand {
    /// The part an actor has in a session; `None` for who may not even know of it.
    pub fn of(actor: &Actor, session: &Session) -> Option<Self> {
        match actor.kind {
            ActorKind::Service(_) => Some(Self::Staff),
            ActorKind::Device { machine, .. } => (machine == session.machine).then_some(Self::Device),
            ActorKind::Person(_) if actor.is_staff_of(session.lab) => Some(Self::Staff),
            ActorKind::Person(id) => (session.person == Some(id)).then_some(Self::Owner),
            ActorKind::Anonymous => None,
        }
    }

    pub const fn standing(self) -> Standing {
        match self {
            Self::Staff => Standing::Staff,
            Self::Owner | Self::Device => Standing::Person,
        }
    }
}

/// Who a session is recorded by, for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorder {
    pub hand: Hand,
    pub member: Option<Id>,
}

impl Recorder {
    fn source(self, actor: &Actor) -> SessionSource {
        match self.hand {
            Hand::Device => SessionSource::Device,
            Hand::Staff if self.member != actor.person() => SessionSource::Staff,
            Hand::Staff | Hand::Owner => SessionSource::Own,
        }
    }
}

/// A person's role and affiliation then; nothing for nobody.
fn standing_at(
    w: &mut Write<'_>,
    lab: Id,
    person: Option<Id>,
    at: Instant,
) -> Result<(Option<Role>, Option<String>), SessionError> {
    let Some(person) = person else { return Ok((None, None)) };
    let standing = store::standing_at(w.c, lab, person, at)?;
    Ok(standing.map_or((None, None), |(role, affiliation)| (Some(role), affiliation)))
}

/// The time whose figures a session may change. Sessions are counted on the day they start, those without length too.
fn figures(started_at: Instant, ended_at: Instant) -> Interval {
    Interval::new(started_at, ended_at.max(Instant::from_micros(started_at.micros() + 1)))
}

/// Nothing else may stand where a session is to stand from `started_at` to `ended_at`.
///
/// # Errors
/// [`SessionError::Clash`]; staff are told with what.
fn check_clash(
    w: &mut Write<'_>,
    (lab, machine): (Id, Id),
    except: Option<Id>,
    started_at: Instant,
    ended_at: Option<Instant>,
) -> Result<(), SessionError> {
    let others = store::others(w.c, machine, except, started_at, ended_at)?;
    let spans: Vec<_> = others.iter().map(|other| (other.started_at, other.ended_at)).collect();
    match rules::clash(started_at, ended_at, &spans) {
        Some(clash) if w.actor().is_staff_of(lab) => Err(SessionError::Clash { clash, with: others }),
        Some(clash) => Err(SessionError::Clash { clash, with: Vec::new() }),
        None => Ok(()),
    }
}

/// Writes a changed session and tells of it; `event` carries what else is to be said.
fn save(w: &mut Write<'_>, was: &Session, mut session: Session, event: Event) -> Result<Session, SessionError> {
    session.updated_at = w.now;
    session.version = was.version + 1;
    store::save(w.c, &session)?;
    machines::raise_revision(w.c, session.machine)?;
    let after = if was.person == session.person { session.trail() } else { stated(w, &session)? };
    let mut event = event.lab(session.lab).before(was.trail()).after(after);
    for one in [was, &session] {
        event = event.touching(one.machine, figures(one.started_at, one.ended_at.unwrap_or(w.now)));
    }
    w.emit(event);
    Ok(session)
}

/// The state of a session whose person was stated, not checked: that they did not hold at its start what the machine asks
/// for is kept with it. Who is not known is not asked.
fn stated(w: &mut Write<'_>, session: &Session) -> Result<serde_json::Value, SessionError> {
    let mut state = session.trail();
    if let (Some(person), Some(fields)) = (session.person, state.as_object_mut()) {
        let lab = labs::by_id(w.c, session.lab)?;
        let machine = machines::find(w.c, session.machine)?;
        let ground = find::ground(w.c, &lab, &machine)?;
        if !find::is_qualified(w.c, &ground, person, session.started_at)? {
            fields.insert("set_aside".to_owned(), serde_json::json!([RefusalCode::NotQualified]));
        }
    }
    Ok(state)
}
