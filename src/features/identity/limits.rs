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
    /// SHA-256 of what somebody is named by, whether or not there is such an account.
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
    own_password: Limiter<Key>,
    person_from_address: Limiter<Key>,
    person_from_anywhere: Limiter<Key>,
    device: Limiter<Key>,
    stranger: Limiter<Key>,
    registration: Limiter<Key>,
    join_code: Limiter<Key>,
    mail: Limiter<Key>,
    naming: Limiter<Key>,
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
                own_password: Limiter::new("own-password", 10, 900)?,
                // Twice that of one name: who mistyped by one still gets in by another.
                person_from_address: Limiter::new("person", 20, 900)?,
                person_from_anywhere: Limiter::new("person-anywhere", 60, 900)?,
                device: Limiter::new("device", 10, 900)?,
                stranger: Limiter::new("stranger", 3, 900)?,
                registration: Limiter::new("registration", 60, 3600)?,
                join_code: Limiter::new("join-code", 60, 900)?,
                mail: Limiter::new("mail", 3, 3600)?,
                naming: Limiter::new("naming", 20, 900)?,
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

    /// A refusal depends only on the address and on the name that was typed, so that it tells neither whether there is
    /// such an account nor which names are one person's. What is counted by the person shows in no answer: false says
    /// that the password may not be looked at, and the answer must be that of a wrong one. Tries by the account's device
    /// cookie are counted by that cookie alone: neighbours behind one address do not use them up.
    ///
    /// # Errors
    /// 429 when too many tries came with the cookie, else from the address, or for the name from there.
    pub fn sign_in(
        &self,
        request: &HttpRequest,
        name: &str,
        person: Option<Id>,
        known_place: bool,
        device: Option<Vec<u8>>,
    ) -> Result<bool, Problem> {
        let Some(policies) = &self.policies else { return Ok(true) };
        if let Some(device) = device {
            return count(&policies.device, request, &Key::Device(device)).map(|()| true);
        }
        let place = self.place(request);
        count(&policies.sign_in_by_address, request, &Key::Address(place))?;
        count(&policies.account_from_address, request, &Key::AccountFrom(token::hash(name), place))?;
        Ok(person.is_none_or(|person| policies.hear(person, place, known_place)))
    }

    /// # Errors
    /// 429 when the person's password was tried too often by who is signed in as them, from this device or else address.
    pub fn own_password(&self, request: &HttpRequest, person: Id, device: Option<Vec<u8>>) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        if let Some(device) = device {
            return count(&policies.device, request, &Key::Device(device));
        }
        count(&policies.own_password, request, &Key::AccountFrom(token::hash(&person.to_string()), self.place(request)))
    }

    /// # Errors
    /// 429 when too many registered from the address.
    pub fn registration(&self, request: &HttpRequest) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.registration, request, &self.address(request))
    }

    /// False when the address was sent enough for now.
    ///
    /// # Errors
    /// 429 when too many letters were asked for from the address.
    pub fn mail(&self, request: &HttpRequest, email: &str) -> Result<bool, Problem> {
        let Some(policies) = &self.policies else { return Ok(true) };
        count(&policies.registration, request, &self.address(request))?;
        Ok(allows(&policies.mail, &mailbox(email)))
    }

    /// As [`Limits::mail`], for who is signed in and waits for the letter: they are told.
    ///
    /// # Errors
    /// 429 when too many letters were asked for from the address of the network, or for that e-mail address.
    pub fn mail_to_new_address(&self, request: &HttpRequest, email: &str) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.registration, request, &self.address(request))?;
        count(&policies.mail, request, &mailbox(email))
    }

    /// # Errors
    /// 429 when the person named others by their addresses too often: it tells who is a member.
    pub fn naming(&self, request: &HttpRequest, person: Id) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.naming, request, &Key::Actor(person))
    }

    /// # Errors
    /// 429 when too many codes were tried from the address.
    pub fn join_code(&self, request: &HttpRequest) -> Result<(), Problem> {
        let Some(policies) = &self.policies else { return Ok(()) };
        count(&policies.join_code, request, &self.address(request))
    }
}

impl Policies {
    /// Many tries for one person slow down who was never there, never the person where they are known: nobody is locked
    /// out by strangers, since every new address has a few tries of its own.
    fn hear(&self, person: Id, place: IpAddr, known_place: bool) -> bool {
        let account = token::hash(&person.to_string());
        let from_there = Key::AccountFrom(account.clone(), place);
        allows(&self.person_from_address, &from_there)
            && (known_place
                || allows(&self.person_from_anywhere, &Key::Account(account))
                || allows(&self.stranger, &from_there))
    }
}

fn mailbox(email: &str) -> Key {
    Key::Account(token::hash(&super::fold_email(email)))
}

/// Counts without a word.
fn allows(limiter: &Limiter<Key>, key: &Key) -> bool {
    limiter.check(key).1.is_ok()
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
