use super::certify::{CertificationAsk, certify, revoke};
use super::courses::unknown_level;
use super::enrol::tell;
use super::sessions::refuse_unless;
use crate::features::labs::Faults;
use crate::features::training::model::{
    Certification, CourseSession, Enrolment, EnrolmentStatus, Error, Held, Qualification,
};
use crate::features::training::rules::{self, Earned, Stage};
use crate::features::training::store;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::Write;

/// Why a certification goes whose result was corrected.
const CORRECTED: &str = "The result of the course was corrected";

/// What came of a person's course.
#[derive(Clone, Debug)]
pub struct ResultAsk {
    pub member: Id,
    pub attended: bool,
    pub passed: Option<bool>,
    /// Instead of the course's own level.
    pub level: Option<String>,
    pub note: Option<String>,
}

type Given = [(Qualification, Option<String>)];

/// Writes down who came and who passed, and gives what the course gives. The same results again change nothing; others
/// correct the earlier ones by revoking and granting.
///
/// # Errors
/// [`Error::NotAllowed`] for who neither teaches there nor is staff; [`Error::State`] before the start and for a cancelled
/// date; every bad field at once.
pub fn record_results(
    w: &mut Write<'_>,
    session: Id,
    asks: &[ResultAsk],
) -> Result<Vec<(Enrolment, Vec<Certification>)>, Error> {
    let session = store::courses::locked_session(w.c, session)?;
    let actor = w.actor().person();
    if !w.actor().is_staff_of(session.lab) && (actor.is_none() || session.trainer != actor) {
        return Err(Error::NotAllowed);
    }
    refuse_unless(rules::stage(&session, w.now), &[Stage::Running, Stage::Over])?;
    let all = store::enrolments::of_session(w.c, session.id)?;
    let given = store::enrolments::given_by(w.c, session.course)?;
    check(asks, &all, &given, actor)?;
    let mut recorded = Vec::with_capacity(asks.len());
    for ask in asks {
        let Some(was) = all.iter().find(|one| one.person == ask.member) else { continue };
        recorded.push(record(w, &session, was, ask, &given)?);
    }
    Ok(recorded)
}

fn check(asks: &[ResultAsk], all: &[Enrolment], given: &Given, actor: Option<Id>) -> Result<(), Error> {
    let mut faults = Faults::default();
    for (index, ask) in asks.iter().enumerate() {
        let at = |field: &str| format!("/results/{index}/{field}");
        let is_there = |one: &Enrolment| one.person == ask.member && one.status == EnrolmentStatus::Enrolled;
        if asks.iter().take(index).any(|earlier| earlier.member == ask.member) {
            faults.add(at("member"), "not_unique", Text::new("field-repeats"));
        } else if actor == Some(ask.member) {
            faults.add(at("member"), "own_result", Text::new("own-result"));
        } else if !all.iter().any(is_there) {
            faults.add(at("member"), "not_enrolled", Text::new("not-enrolled-there"));
        }
        if ask.passed == Some(true) && !ask.attended {
            faults.add(at("passed"), "not_attended", Text::new("passed-without-coming"));
        }
        let levels: Vec<String> = given.iter().flat_map(|(one, _)| one.levels()).collect();
        if ask.level.as_ref().is_some_and(|level| !levels.contains(level)) {
            faults.add(at("level"), "not_one_of", unknown_level(&levels));
        }
    }
    faults.check(Error::Fields)
}

fn record(
    w: &mut Write<'_>,
    session: &CourseSession,
    was: &Enrolment,
    ask: &ResultAsk,
    given: &Given,
) -> Result<(Enrolment, Vec<Certification>), Error> {
    let same = was.attended == Some(ask.attended)
        && (was.passed, &was.level, &was.note) == (ask.passed, &ask.level, &ask.note);
    let mut enrolment = was.clone();
    if !same {
        enrolment = Enrolment {
            attended: Some(ask.attended),
            passed: ask.passed,
            level: ask.level.clone(),
            note: ask.note.clone(),
            recorded_by: w.actor().person(),
            recorded_at: Some(w.now),
            ..enrolment.changed(w.now)
        };
        store::enrolments::update(w.c, &enrolment)?;
        tell(w, "enrolment.recorded", Some(was), &enrolment);
    }
    let passed = ask.passed == Some(true);
    let earned: Vec<Earned> = if passed { earned(given, ask.level.as_deref()) } else { Vec::new() };
    settle(w, session, ask.member, given, &earned)?;
    Ok((enrolment, store::enrolments::earned(w.c, session.id, ask.member)?))
}

/// A level that was named holds for the qualifications that know it; the others take the course's.
fn earned(given: &Given, level: Option<&str>) -> Vec<Earned> {
    let of = |(one, own): &(Qualification, Option<String>)| {
        let named = level.filter(|level| one.levels().iter().any(|known| known == level)).map(str::to_owned);
        (one.id, named.or_else(|| own.clone()))
    };
    given.iter().map(of).collect()
}

fn settle(
    w: &mut Write<'_>,
    session: &CourseSession,
    member: Id,
    given: &Given,
    earned: &[Earned],
) -> Result<(), Error> {
    let held = store::enrolments::earned(w.c, session.id, member)?;
    let as_earned: Vec<(Id, Earned)> =
        held.iter().map(|one| (one.id, (one.qualification, one.level.clone()))).collect();
    let (wrong, missing) = rules::settle(&as_earned, earned);
    for certification in held.into_iter().filter(|one| wrong.contains(&one.id)) {
        revoke(w, &Held { certification, revoked_at: None }, CORRECTED.to_owned())?;
    }
    for (qualification, level) in missing {
        let Some((qualification, _)) = given.iter().find(|(one, _)| one.id == qualification) else { continue };
        let ask = CertificationAsk {
            person: member,
            level,
            valid_from: None,
            expires_at: None,
            evidence: None,
            course_session: Some(session.id),
        };
        certify(w, qualification, &ask)?;
    }
    Ok(())
}
