//! The loops of a node: each waits for a nudge or for its own pace, claims what is due, and works on it in tasks of
//! its own, so that a slow courier holds up nobody else. The database is the queue; nudges may be lost.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
};

use crate::work::{Engine, Work};

/// Longest sleep between looks at the queue, real milliseconds.
const LOOK_EVERY_MS: u64 = 200;
/// Jobs claimed at once.
const BATCH: usize = 50;

/// Runs every reconciler until `stop` turns true, then lets what is under way finish.
pub async fn run(engine: Arc<Engine>, stop: watch::Receiver<bool>) {
    let mut loops = JoinSet::new();
    for work in Work::ALL {
        loops.spawn(reconcile(Arc::clone(&engine), work, stop.clone()));
    }
    loops.spawn(deliver(engine, stop));
    while loops.join_next().await.is_some() {}
}

async fn reconcile(engine: Arc<Engine>, work: Work, mut stop: watch::Receiver<bool>) {
    let slots = Arc::new(Semaphore::new(engine.settings.concurrency));
    let mut pulse = engine.desk.changed();
    let mut jobs = JoinSet::new();
    while !*stop.borrow() {
        let free = slots.available_permits().min(BATCH);
        let claimed = match engine.claim(work, u32::try_from(free).unwrap_or(1)).await {
            Ok(leases) => leases,
            Err(error) => {
                tracing::warn!(work = work.kind(), %error, "cannot claim; trying again");
                Vec::new()
            }
        };
        let full = !claimed.is_empty() && claimed.len() == free;
        for lease in claimed {
            let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { break };
            let engine = Arc::clone(&engine);
            jobs.spawn(async move {
                engine.attend(work, lease).await;
                drop(slot);
            });
        }
        while jobs.try_join_next().is_some() {}
        if full {
            // There may be more; a free slot is the only thing to wait for.
            drop(slots.acquire().await);
            continue;
        }
        wait(&mut pulse, &mut stop).await;
    }
    while jobs.join_next().await.is_some() {}
}

async fn deliver(engine: Arc<Engine>, mut stop: watch::Receiver<bool>) {
    let mut pulse = engine.desk.changed();
    let mut busy = std::collections::BTreeSet::new();
    let mut tasks = JoinSet::new();
    while !*stop.borrow() {
        match engine.hooks_due().await {
            Ok(due) => {
                for (merchant, webhook) in due {
                    // One task an endpoint: a slow receiver waits for itself alone.
                    if busy.insert(webhook.clone()) {
                        let engine = Arc::clone(&engine);
                        tasks.spawn(async move {
                            if let Err(error) = engine.deliver_to(&merchant, &webhook).await {
                                tracing::warn!(%webhook, %error, "cannot deliver; trying again");
                            }
                            webhook
                        });
                    }
                }
            }
            Err(error) => tracing::warn!(%error, "cannot look for deliveries; trying again"),
        }
        tokio::select! {
            Some(done) = tasks.join_next(), if !tasks.is_empty() => {
                if let Ok(webhook) = done {
                    busy.remove(&webhook);
                }
            }
            () = wait(&mut pulse, &mut stop) => {}
        }
    }
    while tasks.join_next().await.is_some() {}
}

async fn wait(pulse: &mut watch::Receiver<u64>, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        _ = pulse.changed() => {}
        _ = stop.changed() => {}
        () = tokio::time::sleep(Duration::from_millis(LOOK_EVERY_MS)) => {}
    }
}
