use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;

use super::printed::unprintable;
use super::view::AssetView;
use crate::features::assets::print::passport::{self, Line, Passport};
use crate::features::assets::store;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::{files, machines, stats};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Code, Params, PathId, Problem};
use crate::platform::values::{Id, Instant, Interval, Lang};
use crate::platform::words::{Minutes, Text};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PeriodQuery {
    /// A local date.
    from: NaiveDate,
    /// Exclusive.
    until: NaiveDate,
}

/// A machine on one page of A4 for an auditor (staff): its papers, and of the period its hours, the number of its users,
/// how long it was down, and the work on it. In the asker's language, where the print has its letters.
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id"), PeriodQuery),
    responses((status = 200, description = "The passport", content((String = "application/pdf", example = json!("%PDF-…"))))),
)]
#[get("/machines/{id}/passport")]
pub async fn get_passport(
    by: By<may::MaintainMachines>,
    id: PathId,
    query: Params<PeriodQuery>,
    service: web::Data<Service>,
) -> Result<HttpResponse, Problem> {
    let period = (query.0.from, query.0.until);
    stats::check_period(period.0, period.1)?;
    // The print has no Korean letters.
    let lang = if by.call.lang == Lang::Ko { Lang::En } else { by.call.lang };
    let (gate, now) = (by.gate(), service.now());
    let page = service
        .read(move |c| {
            let lab = scope::lab_of_machine(c, &gate, id.0)?;
            Ok::<_, Problem>(c.snapshot(|c| page(c, &lab, id.0, period, now, lang))?)
        })
        .await?;
    let pdf = web::block(move || passport::pdf(&page)).await.map_err(|_| Problem::of(Code::Internal))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"passport-{}.pdf\"", id.0)))
        .content_type("application/pdf")
        .body(pdf.map_err(|cause| unprintable(&cause))?))
}

/// A list of papers or repairs on the page.
const AT_MOST: usize = 8;

/// Says things in one language, by the clocks of the lab.
struct Voice<'a> {
    lab: &'a Lab,
    lang: Lang,
}

impl Voice<'_> {
    fn say(&self, text: &Text) -> String {
        text.say(self.lang, Some(self.lab.zone()))
    }

    fn line(&self, id: &'static str, value: impl Into<String>) -> Line {
        (self.say(&Text::new(id)), value.into())
    }

    fn day(&self, day: NaiveDate) -> String {
        self.say(&Text::new("passport-day").with("day", day))
    }

    /// Microseconds in hours and minutes.
    fn length(&self, micros: i64) -> String {
        self.say(&Text::new("passport-length").with("length", Minutes(micros / 60_000_000)))
    }
}

fn page(
    c: &mut Db,
    lab: &Lab,
    machine: Id,
    period: (NaiveDate, NaiveDate),
    now: Instant,
    lang: Lang,
) -> DbResult<Passport> {
    let voice = Voice { lab, lang };
    let found = machines::find(c, machine)?;
    let owned = store::owned_one(c, found)?;
    let asset = AssetView::of(lab, owned, lab.zone().date(now), lang);
    let heading = |id: &'static str| voice.say(&Text::new(id));
    let of_period = Text::new("passport-period").with("from", period.0).with("until", period.1);
    let parts = vec![
        (heading("passport-machine"), facts(&voice, &asset)),
        (voice.say(&of_period), figures(c, &voice, machine, period, now)?),
        (heading("passport-papers"), papers(c, &voice, machine)?),
        (heading("passport-repairs"), repairs(c, &voice, machine, period)?),
    ];
    Ok(Passport {
        title: format!("{} · {}", lab.name().best(lang), heading("passport-title")),
        name: format!("{} ({} {})", asset.name_local, asset.make, asset.model),
        parts,
        foot: format!("{} · {machine}", voice.say(&Text::new("passport-printed").with("at", now))),
    })
}

/// What is known; what is not takes no line.
fn facts(voice: &Voice<'_>, asset: &AssetView) -> Vec<Line> {
    let cost = asset.cost.as_ref().map(|cost| cost.plain());
    let restrictions = asset.restrictions.clone().or_else(|| asset.restrictions_until.map(|_| "—".to_owned()));
    let restrictions = restrictions.map(|text| match asset.restrictions_until {
        Some(until) => format!("{text} → {}", voice.day(until)),
        None => text,
    });
    let left = asset
        .disposal
        .as_ref()
        .map(|left| format!("{} {}", voice.day(left.disposed_on), left.document.as_deref().unwrap_or_default()));
    let all = [
        ("passport-tag", asset.asset_tag.clone()),
        ("passport-inventory-number", asset.inventory_number.clone()),
        ("passport-serial", asset.serial.clone()),
        ("passport-place", asset.location.clone()),
        ("passport-custodian", asset.custodian_name.clone()),
        ("passport-donor", asset.donor.clone()),
        ("passport-donor-agreement", asset.donor_agreement.clone()),
        ("passport-transfer-act", asset.transfer_act.clone()),
        ("passport-invoice", asset.invoice.clone()),
        ("passport-cost", cost),
        ("passport-acquired", asset.acquired_on.map(|day| voice.day(day))),
        ("passport-warranty", asset.warranty_until.map(|day| voice.day(day))),
        ("passport-restrictions", restrictions),
        ("passport-left", left),
    ];
    all.into_iter().filter_map(|(id, value)| Some(voice.line(id, value?))).collect()
}

fn figures(
    c: &mut Db,
    voice: &Voice<'_>,
    machine: Id,
    period: (NaiveDate, NaiveDate),
    now: Instant,
) -> DbResult<Vec<Line>> {
    let day = stats::totals(c, voice.lab, &[machine], period, now)?.remove(&machine).unwrap_or_default();
    let faults = stats::locking_incidents(c, voice.lab, machine, period, now)?;
    let users = store::users(c, machine, span(voice.lab, period))?;
    let availability =
        stats::availability(&day.time).map_or_else(|| "—".to_owned(), |share| format!("{:.1} %", share * 100.0));
    Ok(vec![
        voice.line("passport-used", voice.length(day.usage.used)),
        voice.line("passport-sessions", day.usage.sessions.to_string()),
        voice.line("passport-users", users.to_string()),
        voice.line("passport-availability", availability),
        voice.line("passport-down-planned", voice.length(day.time.downtime_planned)),
        voice.line("passport-down-unplanned", voice.length(day.time.downtime_unplanned)),
        voice.line("passport-faults", faults.to_string()),
    ])
}

fn span(lab: &Lab, (from, until): (NaiveDate, NaiveDate)) -> Interval {
    Interval::new(lab.zone().day_start(from), lab.zone().day_start(until))
}

/// As many lines as leave room for the rest of the page; how many are left out is said.
fn some_of(voice: &Voice<'_>, mut lines: Vec<Line>) -> Vec<Line> {
    let more = lines.len().saturating_sub(AT_MOST);
    if more > 0 {
        lines.truncate(AT_MOST - 1);
        lines.push((String::new(), voice.say(&Text::new("passport-more").with("n", more + 1))));
    }
    lines
}

fn papers(c: &mut Db, voice: &Voice<'_>, machine: Id) -> DbResult<Vec<Line>> {
    let all = files::of_machine(c, machine)?;
    let lines = all.into_iter().map(|file| (voice.day(voice.lab.zone().date(file.created_at)), file.name));
    Ok(some_of(voice, lines.collect()))
}

fn repairs(c: &mut Db, voice: &Voice<'_>, machine: Id, period: (NaiveDate, NaiveDate)) -> DbResult<Vec<Line>> {
    let done = store::repairs(c, machine, span(voice.lab, period))?;
    let lines = done.into_iter().map(|(at, title)| (voice.day(voice.lab.zone().date(at)), title));
    Ok(some_of(voice, lines.collect()))
}
