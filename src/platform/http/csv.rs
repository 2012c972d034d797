use std::borrow::Cow;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::{Stream, StreamExt};

use super::Problem;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    Json,
    Csv,
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What [`guarded`] was given.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(text)
}

/// A small table as a CSV file by RFC 4180 under `name`, with its header.
pub fn csv_file(name: &str, header: &[&str], rows: &[Vec<String>]) -> HttpResponse {
    match lines(&[header]).and_then(|mut bytes| {
        bytes.extend(lines(rows)?);
        Some(bytes)
    }) {
        Some(bytes) => csv_answer(name).body(bytes),
        None => HttpResponse::InternalServerError().finish(),
    }
}

/// A table of any length as a CSV file by RFC 4180 under `name`, sent block by block. Where a block cannot be read the
/// connection is cut, so that nobody takes a part for the whole.
pub fn csv_stream(
    name: &str,
    header: &[&str],
    blocks: impl Stream<Item = Result<Vec<Vec<String>>, Problem>> + 'static,
) -> HttpResponse {
    let first = futures_util::stream::iter(lines(&[header]).map(|bytes| Ok(Bytes::from(bytes))));
    let rest = blocks.map(|block| {
        let bytes = lines(&block?).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
        Ok::<_, actix_web::Error>(Bytes::from(bytes))
    });
    csv_answer(name).streaming(first.chain(rest))
}

fn csv_answer(name: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}

fn lines<R: AsRef<[C]>, C: AsRef<[u8]>>(rows: &[R]) -> Option<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    rows.iter().try_for_each(|row| writer.write_record(row.as_ref())).ok()?;
    writer.into_inner().ok()
}
