use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};

use ipnet::IpNet;

use super::finding::Finding;
use crate::cli::ask::ask;
use crate::cli::settings::Settings;
use crate::server::{MetricsReaders, is_loopback};

/// Wider than any proxies of one's own.
const WIDE_V4: u8 = 8;
const WIDE_V6: u8 = 32;

pub fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![port(settings.bind), public_url(settings), proxies(settings)];
    if !settings.rate_limits {
        findings.push(Finding::warning("rate limits", "off", "they are for load tests: set rate_limits to on"));
    }
    findings.push(metrics(settings));
    findings
}

fn port(bind: SocketAddr) -> Finding {
    let cause = match TcpListener::bind(bind) {
        Ok(_) => return Finding::ok("port", format!("{bind} is free")),
        Err(cause) => cause,
    };
    let remedy = "set another address or port: bind";
    if cause.kind() != ErrorKind::AddrInUse {
        return Finding::problem("port", format!("{bind}: {cause}"), remedy);
    }
    match health(bind) {
        Some(version) => Finding::ok("port", format!("Ustakana {version} answers on {bind}")),
        None => Finding::problem("port", format!("{bind} is taken by another program"), remedy),
    }
}

/// The version of a Ustakana that answers there.
fn health(bind: SocketAddr) -> Option<String> {
    let (_, health) = ask(bind, "/healthz")?;
    (health.get("status")? == "ok").then(|| health.get("version")?.as_str().map(str::to_owned))?
}

fn public_url(settings: &Settings) -> Finding {
    let open = !settings.bind.ip().is_loopback();
    match settings.public_url.as_deref() {
        None if open => {
            let says = format!("not set, and the service listens on {}", settings.bind);
            Finding::warning("public_url", says, "set it to the https:// address that people use, of a proxy with TLS")
        }
        None => Finding::ok("public_url", "not set: for this machine only"),
        Some(url) if url.starts_with("https://") || is_loopback(url) => Finding::ok("public_url", url),
        Some(url) => {
            let says = format!("{url} is not encrypted: passwords travel readable, cookies are not Secure");
            Finding::warning("public_url", says, "put a proxy with TLS before the service and set the https:// address")
        }
    }
}

fn proxies(settings: &Settings) -> Finding {
    let trusted = &settings.trusted_proxies;
    if let Some(net) = trusted.iter().find(|net| net.prefix_len() == 0) {
        let says = format!("{net} trusts everybody: anyone may pretend to be at any address");
        return Finding::problem("trusted_proxies", says, "name your proxies' addresses alone");
    }
    let wide = |net: &&IpNet| net.prefix_len() < if net.addr().is_ipv4() { WIDE_V4 } else { WIDE_V6 };
    if let Some(net) = trusted.iter().find(wide) {
        return Finding::warning("trusted_proxies", format!("{net} is wide"), "name your proxies' addresses alone");
    }
    let behind_proxy = settings.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    if behind_proxy && trusted.is_empty() {
        let says = "none, so everybody behind the proxy counts as one address for the rate limits";
        return Finding::warning("trusted_proxies", says, "name the proxy's address, as 127.0.0.1");
    }
    Finding::ok("trusted_proxies", format!("{} named", trusted.len()))
}

fn metrics(settings: &Settings) -> Finding {
    match MetricsReaders::of(settings.metrics_token.as_deref(), settings.public_url.as_deref()) {
        MetricsReaders::Bearer(_) => Finding::ok("metrics", "for who sends metrics_token"),
        MetricsReaders::ThisMachine => Finding::ok("metrics", "for programs on this machine"),
        MetricsReaders::Nobody => Finding::ok("metrics", "for nobody: set metrics_token to have them scraped"),
    }
}
