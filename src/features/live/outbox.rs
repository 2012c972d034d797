use super::model::LiveRow;
use super::store::{self, AT_ONCE};
use crate::platform::db::DbResult;
use crate::platform::write::{Call, Service};

/// How long a broken stream can be taken up again.
const KEPT_HOURS: i64 = 24;

/// Numbers what was committed, by this process or another.
///
/// # Errors
/// Whatever the database answers.
pub async fn number(service: &Service) -> DbResult<()> {
    while service.read(store::any_waiting).await? {
        service.write(Call::service("live"), |w| store::number_waiting(w.c)).await?;
    }
    Ok(())
}

/// The rows after `last`, numbered now if need be; not all of them when there are many.
///
/// # Errors
/// Whatever the database answers.
pub async fn next(service: &Service, last: i64) -> DbResult<Vec<LiveRow>> {
    number(service).await?;
    service.read(move |c| store::after(c, last, AT_ONCE)).await
}

/// The number of the newest change.
///
/// # Errors
/// Whatever the database answers.
pub async fn newest(service: &Service) -> DbResult<i64> {
    Ok(service.read(store::kept).await?.map_or(0, |kept| kept.newest))
}

/// Takes away what is older than a day; answers how many rows.
///
/// # Errors
/// Whatever the database answers.
pub async fn prune(service: &Service) -> DbResult<usize> {
    let mut all = 0;
    loop {
        let pruned =
            service.write(Call::service("live"), |w| store::prune(w.c, w.now.plus_seconds(-KEPT_HOURS * 3600))).await?;
        all += pruned;
        if i64::try_from(pruned).unwrap_or(i64::MAX) < AT_ONCE {
            return Ok(all);
        }
    }
}
