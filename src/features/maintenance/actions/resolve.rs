use crate::features::machines;
use crate::features::maintenance::model::{Error, Incident, IncidentStatus, Severity};
use crate::features::maintenance::store;
use crate::platform::values::Role;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// What was found out.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    pub cause: Option<String>,
    pub note: Option<String>,
}

/// Ends an incident and its lock; what else locks the machine stays. It must be read under its machine's lock.
///
/// # Errors
/// One that is resolved already, a safety incident for who is no manager, the database's.
pub fn resolve(w: &mut Write<'_>, before: &Incident, how: &Resolution) -> Result<Incident, Error> {
    if !before.is_open() {
        return Err(Error::Step(Text::new("incident-is-resolved")));
    }
    let manages = w.actor().admin || w.actor().role_in(before.lab) == Some(Role::Manager);
    if before.severity == Severity::Safety && !manages {
        return Err(Error::ByManagerOnly);
    }
    if let Some(lock) = before.lock {
        machines::unlock(w, lock)?;
    }
    let after = Incident {
        status: IncidentStatus::Resolved,
        cause: how.cause.clone(),
        note: how.note.clone(),
        resolved_at: Some(w.now),
        resolved_by: w.actor().person(),
        updated_at: w.now,
        version: before.version + 1,
        ..before.clone()
    };
    store::incidents::save(w.c, &after)?;
    let event = Event::new("incident.resolved", "incident", after.id).lab(after.lab);
    w.emit(event.before(before.state()).after(after.state()));
    Ok(after)
}
