use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access, statvfs};

use super::finding::Finding;
use crate::cli::settings::Settings;
use crate::platform::db::DatabaseUrl;

const MIB: u64 = 1024 * 1024;
const LITTLE_MIB: u64 = 1024;
const TOO_LITTLE_MIB: u64 = 128;

pub fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![data_dir(&settings.data_dir)];
    findings.extend(private_files(settings).into_iter().filter_map(|file| readable_by_others(&file)));
    findings.extend(folders(settings).iter().map(|folder| disk(folder)));
    findings
}

fn data_dir(folder: &Path) -> Finding {
    let at = folder.display();
    if !folder.exists() {
        let above = existing(folder);
        return match access(&above, Access::WRITE_OK | Access::EXEC_OK) {
            Ok(()) => Finding::ok("data directory", format!("{at} is made at the first start")),
            Err(cause) => {
                let says = format!("{at} is not there and cannot be made: {cause}");
                Finding::problem("data directory", says, "make it and give it to the service's user")
            }
        };
    }
    match access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK) {
        Ok(()) => Finding::ok("data directory", format!("{at} can be read and written")),
        Err(cause) => {
            let remedy = "give it to the service's user: chown -R USER, chmod 700";
            Finding::problem("data directory", format!("{at}: {cause}"), remedy)
        }
    }
}

/// What nobody but the service may read, as far as it is there.
fn private_files(settings: &Settings) -> Vec<PathBuf> {
    let mut files = vec![settings.data_dir.join("secret.key")];
    files.extend(settings.secret_file.clone());
    if let DatabaseUrl::Sqlite(path) = &settings.database_url {
        files.push(path.clone());
    }
    files.retain(|file| file.is_file());
    files
}

fn readable_by_others(file: &Path) -> Option<Finding> {
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    let says = format!("{} can be read by every user of this machine (mode {mode:o})", file.display());
    let remedy = format!("chmod 600 {}", file.display());
    (mode & 0o004 != 0).then(|| Finding::warning("file rights", says, remedy))
}

/// Where the service writes, each once.
fn folders(settings: &Settings) -> Vec<PathBuf> {
    let mut folders = vec![existing(&settings.data_dir)];
    if let DatabaseUrl::Sqlite(path) = &settings.database_url {
        folders.push(existing(path.parent().unwrap_or(path)));
    }
    folders.dedup();
    folders
}

/// The folder, or the nearest one above it that is there.
fn existing(folder: &Path) -> PathBuf {
    let named = folder.ancestors().find(|folder| !folder.as_os_str().is_empty() && folder.exists());
    named.unwrap_or_else(|| Path::new(".")).to_owned()
}

fn disk(folder: &Path) -> Finding {
    let at = folder.display();
    match statvfs(folder) {
        Ok(found) => space(&at.to_string(), found.f_bavail.saturating_mul(found.f_frsize) / MIB),
        Err(cause) => Finding::warning("disk", format!("{at}: {cause}"), "look with: df -h"),
    }
}

pub fn space(at: &str, free_mib: u64) -> Finding {
    let says = format!("{free_mib} MiB free for {at}");
    match free_mib {
        0..TOO_LITTLE_MIB => Finding::problem("disk", says, "make room now: without it every change is refused"),
        TOO_LITTLE_MIB..LITTLE_MIB => Finding::warning("disk", says, "make room, or move the data to a larger disk"),
        _ => Finding::ok("disk", says),
    }
}
