use super::closures::{Affected, ClosureAsk, close};
use crate::features::labs::holidays::public_holidays;
use crate::features::labs::model::{Closure, Error, Faults, Lab};
use crate::features::labs::store;
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// Adds a year's public holidays as closures of whole local days. Those that the lab has already are left as they are.
///
/// # Errors
/// A country or year without data, the database's.
pub fn add_holidays(
    w: &mut Write<'_>,
    lab: &Lab,
    country: &str,
    year: i32,
) -> Result<Vec<(Closure, Vec<Id>, Affected)>, Error> {
    let holidays = public_holidays(country, year);
    let zone = lab.zone();
    let (Some(first), Some(last)) = (holidays.first(), holidays.last()) else {
        let mut faults = Faults::default();
        let field = if country == "KG" { "/year" } else { "/country" };
        faults.add(field, "no_data", Text::new("holidays-unknown"));
        return faults.check(Error::Fields).map(|()| Vec::new());
    };
    let whole = Interval::new(zone.day_start(first.date), zone.day(last.date).ends_at);
    let known = store::closures::holiday_starts(w.c, lab.id, whole)?;
    let mut added = Vec::new();
    for holiday in holidays {
        let span = zone.day(holiday.date);
        if !known.contains(&span.starts_at) {
            let ask = ClosureAsk { span, reason: holiday.name, holiday: true, machines: None };
            added.push(close(w, lab, &ask, false)?);
        }
    }
    Ok(added)
}
