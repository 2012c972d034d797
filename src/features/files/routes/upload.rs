use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{HttpRequest, post, web};
use futures_util::StreamExt;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::files::FileView;
use crate::features::files::actions::{self, Attachment};
use crate::features::files::model::{MOST_BYTES, SubjectType};
use crate::features::files::rules::prepare;
use crate::features::files::subject::{Subject, open};
use crate::features::identity::{By, may};
use crate::platform::http::{Answer, Code, Params, Posting, Problem};
use crate::platform::values::{Id, hexadecimal};
use crate::platform::words::Text;
use crate::platform::write::Service;

const MOST_LETTERS: usize = 200;

#[derive(Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FileQuery {
    subject_type: SubjectType,
    subject: Id,
    /// What it is called, up to 200 letters.
    name: String,
    /// Papers of a machine that its staff alone see; false by default.
    staff_only: Option<bool>,
}

/// Put a photo or a paper (PDF, JPEG or PNG, up to 10 MiB) to an incident, a machine, a request or a certification.
///
/// What it is is read from its content, whatever the request says. What a camera wrote beside the picture (place, time,
/// device) is not kept. To an incident may send who sees it, to a machine its staff, to a request its author until the review
/// and managers, to a certification managers.
#[utoipa::path(
    tag = "files",
    params(FileQuery),
    request_body(
        content(
            (String = "application/pdf", example = json!("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n")),
            (String = "image/jpeg", example = json!("…")),
            (String = "image/png", example = json!("…")),
        ),
        description = "The bytes of the file.",
    ),
    responses((status = 201, description = "The file", body = FileView)),
)]
#[post("/files")]
pub async fn create_file(
    by: By<may::AttachFiles>,
    query: Params<FileQuery>,
    payload: web::Payload,
    request: HttpRequest,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let subject = Subject { kind: query.0.subject_type, id: query.0.subject };
    let (name, staff_only) = (name(&query.0.name)?, query.0.staff_only.unwrap_or(false));
    if staff_only && subject.kind != SubjectType::Machine {
        return Err(Problem::parameter("staff_only", Text::new("expect-with-machine")));
    }
    let call = by.call.clone();
    // Nobody sends ten megabytes to hear that they may not.
    service.read(move |c| open(c, &call, subject).map(|_| ())).await?;
    let sent = read(payload, &request).await?;
    let fingerprint = fingerprint(&sent, &query.0);
    let prepared = web::block(move || prepare(sent)).await.map_err(|_| Problem::of(Code::Internal))??;
    let ask = Attachment { subject, name, staff_only, prepared };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = open(w.c, w.call, subject)?;
                let file = actions::attach(w, lab.id, &ask)?;
                let (location, tag) = (format!("/api/v1/files/{}", file.id), hexadecimal(&file.sha256));
                Ok(Answer::created(&FileView::of(file, w.actor()), location).etag(tag))
            })
        })
        .await
}

/// A name to save it by: no path, nothing that does not show.
fn name(sent: &str) -> Result<String, Problem> {
    let name = sent.trim();
    let fits = (1..=MOST_LETTERS).contains(&name.chars().count());
    if !fits || name.contains(['/', '\\']) || name.contains(char::is_control) {
        return Err(Problem::parameter("name", Text::new("expect-file-name").with("max", MOST_LETTERS)));
    }
    Ok(name.to_owned())
}

fn too_large() -> Problem {
    let detail = Text::new("file-too-large").with("limit", MOST_BYTES / 1024 / 1024);
    Problem::new(Code::TooLarge, detail).with("max_bytes", json!(MOST_BYTES))
}

/// The body piece by piece, and no more of it than a file may hold.
async fn read(mut payload: web::Payload, request: &HttpRequest) -> Result<Vec<u8>, Problem> {
    let told = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|told| told > MOST_BYTES) {
        return Err(too_large());
    }
    let mut sent = Vec::with_capacity(told.unwrap_or(0));
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|_| Problem::new(Code::MalformedRequest, Text::new("body-cut-short")))?;
        if sent.len() + piece.len() > MOST_BYTES {
            return Err(too_large());
        }
        sent.extend_from_slice(&piece);
    }
    Ok(sent)
}

/// What an idempotency key is bound to: the bytes, and what they are sent as.
fn fingerprint(sent: &[u8], query: &FileQuery) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(sent);
    let told = json!([query.subject_type, query.subject, query.name, query.staff_only]);
    hash.update(told.to_string());
    hash.finalize().into()
}
