use serde_json::json;

use crate::features::labs::checks;
use crate::features::labs::hours::OpeningSpan;
use crate::features::labs::model::{Error, Faults, HoursRow, Lab, Registration, Visibility};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::store;
use crate::platform::db::{Constraint, Db, Fault, Json};
use crate::platform::values::{Id, LocalText, LocalZone};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A lab as it is to be made.
#[derive(Clone, Debug)]
pub struct LabAsk {
    pub slug: String,
    pub name: LocalText,
    pub time_zone: String,
    pub currency: String,
    pub opening_hours: Vec<OpeningSpan>,
    pub visibility: Visibility,
    pub registration: Registration,
    pub join_code: Option<String>,
    pub policy: PolicyPatch,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct LabChange {
    pub name: Option<LocalText>,
    pub currency: Option<String>,
    pub visibility: Option<Visibility>,
    pub registration: Option<Registration>,
    pub join_code: Option<Option<String>>,
    pub policy: Option<PolicyPatch>,
}

/// Makes a lab whose opening hours hold for all earlier time too.
///
/// # Errors
/// Fields that contradict each other, a slug in use, the database's.
pub fn create(w: &mut Write<'_>, ask: LabAsk) -> Result<Lab, Error> {
    let mut faults = Faults::default();
    if LocalZone::parse(&ask.time_zone).is_none() {
        faults.add("/time_zone", "unknown_time_zone", Text::new("time-zone-unknown"));
    }
    if ask.slug.parse::<Id>().is_ok() {
        faults.add("/slug", "looks_like_an_id", Text::new("slug-like-an-id"));
    }
    checks::week(&ask.opening_hours, "/opening_hours", &mut faults);
    let lab = Lab {
        id: w.new_id(),
        slug: ask.slug,
        name: Json::of(&ask.name),
        time_zone: ask.time_zone,
        currency: ask.currency,
        visibility: ask.visibility,
        registration: ask.registration,
        join_code: ask.join_code,
        policy: Json::of(&ask.policy),
        revision: 1,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    check(&lab, &ask.policy, faults, w)?;
    store::insert(w.c, &lab).map_err(slug_taken)?;
    let hours = HoursRow {
        id: w.new_id(),
        lab: lab.id,
        from_date: for_all_earlier_time(),
        hours: Json::of(&ask.opening_hours),
        created_at: w.now,
    };
    store::put_hours(w.c, &hours)?;
    w.emit(Event::new("lab.created", "lab", lab.id).lab(lab.id).after(state(&lab)));
    Ok(lab)
}

/// # Errors
/// Fields that contradict each other, the database's.
pub fn change(w: &mut Write<'_>, lab: &Lab, ask: LabChange) -> Result<Lab, Error> {
    let mut changed = lab.clone();
    let renamed = ask.name.is_some();
    let policy = ask.policy.unwrap_or_else(|| lab.policy());
    changed.name = ask.name.map_or(changed.name, |name| Json::of(&name));
    changed.currency = ask.currency.unwrap_or(changed.currency);
    changed.visibility = ask.visibility.unwrap_or(changed.visibility);
    changed.registration = ask.registration.unwrap_or(changed.registration);
    changed.join_code = ask.join_code.unwrap_or(changed.join_code);
    changed.policy = Json::of(&policy);
    check(&changed, &policy, Faults::default(), w)?;
    changed.revision += 1;
    changed.version += 1;
    changed.updated_at = w.now;
    store::update(w.c, &changed)?;
    let mut after = state(&changed);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("name_changed".into(), json!(renamed));
        fields.insert("join_code_changed".into(), json!(changed.join_code != lab.join_code));
    }
    w.emit(Event::new("lab.changed", "lab", lab.id).lab(lab.id).before(state(lab)).after(after));
    Ok(changed)
}

fn check(lab: &Lab, policy: &PolicyPatch, mut faults: Faults, w: &mut Write<'_>) -> Result<(), Error> {
    if lab.registration == Registration::Code && lab.join_code.is_none() {
        faults.add("/join_code", "required", Text::new("join-code-needed"));
    }
    checks::policy([Some(policy), None, None], policy, "/policy", &mut faults);
    qualifications_of_lab(w.c, lab.id, policy, &mut faults)?;
    faults.check(Error::Fields)
}

/// The qualifications that a policy asks for must be the lab's, and the level one of its qualification's.
///
/// # Errors
/// The database's.
pub fn qualifications_of_lab(c: &mut Db, lab: Id, policy: &PolicyPatch, faults: &mut Faults) -> Result<(), Fault> {
    let named = [
        ("/policy/requires_qualification", policy.requires_qualification),
        ("/policy/requires_supervisor", policy.requires_supervisor),
    ];
    for (pointer, qualification) in named {
        if let Some(Some(qualification)) = qualification
            && store::levels_of(c, lab, qualification)?.is_none()
        {
            faults.add(pointer, "unknown", Text::new("no-such-qualification"));
        }
    }
    let Some(level) = &policy.requires_level else { return Ok(()) };
    let Some(qualification) = policy.requires_qualification.flatten() else {
        faults.add("/policy/requires_level", "required", Text::new("level-beside-qualification"));
        return Ok(());
    };
    let levels = store::levels_of(c, lab, qualification)?.unwrap_or_default();
    if !levels.contains(level) {
        let remedy = match levels.is_empty() {
            true => Text::new("qualification-without-levels"),
            false => Text::new("field-one-of").with("choices", levels.join(", ")),
        };
        faults.add("/policy/requires_level", "not_one_of", remedy);
    }
    Ok(())
}

/// The day of the first week: it holds for all time before the next one.
fn for_all_earlier_time() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

fn slug_taken(fault: Fault) -> Error {
    if fault.violates(Constraint::SlugTaken) { Error::SlugTaken } else { fault.into() }
}

fn state(lab: &Lab) -> serde_json::Value {
    json!({
        "visibility": lab.visibility, "registration": lab.registration, "currency": lab.currency,
        "policy": lab.policy.0, "version": lab.version,
    })
}
