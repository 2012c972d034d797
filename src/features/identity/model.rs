use diesel::{Insertable, Queryable, Selectable};

use super::rules::Weakness;
use crate::named_enum;
use crate::platform::db::Fault;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    api_keys, consents, erasures, one_time_codes, people, refresh_tokens, setup_links, signing_keys, web_sessions,
};
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::Failure;

named_enum! {
    /// `pending` waits for staff and may only look; `closed` cannot sign in.
    pub enum PersonStatus { Active = "active", Pending = "pending", Closed = "closed" }
}

named_enum! {
    /// Given for statistics by gender, under a consent.
    pub enum Sex { Female = "female", Male = "male", Undisclosed = "undisclosed" }
}

named_enum! {
    /// What a one-time code is good for: taking over the account that the lab made, a new password, an e-mail address.
    pub enum CodePurpose { Claim = "claim", Reset = "reset", ConfirmEmail = "confirm_email" }
}

named_enum! {
    /// What a consent is for: sex and year of birth, counted in figures and shown to nobody.
    pub enum ConsentPurpose { Statistics = "statistics" }
}

crate::sql_enum!(PersonStatus, Sex, CodePurpose, ConsentPurpose);

/// A person's row.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = people)]
pub struct Person {
    pub id: Id,
    pub email: Option<String>,
    /// The e-mail as it is compared: see [`super::fold_email`].
    pub email_folded: Option<String>,
    pub phone: Option<String>,
    pub full_name: String,
    pub locale: String,
    pub password_hash: Option<String>,
    pub sex: Option<Sex>,
    pub year_of_birth: Option<i32>,
    /// The consent under which sex and year of birth are kept.
    pub statistics_consent: Option<Id>,
    pub admin: bool,
    pub status: PersonStatus,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Person {
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.locale).unwrap_or_default()
    }
}

/// One refresh token. Those that came from one sign-in are a family.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens)]
pub struct RefreshToken {
    pub id: Id,
    pub family: Id,
    pub person: Id,
    pub token_hash: Vec<u8>,
    pub issued_at: Instant,
    pub expires_at: Instant,
    pub spent_at: Option<Instant>,
    pub successor: Option<Id>,
    pub revoked_at: Option<Instant>,
}

/// A sign-in of the web client.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = web_sessions)]
pub struct WebSession {
    pub id: Id,
    pub person: Id,
    pub token_hash: Vec<u8>,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
}

#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
pub struct SigningKeyRow {
    pub kid: String,
    pub public_key: Vec<u8>,
    pub wrapped_private: Vec<u8>,
    pub created_at: Instant,
    pub retired_at: Option<Instant>,
}

#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = setup_links)]
pub struct SetupLink {
    pub token_hash: Vec<u8>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

/// A code that works once; the code itself is not kept.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = one_time_codes)]
pub struct OneTimeCode {
    pub id: Id,
    pub person: Id,
    pub purpose: CodePurpose,
    pub code_hash: Vec<u8>,
    /// The address that a `confirm_email` confirms.
    pub email: Option<String>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

/// A person's key for programs; the key itself is not kept.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = api_keys)]
pub struct ApiKey {
    pub id: Id,
    pub person: Id,
    pub name: String,
    pub key_hash: Vec<u8>,
    pub scopes: Json,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
}

/// A person's word that something may be kept of them, as they read it in that version of its text.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = consents)]
pub struct Consent {
    pub id: Id,
    pub person: Id,
    pub purpose: ConsentPurpose,
    pub text_version: i32,
    pub given_at: Instant,
    pub withdrawn_at: Option<Instant>,
}

/// That somebody asked to be erased. It is done at `due_at` unless it was taken back before.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = erasures)]
pub struct Erasure {
    pub id: Id,
    pub person: Id,
    pub asked_at: Instant,
    pub due_at: Instant,
    pub withdrawn_at: Option<Instant>,
    pub done_at: Option<Instant>,
    /// Whose staff asked in their place; none where they asked themselves.
    pub lab: Option<Id>,
}

/// By which way a request is signed in; what signing out ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignedInBy {
    /// An access token of this family.
    Family(Id),
    /// The cookie of this web session.
    WebSession(Id),
    /// A device's key.
    DeviceKey(Id),
    /// A person's API key.
    ApiKey(Id),
}

/// What identity refuses.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the e-mail address is in use")]
    EmailTaken,
    #[error("the phone number is in use")]
    PhoneTaken,
    #[error("the password is too easy to guess")]
    WeakPassword(Weakness),
    #[error("there is no such lab")]
    NoSuchLab,
    #[error("the lab's code is needed")]
    CodeNeeded,
    #[error("these credentials are not valid")]
    WrongCredentials,
    #[error("the current password is another")]
    WrongPassword,
    #[error("there is no account with this address")]
    NoSuchPerson,
    #[error("the code is not valid")]
    InvalidCode,
    #[error("the account waits for its confirmation")]
    Unconfirmed,
    #[error("the installation sends no mail")]
    NoMail,
    #[error("sex and year of birth are kept under a consent only")]
    NoConsent,
    #[error("the token is not valid any more")]
    InvalidToken,
    #[error("there is an administrator already")]
    HasAdmin,
    #[error("nobody else would manage a lab, or the installation")]
    LastManager,
    #[error("too many passwords wait to be checked")]
    Busy,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
