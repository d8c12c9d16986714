//! From the 202 to the courier's first byte, at a constant rate that waits for nobody: a request that is late does
//! not make the next one late, so slow moments count as often as they happen.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use gaidao_desk::reach::Reach;
use gaidao_engine::{Bases, Engine, HookHttp, Http, Settings};
use tokio::{
    sync::{Mutex, watch},
    task::{JoinHandle, JoinSet},
    time::{Instant, sleep_until, timeout},
};

use crate::{
    compare::{Measured, progress},
    courier::Courier,
    goods,
    house::{Ground, House},
    http::{self, Line},
    load::on_own_thread,
    options::Options,
    ratio::{Bar, quantile},
    serve::Server,
};

/// Interceptions a second.
const RATE: u32 = 100;
/// Courier accounts they are spread over. ZTO's card paces an account at 20 calls a second: 5 each leave room, so
/// that the pace, which is a wish and not a cost, is not what is measured.
const ACCOUNTS: u64 = 20;
/// Longest wait for the last command of a round.
const LAST_WITHIN: Duration = Duration::from_secs(20);

/// One request: when it was to leave, and when its 202 was there.
#[derive(Clone, Copy)]
struct Sent {
    n: u64,
    planned: Instant,
    accepted: Instant,
}

/// A whole node: doors, reconcilers, and a courier for them.
struct Node {
    house: House,
    server: Server,
    courier: Courier,
    stop: watch::Sender<bool>,
    engine: JoinHandle<()>,
}

fn account(n: u64) -> String {
    format!("zto-{:02}", n % ACCOUNTS)
}

/// Measures.
pub(crate) async fn measure(options: &Options, site: &Path) -> Result<Vec<Measured>> {
    let accounts: Vec<String> = (0..ACCOUNTS).map(account).collect();
    let warm = requests(options.warm_up());
    let each = requests(options.round());
    let rounds = options.rounds();
    let all = warm + each * u64::try_from(rounds)?;
    let ground = Ground::lay(site, &accounts, all).await?;
    let node = Node::open(&ground).await?;
    let line = progress("accept to the courier's first byte", rounds + 1);
    let mut figures = Figures::default();
    node.round(&ground.key, 0, warm).await?;
    line.inc(1);
    for round in 0..rounds {
        let from = warm + each * u64::try_from(round)?;
        figures.add(&node.round(&ground.key, from, each).await?, &node.courier)?;
        line.inc(1);
    }
    line.finish_and_clear();
    node.close(all).await?;
    Ok(figures.lines())
}

fn requests(length: Duration) -> u64 {
    u64::try_from(length.as_millis()).unwrap_or(u64::MAX) * u64::from(RATE) / 1_000
}

/// The figures of each round, milliseconds.
#[derive(Default)]
struct Figures {
    answer: [Vec<f64>; 2],
    added: [Vec<f64>; 2],
}

/// What is told of a round.
const SHARES: [f64; 2] = [0.5, 0.99];

impl Figures {
    fn add(&mut self, sent: &[Sent], courier: &Courier) -> Result<()> {
        let ms = |from: Instant, to: Instant| to.saturating_duration_since(from).as_secs_f64() * 1e3;
        let answer: Vec<f64> = sent.iter().map(|one| ms(one.planned, one.accepted)).collect();
        let mut added = Vec::with_capacity(sent.len());
        for one in sent {
            let first = courier.first_byte(&goods::waybill(one.n)).context("a command did not come")?;
            added.push(ms(one.accepted, first));
        }
        for (index, share) in SHARES.iter().enumerate() {
            if let (Some(to), Some(also)) = (self.answer.get_mut(index), self.added.get_mut(index)) {
                to.push(quantile(&answer, *share));
                also.push(quantile(&added, *share));
            }
        }
        Ok(())
    }

    fn lines(self) -> Vec<Measured> {
        let line = |name: &str, ours: Vec<f64>, bar: Bar| Measured {
            name: format!("{name}, {RATE}/s"),
            unit: "ms",
            ours,
            baseline: Vec::new(),
            bar,
            discarded: None,
        };
        let ([answer_half, answer_most], [added_half, added_most]) = (self.answer, self.added);
        vec![
            line("202 to the courier's first byte, p50", added_half, Bar::AtMost { gate: 5.0 }),
            line("202 to the courier's first byte, p99", added_most, Bar::AtMost { gate: 25.0 }),
            line("request to its 202, p50", answer_half, Bar::None),
            line("request to its 202, p99", answer_most, Bar::None),
        ]
    }
}

impl Node {
    async fn open(ground: &Ground) -> Result<Self> {
        let house = ground.house().await?;
        let courier = Courier::open().await?;
        let bases = Bases::default();
        bases.put("zto", &format!("http://{}", courier.address));
        let (http, hooks) = (Arc::new(Http::new()?), Arc::new(HookHttp::new(Reach::of(false))?));
        let engine = Engine::new(Arc::clone(&house.desk), http, hooks, bases, Settings::default());
        let (stop, stopped) = watch::channel(false);
        let engine = tokio::spawn(gaidao_engine::run(Arc::new(engine), stopped));
        let server = Server::product(Arc::clone(&house.desk)).await?;
        Ok(Self { house, server, courier, stop, engine })
    }

    /// Sends `count` requests from number `from` on, and waits until the courier has heard of each.
    async fn round(&self, key: &str, from: u64, count: u64) -> Result<Vec<Sent>> {
        let (address, key) = (self.server.address, key.to_owned());
        let sent = on_own_thread(move || at_constant_rate(address, key, from, count)).await?;
        let all = timeout(LAST_WITHIN, self.courier.wait_for(from + count)).await;
        all.context("not every accepted command reached the courier")??;
        Ok(sent)
    }

    async fn close(self, all: u64) -> Result<()> {
        self.server.stop().await?;
        self.stop.send(true)?;
        self.engine.await?;
        let commands = self.courier.commands();
        ensure!(commands == all, "{all} were acknowledged, but the courier heard {commands} commands");
        self.house.check_audit().await?;
        let closed = self.house.close().await?;
        closed.check_accepted(all)?;
        let accepted = closed.count("SELECT count(*) FROM interceptions WHERE state = 'accepted'")?;
        ensure!(accepted == all, "the courier took {all} commands, but {accepted} interceptions say so");
        Ok(())
    }
}

async fn at_constant_rate(address: SocketAddr, key: String, from: u64, count: u64) -> Result<Vec<Sent>> {
    let idle = Arc::new(Mutex::new(Vec::<Line>::new()));
    let key = Arc::new(key);
    let began = Instant::now() + Duration::from_millis(20);
    let mut tasks = JoinSet::new();
    for index in 0..count {
        let n = from + index;
        let planned = began + Duration::from_secs(index) / RATE;
        sleep_until(planned).await;
        let (idle, key) = (Arc::clone(&idle), Arc::clone(&key));
        tasks.spawn(async move {
            let body = goods::request(n, Some(&account(n))).to_string();
            let request = http::post(&key, &goods::idempotency_key(n), &body);
            let kept = idle.lock().await.pop();
            let mut line = match kept {
                Some(line) => line,
                None => Line::open(address).await?,
            };
            let status = line.send(&request).await?;
            let accepted = Instant::now();
            ensure!(status == 202, "answered {status} instead of 202");
            idle.lock().await.push(line);
            Ok(Sent { n, planned, accepted })
        });
    }
    let mut sent = Vec::with_capacity(usize::try_from(count)?);
    while let Some(done) = tasks.join_next().await {
        sent.push(done??);
    }
    Ok(sent)
}
