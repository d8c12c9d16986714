//! Everything a run shares: the simulated couriers, what was seen of the house from outside, what broke.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gaidao_desk::Desk;
use gaidao_sim::World;

use crate::cast::Cast;
use crate::coverage::Coverage;
use crate::crew::{Owner, Spawner};
use crate::line::Line;
use crate::probe::Probe;
use crate::rng::Rng;
use crate::storm::{STRIKES_MAX, Storm};
use crate::trace::Trace;

/// Handles that every task of the outside holds.
#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) line: Line,
    pub(crate) spawner: Spawner,
    pub(crate) cast: Arc<Cast>,
    pub(crate) storm: Arc<Storm>,
    scene: Arc<Mutex<Scene>>,
}

/// A node as the outside reaches it.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) owner: Owner,
    pub(crate) desk: Arc<Desk>,
}

/// What a webhook receiver is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Temper {
    Healthy,
    /// Answers 500 or hangs until the storm is over.
    Moody,
    /// Answers 410 for ever.
    Gone,
}

/// A webhook receiver.
#[derive(Clone, Debug)]
pub(crate) struct Sink {
    pub(crate) merchant: usize,
    pub(crate) webhook: String,
    pub(crate) secret: String,
    pub(crate) temper: Temper,
    /// Body of each event by its id, as first received.
    pub(crate) got: BTreeMap<String, Vec<u8>>,
    /// Events whose id came with another body.
    pub(crate) torn: Vec<String>,
}

/// One merchant, once it exists.
#[derive(Clone, Debug)]
pub(crate) struct Shop {
    pub(crate) id: gaidao_core::MerchantId,
}

/// A client's request and what it was told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The id it was given, if it was told one.
    pub(crate) told: Option<String>,
}

/// What reached the couriers about one interception.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    /// Commands that the courier may have processed.
    pub(crate) intercepts: u32,
    pub(crate) withdrawals: u32,
}

/// Order to the conductor, from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Crash(usize),
    Pause {
        node: usize,
        ms: i64,
    },
    LimitSize(bool),
    /// Time steps back on a node.
    StepBack {
        node: usize,
        ms: i64,
    },
}

/// The state behind [`Town`].
pub(crate) struct Scene {
    pub(crate) rng: Rng,
    pub(crate) world: World,
    pub(crate) probe: Probe,
    pub(crate) trace: Trace,
    pub(crate) coverage: Coverage,
    pub(crate) broken: Vec<String>,
    pub(crate) calm: bool,
    pub(crate) doors: Vec<Option<Door>>,
    pub(crate) shops: Vec<Shop>,
    pub(crate) sinks: BTreeMap<String, Sink>,
    pub(crate) asked: BTreeMap<String, Asked>,
    pub(crate) acknowledged: BTreeSet<String>,
    pub(crate) sent: BTreeMap<String, Sent>,
    /// Requests on the wire, by digest.
    pub(crate) on_wire: BTreeMap<String, usize>,
    /// Those of them that a courier got, by digest.
    pub(crate) arrived: BTreeMap<String, usize>,
    /// Status queries that were answered properly, by waybill.
    pub(crate) answered_queries: BTreeMap<String, u32>,
    /// Pushes acknowledged as stored, by their body.
    pub(crate) stored_pushes: BTreeSet<(usize, Vec<u8>)>,
    /// How often each push was sent.
    pub(crate) push_tries: BTreeMap<u64, u32>,
    /// Where each courier pushes: merchant.
    pub(crate) push_owner: BTreeMap<String, usize>,
    pub(crate) orders: Vec<Order>,
    /// Commits since the queue was last looked into.
    pub(crate) commits: u64,
    pub(crate) attempts_seen: i64,
    /// Attempts whose intent was judged.
    pub(crate) judged: BTreeSet<(String, u32)>,
    /// Writes until the node dies, for nodes that shall die by a write.
    pub(crate) fuse: BTreeMap<usize, u32>,
}

impl Town {
    pub(crate) fn new(
        line: Line,
        spawner: Spawner,
        cast: Arc<Cast>,
        storm: Arc<Storm>,
        scene: Scene,
    ) -> Self {
        Self { line, spawner, cast, storm, scene: Arc::new(Mutex::new(scene)) }
    }

    pub(crate) fn scene(&self) -> MutexGuard<'_, Scene> {
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> i64 {
        self.line.now()
    }

    /// Notes something in the trace.
    pub(crate) fn note(&self, what: impl FnOnce() -> String) {
        let now = self.now();
        self.scene().trace.add(now, what);
    }

    pub(crate) fn count(&self, what: &str) {
        self.scene().coverage.count(what);
    }
}

impl Scene {
    pub(crate) fn new(seed: u64, probe: Probe, nodes: usize, keep_trace: bool) -> Self {
        Self {
            rng: Rng::of(seed, "scene"),
            world: World::new(seed),
            probe,
            trace: Trace::new(keep_trace),
            coverage: Coverage::default(),
            broken: Vec::new(),
            calm: true,
            doors: vec![None; nodes],
            shops: Vec::new(),
            sinks: BTreeMap::new(),
            asked: BTreeMap::new(),
            acknowledged: BTreeSet::new(),
            sent: BTreeMap::new(),
            on_wire: BTreeMap::new(),
            arrived: BTreeMap::new(),
            answered_queries: BTreeMap::new(),
            stored_pushes: BTreeSet::new(),
            push_tries: BTreeMap::new(),
            push_owner: BTreeMap::new(),
            orders: Vec::new(),
            commits: 0,
            attempts_seen: 0,
            judged: BTreeSet::new(),
            fuse: BTreeMap::new(),
        }
    }

    pub(crate) fn breaks(&mut self, what: String) {
        if self.broken.len() < 20 {
            self.broken.push(what);
        }
    }

    /// The result of a look at the database; one that fails is a finding of its own.
    pub(crate) fn looked<T>(&mut self, result: rusqlite::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.breaks(format!("the database cannot be read from outside: {error}"));
                None
            }
        }
    }

    /// Strikes of each armed fault so far: what is left of its count tells.
    pub(crate) fn strikes(&self) -> BTreeMap<u64, (gaidao_sim::FaultKind, u32)> {
        let left = |count: Option<u32>| STRIKES_MAX.saturating_sub(count.unwrap_or(STRIKES_MAX));
        self.world.faults().into_iter().map(|fault| (fault.id, (fault.fault, left(fault.count)))).collect()
    }

    /// Which fault struck between two counts.
    pub(crate) fn struck(
        before: &BTreeMap<u64, (gaidao_sim::FaultKind, u32)>,
        after: &BTreeMap<u64, (gaidao_sim::FaultKind, u32)>,
    ) -> Vec<gaidao_sim::FaultKind> {
        after
            .iter()
            .filter(|(id, (_, strikes))| before.get(id).is_some_and(|(_, earlier)| strikes > earlier))
            .map(|(_, (kind, _))| *kind)
            .collect()
    }
}
