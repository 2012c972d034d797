//! The page at `/api/docs` that shows the contract and tries it out, all of it out of this binary.

use std::io::Read;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ContentType, ETAG, IF_NONE_MATCH, VARY,
};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse, Responder};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::compress::{GZIP_TAG, accepts_gzip};
use crate::platform::http::{Answer, Problem};

/// Of Swagger UI; `docs/README.md` says where it comes from.
const VERSION: &str = "5.35.0";
/// Nothing but what this service serves runs, is shown or is called; no page frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PAGE: &str = include_str!("docs/index.html");
/// Asked again each time, answered from the browser's memory: an update shows at once.
const CACHED: &str = "public, no-cache";

/// A file of the page: packed ones as they were published, plain ones ours.
struct Asset {
    name: &'static str,
    media_type: &'static str,
    packed: bool,
    bytes: &'static [u8],
}

const ASSETS: [Asset; 5] = [
    Asset {
        name: "swagger-ui-bundle.js",
        media_type: "text/javascript; charset=utf-8",
        packed: true,
        bytes: include_bytes!("docs/swagger-ui-bundle.js.gz"),
    },
    Asset {
        name: "swagger-ui-bundle.js.LICENSE.txt",
        media_type: "text/plain; charset=utf-8",
        packed: false,
        bytes: include_bytes!("docs/swagger-ui-bundle.js.LICENSE.txt"),
    },
    Asset {
        name: "swagger-ui.css",
        media_type: "text/css; charset=utf-8",
        packed: true,
        bytes: include_bytes!("docs/swagger-ui.css.gz"),
    },
    Asset {
        name: "start.js",
        media_type: "text/javascript; charset=utf-8",
        packed: false,
        bytes: include_bytes!("docs/start.js"),
    },
    Asset {
        name: "page.css",
        media_type: "text/css; charset=utf-8",
        packed: false,
        bytes: include_bytes!("docs/page.css"),
    },
];

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/api/docs", web::get().to(page))
        .route("/api/docs/{file}", web::get().to(file))
        .route("/api/openapi.json", web::get().to(contract));
}

async fn page() -> HttpResponse {
    HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, CACHED))
        .body(PAGE)
}

async fn file(name: web::Path<String>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asset = ASSETS.iter().find(|asset| asset.name == name.as_str()).ok_or_else(Problem::not_found)?;
    let tag = format!("{VERSION}-{}", env!("CARGO_PKG_VERSION"));
    let seen =
        request.headers().get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == format!("\"{tag}\"").as_bytes());
    let mut response = if seen { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((CACHE_CONTROL, CACHED));
    if seen {
        return Ok(response.insert_header((ETAG, format!("\"{tag}\""))).finish());
    }
    response.content_type(asset.media_type);
    let packed = asset.packed && accepts_gzip(request.headers());
    if packed {
        response.insert_header((CONTENT_ENCODING, "gzip"));
    }
    if asset.packed {
        response.insert_header((VARY, ACCEPT_ENCODING.as_str()));
    }
    response.insert_header((ETAG, format!("\"{tag}{}\"", if packed { GZIP_TAG } else { "" })));
    Ok(match asset.packed && !packed {
        true => response.body(unpacked(asset.bytes)),
        false => response.body(asset.bytes),
    })
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    if let Err(cause) = GzDecoder::new(bytes).read_to_end(&mut plain) {
        tracing::error!(%cause, "a file of the API's page could not be unpacked");
    }
    plain
}

/// The OpenAPI document as it is sent, written once.
pub struct Contract {
    text: Bytes,
    tag: String,
}

impl Contract {
    pub fn new(document: &serde_json::Value) -> Self {
        let text = serde_json::to_vec(document).unwrap_or_default();
        let digest = Sha256::digest(&text);
        let tag = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { text: text.into(), tag }
    }
}

async fn contract(contract: web::Data<Contract>, request: HttpRequest) -> impl Responder {
    Answer::unless_seen(&request, &contract.tag, || contract.text.clone())
}
