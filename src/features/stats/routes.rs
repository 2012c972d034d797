use actix_web::http::header::{CONTENT_TYPE, HeaderValue, LINK, VARY};
use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use chrono::NaiveDate;
use utoipa_actix_web::service_config::ServiceConfig;

use super::csvw::csvw;
use super::reading::snapshot;
use super::report::{self, CSVW, ReportFormat};
use super::table::{denied_table, table};
use super::views::{DeniedTime, Reliability};
use super::{
    Asked, Figures, GroupBy, LabTold, MachineFilter, NetworkGroupBy, Published, Telling, completed_period, demand,
    network, published, reading, time_for_funder, utilization_for_funder,
};
use crate::features::identity::{By, may};
use crate::features::labs::{self, Lab, scope};
use crate::platform::http::{Answer, Params, PathId, Problem, Segment, WorkbookFormat};
use crate::platform::values::{Id, Process};
use crate::platform::words::Text;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_utilization).service(read_network).service(read_denied_time).service(read_reliability);
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct UtilizationQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last.
    until: NaiveDate,
    /// `machine` when it is left out.
    #[param(inline)]
    group_by: Option<GroupBy>,
    /// What is answered; goes before `Accept`.
    #[param(inline)]
    format: Option<ReportFormat>,
    /// True puts a byte order mark before the CSV, by which Excel knows that it is UTF-8.
    bom: Option<bool>,
    /// Only this machine.
    machine: Option<Id>,
    /// Only machines of this class.
    class: Option<Id>,
    /// Only machines with this process.
    #[param(value_type = Option<Process>)]
    process: Option<String>,
}

impl UtilizationQuery {
    fn filter(&self) -> Result<MachineFilter, Problem> {
        let unknown = || Problem::parameter("process", Text::new("expect-process"));
        let process = self.process.as_deref().map(|text| Process::parse(text).ok_or_else(unknown)).transpose()?;
        Ok(MachineFilter { machine: self.machine, class: self.class, process })
    }
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DeniedQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last.
    until: NaiveDate,
    /// What is answered.
    #[param(inline)]
    format: Option<WorkbookFormat>,
    /// True puts a byte order mark before the CSV, by which Excel knows that it is UTF-8.
    bom: Option<bool>,
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PeriodQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last.
    until: NaiveDate,
}

/// What was made of the machines' time: open, down, available, reserved and used, with every figure's definition.
///
/// A funder reads a calendar month, quarter or year that is over, by `month` any number of whole months: then the total
/// tells nothing about people. Figures about people are null where they would tell of
/// fewer than five, and wherever these could be worked out from all else that funders are told. Small affiliations and
/// roles are pooled into `others`. With one of `machine`, `class` and `process` a funder groups by machine or month.
#[utoipa::path(
    tag = "statistics",
    params(("lab" = String, Path, description = "Slug or id"), UtilizationQuery),
    responses((status = 200, description = "The figures by group and in total; as CSV the groups alone, with a `Link` to what its columns mean (`format=csvw`); as XLSX the groups on one sheet, total and definitions on a second", content(
        (Figures = "application/json"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
        (Object = "application/csvm+json", example = json!({ "url": "?from=2026-09-01&until=2026-10-01&format=csv" })),
        (String = "text/csv", example = json!("key,label,open_seconds,…\r\n2026-09,2026-09,583200,…\r\n")),
    ))),
)]
#[get("/labs/{lab}/utilization")]
async fn read_utilization(
    by: By<may::ReadFigures>,
    lab: Segment,
    query: Params<UtilizationQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    report::check_period(query.from, query.until)?;
    let format = report::format(&request, query.format)?;
    let asked = Asked {
        from: query.from,
        until: query.until,
        by: query.group_by.unwrap_or(GroupBy::Machine),
        filter: query.filter()?,
        lang: by.call.lang,
    };
    let (gate, now) = (by.gate(), service.now());
    let (lab, ask, read) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let ask = report::funder_ask(&gate.actor, &lab, &asked, now)?;
            let read = match ask {
                Some(_) => None,
                None => Some(snapshot(c, |c| reading::utilization(c, &lab, &asked, now))?),
            };
            Ok::<_, Problem>((lab, ask, read))
        })
        .await?;
    let figures = match (ask, read) {
        (_, Some(read)) => {
            report::keep(&service, lab.id, read.unsettled);
            read.figures
        }
        (Some(ask), None) => utilization_for_funder(&service, &lab, &asked, &ask).await?,
        (None, None) => return Err(Problem::not_allowed()),
    };
    let bom = query.bom.unwrap_or(false);
    Ok(written(&request, format, bom, (&lab.slug, asked.by.name()), figures))
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct NetworkQuery {
    /// The first local date of a calendar month, quarter or year.
    from: NaiveDate,
    /// The local date after the last; the period is over in every lab.
    until: NaiveDate,
    /// `lab` when it is left out.
    #[param(inline)]
    group_by: Option<NetworkGroupBy>,
    /// What is answered; goes before `Accept`.
    #[param(inline)]
    format: Option<ReportFormat>,
    /// True puts a byte order mark before the CSV, by which Excel knows that it is UTF-8.
    bom: Option<bool>,
}

/// The figures of all labs that one may read, as they are told to funders: for every lab, month or process.
///
/// They are sums of what `/labs/{lab}/utilization` tells a funder of each lab, whoever asks; of a lab that the reader manages,
/// as it would be told now, where it was not told yet. A figure that is withheld of
/// one lab is null in every group that the lab is in, and somebody who was in two labs counts in both.
#[utoipa::path(
    tag = "statistics",
    params(NetworkQuery),
    responses((status = 200, description = "The figures by group and in total; as CSV the groups alone, with a `Link` to what its columns mean (`format=csvw`); as XLSX the groups on one sheet, total and definitions on a second", content(
        (Figures = "application/json"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
        (Object = "application/csvm+json", example = json!({ "url": "?from=2026-07-01&until=2026-08-01&format=csv" })),
        (String = "text/csv", example = json!("key,label,open_seconds,…\r\n2026-07,2026-07,583200,…\r\n")),
    ))),
)]
#[get("/funding/statistics")]
async fn read_network(
    by: By<may::ReadFigures>,
    query: Params<NetworkQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    report::check_period(query.from, query.until)?;
    let format = report::format(&request, query.format)?;
    let grouped_by = query.group_by.unwrap_or(NetworkGroupBy::Lab);
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    let (labs, period) = service
        .read(move |c| {
            let mine = gate.labs();
            if mine.as_ref().is_some_and(Vec::is_empty) {
                return Err(Problem::not_allowed());
            }
            let labs = labs::among(c, mine)?;
            let today = labs.iter().map(|lab| lab.zone().date(now)).min().unwrap_or(NaiveDate::MIN);
            let telling = |lab: &Lab| {
                if report::is_funder(&gate.actor, lab.id) { Telling::Funder } else { Telling::Staff }
            };
            let labs: Vec<(Lab, Telling)> = labs.into_iter().map(|lab| (lab.clone(), telling(&lab))).collect();
            Ok::<_, Problem>((labs, completed_period(query.from, query.until, today)?))
        })
        .await?;
    let mut told = Vec::with_capacity(labs.len());
    for (lab, telling) in labs {
        let periods = grouped_by.periods(period);
        let Published { told: periods, published_at } = published(&service, &lab, periods, telling).await?;
        told.push(LabTold { lab, told: periods, published_at });
    }
    let figures = network(grouped_by, period, &told, lang);
    Ok(written(&request, format, query.bom.unwrap_or(false), ("all-labs", grouped_by.name()), figures))
}

fn written(
    request: &HttpRequest,
    format: ReportFormat,
    bom: bool,
    (of, by): (&str, &'static str),
    figures: Figures,
) -> HttpResponse {
    let name = format!("utilization-{of}-by-{by}-{}-{}", figures.from, figures.until);
    let mut response = match format {
        ReportFormat::Json => Answer::ok(&figures).respond_to(request),
        ReportFormat::Csv => {
            let metadata = format!("<{}>; rel=\"describedby\"; type=\"{CSVW}\"", report::as_format(request, "csvw"));
            let mut response = table(&figures, by).csv_file(&name, bom);
            if let Ok(link) = HeaderValue::from_str(&metadata) {
                response.headers_mut().insert(LINK, link);
            }
            response
        }
        ReportFormat::Xlsx => table(&figures, by).xlsx_file(&name),
        ReportFormat::Csvw => {
            let body = csvw(&figures, &report::as_format(request, "csv")).to_string();
            HttpResponse::Ok().insert_header((CONTENT_TYPE, CSVW)).body(body)
        }
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
    response
}

/// Time that was asked for and not given, by capability.
#[utoipa::path(
    tag = "statistics",
    params(("lab" = String, Path, description = "Slug or id"), DeniedQuery),
    responses((status = 200, description = "Denied time", content(
        (DeniedTime = "application/json"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
        (String = "text/csv", example = json!("process,material_class,metal,denied_seconds\r\nMEX,metal,,7200\r\n")),
    ))),
)]
#[get("/labs/{lab}/statistics/denied")]
async fn read_denied_time(
    by: By<may::ManageLab>,
    lab: Segment,
    query: Params<DeniedQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let period = (query.0.from, query.0.until);
    report::check_period(period.0, period.1)?;
    let (format, bom) = (query.0.format.unwrap_or(WorkbookFormat::Json), query.0.bom.unwrap_or(false));
    let gate = by.gate();
    let (slug, view) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let denied = snapshot(c, |c| demand::denied_of(c, &lab, period))?;
            Ok::<_, Problem>((lab.slug, DeniedTime::of(period, &lab.time_zone, &denied)))
        })
        .await?;
    let name = format!("denied-{slug}-{}-{}", view.from, view.until);
    Ok(match format {
        WorkbookFormat::Json => Answer::ok(&view).respond_to(&request),
        WorkbookFormat::Csv => denied_table(&view).csv_file(&name, bom),
        WorkbookFormat::Xlsx => denied_table(&view).xlsx_file(&name),
    })
}

/// How far a machine could be relied upon: availability, mean time to repair and between failures.
///
/// A funder reads the machine's time as it was first told (see `/labs/{lab}/utilization`), of completed periods.
#[utoipa::path(
    tag = "statistics",
    params(("id" = Id, Path, description = "The machine"), PeriodQuery),
    responses((status = 200, description = "Reliability of the machine", body = Reliability)),
)]
#[get("/machines/{id}/reliability")]
async fn read_reliability(
    by: By<may::ReadFigures>,
    machine: PathId,
    query: Params<PeriodQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (machine, period) = (machine.0, (query.0.from, query.0.until));
    report::check_period(period.0, period.1)?;
    let filter = MachineFilter { machine: Some(machine), ..MachineFilter::default() };
    let asked = Asked { from: period.0, until: period.1, by: GroupBy::Machine, filter, lang: by.call.lang };
    let (gate, now) = (by.gate(), service.now());
    let (lab, ask) = service
        .read(move |c| {
            let lab = reading::lab_of_machine(c, machine)?;
            let lab = scope::lab_of(c, &gate, lab)?;
            let ask = report::funder_ask(&gate.actor, &lab, &asked, now)?;
            Ok::<_, Problem>((lab, ask))
        })
        .await?;
    let told = match &ask {
        Some(ask) => Some(time_for_funder(&service, &lab, ask).await?),
        None => None,
    };
    let view = service
        .read(move |c| {
            let (day, incidents) = snapshot(c, |c| {
                let day = match told {
                    Some(day) => day,
                    None => reading::totals(c, &lab, &[machine], period, now)?.remove(&machine).unwrap_or_default(),
                };
                Ok((day, reading::locking_incidents(c, &lab, machine, period, now)?))
            })?;
            Ok::<_, Problem>(Reliability::of(machine, period, &lab.time_zone, &day, incidents))
        })
        .await?;
    Ok(Answer::ok(&view))
}
