use std::borrow::Cow;

use chrono::NaiveDate;

use super::{bundles, show};
use crate::platform::values::{Id, Instant, Interval, Lang, LocalZone};

/// A text that is not yet in any language: the id of its message and the facts it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Said);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    /// Words that are the same in every language.
    Plain(Cow<'static, str>),
    Message {
        id: Cow<'static, str>,
        args: Vec<(&'static str, Arg)>,
    },
    /// One after the other.
    Sentences(Vec<Text>),
}

/// A length of time; shown in days, hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes(pub i64);

/// A fact within a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(i64),
    /// A name, a code, a value as it was sent.
    Word(String),
    Length(Minutes),
    /// Shown by the lab's wall clock where the lab is known, else in UTC.
    At(Instant),
    Day(NaiveDate),
    /// Times of a day, by the same clock.
    Hours(Vec<Interval>),
    Text(Text),
}

impl Text {
    pub const fn new(id: &'static str) -> Self {
        Self(Said::Message { id: Cow::Borrowed(id), args: Vec::new() })
    }

    /// The message of that id, which was put together.
    pub const fn of(id: String) -> Self {
        Self(Said::Message { id: Cow::Owned(id), args: Vec::new() })
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        if let Said::Message { args, .. } = &mut self.0 {
            args.push((name, value.into()));
        }
        self
    }

    /// This text and another sentence after it.
    #[must_use]
    pub fn and(self, next: Self) -> Self {
        Self(Said::Sentences(vec![self, next]))
    }

    pub const fn sentences(all: Vec<Self>) -> Self {
        Self(Said::Sentences(all))
    }

    /// In words; times as the clocks of `zone` show them.
    pub fn say(&self, lang: Lang, zone: Option<LocalZone>) -> String {
        match &self.0 {
            Said::Plain(text) => text.clone().into_owned(),
            Said::Sentences(all) => all.iter().map(|text| text.say(lang, zone)).collect::<Vec<_>>().join(" "),
            Said::Message { id, args } => {
                let args = args.iter().map(|(name, value)| (*name, show::arg(value, lang, zone)));
                bundles::spoken(lang, id, args)
            }
        }
    }
}

impl std::fmt::Display for Text {
    /// In English, for logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(Lang::En, None))
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Said::Plain(Cow::Borrowed(text)))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Said::Plain(Cow::Owned(text)))
    }
}

macro_rules! args {
    ($($from:ty => $make:expr;)+) => {
        $(impl From<$from> for Arg {
            fn from(value: $from) -> Self {
                $make(value)
            }
        })+
    };
}

args! {
    i64 => Self::Number;
    i32 => |value| Self::Number(i64::from(value));
    u32 => |value| Self::Number(i64::from(value));
    u64 => |value| Self::Number(i64::try_from(value).unwrap_or(i64::MAX));
    usize => |value| Self::Number(i64::try_from(value).unwrap_or(i64::MAX));
    String => Self::Word;
    &str => |value: &str| Self::Word(value.to_owned());
    Id => |value: Id| Self::Word(value.to_string());
    Minutes => Self::Length;
    Instant => Self::At;
    NaiveDate => Self::Day;
    Vec<Interval> => Self::Hours;
    Text => Self::Text;
}
