use std::collections::BTreeSet;

use serde_json::json;

use crate::features::labs::{Faults, Lab};
use crate::features::training::model::{Course, Error, Gives, WholeCourse};
use crate::features::training::store;
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, LocalText};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A qualification that a course is to give.
#[derive(Clone, Debug)]
pub struct GivesAsk {
    pub qualification: Id,
    pub level: Option<String>,
}

/// A course as it is to be made.
#[derive(Clone, Debug)]
pub struct CourseAsk {
    pub title: LocalText,
    pub description: Option<LocalText>,
    pub gives: Vec<GivesAsk>,
    pub prerequisites: Vec<Id>,
    pub duration_minutes: Option<i32>,
    pub capacity: i32,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct CourseChange {
    pub title: Option<LocalText>,
    pub description: Option<Option<LocalText>>,
    pub gives: Option<Vec<GivesAsk>>,
    pub prerequisites: Option<Vec<Id>>,
    pub duration_minutes: Option<Option<i32>>,
    pub capacity: Option<i32>,
}

/// # Errors
/// Qualifications that the lab does not have, levels that they do not have, the database's.
pub fn create_course(w: &mut Write<'_>, lab: &Lab, ask: &CourseAsk) -> Result<WholeCourse, Error> {
    check(w.c, lab.id, &ask.gives, &ask.prerequisites)?;
    let course = Course {
        id: w.new_id(),
        lab: lab.id,
        title: Json::of(&ask.title),
        description: ask.description.as_ref().map(Json::of),
        duration_minutes: ask.duration_minutes,
        capacity: ask.capacity,
        archived_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    let gives = gives(course.id, &ask.gives);
    let whole = WholeCourse { course, gives, prerequisites: ask.prerequisites.clone() };
    store::courses::insert(w.c, &whole)?;
    w.emit(Event::new("course.created", "course", whole.course.id).lab(lab.id).after(state(&whole)));
    Ok(whole)
}

/// Changes a course that was read under its lock. Dates that are planned keep their own capacity and length.
///
/// # Errors
/// As [`create_course`].
pub fn change_course(w: &mut Write<'_>, was: &WholeCourse, ask: CourseChange) -> Result<WholeCourse, Error> {
    let mut whole = was.clone();
    check(
        w.c,
        was.course.lab,
        ask.gives.as_deref().unwrap_or_default(),
        ask.prerequisites.as_deref().unwrap_or_default(),
    )?;
    let course = &mut whole.course;
    course.title = ask.title.map_or_else(|| was.course.title.clone(), |title| Json::of(&title));
    if let Some(description) = ask.description {
        course.description = description.as_ref().map(Json::of);
    }
    course.duration_minutes = ask.duration_minutes.unwrap_or(course.duration_minutes);
    course.capacity = ask.capacity.unwrap_or(course.capacity);
    if let Some(asked) = ask.gives {
        whole.gives = gives(course.id, &asked);
    }
    whole.prerequisites = ask.prerequisites.unwrap_or(whole.prerequisites);
    save(w, was, whole, "course.changed")
}

/// Takes a course out of the list: no more dates are planned; those that are stand.
///
/// # Errors
/// The database's. One that is archived stays as it is.
pub fn archive_course(w: &mut Write<'_>, was: &WholeCourse) -> Result<WholeCourse, Error> {
    if was.course.archived_at.is_some() {
        return Ok(was.clone());
    }
    let mut whole = was.clone();
    whole.course.archived_at = Some(w.now);
    save(w, was, whole, "course.archived")
}

fn save(
    w: &mut Write<'_>,
    was: &WholeCourse,
    mut whole: WholeCourse,
    action: &'static str,
) -> Result<WholeCourse, Error> {
    whole.course.updated_at = w.now;
    whole.course.version += 1;
    store::courses::update(w.c, &whole)?;
    let event = Event::new(action, "course", whole.course.id).lab(whole.course.lab);
    w.emit(event.before(state(was)).after(state(&whole)));
    Ok(whole)
}

fn gives(course: Id, asked: &[GivesAsk]) -> Vec<Gives> {
    let one = |ask: &GivesAsk| Gives { course, qualification: ask.qualification, level: ask.level.clone() };
    asked.iter().map(one).collect()
}

fn state(whole: &WholeCourse) -> serde_json::Value {
    let WholeCourse { course, gives, prerequisites } = whole;
    json!({
        "qualifications": gives.iter().map(|one| one.qualification).collect::<Vec<_>>(),
        "prerequisites": prerequisites, "duration_minutes": course.duration_minutes, "capacity": course.capacity,
        "archived_at": course.archived_at, "version": course.version,
    })
}

fn check(c: &mut Db, lab: Id, gives: &[GivesAsk], prerequisites: &[Id]) -> Result<(), Error> {
    let mut faults = Faults::default();
    let mut seen = BTreeSet::new();
    for (index, ask) in gives.iter().enumerate() {
        let at = format!("/qualifications/{index}");
        check_qualification(c, lab, ask.qualification, &format!("{at}/qualification"), &mut seen, &mut faults)?;
        let levels = store::qualification(c, ask.qualification)?.map(|one| one.levels()).unwrap_or_default();
        if ask.level.as_ref().is_some_and(|level| !levels.contains(level)) {
            faults.add(format!("{at}/level"), "not_one_of", unknown_level(&levels));
        }
    }
    let mut seen = BTreeSet::new();
    for (index, id) in prerequisites.iter().enumerate() {
        check_qualification(c, lab, *id, &format!("/prerequisites/{index}"), &mut seen, &mut faults)?;
    }
    faults.check(Error::Fields)
}

fn check_qualification(
    c: &mut Db,
    lab: Id,
    id: Id,
    at: &str,
    seen: &mut BTreeSet<Id>,
    faults: &mut Faults,
) -> DbResult<()> {
    if !seen.insert(id) {
        faults.add(at, "not_unique", Text::new("field-repeats"));
    } else if store::qualification(c, id)?.is_none_or(|found| found.lab != lab) {
        faults.add(at, "unknown", Text::new("no-such-qualification"));
    }
    Ok(())
}

/// What is said of a level that a qualification does not have.
pub(super) fn unknown_level(levels: &[String]) -> Text {
    match levels.is_empty() {
        true => Text::new("qualification-without-levels"),
        false => Text::new("field-one-of").with("choices", levels.join(", ")),
    }
}
