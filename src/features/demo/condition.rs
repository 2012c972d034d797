use std::collections::BTreeMap;

use chrono::{Datelike, Weekday};

use super::calendar::Calendar;
use super::cast::{MANAGER, TECHNICIANS};
use super::equipment::{FIRST_LASER, MILL, PCB_MILL, SECOND_LASER};
use super::error::DemoError;
use super::stage::Stage;
use super::supplies::RESIN_TANK;
use crate::features::maintenance::actions::{
    Completion, IncidentAsk, OrderAsk, PlanAsk, Resolution, complete, locked_incident, locked_order, make_plan, open,
    open_plan_orders, report, resolve,
};
use crate::features::maintenance::model::{Every, Severity};
use crate::features::stock::Used;
use crate::platform::values::{Id, Instant, Quantity};
use crate::platform::write::{Call, Write};

/// What breaks, and what is done about it. Faults and the work on them are known by their number.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    Fault {
        number: usize,
        person: usize,
        machine: usize,
        severity: Severity,
        description: &'static str,
    },
    /// The manager resolves it without work on it.
    Resolve {
        number: usize,
        cause: &'static str,
    },
    /// A technician takes the repair in hand.
    Repair {
        number: usize,
        machine: usize,
        title: &'static str,
    },
    /// It is done, and the fault resolved with it.
    Repaired {
        number: usize,
        cause: &'static str,
        note: &'static str,
        /// One of the lab's goods goes into it.
        part: Option<usize>,
    },
    Plan {
        machine: usize,
        title: &'static str,
        every: Every,
        minutes: i32,
    },
    /// The technicians close what maintenance is done by now.
    Tend,
}

use Condition::{Fault, Plan, Repair, Repaired, Resolve, Tend};

/// Where in the list some machines stand.
const SECOND_PRUSA: usize = 1;
const ULTIMAKER: usize = 3;
const ENDER: usize = 4;
const FORM_2: usize = 7;
const VINYL_CUTTER: usize = 11;

/// What is reported, mended and planned on the stage.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub incidents: BTreeMap<usize, Id>,
    orders: BTreeMap<usize, Id>,
}

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Condition)> {
    let mut steps = faults(calendar);
    let hours = Every { run_hours: Some(150), ..Every::default() };
    let months = Every { days: Some(56), ..Every::default() };
    let plan = |day, machine, title, every, minutes| (calendar.at(day, 549), Plan { machine, title, every, minutes });
    steps.push(plan(12, MILL, "Grease the spindle and the guides", hours, 60));
    let sessions = Every { sessions: Some(40), ..Every::default() };
    steps.push(plan(16, VINYL_CUTTER, "Turn the blade, clean the rollers", sessions, 30));
    steps.push(plan(14, FIRST_LASER, "Measure the power of the laser tube", months, 45));
    // Longer than the lab is open on any day: it finds no free time by itself.
    let five_months = Every { days: Some(150), ..Every::default() };
    steps.push(plan(17, SECOND_LASER, "Overhaul by the maker's engineer", five_months, 720));
    let fridays = (19..Calendar::before_end(0)).filter(|day| calendar.day(*day).weekday() == Weekday::Fri);
    steps.extend(fridays.map(|day| (calendar.at(day, 1003), Tend)));
    steps
}

fn faults(calendar: &Calendar) -> Vec<(Instant, Condition)> {
    let end = Calendar::before_end;
    let fault =
        |number, person, machine, severity, description| Fault { number, person, machine, severity, description };
    vec![
        (
            calendar.at(40, 612),
            fault(
                1,
                12,
                SECOND_PRUSA,
                Severity::Minor,
                "The filament sensor stops the print although there is filament.",
            ),
        ),
        (calendar.at(41, 575), Resolve { number: 1, cause: "Dust on the sensor" }),
        (
            calendar.at(74, 680),
            fault(
                2,
                TECHNICIANS[1],
                SECOND_LASER,
                Severity::Safety,
                "Flames under the plywood: the air assist is weak.",
            ),
        ),
        (calendar.at(74, 790), Repair { number: 2, machine: SECOND_LASER, title: "Check compressor and nozzle" }),
        (
            calendar.at(75, 905),
            Repaired {
                number: 2,
                cause: "A hose had come loose",
                note: "Hose and clamp replaced, test cut passed.",
                part: None,
            },
        ),
        (calendar.at(120, 641), fault(3, 18, FORM_2, Severity::Major, "Resin drips into the printer.")),
        (calendar.at(120, 700), Repair { number: 3, machine: FORM_2, title: "Clean the optics, replace the tank" }),
        (
            calendar.at(124, 862),
            Repaired {
                number: 3,
                cause: "The film of the tank was torn",
                note: "New tank, mirror cleaned.",
                part: Some(RESIN_TANK),
            },
        ),
        // Nobody has found the time to mend it.
        (calendar.at(end(17), 655), fault(6, 11, ENDER, Severity::Minor, "The fan rattles.")),
        (calendar.at(end(16), 610), Repair { number: 6, machine: ENDER, title: "Replace the fan" }),
        (calendar.at(end(2), 650), fault(4, 9, PCB_MILL, Severity::Major, "The spindle stops after a minute.")),
        (
            calendar.at(end(2), 745),
            Repair { number: 4, machine: PCB_MILL, title: "Replace the brushes of the spindle" },
        ),
        (calendar.at(end(1), 868), fault(5, 14, ULTIMAKER, Severity::Minor, "Layers shift at high speed.")),
    ]
}

impl Stage {
    pub async fn keep(&mut self, condition: Condition) -> Result<(), DemoError> {
        match condition {
            Fault { number, person, machine, severity, description } => {
                let (Some(call), Some(machine)) = (self.as_figure(person), self.machines.get(&machine).copied()) else {
                    return Ok(());
                };
                let ask = IncidentAsk { machine, severity, description: description.to_owned() };
                let lab = self.lab.clone();
                let told = self.service.write(call, move |w| Ok::<_, DemoError>(report(w, &lab, &ask)?.incident.id));
                self.known.incidents.insert(number, told.await?);
                Ok(())
            }
            Resolve { number, cause } => {
                let Some(incident) = self.known.incidents.get(&number).copied() else { return Ok(()) };
                let how = Resolution { cause: Some(cause.to_owned()), note: None };
                let done = self.service.write(self.as_manager(), move |w| {
                    let incident = locked_incident(w, incident)?;
                    Ok::<_, DemoError>(resolve(w, &incident, &how).map(drop)?)
                });
                done.await
            }
            Repair { number, machine, title } => self.takes_in_hand(number, machine, title).await,
            Repaired { number, cause, note, part } => {
                let Some(order) = self.known.orders.get(&number).copied() else { return Ok(()) };
                let (cause, note) = (Some(cause.to_owned()), Some(note.to_owned()));
                let item = part.and_then(|part| self.goods.get(&part)).copied();
                let one = |stock_item| Used { stock_item, quantity: Quantity::from_thousandths(1000), unit: None };
                let parts = item.map(one).into_iter().collect();
                let how = Completion { parts, cause, note, resolve_incident: true };
                self.service.write(self.as_manager(), move |w| done(w, order, &how)).await
            }
            Plan { machine, title, every, minutes } => self.plans(machine, title, every, minutes).await,
            Tend => self.tends().await,
        }
    }

    fn as_technician(&self) -> Call {
        self.as_figure(TECHNICIANS[0]).or_else(|| self.as_figure(MANAGER)).unwrap_or_else(|| self.as_admin())
    }

    async fn takes_in_hand(&mut self, number: usize, machine: usize, title: &str) -> Result<(), DemoError> {
        let Some(machine) = self.machines.get(&machine).copied() else { return Ok(()) };
        let ask = OrderAsk {
            machine,
            incident: self.known.incidents.get(&number).copied(),
            plan: None,
            title: title.to_owned(),
            description: None,
            planned: false,
            assignee: self.people.get(&TECHNICIANS[0]).copied(),
            starts_at: None,
            ends_at: None,
        };
        let lab = self.lab.clone();
        let opened = self.service.write(self.as_technician(), move |w| Ok::<_, DemoError>(open(w, &lab, &ask)?.id));
        self.known.orders.insert(number, opened.await?);
        Ok(())
    }

    async fn plans(&self, machine: usize, title: &str, every: Every, minutes: i32) -> Result<(), DemoError> {
        let Some(machine) = self.machines.get(&machine).copied() else { return Ok(()) };
        let ask = PlanAsk {
            machine,
            title: title.to_owned(),
            description: None,
            every,
            duration_minutes: minutes,
            lead_days: 14,
            last_done_at: None,
        };
        let lab = self.lab.clone();
        self.service.write(self.as_manager(), move |w| Ok::<_, DemoError>(make_plan(w, &lab, &ask).map(drop)?)).await
    }

    async fn tends(&self) -> Result<(), DemoError> {
        let (lab, now) = (self.lab.id, self.clock.now());
        let over = self.service.read(move |c| Ok::<_, DemoError>(open_plan_orders(c, lab, now)?)).await?;
        for order in over {
            let how = Completion { note: Some("Done as planned.".to_owned()), ..Completion::default() };
            self.service.write(self.as_technician(), move |w| done(w, order, &how)).await?;
        }
        Ok(())
    }
}

fn done(w: &mut Write<'_>, order: Id, how: &Completion) -> Result<(), DemoError> {
    let order = locked_order(w, order)?;
    Ok(complete(w, &order, how).map(drop)?)
}
