//! Answers are gzipped for who takes them so: from a kilobyte on, whole (streams pass as they are), and never those that
//! hold secrets. The gzipped form is another representation, so it has another ETag (RFC 9110 §8.8.3.3): the plain one
//! with a suffix, which is taken off again when a client sends it, so that no room knows of it.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ResponseHead, ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_ENCODING, AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, HeaderMap,
    HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH, VARY,
};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use actix_web::{Error, HttpMessage};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::platform::http::KeptBody;

/// What the ETag of a gzipped answer ends with.
pub const GZIP_TAG: &str = "-gzip";
const GZIP_ENDING: &str = "-gzip\"";
/// Below it the packet is as full either way.
const LEAST_BYTES: u64 = 1024;
/// Above it the thread that answers would be held too long.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Three quarters of the default level's time for a fourteenth more bytes, of a board of twenty machines.
const LEVEL: Compression = Compression::new(2);
/// Gzipped forms of bodies that the rooms keep, such as boards.
const KEPT: usize = 64;

/// Bodies that are sent again and again, beside their gzipped forms. Holding a body keeps its address its own, so that
/// the same address and length are the same bytes.
#[derive(Default)]
pub struct Gzipped(Mutex<Vec<(Bytes, Bytes)>>);

impl Gzipped {
    fn of(&self, plain: &Bytes) -> Bytes {
        let is_it = |kept: &Bytes| kept.as_ptr() == plain.as_ptr() && kept.len() == plain.len();
        let found = self.lock().iter().find(|(kept, _)| is_it(kept)).map(|(_, packed)| packed.clone());
        found.unwrap_or_else(|| {
            let packed = gzip(plain);
            let mut kept = self.lock();
            if kept.len() >= KEPT {
                kept.remove(0);
            }
            kept.push((plain.clone(), packed.clone()));
            packed
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(Bytes, Bytes)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), LEVEL);
    // Writing to memory does not fail.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default().into()
}

/// Middleware without the layer that makes problems of failures.
///
/// # Errors
/// Those of the layers within.
pub async fn compress(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let accepted = accepts_gzip(request.headers());
    let gzipped = request.app_data::<web::Data<Gzipped>>().cloned();
    let has_gzipped = plain_tags(request.headers_mut());
    let mut response = next.call(request).await?.map_into_boxed_body();
    if response.status() == 304 && has_gzipped {
        suffix_tag(response.headers_mut());
    }
    if !may_be_gzipped(&response) {
        return Ok(response);
    }
    response.headers_mut().append(VARY, HeaderValue::from_name(ACCEPT_ENCODING));
    let is_kept = response.request().extensions().contains::<KeptBody>();
    let gzipped = gzipped.filter(|_| is_kept);
    Ok(if accepted {
        response.map_body(|head, body| packed(head, body, gzipped.as_ref().map(|kept| kept.get_ref())))
    } else {
        response
    })
}

fn packed(head: &mut ResponseHead, body: BoxBody, kept: Option<&Gzipped>) -> BoxBody {
    let plain = match body.try_into_bytes() {
        Ok(plain) => plain,
        Err(body) => return body,
    };
    head.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    suffix_tag(head.headers_mut());
    BoxBody::new(kept.map_or_else(|| gzip(&plain), |kept| kept.of(&plain)))
}

/// Does the client take gzip?
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    let wishes: Vec<_> = lines.flat_map(|line| line.split(',')).filter_map(|wish| wish.trim().parse().ok()).collect();
    let offered = [Encoding::gzip(), Encoding::identity()];
    !wishes.is_empty() && AcceptEncoding(wishes).negotiate(offered.iter()) == Some(Encoding::gzip())
}

/// Takes the suffix off the tags that a client sends; true when there was one.
fn plain_tags(headers: &mut HeaderMap) -> bool {
    let mut found = false;
    for name in [IF_MATCH, IF_NONE_MATCH] {
        let Some(sent) = headers.get(&name).and_then(|value| value.to_str().ok()) else { continue };
        if sent.contains(GZIP_ENDING)
            && let Ok(plain) = HeaderValue::from_str(&sent.replace(GZIP_ENDING, "\""))
        {
            headers.insert(name, plain);
            found = true;
        }
    }
    found
}

fn suffix_tag(headers: &mut HeaderMap) {
    let tag = headers.get(ETAG).and_then(|value| value.to_str().ok()).and_then(|tag| tag.strip_suffix('"'));
    if let Some(value) = tag.and_then(|tag| HeaderValue::from_str(&format!("{tag}{GZIP_TAG}\"")).ok()) {
        headers.insert(ETAG, value);
    }
}

fn may_be_gzipped(response: &ServiceResponse<BoxBody>) -> bool {
    let BodySize::Sized(bytes) = response.response().body().size() else { return false };
    let headers = response.headers();
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (LEAST_BYTES..=MOST_BYTES).contains(&bytes)
        && !headers.contains_key(CONTENT_ENCODING)
        // Beside something that the asker chose, the length would tell of the secret (BREACH).
        && !text(CACHE_CONTROL).contains("no-store")
        && is_text(text(CONTENT_TYPE))
}

fn is_text(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or_default().trim();
    (kind.starts_with("text/") && kind != "text/event-stream")
        || kind == "application/json"
        || kind == "image/svg+xml"
        || kind.ends_with("+json")
}
