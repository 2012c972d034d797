//! Proof that the kept bytes are those that were sent.

use sha2::{Digest, Sha256};

use super::store;
use crate::platform::db::Fault;
use crate::platform::values::Id;
use crate::platform::write::Service;

/// How many files were read, and those of which the bytes no longer give the hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub files: usize,
    pub differences: Vec<Id>,
}

/// Reads one file after the other, so that no more than one is held.
///
/// # Errors
/// Whatever the database answers.
pub async fn verify(service: &Service) -> Result<Report, Fault> {
    let mut report = Report::default();
    let mut after = None;
    loop {
        let ids = service.read(move |c| store::ids(c, after, 200)).await?;
        let Some(last) = ids.last().copied() else { return Ok(report) };
        after = Some(last);
        for id in ids {
            let fits = service.read(move |c| {
                let (file, content) = (store::find(c, id)?, store::content(c, id)?);
                Ok::<_, Fault>(file.sha256 == Sha256::digest(&content).to_vec())
            });
            match fits.await {
                Ok(true) => {}
                Ok(false) => report.differences.push(id),
                // It was taken off meanwhile.
                Err(Fault::NotFound) => continue,
                Err(fault) => return Err(fault),
            }
            report.files += 1;
        }
    }
}
