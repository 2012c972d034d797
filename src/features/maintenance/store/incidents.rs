use diesel::prelude::*;

use super::Sight;
use crate::features::maintenance::model::{Incident, IncidentStatus, Severity};
use crate::platform::db::schema::{incidents, usage_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, incident: &Incident) -> DbResult<()> {
    diesel::insert_into(incidents::table).values(incident).execute(c)?;
    Ok(())
}

pub fn save(c: &mut Db, incident: &Incident) -> DbResult<()> {
    diesel::update(incidents::table.find(incident.id)).set(incident).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Incident> {
    Ok(incidents::table.find(id).select(Incident::as_select()).first(c)?)
}

pub fn empty_descriptions(c: &mut Db, reporter: Id) -> DbResult<()> {
    diesel::update(incidents::table.filter(incidents::reporter.eq(reporter)))
        .set((incidents::description.eq(""), incidents::version.eq(incidents::version + 1)))
        .execute(c)?;
    Ok(())
}

/// What a list of incidents is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct IncidentFilter {
    pub lab: Option<Id>,
    pub machine: Option<Id>,
    pub severity: Option<Severity>,
    pub status: Option<IncidentStatus>,
}

/// The newest first, `limit` of them before `before`.
pub fn list(
    c: &mut Db,
    sight: &Sight,
    filter: &IncidentFilter,
    before: Option<Id>,
    limit: i64,
) -> DbResult<Vec<Incident>> {
    let mut query =
        incidents::table.select(Incident::as_select()).order(incidents::id.desc()).limit(limit).into_boxed();
    if let Some(labs) = &sight.labs {
        query = match sight.person {
            Some(person) => {
                query.filter(incidents::reporter.eq(person).or(incidents::lab.eq_any(labs.clone()).nullable()))
            }
            None => query.filter(incidents::lab.eq_any(labs.clone())),
        };
    }
    if let Some(lab) = filter.lab {
        query = query.filter(incidents::lab.eq(lab));
    }
    if let Some(machine) = filter.machine {
        query = query.filter(incidents::machine.eq(machine));
    }
    if let Some(severity) = filter.severity {
        query = query.filter(incidents::severity.eq(severity));
    }
    if let Some(status) = filter.status {
        query = query.filter(incidents::status.eq(status));
    }
    if let Some(before) = before {
        query = query.filter(incidents::id.lt(before));
    }
    Ok(query.load(c)?)
}

/// Somebody works on the machine now.
pub fn is_in_use(c: &mut Db, machine: Id) -> DbResult<bool> {
    let open =
        usage_sessions::table.filter(usage_sessions::machine.eq(machine)).filter(usage_sessions::ended_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(c)?)
}
