use super::calendar::Calendar;
use super::cast::{MANAGER, TECHNICIANS};
use super::equipment::{Kind, Known, Spec};
use super::error::DemoError;
use super::lab::{make_machine, person};
use super::property::{attach, sheet};
use super::stage::Stage;
use super::store;
use super::wishes::METAL;
use crate::features::assets::{self, Disposal, DisposalWay};
use crate::features::files::{Subject, SubjectType};
use crate::features::guardians::{self, ConsentAsk, GuardianPurpose};
use crate::features::identity::{self, ConsentPurpose, OnBehalf};
use crate::features::labs::actions::{self as lab_actions, MemberAsk};
use crate::features::maintenance::attention::{AttentionKind, attention};
use crate::features::reservations::actions::book::{BookAsk, Target, book};
use crate::features::training::{self, CertificationAsk};
use crate::features::usage::actions::{self as usage, Hand};
use crate::features::usage::model::Asked;
use crate::platform::db::Fault;
use crate::platform::jobs;
use crate::platform::values::{Id, Instant, Interval, Lang, MaterialClass, Process, Purpose, Role};
use crate::platform::write::{Call, Write};

/// What comes up once in a lab's life, and is written down all the same.
#[derive(Clone, Copy, Debug)]
pub enum Round {
    /// A machine older than the lab is written off.
    WriteOff,
    /// What was booked and used in NEMO before is taken over.
    TakeOver,
    /// One of a class is not of age; the guardian has signed.
    TakeInMinor,
    /// What one learned elsewhere is certified on paper; of another it is taken back, and a third one's ends soon.
    Certify,
    /// The manager opens the lab in the evening for one of its people.
    StayOn { span: Interval },
    /// Two agree to be counted by sex and age; one of them thinks better of it.
    Agree,
    /// Somebody came once, and asks that nothing be left of them.
    Leave,
    /// The offer that a flagged request rests on.
    File,
    /// The service gives its last sign of life.
    FallSilent,
    /// It is there again: what was in use meanwhile is to be settled.
    ComeBack,
    /// The manager has asked those who were there, but for one.
    Settle,
}

/// Who is in the class, and not of age.
const MINOR: usize = 24;
const TAUGHT_ELSEWHERE: usize = 30;
const TAKEN_BACK: usize = 36;
const ENDS_SOON: usize = 20;
const EVENING_GUEST: usize = 13;
const AGREES: usize = 9;
const THINKS_BETTER: usize = 10;
const SCANNER: usize = 13;

static OLD: Spec = Spec {
    name: ["Эски принтер", "Старый принтер", "Old printer", "오래된 프린터"],
    kind: Kind::Other,
    tag: "FAB-000",
    serial: "R2X-000117",
    location: "Store room",
    grant: None,
    acquired_on: Some((2014, 9, 1)),
    cost_minor: 220_000,
    known: Known::Here("MakerBot", "Replicator 2X", &[(Process::Mex, MaterialClass::Polymer)], &[246.0, 152.0, 155.0]),
    load: 0,
    minutes: (0, 0),
    has_device: false,
};

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Round)> {
    let end = Calendar::before_end;
    let evening = Interval::new(calendar.at(end(0), 1110), calendar.at(end(0), 1170));
    let is_open = |day: &u64| !calendar.open(calendar.day(*day)).is_empty();
    // Long holidays lie before some ends.
    let busy = (end(7)..end(1)).chain((8..30).map(end)).find(is_open).unwrap_or(end(7));
    vec![
        (calendar.at(busy, 875), Round::FallSilent),
        (calendar.at(busy, 885), Round::ComeBack),
        (calendar.at(busy + 1, 580), Round::Settle),
        (calendar.at(9, 615), Round::WriteOff),
        (calendar.at(11, 650), Round::TakeOver),
        (calendar.at(20, 565), Round::TakeInMinor),
        (calendar.at(12, 700), Round::Agree),
        (calendar.at(21, 720), Round::Leave),
        (calendar.at(end(30), 690), Round::Certify),
        (calendar.at(end(3), 655), Round::StayOn { span: evening }),
        (calendar.at(end(2), 600), Round::File),
    ]
}

impl Stage {
    pub async fn come_round(&mut self, round: Round) -> Result<(), DemoError> {
        match round {
            Round::WriteOff => self.write_off().await,
            Round::TakeOver => self.take_over().await,
            Round::TakeInMinor => self.take_in_minor().await,
            Round::Certify => self.certify().await,
            Round::StayOn { span } => self.stay_on(span).await,
            Round::Agree => self.agree().await,
            Round::Leave => self.leave().await,
            Round::File => self.file().await,
            Round::FallSilent => self.beat().await,
            Round::ComeBack => {
                self.beat().await?;
                let write = |w: &mut Write<'_>| {
                    usage::mark_after_outage(w)?;
                    Ok::<_, DemoError>(store::forget_signs_of_life(w.c)?)
                };
                self.service.write(Call::service("demo"), write).await
            }
            Round::Settle => self.settle().await,
        }
    }

    async fn beat(&self) -> Result<(), DemoError> {
        let write = |w: &mut Write<'_>| Ok::<_, DemoError>(jobs::beat(w, "demo")?);
        self.service.write(Call::service("demo"), write).await
    }

    async fn settle(&self) -> Result<(), DemoError> {
        let (lab, now) = (self.lab.clone(), self.clock.now());
        let waits = self
            .service
            .read(move |c| {
                let only = Some(AttentionKind::SessionToSettle);
                Ok::<_, DemoError>(attention(c, &lab, only, now, Lang::En)?.items)
            })
            .await?;
        for session in waits.iter().skip(1).map(|item| item.subject) {
            let write = move |w: &mut Write<'_>| {
                usage::correct(w, session, Hand::Staff, &Asked::default(), "As it stands: I asked them.")?;
                Ok::<_, DemoError>(())
            };
            DemoError::tolerated(self.service.write(self.as_manager(), write).await)?;
        }
        Ok(())
    }

    fn person(&self, index: usize) -> Result<Id, DemoError> {
        self.people.get(&index).copied().ok_or_else(|| DemoError::Refused("nobody".to_owned()))
    }

    async fn write_off(&self) -> Result<(), DemoError> {
        let (lab, classes, catalogue) = (self.lab.clone(), self.classes, self.catalogue.clone());
        let write = move |w: &mut Write<'_>| {
            let machine = make_machine(w, &lab, classes, &OLD, &catalogue)?;
            let left = Disposal {
                way: DisposalWay::Scrapped,
                disposed_on: lab.zone().date(w.now),
                document: Some("Акт № 1".to_owned()),
                reason: "No spare parts are made any more".to_owned(),
            };
            Ok::<_, DemoError>(assets::dispose(w, &lab, machine, &left).map(drop)?)
        };
        self.service.write(self.as_manager(), write).await
    }

    async fn take_in_minor(&self) -> Result<(), DemoError> {
        let (lab, person) = (self.lab.clone(), self.person(MINOR)?);
        let write = move |w: &mut Write<'_>| {
            let today = lab.zone().date(w.now);
            guardians::mark_minor(w, &lab, person, lab.zone().date(w.now.plus_days(300)))?;
            for purpose in [GuardianPurpose::ComesAlone, GuardianPurpose::PersonalData] {
                let guardian = "Гүлнара Джумалиева, апасы".to_owned();
                let text_version = "2026-03-01".to_owned();
                guardians::give(w, &lab, &ConsentAsk { person, purpose, guardian, text_version, given_on: today })?;
            }
            Ok::<_, DemoError>(())
        };
        self.service.write(self.as_manager(), write).await
    }

    async fn certify(&self) -> Result<(), DemoError> {
        let laser = self.classes.laser_training;
        let (elsewhere, back) = (self.person(TAUGHT_ELSEWHERE)?, self.person(TAKEN_BACK)?);
        let (soon, lab) = (self.person(ENDS_SOON)?, self.lab.id);
        let call = self.as_figure(TECHNICIANS[0]).unwrap_or_else(|| self.as_manager());
        let write = move |w: &mut Write<'_>| {
            let laser = training::qualification(w.c, laser)?.ok_or(Fault::NotFound)?;
            let ask = |person, expires_at| CertificationAsk {
                person,
                level: Some("user".to_owned()),
                valid_from: None,
                expires_at,
                evidence: None,
                course_session: None,
            };
            let learned = CertificationAsk {
                evidence: Some("Certificate of a course in Almaty, 2025".to_owned()),
                ..ask(elsewhere, None)
            };
            let paper = training::certify(w, &laser, &learned)?.id;
            let subject = Subject { kind: SubjectType::Certification, id: paper };
            attach(w, lab, subject, "almaty.pdf", false, sheet("Certificate", &["Laser cutting, 16 hours."])?)?;
            training::certify(w, &laser, &ask(soon, Some(w.now.plus_days(50))))?;
            let given = training::certify(w, &laser, &ask(back, None))?;
            let held = training::held(w.c, given.id)?;
            training::revoke(w, &held, "Left the lid open while it cut".to_owned())?;
            Ok::<_, DemoError>(())
        };
        self.service.write(call, write).await
    }

    async fn stay_on(&self, span: Interval) -> Result<(), DemoError> {
        let (Some(call), Some(machine)) = (self.as_figure(MANAGER), self.machines.get(&SCANNER).copied()) else {
            return Ok(());
        };
        let ask = BookAsk {
            target: Target::Machine(machine),
            span,
            purpose: Some(Purpose::Thesis),
            note: None,
            member: Some(self.person(EVENING_GUEST)?),
            second_person: None,
            override_reason: Some("Open evening: I am there until half past seven".to_owned()),
        };
        let lab = self.lab.clone();
        let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(book(w, &lab, &ask).map(drop)?);
        DemoError::tolerated(self.service.write(call, write).await).map(drop)
    }

    async fn agree(&self) -> Result<(), DemoError> {
        let people = [self.person(AGREES)?, self.person(THINKS_BETTER)?];
        for (call, person) in [AGREES, THINKS_BETTER].into_iter().zip(people) {
            let call = self.as_figure(call).unwrap_or_else(|| self.as_admin());
            let write = move |w: &mut Write<'_>| {
                let (given, _) = identity::consent(w, person, ConsentPurpose::Statistics, 1)?;
                if person == people[1] {
                    identity::withdraw(w, person, given.id)?;
                }
                Ok::<_, DemoError>(())
            };
            self.service.write(call, write).await?;
        }
        Ok(())
    }

    async fn leave(&self) -> Result<(), DemoError> {
        let (lab, hash) = (self.lab.clone(), self.password_hash.clone());
        let write = move |w: &mut Write<'_>| {
            let person = person(w, "came.once@example.org", "Айбек Турганбаев", Lang::Ky, false, &hash)?;
            let ask = MemberAsk {
                person,
                role: Role::Student,
                affiliation: None,
                student_number: None,
                suspended_until: None,
                reason: None,
            };
            lab_actions::put_member(w, &lab, &ask)?;
            Ok::<_, DemoError>(person)
        };
        let person = self.service.write(self.as_admin(), write).await?;
        let reason = Some("Asked for it at the desk, has no phone to do it with".to_owned());
        let behalf = OnBehalf { lab: self.lab.id, reason };
        let write = move |w: &mut Write<'_>| identity::ask_erasure(w, None, person, Some(behalf.clone())).map(drop);
        self.service.write(self.as_manager(), move |w| write(w).map_err(DemoError::from)).await
    }

    async fn file(&self) -> Result<(), DemoError> {
        let Some(request) = self.requests.get(&METAL).map(|request| request.id) else { return Ok(()) };
        let lab = self.lab.id;
        let offer = sheet("Offer 2026-114", &["One printer, delivered, with a year of service."])?;
        let subject = Subject { kind: SubjectType::EquipmentRequest, id: request };
        let write = move |w: &mut Write<'_>| attach(w, lab, subject, "offer.pdf", false, offer.clone());
        self.service.write(self.as_manager(), write).await
    }
}
