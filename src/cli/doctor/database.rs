use chrono::Datelike;

use super::finding::Finding;
use crate::cli::settings::Settings;
use crate::features::identity::{self, Secret, SecretSource};
use crate::features::labs;
use crate::platform::db::{self, DatabaseUrl, Db, Extension, Inspection, PostgresInspection};
use crate::platform::values::{Clock, Instant, LocalZone};
use crate::server;

/// The oldest PostgreSQL that its makers still mend.
const OLDEST_POSTGRES: i64 = 14;
const CLOCKS_APART_SECONDS: i64 = 2;
const CLOCKS_FAR_APART_SECONDS: i64 = 30;
const ZONES_OLD_YEARS: i32 = 2;

pub fn examine(settings: &Settings) -> Vec<Finding> {
    let now = Clock::system().now();
    let mut findings = vec![zone_data(chrono_tz::IANA_TZDB_VERSION, now)];
    if let DatabaseUrl::Sqlite(path) = &settings.database_url
        && !path.exists()
    {
        findings.push(Finding::ok("database", format!("{} is made at the first start", path.display())));
        findings.push(secret(settings, None));
        return findings;
    }
    let (mut c, seen) = match db::look(&settings.database_url) {
        Ok(found) => found,
        Err(fault) => {
            let remedy = "start the database, or mend the setting database_url";
            findings.push(Finding::problem("database", fault.to_string(), remedy));
            findings.push(secret(settings, None));
            return findings;
        }
    };
    findings.push(Finding::ok("database", format!("{} answers", seen.version)));
    findings.push(migrations(&seen));
    findings.extend(seen.postgres.iter().flat_map(|postgres| on_postgres(postgres, now)));
    if seen.pending.is_empty() {
        findings.push(secret(settings, Some(&mut c)));
        findings.extend(zones(&mut c));
        findings.extend(readings(&mut c, now));
    } else {
        findings.push(secret(settings, None));
    }
    findings
}

fn migrations(seen: &Inspection) -> Finding {
    if let Some(unknown) = seen.unknown.last() {
        let says = format!("a newer version has changed this database ({unknown})");
        return Finding::problem("migrations", says, "run that version, or restore the backup made before it");
    }
    match seen.pending.len() {
        0 => Finding::ok("migrations", "current"),
        count => {
            let says = format!("{count} to come, the next start makes them");
            Finding::warning("migrations", says, "make a backup first, then start the service or run: ustakana migrate")
        }
    }
}

pub fn on_postgres(seen: &PostgresInspection, now: Instant) -> Vec<Finding> {
    let mut findings = vec![match seen.btree_gist {
        Extension::Installed => Finding::ok("btree_gist", "installed"),
        Extension::Available => Finding::ok("btree_gist", "available, the first migration installs it"),
        Extension::Missing => {
            let remedy = "install PostgreSQL's contrib package; without it nothing refuses double bookings";
            Finding::problem("btree_gist", "the server does not have this extension", remedy)
        }
    }];
    findings.push(if seen.english {
        Finding::ok("lc_messages", "the service gets English messages")
    } else {
        let remedy = "ALTER ROLE <the service's user> SET lc_messages TO 'C'";
        Finding::warning("lc_messages", "messages are not English, so deadlocks are not recognised", remedy)
    });
    if seen.major < OLDEST_POSTGRES {
        let says = format!("PostgreSQL {} is no longer maintained", seen.major);
        findings.push(Finding::warning("database", says, format!("move to {OLDEST_POSTGRES} or newer")));
    }
    findings.push(clocks(now.micros_since(seen.now).abs() / 1_000_000));
    findings
}

pub fn clocks(apart_seconds: i64) -> Finding {
    let says = format!("this machine's and the database's are {apart_seconds} s apart");
    let remedy = "run a time service (chrony, systemd-timesyncd) on both machines";
    match apart_seconds {
        ..CLOCKS_APART_SECONDS => Finding::ok("clock", says),
        CLOCKS_APART_SECONDS..CLOCKS_FAR_APART_SECONDS => Finding::warning("clock", says, remedy),
        _ => Finding::problem("clock", says, remedy),
    }
}

/// Is there a secret, and does it unwrap the keys? Makes none.
fn secret(settings: &Settings, c: Option<&mut Db>) -> Finding {
    let file = settings.data_dir.join("secret.key");
    if settings.secret.is_none() && settings.secret_file.is_none() && !file.exists() {
        return match c.map(identity::wrapped_keys) {
            Some(Ok(count)) if count > 0 => {
                let says = format!("{} is gone, and the database holds keys that it wrapped", file.display());
                Finding::problem("secret", says, "bring it back from the backup, or set USTAKANA_SECRET_FILE")
            }
            _ => Finding::ok("secret", format!("{} is made at the first start", file.display())),
        };
    }
    let source = SecretSource {
        secret: settings.secret.clone(),
        secret_file: settings.secret_file.clone(),
        data_dir: settings.data_dir.clone(),
    };
    let secret = match Secret::load(&source) {
        Ok(secret) => secret,
        Err(cause) => {
            let remedy = "at least 16 characters, in a file that the service's user can read";
            return Finding::problem("secret", cause, remedy);
        }
    };
    match c.map(|c| identity::examine_keys(c, &secret)) {
        None | Some(Ok(0)) => Finding::ok("secret", "readable; no signing keys yet"),
        Some(Ok(count)) => Finding::ok("secret", format!("readable, and unwraps the signing keys ({count})")),
        Some(Err(cause)) => Finding::problem("secret", cause, "give it the secret it was started with before"),
    }
}

pub fn zone_data(version: &str, now: Instant) -> Finding {
    let year: i32 = version.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let says = format!("time zone data {version}");
    if now.utc().year() - year > ZONES_OLD_YEARS {
        let remedy = "update Ustakana: a government may have changed its clock since";
        return Finding::warning("time zones", format!("{says} is old"), remedy);
    }
    Finding::ok("time zones", says)
}

fn zones(c: &mut Db) -> Vec<Finding> {
    let labs = match labs::time_zones(c) {
        Ok(labs) => labs,
        Err(fault) => return vec![Finding::problem("time zones", fault.to_string(), "look into the service's log")],
    };
    let unknown = labs.iter().filter(|(_, zone)| LocalZone::parse(zone).is_none());
    let says = |lab: &str, zone: &str| format!("the lab {lab} is in \u{201c}{zone}\u{201d}, which is not known");
    unknown
        .map(|(lab, zone)| Finding::problem("time zones", says(lab, zone), "set the lab's time_zone to an IANA name"))
        .collect()
}

/// What the rooms watch, where it is too much.
fn readings(c: &mut Db, now: Instant) -> Vec<Finding> {
    let each = server::readings().into_iter().filter_map(|reading| Some((reading, reading.alarm_above?)));
    let finding = |(reading, alarm): (crate::platform::metrics::Reading, f64)| match (reading.read)(c, now) {
        Ok(value) if value > alarm => {
            let remedy = "is the service running? its log says what fails";
            Finding::warning(reading.name, format!("{}: {value:.0}", reading.help), remedy)
        }
        Ok(value) => Finding::ok(reading.name, format!("{value:.0}")),
        Err(fault) => Finding::problem(reading.name, fault.to_string(), "look into the service's log"),
    };
    each.map(finding).collect()
}
