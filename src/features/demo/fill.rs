use std::collections::BTreeMap;
use std::sync::Arc;

use super::calendar::Calendar;
use super::cast::{ADMIN, Sign, sign_in};
use super::condition::Known;
use super::error::DemoError;
use super::model::Deed;
use super::plot::plot;
use super::stage::Stage;
use super::{equipment, lab, store};
use crate::platform::jobs::{Handler, Worker};
use crate::platform::values::{Clock, Id, Instant, Lang, LocalZone};
use crate::platform::write::{Call, Event, Service};

pub const SLUG: &str = "fablab-bishkek";
/// The first thing that is told, and the last: whoever finds it has the whole story.
const BEGUN: &str = "demo.begun";
const FILLED: &str = "demo.filled";

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Ask {
    pub seed: u64,
    /// The moment at which the story ends.
    pub until: Instant,
    /// Of the one password that all people share.
    pub password_hash: String,
}

/// What was told.
#[derive(Clone, Debug)]
pub struct Filled {
    /// How to sign in as each role with the password that was hashed.
    pub signs: Vec<Sign>,
    /// The administrator who was there before and keeps their own password.
    pub kept_admin: Option<String>,
}

/// What a database holds before a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing, or a first administrator.
    Empty,
    /// The whole demo lab.
    Filled,
}

/// # Errors
/// [`DemoError::RealData`], [`DemoError::CutOff`], or the database's.
pub async fn state(service: &Service) -> Result<State, DemoError> {
    service
        .read(|c| {
            if store::has_event(c, FILLED)? {
                return Ok(State::Filled);
            }
            let administrators = store::administrators(c)?.len();
            match store::counts(c)? {
                (0, 0) if administrators <= 1 => Ok(State::Empty),
                _ if store::has_event(c, BEGUN)? => Err(DemoError::CutOff),
                _ => Err(DemoError::RealData),
            }
        })
        .await
}

/// Fills an empty database. `clock` is the hand of `service`'s clock, and is left at the story's end.
///
/// # Errors
/// As [`state`]; [`DemoError::RealData`] too where the demo lab is there already.
pub async fn fill(service: &Service, clock: &Clock, handlers: Vec<Handler>, ask: &Ask) -> Result<Filled, DemoError> {
    if state(service).await? == State::Filled {
        return Err(DemoError::RealData);
    }
    let zone = LocalZone::parse("Asia/Bishkek").unwrap_or(LocalZone(chrono_tz::UTC));
    let calendar = Calendar::new(zone, ask.until);
    clock.set(calendar.at(0, 540));
    let before = service.read(|c| Ok::<_, DemoError>(store::administrators(c)?)).await?.into_iter().next();
    let mut stage = begin(service, clock, handlers, ask, &calendar, before.as_ref().map(|(id, _)| *id)).await?;
    stage.set_up().await?;
    let plot = plot(&calendar, ask.seed);
    for (at, deed) in plot.steps.iter().take_while(|(at, _)| *at < ask.until) {
        stage.go_to(*at).await?;
        match deed {
            Deed::Trouble(trouble) => stage.befall(&calendar, trouble).await?,
            Deed::Condition(condition) => stage.keep(*condition).await?,
            Deed::Wish(wish) => stage.wish(wish).await?,
            Deed::Supply(supply) => stage.supply(*supply).await?,
            Deed::Lesson(lesson) => stage.teach(lesson).await?,
            Deed::Outing(outing) => stage.go_out(*outing).await?,
            Deed::Round(round) => stage.come_round(*round).await?,
            Deed::Watch(watch) => stage.watch_over(*watch).await?,
            Deed::Property(property) => stage.own(*property).await?,
            deed => stage.play(&plot, deed).await?,
        }
    }
    stage.go_to(ask.until).await?;
    stage.read_inboxes().await?;
    let lab = stage.lab.id;
    let told = service.write(Call::service("demo"), move |w| {
        w.emit(Event::new(FILLED, "lab", lab).lab(lab));
        Ok::<_, DemoError>(())
    });
    told.await?;
    let made = if before.is_none() { Some(ADMIN.0) } else { None };
    Ok(Filled { signs: sign_in(made), kept_admin: before.and_then(|(_, email)| email) })
}

async fn begin(
    service: &Service,
    clock: &Clock,
    handlers: Vec<Handler>,
    ask: &Ask,
    calendar: &Calendar,
    admin: Option<Id>,
) -> Result<Stage, DemoError> {
    let password_hash: Arc<str> = ask.password_hash.as_str().into();
    let (hash, calendar) = (Arc::clone(&password_hash), calendar.clone());
    let made = service.write(Call::service("demo"), move |w| {
        let admin = match admin {
            Some(admin) => admin,
            None => lab::person(w, ADMIN.0, ADMIN.1, Lang::Ky, true, &hash)?,
        };
        let lab = lab::open_lab(w, SLUG, &calendar)?;
        let classes = lab::make_classes(w, &lab)?;
        w.emit(Event::new(BEGUN, "lab", lab.id).lab(lab.id));
        Ok::<_, DemoError>((admin, lab, classes))
    });
    let (admin, lab, classes) = made.await?;
    Ok(Stage {
        service: service.clone(),
        clock: clock.clone(),
        worker: Worker::new(service.clone(), handlers),
        check: None,
        jobs_ran_at: clock.now(),
        lab,
        classes,
        catalogue: Arc::new(equipment::catalogue()?),
        password_hash,
        admin,
        people: BTreeMap::new(),
        machines: BTreeMap::new(),
        devices: BTreeMap::new(),
        bookings: BTreeMap::new(),
        sessions: BTreeMap::new(),
        corrections: BTreeMap::new(),
        requests: BTreeMap::new(),
        goods: BTreeMap::new(),
        order: None,
        known: Known::default(),
        courses: Vec::new(),
        dates: BTreeMap::new(),
        groups: Vec::new(),
        outings: BTreeMap::new(),
    })
}
