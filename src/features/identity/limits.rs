use std::net::{IpAddr, Ipv6Addr};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};

use ipnet::IpNet;

use super::extract::Authenticated;
use super::{Auth, token};
use crate::platform::http::{Limiter, Problem};
use crate::platform::values::{Actor, Id};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whose requests are counted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Actor(Id),
    /// An IPv4 address, or the /64 of an IPv6 one.
    Address(IpAddr),
    /// SHA-256 of what somebody signs in as, whether or not there is such an account.
    Account(Vec<u8>),
    /// The same from one address.
    AccountFrom(Vec<u8>, IpAddr),
    /// SHA-256 of what a device cookie of ours holds.
    Device(Vec<u8>),
}

/// The limits, and whose word on a client's address is believed.
pub struct Limits {
    /// `None` when they are switched off.
    policies: Option<Policies>,
    trusted_proxies: Vec<IpNet>,
}

struct Policies {
    general: Limiter<Key>,
    sign_in_by_address: Limiter<Key>,
    account_from_address: Limiter<Key>,
    account_from_anywhere: Limiter<Key>,
    device: Limiter<Key>,
    stranger: Limiter<Key>,
    registration: Limiter<Key>,
    join_code: Limiter<Key>,
    mail: Limiter<Key>,
}

impl Limits {
    pub fn new(on: bool, trusted_proxies: Vec<IpNet>) -> Self {
        if !on {
            return Self { policies: None, trusted_proxies };
        }
        // A class of thirty behind one address signs in within a minute; nobody needs ten passwords for one account.
        let policies = || {
            Some(Policies {
                general: Limiter::new("default", 600, 60)?,
                sign_in_by_address: Limiter::new("sign-in", 120, 300)?,
                account_from_address: Limiter::new("account", 10, 900)?,
                account_from_anywhere: Limiter::new("account-anywhere", 60, 900)?,
                device: Limiter::new("device", 10, 900)?,
                stranger: Limiter::new("stranger", 3, 900)?,
                registration: Limiter::new("registration", 60, 3600)?,
                join_code: Limiter::new("join-code", 60, 900)?,
                mail: Limiter::new("mail", 3, 3600)?,
            })
        };
        Self { policies: policies(), trusted_proxies }
    }

    /// False when they are switched off, for load tests.
    pub const fn are_on(&self) -> bool {
        self.policies.is_some()
    }

    /// Whose request it is: the actor's, else the address's.
    pub fn key(&self, request: &HttpRequest, actor: &Actor) -> Key {
        actor.id().map_or_else(|| self.address(request), Key::Actor)
    }

    fn address(&self, request: &impl Asked) -> Key {
        Key::Address(self.place(request))
    }

    /// The IPv4 address, or the /64 of the IPv6 one, from which the client asks.
    fn place(&self, request: &impl Asked) -> IpAddr {
        let lines = request.headers().get_all(FORWARDED_FOR);
        let lines: Vec<_> = lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
        let forwarded: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
        network(client(request.peer(), &forwarded, &self.trusted_proxies))
    }

    /// The client's address as text.
    pub fn place_of(&self, request: &HttpRequest) -> String {
        self.place(request).to_string()
    }

    /// Many tries for one account from many addresses slow down who was never there, never its person where they are
    /// known: nobody is locked out by a stranger, since every new address has a few tries of its own. Tries by the
    /// account's device cookie are counted by that cookie alone: neighbours behind one address do not use them up.
    ///
    /// # Errors
    /// 429 when too many tries came with the cookie, else from the address, or for the account from there.
    pub fn sign_in(
        &self,
        request: &HttpRequest,
        account: &str,
        known_place: bool,
        device: Option<Vec<u8>>,
    ) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        if let Some(device) = device {
            return count(&policies.device, request, &Key::Device(device));
        }
        let (account, place) = (token::hash(account), self.place(request));
        count(&policies.sign_in_by_address, request, &Key::Address(place))?;
        let from_there = Key::AccountFrom(account.clone(), place);
        count(&policies.account_from_address, request, &from_there)?;
        if known_place || policies.account_from_anywhere.check(&Key::Account(account)).1.is_ok() {
            return Ok(());
        }
        count(&policies.stranger, request, &from_there)
    }

    /// # Errors
    /// 429 when too many registered from the address.
    pub fn registration(&self, request: &HttpRequest) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.registration, request, &self.address(request))
    }

    /// False when the account was sent enough for now.
    ///
    /// # Errors
    /// 429 when too many letters were asked for from the address.
    pub fn mail(&self, request: &HttpRequest, account: &str) -> Result<bool, Problem> {
        let Some(policies) = &self.policies else { return Ok(true) };
        count(&policies.registration, request, &self.address(request))?;
        Ok(policies.mail.check(&Key::Account(token::hash(&super::fold_email(account)))).1.is_ok())
    }

    /// # Errors
    /// 429 when too many codes were tried from the address.
    pub fn join_code(&self, request: &HttpRequest) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.join_code, request, &self.address(request))
    }
}

/// Counts, and leaves the headers for the outermost layer.
fn count(limiter: &Limiter<Key>, request: &impl HttpMessage, key: &Key) -> Result<(), Problem> {
    let (seen, verdict) = limiter.check(key);
    request.extensions_mut().insert(seen);
    verdict
}

/// What of a request its address is read from.
trait Asked {
    fn headers(&self) -> &HeaderMap;
    fn peer(&self) -> Option<IpAddr>;
}

impl Asked for HttpRequest {
    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn peer(&self) -> Option<IpAddr> {
        self.peer_addr().map(|peer| peer.ip())
    }
}

impl Asked for ServiceRequest {
    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn peer(&self) -> Option<IpAddr> {
        self.peer_addr().map(|peer| peer.ip())
    }
}

/// The nearest address of `X-Forwarded-For` that is no trusted proxy's; only a trusted proxy's word is heard.
pub(super) fn client(peer: Option<IpAddr>, forwarded: &[&str], trusted: &[IpNet]) -> Option<IpAddr> {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|net| net.contains(ip));
    let mut nearest = peer?.to_canonical();
    for hop in forwarded.iter().flat_map(|line| line.split(',')).rev() {
        if !is_trusted(&nearest) {
            break;
        }
        let Ok(ip) = hop.trim().parse::<IpAddr>() else { break };
        nearest = ip.to_canonical();
    }
    Some(nearest)
}

fn network(ip: Option<IpAddr>) -> IpAddr {
    match ip.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)) {
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => ip.into(),
            None => Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX)).into(),
        },
        ip @ IpAddr::V4(_) => ip,
    }
}

/// Middleware within [`super::authenticate`]: so many requests a minute for each actor, else for each address.
///
/// # Errors
/// Those of the layers within; its own refusal is an answer.
pub async fn limit(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let auth = request.app_data::<web::Data<Auth>>().cloned();
    if let Some(limits) = auth.as_ref().map(|auth| auth.limits())
        && let Some(policies) = &limits.policies
        && request.path().starts_with("/api/v1/")
    {
        let actor = request.extensions().get::<Authenticated>().and_then(|found| found.0.as_ref().ok()?.id());
        let key = actor.map_or_else(|| limits.address(&request), Key::Actor);
        if let Err(problem) = count(&policies.general, &request, &key) {
            return Ok(request.error_response(problem).map_into_boxed_body());
        }
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}
