//! A lab with rows as its rooms write them, each change with its event.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use serde_json::json;
use ustakana::features::{audit, labs::Lab, stats};
use ustakana::platform::db::schema::{
    closure_machines, closures, lab_hours, labs, machine_capabilities, machine_locks, machine_status_history, machines,
    membership_history, memberships, people, reservations, usage_sessions,
};
use ustakana::platform::db::{Constraint, Database, DbResult, Fault, Json};
use ustakana::platform::values::{Clock, Id, Instant, Interval, LocalZone, Role};
use ustakana::platform::write::{Call, Event, Service, Write};

use super::story::{Change, DAYS, Kind};

pub struct TestLab {
    pub service: Service,
    pub row: Lab,
    pub zone: LocalZone,
    /// The first date of the story.
    pub first: NaiveDate,
    pub machines: Vec<Id>,
    people: Vec<Id>,
}

const OUTCOMES: [&str; 4] = ["success", "failure", "aborted", "unknown"];
const SOURCES: [&str; 6] = ["self", "staff", "device", "kiosk", "import", "auto"];

fn week(opens: &str, closes: &str) -> Json {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let spans = days.map(|day| json!({ "weekday": day, "opens": opens, "closes": closes }));
    Json(json!(spans))
}

impl TestLab {
    /// Three machines, created in the middle of the days that the story tells of; the clock stands after most of them.
    pub async fn new(db: Database, zone: &str) -> Self {
        let zone = LocalZone::parse(zone).expect("a zone");
        let first: NaiveDate = "2026-10-20".parse().expect("a date");
        let now = zone.at(first + Days::new(u64::from(DAYS) - 2), 14 * 60 + 7);
        let service = Service::new(db, Clock::hand(now), [audit::record, stats::refresh]);
        let created = zone.at(first + Days::new(3), 11 * 60);
        let (id, machines, people): (Id, Vec<Id>, Vec<Id>) =
            (Id::new(now), (0..3).map(|_| Id::new(now)).collect(), (0..4).map(|_| Id::new(now)).collect());
        let (all_machines, all_people) = (machines.clone(), people.clone());
        let row = service
            .write(Call::service("test"), move |w| {
                insert_lab(w, id, zone, created)?;
                for (number, machine) in all_machines.iter().enumerate() {
                    insert_machine(w, id, *machine, number, created)?;
                }
                for (number, person) in all_people.iter().enumerate() {
                    insert_person(w, id, *person, number, created)?;
                }
                Ok::<_, Fault>(labs::table.find(id).select(Lab::as_select()).first(w.c)?)
            })
            .await
            .expect("a lab");
        Self { service, row, zone, first, machines, people }
    }

    pub async fn apply(&mut self, change: Change) {
        if matches!(change.kind, Kind::Wait) {
            let now = self.service.now().plus_minutes(change.length_minutes);
            self.service.clock().set(now);
            return;
        }
        let at = self.zone.day_start(self.first).plus_minutes(change.minute);
        let made = Made {
            lab: self.row.id,
            zone: self.zone,
            machine: self.machines[usize::from(change.which) % self.machines.len()],
            person: self.people[usize::from(change.which) / 3 % self.people.len()],
            span: Interval::new(at, at.plus_minutes(change.length_minutes)),
            which: change.which,
        };
        let done = self.service.write(Call::service("test"), move |w| made.make(w, change.kind)).await;
        let refused = |constraint| matches!(&done, Err(fault) if fault.violates(constraint));
        let overlaps = refused(Constraint::SessionOverlap) || refused(Constraint::ReservationOverlap);
        assert!(done.is_ok() || overlaps, "{change:?}: {done:?}");
    }
}

pub fn insert_lab(w: &mut Write<'_>, id: Id, zone: LocalZone, created: Instant) -> DbResult<()> {
    diesel::insert_into(labs::table)
        .values((
            labs::id.eq(id),
            labs::slug.eq(id.to_string()),
            labs::name.eq(Json(json!({ "en": "Lab" }))),
            labs::time_zone.eq(zone.name()),
            labs::currency.eq("KGS"),
            labs::visibility.eq("public"),
            labs::registration.eq("open"),
            labs::policy.eq(Json(json!({}))),
            labs::revision.eq(0_i64),
            labs::created_at.eq(created),
            labs::updated_at.eq(created),
            labs::version.eq(1),
        ))
        .execute(w.c)?;
    insert_week(w, id, "2026-09-01".parse().expect("a date"), "09:00", "18:00")?;
    w.emit(Event::new("lab.created", "lab", id).lab(id));
    Ok(())
}

fn insert_week(w: &mut Write<'_>, lab: Id, from: NaiveDate, opens: &str, closes: &str) -> DbResult<()> {
    diesel::delete(lab_hours::table.filter(lab_hours::lab.eq(lab)).filter(lab_hours::from_date.eq(from)))
        .execute(w.c)?;
    let id = w.new_id();
    diesel::insert_into(lab_hours::table)
        .values((
            lab_hours::id.eq(id),
            lab_hours::lab.eq(lab),
            lab_hours::from_date.eq(from),
            lab_hours::hours.eq(week(opens, closes)),
            lab_hours::created_at.eq(w.now),
        ))
        .execute(w.c)?;
    Ok(())
}

pub fn insert_machine(w: &mut Write<'_>, lab: Id, id: Id, number: usize, created: Instant) -> DbResult<()> {
    diesel::insert_into(machines::table)
        .values((
            machines::id.eq(id),
            machines::lab.eq(lab),
            machines::name.eq(Json(json!({ "en": format!("Machine {number}") }))),
            machines::folded.eq("machine"),
            machines::make.eq("Make"),
            machines::model.eq("Model"),
            machines::status.eq("in_service"),
            machines::policy.eq(Json(json!({}))),
            machines::revision.eq(0_i64),
            machines::created_at.eq(created),
            machines::updated_at.eq(created),
            machines::version.eq(1),
        ))
        .execute(w.c)?;
    for (ordinal, process) in (0_i32..).zip(["MEX", "laser_cutting"].iter().take(number)) {
        diesel::insert_into(machine_capabilities::table)
            .values((
                machine_capabilities::machine.eq(id),
                machine_capabilities::ordinal.eq(ordinal),
                machine_capabilities::process.eq(*process),
                machine_capabilities::material_class.eq("polymer"),
            ))
            .execute(w.c)?;
    }
    set_status(w, id, "in_service", created)
}

fn set_status(w: &mut Write<'_>, machine: Id, status: &str, at: Instant) -> DbResult<()> {
    let id = w.new_id();
    diesel::insert_into(machine_status_history::table)
        .values((
            machine_status_history::id.eq(id),
            machine_status_history::machine.eq(machine),
            machine_status_history::status.eq(status),
            machine_status_history::from_at.eq(at),
        ))
        .execute(w.c)?;
    Ok(())
}

pub fn insert_person(w: &mut Write<'_>, lab: Id, id: Id, number: usize, joined: Instant) -> DbResult<()> {
    let role = if number == 3 { Role::Technician } else { Role::Student };
    let affiliation = (number != 2).then(|| format!("Chair {}", number % 2));
    diesel::insert_into(people::table)
        .values((
            people::id.eq(id),
            people::full_name.eq("Somebody"),
            people::folded.eq("somebody"),
            people::locale.eq("en"),
            people::admin.eq(false),
            people::status.eq("active"),
            people::created_at.eq(joined),
            people::updated_at.eq(joined),
            people::version.eq(1),
        ))
        .execute(w.c)?;
    let membership = w.new_id();
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(membership),
            memberships::lab.eq(lab),
            memberships::person.eq(id),
            memberships::role.eq(role),
            memberships::affiliation.eq(affiliation.clone()),
            memberships::joined_at.eq(joined),
            memberships::updated_at.eq(joined),
            memberships::version.eq(1),
        ))
        .execute(w.c)?;
    diesel::insert_into(membership_history::table)
        .values((
            membership_history::membership.eq(membership),
            membership_history::from_at.eq(joined),
            membership_history::role.eq(role),
            membership_history::affiliation.eq(affiliation),
        ))
        .execute(w.c)?;
    Ok(())
}

/// One change with what it is made of.
#[derive(Clone, Copy)]
struct Made {
    lab: Id,
    zone: LocalZone,
    machine: Id,
    person: Id,
    span: Interval,
    which: u16,
}

impl Made {
    fn make(&self, w: &mut Write<'_>, kind: Kind) -> DbResult<()> {
        match kind {
            Kind::Session => self.session(w),
            Kind::Correct => self.correct(w),
            Kind::Closure { whole_lab } => self.closure(w, whole_lab),
            Kind::MoveClosure => self.move_closure(w),
            Kind::Hours => self.hours(w),
            Kind::Lock => self.lock(w),
            Kind::Unlock => self.unlock(w),
            Kind::Blackout => self.plan(w, ["maintenance", "event", "work_order"][usize::from(self.which) % 3]),
            Kind::Reserve => self.plan(w, "reservation"),
            Kind::EndReservation => self.end_plan(w),
            Kind::Acquire => self.acquire(w),
            Kind::Retire => self.retire(w),
            Kind::Wait => Ok(()),
        }
    }

    fn event(&self, action: &'static str, subject: Id, machine: Id, spans: &[Interval]) -> Event {
        let event = Event::new(action, "thing", subject).lab(self.lab);
        spans.iter().fold(event, |event, span| event.touching(machine, *span))
    }

    fn session(&self, w: &mut Write<'_>) -> DbResult<()> {
        let Interval { starts_at, ends_at } = Interval::new(self.span.starts_at, self.span.ends_at.min(w.now));
        if starts_at > w.now {
            return Ok(());
        }
        let id = w.new_id();
        let nobody = self.which.is_multiple_of(11);
        diesel::insert_into(usage_sessions::table)
            .values((
                usage_sessions::id.eq(id),
                usage_sessions::lab.eq(self.lab),
                usage_sessions::machine.eq(self.machine),
                usage_sessions::person.eq((!nobody).then_some(self.person)),
                usage_sessions::started_at.eq(starts_at),
                usage_sessions::ended_at.eq(Some(ends_at)),
                usage_sessions::expected_ends_at.eq(ends_at),
                usage_sessions::source.eq(SOURCES[usize::from(self.which) % 6]),
                usage_sessions::headcount.eq(i32::from(self.which) % 3 + 1),
                usage_sessions::outcome.eq(Some(OUTCOMES[usize::from(self.which) % 4])),
                usage_sessions::affiliation.eq((self.which % 5 > 1).then(|| format!("Chair {}", self.which % 2))),
                usage_sessions::role.eq((!nobody).then_some(Role::Student)),
                usage_sessions::overrun_seconds.eq(0_i64),
                usage_sessions::to_settle.eq(false),
                usage_sessions::created_at.eq(w.now),
                usage_sessions::updated_at.eq(w.now),
                usage_sessions::version.eq(1),
            ))
            .execute(w.c)?;
        w.emit(self.event("usage_session.recorded", id, self.machine, &[Interval::new(starts_at, ends_at)]));
        Ok(())
    }

    fn correct(&self, w: &mut Write<'_>) -> DbResult<()> {
        let all: Vec<(Id, Id, Instant, Option<Instant>)> = usage_sessions::table
            .filter(usage_sessions::lab.eq(self.lab))
            .order(usage_sessions::id.asc())
            .select((usage_sessions::id, usage_sessions::machine, usage_sessions::started_at, usage_sessions::ended_at))
            .load(w.c)?;
        let Some((id, machine, from, Some(until))) = all.get(usize::from(self.which) % all.len().max(1)).copied()
        else {
            return Ok(());
        };
        let new = Interval::new(self.span.starts_at.min(w.now), self.span.ends_at.min(w.now));
        diesel::update(usage_sessions::table.find(id))
            .set((
                usage_sessions::started_at.eq(new.starts_at),
                usage_sessions::ended_at.eq(Some(new.ends_at)),
                usage_sessions::person.eq(Some(self.person)),
                usage_sessions::outcome.eq(Some("failure")),
            ))
            .execute(w.c)?;
        w.emit(self.event("usage_session.corrected", id, machine, &[Interval::new(from, until), new]));
        Ok(())
    }

    fn closure(&self, w: &mut Write<'_>, whole_lab: bool) -> DbResult<()> {
        if self.span.is_empty() {
            return Ok(());
        }
        let id = w.new_id();
        diesel::insert_into(closures::table)
            .values((
                closures::id.eq(id),
                closures::lab.eq(self.lab),
                closures::starts_at.eq(self.span.starts_at),
                closures::ends_at.eq(self.span.ends_at),
                closures::reason.eq(Json(json!({ "en": "Closed" }))),
                closures::holiday.eq(false),
                closures::all_machines.eq(whole_lab),
                closures::created_at.eq(w.now),
                closures::updated_at.eq(w.now),
                closures::version.eq(1),
            ))
            .execute(w.c)?;
        if whole_lab {
            w.emit(Event::new("closure.created", "closure", id).lab(self.lab).touching_lab(self.span));
            return Ok(());
        }
        diesel::insert_into(closure_machines::table)
            .values((closure_machines::closure.eq(id), closure_machines::machine.eq(self.machine)))
            .execute(w.c)?;
        w.emit(self.event("closure.created", id, self.machine, &[self.span]));
        Ok(())
    }

    fn move_closure(&self, w: &mut Write<'_>) -> DbResult<()> {
        let found: Option<(Id, Instant, Instant)> = closures::table
            .filter(closures::lab.eq(self.lab))
            .filter(closures::all_machines.eq(true))
            .order(closures::id.asc())
            .select((closures::id, closures::starts_at, closures::ends_at))
            .first(w.c)
            .optional()?;
        let Some((id, from, until)) = found else { return Ok(()) };
        if self.span.is_empty() {
            return Ok(());
        }
        diesel::update(closures::table.find(id))
            .set((closures::starts_at.eq(self.span.starts_at), closures::ends_at.eq(self.span.ends_at)))
            .execute(w.c)?;
        let both = Interval::new(from.min(self.span.starts_at), until.max(self.span.ends_at));
        w.emit(Event::new("closure.changed", "closure", id).lab(self.lab).touching_lab(both));
        Ok(())
    }

    fn hours(&self, w: &mut Write<'_>) -> DbResult<()> {
        let from = self.zone.date(self.span.starts_at);
        let weeks = [("00:00", "24:00"), ("08:00", "12:00"), ("22:00", "23:30"), ("00:00", "05:00")];
        let (opens, closes) = weeks[usize::from(self.which) % weeks.len()];
        insert_week(w, self.lab, from, opens, closes)?;
        let span = Interval::new(self.zone.day_start(from), Instant::MAX);
        w.emit(Event::new("lab.hours_changed", "lab", self.lab).lab(self.lab).touching_lab(span));
        Ok(())
    }

    fn lock(&self, w: &mut Write<'_>) -> DbResult<()> {
        let id = w.new_id();
        let until = (!self.which.is_multiple_of(3)).then_some(self.span.ends_at);
        diesel::insert_into(machine_locks::table)
            .values((
                machine_locks::id.eq(id),
                machine_locks::lab.eq(self.lab),
                machine_locks::machine.eq(self.machine),
                machine_locks::cause.eq("incident"),
                machine_locks::safety.eq(false),
                machine_locks::starts_at.eq(self.span.starts_at),
                machine_locks::ends_at.eq(until),
            ))
            .execute(w.c)?;
        let span = Interval::new(self.span.starts_at, until.unwrap_or(Instant::MAX));
        w.emit(self.event("machine.locked", id, self.machine, &[span]));
        Ok(())
    }

    fn unlock(&self, w: &mut Write<'_>) -> DbResult<()> {
        let found: Option<(Id, Id, Instant)> = machine_locks::table
            .filter(machine_locks::lab.eq(self.lab))
            .filter(machine_locks::ends_at.is_null())
            .select((machine_locks::id, machine_locks::machine, machine_locks::starts_at))
            .first(w.c)
            .optional()?;
        let Some((id, machine, from)) = found else { return Ok(()) };
        let until = self.span.starts_at.max(from);
        diesel::update(machine_locks::table.find(id)).set(machine_locks::ends_at.eq(Some(until))).execute(w.c)?;
        w.emit(self.event("machine.unlocked", id, machine, &[Interval::new(from, Instant::MAX)]));
        Ok(())
    }

    fn plan(&self, w: &mut Write<'_>, kind: &str) -> DbResult<()> {
        if self.span.is_empty() {
            return Ok(());
        }
        let id = w.new_id();
        diesel::insert_into(reservations::table)
            .values((
                reservations::id.eq(id),
                reservations::lab.eq(self.lab),
                reservations::machine.eq(self.machine),
                reservations::kind.eq(kind),
                reservations::member.eq((kind == "reservation").then_some(self.person)),
                reservations::starts_at.eq(self.span.starts_at),
                reservations::ends_at.eq(self.span.ends_at),
                reservations::blocks_from.eq(self.span.starts_at),
                reservations::blocks_until.eq(self.span.ends_at),
                reservations::status.eq("confirmed"),
                reservations::cancel_notice_minutes.eq(0),
                reservations::approved.eq(false),
                reservations::overrun_seconds.eq(0_i64),
                reservations::created_at.eq(w.now),
                reservations::updated_at.eq(w.now),
                reservations::version.eq(1),
            ))
            .execute(w.c)?;
        w.emit(self.event("reservation.created", id, self.machine, &[self.span]));
        Ok(())
    }

    fn end_plan(&self, w: &mut Write<'_>) -> DbResult<()> {
        let all: Vec<(Id, Id, Instant, Instant)> = reservations::table
            .filter(reservations::lab.eq(self.lab))
            .filter(reservations::released_at.is_null())
            .order(reservations::id.asc())
            .select((reservations::id, reservations::machine, reservations::starts_at, reservations::ends_at))
            .load(w.c)?;
        let Some((id, machine, from, until)) = all.get(usize::from(self.which) % all.len().max(1)).copied() else {
            return Ok(());
        };
        let status = ["completed", "cancelled", "no_show", "rejected", "expired"][usize::from(self.which) % 5];
        diesel::update(reservations::table.find(id))
            .set((reservations::status.eq(status), reservations::released_at.eq(Some(self.span.starts_at))))
            .execute(w.c)?;
        w.emit(self.event("reservation.ended", id, machine, &[Interval::new(from, until)]));
        Ok(())
    }

    fn acquire(&self, w: &mut Write<'_>) -> DbResult<()> {
        let date = self.zone.date(self.span.starts_at.plus_days(-40 * (i64::from(self.which) % 3)));
        let new = (!self.which.is_multiple_of(4)).then_some(date);
        diesel::update(machines::table.find(self.machine)).set(machines::acquired_on.eq(new)).execute(w.c)?;
        let whole = Interval::new(w.now.plus_days(-200), w.now);
        w.emit(self.event("machine.changed", self.machine, self.machine, &[whole]));
        Ok(())
    }

    fn retire(&self, w: &mut Write<'_>) -> DbResult<()> {
        let at = w.now.plus_minutes(-(i64::from(self.which)));
        let (now, known): (String, Option<Instant>) =
            machines::table.find(self.machine).select((machines::status, machines::retired_at)).first(w.c)?;
        let (status, retired_at) = if now == "retired" { ("in_service", None) } else { ("retired", Some(at)) };
        diesel::update(machines::table.find(self.machine))
            .set((machines::status.eq(status), machines::retired_at.eq(retired_at)))
            .execute(w.c)?;
        set_status(w, self.machine, status, at)?;
        let span = Interval::new(known.map_or(at, |known| known.min(at)), Instant::MAX);
        w.emit(self.event("machine.status_changed", self.machine, self.machine, &[span]));
        Ok(())
    }
}
