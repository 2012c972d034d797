use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::cast::FIGURES;
use super::error::DemoError;
use super::stage::Stage;
use crate::features::interop;
use crate::platform::values::{Instant, LocalZone};

const PRINTER: &str = "Picaso 3D Designer";
const OLGA: &str = "olga.tkachenko";
const IVAN: &str = "ivan.petrenko";
/// Is not taken over, nor what they printed.
const LEFT: &str = "a.isaev";
/// How many days before the lab's story its use began.
const BEFORE_DAYS: u64 = 280;
/// Records are known by their number: whoever tries the import with a dump of their own has others.
const FIRST_NUMBER: usize = 41_000;

/// The use of each fifth day, by who: from and until, in minutes from midnight.
const USES: [(&str, u32, u32); 8] = [
    (OLGA, 550, 715),
    (IVAN, 785, 1010),
    (OLGA, 540, 690),
    (LEFT, 600, 700),
    (IVAN, 795, 960),
    (OLGA, 555, 720),
    (IVAN, 780, 1000),
    (IVAN, 540, 705),
];

impl Stage {
    /// The printer was out of use before the lab began here; it stays in the register, with its records.
    pub async fn take_over(&self) -> Result<(), DemoError> {
        let (lab, zone) = (self.lab.clone(), self.lab.zone());
        let began = zone.date(self.clock.now()).checked_sub_days(Days::new(BEFORE_DAYS)).unwrap_or(NaiveDate::MIN);
        let bytes = Value::from(records(zone, began)).to_string().into_bytes();
        let dump = interop::read(&bytes).map_err(|problem| DemoError::Refused(format!("{problem:?}")))?;
        let taken = self.service.write(self.as_manager(), move |w| {
            Ok::<_, DemoError>(interop::import_nemo(w, &lab, &dump, false).map(drop)?)
        });
        taken.await
    }
}

/// What `dumpdata` writes of one printer and three people.
fn records(zone: LocalZone, began: NaiveDate) -> Vec<Value> {
    let day = |after: u64| began.checked_add_days(Days::new(after)).unwrap_or(NaiveDate::MAX);
    let tool = json!({
        "name": PRINTER, "visible": false, "_operational": true, "_serial": "PD-1-0442", "_location": "Store room",
        "_description": "One nozzle, PLA only. Out of use.",
    });
    let mut records = vec![json!({ "model": "NEMO.tool", "fields": tool })];
    for user in [OLGA, IVAN, LEFT] {
        let figure = FIGURES.iter().find(|figure| figure.mailbox == user);
        let (first_name, last_name) =
            figure.and_then(|one| one.full_name.split_once(' ')).unwrap_or(("Азамат", "Исаев"));
        let fields = json!({
            "username": user, "first_name": first_name, "last_name": last_name, "email": format!("{user}@example.org"),
            "is_active": user != LEFT,
        });
        records.push(json!({ "model": "NEMO.user", "fields": fields }));
        let held = json!({ "user": [user], "tool": [PRINTER], "qualified_on": day(0) });
        records.push(json!({ "model": "NEMO.qualification", "pk": FIRST_NUMBER + records.len(), "fields": held }));
    }
    let outage = json!({
        "tool": [PRINTER], "title": "Nozzle replaced", "start": zone.at(day(12), 540), "end": zone.at(day(13), 1020),
    });
    records.push(json!({ "model": "NEMO.scheduledoutage", "pk": FIRST_NUMBER, "fields": outage }));
    for (number, (person, from, until)) in (1..).zip(USES) {
        let at = |minutes: u32| -> Instant { zone.at(day(5 * number), minutes) };
        let booked = json!({
            "user": [person], "tool": [PRINTER], "start": at(from), "end": at(until), "cancelled": number == 6,
            "missed": number == 3,
        });
        records.push(json!({ "model": "NEMO.reservation", "pk": FIRST_NUMBER + records.len(), "fields": booked }));
        if number != 3 && number != 6 {
            let used = json!({ "user": [person], "tool": [PRINTER], "start": at(from), "end": at(until) });
            records.push(json!({ "model": "NEMO.usageevent", "pk": FIRST_NUMBER + records.len(), "fields": used }));
        }
    }
    records
}
