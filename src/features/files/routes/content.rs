use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, Charset, ContentDisposition, DispositionParam, DispositionType, ETAG, ExtendedValue,
    IF_NONE_MATCH,
};
use actix_web::{HttpRequest, HttpResponse, get, web};

use crate::features::files::store;
use crate::features::files::subject::readable;
use crate::features::identity::{By, may};
use crate::platform::http::{PathId, Problem};
use crate::platform::values::{Id, hexadecimal};
use crate::platform::write::Service;

/// A file's bytes, for who sees its subject. They are to be saved, or shown as a picture; opened by themselves they may do
/// nothing.
#[utoipa::path(
    tag = "files",
    params(("id" = Id, Path, description = "The file's id")),
    responses((status = 200, description = "The bytes", content(
        (String = "application/pdf", example = json!("%PDF-…")),
        (String = "image/jpeg", example = json!("…")),
        (String = "image/png", example = json!("…")),
    ))),
)]
#[get("/files/{id}/content")]
pub async fn get_file_content(
    by: By<may::ViewFiles>,
    id: PathId,
    request: HttpRequest,
    service: web::Data<Service>,
) -> Result<HttpResponse, Problem> {
    let call = by.call.clone();
    let seen = request.headers().get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default().to_owned();
    let (file, content) = service
        .read(move |c| {
            let file = store::find(c, id.0)?;
            readable(c, &call, &file)?;
            let has_it = seen.contains(&hexadecimal(&file.sha256));
            let content = if has_it { None } else { Some(store::content(c, file.id)?) };
            Ok::<_, Problem>((file, content))
        })
        .await?;
    let mut response = if content.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    response.insert_header((ETAG, format!("\"{}\"", hexadecimal(&file.sha256))));
    let Some(content) = content else { return Ok(response.finish()) };
    Ok(response
        .insert_header(saved_as(&file.name))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header(("Cross-Origin-Resource-Policy", "same-origin"))
        .content_type(file.media_type.name())
        .body(content))
}

/// By its name in any script; beside it a plain one for old programs.
fn saved_as(name: &str) -> ContentDisposition {
    let plain = |letter: char| if letter.is_ascii_graphic() && !"\"\\%".contains(letter) { letter } else { '_' };
    let value = name.as_bytes().to_vec();
    let extended = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(name.chars().map(plain).collect()),
            DispositionParam::FilenameExt(extended),
        ],
    }
}
