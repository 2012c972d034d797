use crate::features::labs::{Faults, Lab};
use crate::features::maintenance::actions::DUE;
use crate::features::maintenance::model::{Error, Every, Plan};
use crate::features::maintenance::store;
use crate::platform::jobs;
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A plan as it is to be made.
#[derive(Clone, Debug)]
pub struct PlanAsk {
    pub machine: Id,
    pub title: String,
    pub description: Option<String>,
    pub every: Every,
    pub duration_minutes: i32,
    pub lead_days: i32,
    /// When it was done last; now when nobody knows.
    pub last_done_at: Option<Instant>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct PlanChange {
    pub title: Option<String>,
    pub description: Option<Option<String>>,
    pub every_days: Option<Option<i32>>,
    pub every_run_hours: Option<Option<i32>>,
    pub every_sessions: Option<Option<i32>>,
    pub duration_minutes: Option<i32>,
    pub lead_days: Option<i32>,
    pub paused: Option<bool>,
}

/// Makes a plan; a job opens its orders.
///
/// # Errors
/// A plan that never comes due, a last time that lies ahead, the database's.
pub fn make_plan(w: &mut Write<'_>, lab: &Lab, ask: &PlanAsk) -> Result<Plan, Error> {
    let plan = Plan {
        id: w.new_id(),
        lab: lab.id,
        machine: ask.machine,
        title: ask.title.clone(),
        description: ask.description.clone(),
        every_days: ask.every.days,
        every_run_hours: ask.every.run_hours,
        every_sessions: ask.every.sessions,
        duration_minutes: ask.duration_minutes,
        lead_days: ask.lead_days,
        paused: false,
        counted_from: ask.last_done_at.unwrap_or(w.now),
        removed_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    let mut faults = Faults::default();
    check(&plan, &mut faults);
    if plan.counted_from > w.now {
        faults.add("/last_done_at", "in_the_future", Text::new("must-not-lie-ahead"));
    }
    faults.check(Error::Fields)?;
    store::plans::insert(w.c, &plan)?;
    jobs::schedule_first(w.c, DUE, plan.id, w.now, w.now)?;
    w.emit(Event::new("maintenance_plan.created", "maintenance_plan", plan.id).lab(lab.id).after(plan.state()));
    Ok(plan)
}

/// Changes a plan, which is read under its machine's lock. What it has opened already stays as it is.
///
/// # Errors
/// A plan that never comes due, the database's.
pub fn change_plan(w: &mut Write<'_>, before: &Plan, ask: &PlanChange) -> Result<Plan, Error> {
    let mut plan = Plan { updated_at: w.now, version: before.version + 1, ..before.clone() };
    plan.title = ask.title.clone().unwrap_or(plan.title);
    plan.description = ask.description.clone().unwrap_or(plan.description);
    plan.every_days = ask.every_days.unwrap_or(plan.every_days);
    plan.every_run_hours = ask.every_run_hours.unwrap_or(plan.every_run_hours);
    plan.every_sessions = ask.every_sessions.unwrap_or(plan.every_sessions);
    plan.duration_minutes = ask.duration_minutes.unwrap_or(plan.duration_minutes);
    plan.lead_days = ask.lead_days.unwrap_or(plan.lead_days);
    plan.paused = ask.paused.unwrap_or(plan.paused);
    let mut faults = Faults::default();
    check(&plan, &mut faults);
    faults.check(Error::Fields)?;
    store::plans::save(w.c, &plan)?;
    jobs::schedule(w.c, DUE, plan.id, w.now, w.now)?;
    let mut after = plan.state();
    if let Some(fields) = after.as_object_mut() {
        let texts_changed = (&plan.title, &plan.description) != (&before.title, &before.description);
        fields.insert("texts_changed".into(), texts_changed.into());
    }
    let event = Event::new("maintenance_plan.changed", "maintenance_plan", plan.id).lab(plan.lab);
    w.emit(event.before(before.state()).after(after));
    Ok(plan)
}

/// Takes a plan back. What it has opened stays; its row too, for the orders that came of it.
///
/// # Errors
/// The database's.
pub fn remove_plan(w: &mut Write<'_>, before: &Plan) -> Result<(), Error> {
    let plan = Plan { removed_at: Some(w.now), updated_at: w.now, version: before.version + 1, ..before.clone() };
    store::plans::save(w.c, &plan)?;
    jobs::cancel(w.c, DUE, plan.id)?;
    let event = Event::new("maintenance_plan.removed", "maintenance_plan", plan.id).lab(plan.lab);
    w.emit(event.before(before.state()).after(plan.state()));
    Ok(())
}

fn check(plan: &Plan, faults: &mut Faults) {
    if plan.every() == Every::default() {
        faults.add("/every_days", "required", Text::new("plan-comes-due"));
    }
}

/// The plan as it stands once its machine is locked.
///
/// # Errors
/// The database's.
pub fn locked_plan(w: &mut Write<'_>, id: Id) -> Result<Plan, Error> {
    let machine = store::plans::find(w.c, id)?.machine;
    crate::features::machines::locked(w.c, machine)?;
    Ok(store::plans::find(w.c, id)?)
}
