use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::super::MachineInfo;
use super::facts::MachineHead;
use crate::platform::db::schema::{machine_capabilities, machine_classes, machines};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Capability, Id, Lang, LocalText, MaterialClass, Metal, Process};

/// Which machines of a lab; what is not given does not narrow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MachineFilter {
    pub machine: Option<Id>,
    pub class: Option<Id>,
    pub process: Option<Process>,
}

impl MachineFilter {
    pub(in super::super) fn takes(&self, machine: &MachineInfo) -> bool {
        self.machine.is_none_or(|id| id == machine.id)
            && self.class.is_none_or(|id| machine.class.as_ref().is_some_and(|(class, _)| *class == id))
            && self.process.is_none_or(|process| machine.processes.contains(&process))
    }
}

/// The lab's machines by id, with class and processes as they are today, labelled in `lang`.
pub fn of_lab(c: &mut Db, lab: Id, filter: &MachineFilter, lang: Lang) -> DbResult<Vec<(MachineHead, MachineInfo)>> {
    let rows: Vec<(MachineHead, Json, Option<Id>, Option<Json>)> = machines::table
        .left_join(machine_classes::table.on(machine_classes::id.nullable().eq(machines::class)))
        .filter(machines::lab.eq(lab))
        .order(machines::id.asc())
        .select((MachineHead::as_select(), machines::name, machines::class, machine_classes::name.nullable()))
        .load(c)?;
    let capabilities: Vec<(Id, Process)> = machine_capabilities::table
        .inner_join(machines::table.on(machines::id.eq(machine_capabilities::machine)))
        .filter(machines::lab.eq(lab))
        .select((machine_capabilities::machine, machine_capabilities::process))
        .load(c)?;
    let mut processes: BTreeMap<Id, BTreeSet<Process>> = BTreeMap::new();
    for (machine, process) in capabilities {
        processes.entry(machine).or_default().insert(process);
    }
    let mut out = Vec::with_capacity(rows.len());
    for (head, name, class, class_name) in rows {
        let class = class.map(|id| (id, class_name.map_or_else(String::new, |name| label(&name, lang))));
        let processes = processes.remove(&head.id).unwrap_or_default();
        let info = MachineInfo { id: head.id, label: label(&name, lang), class, processes };
        if filter.takes(&info) {
            out.push((head, info));
        }
    }
    Ok(out)
}

fn label(name: &Json, lang: Lang) -> String {
    name.read::<LocalText>().map_or_else(|_| String::new(), |name| name.best(lang).to_owned())
}

/// What each of these machines can do.
pub fn capabilities(c: &mut Db, ids: &[Id]) -> DbResult<BTreeMap<Id, Vec<Capability>>> {
    let rows: Vec<(Id, Process, MaterialClass, Option<Metal>)> = machine_capabilities::table
        .filter(machine_capabilities::machine.eq_any(ids.to_vec()))
        .order((machine_capabilities::machine.asc(), machine_capabilities::ordinal.asc()))
        .select((
            machine_capabilities::machine,
            machine_capabilities::process,
            machine_capabilities::material_class,
            machine_capabilities::metal,
        ))
        .load(c)?;
    let mut out: BTreeMap<Id, Vec<Capability>> = BTreeMap::new();
    for (machine, process, material_class, metal) in rows {
        let capability = Capability { metal, ..Capability::new(process, material_class) };
        out.entry(machine).or_default().push(capability);
    }
    Ok(out)
}
