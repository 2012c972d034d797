use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, ORIGIN};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use super::authenticate::same_origin;
use super::hasher::{HashCost, Hasher};
use super::keys::{Keyring, Secret, SecretSource, new_key};
use super::model::Error;
use super::rules::{Rotation, TokenFacts, Weakness, fold_email, fold_phone, rotation, weakness};
use super::{Permission, token};
use crate::platform::values::{Id, Instant, Role};

const ISSUER: &str = "https://ustakana.example";
const CHEAP: HashCost = HashCost { memory_kib: 8, passes: 1, lanes: 1 };

fn now() -> Instant {
    Instant::from_seconds(1_788_231_600)
}

fn secret() -> Secret {
    Secret::derive("the secret of these tests").expect("long enough")
}

fn keyring() -> Keyring {
    let row = new_key(&secret(), now()).expect("a key");
    Keyring::of(&[row], &secret()).expect("our own secret")
}

fn claims() -> Value {
    let at = now().seconds();
    json!({ "iss": ISSUER, "aud": "ustakana", "sub": Id::new(now()), "iat": at, "exp": at + 900,
            "jti": Id::new(now()), "sid": Id::new(now()) })
}

fn header(keys: &Keyring) -> Header {
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some("at+jwt".into());
    header.kid = Some(keys.kid.clone());
    header
}

fn signed(keys: &Keyring, header: &Header, claims: &Value) -> String {
    jsonwebtoken::encode(header, claims, &keys.signing).expect("signed")
}

fn accepted(keys: &Keyring, token: &str) -> bool {
    token::verify(keys, ISSUER, token, now()).is_some()
}

#[test]
fn a_token_of_ours_is_accepted_until_its_end_and_not_after() {
    let keys = keyring();
    let (person, family) = (Id::new(now()), Id::new(now()));
    let token = token::sign(&keys, ISSUER, person, family, now()).expect("signed");
    let at = |seconds| token::verify(&keys, ISSUER, &token, now().plus_seconds(seconds));
    assert_eq!(at(0).map(|claims| (claims.sub, claims.sid)), Some((person, family)));
    assert!(at(899).is_some());
    assert!(at(900).is_none(), "expired");
}

#[test]
fn the_attack_with_alg_none_is_refused() {
    let keys = keyring();
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    for alg in ["none", "None", "NONE", ""] {
        let head = json!({ "alg": alg, "typ": "at+jwt", "kid": keys.kid });
        assert!(!accepted(&keys, &format!("{}.{}.", encode(&head), encode(&claims()))));
    }
}

#[test]
fn the_attack_with_the_public_key_as_an_hmac_secret_is_refused() {
    let keys = keyring();
    let public = keys.jwks["keys"][0]["x"].as_str().expect("the public key");
    let raw = URL_SAFE_NO_PAD.decode(public).expect("base64url");
    for (algorithm, secret) in [(Algorithm::HS256, raw.as_slice()), (Algorithm::HS512, public.as_bytes())] {
        let mut header = header(&keys);
        header.alg = algorithm;
        let token = jsonwebtoken::encode(&header, &claims(), &EncodingKey::from_secret(secret)).expect("signed");
        assert!(!accepted(&keys, &token));
    }
}

#[test]
fn a_token_with_a_claim_that_is_not_ours_is_refused() {
    let keys = keyring();
    assert!(accepted(&keys, &signed(&keys, &header(&keys), &claims())));
    let wrong = [
        ("aud", json!("another-service")),
        ("iss", json!("https://evil.example")),
        ("exp", json!(now().seconds())),
        ("iat", json!(now().seconds() + 3600)),
        ("sub", json!("admin")),
    ];
    for (name, value) in wrong {
        let mut claims = claims();
        claims[name] = value;
        assert!(!accepted(&keys, &signed(&keys, &header(&keys), &claims)), "{name}");
        claims.as_object_mut().expect("an object").remove(name);
        assert!(!accepted(&keys, &signed(&keys, &header(&keys), &claims)), "without {name}");
    }
}

#[test]
fn a_token_of_another_kind_or_key_is_refused() {
    let (keys, other) = (keyring(), keyring());
    let changed = |change: &dyn Fn(&mut Header)| {
        let mut header = header(&keys);
        change(&mut header);
        signed(&keys, &header, &claims())
    };
    assert!(!accepted(&keys, &changed(&|header| header.typ = Some("JWT".into()))), "another kind");
    assert!(!accepted(&keys, &changed(&|header| header.typ = None)), "no kind");
    assert!(!accepted(&keys, &changed(&|header| header.kid = Some(other.kid.clone()))), "a key that is not ours");
    assert!(!accepted(&keys, &changed(&|header| header.kid = None)), "no key");
    assert!(!accepted(&keys, &changed(&|header| header.crit = Some(vec!["exp".into()]))), "an unknown must");
    assert!(!accepted(&keys, &signed(&other, &header(&keys), &claims())), "signed by another under our kid");
}

#[test]
fn a_key_that_the_token_brings_along_is_left_alone() {
    let (keys, thief) = (keyring(), keyring());
    let mut header = header(&keys);
    header.jku = Some("https://evil.example/jwks.json".into());
    header.jwk = serde_json::from_value(thief.jwks["keys"][0].clone()).ok();
    assert!(!accepted(&keys, &signed(&thief, &header, &claims())));
}

#[test]
fn a_tampered_token_is_refused() {
    let keys = keyring();
    let token = signed(&keys, &header(&keys), &claims());
    let parts: Vec<_> = token.split('.').collect();
    let mut other = claims();
    other["sub"] = json!(Id::new(now()));
    let forged = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(other.to_string()), parts[2]);
    assert!(!accepted(&keys, &forged));
    for text in ["", ".", "..", "a.b.c", &token.replace('.', ""), &format!("{token}.x")] {
        assert!(!accepted(&keys, text), "{text}");
    }
}

#[test]
fn a_node_with_another_secret_refuses_and_names_the_setting() {
    let row = new_key(&secret(), now()).expect("a key");
    let other = Secret::derive("quite another secret").expect("long enough");
    let refusal = Keyring::of(&[row], &other).err().expect("it cannot unwrap them");
    assert!(refusal.starts_with("setting secret:") && refusal.contains("USTAKANA_SECRET"), "{refusal}");
    assert!(Secret::derive("short").is_err());
}

#[test]
fn the_secret_is_made_at_the_first_start_and_nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let source = SecretSource { secret: None, secret_file: None, data_dir: folder.path().join("data") };
    let row = new_key(&Secret::load(&source).expect("made"), now()).expect("a key");
    let file = folder.path().join("data/secret.key");
    assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    let again = Secret::load(&source).expect("read");
    assert!(Keyring::of(std::slice::from_ref(&row), &again).is_ok());
    let by_file = SecretSource { secret_file: Some(file), ..source };
    assert!(Keyring::of(&[row], &Secret::load(&by_file).expect("read")).is_ok());
    let absent = SecretSource { secret_file: Some("/nowhere/secret".into()), ..by_file };
    assert!(Secret::load(&absent).err().expect("no file").starts_with("setting secret_file:"));
}

#[test]
fn an_address_is_compared_without_case_and_blanks_around_it() {
    assert_eq!(fold_email("  Aida@KSTU.example "), "aida@kstu.example");
    assert_eq!(fold_email("АЙДА@почта.example"), "айда@почта.example");
}

#[test]
fn a_phone_number_is_kept_with_its_country_code() {
    for text in ["+996 555 123-456", "00996 (555) 123456", "+996.555.123456"] {
        assert_eq!(fold_phone(text).as_deref(), Some("+996555123456"));
    }
    for text in ["0555 123456", "555123456", "+996 555 12345x", "+12", "+0996555123456", "", "+"] {
        assert_eq!(fold_phone(text), None, "{text}");
    }
}

#[test]
fn a_password_is_judged_by_its_length_a_list_and_its_person() {
    let judge = |password: &str| weakness(password, Some("aida.asanova@kstu.example"), "Aida Asanova");
    assert_eq!(judge("seven77"), Some(Weakness::TooShort));
    assert_eq!(judge(&"x".repeat(257)), Some(Weakness::TooLong));
    for common in ["password", "Password", "12345678", "qwertyuiop", "iloveyou"] {
        assert_eq!(judge(common), Some(Weakness::Common), "{common}");
    }
    for own in
        ["aida.asanova@kstu.example", "Aida.Asanova", "aidaasanova", "asanovaaida", "Asanova1999", "aida asanova 2004"]
    {
        assert_eq!(judge(own), Some(Weakness::Personal), "{own}");
    }
    for good in ["three green kettles", "алма өсүп чыкты", "q8#kLmz4", &"long ".repeat(50)] {
        assert_eq!(judge(good), None, "{good}");
    }
}

#[test]
fn a_spent_refresh_token_is_theft_unless_its_answer_was_lost() {
    let fresh = TokenFacts { expires_at: now().plus_days(30), spent_at: None, revoked: false, successor_unused: false };
    let spent = TokenFacts { spent_at: Some(now()), successor_unused: true, ..fresh };
    assert_eq!(rotation(&fresh, now()), Rotation::Rotate);
    assert_eq!(rotation(&fresh, now().plus_days(30)), Rotation::Refuse);
    assert_eq!(rotation(&TokenFacts { revoked: true, ..fresh }, now()), Rotation::Refuse);
    assert_eq!(rotation(&spent, now().plus_seconds(30)), Rotation::Replace);
    assert_eq!(rotation(&spent, now().plus_seconds(31)), Rotation::Theft);
    assert_eq!(rotation(&TokenFacts { successor_unused: false, ..spent }, now()), Rotation::Theft);
}

#[actix_web::test]
async fn a_hash_made_with_less_than_todays_cost_is_outdated() {
    let old = Hasher::start(CHEAP, 1).expect("started");
    let today = Hasher::start(HashCost { passes: 2, ..CHEAP }, 1).expect("started");
    let phc = old.hash("three green kettles".into()).await.expect("hashed");
    assert!(phc.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{phc}");
    let checked = today.check("three green kettles".into(), Some(phc.clone())).await.expect("checked");
    assert!(checked.right && checked.outdated);
    let checked = old.check("three green kettles".into(), Some(phc.clone())).await.expect("checked");
    assert!(checked.right && !checked.outdated);
    assert!(!today.check("three grey kettles".into(), Some(phc)).await.expect("checked").right);
}

#[actix_web::test]
async fn without_a_hash_to_compare_the_same_work_is_done_in_vain() {
    let hasher = Hasher::start(CHEAP, 1).expect("started");
    assert_eq!(hasher.hashes(), 0);
    for password in ["three green kettles", "nobody has this password"] {
        assert!(!hasher.check(password.into(), None).await.expect("checked").right);
    }
    assert_eq!(hasher.hashes(), 2);
}

#[actix_web::test]
async fn a_wave_of_sign_ins_beyond_the_queue_is_told_to_come_again() {
    let hasher = Hasher::start(HashCost { memory_kib: 4096, passes: 1, lanes: 1 }, 1).expect("started");
    let wave = (0..600).map(|_| hasher.check("three green kettles".into(), None));
    let answers = futures_util::future::join_all(wave).await;
    let busy = answers.iter().filter(|answer| matches!(answer, Err(Error::Busy))).count();
    assert!((300..=472).contains(&busy), "{busy} of 600 were turned away");
}

#[test]
fn a_write_by_cookie_comes_from_our_own_pages_only() {
    let ours = |headers: &[(HeaderName, &'static str)]| {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(name.clone(), HeaderValue::from_static(value));
        }
        same_origin(&map, "https://ustakana.example:8443/lab").is_ok()
    };
    let site = HeaderName::from_static("sec-fetch-site");
    assert!(ours(&[(site.clone(), "same-origin")]));
    assert!(ours(&[(ORIGIN, "https://ustakana.example:8443")]));
    assert!(!ours(&[]));
    assert!(!ours(&[(ORIGIN, "https://ustakana.example")]));
    assert!(!ours(&[(ORIGIN, "https://ustakana.example:8443.evil.example")]));
    assert!(!ours(&[(ORIGIN, "null")]));
    for other in ["cross-site", "same-site", "none"] {
        assert!(!ours(&[(site.clone(), other), (ORIGIN, "https://ustakana.example:8443")]), "{other}");
    }
}

#[test]
fn what_a_role_may_is_what_the_table_says() {
    let held = |role: Role| {
        Permission::ALL.iter().filter(|permission| permission.held_by(role)).map(|p| p.name()).collect::<Vec<_>>()
    };
    assert_eq!(held(Role::Device), ["nothing", "labs.view", "usage.own"]);
    assert_eq!(
        held(Role::Funder),
        ["nothing", "own_account", "labs.view", "requests.view", "files.view", "figures.read", "portfolio.read"]
    );
    let technician = held(Role::Technician);
    assert!(held(Role::Student).iter().all(|permission| technician.contains(permission)));
    let manager = held(Role::Manager);
    assert!(technician.iter().all(|permission| manager.contains(permission)));
    assert!(Permission::ManageInstallation.roles().is_empty());
}

#[test]
fn only_a_trusted_proxys_word_on_an_address_is_believed() {
    let trusted = ["10.0.0.0/8".parse().expect("a network"), "192.0.2.7/32".parse().expect("a network")];
    let seen = |peer: &str, forwarded: &[&str]| {
        super::limits::client(peer.parse().ok(), forwarded, &trusted).map(|ip| ip.to_string()).unwrap_or_default()
    };
    assert_eq!(seen("203.0.113.5", &["198.51.100.1"]), "203.0.113.5");
    assert_eq!(seen("10.1.2.3", &["198.51.100.1"]), "198.51.100.1");
    assert_eq!(seen("10.1.2.3", &["6.6.6.6, 198.51.100.1", "192.0.2.7"]), "198.51.100.1");
    assert_eq!(seen("10.1.2.3", &["198.51.100.1, nonsense"]), "10.1.2.3");
    assert_eq!(seen("10.1.2.3", &[]), "10.1.2.3");
    assert_eq!(seen("::ffff:10.1.2.3", &["\u{fffd}, 198.51.100.1"]), "198.51.100.1");
}
