//! Closed-loop load: so many clients, each sending its next one when its last is answered.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use tokio::{sync::oneshot, task::JoinSet, time::Instant};

use crate::{
    goods::{self, Supply},
    http::{self, Line},
    machine::processor_seconds,
};

/// What a load came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    /// Acknowledged.
    pub(crate) done: u64,
    /// From the first request to the last answer, seconds.
    pub(crate) seconds: f64,
    /// Processor time of this whole process meanwhile, load included, seconds.
    pub(crate) processor: f64,
}

/// How fast one side was in one round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Acknowledged a second.
    pub(crate) rate: f64,
    /// Acknowledged in a second of processor time: what others do on the machine meanwhile hardly moves it.
    pub(crate) per_processor: f64,
}

impl Tally {
    /// Acknowledged a second.
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    fn rate(self) -> f64 {
        self.done as f64 / self.seconds
    }

    /// How fast, when each acknowledged call carries so many of what is counted.
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    pub(crate) fn pace(self, each: f64) -> Pace {
        Pace {
            rate: self.rate() * each,
            per_processor: self.done as f64 * each / self.processor.max(f64::MIN_POSITIVE),
        }
    }
}

/// Runs `clients` tasks, each doing `work` until the time is over or the supply is used up.
pub(crate) async fn side_by_side<W, F>(clients: usize, length: Duration, work: W) -> Result<Tally>
where
    W: Fn() -> F,
    F: Future<Output = Result<bool>> + Send + 'static,
    W: Clone + Send + 'static,
{
    let (began, spent) = (Instant::now(), processor_seconds()?);
    let mut tasks = JoinSet::new();
    for _ in 0..clients {
        let work = work.clone();
        tasks.spawn(async move {
            let mut done = 0_u64;
            while began.elapsed() < length && work().await? {
                done += 1;
            }
            Ok::<_, anyhow::Error>(done)
        });
    }
    let mut done = 0;
    while let Some(finished) = tasks.join_next().await {
        done += finished??;
    }
    let seconds = began.elapsed().as_secs_f64();
    ensure!(done > 0, "nothing was acknowledged");
    Ok(Tally { done, seconds, processor: processor_seconds()? - spent })
}

/// What to send where, and what must come back.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    pub(crate) key: String,
    pub(crate) status: u16,
}

/// Sends requests over `clients` connections from a thread of its own, so that both sides carry the same load
/// beside them.
pub(crate) async fn over_http(
    target: &Target,
    clients: usize,
    length: Duration,
    supply: Supply,
) -> Result<Tally> {
    let target = target.clone();
    on_own_thread(move || over_http_here(target, clients, length, Arc::new(supply))).await
}

/// Runs a future on a thread with a runtime of its own.
pub(crate) async fn on_own_thread<T, F>(make: impl FnOnce() -> F + Send + 'static) -> Result<T>
where
    T: Send + 'static,
    F: Future<Output = Result<T>>,
{
    let (reply, answer) = oneshot::channel();
    let thread = std::thread::Builder::new().name("bench-load".to_owned()).spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let done = runtime.context("no runtime for the load").and_then(|runtime| runtime.block_on(make()));
        // The one who asked waits for nothing else.
        let _ = reply.send(done);
    })?;
    let done = answer.await.context("the load died")?;
    thread.join().map_err(|_| anyhow::anyhow!("the load died"))?;
    done
}

async fn over_http_here(
    target: Target,
    clients: usize,
    length: Duration,
    supply: Arc<Supply>,
) -> Result<Tally> {
    let mut lines = Vec::with_capacity(clients);
    for _ in 0..clients {
        lines.push(Line::open(target.address).await?);
    }
    let (began, spent) = (Instant::now(), processor_seconds()?);
    let mut tasks = JoinSet::new();
    for mut line in lines {
        let (target, supply) = (target.clone(), Arc::clone(&supply));
        tasks.spawn(async move {
            let mut done = 0_u64;
            while began.elapsed() < length {
                let Some(n) = supply.take() else { break };
                let body = goods::request(n, None).to_string();
                let request = http::post(&target.key, &goods::idempotency_key(n), &body);
                let status = line.send(&request).await?;
                ensure!(status == target.status, "answered {status} instead of {}", target.status);
                done += 1;
            }
            Ok::<_, anyhow::Error>(done)
        });
    }
    let mut done = 0;
    while let Some(finished) = tasks.join_next().await {
        done += finished??;
    }
    let seconds = began.elapsed().as_secs_f64();
    ensure!(done > 0, "nothing was acknowledged");
    Ok(Tally { done, seconds, processor: processor_seconds()? - spent })
}
