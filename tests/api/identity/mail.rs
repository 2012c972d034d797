//! Confirmation and reset by mail, through a real mail server.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use diesel::prelude::*;
use serde_json::{Value, json};
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::mails;
use ustakana::platform::mail::{Mailer, deliver};

use super::{bearer, login};
use crate::app::{App, Options, PASSWORD};

pub fn mailing() -> Options {
    Options { sends_mail: true, ..Options::default() }
}

/// A mail server that puts what it is given into a maildir.
pub struct MailServer {
    child: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl MailServer {
    /// One that takes everything from everybody.
    pub async fn start() -> Option<Self> {
        Self::run(|port, maildir| {
            let mut command = Command::new(installed("aiosmtpd"));
            let listen = format!("127.0.0.1:{port}");
            command
                .args(["-n", "-c", "aiosmtpd.handlers.Mailbox", "-l", &listen])
                .arg(maildir)
                .stderr(Stdio::null())
                .spawn()
        })
        .await
    }

    /// One that wants this password, and does not know `nobody@example.org`.
    async fn with_password(password: &str) -> Option<Self> {
        Self::run(|port, maildir| {
            // The interpreter beside aiosmtpd is the one that has it.
            Command::new(installed("aiosmtpd")).arg("--version").stdout(Stdio::null()).status()?;
            let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/support/mail_server.py");
            let mut command = Command::new(installed("python3"));
            command.arg(script).arg(port.to_string()).arg(maildir).arg(password).stderr(Stdio::null()).spawn()
        })
        .await
    }

    /// `None` where aiosmtpd is not installed: the test prints that it is skipped. Under `CI=true` that is a failure.
    async fn run(spawn: impl FnOnce(u16, PathBuf) -> std::io::Result<Child>) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let child = match spawn(port, folder.path().join("mail")) {
            Ok(child) => child,
            Err(error) if std::env::var("CI").is_ok_and(|ci| ci == "true") => panic!("no mail server: {error}"),
            Err(error) => {
                println!("skipped: aiosmtpd: {error}; run script/setup test");
                return None;
            }
        };
        let server = Self { child, port, folder };
        for _ in 0..400 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Some(server);
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("the mail server does not answer");
    }

    pub fn mailer(&self) -> Mailer {
        Mailer::open(&format!("smtp://127.0.0.1:{}", self.port), "FabLab <lab@example.org>").unwrap()
    }

    fn mailer_with(&self, password: &str) -> Mailer {
        Mailer::open(&format!("smtp://lab:{password}@127.0.0.1:{}", self.port), "FabLab <lab@example.org>").unwrap()
    }

    /// What came in, as sent.
    pub fn letters(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.folder.path().join("mail/new")) else { return Vec::new() };
        folder.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    /// Sends what waits; the code of the one letter that came to that address, which is then thrown away.
    async fn code_for(&self, app: &App, address: &str) -> String {
        deliver(app.service(), &self.mailer(), &app.auth().mail_sealer()).await.unwrap();
        let letters = self.letters();
        let [letter] = letters.as_slice() else { panic!("{} letters: {letters:?}", letters.len()) };
        assert!(
            letter.contains(&format!("To: {address}")) && letter.contains("From: FabLab <lab@example.org>"),
            "{letter}"
        );
        self.throw_away();
        code_in(&body_of(letter))
    }

    /// Forgets what came in.
    pub fn throw_away(&self) {
        for file in std::fs::read_dir(self.folder.path().join("mail/new")).into_iter().flatten() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
    }
}

/// A program of `.venv`, else of the path.
fn installed(name: &str) -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".venv/bin").join(name);
    if own.is_file() { own } else { PathBuf::from(name) }
}

async fn waiting_letters(app: &App) -> i64 {
    app.service().read(|c| Ok::<_, Fault>(mails::table.count().get_result(c)?)).await.unwrap()
}

/// The text of a letter, whatever it was encoded in on its way.
pub fn body_of(letter: &str) -> String {
    let script = "import sys,email,email.policy;m=email.message_from_string(sys.stdin.read(),policy=email.policy.default);print(m['subject']);print(m.get_content())";
    let mut child =
        Command::new("python3").args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), letter.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn code_in(text: &str) -> String {
    text.split("#code=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

fn newcomer(locale: &str) -> Value {
    json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Аида", "locale": locale })
}

both_engines! { [mailing()] an_account_is_pending_until_the_code_sent_to_its_address_comes_back => |app| async move {
    let Some(server) = MailServer::start().await else { return };
    let lab = app.lab().await;
    let mut body = newcomer("ky");
    body["lab"] = json!(lab.slug);
    assert_eq!(app.anonymous().post("/auth/register", body).await.expect(201)["status"], "pending");
    let tokens = login(&app, "aida@example.org").await;
    bearer(&app, &tokens).get(&format!("/labs/{}/equipment-requests", lab.slug)).await.expect_problem(403, "not_allowed");
    let code = server.code_for(&app, "aida@example.org").await;
    // Asked for again, the first code is worth nothing.
    app.anonymous().post("/auth/email/resend", json!({ "email": "aida@example.org" })).await.expect(204);
    let again = server.code_for(&app, "aida@example.org").await;
    let confirm = |code: &str| json!({ "code": code });
    assert_eq!(app.anonymous().post("/auth/email/confirm", confirm(&code)).await.expect_bad_fields(), ["/code"]);
    assert_eq!(app.anonymous().post("/auth/email/confirm", confirm(&again)).await.expect(200)["status"], "active");
    assert_eq!(app.anonymous().post("/auth/email/confirm", confirm(&again)).await.expect_bad_fields(), ["/code"]);
    bearer(&app, &tokens).get(&format!("/labs/{}/equipment-requests", lab.slug)).await.expect(200);
} }

both_engines! { [mailing()] a_forgotten_password_is_reset_by_mail_and_strangers_learn_nothing => |app| async move {
    let Some(server) = MailServer::start().await else { return };
    app.anonymous().post("/auth/register", newcomer("ru")).await.expect(201);
    let code = server.code_for(&app, "aida@example.org").await;
    app.anonymous().post("/auth/email/confirm", json!({ "code": code })).await.expect(200);
    for email in ["nobody@example.org", "AIDA@example.org"] {
        let reply = app.anonymous().post("/auth/password/forgot", json!({ "email": email })).await;
        assert_eq!((reply.status, reply.text.as_str()), (204, ""));
    }
    let code = server.code_for(&app, "aida@example.org").await;
    let reset = json!({ "email": "aida@example.org", "code": code, "new_password": "seven slow tractors" });
    app.anonymous().post("/auth/password/reset", reset).await.expect(204);
    let body = json!({ "email": "aida@example.org", "password": "seven slow tractors" });
    app.anonymous().post("/auth/login", body).await.expect(200);
} }

both_engines! { [mailing()] a_new_address_holds_once_it_is_confirmed => |app| async move {
    let Some(server) = MailServer::start().await else { return };
    app.anonymous().post("/auth/register", newcomer("ko")).await.expect(201);
    let code = server.code_for(&app, "aida@example.org").await;
    app.anonymous().post("/auth/email/confirm", json!({ "code": code })).await.expect(200);
    let aida = bearer(&app, &login(&app, "aida@example.org").await);
    let ask = json!({ "email": "new@example.org", "password": PASSWORD });
    assert_eq!(aida.post("/auth/email/change", ask).await.expect(202)["email"], "aida@example.org");
    let code = server.code_for(&app, "new@example.org").await;
    app.anonymous().post("/auth/email/confirm", json!({ "code": code })).await.expect(200);
    assert_eq!(aida.get("/me").await.expect(200)["email"], "new@example.org");
} }

both_engines! { [mailing()] mail_waits_while_the_server_is_away_and_goes_out_once => |app| async move {
    app.anonymous().post("/auth/register", newcomer("en")).await.expect(201);
    let nowhere = Mailer::open("smtp://127.0.0.1:9", "lab@example.org").unwrap();
    assert_eq!(deliver(app.service(), &nowhere, &app.auth().mail_sealer()).await.unwrap(), 0);
    let Some(server) = MailServer::start().await else { return };
    assert_eq!(deliver(app.service(), &server.mailer(), &app.auth().mail_sealer()).await.unwrap(), 0, "it is tried again after a minute");
    app.later(1);
    assert_eq!(deliver(app.service(), &server.mailer(), &app.auth().mail_sealer()).await.unwrap(), 1);
    assert_eq!(deliver(app.service(), &server.mailer(), &app.auth().mail_sealer()).await.unwrap(), 0);
    let letters = server.letters();
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert!(body_of(letter).starts_with("Confirm your e-mail address\nHello,"), "{}", body_of(letter));
} }

both_engines! { [mailing()] a_code_asked_for_by_an_intruder_ends_with_the_password_they_knew => |app| async move {
    let Some(server) = MailServer::start().await else { return };
    app.anonymous().post("/auth/register", newcomer("en")).await.expect(201);
    let code = server.code_for(&app, "aida@example.org").await;
    let pending = bearer(&app, &login(&app, "aida@example.org").await);
    let ask = json!({ "email": "intruder@example.org", "password": PASSWORD });
    pending.post("/auth/email/change", ask.clone()).await.expect_problem(403, "not_allowed");
    app.anonymous().post("/auth/email/confirm", json!({ "code": code })).await.expect(200);
    let intruder = bearer(&app, &login(&app, "aida@example.org").await);
    intruder.post("/auth/email/change", ask).await.expect(202);
    let theirs = server.code_for(&app, "intruder@example.org").await;
    app.anonymous().post("/auth/password/forgot", json!({ "email": "aida@example.org" })).await.expect(204);
    let code = server.code_for(&app, "aida@example.org").await;
    let reset = json!({ "email": "aida@example.org", "code": code, "new_password": "seven slow tractors" });
    app.anonymous().post("/auth/password/reset", reset).await.expect(204);
    assert_eq!(app.anonymous().post("/auth/email/confirm", json!({ "code": theirs })).await.expect_bad_fields(), ["/code"]);
} }

both_engines! { [mailing()] an_unconfirmed_account_is_taken_in_by_no_list => |app| async move {
    let lab = app.lab().await;
    app.anonymous().post("/auth/register", newcomer("en")).await.expect(201);
    let path = format!("/labs/{}/member-imports", lab.slug);
    let list = b"full_name,email\nAida,aida@example.org\n".to_vec();
    let reply = app.admin().send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv", list))).await;
    assert_eq!(reply.expect(200)["rows"][0]["problems"][0]["code"], "unconfirmed_account");
} }

both_engines! { [mailing()] mail_that_waits_tells_a_copy_of_the_database_no_code_and_is_gone_once_sent => |app| async move {
    app.anonymous().post("/auth/register", newcomer("en")).await.expect(201);
    let bodies = async || {
        app.service().read(|c| Ok::<_, Fault>(mails::table.select(mails::sealed_body).load::<Vec<u8>>(c)?)).await.unwrap()
    };
    let waiting = bodies().await;
    let [sealed] = waiting.as_slice() else { panic!("{waiting:?}") };
    for told in ["confirm#code", "type this code", "Hello"] {
        assert!(!sealed.windows(told.len()).any(|part| part == told.as_bytes()), "{told}");
    }
    let Some(server) = MailServer::start().await else { return };
    // Another installation's secret opens nothing: what it sealed is given up, not sent as it stands.
    let other = ustakana::features::identity::Secret::derive("quite another secret").unwrap().sealer("mail that waits");
    app.anonymous().post("/auth/email/resend", json!({ "email": "aida@example.org" })).await.expect(204);
    assert_eq!(bodies().await.len(), 2);
    assert_eq!(deliver(app.service(), &server.mailer(), &other).await.unwrap(), 0);
    assert_eq!(bodies().await.len(), 0);
    let code = {
        app.anonymous().post("/auth/email/resend", json!({ "email": "aida@example.org" })).await.expect(204);
        server.code_for(&app, "aida@example.org").await
    };
    assert_eq!(bodies().await.len(), 0);
    app.anonymous().post("/auth/email/confirm", json!({ "code": code })).await.expect(200);
} }

both_engines! { [mailing()] a_wrong_password_of_the_mail_server_loses_no_letter => |app| async move {
    let Some(server) = MailServer::with_password("right").await else { return };
    app.anonymous().post("/auth/register", newcomer("en")).await.expect(201);
    let mut nobody = newcomer("en");
    nobody["email"] = json!("nobody@example.org");
    app.anonymous().post("/auth/register", nobody).await.expect(201);
    let deliver_with = async |mailer: Mailer| deliver(app.service(), &mailer, &app.auth().mail_sealer()).await.unwrap();
    // Wrong (535), then none at all (530): each is refused for good by its code, and both letters wait.
    assert_eq!(deliver_with(server.mailer_with("wrong")).await, 0);
    assert_eq!(waiting_letters(&app).await, 2);
    app.later(1);
    assert_eq!(deliver_with(server.mailer()).await, 0);
    assert_eq!(waiting_letters(&app).await, 2);
    // Once the setting is mended they go out, but for the one whose recipient there is not: it is given up.
    app.later(2);
    assert_eq!(deliver_with(server.mailer_with("right")).await, 1);
    assert_eq!(waiting_letters(&app).await, 0);
    let letters = server.letters();
    assert!(matches!(letters.as_slice(), [letter] if letter.contains("To: aida@example.org")), "{letters:?}");
} }

both_engines! { [Options { rate_limits: true, ..mailing() }]
nobody_is_buried_in_letters_by_who_asks_for_their_address => |app| async move {
    let ask = |email: &str| json!({ "email": email, "password": PASSWORD });
    for email in ["victim@example.org", "VICTIM@example.org ", "victim@example.org"] {
        app.admin().post("/auth/email/change", ask(email.trim())).await.expect(202);
    }
    let refused = app.admin().post("/auth/email/change", ask("victim@example.org")).await;
    assert_eq!(refused.expect_problem(429, "too_many_requests")["violated-policies"], json!(["mail"]));
    // Nor when a stranger asks next, or she asks for another's.
    app.anonymous().post("/auth/email/resend", json!({ "email": "victim@example.org" })).await.expect(204);
    assert_eq!(waiting_letters(&app).await, 3);
    app.admin().post("/auth/email/change", ask("other@example.org")).await.expect(202);
    assert_eq!(waiting_letters(&app).await, 4);
} }
