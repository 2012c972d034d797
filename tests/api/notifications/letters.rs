//! News by mail, through a real mail server.

use ustakana::features::notify;
use ustakana::features::reservations::find;
use ustakana::platform::mail::deliver;

use super::*;
use crate::identity::mail::{MailServer, body_of, mailing};

/// A student whose address is confirmed, in a lab that sends mail.
struct Scene {
    app: App,
    aida: Client,
    staff: Client,
    machine: Id,
    server: MailServer,
}

impl Scene {
    /// `None` where there is no mail server.
    async fn new(app: App) -> Option<Self> {
        let server = MailServer::start().await?;
        let lab = app.lab().await;
        let (aida, staff) = (lab.student("Aida").await, lab.technician("Bek").await);
        let machine = lab.machine(json!({ "name": { "en": "Printer A" } })).await;
        confirm_everybody(&app).await;
        let scene = Self { app, aida, staff, machine, server };
        // The letters that asked for it.
        deliver(scene.app.service(), &scene.server.mailer(), &scene.app.auth().mail_sealer()).await.unwrap();
        scene.server.throw_away();
        Some(scene)
    }

    async fn tell(&self, from: &str, until: &str) {
        book_for(&self.staff, &self.aida, self.machine, 2, from, until).await;
    }

    /// What goes out at that time: subject and text of each letter.
    async fn letters(&self, at: &str) -> Vec<String> {
        self.app.at(at);
        self.app.drain_jobs().await;
        notify::post(self.app.service(), self.app.auth(), find::instead).await.unwrap();
        deliver(self.app.service(), &self.server.mailer(), &self.app.auth().mail_sealer()).await.unwrap();
        let letters = self.server.letters();
        self.server.throw_away();
        letters.iter().filter(|letter| letter.contains("To: aida@example.org")).map(|letter| body_of(letter)).collect()
    }

    async fn choose(&self, change: Value) {
        self.aida.patch("/me/notification-settings", "*", change).await.expect(200);
    }
}

/// Stands in for everybody's click on the link in their letter.
async fn confirm_everybody(app: &App) {
    use diesel::prelude::*;
    use ustakana::platform::db::Fault;
    use ustakana::platform::db::schema::people;
    use ustakana::platform::write::Call;
    let confirm = |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(people::table).set(people::status.eq("active")).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), confirm).await.unwrap();
}

both_engines! { [mailing()] what_comes_within_ten_minutes_goes_out_as_one_letter => |app| async move {
    let Some(scene) = Scene::new(app).await else { return };
    scene.tell("05:00", "06:00").await;
    scene.app.later(9);
    scene.tell("06:00", "07:00").await;
    assert!(scene.letters("2026-09-01T03:09:59Z").await.is_empty());
    let letters = scene.letters("2026-09-01T03:10:00Z").await;
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert!(letter.starts_with("2 messages from Lab lab-"), "{letter}");
    assert_eq!(letter.matches("Printer A is booked for you").count(), 2);
    assert!(letter.contains("http://ustakana.test/my/") && letter.contains("http://ustakana.test/profile"), "{letter}");
    assert!(scene.letters("2026-09-01T04:00:00Z").await.is_empty(), "nothing is told twice");
    scene.tell("07:00", "08:00").await;
    let letters = scene.letters("2026-09-01T04:10:00Z").await;
    assert!(matches!(letters.as_slice(), [one] if one.starts_with("Printer A is booked for you\nHello,")), "{letters:?}");
} }

both_engines! { [mailing()] what_was_read_meanwhile_and_what_one_does_not_want_by_mail_is_not_mailed => |app| async move {
    let Some(scene) = Scene::new(app).await else { return };
    scene.tell("05:00", "06:00").await;
    scene.aida.post("/me/notifications/read", json!({ "until": at(1, "03:00") })).await.expect(200);
    assert!(scene.letters("2026-09-01T03:10:00Z").await.is_empty());
    scene.choose(json!({ "groups": { "reservations": { "email": false } } })).await;
    scene.tell("06:00", "07:00").await;
    assert!(scene.letters("2026-09-01T03:30:00Z").await.is_empty());
    assert_eq!(inbox(&scene.aida).await.len(), 2);
    // A choice holds for what comes, not for what has been passed over.
    scene.choose(json!({ "groups": { "reservations": { "email": true } } })).await;
    assert!(scene.letters("2026-09-01T03:45:00Z").await.is_empty());
} }

both_engines! { [mailing()] quiet_hours_hold_letters_until_they_end_and_drop_reminders_that_come_too_late => |app| async move {
    let Some(scene) = Scene::new(app).await else { return };
    // 08:30 to 12:00 by the lab's clock, which is 02:30 to 06:00 UTC.
    scene.choose(json!({ "quiet_hours": { "from": "08:30", "until": "12:00" } })).await;
    let soon = |from: &str, until: &str| span(scene.machine, 1, from, until);
    scene.aida.post("/reservations", soon("05:00", "06:00")).await.expect(201);
    scene.aida.post("/reservations", soon("06:30", "07:30")).await.expect(201);
    scene.tell("05:00", "06:00").await;
    assert!(scene.letters("2026-09-01T04:00:00Z").await.is_empty());
    assert!(scene.letters("2026-09-01T05:59:00Z").await.is_empty());
    let letters = scene.letters("2026-09-01T06:00:00Z").await;
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert!(letter.contains("is booked for you") && letter.contains("12:30–13:30"), "{letter}");
    assert_eq!(letter.matches("Soon: Printer A").count(), 1, "{letter}");
} }

both_engines! { [mailing()] a_daily_digest_gathers_all_but_reminders => |app| async move {
    let Some(scene) = Scene::new(app).await else { return };
    scene.choose(json!({ "digest": "daily" })).await;
    scene.tell("05:00", "06:00").await;
    scene.aida.post("/reservations", span(scene.machine, 1, "06:00", "07:00")).await.expect(201);
    let letters = scene.letters("2026-09-01T05:00:00Z").await;
    assert!(matches!(letters.as_slice(), [one] if one.starts_with("Soon: Printer A")), "{letters:?}");
    scene.tell("07:00", "08:00").await;
    assert!(scene.letters("2026-09-02T01:40:00Z").await.is_empty());
    // 08:00 in Bishkek; the reservation of the day before was missed.
    let letters = scene.letters("2026-09-02T02:00:00Z").await;
    assert!(matches!(letters.as_slice(), [one] if one.starts_with("3 messages from")), "{letters:?}");
    assert_eq!(letters[0].matches("is booked for you").count(), 2, "{letters:?}");
} }

both_engines! { [mailing()] who_has_not_confirmed_their_address_gets_no_letter_and_old_news_is_not_sent_late => |app| async move {
    let Some(server) = MailServer::start().await else { return };
    let lab = app.lab().await;
    let (aida, staff, machine) = (lab.student("Aida").await, app.admin(), lab.machine(json!({})).await);
    book_for(&staff, &aida, machine, 8, "05:00", "06:00").await;
    app.later(10);
    assert_eq!(notify::post(app.service(), app.auth(), find::instead).await.unwrap(), 0);
    confirm_everybody(&app).await;
    book_for(&staff, &aida, machine, 8, "06:00", "07:00").await;
    app.at("2026-09-03T04:00:00Z");
    assert_eq!(notify::post(app.service(), app.auth(), find::instead).await.unwrap(), 0, "two days late");
    assert_eq!(inbox(&aida).await.len(), 2);
    drop(server);
} }

both_engines! { without_mail_nothing_is_written => |app| async move {
    let lab = app.lab().await;
    let (aida, staff, machine) = (lab.student("Aida").await, lab.technician("Bek").await, lab.machine(json!({})).await);
    book_for(&staff, &aida, machine, 2, "05:00", "06:00").await;
    app.later(60);
    assert_eq!(notify::post(app.service(), app.auth(), find::instead).await.unwrap(), 0);
} }
