use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, FORWARDED, HOST, HeaderMap, HeaderName, VIA};
use sha2::{Digest, Sha256};

use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

/// Who may read the metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetricsReaders {
    /// Who sends this token (as SHA-256) as a bearer.
    Bearer([u8; 32]),
    /// Programs on this machine that call it by its own name, but not what a proxy on it passes on.
    ThisMachine,
    Nobody,
}

impl MetricsReaders {
    /// Without a token, this machine may, as long as people reach the service without a proxy: behind one everybody
    /// seems to be on this machine.
    pub fn of(token: Option<&str>, public_url: Option<&str>) -> Self {
        match (token, public_url) {
            (Some(token), _) => Self::Bearer(Sha256::digest(token).into()),
            (None, Some(url)) if !is_loopback(url) => Self::Nobody,
            (None, _) => Self::ThisMachine,
        }
    }

    /// # Errors
    /// 401 without the token, 404 for who may not read them at all.
    pub fn check(&self, request: &HttpRequest) -> Result<(), Problem> {
        match self {
            Self::Bearer(digest) if bearer(request.headers()).is_some_and(|sent| sent == *digest) => Ok(()),
            Self::Bearer(_) => Err(Problem::new(Code::NotSignedIn, Text::new("metrics-token"))),
            Self::ThisMachine if is_direct(request) => Ok(()),
            Self::ThisMachine | Self::Nobody => Err(Problem::not_found()),
        }
    }
}

/// Does a URL name this machine?
pub fn is_loopback(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?']).next().unwrap_or_default();
    let host = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or(host, |(host, _)| host);
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}

/// From this machine, by its own name: a page in a browser here that was led here by another name (DNS rebinding) names
/// that one, and a proxy says that it is one.
fn is_direct(request: &HttpRequest) -> bool {
    let headers = request.headers();
    let passed_on = |name: &HeaderName| [FORWARDED, VIA].contains(name) || name.as_str().starts_with("x-forwarded-");
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_ours = host.or_else(|| request.uri().authority().map(|host| host.as_str())).is_some_and(is_loopback);
    is_ours
        && !headers.keys().any(passed_on)
        && request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback())
}

fn bearer(headers: &HeaderMap) -> Option<[u8; 32]> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Sha256::digest(token.trim()).into())
}
