use chrono::NaiveDate;
use serde_json::{Value, json};

use super::model::{Asset, Check, DisposalWay, Disposed, Error, Finding, InventoryOutcome};
use super::rules::check::{self, Counts, Scanned, counts, latest, unseen};
use super::store;
use crate::features::labs::{self, Faults, Lab};
use crate::features::machines::actions::{MachineChange, change as change_machine, set_status};
use crate::features::machines::{self, Machine, MachineStatus};
use crate::platform::db::Fault;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct AssetChange {
    pub inventory_number: Option<Option<String>>,
    pub donor_agreement: Option<Option<String>>,
    pub transfer_act: Option<Option<String>>,
    pub invoice: Option<Option<String>>,
    pub warranty_until: Option<Option<NaiveDate>>,
    pub restrictions: Option<Option<String>>,
    pub restrictions_until: Option<Option<NaiveDate>>,
    pub custodian: Option<Option<Id>>,
}

/// Changes what is known of a machine as property; `asset` is how it stands.
///
/// # Errors
/// A custodian who is no member, an inventory number in use, the database's.
pub fn change(w: &mut Write<'_>, lab: &Lab, asset: &Asset, ask: AssetChange) -> Result<Asset, Error> {
    lock_custodian(w, lab, &ask)?;
    let mut changed = asset.clone();
    apply(&mut changed, ask);
    changed.version += 1;
    changed.updated_at = w.now;
    store::put(w.c, &changed)?;
    let mut after = state(&changed);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("texts_changed".into(), json!(asset.restrictions != changed.restrictions));
    }
    let event = Event::new("asset.changed", "asset", asset.machine).lab(lab.id);
    w.emit(event.before(state(asset)).after(after));
    Ok(changed)
}

/// Who is to answer for a machine is a member, and stays one until the transaction ends. Memberships are locked before
/// machines.
///
/// # Errors
/// Somebody who is none, the database's.
pub fn lock_custodian(w: &mut Write<'_>, lab: &Lab, ask: &AssetChange) -> Result<(), Error> {
    let mut faults = Faults::default();
    if let Some(Some(custodian)) = ask.custodian
        && labs::locked_membership(w.c, lab.id, custodian)?.is_none()
    {
        faults.add("/custodian", "not_a_member", Text::new("no-such-member"));
    }
    faults.check(Error::Fields)
}

fn apply(asset: &mut Asset, ask: AssetChange) {
    fn set<T>(field: &mut T, sent: Option<T>) {
        if let Some(sent) = sent {
            *field = sent;
        }
    }
    set(&mut asset.inventory_number, ask.inventory_number);
    set(&mut asset.donor_agreement, ask.donor_agreement);
    set(&mut asset.transfer_act, ask.transfer_act);
    set(&mut asset.invoice, ask.invoice);
    set(&mut asset.warranty_until, ask.warranty_until);
    set(&mut asset.restrictions, ask.restrictions);
    set(&mut asset.restrictions_until, ask.restrictions_until);
    set(&mut asset.custodian, ask.custodian);
}

/// Restrictions are free text, and stay out.
fn state(asset: &Asset) -> Value {
    json!({
        "inventory_number": asset.inventory_number, "donor_agreement": asset.donor_agreement,
        "transfer_act": asset.transfer_act, "invoice": asset.invoice, "warranty_until": asset.warranty_until,
        "restrictions_until": asset.restrictions_until, "custodian": asset.custodian, "version": asset.version,
    })
}

/// How a machine leaves.
#[derive(Clone, Debug)]
pub struct Disposal {
    pub way: DisposalWay,
    pub disposed_on: NaiveDate,
    pub document: Option<String>,
    pub reason: String,
}

/// Writes down that a machine has left, and retires it.
///
/// # Errors
/// One that has left already, a day ahead, the database's.
pub fn dispose(w: &mut Write<'_>, lab: &Lab, machine: Id, ask: &Disposal) -> Result<Disposed, Error> {
    let found = machines::locked(w.c, machine)?;
    if store::disposed(w.c, machine)?.is_some() {
        return Err(Error::State(Text::new("machine-has-left")));
    }
    let mut faults = Faults::default();
    if ask.disposed_on > lab.zone().date(w.now) {
        faults.add("/disposed_on", "in_the_future", Text::new("day-not-ahead"));
    }
    if let Some(came) = found.acquired_on.filter(|came| ask.disposed_on < *came) {
        faults.add("/disposed_on", "too_early", Text::new("left-before-it-came").with("came", came));
    }
    faults.check(Error::Fields)?;
    let disposed = Disposed {
        machine,
        lab: lab.id,
        way: ask.way,
        disposed_on: ask.disposed_on,
        document: ask.document.clone(),
        disposed_by: w.actor().person(),
        created_at: w.now,
    };
    store::insert_disposed(w.c, &disposed)?;
    set_status(w, machine, MachineStatus::Retired, Some(ask.reason.clone()))?;
    let after = json!({ "way": disposed.way, "disposed_on": disposed.disposed_on });
    let event = Event::new("asset.disposed", "asset", machine).lab(lab.id).after(after);
    w.emit(event.reason(Some(ask.reason.clone())));
    Ok(disposed)
}

/// Begins to count a lab's machines.
///
/// # Errors
/// Another check that is open, the database's.
pub fn start_check(w: &mut Write<'_>, lab: &Lab) -> Result<Check, Error> {
    let check = Check {
        id: w.new_id(),
        lab: lab.id,
        started_at: w.now,
        started_by: w.actor().person(),
        finished_at: None,
        finished_by: None,
        expected: None,
    };
    store::insert_check(w.c, &check)?;
    let after = json!({ "started_at": check.started_at });
    w.emit(Event::new("inventory_check.started", "inventory_check", check.id).lab(lab.id).after(after));
    Ok(check)
}

/// A machine that stands before somebody.
#[derive(Clone, Debug)]
pub struct Scan {
    pub scanned: Scanned,
    /// Where it stands; where it should when absent.
    pub location: Option<String>,
    pub damaged: bool,
}

/// Writes down what was found. A machine that stands elsewhere than it is kept stands there from now on.
///
/// # Errors
/// A check that is finished, a tag that no machine of the lab carries, the database's.
pub fn scan(w: &mut Write<'_>, lab: &Lab, check: Id, ask: &Scan) -> Result<(Finding, Machine), Error> {
    let check = open_check(w, check)?;
    let machine = scanned_machine(w, lab, &ask.scanned)?;
    let (seen_at, kept) = (ask.location.as_deref(), machine.location.as_deref());
    let outcome = check::outcome(ask.damaged, seen_at, kept);
    let machine = if seen_at.is_some() && seen_at != kept {
        let moved = MachineChange { location: Some(ask.location.clone()), ..MachineChange::default() };
        change_machine(w, lab, &machine, moved)?
    } else {
        machine
    };
    let finding = post(w, &check, machine.id, outcome, machine.location.clone())?;
    let after = json!({ "machine": finding.machine, "outcome": finding.outcome });
    w.emit(Event::new("inventory_check.scanned", "inventory_check", check.id).lab(lab.id).after(after));
    Ok((finding, machine))
}

fn open_check(w: &mut Write<'_>, id: Id) -> Result<Check, Error> {
    let check = store::locked_check(w.c, id)?;
    match check.finished_at {
        Some(_) => Err(Error::State(Text::new("inventory-check-finished"))),
        None => Ok(check),
    }
}

fn scanned_machine(w: &mut Write<'_>, lab: &Lab, scanned: &Scanned) -> Result<Machine, Error> {
    let found = match scanned {
        Scanned::Machine(id) => Some(*id),
        Scanned::Tag(tag) => {
            let (tagged, numbered) = (store::tagged(w.c, lab.id, tag)?, store::numbered(w.c, lab.id, tag)?);
            if tagged.zip(numbered).is_some_and(|(one, other)| one != other) {
                return unknown_tag("ambiguous", Text::new("tag-of-two-machines"));
            }
            tagged.or(numbered)
        }
    };
    let found = match found.map(|id| machines::locked(w.c, id)) {
        Some(Ok(machine)) if machine.lab == lab.id => Some(machine),
        Some(Err(Fault::NotFound) | Ok(_)) | None => None,
        Some(Err(fault)) => return Err(fault.into()),
    };
    found.map_or_else(|| unknown_tag("unknown", Text::new("no-such-tag")), Ok)
}

fn unknown_tag(code: &'static str, text: Text) -> Result<Machine, Error> {
    let mut faults = Faults::default();
    faults.add("/tag", code, text);
    faults.check(Error::Fields)?;
    Err(Error::Fault(Fault::NotFound))
}

fn post(
    w: &mut Write<'_>,
    check: &Check,
    machine: Id,
    outcome: InventoryOutcome,
    location: Option<String>,
) -> Result<Finding, Error> {
    let finding = Finding {
        id: w.new_id(),
        inventory_check: check.id,
        machine,
        outcome,
        location,
        found_by: w.actor().person(),
        found_at: w.now,
    };
    store::insert_finding(w.c, &finding)?;
    Ok(finding)
}

/// Ends a check: what was not scanned is missing.
///
/// # Errors
/// A check that is finished, the database's.
pub fn finish_check(w: &mut Write<'_>, check: Id) -> Result<(Check, Counts), Error> {
    let check = open_check(w, check)?;
    let expected = store::expected(w.c, &check)?;
    for machine in unseen(&expected, &latest(store::findings(w.c, check.id)?)) {
        post(w, &check, machine, InventoryOutcome::Missing, None)?;
    }
    let finished = Check {
        finished_at: Some(w.now),
        finished_by: w.actor().person(),
        expected: i32::try_from(expected.len()).ok(),
        ..check
    };
    store::finish(w.c, &finished)?;
    let told = counts(expected.len(), 0, &latest(store::findings(w.c, finished.id)?));
    let event = Event::new("inventory_check.finished", "inventory_check", finished.id).lab(finished.lab);
    w.emit(event.after(json!({ "finished_at": finished.finished_at, "counts": told })));
    Ok((finished, told))
}
