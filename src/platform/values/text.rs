use std::collections::BTreeMap;

/// The four languages of the screens.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Ky,
    Ru,
    #[default]
    En,
    Ko,
}

impl Lang {
    pub const ALL: [Self; 4] = [Self::Ky, Self::Ru, Self::En, Self::Ko];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Ky => "ky",
            Self::Ru => "ru",
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// By primary subtag: `ru`, `ru-KG`.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}

/// A lab's own text in one or more languages, never empty.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(value_type = std::collections::HashMap<String, String>, example = json!({"en": "Prusa MK4 by the window"}))]
pub struct LocalText(BTreeMap<Lang, String>);

/// What a client may send: the map, or a plain string in the writer's language.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(untagged)]
pub enum LocalTextInput {
    Plain(String),
    Map(BTreeMap<Lang, String>),
}

impl LocalTextInput {
    /// The text, a plain string taken as `writer`'s; `None` when nothing but blanks was sent.
    pub fn into_text(self, writer: Lang) -> Option<LocalText> {
        match self {
            Self::Plain(text) => LocalText::from_map(BTreeMap::from([(writer, text)])),
            Self::Map(map) => LocalText::from_map(map),
        }
    }
}

impl LocalText {
    pub fn plain(lang: Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang, text.into())]))
    }

    /// `None` when no language holds a text.
    pub fn from_map(map: BTreeMap<Lang, String>) -> Option<Self> {
        let map: BTreeMap<_, _> = map
            .into_iter()
            .map(|(lang, text)| (lang, text.trim().to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        (!map.is_empty()).then_some(Self(map))
    }

    pub fn map(&self) -> &BTreeMap<Lang, String> {
        &self.0
    }

    /// The text in the asked language, else English, Russian, Kyrgyz, Korean.
    pub fn best(&self, lang: Lang) -> &str {
        [lang, Lang::En, Lang::Ru, Lang::Ky, Lang::Ko]
            .iter()
            .find_map(|lang| self.0.get(lang))
            .map_or("", String::as_str)
    }

    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.0).unwrap_or_default()
    }
}

/// A text as searches compare it: in lower case, with the letters that many keyboards lack as their neighbours
/// (ө as о, ү as у, ң as н, ё as е).
pub fn fold(text: &str) -> String {
    let plain = |letter| match letter {
        '\u{4e9}' => '\u{43e}',
        '\u{4af}' => '\u{443}',
        '\u{4a3}' => '\u{43d}',
        '\u{451}' => '\u{435}',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}

impl utoipa::PartialSchema for LocalTextInput {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};
        let text = || {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .min_length(Some(1))
                .max_length(Some(4000))
                .pattern(Some("\\S"))
        };
        let mut map = ObjectBuilder::new().schema_type(Type::Object).min_properties(Some(1)).max_properties(Some(4));
        for lang in Lang::ALL {
            map = map.property(lang.code(), text());
        }
        let map = map.additional_properties(Some(utoipa::openapi::schema::AdditionalProperties::FreeForm(false)));
        OneOfBuilder::new()
            .item(map)
            .item(text())
            .description(Some("A text in one or more languages; a plain string is taken as the writer's language."))
            .examples([serde_json::json!({"en": "Prusa MK4 by the window"})])
            .into()
    }
}

impl utoipa::ToSchema for LocalTextInput {}
