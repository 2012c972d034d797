use std::process::ExitCode;

use rand::Rng;

use super::serve;
use super::settings::Settings;
use crate::features::demo::{self, Ask, DemoError, Filled, State};
use crate::features::identity::{self, Auth};
use crate::platform::values::{Clock, Instant};
use crate::platform::write::Service;
use crate::server;

/// How the demo lab is told.
#[derive(Clone, Debug, clap::Args)]
pub struct DemoOptions {
    /// The same seed and end tell the same story
    #[arg(long, default_value_t = DEFAULT_SEED, value_name = "NUMBER")]
    seed: u64,
    /// When the story ends, as 2026-11-20T05:00:00Z; now when left out
    #[arg(long, value_name = "INSTANT")]
    until: Option<Instant>,
    /// The password that all people of the lab share; made at random and printed when left out
    #[arg(long, env = "USTAKANA_DEMO_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    password: Option<String>,
}

/// `serve` with or without the demo lab.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ServeDemo {
    /// Fill an empty database with the demo lab first; its password comes from USTAKANA_DEMO_PASSWORD, else it is made
    /// at random and printed
    #[arg(long)]
    demo: bool,
    /// The demo lab's seed
    #[arg(long, requires = "demo", value_name = "NUMBER")]
    seed: Option<u64>,
}

const DEFAULT_SEED: u64 = 2026;

impl ServeDemo {
    /// What is to be filled, if anything.
    pub fn wanted(self) -> Result<Option<DemoOptions>, String> {
        if !self.demo {
            return Ok(None);
        }
        let password = match std::env::var("USTAKANA_DEMO_PASSWORD") {
            Ok(password) => Some(password),
            Err(std::env::VarError::NotPresent) => None,
            Err(cause) => return Err(format!("USTAKANA_DEMO_PASSWORD: {cause}")),
        };
        Ok(Some(DemoOptions { seed: self.seed.unwrap_or(DEFAULT_SEED), until: None, password }))
    }
}

/// Fills the database of the settings and stops.
pub fn run(settings: &Settings, options: DemoOptions) -> Result<ExitCode, String> {
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let service = server::service(serve::open(settings)?, Clock::system());
        let auth = serve::authentication(settings, &service, &settings.url()).await?;
        if said(demo::state(&service).await)? == State::Filled {
            println!("The demo lab is there already.");
        } else {
            fill(&service, &auth, options).await?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Fills an empty database; one that has the demo lab is left as it is.
pub async fn fill_once(service: &Service, auth: &Auth, options: DemoOptions) -> Result<(), String> {
    match said(demo::state(service).await)? {
        State::Filled => Ok(()),
        State::Empty => fill(service, auth, options).await,
    }
}

fn said<T>(done: Result<T, DemoError>) -> Result<T, String> {
    done.map_err(|error| format!("the demo lab: {error}"))
}

async fn fill(service: &Service, auth: &Auth, options: DemoOptions) -> Result<(), String> {
    let now = service.now();
    let until = options.until.unwrap_or(now);
    if until > now {
        return Err("--until: the story cannot end in the future".to_owned());
    }
    let made = options.password.is_none();
    let password = options.password.unwrap_or_else(random_password);
    let hashed = identity::hash_new_password(auth, &password, None, "").await;
    let password_hash = hashed.map_err(|error| format!("the demo lab's password: {error}"))?;
    println!("Filling the demo lab \u{201c}FabLab Bishkek\u{201d} with half a year of life …");
    // Another service over the same database: its clock is a hand that the story turns.
    let clock = Clock::hand(until);
    let told = server::service(service.db().clone(), clock.clone());
    let ask = Ask { seed: options.seed, until, password_hash };
    let filled = said(demo::fill(&told, &clock, server::jobs(), &ask).await)?;
    print(&filled, made.then_some(password.as_str()));
    Ok(())
}

fn print(filled: &Filled, made_password: Option<&str>) {
    println!("\nSign in to the demo lab as\n");
    for sign in &filled.signs {
        println!("  {:<16} {}", sign.role, sign.email);
    }
    match made_password {
        Some(password) => println!("\nwith the password {password} (shown this once)."),
        None => println!("\nwith the password that was given."),
    }
    if let Some(email) = &filled.kept_admin {
        println!("The administrator {email} keeps their own password.");
    }
    println!();
}

/// 80 random bits in letters that are told apart easily.
fn random_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let mut bits = [0_u8; 16];
    rand::rng().fill_bytes(&mut bits);
    let letter = |bits: &u8| LETTERS.get(usize::from(bits % 32)).copied().map_or('z', char::from);
    let groups: Vec<String> = bits.chunks(4).map(|four| four.iter().map(letter).collect()).collect();
    groups.join("-")
}
