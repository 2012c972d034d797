use crate::features::identity::Auth;
use crate::features::notify::Instead;
use crate::features::notify::model::Notification;
use crate::features::notify::rules::{self, GATHER_MINUTES, Post, Waiting};
use crate::features::notify::{say, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::mail;
use crate::platform::values::{Id, LocalZone};
use crate::platform::write::{Call, Service, Write};

/// What became of a person's letter.
enum Wrote {
    Letter,
    /// Everything waits longer, or goes out never.
    Nothing,
    /// Another node writes it.
    Elsewhere,
}

/// Writes the letters that are due into the outbox, one for each person; answers how many. Without mail there are none.
/// `instead` tells what can be taken for a machine that cannot be had.
///
/// # Errors
/// Whatever the database answers.
pub async fn post(service: &Service, auth: &Auth, instead: Instead) -> Result<usize, Fault> {
    let mut letters = 0;
    while auth.sends_mail() {
        let now = service.now();
        let Some(person) = service.read(move |c| store::next_to_write(c, now)).await? else { break };
        let auth = auth.clone();
        let wrote = service.write(Call::service("notify"), move |w| write_to(w, &auth, instead, person)).await?;
        match wrote {
            Wrote::Letter => letters += 1,
            Wrote::Nothing => {}
            Wrote::Elsewhere => break,
        }
    }
    Ok(letters)
}

fn write_to(w: &mut Write<'_>, auth: &Auth, instead: Instead, person: Id) -> DbResult<Wrote> {
    let rows = store::claim_letter(w.c, person, w.now.plus_minutes(GATHER_MINUTES))?;
    if rows.is_empty() {
        return Ok(Wrote::Elsewhere);
    }
    let names = store::names(w.c, &rows)?;
    let Some(reader) = store::reader(w.c, person)? else {
        for row in &rows {
            store::put_off(w.c, row.id, None)?;
        }
        return Ok(Wrote::Nothing);
    };
    let settings = store::settings(w.c, person)?;
    let mut told = Vec::new();
    for row in rows {
        let zone = names.lab(row.lab).map_or(LocalZone(chrono_tz::UTC), |lab| lab.zone);
        match rules::post(&waiting(&row), &settings, zone, w.now) {
            Post::Never => store::put_off(w.c, row.id, None)?,
            Post::At(at) => store::put_off(w.c, row.id, Some(at))?,
            Post::Now => {
                let offers = store::offers(w.c, &row, instead, w.now)?;
                told.push((row, offers));
            }
        }
    }
    if told.is_empty() {
        return Ok(Wrote::Nothing);
    }
    store::mailed(w.c, told.iter().map(|(row, _)| row.id).collect(), w.now)?;
    let letter = say::letter(&told, &names, reader.lang, auth.public_url());
    mail::queue(w, &auth.mail_sealer(), reader.email, letter)?;
    Ok(Wrote::Letter)
}

fn waiting(row: &Notification) -> Waiting {
    Waiting {
        kind: row.kind,
        created_at: row.created_at,
        due_at: row.mail_due_at.unwrap_or(row.created_at),
        read: row.read_at.is_some(),
        starts_at: row.facts().starts_at,
    }
}
