use actix_web::{get, patch, web};
use serde_json::Value;

use crate::features::identity::{By, may};
use crate::features::notify::actions::{self, Change};
use crate::features::notify::model::{Digest, NotificationChannel, NotificationGroup};
use crate::features::notify::store;
use crate::features::notify::view::{QuietHours, SettingsView};
use crate::platform::http::{Answer, Body, FieldErrors, IfMatch, Problem, nullable};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// How one is told, and how not.
#[utoipa::path(
    tag = "notifications",
    responses((status = 200, description = "One's settings", body = SettingsView)),
)]
#[get("/me/notification-settings")]
pub async fn get_notification_settings(
    by: By<may::OwnAccount>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let person = by.person()?;
    let settings = service.read(move |c| store::settings(c, person)).await?;
    Ok(Answer::ok(&SettingsView::of(&settings)).version(settings.version))
}

/// Where one wants to be told of a group.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NotificationChoiceChange)]
struct ChoiceInput {
    in_app: Option<bool>,
    email: Option<bool>,
}

#[derive(Clone, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NotificationChoicesChange)]
struct ChoicesInput {
    reservations: Option<ChoiceInput>,
    reminders: Option<ChoiceInput>,
    machines: Option<ChoiceInput>,
    sessions: Option<ChoiceInput>,
    training: Option<ChoiceInput>,
    membership: Option<ChoiceInput>,
    requests: Option<ChoiceInput>,
    desk: Option<ChoiceInput>,
    upkeep: Option<ChoiceInput>,
    confirmations: Option<ChoiceInput>,
}

impl ChoicesInput {
    fn choices(self) -> Vec<(NotificationGroup, NotificationChannel, bool)> {
        use NotificationGroup as Group;
        let all = [
            (Group::Reservations, self.reservations),
            (Group::Reminders, self.reminders),
            (Group::Machines, self.machines),
            (Group::Sessions, self.sessions),
            (Group::Training, self.training),
            (Group::Membership, self.membership),
            (Group::Requests, self.requests),
            (Group::Desk, self.desk),
            (Group::Upkeep, self.upkeep),
            (Group::Confirmations, self.confirmations),
        ];
        let mut choices = Vec::new();
        for (group, choice) in all {
            let Some(ChoiceInput { in_app, email }) = choice else { continue };
            choices.extend(in_app.map(|wanted| (group, NotificationChannel::InApp, wanted)));
            choices.extend(email.map(|wanted| (group, NotificationChannel::Email, wanted)));
        }
        choices
    }
}

/// How one wants to be told; what is absent stays.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NotificationSettingsChange, example = json!({
    "groups": { "reminders": { "email": false } }, "quiet_hours": { "from": "22:00", "until": "07:00" }, "digest": "daily"
}))]
struct SettingsInput {
    groups: Option<ChoicesInput>,
    /// Null: letters go out at any hour.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<QuietHours>)]
    quiet_hours: Option<Option<QuietHours>>,
    digest: Option<Digest>,
    /// At most an hour.
    #[schema(minimum = 5, maximum = 60)]
    reminder_minutes: Option<i32>,
}

impl SettingsInput {
    fn change(self, raw: &Value) -> Result<Change, Problem> {
        let mut errors = FieldErrors::default();
        let mut sent = raw.clone();
        // These alone may be removed.
        if let Some(fields) = sent.as_object_mut() {
            fields.remove("quiet_hours");
        }
        refuse_nulls(&sent, "", &mut errors);
        let quiet = self.quiet_hours.map(|hours| hours.map(|hours| hours.read()));
        if matches!(quiet, Some(Some(None))) {
            errors.add("/quiet_hours/until", "empty", Text::new("quiet-hours-empty"));
        }
        errors.check()?;
        Ok(Change {
            quiet: quiet.map(Option::flatten),
            digest: self.digest,
            reminder_minutes: self.reminder_minutes,
            choices: self.groups.unwrap_or_default().choices(),
        })
    }
}

/// What cannot be removed is not null.
fn refuse_nulls(value: &Value, pointer: &str, errors: &mut FieldErrors) {
    if value.is_null() {
        errors.add(pointer, "wrong_type", Text::new("field-not-removable"));
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        refuse_nulls(inner, &format!("{pointer}/{name}"), errors);
    }
}

/// Changes how one is told.
#[utoipa::path(
    tag = "notifications",
    params(("If-Match" = String, Header, description = "The ETag of what was seen")),
    request_body(content = SettingsInput, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The settings, changed", body = SettingsView)),
)]
#[patch("/me/notification-settings")]
pub async fn change_notification_settings(
    by: By<may::OwnAccount>,
    if_match: IfMatch,
    body: Body<SettingsInput>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let person = by.person()?;
    let change = body.value.change(&body.raw)?;
    service
        .write(by.call, move |w| {
            let settings = store::lock_settings(w.c, person, w.now)?;
            if_match.check(settings.version)?;
            let settings = actions::choose(w, person, settings, &change)?;
            Ok::<_, Problem>(Answer::ok(&SettingsView::of(&settings)).version(settings.version))
        })
        .await
}
