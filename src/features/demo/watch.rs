use super::calendar::Calendar;
use super::cast::{MANAGER, TECHNICIANS};
use super::equipment::{MILL, PCB_MILL, text};
use super::error::DemoError;
use super::stage::Stage;
use crate::features::labs::Lab;
use crate::features::labs::policy::PolicyPatch;
use crate::features::machines;
use crate::features::machines::actions::{MachineChange, change};
use crate::features::notify::{self, Change, Digest, Quiet};
use crate::features::training::{self, CertificationAsk, QualificationAsk};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Write;

/// How the lab watches over people and spares them, in its last weeks.
#[derive(Clone, Copy, Debug)]
pub enum Watch {
    /// The mill asks for somebody on duty who can mill, and nobody works alone at the mill for circuit boards.
    Begin,
    /// The manager reads one letter a day, a technician none at night, a student nothing by mail about machines.
    Spare,
}

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Watch)> {
    // After the roster is known.
    let begin = calendar.at(Calendar::before_end(15), 940);
    vec![(begin, Watch::Begin), (begin.plus_minutes(5), Watch::Spare)]
}

const SPARED_STUDENT: usize = 20;

impl Stage {
    pub async fn watch_over(&mut self, watch: Watch) -> Result<(), DemoError> {
        match watch {
            Watch::Begin => self.asks_for_watchers().await,
            Watch::Spare => self.chooses_quiet().await,
        }
    }

    async fn asks_for_watchers(&mut self) -> Result<(), DemoError> {
        let (lab, technicians) = (self.lab.clone(), self.technicians());
        let (mill, pcb_mill) = (self.machines.get(&MILL).copied(), self.machines.get(&PCB_MILL).copied());
        let (Some(mill), Some(pcb_mill)) = (mill, pcb_mill) else { return Ok(()) };
        let work = self.service.write(self.as_manager(), move |w| {
            let milling = QualificationAsk {
                name: text(["Фрезердөө", "Фрезерование", "Milling", "밀링"]),
                valid_days: None,
                levels: Vec::new(),
            };
            let milling = training::create_qualification(w, &lab, &milling)?;
            for &person in &technicians {
                let ask = CertificationAsk {
                    person,
                    level: None,
                    valid_from: None,
                    expires_at: None,
                    evidence: Some("Certificate of the maker".to_owned()),
                    course_session: None,
                };
                training::certify(w, &milling, &ask)?;
            }
            asks(w, &lab, mill, |policy| {
                policy.requires_staff_on_duty = Some(true);
                policy.requires_supervisor = Some(Some(milling.id));
            })?;
            asks(w, &lab, pcb_mill, |policy| policy.requires_second_person = Some(true))
        });
        work.await
    }

    fn technicians(&self) -> Vec<Id> {
        TECHNICIANS.iter().filter_map(|index| self.people.get(index)).copied().collect()
    }

    async fn chooses_quiet(&mut self) -> Result<(), DemoError> {
        let daily = Change { digest: Some(Digest::Daily), ..Change::default() };
        let night = Quiet { from: 21 * 60, until: 8 * 60 };
        let nightly = Change { quiet: Some(Some(night)), ..Change::default() };
        let unwanted = (notify::NotificationGroup::Machines, notify::NotificationChannel::Email, false);
        let chosen = Change { choices: vec![unwanted], ..Change::default() };
        for (figure, change) in [(MANAGER, daily), (TECHNICIANS[0], nightly), (SPARED_STUDENT, chosen)] {
            let (Some(call), Some(person)) = (self.as_figure(figure), self.people.get(&figure).copied()) else {
                continue;
            };
            let work = self.service.write(call, move |w| Ok::<_, DemoError>(notify::choose_anew(w, person, &change)?));
            work.await?;
        }
        Ok(())
    }
}

/// Changes what a machine asks of whoever uses it.
fn asks(w: &mut Write<'_>, lab: &Lab, machine: Id, ask: impl FnOnce(&mut PolicyPatch)) -> Result<(), DemoError> {
    let machine = machines::locked(w.c, machine)?;
    let mut policy = machine.policy();
    ask(&mut policy);
    change(w, lab, &machine, MachineChange { policy: Some(policy), ..MachineChange::default() })?;
    Ok(())
}
