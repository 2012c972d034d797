//! Notifications and settings as the API shows them.

use super::model::{Digest, Notification, NotificationChannel, NotificationGroup, NotificationKind, Quiet, Settings};
use super::say;
use super::store::{Names, Offers};
use crate::platform::values::{Id, Instant, Interval, Lang};

/// What a notification is about.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct NotificationSubject {
    #[serde(rename = "type")]
    #[schema(example = "reservation")]
    kind: String,
    id: Id,
}

/// Something that one is told.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Notification)]
pub struct NotificationView {
    pub id: Id,
    kind: NotificationKind,
    group: NotificationGroup,
    /// The lab's slug
    lab: String,
    lab_id: Id,
    subject: NotificationSubject,
    /// In the language of `Accept-Language`, as the text
    title: String,
    /// With times by the lab's clock
    text: String,
    /// A path of the web client
    link: String,
    /// The next free times on the machine, where the lab cancelled a reservation
    next_gaps: Vec<Interval>,
    /// Machines of the class that are free at that time, where one cannot be had
    equivalents: Vec<Id>,
    created_at: Instant,
    /// Null while it is unread
    read_at: Option<Instant>,
}

impl NotificationView {
    pub fn of(row: &Notification, offers: Offers, names: &Names, lang: Lang) -> Self {
        let said = say::say(row, &offers, names, lang);
        Self {
            id: row.id,
            kind: row.kind,
            group: row.kind.group(),
            lab: names.lab(row.lab).map(|lab| lab.slug.clone()).unwrap_or_default(),
            lab_id: row.lab,
            subject: NotificationSubject { kind: row.subject_type.clone(), id: row.subject },
            title: said.title,
            text: said.text,
            link: say::link(row),
            next_gaps: offers.next_gaps,
            equivalents: offers.equivalents.into_iter().map(|(id, _)| id).collect(),
            created_at: row.created_at,
            read_at: row.read_at,
        }
    }
}

/// One's inbox.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = NotificationPage)]
pub struct InboxView {
    pub items: Vec<NotificationView>,
    /// What `?cursor=` takes for the page after; null on the last one.
    pub next: Option<String>,
    /// How many are unread in all
    pub unread: i64,
}

/// How many are unread.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Unread {
    pub unread: i64,
}

/// Where one is told of a group.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = NotificationChoice)]
pub struct ChoiceView {
    in_app: bool,
    /// Where mail is set up, and one has an address
    email: bool,
}

/// By group. `desk` and `upkeep` are for staff.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = NotificationChoices)]
pub struct ChoicesView {
    reservations: ChoiceView,
    reminders: ChoiceView,
    machines: ChoiceView,
    sessions: ChoiceView,
    training: ChoiceView,
    membership: ChoiceView,
    requests: ChoiceView,
    /// Letters of what waits come once a day
    desk: ChoiceView,
    upkeep: ChoiceView,
    /// Of one's own bookings; nowhere unless one asks for it
    confirmations: ChoiceView,
}

/// Hours in which no letter goes out, by the lab's clock.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    #[schema(pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", example = "22:00")]
    pub from: String,
    /// Of the next day when it is earlier than `from`
    #[schema(pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", example = "07:00")]
    pub until: String,
}

impl QuietHours {
    /// `None` when they begin and end at once.
    pub fn read(&self) -> Option<Quiet> {
        let (from, until) = (minutes(&self.from)?, minutes(&self.until)?);
        (from != until).then_some(Quiet { from, until })
    }
}

/// Minutes after midnight; 24:00 is midnight.
fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    Some((hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?) % 1440)
}

fn wall(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// How one is told.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = NotificationSettings)]
pub struct SettingsView {
    groups: ChoicesView,
    /// Null where there are none
    quiet_hours: Option<QuietHours>,
    /// `daily` gathers all letters but reminders into one at 08:00
    digest: Digest,
    /// How long before the start of a reservation one is reminded
    reminder_minutes: i32,
}

impl SettingsView {
    pub fn of(settings: &Settings) -> Self {
        use NotificationGroup as Group;
        let choice = |group| ChoiceView {
            in_app: settings.wants(group, NotificationChannel::InApp),
            email: settings.wants(group, NotificationChannel::Email),
        };
        Self {
            groups: ChoicesView {
                reservations: choice(Group::Reservations),
                reminders: choice(Group::Reminders),
                machines: choice(Group::Machines),
                sessions: choice(Group::Sessions),
                training: choice(Group::Training),
                membership: choice(Group::Membership),
                requests: choice(Group::Requests),
                desk: choice(Group::Desk),
                upkeep: choice(Group::Upkeep),
                confirmations: choice(Group::Confirmations),
            },
            quiet_hours: settings
                .quiet
                .map(|Quiet { from, until }| QuietHours { from: wall(from), until: wall(until) }),
            digest: settings.digest,
            reminder_minutes: settings.reminder_minutes,
        }
    }
}
