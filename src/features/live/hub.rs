use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{broadcast, watch};

use super::model::LiveRow;
use super::outbox;
use crate::features::identity::ClientKey;
use crate::platform::db::DbResult;
use crate::platform::http::{Code, Problem};
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::Service;

/// How often the hub looks whether this process has committed.
const TICK: Duration = Duration::from_millis(100);
/// Every so many ticks it looks into the database in any case, for what other processes committed; and prunes.
const TICKS_TO_LOOK: u32 = 4;
const TICKS_TO_PRUNE: u32 = 600;
/// How many changes of a lab are kept for readers who are behind. Who is further behind is cut off and comes back.
const BEHIND: usize = 256;
/// How many streams a person or device, an address, and the process hold open.
const OF_ACTOR: usize = 20;
const OF_ADDRESS: usize = 200;
const IN_ALL: usize = 20_000;

/// Hands numbered changes to the open streams of this process.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    labs: Mutex<HashMap<Id, broadcast::Sender<Arc<LiveRow>>>>,
    open: Mutex<HashMap<ClientKey, usize>>,
    closing: watch::Sender<bool>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Starts to listen to the database.
    pub fn start(service: &Service) -> Self {
        let (closing, _) = watch::channel(false);
        let live = Self(Arc::new(Inner { labs: Mutex::default(), open: Mutex::default(), closing }));
        tokio::spawn(live.clone().run(service.clone()));
        live
    }

    /// Ends every stream at once, and takes no more.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Becomes true when the service stops.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }

    /// The lab's changes from now on.
    pub fn listen(&self, lab: Id) -> broadcast::Receiver<Arc<LiveRow>> {
        lock(&self.0.labs).entry(lab).or_insert_with(|| broadcast::channel(BEHIND).0).subscribe()
    }

    /// A place for one more stream.
    ///
    /// # Errors
    /// 429 when the reader holds too many (unless limits are `off`), 503 when the process does.
    pub fn admit(&self, key: ClientKey, limited: bool) -> Result<Place, Problem> {
        let mut open = lock(&self.0.open);
        let most = if matches!(key, ClientKey::Actor(_)) { OF_ACTOR } else { OF_ADDRESS };
        if limited && open.get(&key).is_some_and(|count| *count >= most) {
            let detail = Text::new("live-streams-own").with("most", most);
            return Err(Problem::new(Code::TooManyRequests, detail));
        }
        if open.values().sum::<usize>() >= IN_ALL {
            return Err(Problem::new(Code::Unavailable, Text::new("live-streams-all")));
        }
        *open.entry(key.clone()).or_default() += 1;
        Ok(Place { live: self.clone(), key })
    }

    async fn run(self, service: Service) {
        let mut closing = self.closing();
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let (mut last, mut seen, mut ticks) = (None, None, 0_u32);
        loop {
            tokio::select! {
                _ = closing.wait_for(|closing| *closing) => return,
                _ = tick.tick() => {}
            }
            let commits = service.db().commits();
            ticks = ticks.wrapping_add(1);
            if ticks.is_multiple_of(TICKS_TO_PRUNE) {
                self.forget_the_unheard();
                log(outbox::prune(&service).await);
            }
            if seen == Some(commits) && !ticks.is_multiple_of(TICKS_TO_LOOK) {
                continue;
            }
            seen = Some(commits);
            last = log(self.pass_on(&service, last).await).or(last);
        }
    }

    /// Publishes what came after `last`; answers the number it came to.
    async fn pass_on(&self, service: &Service, last: Option<i64>) -> DbResult<i64> {
        let Some(mut last) = last else { return outbox::newest(service).await };
        loop {
            let rows = outbox::next(service, last).await?;
            if rows.is_empty() {
                return Ok(last);
            }
            let labs = lock(&self.0.labs);
            for row in rows {
                last = row.number.unwrap_or(last);
                if let Some(lab) = labs.get(&row.lab) {
                    // An error says that nobody listens any more.
                    let _ = lab.send(Arc::new(row));
                }
            }
        }
    }

    fn forget_the_unheard(&self) {
        lock(&self.0.labs).retain(|_, lab| lab.receiver_count() > 0);
    }
}

fn log<T>(done: DbResult<T>) -> Option<T> {
    done.inspect_err(|fault| tracing::error!(%fault, "live events could not be passed on")).ok()
}

/// The place of one open stream; free again when it is dropped.
pub struct Place {
    live: Live,
    key: ClientKey,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = lock(&self.live.0.open);
        if let Some(count) = open.get_mut(&self.key) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.key);
            }
        }
    }
}
