use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::MachineFact;
use super::super::rules::fit::Asked;
use crate::features::stats::DemandKind;
use crate::platform::db::schema::{demand_signals, machine_capabilities, machines};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Capability, Id, Instant, Lang, LocalText, MaterialClass, Metal, Process};

/// A machine's capability as its row holds it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = machine_capabilities)]
struct CapabilityRow {
    machine: Id,
    process: Process,
    material_class: MaterialClass,
    metal: Option<Metal>,
    build_volume: Option<Json>,
    tolerance_mm: Option<f64>,
    sintering: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = machines)]
struct MachineRow {
    id: Id,
    name: Json,
    status: String,
    build_volume: Option<Json>,
    acquired_on: Option<NaiveDate>,
    retired_at: Option<Instant>,
}

/// Every machine of the lab with its capabilities, by id; `today` is the lab's.
pub fn machines(c: &mut Db, lab: Id, today: NaiveDate, lang: Lang) -> DbResult<Vec<MachineFact>> {
    let mut capabilities = capabilities(c, lab)?;
    let rows: Vec<MachineRow> = machines::table
        .filter(machines::lab.eq(lab))
        .select(MachineRow::as_select())
        .order(machines::id.asc())
        .load(c)?;
    let fact = |row: MachineRow| {
        Ok(MachineFact {
            id: row.id,
            name: row.name.read::<LocalText>()?.best(lang).to_owned(),
            in_service: row.status != "retired"
                && row.retired_at.is_none()
                && row.acquired_on.is_none_or(|day| day <= today),
            capabilities: capabilities.remove(&row.id).unwrap_or_default(),
            // A bed without a height has two lengths, which are no volume.
            build_volume_mm: row.build_volume.as_ref().and_then(|size| size.read().ok()),
        })
    };
    rows.into_iter().map(fact).collect()
}

fn capabilities(c: &mut Db, lab: Id) -> DbResult<BTreeMap<Id, Vec<Capability>>> {
    let rows: Vec<CapabilityRow> = machine_capabilities::table
        .inner_join(machines::table.on(machines::id.eq(machine_capabilities::machine)))
        .filter(machines::lab.eq(lab))
        .select(CapabilityRow::as_select())
        .order((machine_capabilities::machine.asc(), machine_capabilities::ordinal.asc()))
        .load(c)?;
    let mut out: BTreeMap<Id, Vec<Capability>> = BTreeMap::new();
    for row in rows {
        let capability = Capability {
            process: row.process,
            material_class: row.material_class,
            build_volume_mm: row.build_volume.as_ref().map(Json::read).transpose()?,
            tolerance_mm: row.tolerance_mm,
            metal: row.metal,
            sintering: row.sintering,
        };
        out.entry(row.machine).or_default().push(capability);
    }
    Ok(out)
}

/// A demand signal as requests look at it.
pub struct Wish {
    pub person: Id,
    pub day: NaiveDate,
    pub kind: DemandKind,
    pub minutes: i64,
    pub at: Instant,
    pub asked: Vec<Asked>,
    pub capabilities: Vec<AskedCapability>,
}

/// One capability that a signal names: a search may give only a process or only a material class.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct AskedCapability {
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub metal: Option<Metal>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = demand_signals)]
struct SignalRow {
    person: Id,
    capabilities: Json,
    machine: Option<Id>,
    local_day: NaiveDate,
    kind: String,
    minutes: i32,
    updated_at: Instant,
}

/// The lab's demand for a day from `from_day` on, or left since `since`.
pub fn wishes(
    c: &mut Db,
    lab: Id,
    from_day: NaiveDate,
    since: Instant,
    machines: &[MachineFact],
) -> DbResult<Vec<Wish>> {
    let rows: Vec<SignalRow> = demand_signals::table
        .filter(demand_signals::lab.eq(lab))
        .filter(demand_signals::local_day.ge(from_day).or(demand_signals::updated_at.ge(since)))
        .select(SignalRow::as_select())
        .order(demand_signals::id.asc())
        .load(c)?;
    let machines: BTreeMap<Id, &MachineFact> = machines.iter().map(|machine| (machine.id, machine)).collect();
    let mut wishes = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kind) = DemandKind::parse(&row.kind) else { continue };
        let capabilities: Vec<AskedCapability> = row.capabilities.read()?;
        let machine = row.machine.and_then(|machine| machines.get(&machine).copied());
        wishes.push(Wish {
            person: row.person,
            day: row.local_day,
            kind,
            minutes: i64::from(row.minutes),
            at: row.updated_at,
            asked: capabilities.iter().map(|capability| capability.asked(kind, machine)).collect(),
            capabilities,
        });
    }
    Ok(wishes)
}

impl AskedCapability {
    /// What was asked for; the limits are those of the machine whose booking was refused.
    fn asked(&self, kind: DemandKind, machine: Option<&MachineFact>) -> Asked {
        let (process, material_class) = (self.process, self.material_class);
        let (Some(named), Some(class)) = (process, material_class) else {
            return Asked::Search { process, material_class };
        };
        if kind == DemandKind::EmptySearch {
            return Asked::Search { process, material_class };
        }
        let named = Capability { metal: self.metal, ..Capability::new(named, class) };
        let same = |own: &&Capability| {
            own.process == named.process
                && own.material_class == named.material_class
                && own.metal_route() == named.metal_route()
        };
        let own = machine.and_then(|machine| machine.capabilities.iter().find(same)).cloned();
        Asked::Machine {
            capability: own.unwrap_or(named),
            build_volume_mm: machine.and_then(|machine| machine.build_volume_mm),
        }
    }
}
