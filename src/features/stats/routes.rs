use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use chrono::NaiveDate;
use utoipa_actix_web::service_config::ServiceConfig;

use super::reading::snapshot;
use super::report::{self, ReportFormat};
use super::views::{DeniedTime, Reliability};
use super::{Asked, Figures, GroupBy, MachineFilter, demand, for_funder, reading, write_csv};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::platform::http::{Answer, Code, Params, PathId, Problem, Segment};
use crate::platform::values::{Id, Process};
use crate::platform::words::Text;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_utilization).service(read_denied_time).service(read_reliability);
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
struct PeriodQuery {
    /// The first local date.
    from: NaiveDate,
    /// The local date after the last.
    until: NaiveDate,
}

/// What was made of the machines' time: open, down, available, reserved and used, with every figure's definition.
///
/// A funder reads whole months that are over, by machine, and nothing about people.
#[utoipa::path(
    tag = "statistics",
    params(("lab" = String, Path, description = "Slug or id"), UtilizationQuery),
    responses((status = 200, description = "The figures by group and in total; as CSV the groups alone", content(
        (Figures = "application/json"),
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
    let (lab, read) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            report::check_reader(&gate.actor, &lab, &asked, now)?;
            let mut read = snapshot(c, |c| reading::utilization(c, &lab, &asked, now))?;
            if report::is_funder(&gate.actor, lab.id) {
                read.figures = for_funder(read.figures);
            }
            Ok::<_, Problem>((lab, read))
        })
        .await?;
    report::keep(&service, lab.id, read.unsettled);
    let mut response = match format {
        ReportFormat::Json => Answer::ok(&read.figures).respond_to(&request),
        ReportFormat::Csv => csv(&lab, asked.by, &read.figures)?,
    };
    response.headers_mut().insert(VARY, actix_web::http::header::HeaderValue::from_static("Accept"));
    Ok(response)
}

fn csv(lab: &Lab, by: GroupBy, figures: &Figures) -> Result<HttpResponse, Problem> {
    let body = write_csv(figures).map_err(|cause| {
        tracing::error!(%cause, "a report could not be written");
        Problem::of(Code::Internal)
    })?;
    let name = format!("utilization-{}-by-{by}-{}-{}.csv", lab.slug, figures.from, figures.until);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(body))
}

/// Time that was asked for and not given, by capability.
#[utoipa::path(
    tag = "statistics",
    params(("lab" = String, Path, description = "Slug or id"), PeriodQuery),
    responses((status = 200, description = "Denied time", body = DeniedTime)),
)]
#[get("/labs/{lab}/statistics/denied")]
async fn read_denied_time(
    by: By<may::ManageLab>,
    lab: Segment,
    query: Params<PeriodQuery>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let period = (query.0.from, query.0.until);
    report::check_period(period.0, period.1)?;
    let gate = by.gate();
    let view = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let denied = snapshot(c, |c| demand::denied_of(c, &lab, period))?;
            Ok::<_, Problem>(DeniedTime::of(period, &lab.time_zone, &denied))
        })
        .await?;
    Ok(Answer::ok(&view))
}

/// How far a machine could be relied upon: availability, mean time to repair and between failures.
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
    let view = service
        .read(move |c| {
            let lab = reading::lab_of_machine(c, machine)?;
            let lab = scope::lab_of(c, &gate, lab)?;
            report::check_reader(&gate.actor, &lab, &asked, now)?;
            let (totals, incidents) = snapshot(c, |c| {
                let totals = reading::totals(c, &lab, &[machine], period, now)?;
                Ok((totals, reading::locking_incidents(c, &lab, machine, period, now)?))
            })?;
            let day = totals.get(&machine).cloned().unwrap_or_default();
            Ok::<_, Problem>(Reliability::of(machine, period, &lab.time_zone, &day, incidents))
        })
        .await?;
    Ok(Answer::ok(&view))
}
