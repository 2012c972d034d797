use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment};

use super::model::{CapabilityRow, Lock, LockCause, Machine, MachineStatus, Shown, StatusPast};
use crate::platform::db::schema::{
    audit_events, audit_reasons, machine_capabilities, machine_locks, machine_status_history, machines,
};
use crate::platform::db::types::Uid;
use crate::platform::db::{Backend, Db, DbResult, containing};
use crate::platform::values::{Capability, Id, Instant, Interval, MaterialClass, Metal, Process, fold};
use crate::{each_engine, prepared};

pub mod classes;

/// What a list of machines is narrowed by; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct MachineFilter {
    /// Process and material class must hold in the same capability; plastic that looks like metal is not metal.
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub class: Option<Id>,
    /// The shown status. Without it, retired machines are left out.
    pub status: Option<MachineStatus>,
    /// Words that all occur in name, make, model, tag, serial or place.
    pub q: Option<String>,
}

pub fn insert(c: &mut Db, machine: &Machine, capabilities: &[Capability]) -> DbResult<()> {
    diesel::insert_into(machines::table).values(machine).execute(c)?;
    set_capabilities(c, machine.id, capabilities)
}

pub fn update(c: &mut Db, machine: &Machine) -> DbResult<()> {
    diesel::update(machines::table.find(machine.id)).set(machine).execute(c)?;
    Ok(())
}

pub fn set_capabilities(c: &mut Db, machine: Id, capabilities: &[Capability]) -> DbResult<()> {
    diesel::delete(machine_capabilities::table.filter(machine_capabilities::machine.eq(machine))).execute(c)?;
    for (ordinal, capability) in capabilities.iter().enumerate() {
        let row = CapabilityRow::of(machine, ordinal, capability);
        diesel::insert_into(machine_capabilities::table).values(&row).execute(c)?;
    }
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Machine> {
    Ok(each_engine!(c, machines::table.find(id).select(Machine::as_select()).get_result(c))?)
}

/// The machine, locked against other writes to its time until the transaction ends.
pub fn locked(c: &mut Db, id: Id) -> DbResult<Machine> {
    match c {
        Db::Pg(c) => Ok(machines::table.find(id).select(Machine::as_select()).for_no_key_update().get_result(c)?),
        Db::Sqlite(_) => find(c, id),
    }
}

/// Id, revision and version of each of the lab's machines: what a cache of their time hangs on.
pub fn revisions(c: &mut Db, lab: Id) -> DbResult<Vec<(Id, i64, i32)>> {
    let all = machines::table.filter(machines::lab.eq(lab)).order(machines::id.asc());
    Ok(all.select((machines::id, machines::revision, machines::version)).load(c)?)
}

struct RaiseRevision(Id);

prepared!(RaiseRevision);

impl QueryFragment<Backend> for RaiseRevision {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        pass.push_sql("UPDATE machines SET revision = revision + 1 WHERE id = ");
        pass.push_bind_param::<Uid, _>(&self.0)
    }
}

/// Raises the revision that caches of the machine's time hang on.
pub fn raise_revision(c: &mut Db, machine: Id) -> DbResult<()> {
    RaiseRevision(machine).execute(c)?;
    Ok(())
}

/// Raises revision and version: what clients see of the machine changed.
pub fn raise(c: &mut Db, machine: Id, now: Instant) -> DbResult<()> {
    diesel::update(machines::table.find(machine))
        .set((
            machines::revision.eq(machines::revision + 1),
            machines::version.eq(machines::version + 1),
            machines::updated_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// A lab's machines by id, `limit` of them after `after`.
pub fn list(c: &mut Db, lab: Id, filter: &MachineFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Shown>> {
    let mut query = machines::table
        .filter(machines::lab.eq(lab))
        .select(Machine::as_select())
        .order(machines::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(machines::id.gt(after));
    }
    if let Some(class) = filter.class {
        query = query.filter(machines::class.eq(class));
    }
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        query = query.filter(machines::folded.like(containing(&fold(word))).escape('\\'));
    }
    let open = || machine_locks::table.filter(machine_locks::ends_at.is_null()).select(machine_locks::machine);
    query = match filter.status {
        None => query.filter(machines::status.ne(MachineStatus::Retired)),
        Some(MachineStatus::Retired) => query.filter(machines::status.eq(MachineStatus::Retired)),
        Some(MachineStatus::OutOfService) => query.filter(
            machines::status
                .eq(MachineStatus::OutOfService)
                .or(machines::status.ne(MachineStatus::Retired).and(machines::id.eq_any(open()))),
        ),
        Some(status) => query.filter(machines::status.eq(status).and(machines::id.ne_all(open()))),
    };
    if filter.process.is_some() || filter.material_class.is_some() {
        query = query.filter(machines::id.eq_any(capable(c, lab, filter)?));
    }
    let rows = query.load(c)?;
    show(c, rows)
}

/// The machines of which one capability answers the search.
fn capable(c: &mut Db, lab: Id, filter: &MachineFilter) -> DbResult<Vec<Id>> {
    let mut query = machine_capabilities::table
        .inner_join(machines::table.on(machines::id.eq(machine_capabilities::machine)))
        .filter(machines::lab.eq(lab))
        .select(machine_capabilities::machine)
        .distinct()
        .into_boxed();
    if let Some(process) = filter.process {
        query = query.filter(machine_capabilities::process.eq(process));
    }
    if let Some(material) = filter.material_class {
        query = query.filter(machine_capabilities::material_class.eq(material));
    }
    if filter.material_class == Some(MaterialClass::Metal) {
        let metal = machine_capabilities::metal;
        query = query.filter(metal.is_null().or(metal.ne(Metal::Filled)));
    }
    Ok(query.load(c)?)
}

/// One machine with its capabilities and shown status.
pub fn shown(c: &mut Db, machine: Machine) -> DbResult<Shown> {
    let shown = show(c, vec![machine])?;
    shown.into_iter().next().ok_or_else(|| diesel::result::Error::NotFound.into())
}

fn show(c: &mut Db, rows: Vec<Machine>) -> DbResult<Vec<Shown>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut capabilities: HashMap<Id, Vec<Capability>> = HashMap::new();
    let found: Vec<CapabilityRow> = machine_capabilities::table
        .filter(machine_capabilities::machine.eq_any(ids.clone()))
        .order((machine_capabilities::machine.asc(), machine_capabilities::ordinal.asc()))
        .select(CapabilityRow::as_select())
        .load(c)?;
    for row in found {
        capabilities.entry(row.machine).or_default().push(row.capability());
    }
    let open: Vec<Id> = machine_locks::table
        .filter(machine_locks::machine.eq_any(ids))
        .filter(machine_locks::ends_at.is_null())
        .select(machine_locks::machine)
        .load(c)?;
    let open: BTreeSet<Id> = open.into_iter().collect();
    let named: BTreeSet<Id> = rows.iter().filter_map(|row| row.class).collect();
    let policies = classes::policies(c, named.into_iter().collect())?;
    let one = |machine: Machine| {
        let at_least = if open.contains(&machine.id) { MachineStatus::OutOfService } else { MachineStatus::InService };
        let status = machine.status.max(at_least);
        let capabilities = capabilities.remove(&machine.id).unwrap_or_default();
        let class_policy = machine.class.and_then(|class| policies.get(&class).cloned());
        Shown { capabilities, machine, status, class_policy }
    };
    Ok(rows.into_iter().map(one).collect())
}

pub fn capabilities(c: &mut Db, machine: Id) -> DbResult<Vec<Capability>> {
    let rows: Vec<CapabilityRow> = machine_capabilities::table
        .filter(machine_capabilities::machine.eq(machine))
        .order(machine_capabilities::ordinal.asc())
        .select(CapabilityRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(CapabilityRow::capability).collect())
}

/// A machine with its import key and asset tag.
type Identity = (Id, Option<String>, Option<String>);

/// Import keys and asset tags that the lab's machines hold.
pub fn identities(c: &mut Db, lab: Id) -> DbResult<Vec<Identity>> {
    Ok(machines::table
        .filter(machines::lab.eq(lab))
        .select((machines::id, machines::import_key, machines::asset_tag))
        .load(c)?)
}

pub fn remember_status(c: &mut Db, past: &StatusPast) -> DbResult<()> {
    diesel::insert_into(machine_status_history::table).values(past).execute(c)?;
    Ok(())
}

/// The status set by hand, newest first.
pub fn status_history(c: &mut Db, machine: Id, limit: i64) -> DbResult<Vec<StatusPast>> {
    Ok(machine_status_history::table
        .filter(machine_status_history::machine.eq(machine))
        .order((machine_status_history::from_at.desc(), machine_status_history::id.desc()))
        .limit(limit)
        .select(StatusPast::as_select())
        .load(c)?)
}

/// Why the status was set by hand, by the instant since when it holds.
pub fn status_reasons(c: &mut Db, machine: Id) -> DbResult<HashMap<Instant, String>> {
    let told: Vec<(Instant, Option<String>)> = audit_events::table
        .inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::subject.eq(machine))
        .filter(audit_events::action.eq("machine.status_changed"))
        .select((audit_events::at, audit_reasons::reason))
        .load(c)?;
    Ok(told.into_iter().filter_map(|(at, reason)| Some((at, reason?))).collect())
}

pub fn open_lock(c: &mut Db, lock: &Lock) -> DbResult<()> {
    diesel::insert_into(machine_locks::table).values(lock).execute(c)?;
    Ok(())
}

pub fn find_lock(c: &mut Db, id: Id) -> DbResult<Lock> {
    Ok(machine_locks::table.find(id).select(Lock::as_select()).first(c)?)
}

pub fn close_lock(c: &mut Db, id: Id, at: Instant) -> DbResult<()> {
    diesel::update(machine_locks::table.find(id)).set(machine_locks::ends_at.eq(Some(at))).execute(c)?;
    Ok(())
}

pub fn make_safety(c: &mut Db, id: Id) -> DbResult<()> {
    diesel::update(machine_locks::table.find(id)).set(machine_locks::safety.eq(true)).execute(c)?;
    Ok(())
}

/// The open locks of a machine, by start.
pub fn open_locks(c: &mut Db, machine: Id, cause: LockCause) -> DbResult<Vec<Lock>> {
    Ok(machine_locks::table
        .filter(machine_locks::machine.eq(machine))
        .filter(machine_locks::cause.eq(cause))
        .filter(machine_locks::ends_at.is_null())
        .order(machine_locks::starts_at.asc())
        .select(Lock::as_select())
        .load(c)?)
}

/// The locks of a machine that touch a span, by start.
pub fn locks_within(c: &mut Db, machine: Id, span: Interval) -> DbResult<Vec<Lock>> {
    let within = machine_locks::table
        .filter(machine_locks::machine.eq(machine))
        .filter(machine_locks::starts_at.lt(span.ends_at))
        .filter(machine_locks::ends_at.is_null().or(machine_locks::ends_at.gt(span.starts_at)))
        .order((machine_locks::starts_at.asc(), machine_locks::id.asc()));
    Ok(each_engine!(c, within.select(Lock::as_select()).load(c))?)
}
