//! Random labs: who used what in which month.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use ustakana::features::stats::{
    Claims, MachineDay, MachineInfo, MachineTime, MemberDay, Row, SessionSource, Usage, Who,
};
use ustakana::platform::values::{Id, Process, Role};

/// The smallest parts of all figures, and who stands behind each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub month: NaiveDate,
    pub machine: Id,
    pub affiliation: Option<String>,
    pub role: Option<String>,
}

#[derive(Clone)]
pub struct World {
    pub machines: Vec<MachineInfo>,
    pub rows: Vec<Row>,
    pub months: Vec<NaiveDate>,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (part, people) in self.parts(true) {
            let people: Vec<u128> = people.iter().map(|id| id.0.as_u128()).collect();
            writeln!(f, "{} {:?} {:?} {:?}: {people:?}", part.month, part.machine, part.affiliation, part.role)?;
        }
        Ok(())
    }
}

/// One person once at one machine.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    pub person: u8,
    /// An index of [`AFFILIATIONS`].
    pub affiliation: u8,
    pub staff: bool,
    pub machine: u8,
    pub month: u8,
    /// A session; else a reservation, missed if even.
    pub session: bool,
    pub which: u8,
}

pub const AFFILIATIONS: [Option<&str>; 10] = [
    Some("Mechanics"),
    Some("Mechanics"),
    Some("Mechanics"),
    Some("Design"),
    Some("Mechanics"),
    Some("Design"),
    Some("Energy"),
    None,
    Some("Mechanics"),
    Some("others"),
];

pub fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

pub fn first_of(month: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, u32::from(month) + 1, 1).expect("a month")
}

fn machine(number: u8) -> MachineInfo {
    let processes: &[Process] = match number {
        0 => &[Process::Mex],
        1 => &[Process::Mex, Process::LaserCutting],
        2 => &[Process::LaserCutting],
        _ => &[],
    };
    let class = [Some(1_u128), Some(1), Some(2), None][usize::from(number) % 4];
    MachineInfo {
        id: id(900 + u128::from(number)),
        label: format!("Machine {number}"),
        class: class.map(|class| (id(800 + class), format!("Class {class}"))),
        processes: processes.iter().copied().collect(),
    }
}

fn who(visit: Visit) -> Who {
    Who {
        // Now and then nobody knows who ran the machine.
        person: (visit.which % 29 != 0).then(|| id(u128::from(visit.person) + 1)),
        affiliation: AFFILIATIONS[usize::from(visit.affiliation) % AFFILIATIONS.len()].map(str::to_owned),
        role: Some(if visit.staff { Role::Technician } else { Role::Student }),
    }
}

fn member(visit: Visit) -> MemberDay {
    let seconds = i64::from(visit.which) * 60_000_000 + 1_000_000;
    let (mut usage, mut claims) = (Usage::default(), Claims::default());
    if visit.session {
        usage =
            Usage { used: seconds, used_in_available: seconds / 2, sessions: 1, successes: 1, headcount: 2, ..usage };
        usage.used_by_source.insert(SessionSource::Own, seconds);
    } else {
        let missed = visit.which.is_multiple_of(2);
        claims = Claims {
            reserved: seconds,
            reached_start: 1,
            misses: i64::from(missed),
            no_show: seconds * i64::from(missed),
        };
    }
    MemberDay { who: who(visit), present: visit.session, usage, claims }
}

impl World {
    pub fn of(machines: u8, visits: &[Visit]) -> Self {
        let mut members: BTreeMap<(NaiveDate, Id), Vec<MemberDay>> = BTreeMap::new();
        for visit in visits {
            let place = (first_of(visit.month), id(900 + u128::from(visit.machine % machines)));
            members.entry(place).or_default().push(member(*visit));
        }
        let months: BTreeSet<NaiveDate> = members.keys().map(|(month, _)| *month).collect();
        let row = |((date, machine), members): ((NaiveDate, Id), Vec<MemberDay>)| {
            let time = MachineTime { open: 36_000_000_000, available: 36_000_000_000, ..MachineTime::default() };
            let mut day = MachineDay { time, ..MachineDay::default() };
            for member in &members {
                day.usage += &member.usage;
                day.claims += &member.claims;
            }
            Row { machine, date, day, members }
        };
        let rows = members.into_iter().map(row).collect();
        Self { machines: (0..machines).map(machine).collect(), rows, months: months.into_iter().collect() }
    }

    /// Labs with machines of their own, used by the same people.
    pub fn joined(labs: Vec<Self>) -> Self {
        let mut out = Self { machines: Vec::new(), rows: Vec::new(), months: Vec::new() };
        for lab in labs {
            out.machines.extend(lab.machines);
            out.rows.extend(lab.rows);
            out.months.extend(lab.months);
        }
        out
    }

    /// The parts with those who had a session there, or a reservation that reached its start.
    pub fn parts(&self, present: bool) -> BTreeMap<Part, BTreeSet<Id>> {
        let mut out: BTreeMap<Part, BTreeSet<Id>> = BTreeMap::new();
        for row in &self.rows {
            for member in &row.members {
                let claims =
                    member.claims.reached_start != 0 || member.claims.reserved != 0 || member.claims.no_show != 0;
                if if present { !member.present } else { !claims } {
                    continue;
                }
                let part = Part {
                    month: row.date.format("%Y-%m-01").to_string().parse().expect("a date"),
                    machine: row.machine,
                    affiliation: member.who.affiliation.clone(),
                    role: member.who.role.map(|role| role.name().to_owned()),
                };
                out.entry(part).or_default().insert(member.who.person.unwrap_or(id(0)));
            }
        }
        out
    }
}

fn visit(people: u8, months: Vec<u8>) -> impl Strategy<Value = Visit> {
    (0..people, 0..5_u8, prop::sample::select(months), prop::bool::weighted(0.75), 1..=255_u8).prop_map(
        |(person, machine, month, session, which)| {
            // Somebody changes the chair now and then.
            let affiliation = person + u8::from(which.is_multiple_of(23));
            Visit { person, affiliation, staff: person.is_multiple_of(7), machine, month, session, which }
        },
    )
}

/// Two to five machines, six to fifteen people, a quarter and a month of the next, or a few months over the year.
pub fn visits() -> impl Strategy<Value = World> {
    let months = prop::sample::select(vec![vec![0, 1, 2, 3], vec![0, 1, 2], vec![1, 2, 7, 11], vec![3, 4]]);
    (2..=4_u8, 6..=15_u8, months, 20..170_usize).prop_flat_map(|(machines, people, months, count)| {
        prop::collection::vec(visit(people, months), count).prop_map(move |visits| World::of(machines, &visits))
    })
}

/// Labs of so few parts that every way of touching them can be listed.
pub fn few_parts() -> impl Strategy<Value = World> {
    let shape = prop::sample::select(vec![
        (3_u8, vec![0, 1, 2], false),
        (1, vec![0, 1, 2], true),
        (3, vec![0], true),
        (2, vec![0, 1], true),
    ]);
    (shape, 8..=30_u8, 15..110_usize).prop_flat_map(|((machines, months, affiliations), people, count)| {
        prop::collection::vec(visit(people, months), count).prop_map(move |mut visits| {
            for visit in &mut visits {
                visit.which = visit.which % 28 + 1;
                visit.staff = false;
                visit.affiliation = if affiliations { [0, 3, 7][usize::from(visit.person) % 3] } else { 0 };
            }
            World::of(machines, &visits)
        })
    })
}

/// Forty people, each in every month at every machine.
pub fn everyone_everywhere() -> World {
    let mut visits = Vec::new();
    for person in 0..40_u8 {
        for machine in 0..4 {
            for month in 0..3 {
                for session in [true, false] {
                    let affiliation = if person < 20 { 0 } else { 3 };
                    let staff = person.is_multiple_of(4);
                    visits.push(Visit { person, affiliation, staff, machine, month, session, which: 50 });
                }
            }
        }
    }
    World::of(4, &visits)
}
