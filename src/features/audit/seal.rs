use super::chain::{self, ORIGIN};
use super::model::{Batch, BatchEvent};
use super::seal_store::{self, BATCH_EVENTS};
use crate::features::identity::Auth;
use crate::platform::db::{DbResult, Fault};
use crate::platform::values::Id;
use crate::platform::write::{Call, Service};

/// How often a batch is computed anew because another node sealed one in between, before the next round is waited for.
const ATTEMPTS: usize = 20;

/// Chains every committed event that no batch holds yet; answers how many they were.
///
/// Hashes and signatures are made beside the writers; a batch is then put in under the one lock of sealing, and only
/// if it still follows the last one.
///
/// # Errors
/// Whatever the database answers. Nothing is lost: the next round takes the same events.
pub async fn seal(service: &Service, auth: &Auth) -> DbResult<usize> {
    let (mut sealed, mut overtaken) = (0, 0);
    while overtaken < ATTEMPTS {
        let Some((batch, events)) = next_batch(service, auth).await? else { return Ok(sealed) };
        let count = events.len();
        match put(service, batch, events).await? {
            true => sealed += count,
            false => overtaken += 1,
        }
    }
    Ok(sealed)
}

async fn next_batch(service: &Service, auth: &Auth) -> DbResult<Option<(Batch, Vec<BatchEvent>)>> {
    let read = |c: &mut _| Ok::<_, Fault>((seal_store::head(c)?, seal_store::unsealed(c, BATCH_EVENTS)?));
    let (head, waiting) = service.read(read).await?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let (last, previous) = head.map_or((0, ORIGIN.to_vec()), |head| (head.number, head.hash));
    let number = last + 1;
    let events: Vec<BatchEvent> = (0..)
        .zip(&waiting)
        .map(|(position, event)| BatchEvent {
            batch: number,
            position,
            event: event.id,
            event_hash: chain::event_hash(event).to_vec(),
        })
        .collect();
    let sealed_at = service.now();
    let hashes = events.iter().map(|event| event.event_hash.as_slice());
    let hash = chain::batch_hash(&previous, number, sealed_at, hashes).to_vec();
    let signed = auth.sign(&chain::signed_bytes(&hash));
    let count = i32::try_from(events.len()).unwrap_or(i32::MAX);
    let batch =
        Batch { number, previous, sealed_at, events: count, hash, kid: signed.kid, signature: signed.signature };
    Ok(Some((batch, events)))
}

/// False when another node's batch took the place.
async fn put(service: &Service, batch: Batch, events: Vec<BatchEvent>) -> DbResult<bool> {
    service
        .write(Call::service("sealing"), move |w| {
            seal_store::lock(w.c)?;
            let last = seal_store::head(w.c)?.map_or((0, ORIGIN.to_vec()), |head| (head.number, head.hash));
            if last != (batch.number - 1, batch.previous.clone()) {
                return Ok(false);
            }
            seal_store::insert(w.c, &batch, &events)?;
            let ids: Vec<Id> = events.iter().map(|event| event.event).collect();
            seal_store::take_from_waiting(w.c, batch.number, &ids)?;
            Ok::<_, Fault>(true)
        })
        .await
}
