//! Who is told, found in the rooms' tables.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::dsl;
use crate::features::notify::model::{Addressed, Audience, Facts, News, NotificationKind};
use crate::platform::db::schema::{
    course_sessions, endorsements, enrolments, equipment_requests, group_members, groups, machine_locks, machines,
    memberships, people, reservations, session_corrections, usage_sessions,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Lang, Role};

/// How far ahead reservations are looked for whose holders are told of a machine.
const AHEAD_DAYS: i64 = 14;
/// For how long it is remembered who was told that a machine is down.
const REMEMBERED_DAYS: i64 = 60;

/// The news, for each of those whom it is for.
pub fn addressed(c: &mut Db, news: &News, now: Instant) -> DbResult<Vec<Addressed>> {
    let to = |people: Vec<Id>| {
        let one = |person| Addressed { person, subject: news.subject, facts: news.facts.clone() };
        people.into_iter().map(one).collect::<Vec<_>>()
    };
    Ok(match &news.to {
        Audience::Person(person) => to(vec![*person]),
        Audience::People(people) => to(people.clone()),
        Audience::Roles(roles) => to(members(c, news.lab, roles, now)?),
        Audience::Task(people) => {
            let able = members(c, news.lab, Role::ALL, now)?;
            to(people.iter().copied().filter(|person| able.contains(person)).collect())
        }
        Audience::Enrolled => to(enrolled(c, news.subject.1, &["enrolled", "waiting"])?),
        Audience::Attending => to(enrolled(c, news.subject.1, &["enrolled"])?),
        Audience::Learner { person, session } => {
            let date = course_date(c, *session)?;
            let facts = date.map_or_else(|| news.facts.clone(), |date| date.add_to(news.facts.clone()));
            vec![Addressed { person: *person, subject: news.subject, facts }]
        }
        Audience::Group { group, holder } => to(of_group(c, *group, *holder)?),
        Audience::Supporters => to(supporters(c, news.subject.1)?),
        Audience::Holder => holder(c, news)?,
        Audience::Proposer(correction) => proposer(c, news, *correction)?,
        Audience::NextHolders(machine) => next_holders(c, news, *machine, now)?,
        Audience::NextHoldersTold(machine) if is_usable(c, *machine)? => {
            let mut all = Vec::new();
            for one in next_holders(c, news, *machine, now)? {
                if was_told(c, one.person, *machine, now)? {
                    all.push(one);
                }
            }
            all
        }
        Audience::NextHoldersTold(_) => Vec::new(),
    })
}

fn members(c: &mut Db, lab: Id, roles: &[Role], now: Instant) -> DbResult<Vec<Id>> {
    let free = memberships::suspended_until.is_null().or(memberships::suspended_until.le(now));
    Ok(memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::role.eq_any(roles.to_vec()))
        .filter(memberships::status.eq("active"))
        .filter(free)
        .order(memberships::person.asc())
        .select(memberships::person)
        .load(c)?)
}

fn enrolled(c: &mut Db, session: Id, statuses: &[&str]) -> DbResult<Vec<Id>> {
    Ok(enrolments::table
        .filter(enrolments::session.eq(session))
        .filter(enrolments::status.eq_any(statuses.to_vec()))
        .order(enrolments::person.asc())
        .select(enrolments::person)
        .load(c)?)
}

fn of_group(c: &mut Db, group: Id, holder: Option<Id>) -> DbResult<Vec<Id>> {
    let lead: Option<Option<Id>> = groups::table.find(group).select(groups::lead).first(c).optional()?;
    let theirs = group_members::table.filter(group_members::group_id.eq(group));
    let members: Vec<Id> = theirs.select(group_members::person).load(c)?;
    let all: BTreeSet<Id> = members.into_iter().chain(lead.flatten()).filter(|one| Some(*one) != holder).collect();
    Ok(all.into_iter().collect())
}

fn supporters(c: &mut Db, request: Id) -> DbResult<Vec<Id>> {
    let author: Vec<Id> = equipment_requests::table.find(request).select(equipment_requests::author).load(c)?;
    let theirs = endorsements::table.filter(endorsements::request.eq(request));
    let endorsers: Vec<Id> = theirs.select(endorsements::person).load(c)?;
    let all: BTreeSet<Id> = author.into_iter().chain(endorsers).collect();
    Ok(all.into_iter().collect())
}

/// A reservation, as far as its holder is told of it.
#[derive(diesel::Queryable)]
pub struct Plan {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub member: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: String,
}

impl Plan {
    fn add_to(&self, facts: Facts) -> Facts {
        let (starts_at, ends_at) = (Some(self.starts_at), Some(self.ends_at));
        Facts { machine: Some(self.machine), starts_at, ends_at, ..facts }
    }
}

const PLAN: (
    reservations::id,
    reservations::lab,
    reservations::machine,
    reservations::member,
    reservations::starts_at,
    reservations::ends_at,
    reservations::status,
) = (
    reservations::id,
    reservations::lab,
    reservations::machine,
    reservations::member,
    reservations::starts_at,
    reservations::ends_at,
    reservations::status,
);

pub fn plan(c: &mut Db, reservation: Id) -> DbResult<Option<Plan>> {
    Ok(reservations::table.find(reservation).select(PLAN).first(c).optional()?)
}

/// A date of a course, as far as its people are told of it.
#[derive(diesel::Queryable)]
pub struct CourseDate {
    pub id: Id,
    pub lab: Id,
    pub course: Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub cancelled_at: Option<Instant>,
}

impl CourseDate {
    pub fn add_to(&self, facts: Facts) -> Facts {
        let (starts_at, ends_at) = (Some(self.starts_at), Some(self.ends_at));
        Facts { course: Some(self.course), starts_at, ends_at, ..facts }
    }
}

pub fn course_date(c: &mut Db, session: Id) -> DbResult<Option<CourseDate>> {
    use course_sessions::dsl;
    let found = dsl::course_sessions.find(session);
    let columns = (dsl::id, dsl::lab, dsl::course, dsl::starts_at, dsl::ends_at, dsl::cancelled_at);
    Ok(found.select(columns).first(c).optional()?)
}

fn holder(c: &mut Db, news: &News) -> DbResult<Vec<Addressed>> {
    let Some(plan) = plan(c, news.subject.1)? else { return Ok(Vec::new()) };
    let facts = plan.add_to(news.facts.clone());
    Ok(plan.member.map(|person| Addressed { person, subject: news.subject, facts }).into_iter().collect())
}

fn proposer(c: &mut Db, news: &News, correction: Id) -> DbResult<Vec<Addressed>> {
    let found = session_corrections::table.find(correction).select(session_corrections::proposed_by);
    let person: Option<Option<Id>> = found.first(c).optional()?;
    let Some(person) = person.flatten() else { return Ok(Vec::new()) };
    let machine = usage_sessions::table.find(news.subject.1).select(usage_sessions::machine).first(c).optional()?;
    Ok(vec![Addressed { person, subject: news.subject, facts: Facts { machine, ..news.facts.clone() } }])
}

/// Each holder once, with their first reservation and how many there are.
fn next_holders(c: &mut Db, news: &News, machine: Id, now: Instant) -> DbResult<Vec<Addressed>> {
    let plans: Vec<Plan> = reservations::table
        .filter(reservations::machine.eq(machine))
        .filter(reservations::kind.eq("reservation"))
        .filter(reservations::status.eq_any(["pending", "confirmed"]))
        .filter(reservations::ends_at.gt(now))
        .filter(reservations::starts_at.lt(now.plus_days(AHEAD_DAYS)))
        .order(reservations::starts_at.asc())
        .select(PLAN)
        .load(c)?;
    let mut by_holder: BTreeMap<Id, Addressed> = BTreeMap::new();
    for plan in plans {
        let Some(person) = plan.member else { continue };
        let first = || {
            let facts = Facts { count: Some(0), ..plan.add_to(news.facts.clone()) };
            Addressed { person, subject: ("reservation", plan.id), facts }
        };
        let one = by_holder.entry(person).or_insert_with(first);
        one.facts.count = one.facts.count.map(|count| count + 1);
    }
    Ok(by_holder.into_values().collect())
}

/// Neither locked nor out of service.
pub fn is_usable(c: &mut Db, machine: Id) -> DbResult<bool> {
    let status: String = machines::table.find(machine).select(machines::status).first(c)?;
    let locks = machine_locks::table.filter(machine_locks::machine.eq(machine));
    let open: i64 = locks.filter(machine_locks::ends_at.is_null()).count().get_result(c)?;
    Ok(open == 0 && !matches!(status.as_str(), "out_of_service" | "retired"))
}

/// True when they were told that the machine is down, lately.
fn was_told(c: &mut Db, person: Id, machine: Id, now: Instant) -> DbResult<bool> {
    let told = dsl::notifications
        .filter(dsl::person.eq(person))
        .filter(dsl::kind.eq(NotificationKind::MachineDown))
        .filter(dsl::created_at.gt(now.plus_days(-REMEMBERED_DAYS)));
    let facts: Vec<Json> = told.select(dsl::facts).load(c)?;
    Ok(facts.iter().any(|facts| facts.read::<Facts>().is_ok_and(|facts| facts.machine == Some(machine))))
}

/// Those among them whose accounts are closed: taken over by another, or erased.
pub fn closed(c: &mut Db, among: Vec<Id>) -> DbResult<Vec<Id>> {
    let closed = people::table.filter(people::id.eq_any(among)).filter(people::status.eq("closed"));
    Ok(closed.select(people::id).load(c)?)
}

/// To whom letters are written.
pub struct Reader {
    pub email: String,
    pub lang: Lang,
}

/// `None` for who has no address, has not confirmed it, or has not taken over yet the account that a lab made for them.
pub fn reader(c: &mut Db, person: Id) -> DbResult<Option<Reader>> {
    let found: Option<(Option<String>, String)> = people::table
        .find(person)
        .filter(people::status.eq("active"))
        .filter(people::password_hash.is_not_null())
        .select((people::email, people::locale))
        .first(c)
        .optional()?;
    let reader = |(email, locale): (Option<String>, String)| {
        Some(Reader { email: email?, lang: Lang::parse(&locale).unwrap_or_default() })
    };
    Ok(found.and_then(reader))
}
