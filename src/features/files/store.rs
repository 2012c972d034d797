use diesel::prelude::*;

use super::model::{File, SubjectType};
use super::subject::Subject;
use crate::platform::db::schema::{certifications, files};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, file: &File, content: &[u8]) -> DbResult<()> {
    diesel::insert_into(files::table).values((file, files::content.eq(content))).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<File> {
    Ok(files::table.find(id).select(File::as_select()).first(c)?)
}

pub fn content(c: &mut Db, id: Id) -> DbResult<Vec<u8>> {
    Ok(files::table.find(id).select(files::content).first(c)?)
}

pub fn delete(c: &mut Db, id: Id) -> DbResult<()> {
    diesel::delete(files::table.find(id)).execute(c)?;
    Ok(())
}

/// A subject's files by id; without those for staff where they are not asked for.
pub fn of_subject(c: &mut Db, subject: Subject, staff: bool, after: Option<Id>, limit: i64) -> DbResult<Vec<File>> {
    let query = files::table.select(File::as_select()).order(files::id.asc()).limit(limit).into_boxed();
    let query = match subject.kind {
        SubjectType::Machine => query.filter(files::machine.eq(subject.id)),
        SubjectType::Incident => query.filter(files::incident.eq(subject.id)),
        SubjectType::EquipmentRequest => query.filter(files::request.eq(subject.id)),
        SubjectType::Certification => query.filter(files::certification.eq(subject.id)),
    };
    let query = if staff { query } else { query.filter(files::staff_only.eq(false)) };
    let query = match after {
        Some(after) => query.filter(files::id.gt(after)),
        None => query,
    };
    Ok(query.load(c)?)
}

/// All papers of a machine, by id.
///
/// # Errors
/// The database's.
pub fn of_machine(c: &mut Db, machine: Id) -> DbResult<Vec<File>> {
    of_subject(c, Subject { kind: SubjectType::Machine, id: machine }, true, None, i64::MAX)
}

/// What a person sent to incidents, and whatever shows what they hold.
pub fn personal(c: &mut Db, person: Id) -> DbResult<Vec<File>> {
    let held = certifications::table.filter(certifications::person.eq(person)).select(certifications::id);
    let sent = files::uploaded_by.eq(person).and(files::incident.is_not_null());
    let query = files::table.filter(files::certification.eq_any(held.nullable()).or(sent.nullable()));
    Ok(query.order(files::id.asc()).select(File::as_select()).load(c)?)
}

/// The ids of all files after one, `limit` of them.
pub fn ids(c: &mut Db, after: Option<Id>, limit: i64) -> DbResult<Vec<Id>> {
    let query = files::table.select(files::id).order(files::id.asc()).limit(limit).into_boxed();
    let query = match after {
        Some(after) => query.filter(files::id.gt(after)),
        None => query,
    };
    Ok(query.load(c)?)
}
