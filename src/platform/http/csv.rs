use std::borrow::Cow;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

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
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let header = std::iter::once(header.iter().map(|name| (*name).to_owned()).collect());
    let written = header.chain(rows.iter().cloned()).try_for_each(|row: Vec<String>| writer.write_record(row));
    match written.ok().and_then(|()| writer.into_inner().ok()) {
        Some(bytes) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
            .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
            .body(bytes),
        None => HttpResponse::InternalServerError().finish(),
    }
}
