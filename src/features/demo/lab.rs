use super::calendar::{self, Calendar};
use super::cast::FIGURES;
use super::equipment::{Kind, MACHINES, Spec, facts, text};
use super::error::DemoError;
use super::stage::Stage;
use crate::features::devices;
use crate::features::identity::{self, PersonStatus, Registration};
use crate::features::labs::actions::{self as lab_actions, LabAsk, MemberAsk};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{Lab, Registration as Joining, Visibility};
use crate::features::machines::actions::{ClassAsk, MachineAsk, create, create_class};
use crate::features::machines::{MachineStatus, catalogue::CatalogueMachine};
use crate::features::training::{self, QualificationAsk};
use crate::platform::values::{Id, Lang, Money, Role};
use crate::platform::write::Write;

/// Makes the lab with its hours and holidays.
pub fn open_lab(w: &mut Write<'_>, slug: &str, calendar: &Calendar) -> Result<Lab, DemoError> {
    let ask = LabAsk {
        slug: slug.to_owned(),
        name: text(["ФабЛаб Бишкек", "ФабЛаб Бишкек", "FabLab Bishkek", "팹랩 비슈케크"]),
        time_zone: "Asia/Bishkek".to_owned(),
        currency: "KGS".to_owned(),
        opening_hours: calendar::week_with_a_noon_break(),
        visibility: Visibility::Public,
        registration: Joining::Open,
        join_code: None,
        policy: PolicyPatch { max_days_ahead: Some(21), max_active_reservations: Some(6), ..PolicyPatch::default() },
    };
    let lab = lab_actions::create(w, ask)?;
    for year in calendar.years() {
        // Years that the data does not reach have no holidays.
        DemoError::tolerated(lab_actions::add_holidays(w, &lab, "KG", year).map_err(DemoError::from))?;
    }
    Ok(lab)
}

/// The classes of machines, by their kind, and the training that the lasers ask for.
#[derive(Clone, Copy, Debug)]
pub struct Classes {
    filament: Id,
    resin: Id,
    lasers: Id,
    pub laser_training: Id,
}

pub fn make_classes(w: &mut Write<'_>, lab: &Lab) -> Result<Classes, DemoError> {
    let safety = QualificationAsk {
        name: text(["Лазер коопсуздугу", "Лазерная безопасность", "Laser safety", "레이저 안전"]),
        valid_days: Some(365),
        levels: vec!["user".to_owned(), "trainer".to_owned()],
    };
    let laser_training = training::create_qualification(w, lab, &safety)?.id;
    let mut class = |name: [&str; 4], policy: PolicyPatch| -> Result<Id, DemoError> {
        Ok(create_class(w, lab, &ClassAsk { name: text(name), policy })?.id)
    };
    let overnight = PolicyPatch {
        min_minutes: Some(30),
        max_minutes: Some(1200),
        unattended_minutes_after_closing: Some(960),
        ..PolicyPatch::default()
    };
    Ok(Classes {
        filament: class(["Жип принтерлер", "FDM-принтеры", "Filament printers", "FDM 프린터"], overnight)?,
        resin: class(
            ["Чайыр принтерлер", "Фотополимерные принтеры", "Resin printers", "레진 프린터"],
            PolicyPatch { buffer_minutes: Some(15), max_minutes: Some(360), ..PolicyPatch::default() },
        )?,
        lasers: class(
            ["Лазерлер", "Лазерные станки", "Laser cutters", "레이저 커터"],
            PolicyPatch {
                max_minutes: Some(240),
                cancel_notice_minutes: Some(60),
                hazard: Some(true),
                requires_qualification: Some(Some(laser_training)),
                requires_level: Some("user".to_owned()),
                ..PolicyPatch::default()
            },
        )?,
        laser_training,
    })
}

/// Takes a machine in as the manager enters it.
pub fn make_machine(
    w: &mut Write<'_>,
    lab: &Lab,
    classes: Classes,
    spec: &Spec,
    catalogue: &[CatalogueMachine],
) -> Result<Id, DemoError> {
    let (make, model, capabilities, size_mm) = facts(spec, catalogue)?;
    let (class, policy) = match spec.kind {
        Kind::Filament => (Some(classes.filament), PolicyPatch::default()),
        Kind::Resin => (Some(classes.resin), PolicyPatch::default()),
        Kind::Laser => (Some(classes.lasers), PolicyPatch::default()),
        Kind::Mill => (None, PolicyPatch { requires_approval: Some(true), ..PolicyPatch::default() }),
        Kind::Other => (None, PolicyPatch::default()),
    };
    let today = lab.zone().date(w.now);
    let acquired = spec.acquired_on.and_then(|(year, month, day)| chrono::NaiveDate::from_ymd_opt(year, month, day));
    let ask = MachineAsk {
        name: text(spec.name),
        description: spec.kind.description().map(text),
        class,
        make,
        model,
        asset_tag: Some(spec.tag.to_owned()),
        serial: Some(spec.serial.to_owned()),
        location: Some(spec.location.to_owned()),
        status: MachineStatus::InService,
        capabilities,
        size_mm,
        policy,
        checklist: spec.kind.checklist().iter().copied().map(text).collect(),
        grant: spec.grant.map(str::to_owned),
        acquired_on: Some(acquired.map_or(today, |day| day.min(today))),
        cost: Some(Money { amount_minor: spec.cost_minor, currency: "USD".to_owned() }),
        import_key: None,
    };
    let machine = create(w, lab, ask)?;
    Ok(machine.id)
}

/// The device of a machine that tells of its sessions itself. Nobody learns its key: who wants to try makes another.
pub fn make_device(w: &mut Write<'_>, lab: Id, machine: Id, name: &str) -> Result<Option<Id>, DemoError> {
    let made = devices::create(w, lab, machine, name.to_owned(), None)?;
    Ok(made.map(|(device, _)| device.id))
}

/// Makes a person, and what they are in the lab.
pub fn admit(w: &mut Write<'_>, lab: &Lab, index: usize, password_hash: &str) -> Result<Id, DemoError> {
    let figure = FIGURES.get(index).ok_or_else(|| DemoError::Refused("nobody".to_owned()))?;
    let person = person(w, &figure.email(), figure.full_name, figure.lang, false, password_hash)?;
    let affiliation = Some(Some(figure.affiliation.to_owned()));
    let ask =
        MemberAsk { person, role: figure.role, affiliation, student_number: None, suspended_until: None, reason: None };
    lab_actions::put_member(w, lab, &ask)?;
    Ok(person)
}

pub fn person(
    w: &mut Write<'_>,
    email: &str,
    full_name: &str,
    locale: Lang,
    admin: bool,
    password_hash: &str,
) -> Result<Id, DemoError> {
    let ask = Registration {
        email: Some(email.to_owned()),
        phone: None,
        full_name: full_name.to_owned(),
        locale,
        password_hash: Some(password_hash.to_owned()),
        lab: None,
        admin,
        code: None,
        status: PersonStatus::Active,
    };
    Ok(identity::register(w, &ask)?.id)
}

impl Stage {
    /// Everybody who is there from the beginning, all machines but the last, and the devices.
    pub async fn set_up(&mut self) -> Result<(), DemoError> {
        for (index, figure) in FIGURES.iter().enumerate() {
            if figure.joins_on_day == 0 {
                self.join(index).await?;
            }
        }
        for (index, spec) in MACHINES.iter().enumerate() {
            if spec.acquired_on.is_some() {
                self.install(index).await?;
            }
        }
        Ok(())
    }

    /// Somebody joins, and is trained for the lasers where they need them.
    pub async fn join(&mut self, index: usize) -> Result<(), DemoError> {
        let (lab, hash) = (self.lab.clone(), self.password_hash.clone());
        let call = self.as_admin();
        let id = self.service.write(call, move |w| admit(w, &lab, index, &hash)).await?;
        self.people.insert(index, id);
        if FIGURES.get(index).is_some_and(|figure| figure.may_use_lasers) {
            let (training, level) = (self.classes.laser_training, if index <= 2 { "trainer" } else { "user" });
            let call = if index == super::cast::MANAGER { self.as_admin() } else { self.as_manager() };
            self.service.write(call, move |w| certify(w, training, id, level)).await?;
        }
        Ok(())
    }

    pub async fn install(&mut self, index: usize) -> Result<(), DemoError> {
        let Some(spec) = MACHINES.get(index).copied() else { return Ok(()) };
        let (lab, classes, catalogue) = (self.lab.clone(), self.classes, self.catalogue.clone());
        let call = self.as_manager();
        let id = self.service.write(call, move |w| make_machine(w, &lab, classes, &spec, &catalogue)).await?;
        self.machines.insert(index, id);
        if spec.has_device {
            let (lab, call) = (self.lab.id, self.as_manager());
            let made = self.service.write(call, move |w| make_device(w, lab, id, spec.tag)).await?;
            self.devices.extend(made.map(|device| (index, device)));
        }
        Ok(())
    }
}

fn certify(w: &mut Write<'_>, training: Id, person: Id, level: &str) -> Result<(), DemoError> {
    let Some(qualification) = training::qualification(w.c, training)? else { return Ok(()) };
    let ask = training::CertificationAsk {
        person,
        level: Some(level.to_owned()),
        valid_from: None,
        expires_at: None,
        evidence: Some("Practical test passed".to_owned()),
        course_session: None,
    };
    training::certify(w, &qualification, &ask)?;
    Ok(())
}

/// The roles that a figure acts with.
pub fn role_of(index: usize) -> Role {
    FIGURES.get(index).map_or(Role::Student, |figure| figure.role)
}
