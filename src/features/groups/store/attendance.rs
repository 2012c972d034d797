use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::features::groups::model::{Attendance, AttendanceRecord, CountRow, GroupBooking, GroupKind, HeadCount};
use crate::platform::db::schema::{attendance_counts, attendance_people, attendance_records, group_bookings, groups};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Interval};

pub fn insert(c: &mut Db, attendance: &Attendance) -> DbResult<()> {
    let record = attendance.record.id;
    diesel::insert_into(attendance_records::table).values(&attendance.record).execute(c)?;
    for person in &attendance.people {
        let row = (attendance_people::record.eq(record), attendance_people::person.eq(*person));
        diesel::insert_into(attendance_people::table).values(row).execute(c)?;
    }
    for count in &attendance.counts {
        let row = CountRow { record, sex: count.sex, age_band: count.age_band, people: count.people };
        diesel::insert_into(attendance_counts::table).values(row).execute(c)?;
    }
    Ok(())
}

/// Of a booking, the latest first.
pub fn of_booking(c: &mut Db, booking: Id) -> DbResult<Vec<Attendance>> {
    let rows = attendance_records::table.filter(attendance_records::booking.eq(booking));
    let rows = rows.order(attendance_records::number.desc()).select(AttendanceRecord::as_select()).load(c)?;
    whole(c, rows)
}

fn whole(c: &mut Db, records: Vec<AttendanceRecord>) -> DbResult<Vec<Attendance>> {
    let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    let mut people: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let named: Vec<(Id, Id)> = attendance_people::table
        .filter(attendance_people::record.eq_any(ids.clone()))
        .order((attendance_people::record.asc(), attendance_people::person.asc()))
        .select((attendance_people::record, attendance_people::person))
        .load(c)?;
    for (record, person) in named {
        people.entry(record).or_default().push(person);
    }
    let mut counts: BTreeMap<Id, Vec<HeadCount>> = BTreeMap::new();
    let rows: Vec<CountRow> = attendance_counts::table
        .filter(attendance_counts::record.eq_any(ids))
        .order((attendance_counts::record.asc(), attendance_counts::sex.asc(), attendance_counts::age_band.asc()))
        .select(CountRow::as_select())
        .load(c)?;
    for CountRow { record, sex, age_band, people } in rows {
        counts.entry(record).or_default().push(HeadCount { sex, age_band, people });
    }
    let one = |record: AttendanceRecord| Attendance {
        people: people.remove(&record.id).unwrap_or_default(),
        counts: counts.remove(&record.id).unwrap_or_default(),
        record,
    };
    Ok(records.into_iter().map(one).collect())
}

/// The bookings of a lab that start within `window` and were not cancelled, with the kind of their group and what holds of who
/// came; none where nobody has said.
pub fn within(c: &mut Db, lab: Id, window: Interval) -> DbResult<Vec<(GroupBooking, GroupKind, Option<Attendance>)>> {
    let bookings: Vec<(GroupBooking, GroupKind)> = group_bookings::table
        .inner_join(groups::table.on(groups::id.eq(group_bookings::group_id)))
        .filter(group_bookings::lab.eq(lab))
        .filter(group_bookings::cancelled_at.is_null())
        .filter(group_bookings::starts_at.ge(window.starts_at))
        .filter(group_bookings::starts_at.lt(window.ends_at))
        .order((group_bookings::starts_at.asc(), group_bookings::id.asc()))
        .select((GroupBooking::as_select(), groups::kind))
        .load(c)?;
    let records: Vec<AttendanceRecord> = attendance_records::table
        .inner_join(group_bookings::table.on(group_bookings::id.eq(attendance_records::booking)))
        .filter(group_bookings::lab.eq(lab))
        .filter(group_bookings::starts_at.ge(window.starts_at))
        .filter(group_bookings::starts_at.lt(window.ends_at))
        .order(attendance_records::number.asc())
        .select(AttendanceRecord::as_select())
        .load(c)?;
    let latest: BTreeMap<Id, AttendanceRecord> = records.into_iter().map(|record| (record.booking, record)).collect();
    let mut said: BTreeMap<Id, Attendance> =
        whole(c, latest.into_values().collect())?.into_iter().map(|one| (one.record.booking, one)).collect();
    let with = |(booking, kind): (GroupBooking, GroupKind)| {
        let attendance = said.remove(&booking.id);
        (booking, kind, attendance)
    };
    Ok(bookings.into_iter().map(with).collect())
}
