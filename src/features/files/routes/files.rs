use actix_web::{HttpRequest, delete, get, web};

use crate::features::files::actions;
use crate::features::files::model::{File, MediaType, SubjectType};
use crate::features::files::store;
use crate::features::files::subject::{Subject, readable, removable, seen};
use crate::features::identity::{By, may};
use crate::platform::http::{Answer, IfMatch, Page, PageParams, Params, PathId, Problem};
use crate::platform::values::{Id, Instant, hexadecimal};
use crate::platform::write::Service;

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = File, example = json!({
    "id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "lab_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8",
    "subject_type": "incident", "subject": "019a1b2c-3d4e-7f50-8a61-728394a5b6c9", "staff_only": false,
    "name": "belt.jpg", "media_type": "image/jpeg", "size": 183412, "width": 1600, "height": 1200,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "uploaded_by": "019a1b2c-3d4e-7f50-8a61-728394a5b6ca", "created_at": "2026-09-01T03:10:00Z",
    "content": "/api/v1/files/019a1b2c-3d4e-7f50-8a61-728394a5b6c7/content",
}))]
pub struct FileView {
    id: Id,
    lab_id: Id,
    subject_type: Option<SubjectType>,
    subject: Option<Id>,
    /// Papers of a machine that its staff alone see.
    staff_only: bool,
    name: String,
    media_type: MediaType,
    /// In bytes, as kept.
    size: i32,
    /// In pixels, before it is turned upright.
    width: Option<i32>,
    height: Option<i32>,
    /// Of the bytes as kept, in hexadecimal.
    sha256: String,
    /// Told to staff and to who sent it.
    uploaded_by: Option<Id>,
    created_at: Instant,
    /// Where the bytes are.
    content: String,
}

impl FileView {
    pub fn of(file: File, reader: &crate::platform::values::Actor) -> Self {
        let subject = file.subject();
        let told = reader.is_staff_of(file.lab) || reader.person() == file.uploaded_by;
        Self {
            id: file.id,
            lab_id: file.lab,
            subject_type: subject.map(|subject| subject.kind),
            subject: subject.map(|subject| subject.id),
            staff_only: file.staff_only,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            width: file.width,
            height: file.height,
            sha256: hexadecimal(&file.sha256),
            uploaded_by: file.uploaded_by.filter(|_| told),
            created_at: file.created_at,
            content: format!("/api/v1/files/{}/content", file.id),
        }
    }

    pub fn answer(self) -> Answer {
        let tag = self.sha256.clone();
        Answer::ok(&self).etag(tag)
    }
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FilesQuery {
    subject_type: SubjectType,
    subject: Id,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The files of one thing by id, for who sees it.
#[utoipa::path(
    tag = "files",
    params(FilesQuery),
    responses((status = 200, description = "A page of files", body = Page<FileView>)),
)]
#[get("/files")]
pub async fn list_files(
    by: By<may::ViewFiles>,
    query: Params<FilesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (call, subject) = (by.call.clone(), Subject { kind: query.subject_type, id: query.subject });
    let rows = service
        .read(move |c| {
            let lab = seen(c, &call, subject)?;
            let rows = store::of_subject(c, subject, call.actor.is_staff_of(lab.id), after, limit + 1)?;
            Ok::<_, Problem>(rows.into_iter().map(|file| FileView::of(file, &call.actor)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// What a file is, for who sees its subject.
#[utoipa::path(
    tag = "files",
    params(("id" = Id, Path, description = "The file's id")),
    responses((status = 200, description = "The file, without its bytes", body = FileView)),
)]
#[get("/files/{id}")]
pub async fn get_file(by: By<may::ViewFiles>, id: PathId, service: web::Data<Service>) -> Result<Answer, Problem> {
    let call = by.call.clone();
    service
        .read(move |c| {
            let file = store::find(c, id.0)?;
            readable(c, &call, &file)?;
            Ok(FileView::of(file, &call.actor).answer())
        })
        .await
}

/// Take a file off for good: whoever sent it, and staff.
#[utoipa::path(
    tag = "files",
    params(("id" = Id, Path, description = "The file's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/files/{id}")]
pub async fn delete_file(
    by: By<may::AttachFiles>,
    id: PathId,
    if_match: IfMatch,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    service
        .write(by.call.clone(), move |w| {
            let file = store::find(w.c, id.0)?;
            removable(w.c, w.call, &file)?;
            if_match.check_tag(&hexadecimal(&file.sha256), 1)?;
            actions::remove(w, &file)?;
            Ok::<_, Problem>(Answer::no_content())
        })
        .await
}
