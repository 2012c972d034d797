use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::stock::model::{Item, MovementKind, MovementRow};
use crate::platform::db::Json;
use crate::platform::db::schema::{
    course_sessions, courses, machines, people, reservations, stock_items, stock_movements, usage_sessions, work_orders,
};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, Purpose};

/// What was used, wasted or returned, with the session or the work on a machine that it was for.
#[derive(Clone, Debug)]
pub struct Spent {
    pub row: MovementRow,
    pub item: Item,
    pub session: Option<SessionHead>,
    /// The session's, or the one that was worked on: its id and name.
    pub machine: Option<(Id, Json)>,
    /// The course that kept the machine when the session began: its id and title.
    pub course: Option<(Id, Json)>,
}

/// What a report groups sessions by.
#[derive(Clone, Debug, Queryable)]
pub struct SessionHead {
    pub id: Id,
    pub machine: Id,
    pub machine_name: Json,
    pub member: Option<Id>,
    pub member_name: Option<String>,
    pub purpose: Option<Purpose>,
    pub started_at: Instant,
}

/// In the order of the ledger.
pub fn spent(c: &mut Db, lab: Id, span: Interval) -> DbResult<Vec<Spent>> {
    let kinds = [MovementKind::Use, MovementKind::Waste, MovementKind::Return];
    let rows: Vec<(MovementRow, Item)> = stock_movements::table
        .inner_join(stock_items::table.on(stock_items::id.eq(stock_movements::item)))
        .filter(stock_movements::lab.eq(lab))
        .filter(stock_movements::kind.eq_any(kinds))
        .filter(stock_movements::moved_at.ge(span.starts_at))
        .filter(stock_movements::moved_at.lt(span.ends_at))
        .order(stock_movements::id.asc())
        .select((MovementRow::as_select(), Item::as_select()))
        .load(c)?;
    let heads = sessions(c, lab, span)?;
    let lessons = lessons(c, lab, heads.values())?;
    let worked_on = worked_on(c, lab, span)?;
    let one = |(row, item): (MovementRow, Item)| {
        let session = row.usage_session.and_then(|id| heads.get(&id)).cloned();
        let course = session.as_ref().and_then(|session| lessons.iter().find(|lesson| lesson.holds(session)));
        let course = course.map(|lesson| (lesson.course, lesson.title.clone()));
        let machine = match &session {
            Some(session) => Some((session.machine, session.machine_name.clone())),
            None => row.work_order.and_then(|id| worked_on.get(&id)).cloned(),
        };
        Spent { course, machine, session, row, item }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// A machine that a course's date kept for itself.
#[derive(Queryable)]
struct Lesson {
    course: Id,
    title: Json,
    machine: Id,
    starts_at: Instant,
    ends_at: Instant,
}

impl Lesson {
    fn holds(&self, session: &SessionHead) -> bool {
        self.machine == session.machine && Interval::new(self.starts_at, self.ends_at).contains(session.started_at)
    }
}

/// The lessons from the first of these sessions to the last.
fn lessons<'a>(c: &mut Db, lab: Id, sessions: impl Iterator<Item = &'a SessionHead> + Clone) -> DbResult<Vec<Lesson>> {
    let starts = sessions.map(|session| session.started_at);
    let (Some(first), Some(last)) = (starts.clone().min(), starts.max()) else { return Ok(Vec::new()) };
    Ok(course_sessions::table
        .inner_join(courses::table.on(courses::id.eq(course_sessions::course)))
        .inner_join(reservations::table.on(reservations::batch.eq(course_sessions::blackout)))
        .filter(course_sessions::lab.eq(lab))
        .filter(course_sessions::cancelled_at.is_null())
        .filter(course_sessions::starts_at.le(last))
        .filter(course_sessions::ends_at.gt(first))
        .filter(reservations::status.ne("cancelled"))
        .select((
            courses::id,
            courses::title,
            reservations::machine,
            course_sessions::starts_at,
            course_sessions::ends_at,
        ))
        .load(c)?)
}

/// The machines of the work orders that something was used for, by work order.
fn worked_on(c: &mut Db, lab: Id, span: Interval) -> DbResult<HashMap<Id, (Id, Json)>> {
    let named = stock_movements::table
        .filter(stock_movements::lab.eq(lab))
        .filter(stock_movements::moved_at.ge(span.starts_at))
        .filter(stock_movements::moved_at.lt(span.ends_at))
        .filter(stock_movements::work_order.is_not_null())
        .select(stock_movements::work_order);
    let rows: Vec<(Id, Id, Json)> = work_orders::table
        .inner_join(machines::table.on(machines::id.eq(work_orders::machine)))
        .filter(work_orders::id.nullable().eq_any(named))
        .select((work_orders::id, machines::id, machines::name))
        .load(c)?;
    Ok(rows.into_iter().map(|(order, machine, name)| (order, (machine, name))).collect())
}

type Heads = HashMap<Id, SessionHead>;

fn sessions(c: &mut Db, lab: Id, span: Interval) -> DbResult<Heads> {
    let named = stock_movements::table
        .filter(stock_movements::lab.eq(lab))
        .filter(stock_movements::moved_at.ge(span.starts_at))
        .filter(stock_movements::moved_at.lt(span.ends_at))
        .filter(stock_movements::usage_session.is_not_null())
        .select(stock_movements::usage_session);
    let heads: Vec<SessionHead> = usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .left_join(people::table.on(people::id.nullable().eq(usage_sessions::person)))
        .filter(usage_sessions::id.nullable().eq_any(named))
        .select((
            usage_sessions::id,
            machines::id,
            machines::name,
            usage_sessions::person,
            people::full_name.nullable(),
            usage_sessions::purpose,
            usage_sessions::started_at,
        ))
        .load(c)?;
    Ok(heads.into_iter().map(|head| (head.id, head)).collect())
}
