use actix_web::HttpMessage;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};

use crate::platform::values::Lang;

/// What the outermost middleware knows of a request; kept in its extensions.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    pub id: String,
    pub lang: Lang,
}

impl RequestInfo {
    pub fn of(request: &impl HttpMessage) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_else(|| Self { id: String::new(), lang: Lang::En })
    }
}

/// The best of our languages by `Accept-Language` (RFC 9110 §12.5.4), English when none fits.
pub fn accept_language(headers: &HeaderMap) -> Lang {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best: Option<(f32, Lang)> = None;
    for part in header.split(',') {
        let mut pieces = part.trim().split(';');
        let tag = pieces.next().unwrap_or_default();
        let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        if let Some(lang) = Lang::parse(tag)
            && quality > 0.0
            && best.is_none_or(|(found, _)| quality > found)
        {
            best = Some((quality, lang));
        }
    }
    best.map_or(Lang::En, |(_, lang)| lang)
}
