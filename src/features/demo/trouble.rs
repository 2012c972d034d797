use chrono::{Datelike, Weekday};

use super::calendar::{Calendar, week_with_evenings};
use super::cast::FIGURES;
use super::equipment::{ARRIVES_ON_DAY, FIRST_LASER, MACHINES, SECOND_LASER, text};
use super::error::DemoError;
use super::stage::Stage;
use crate::features::labs::actions::{ClosureAsk, HoursAsk, MemberAsk, close, put_member, set_hours};
use crate::features::machines::{MachineStatus, actions::set_status};
use crate::features::reservations::actions::blackout::{BlackoutAsk, black_out};
use crate::features::reservations::model::BlockKind;
use crate::platform::values::{Id, Instant, Interval, Role};
use crate::platform::write::Write;

/// What befalls the lab itself.
#[derive(Clone, Debug)]
pub enum Trouble {
    Join(usize),
    Install(usize),
    Status(usize, MachineStatus, &'static str),
    Blackout { machines: Vec<usize>, span: Interval, kind: BlockKind, reason: &'static str },
    Close { machines: Option<Vec<usize>>, span: Interval, reason: [&'static str; 4] },
    NewHours,
    Suspend(usize, Instant),
}

use MachineStatus::{Degraded, InService, OutOfService};
use Trouble::{Blackout, Close, Install, Join, NewHours, Status, Suspend};

/// Where in the list some machines stand.
const ENDER: usize = 4;
const PRUSA_MINI: usize = 2;
const FORM_3: usize = 6;

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Trouble)> {
    let mut steps = Vec::new();
    for (index, figure) in FIGURES.iter().enumerate().filter(|(_, figure)| figure.joins_on_day > 0) {
        let minutes = 540 + u32::try_from(index).unwrap_or(0);
        steps.push((calendar.at(figure.joins_on_day, minutes), Join(index)));
    }
    for index in MACHINES.iter().enumerate().filter(|(_, spec)| spec.acquired_on.is_none()).map(|(index, _)| index) {
        steps.push((calendar.at(ARRIVES_ON_DAY, 560), Install(index)));
    }
    steps.extend(repairs(calendar));
    steps.extend(maintenance(calendar));
    steps.extend(closed_doors(calendar));
    steps
}

fn repairs(calendar: &Calendar) -> Vec<(Instant, Trouble)> {
    let end = Calendar::before_end;
    let status = |day, minutes, machine, status, reason| (calendar.at(day, minutes), Status(machine, status, reason));
    vec![
        status(18, 641, SECOND_LASER, OutOfService, "The extraction fan does not start"),
        status(25, 927, SECOND_LASER, InService, "Fan replaced"),
        status(52, 595, ENDER, OutOfService, "The hot end is clogged, a new one is on its way"),
        status(66, 872, ENDER, InService, "New hot end, bed levelled"),
        status(109, 1003, FORM_3, Degraded, "The resin tank is scratched: no fine details at the left edge"),
        status(118, 574, FORM_3, InService, "New tank"),
        status(131, 688, PRUSA_MINI, OutOfService, "Fan noise, disassembled"),
        status(133, 765, PRUSA_MINI, InService, "Bearing oiled"),
        status(end(6), 905, FIRST_LASER, Degraded, "The lens is worn: engraving only below 60 percent"),
        status(end(3), 633, ENDER, OutOfService, "The bed's thermistor is broken"),
        (calendar.at(end(9), 1012), Suspend(23, calendar.at(end(0) + 5, 0))),
    ]
}

/// Every fourth Friday morning for each laser, planned two weeks before; and an open day of the whole printing room.
fn maintenance(calendar: &Calendar) -> Vec<(Instant, Trouble)> {
    let mut steps = Vec::new();
    let fridays = (15..Calendar::before_end(0) + 7).filter(|day| calendar.day(*day).weekday() == Weekday::Fri);
    for (number, day) in fridays.enumerate() {
        let machine = if number % 2 == 0 { FIRST_LASER } else { SECOND_LASER };
        if number % 4 < 2 {
            let span = Interval::new(calendar.at(day, 540), calendar.at(day, 690));
            let reason = "Mirrors and lens cleaned, belts checked";
            let blackout = Blackout { machines: vec![machine], span, kind: BlockKind::Maintenance, reason };
            steps.push((calendar.at(day - 14, 515), blackout));
        }
    }
    let span = Interval::new(calendar.at(142, 840), calendar.at(142, 1020));
    let open_day =
        Blackout { machines: vec![0, 1, 2, 3], span, kind: BlockKind::Event, reason: "Open day for schools" };
    steps.push((calendar.at(124, 555), open_day));
    steps
}

fn closed_doors(calendar: &Calendar) -> Vec<(Instant, Trouble)> {
    let power =
        ["Электр жарыгы пландуу өчүрүлөт", "Плановое отключение электричества", "Planned power cut", "계획 정전"];
    let air = ["Компрессор оңдолууда", "Ремонт компрессора", "The compressor is repaired", "공기 압축기 수리"];
    let span = |day, from, until| Interval::new(calendar.at(day, from), calendar.at(day, until));
    vec![
        (calendar.at(30, 601), Close { machines: None, span: span(33, 780, 1020), reason: power }),
        (calendar.at(127, 1060), Close { machines: None, span: span(128, 510, 660), reason: power }),
        (
            calendar.at(145, 700),
            Close { machines: Some(vec![FIRST_LASER, SECOND_LASER]), span: span(147, 510, 840), reason: air },
        ),
        (calendar.at(88, 940), NewHours),
    ]
}

impl Stage {
    pub async fn befall(&mut self, calendar: &Calendar, trouble: &Trouble) -> Result<(), DemoError> {
        let (lab, call) = (self.lab.clone(), self.as_manager());
        let ids = |machines: &[usize]| -> Vec<Id> {
            machines.iter().filter_map(|index| self.machines.get(index).copied()).collect()
        };
        let done = match trouble.clone() {
            Join(index) => return self.join(index).await,
            Install(index) => return self.install(index).await,
            Status(machine, status, reason) => {
                let Some(machine) = self.machines.get(&machine).copied() else { return Ok(()) };
                let write =
                    move |w: &mut Write<'_>| Ok(set_status(w, machine, status, Some(reason.to_owned())).map(drop)?);
                self.service.write(call, write).await
            }
            Blackout { machines, span, kind, reason } => {
                let ask = BlackoutAsk { machines: ids(&machines), span, kind, reason: reason.to_owned() };
                self.service.write(call, move |w| Ok(black_out(w, &lab, &ask).map(drop)?)).await
            }
            Close { machines, span, reason } => {
                let machines = machines.as_deref().map(ids);
                let ask = ClosureAsk { span, reason: text(reason), holiday: false, machines };
                self.service.write(call, move |w| Ok(close(w, &lab, &ask, false).map(drop)?)).await
            }
            NewHours => {
                let ask = HoursAsk { from: calendar.new_hours_from(), hours: week_with_evenings(), dry_run: false };
                self.service.write(call, move |w| Ok(set_hours(w, &lab, &ask).map(drop)?)).await
            }
            Suspend(index, until) => {
                let Some(person) = self.people.get(&index).copied() else { return Ok(()) };
                let reason = Some("Three missed reservations in a row".to_owned());
                let ask = MemberAsk {
                    person,
                    role: Role::Student,
                    affiliation: None,
                    student_number: None,
                    suspended_until: Some(until),
                    reason,
                };
                self.service.write(call, move |w| Ok(put_member(w, &lab, &ask).map(drop)?)).await
            }
        };
        DemoError::tolerated(done).map(drop)
    }
}
