//! One node: store, desk, engine and doors, wired together.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::{Context, Result};
use gaidao_desk::{Desk, Limits, SessionRules, reach::Reach};
use gaidao_engine::{Bases, Engine, HookHttp, Http, outbound::Outside};
use gaidao_store::{Address, MasterKey, Options, OsEntropy, Store};
use tokio::{net::TcpListener, sync::watch};

use crate::{
    clock::{Business, SystemClock},
    settings::Settings,
};

/// What a command is about to do with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Work on it, and make it where there is none.
    Make,
    /// Work on one that exists: a mistyped path must not become a new, empty database.
    Write,
    /// Only look at one that exists.
    Read,
}

/// Opens the store of `settings`. A new database gets its folders and its key file; an old one without its key file
/// does not get another.
pub(crate) async fn open_store(settings: &Settings, purpose: Use) -> Result<Arc<Store>> {
    let address = Address::parse(&settings.database)?;
    let failed = match &address {
        Address::Sqlite(path) => {
            look_at(path, &settings.key_file, purpose)?;
            make_parent(path)?;
            "the database does not open"
        }
        Address::Postgres(_) => {
            "the database does not open: is PostgreSQL reachable there, and do user, password and database exist?"
        }
    };
    make_parent(&settings.key_file)?;
    let entropy = Arc::new(OsEntropy);
    let key = MasterKey::load_or_create(&settings.key_file, &*entropy)?;
    let store = Store::open(&address, Options::new(key, entropy)).await;
    Ok(Arc::new(store.context(failed)?))
}

/// What can be said about a database file before it is opened.
fn look_at(path: &Path, key_file: &Path, purpose: Use) -> Result<()> {
    // A start that failed may have left an empty file.
    if std::fs::metadata(path).map_or(0, |meta| meta.len()) == 0 {
        anyhow::ensure!(
            purpose == Use::Make,
            "no database at {}: name the right one with --database, or make one: gaidao merchant new NAME",
            path.display()
        );
        return Ok(());
    }
    anyhow::ensure!(
        key_file.exists(),
        "the key file {} is missing: put back the copy that belongs to {}; without it nobody can read the data",
        key_file.display(),
        path.display()
    );
    if purpose != Use::Read {
        std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .with_context(|| format!("{} cannot be written by this user", path.display()))?;
    }
    Ok(())
}

fn make_parent(path: &Path) -> Result<()> {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => std::fs::create_dir_all(parent)
            .with_context(|| format!("cannot make the folder {}", parent.display())),
        _ => Ok(()),
    }
}

/// A desk over the store of `settings`, for commands that need no engine.
pub(crate) async fn open_desk(settings: &Settings, purpose: Use) -> Result<Arc<Desk>> {
    Ok(desk(open_store(settings, purpose).await?, settings, None))
}

fn desk(store: Arc<Store>, settings: &Settings, business: Option<Business>) -> Arc<Desk> {
    let limits = Limits {
        webhooks_to_loopback: settings.webhooks_to_loopback,
        simulator: settings.simulator.is_some() || business.is_some(),
    };
    let clock = Arc::new(SystemClock::new(business));
    let sessions = SessionRules {
        idle_ms: i64::from(settings.session_idle_minutes.max(1)) * 60_000,
        life_ms: i64::from(settings.session_hours.max(1)) * 3_600_000,
    };
    Arc::new(Desk::new(store, gaidao_connectors::registry(), clock, limits).with_sessions(sessions))
}

/// A node that is ready to run.
pub(crate) struct Node {
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    /// The reconcilers.
    pub(crate) engine: Arc<Engine>,
    /// Where the simulator's connectors are; filled before running.
    pub(crate) bases: Bases,
    /// The demo's clock, where this is one.
    pub(crate) demo: Option<Arc<dyn gaidao_web::DemoClock>>,
    settings: Settings,
}

impl Node {
    /// Opens everything a node needs. `business` replaces the business clock (demo).
    pub(crate) async fn open(settings: Settings, business: Option<Business>, purpose: Use) -> Result<Self> {
        let store = open_store(&settings, purpose).await?;
        let desk = desk(store, &settings, business);
        let bases = Bases::default();
        let tuning = gaidao_engine::Settings {
            courier_timeout_ms: settings.courier_timeout_ms,
            concurrency: settings.send_concurrency.max(1),
            webhooks_to_loopback: settings.webhooks_to_loopback,
        };
        if settings.webhooks_to_loopback {
            tracing::warn!("webhooks may reach loopback over plain http: never do this on a shared machine");
        }
        let http = Arc::new(Http::new()?);
        let hooks = Arc::new(HookHttp::new(Reach::of(settings.webhooks_to_loopback))?);
        let engine = Arc::new(Engine::new(Arc::clone(&desk), http, hooks, bases.clone(), tuning));
        desk.connect(Arc::new(Outside(Arc::clone(&engine))));
        Ok(Self { desk, engine, bases, demo: None, settings })
    }

    /// Runs doors and reconcilers on `listener` until the process is told to stop.
    pub(crate) async fn run(self, listener: TcpListener, ready: impl FnOnce() -> Result<()>) -> Result<()> {
        let (stop, stopped) = watch::channel(false);
        let mut web = gaidao_web::Web::new(Arc::clone(&self.desk));
        web.metrics = Some(metrics()?);
        web.limits.rate_per_second = self.settings.requests_per_second;
        web.trusted_proxies = self.settings.trusted_proxies;
        web.demo = self.demo;
        let router = gaidao_web::router(web);
        let engine = tokio::spawn(gaidao_engine::run(Arc::clone(&self.engine), stopped.clone()));
        ready()?;
        let closing = async move {
            asked_to_stop().await;
            let _ = stop.send(true);
        };
        gaidao_web::serve(listener, router, closing).await.context("the server stopped")?;
        engine.await.context("the reconcilers stopped")?;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Pace of folding the histograms' samples.
const UPKEEP_EVERY: std::time::Duration = std::time::Duration::from_secs(5);

/// Installs the metrics recorder once and gives the text behind `/metrics`.
fn metrics() -> Result<gaidao_web::Metrics> {
    let handle = metrics_exporter_prometheus::PrometheusBuilder::new()
        .install_recorder()
        .context("the metrics recorder cannot be installed")?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        // Histograms hold every sample until they are folded, and nobody may ever scrape this node.
        loop {
            tokio::time::sleep(UPKEEP_EVERY).await;
            upkeep.run_upkeep();
        }
    });
    Ok(Arc::new(move || handle.render()))
}

/// Listens on `address`, or says what to do about a port that is taken.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}; if the port is taken, choose another: --listen 127.0.0.1:0 takes any free one")
    })
}

/// Waits for Ctrl-C or SIGTERM.
pub(crate) async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What opening says, for a folder with or without database and key file.
    async fn check(database: bool, key: bool, purpose: Use, said: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let settings = Settings {
            database: format!("sqlite:{}", at("gaidao.db").display()),
            key_file: at("gaidao.key"),
            ..Settings::default()
        };
        if database {
            drop(open_store(&settings, Use::Make).await.unwrap());
            if !key {
                std::fs::remove_file(at("gaidao.key")).unwrap();
            }
        }
        let opened = open_store(&settings, purpose).await.map(drop).map_err(|error| error.to_string());
        match said {
            None => assert_eq!(opened, Ok(())),
            Some(words) => {
                assert!(opened.unwrap_err().contains(words), "{database} {key} {purpose:?}");
                // Nothing was made in passing.
                assert_eq!(
                    (at("gaidao.db").exists(), at("gaidao.key").exists()),
                    (database, database && key)
                );
            }
        }
    }

    #[tokio::test]
    async fn only_what_may_make_a_database_makes_one() {
        check(false, false, Use::Make, None).await;
        check(false, false, Use::Write, Some("no database at")).await;
        check(false, false, Use::Read, Some("no database at")).await;
        check(true, true, Use::Write, None).await;
        check(true, true, Use::Read, None).await;
        for purpose in [Use::Make, Use::Write, Use::Read] {
            check(true, false, purpose, Some("is missing: put back")).await;
        }
    }
}
