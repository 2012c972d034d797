use serde::Serialize;

use super::{Lab, scope};
use crate::features::identity::Gate;
use crate::platform::db::Db;
use crate::platform::http::{Answer, Code, Posting, Problem, RawBody};
use crate::platform::words::Text;
use crate::platform::write::{Call, Service, Write};

pub const CSV: &str = "text/csv";

/// A file of a lab's records that was sent to be taken in.
pub struct SentFile {
    pub gate: Gate,
    /// The lab's slug or id.
    pub lab: String,
    pub body: RawBody,
    /// What it must be sent as: `text/csv`, `application/json`.
    pub media_type: &'static str,
    /// Write nothing; answer what would happen.
    pub dry_run: bool,
    pub posting: Posting,
}

impl SentFile {
    /// Reads the file and takes it in, in one transaction; what is sent again under its key is answered as before.
    ///
    /// # Errors
    /// Where the lab is not theirs, before the file is looked at; 415 for what is sent as something else; those of `read` and `import`.
    pub async fn take_in<T: Send + 'static, V: Serialize>(
        self,
        call: Call,
        service: &Service,
        read: impl FnOnce(&[u8]) -> Result<T, Problem>,
        import: impl Fn(&mut Write<'_>, &Lab, &T) -> Result<V, Problem> + Send + 'static,
    ) -> Result<Answer, Problem> {
        let Self { gate, lab, body, media_type, dry_run, posting } = self;
        let (seen, segment) = (gate.clone(), lab.clone());
        service.read(move |c: &mut Db| scope::lab(c, &seen, &segment).map(|_| ())).await?;
        if body.media_type != media_type {
            let detail = if media_type == CSV { Text::new("send-csv") } else { Text::new("send-json") };
            return Err(Problem::new(Code::UnsupportedMediaType, detail));
        }
        let (rows, fingerprint) = (read(&body.bytes)?, body.fingerprint);
        service
            .write(call, move |w| {
                let lab = scope::lab(w.c, &gate, &lab)?;
                let run = |w: &mut Write<'_>| Ok(Answer::ok(&import(w, &lab, &rows)?));
                if dry_run { run(w) } else { posting.once(w, fingerprint, run) }
            })
            .await
    }
}
