use std::collections::BTreeMap;

use super::super::figures::{Figures, Group, Sum};
use super::super::group::{GroupBy, MachineInfo, Row, Selection, figures};
use super::crowds::{Crowd, OTHERS, Pool};
use super::period::Period;
use super::publication::{Publication, Scope, Shown, crowd_scope};

/// What a funder asks for, already found to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunderAsk {
    pub period: Period,
    pub scope: Scope,
}

type Places = BTreeMap<Option<String>, (Period, Scope)>;

/// The figures of the selection as the publication has them; `rows` are those of all the lab's machines from the start of
/// the year on.
pub fn answer(selection: &Selection<'_>, all: &[MachineInfo], rows: Vec<Row>, ask: &FunderAsk) -> Figures {
    let publication = Publication::of(all, &rows, ask.period);
    let rows: Vec<Row> = rows.into_iter().filter(|row| ask.period.contains(row.date)).collect();
    let crowds = crowds(selection.by, publication.pools(ask.period, selection.by), &rows);
    let mut out = figures(selection, rows);
    if selection.by.of_people() {
        let shown = |crowd: &Crowd| publication.shown(ask.period, &crowd_scope(selection.by, crowd.clone()));
        out.groups = crowds
            .into_iter()
            .map(|(crowd, sum)| (shown(&crowd), crowd.group(selection.by, &sum)))
            .map(withheld)
            .collect();
    } else {
        let places = places(selection, ask);
        let shown = |group: &Group| {
            let place = places.get(&group.key);
            place.map_or(Shown::NOTHING, |(period, scope)| publication.shown(*period, scope))
        };
        out.groups = out.groups.into_iter().map(|group| withheld((shown(&group), group))).collect();
    }
    out.total = withheld((publication.shown(ask.period, &ask.scope), out.total));
    out
}

/// Where each group stands in the publication.
fn places(selection: &Selection<'_>, ask: &FunderAsk) -> Places {
    let machines = selection.machines.iter();
    let now = |scope: Scope| (ask.period, scope);
    match selection.by {
        GroupBy::Class => {
            let class = |machine: &MachineInfo| machine.class.as_ref().map(|(id, _)| *id);
            machines.map(class).map(|id| (id.map(|id| id.to_string()), now(Scope::Class(id)))).collect()
        }
        GroupBy::Process => {
            let named = machines.flat_map(|machine| machine.processes.iter().copied()).map(Some);
            let process = named.chain([None]);
            process.map(|code| (code.map(|code| code.name().to_owned()), now(Scope::Process(code)))).collect()
        }
        GroupBy::Month => {
            let months = ask.period.months().into_iter();
            months.map(|month| (Some(month.from.format("%Y-%m").to_string()), (month, ask.scope.clone()))).collect()
        }
        _ => machines.map(|machine| (Some(machine.id.to_string()), now(Scope::Machine(machine.id)))).collect(),
    }
}

/// The sums of each pool of affiliations or roles, by name, those without and the others last. Time open and available is
/// that of the whole selection.
fn crowds(by: GroupBy, pools: &[Pool], rows: &[Row]) -> Vec<(Crowd, Sum)> {
    let mut out = Vec::with_capacity(pools.len());
    for pool in pools {
        let mut sum = Sum::default();
        for row in rows {
            sum.day.time += &row.day.time;
            let role = |member: &super::super::MemberDay| member.who.role.map(|role| role.name().to_owned());
            let key = |member: &_| if by == GroupBy::Role { role(member) } else { member.who.affiliation.clone() };
            row.members
                .iter()
                .filter(|member| pool.keys.contains(&key(member)))
                .for_each(|member| sum.add_member(member));
        }
        out.push((pool.crowd.clone(), sum));
    }
    out.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    out
}

impl Crowd {
    fn order(&self) -> (u8, Option<&str>) {
        match self {
            Self::Of(Some(key)) => (0, Some(key)),
            Self::Of(None) => (1, None),
            Self::Others => (2, None),
        }
    }

    fn group(&self, by: GroupBy, sum: &Sum) -> Group {
        match self {
            Self::Of(Some(key)) => sum.group(Some(key.clone()), key.clone()),
            Self::Of(None) => sum.group(None, format!("no {by}")),
            Self::Others => sum.group(Some(OTHERS.to_owned()), OTHERS.to_owned()),
        }
    }
}

/// Without what is not told.
fn withheld((shown, mut group): (Shown, Group)) -> Group {
    if !shown.people {
        (group.sessions, group.reach, group.headcount, group.success_rate) = (None, None, None, None);
    }
    if !shown.people || !shown.used {
        group.coverage = None;
    }
    if !shown.claims {
        (group.no_show_seconds, group.no_show_rate) = (None, None);
    }
    if !shown.used {
        (group.used_seconds, group.used_in_available_seconds, group.used_outside_open_seconds) = (None, None, None);
        group.utilization = None;
    }
    if !shown.reserved {
        (group.reserved_seconds, group.booking_fill) = (None, None);
    }
    group.suppressed = !(shown.people && shown.claims && shown.used && shown.reserved);
    group
}
