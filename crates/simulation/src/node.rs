//! A node: the real store, desk and engine over the shared database file, on its own clock and its own weather.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use gaidao_core::At;
use gaidao_desk::{Clock, Desk, Limits};
use gaidao_engine::{Bases, Engine, Settings, Work};
use gaidao_store::{Fate, MasterKey, Options, Planted, SeededEntropy, Store, Weather};

use crate::crew::{Owner, at_once};
use crate::line::Line;
use crate::rng::Rng;
use crate::scene::{Door, Order, Town};
use crate::wire::{COURIERS, Courier, Receiver};

/// A node's clocks: the line's time and its own error.
pub(crate) struct NodeClock {
    line: Line,
    error_ms: Arc<AtomicI64>,
    rng: Mutex<Rng>,
}

impl Clock for NodeClock {
    fn business(&self) -> At {
        self.real()
    }

    fn real(&self) -> At {
        At(self.line.now() + self.error_ms.load(Ordering::Relaxed))
    }

    fn nonce(&self) -> u128 {
        self.rng.lock().unwrap_or_else(PoisonError::into_inner).wide()
    }
}

/// What happens around a node's database.
struct NodeWeather {
    town: Town,
    index: usize,
    rng: Mutex<Rng>,
}

impl Weather for NodeWeather {
    fn fate(&self) -> Fate {
        let mut scene = self.town.scene();
        if scene.calm {
            return Fate::Fair;
        }
        let mut rng = self.rng.lock().unwrap_or_else(PoisonError::into_inner);
        let dice = u64::try_from(rng.between(0, 999)).unwrap_or(0);
        let storm = &self.town.storm;
        if dice < storm.unsure_in_1000 {
            let saved = rng.percent(50);
            scene.coverage.count(if saved { "commit unsure, saved" } else { "commit unsure, lost" });
            return Fate::Unsure { saved };
        }
        if dice >= 1_000 - storm.busy_in_1000 {
            scene.coverage.count("database busy");
            return Fate::Busy;
        }
        Fate::Fair
    }

    fn written(&self) {
        let mut scene = self.town.scene();
        scene.commits += 1;
        crate::check::during::after_write(&mut scene);
        if let Some(fuse) = scene.fuse.get_mut(&self.index) {
            *fuse = fuse.saturating_sub(1);
            if *fuse == 0 {
                scene.fuse.remove(&self.index);
                scene.coverage.count("node crash after a write");
                scene.orders.push(Order::Crash(self.index));
            }
        }
    }
}

/// One life of a node.
pub(crate) struct Node {
    pub(crate) index: usize,
    pub(crate) owner: Owner,
    pub(crate) store: Arc<Store>,
    pub(crate) engine: Arc<Engine>,
    pub(crate) error_ms: Arc<AtomicI64>,
    /// A look at the queue is under way.
    pub(crate) looking: Arc<AtomicBool>,
    delivering: Arc<AtomicBool>,
}

/// What a node is opened with.
pub(crate) struct Setup<'a> {
    pub(crate) path: &'a Path,
    pub(crate) seed: u64,
    pub(crate) index: usize,
    pub(crate) life: u32,
    pub(crate) planted: Option<Planted>,
}

impl Node {
    /// Starts a node on what the database holds.
    pub(crate) fn open(town: &Town, setup: &Setup<'_>) -> Result<(Self, Door), String> {
        let (index, life) = (setup.index, setup.life);
        let word = format!("node {index} life {life}");
        let mut rng = Rng::of(setup.seed, &word);
        let key = MasterKey::from_hex(&"5a".repeat(32)).ok_or("no master key")?;
        let weather =
            NodeWeather { town: town.clone(), index, rng: Mutex::new(Rng::of(rng.next(), "weather")) };
        let options = Options {
            planted: setup.planted,
            weather: Some(Arc::new(weather)),
            ..Options::new(key, Arc::new(SeededEntropy::new(rng.next())))
        };
        let opened = at_once(Store::open_inline(setup.path, options)).ok_or("opening never ends")?;
        let store = Arc::new(opened.map_err(|error| format!("node {index} does not open: {error}"))?);
        let skew = town.storm.skew_ms.get(index).copied().unwrap_or(0);
        let error_ms = Arc::new(AtomicI64::new(if town.scene().calm { 0 } else { skew }));
        let clock = Arc::new(NodeClock {
            line: town.line.clone(),
            error_ms: Arc::clone(&error_ms),
            rng: Mutex::new(Rng::of(rng.next(), "nonce")),
        });
        let limits = Limits { simulator: true, ..Limits::default() };
        let desk = Arc::new(Desk::new(Arc::clone(&store), crate::hand::registry(), clock, limits));
        let bases = Bases::default();
        for connector in gaidao_connectors::ALL {
            let id = connector.card().id;
            bases.put(id, &format!("{COURIERS}{id}"));
        }
        bases.put(crate::hand::ID, &format!("{COURIERS}zto"));
        let engine = Arc::new(Engine::new(
            Arc::clone(&desk),
            Arc::new(Courier(town.clone())),
            Arc::new(Receiver(town.clone())),
            bases,
            Settings::default(),
        ));
        let owner = Owner::Node { index, life };
        let door = Door { owner, desk };
        let node = Self {
            index,
            owner,
            store,
            engine,
            error_ms,
            looking: Arc::default(),
            delivering: Arc::default(),
        };
        Ok((node, door))
    }

    pub(crate) fn now(&self, town: &Town) -> i64 {
        town.now() + self.error_ms.load(Ordering::Relaxed)
    }

    /// Looks at the queue once, as each reconciler's loop does: claims what is due and works on it side by side.
    pub(crate) fn look(&self, town: &Town) {
        if self.looking.swap(true, Ordering::Relaxed) {
            return;
        }
        let now = self.now(town);
        let (kinds, hooks) = {
            let mut scene = town.scene();
            let (kinds, hooks) = (scene.probe.due_kinds(now), scene.probe.hooks_due(now));
            (scene.looked(kinds).unwrap_or_default(), scene.looked(hooks).unwrap_or(false))
        };
        let works: Vec<Work> =
            Work::ALL.into_iter().filter(|work| kinds.iter().any(|k| k == work.kind())).collect();
        if hooks && !self.delivering.swap(true, Ordering::Relaxed) {
            let (engine, busy) = (Arc::clone(&self.engine), Arc::clone(&self.delivering));
            town.spawner.spawn(self.owner, async move {
                // What could not be delivered is due again: the next look finds it.
                let _tried = engine.deliver_once().await;
                busy.store(false, Ordering::Relaxed);
            });
        }
        let (engine, looking) = (Arc::clone(&self.engine), Arc::clone(&self.looking));
        let (spawner, owner) = (town.spawner.clone(), self.owner);
        town.spawner.spawn(owner, async move {
            for work in works {
                let Ok(leases) = engine.claim(work, 50).await else { continue };
                for lease in leases {
                    let engine = Arc::clone(&engine);
                    spawner.spawn(owner, async move { engine.attend(work, lease).await });
                }
            }
            looking.store(false, Ordering::Relaxed);
        });
    }
}
