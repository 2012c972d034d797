use actix_web::{HttpRequest, HttpResponse, Responder, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::table::table;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::requests::{ContentView, EvidenceView, Published, RequestStatus, published};
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, WorkbookFormat};
use crate::platform::values::{Id, Instant, Money};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// A file is read in parts of so many.
const MOST_AT_ONCE: i64 = 200;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_portfolio);
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PortfolioQuery {
    /// Slug or id; every lab whose portfolio one may read when left out.
    lab: Option<String>,
    /// `flagged` or later.
    status: Option<RequestStatus>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
    /// What is answered.
    #[param(inline)]
    format: Option<WorkbookFormat>,
    /// True puts a byte order mark before the CSV, by which Excel knows that it is UTF-8.
    bom: Option<bool>,
}

/// A donor's promise towards a request.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Pledge {
    id: Id,
    amount: Money,
}

/// A request that a manager has flagged for funding.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct PortfolioItem {
    id: Id,
    /// The lab's slug.
    lab: String,
    lab_id: Id,
    status: RequestStatus,
    /// Title, justification, alternatives and quotes: reviewed by the manager who flagged the request.
    #[serde(flatten)]
    content: ContentView,
    evidence: EvidenceView,
    /// Empty as long as nothing is pledged.
    pledges: Vec<Pledge>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

fn item(published: Published) -> PortfolioItem {
    PortfolioItem {
        id: published.id,
        lab: published.lab.slug,
        lab_id: published.lab.id,
        status: published.status,
        content: published.content,
        evidence: published.evidence,
        pledges: Vec::new(),
        created_at: published.created_at,
        updated_at: published.updated_at,
        version: published.version,
    }
}

/// What the labs lack, newest first: flagged requests and later ones, with evidence and costs. No names; counts of
/// people and demand below 5 read `"<5"` for funders.
#[utoipa::path(
    tag = "funding",
    params(PortfolioQuery),
    responses((status = 200, description = "A page of flagged requests; as CSV and XLSX all that the filter lets through, a row each", content(
        (Page<PortfolioItem> = "application/json"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
        (String = "text/csv", example = json!("title,lab,status,…\r\nMetal printer,fablab-bishkek,flagged,…\r\n")),
    ))),
)]
#[get("/funding/portfolio")]
async fn list_portfolio(
    by: By<may::ReadPortfolio>,
    query: Params<PortfolioQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let (format, bom) = (query.format.unwrap_or(WorkbookFormat::Json), query.bom.unwrap_or(false));
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (mut limit, before) = (page.limit()?, page.after::<Id>()?);
    if format != WorkbookFormat::Json {
        if before.is_some() {
            return Err(Problem::parameter("cursor", Text::new("expect-no-cursor-with-a-file")));
        }
        limit = MOST_AT_ONCE;
    }
    if query.status.is_some_and(|status| !status.is_flagged()) {
        return Err(Problem::parameter("status", Text::new("expect-portfolio-status")));
    }
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    let page = service
        .read(move |c| {
            let labs = match &query.lab {
                Some(lab) => Some(vec![scope::lab(c, &gate, lab)?.id]),
                None => gate.labs(),
            };
            if labs.as_ref().is_some_and(Vec::is_empty) {
                return Err(Problem::not_allowed());
            }
            let statuses = query.status.map(|status| vec![status]);
            let mut page = published(c, &gate.actor, labs.clone(), statuses.clone(), (before, limit), (now, lang))?;
            let is_file = format != WorkbookFormat::Json;
            while let Some(last) = page.items.last().filter(|_| is_file && page.next.is_some()) {
                let more = (Some(last.id), limit);
                let more = published(c, &gate.actor, labs.clone(), statuses.clone(), more, (now, lang))?;
                page.items.extend(more.items);
                page.next = more.next;
            }
            Ok::<_, Problem>(page)
        })
        .await?;
    Ok(match format {
        WorkbookFormat::Json => Answer::page(&page.map(item), &request).respond_to(&request),
        WorkbookFormat::Csv => table(&page.items, now).csv_file("portfolio", bom),
        WorkbookFormat::Xlsx => table(&page.items, now).xlsx_file("portfolio"),
    })
}
