use actix_web::{HttpResponse, get, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::{CSV, SentFile, scope};
use crate::features::stock::actions::import::{self, ImportRow, StockOutcome};
use crate::features::stock::csv;
use crate::features::stock::model::Stocked;
use crate::features::stock::store;
use crate::features::stock::store::items::ItemFilter;
use crate::platform::http::{
    Answer, ImportQuery, Params, Posting, Problem, RawBody, RowProblemView, Segment, csv_file, guarded,
};
use crate::platform::values::{Id, Lang, Quantity};
use crate::platform::write::Service;

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = StockImportRow)]
struct RowView {
    /// The line of the file, from 1.
    line: u64,
    outcome: StockOutcome,
    item: Option<Id>,
    /// Why the record cannot be taken in.
    problems: Vec<RowProblemView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = StockImport)]
struct ImportView {
    created: usize,
    unchanged: usize,
    failed: usize,
    dry_run: bool,
    rows: Vec<RowView>,
}

fn view(rows: Vec<ImportRow>, dry_run: bool, lang: Lang) -> ImportView {
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    let (created, unchanged) = (count(StockOutcome::Created), count(StockOutcome::Unchanged));
    let failed = count(StockOutcome::Failed);
    let row = |row: ImportRow| RowView {
        line: row.line,
        outcome: row.outcome,
        item: row.item,
        problems: RowProblemView::each(row.problems, lang),
    };
    ImportView { created, unchanged, failed, dry_run, rows: rows.into_iter().map(row).collect() }
}

/// Take in items of stock from CSV (staff): good records in one transaction, the others are listed. The same file again
/// changes nothing; what the export wrote can be taken in by another lab.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), ImportQuery),
    request_body(
        content = String, content_type = "text/csv",
        description = "Comma, semicolon or tab between the cells; a header that names at least name, category and unit.",
        example = "name,category,unit,material,colour,quantity,lot\nPLA white,filament,gram,PLA,white,1000,W-1\n",
    ),
    responses((status = 200, description = "What became of each record", body = ImportView)),
)]
#[post("/labs/{lab}/stock-imports")]
pub(super) async fn import_stock(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<ImportQuery>,
    body: RawBody,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (dry_run, lang) = (query.0.dry_run.unwrap_or(false), by.call.lang);
    let sent = SentFile { gate: by.gate(), lab: lab.0, body, media_type: CSV, dry_run, posting };
    let read =
        |bytes: &[u8]| csv::read(bytes, lang).map_err(|problem| Problem::field("", problem.code(), problem.text()));
    sent.take_in(by.call.clone(), &service, read, move |w, lab, rows| {
        Ok(view(import::import(w, lab, rows, dry_run)?, dry_run, lang))
    })
    .await
}

const EXPORTED: [&str; 19] = [
    "id",
    "name_ky",
    "name_ru",
    "name_en",
    "name_ko",
    "category",
    "material",
    "colour",
    "unit",
    "reorder_level",
    "allow_negative",
    "barcode",
    "density_g_cm3",
    "diameter_mm",
    "cost_minor",
    "cost_currency",
    "cost_per",
    "balance",
    "low",
];

fn exported(stocked: &Stocked) -> Vec<String> {
    let item = &stocked.item;
    let name = item.name();
    let text = |text: Option<&str>| text.map(|text| guarded(text).into_owned()).unwrap_or_default();
    let number = |number: Option<i64>| number.map(|it| Quantity::from_thousandths(it).to_string()).unwrap_or_default();
    let mut cells = vec![item.id.to_string()];
    cells.extend([Lang::Ky, Lang::Ru, Lang::En, Lang::Ko].map(|lang| text(name.map().get(&lang).map(String::as_str))));
    cells.extend([text(Some(&item.category)), text(item.material.as_deref()), text(item.colour.as_deref())]);
    cells.extend([item.unit.name().to_owned(), number(item.reorder_level), item.allow_negative.to_string()]);
    cells.extend([text(item.barcode.as_deref()), number(item.density), number(item.diameter)]);
    cells.push(item.cost_minor.map(|minor| minor.to_string()).unwrap_or_default());
    cells.extend([text(item.cost_currency.as_deref()), number(item.cost_per)]);
    cells.extend([number(Some(stocked.balance)), stocked.is_low().to_string()]);
    cells
}

/// A lab's items of stock with what there is of each, as CSV (staff). An import takes the same columns.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id")),
    responses((status = 200, description = "One line for each item", content(
        (String = "text/csv", example = json!("id,name_ky,name_ru,name_en,name_ko,category,…\r\n…,,,PLA white,,filament,…\r\n")),
    ))),
)]
#[get("/labs/{lab}/stock-export")]
pub(super) async fn export_stock(
    by: By<may::ManageStock>,
    lab: Segment,
    service: web::Data<Service>,
) -> Result<HttpResponse, Problem> {
    let gate = by.gate();
    let (slug, rows) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let all = store::items::list(c, lab.id, &ItemFilter::default(), None, i64::MAX)?;
            Ok::<_, Problem>((lab.slug, all.iter().map(exported).collect::<Vec<_>>()))
        })
        .await?;
    Ok(csv_file(&format!("stock-{slug}.csv"), &EXPORTED, &rows))
}
