use serde_json::{Value, json};

use super::model::{Error, File, MOST_FILES, SubjectType};
use super::rules::Prepared;
use super::store;
use super::subject::Subject;
use crate::platform::db::DbResult;
use crate::platform::values::{Id, hexadecimal};
use crate::platform::write::{Event, Write};

/// A file as it is to be put to a subject.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub subject: Subject,
    pub name: String,
    pub staff_only: bool,
    pub prepared: Prepared,
}

/// Keeps the file; its hash stands in the trail.
///
/// # Errors
/// Too many files at the subject, the database's.
pub fn attach(w: &mut Write<'_>, lab: Id, ask: &Attachment) -> Result<File, Error> {
    let Attachment { subject, prepared, .. } = ask;
    let there = store::of_subject(w.c, *subject, true, None, MOST_FILES)?;
    if there.len() >= usize::try_from(MOST_FILES).unwrap_or(0) {
        return Err(Error::TooMany);
    }
    let of = |kind| (subject.kind == kind).then_some(subject.id);
    let (width, height) = prepared.pixels.unzip();
    let pixels = |length: Option<u32>| length.and_then(|length| i32::try_from(length).ok());
    let file = File {
        id: w.new_id(),
        lab,
        machine: of(SubjectType::Machine),
        incident: of(SubjectType::Incident),
        request: of(SubjectType::EquipmentRequest),
        certification: of(SubjectType::Certification),
        staff_only: ask.staff_only,
        name: ask.name.clone(),
        media_type: prepared.media_type,
        size: i32::try_from(prepared.content.len()).unwrap_or(i32::MAX),
        width: pixels(width),
        height: pixels(height),
        sha256: prepared.sha256.to_vec(),
        uploaded_by: w.actor().person(),
        created_at: w.now,
    };
    store::insert(w.c, &file, &prepared.content)?;
    w.emit(Event::new("file.added", "file", file.id).lab(lab).after(state(&file)));
    Ok(file)
}

/// Takes the file off for good; that it was there stays in the trail.
///
/// # Errors
/// The database's.
pub fn remove(w: &mut Write<'_>, file: &File) -> DbResult<()> {
    store::delete(w.c, file.id)?;
    w.emit(Event::new("file.removed", "file", file.id).lab(file.lab).before(state(file)));
    Ok(())
}

fn state(file: &File) -> Value {
    let subject = file.subject();
    json!({
        "subject_type": subject.map(|subject| subject.kind), "subject": subject.map(|subject| subject.id),
        "staff_only": file.staff_only, "media_type": file.media_type, "size": file.size,
        "sha256": hexadecimal(&file.sha256), "uploaded_by": file.uploaded_by,
    })
}
