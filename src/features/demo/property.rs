use std::io::Cursor;

use chrono::{Days, Months, NaiveDate};
use image::{ImageFormat, Rgb, RgbImage};

use super::calendar::Calendar;
use super::cast::TECHNICIANS;
use super::equipment::{FIRST_LASER, MACHINES, SECOND_LASER};
use super::error::DemoError;
use super::stage::Stage;
use crate::features::assets::{self, Asset, AssetChange, Scan, Scanned};
use crate::features::files::{self, Attachment, Subject, SubjectType};
use crate::features::machines;
use crate::platform::paper::{self, MM, PAGE};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Write;

/// What is written down of the lab's property.
#[derive(Clone, Copy, Debug)]
pub enum Property {
    /// The papers that each machine came with, and who answers for it.
    Papers,
    /// The rules of the lasers for everybody, and the invoice of one for staff.
    Manuals,
    /// A photo of a fault, by its number and by who reported it.
    Photo {
        number: usize,
        person: usize,
    },
    StartCheck,
    /// This machine stands where it should, elsewhere, or is damaged.
    Scan {
        machine: usize,
        location: Option<&'static str>,
        damaged: bool,
    },
    FinishCheck,
}

use Property::{FinishCheck, Manuals, Papers, Photo, Scan as Scanning, StartCheck};

const SCANNER: usize = 13;
/// How long after it came into the books the scanner's warranty ends: some weeks after the story does.
const SCANNER_WARRANTY: Days = Days::new(220);
const VINYL_CUTTER: usize = 11;

/// All machines are counted when the lab begins with them here, one of them missing: the next check is due when the story ends.
pub fn steps(calendar: &Calendar) -> Vec<(Instant, Property)> {
    let mut steps = vec![
        (calendar.at(3, 611), Papers),
        (calendar.at(4, 640), Manuals),
        (calendar.at(40, 616), Photo { number: 1, person: 12 }),
        (calendar.at(120, 645), Photo { number: 3, person: 18 }),
    ];
    steps.push((calendar.at(0, 660), StartCheck));
    for (minute, machine) in (661..).zip(0..MACHINES.len()) {
        let location = (machine == VINYL_CUTTER).then_some("Room 1/104");
        let scan = Scanning { machine, location, damaged: machine == SECOND_LASER };
        // The scanner was lent to a school.
        if machine != SCANNER {
            steps.push((calendar.at(0, minute), scan));
        }
    }
    steps.push((calendar.at(0, 720), FinishCheck));
    steps
}

impl Stage {
    pub async fn own(&mut self, property: Property) -> Result<(), DemoError> {
        let (lab, technician) = (self.lab.clone(), self.as_figure(TECHNICIANS[0]).unwrap_or_else(|| self.as_admin()));
        match property {
            Papers => {
                let (machines, custodian) = (self.machines.clone(), self.people.get(&TECHNICIANS[0]).copied());
                let written = self.service.write(self.as_manager(), move |w| {
                    machines.iter().try_for_each(|(index, machine)| {
                        let machine = machines::locked(w.c, *machine)?;
                        let today = lab.zone().date(w.now);
                        let ask = papers(*index, machine.grant_name.is_some(), (machine.acquired_on, today), custodian);
                        let asset = Asset::unknown(machine.id, lab.id, w.now);
                        Ok::<_, DemoError>(assets::change(w, &lab, &asset, ask).map(drop)?)
                    })
                });
                written.await
            }
            Manuals => {
                let lasers = [FIRST_LASER, SECOND_LASER].map(|index| self.machines.get(&index).copied());
                self.service.write(technician, move |w| manuals(w, lab.id, lasers)).await
            }
            Photo { number, person } => {
                let (Some(call), Some(incident)) = (self.as_figure(person), self.known.incidents.get(&number).copied())
                else {
                    return Ok(());
                };
                let subject = Subject { kind: SubjectType::Incident, id: incident };
                let photo = photo(number)?;
                self.service.write(call, move |w| attach(w, lab.id, subject, "photo.png", false, photo.clone())).await
            }
            StartCheck => {
                let begun =
                    self.service.write(technician, move |w| Ok::<_, DemoError>(assets::start_check(w, &lab)?.id));
                self.check = Some(begun.await?);
                Ok(())
            }
            Scanning { machine, location, damaged } => {
                let (Some(check), Some(machine)) = (self.check, self.machines.get(&machine).copied()) else {
                    return Ok(());
                };
                let ask = Scan { scanned: Scanned::Machine(machine), location: location.map(str::to_owned), damaged };
                let seen = self
                    .service
                    .write(technician, move |w| Ok::<_, DemoError>(assets::scan(w, &lab, check, &ask).map(drop)?));
                seen.await
            }
            FinishCheck => {
                let Some(check) = self.check.take() else { return Ok(()) };
                let done = self
                    .service
                    .write(technician, move |w| Ok::<_, DemoError>(assets::finish_check(w, check).map(drop)?));
                done.await
            }
        }
    }
}

/// Given machines came by an agreement and an act, the others by an invoice; a warranty is two years.
fn papers(
    index: usize,
    given: bool,
    (acquired, today): (Option<NaiveDate>, NaiveDate),
    custodian: Option<Id>,
) -> AssetChange {
    let number = index + 1;
    let two_years = || acquired.and_then(|day| day.checked_add_months(Months::new(24)));
    let warranty_until = if index == SCANNER { today.checked_add_days(SCANNER_WARRANTY) } else { two_years() };
    let paper = |wanted: bool, text: String| Some(wanted.then_some(text));
    AssetChange {
        inventory_number: Some(Some(format!("01-04{number:02}"))),
        donor_agreement: paper(given, format!("2024/{number}")),
        transfer_act: paper(given, format!("Акт № {number}")),
        invoice: paper(!given, format!("INV-{number:04}")),
        warranty_until: Some(warranty_until),
        restrictions: paper(given, "Not to be sold or lent".to_owned()),
        restrictions_until: Some(acquired.filter(|_| given).and_then(|day| day.checked_add_months(Months::new(60)))),
        custodian: Some(custodian),
    }
}

fn manuals(w: &mut Write<'_>, lab: Id, lasers: [Option<Id>; 2]) -> Result<(), DemoError> {
    for laser in lasers.into_iter().flatten() {
        let subject = Subject { kind: SubjectType::Machine, id: laser };
        let rules = ["Extraction on, lid closed.", "Never leave it alone while it cuts.", "No PVC, no vinyl, no foam."];
        attach(w, lab, subject, "laser-rules.pdf", false, sheet("Laser cutter", &rules)?)?;
        attach(
            w,
            lab,
            subject,
            "invoice.pdf",
            true,
            sheet("Invoice", &["One laser cutter, delivered and installed."])?,
        )?;
    }
    Ok(())
}

pub fn attach(
    w: &mut Write<'_>,
    lab: Id,
    subject: Subject,
    name: &str,
    staff_only: bool,
    content: Vec<u8>,
) -> Result<(), DemoError> {
    let prepared = files::prepare(content).map_err(|unfit| DemoError::Refused(format!("{unfit:?}")))?;
    Ok(files::attach(w, lab, &Attachment { subject, name: name.to_owned(), staff_only, prepared }).map(drop)?)
}

pub fn sheet(title: &str, lines: &[&str]) -> Result<Vec<u8>, DemoError> {
    let inset = 25.0 * MM;
    let made = paper::pdf(&[()], |surface, fonts, ()| {
        paper::black(surface);
        let width = PAGE.0 - 2.0 * inset;
        let mut down = inset;
        paper::line(surface, &fonts.bold, 20.0, (inset, down), width, title);
        for line in lines {
            down += 12.0 * MM;
            paper::line(surface, &fonts.regular, 13.0, (inset, down), width, line);
        }
    });
    made.map_err(DemoError::Refused)
}

/// A print whose layers have shifted.
fn photo(number: usize) -> Result<Vec<u8>, DemoError> {
    let shift = u32::try_from(number).unwrap_or(1) * 9;
    let picture = RgbImage::from_fn(320, 240, |x, y| {
        let left = if y / 40 % 2 == 0 { 90 } else { 90 + shift };
        let shade = u8::try_from(y % 8 * 9).unwrap_or(0);
        if (left..left + 140).contains(&x) && y > 40 { Rgb([235 - shade, 120, 40]) } else { Rgb([200, 204, 208]) }
    });
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).map_err(|cause| DemoError::Refused(cause.to_string()))?;
    Ok(out.into_inner())
}
