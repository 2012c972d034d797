use std::error::Error as _;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::{AsyncSmtpTransport, Error as SmtpError};
use lettre::{AsyncTransport, Message, Tokio1Executor};

use super::outbox::{self, Waiting};
use crate::platform::db::Fault;
use crate::platform::sealer::Sealer;
use crate::platform::values::Instant;
use crate::platform::write::{Call, Service};

/// For so long a letter belongs to the node that took it.
const LEASE_SECONDS: i64 = 120;
const TIMEOUT: Duration = Duration::from_secs(30);
/// A letter that could not be delivered for so long is given up: its codes have ended.
const GIVE_UP_HOURS: i64 = 72;

/// The way to the mail server.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// By an address such as `smtps://USER:PASSWORD@HOST` (TLS from the start), `smtp://HOST:587?tls=required` (STARTTLS)
    /// or `smtp://localhost:25` (none), and the sender.
    ///
    /// # Errors
    /// What is wrong with either; never the password.
    pub fn open(url: &str, from: &str) -> Result<Self, String> {
        let example =
            "expected smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST:587?tls=required or smtp://HOST:PORT";
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| example.to_owned())?;
        let from = from.parse().map_err(|_| "expected an address such as FabLab <lab@example.org>".to_owned())?;
        Ok(Self { transport: builder.timeout(Some(TIMEOUT)).build(), from })
    }

    async fn send(&self, sealer: &Sealer, waiting: &Waiting, now: Instant) -> Result<(), Unsent> {
        let message = self.message(sealer, waiting, now).map_err(|cause| Unsent { cause, for_good: true })?;
        let Err(refusal) = self.transport.send(message).await else { return Ok(()) };
        // Whoever is turned away at the door, or with a wrong password, was not heard about this letter.
        let for_good = is_about_the_letter(&refusal) && self.transport.test_connection().await.unwrap_or(false);
        // What the server says may name the address: its code is enough.
        let cause = refusal.status().map_or_else(|| "no answer".to_owned(), |code| code.to_string());
        Err(Unsent { cause, for_good })
    }

    fn message(&self, sealer: &Sealer, waiting: &Waiting, now: Instant) -> Result<Message, String> {
        let to: Mailbox = waiting.recipient.parse().map_err(|_| "not an address".to_owned())?;
        let body = waiting.body(sealer).ok_or("it was sealed under another secret")?;
        let domain = self.from.email.domain().to_owned();
        let builder: MessageBuilder = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(waiting.subject.clone())
            .date(std::time::UNIX_EPOCH + Duration::from_secs(now.seconds().max(0).unsigned_abs()))
            // The same letter sent twice after a lost answer has one id.
            .message_id(Some(format!("<{}@{domain}>", waiting.id)))
            .header(ContentType::TEXT_PLAIN);
        builder.body(body).map_err(|cause| cause.to_string())
    }
}

fn is_about_the_letter(refusal: &SmtpError) -> bool {
    let said = refusal.source().map(ToString::to_string).unwrap_or_default();
    refusal.status().is_some_and(|code| is_refusal_of_letter(code.into(), &said))
}

/// True when that reply to a recipient or message will stay the same. RFC 5321 §4.2.2: 550 to 553 are about a mailbox.
/// RFC 3463, when the reply begins with such a code: 5.7 is about what we may do, 5.1.7 and 5.1.8 about our own address,
/// and that is mended in the settings.
pub(super) fn is_refusal_of_letter(code: u16, said: &str) -> bool {
    let enhanced = said.split_whitespace().next().unwrap_or_default();
    (550..=553).contains(&code) && !enhanced.starts_with("5.7.") && !matches!(enhanced, "5.1.7" | "5.1.8")
}

/// Why a letter did not go out.
struct Unsent {
    cause: String,
    /// The server will never take it.
    for_good: bool,
}

/// Sends what is due, opened by the sealer it was queued with; answers how many letters went out.
///
/// # Errors
/// Whatever the database answers. A letter that cannot be sent is put off: a minute, then twice as long each time, at
/// most six hours.
pub async fn deliver(service: &Service, mailer: &Mailer, sealer: &Sealer) -> Result<usize, Fault> {
    let mut sent = 0;
    loop {
        let lease =
            |w: &mut crate::platform::write::Write<'_>| outbox::lease(w.c, w.now, w.now.plus_seconds(LEASE_SECONDS));
        let Some(waiting) = service.write(Call::service("mail"), lease).await? else { return Ok(sent) };
        let outcome = mailer.send(sealer, &waiting, service.now()).await;
        sent += usize::from(outcome.is_ok());
        service.write(Call::service("mail"), move |w| settle(w, &waiting, &outcome)).await?;
    }
}

fn settle(
    w: &mut crate::platform::write::Write<'_>,
    waiting: &Waiting,
    outcome: &Result<(), Unsent>,
) -> Result<(), Fault> {
    let Err(Unsent { cause: error, for_good }) = outcome else { return outbox::remove(w.c, waiting.id) };
    if *for_good || w.now >= waiting.created_at.plus_minutes(GIVE_UP_HOURS * 60) {
        tracing::error!(mail = %waiting.id, attempts = waiting.attempts, error, "a letter was given up");
        return outbox::remove(w.c, waiting.id);
    }
    tracing::warn!(mail = %waiting.id, attempts = waiting.attempts, error, "a letter could not be sent and waits");
    let wait = 60_i64.saturating_mul(1 << waiting.attempts.clamp(0, 12)).min(6 * 3600);
    outbox::put_off(w.c, waiting.id, w.now.plus_seconds(wait), waiting.attempts.saturating_add(1), error.clone())
}
