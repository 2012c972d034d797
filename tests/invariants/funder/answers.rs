//! Every question that a funder may ask of a year, and what is answered.

use std::collections::BTreeSet;

use ustakana::features::stats::{
    Figures, FunderAsk, GroupBy, MachineFilter, MachineInfo, Period, Row, Selection, answer, completed_period, figures,
    published_scope,
};
use ustakana::platform::values::Id;

use super::world::{Part, World};

pub struct Told {
    /// The machines of the labs that were asked about.
    pub of: BTreeSet<Id>,
    pub by: GroupBy,
    pub period: Period,
    pub filter: MachineFilter,
    pub figures: Figures,
}

/// All filters, those that are refused included.
fn filters(machines: &[MachineInfo]) -> Vec<MachineFilter> {
    let mut out = vec![MachineFilter::default()];
    let classes: BTreeSet<Id> =
        machines.iter().filter_map(|machine| machine.class.as_ref()).map(|(id, _)| *id).collect();
    let processes: BTreeSet<_> = machines.iter().flat_map(|machine| machine.processes.iter().copied()).collect();
    out.extend(machines.iter().map(|machine| MachineFilter { machine: Some(machine.id), ..MachineFilter::default() }));
    for class in classes {
        out.push(MachineFilter { class: Some(class), ..MachineFilter::default() });
        out.extend(processes.iter().map(|process| MachineFilter {
            class: Some(class),
            process: Some(*process),
            ..MachineFilter::default()
        }));
    }
    out.extend(processes.iter().map(|process| MachineFilter { process: Some(*process), ..MachineFilter::default() }));
    out
}

/// Every question about 2025 that is not refused once it is over, with the terms in which it is answered.
pub fn questions(machines: &[MachineInfo]) -> Vec<(GroupBy, MachineFilter, FunderAsk)> {
    let date = |text: &str| text.parse().expect("a date");
    let year = completed_period(date("2025-01-01"), date("2026-01-01"), date("2026-01-01")).expect("a year");
    let mut out = Vec::new();
    for period in year.up_to() {
        for filter in filters(machines) {
            for by in GroupBy::ALL {
                if let Ok(scope) = published_scope(*by, &filter) {
                    out.push((*by, filter, FunderAsk { period, scope }));
                }
            }
        }
    }
    out
}

/// What is answered: of a selection, all machines and the year's rows.
pub type Publish = fn(&Selection<'_>, &[MachineInfo], Vec<Row>, &FunderAsk) -> Figures;

/// As the service answers.
pub fn for_everyone(selection: &Selection<'_>, all: &[MachineInfo], rows: Vec<Row>, ask: &FunderAsk) -> Figures {
    let until = ask.period.until;
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.date < until).collect();
    answer(selection, all, &rows, ask)
}

/// Hides counts below five and what goes with them, and nothing else.
pub fn naive(selection: &Selection<'_>, _: &[MachineInfo], rows: Vec<Row>, _: &FunderAsk) -> Figures {
    let mut out = figures(selection, rows);
    for group in out.groups.iter_mut().chain([&mut out.total]) {
        if group.reach.is_some_and(|reach| (1..5).contains(&reach)) {
            (group.reach, group.sessions, group.headcount, group.success_rate) = (None, None, None, None);
            (group.coverage, group.no_show_seconds, group.no_show_rate) = (None, None, None);
        }
    }
    out
}

fn takes(filter: &MachineFilter, machine: &MachineInfo) -> bool {
    filter.machine.is_none_or(|id| id == machine.id)
        && filter.class.is_none_or(|id| machine.class.as_ref().is_some_and(|(class, _)| *class == id))
        && filter.process.is_none_or(|process| machine.processes.contains(&process))
}

pub fn told(world: &World, publish: Publish) -> Vec<Told> {
    let one = |(by, filter, ask): (GroupBy, MachineFilter, FunderAsk)| {
        let chosen: Vec<MachineInfo> =
            world.machines.iter().filter(|machine| takes(&filter, machine)).cloned().collect();
        let selection = Selection {
            from: ask.period.from,
            until: ask.period.until,
            today: "2026-06-01".parse().expect("a date"),
            time_zone: "Asia/Bishkek",
            by,
            machines: &chosen,
        };
        let figures = publish(&selection, &world.machines, world.rows.clone(), &ask);
        let of = world.machines.iter().map(|machine| machine.id).collect();
        Told { of, by, period: ask.period, filter, figures }
    };
    // A quarter or year in which nothing happened tells nothing.
    let busy = |period: Period| world.months.iter().any(|month| period.contains(*month));
    questions(&world.machines).into_iter().filter(|(_, _, ask)| busy(ask.period)).map(one).collect()
}

impl Told {
    /// Whether a part is in the answer's total.
    pub fn covers(&self, world: &World, part: &Part) -> bool {
        let machine = world.machines.iter().find(|machine| machine.id == part.machine).expect("a machine");
        self.of.contains(&part.machine) && self.period.contains(part.month) && takes(&self.filter, machine)
    }

    /// Whether a part is in the group with this key. `others` are all who are not listed.
    pub fn groups(&self, world: &World, key: Option<&str>, part: &Part) -> bool {
        let machine = world.machines.iter().find(|machine| machine.id == part.machine).expect("a machine");
        let crowd = |own: Option<&str>| {
            let listed = |key: Option<&str>| self.figures.groups.iter().any(|group| group.key.as_deref() == key);
            own == key || (key == Some("others") && !listed(own))
        };
        self.covers(world, part)
            && match self.by {
                GroupBy::Machine => key == Some(part.machine.to_string().as_str()),
                GroupBy::Class => key.map(str::to_owned) == machine.class.as_ref().map(|(id, _)| id.to_string()),
                GroupBy::Process if machine.processes.is_empty() => key.is_none(),
                GroupBy::Process => machine.processes.iter().any(|process| key == Some(process.name())),
                GroupBy::Month => key == Some(part.month.format("%Y-%m").to_string().as_str()),
                GroupBy::Affiliation => crowd(part.affiliation.as_deref()),
                GroupBy::Role => crowd(part.role.as_deref()),
                GroupBy::Day | GroupBy::Week => panic!("days and weeks are not told"),
            }
    }
}
