use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use sha2::{Digest, Sha256};

use super::model::Device;
use super::store;
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Event, Write};

/// What every device's key begins with, so that a leaked one can be recognised.
const PREFIX: &str = "uk_";

/// Makes a device and its key: 256 random bits, shown this once. `None` when the lab has no such machine.
///
/// # Errors
/// Whatever the database answers.
pub fn create(
    w: &mut Write<'_>,
    lab: Id,
    machine: Id,
    name: String,
    expires_at: Option<Instant>,
) -> DbResult<Option<(Device, String)>> {
    if !store::machine_is_of(w.c, lab, machine)? {
        return Ok(None);
    }
    let mut secret = [0_u8; 32];
    rand::rng().fill_bytes(&mut secret);
    let key = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret));
    let device = Device {
        id: w.new_id(),
        lab,
        machine,
        name,
        key_hash: Sha256::digest(&key).to_vec(),
        created_at: w.now,
        expires_at,
        revoked_at: None,
    };
    store::insert(w.c, &device)?;
    w.emit(Event::new("device.created", "device", device.id).lab(lab).after(device.trail()));
    Ok(Some((device, key)))
}

/// Ends a device's key; a second time changes nothing.
///
/// # Errors
/// Whatever the database answers.
pub fn revoke(w: &mut Write<'_>, device: Device) -> DbResult<Device> {
    if device.revoked_at.is_some() {
        return Ok(device);
    }
    store::revoke(w.c, device.id, w.now)?;
    let revoked = Device { revoked_at: Some(w.now), ..device.clone() };
    let event = Event::new("device.revoked", "device", device.id).lab(device.lab);
    w.emit(event.before(device.trail()).after(revoked.trail()));
    Ok(revoked)
}
