use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Problem;
use crate::platform::words::Text;

const DEFAULT_LIMIT: i64 = 50;
const MAX_LIMIT: i64 = 200;

/// One page of a list in a stated stable order, and the way to the next.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// What `?cursor=` takes for the page after; null on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// From up to `limit + 1` rows: the extra one only says that there is more.
    pub fn cut<K: serde::Serialize>(mut items: Vec<T>, limit: i64, key: impl Fn(&T) -> K) -> Self {
        let limit = usize::try_from(limit).unwrap_or(0);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(|last| Cursor::write(&key(last))) } else { None };
        Self { items, next }
    }

    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

/// An opaque cursor: the sort key of the last row seen.
pub struct Cursor;

impl Cursor {
    pub fn write(key: &impl serde::Serialize) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
    }

    /// # Errors
    /// 400 naming the parameter when it is none of ours.
    pub fn read<K: serde::de::DeserializeOwned>(text: &str) -> Result<K, Problem> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .ok_or_else(|| Problem::parameter("cursor", Text::new("expect-cursor")))
    }
}

/// `?limit=` and `?cursor=` as every list takes them. Embed the two fields in the list's own parameters and build this.
#[derive(Clone, Debug, Default)]
pub struct PageParams {
    pub limit: Option<i64>,
    pub cursor: Option<String>,
}

impl PageParams {
    /// # Errors
    /// 400 when it is not between 1 and 200.
    pub fn limit(&self) -> Result<i64, Problem> {
        match self.limit.unwrap_or(DEFAULT_LIMIT) {
            limit @ 1..=MAX_LIMIT => Ok(limit),
            _ => Err(Problem::parameter(
                "limit",
                Text::new("expect-whole-number-within").with("min", 1).with("max", MAX_LIMIT),
            )),
        }
    }

    /// # Errors
    /// 400 when it is none of ours.
    pub fn after<K: serde::de::DeserializeOwned>(&self) -> Result<Option<K>, Problem> {
        self.cursor.as_deref().map(Cursor::read).transpose()
    }
}
