//! Leads a run through its storm and its week of healing.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::bugs::Bug;
use crate::cast::Cast;
use crate::check;
use crate::crew::{Crew, Owner, at_once};
use crate::line::Line;
use crate::logs::Logs;
use crate::node::{Node, Setup};
use crate::people;
use crate::probe::Probe;
use crate::rng::Rng;
use crate::run::Outcome;
use crate::scene::{Order, Scene, Town};
use crate::storm::Storm;
use crate::{stage, wire};

/// 2026-11-22 09:00 +08:00.
pub(crate) const BEGIN_MS: i64 = 1_795_309_200_000;
const HOUR_MS: i64 = 3_600_000;
/// Faults are off for so long before the end.
const HEAL_MS: i64 = 7 * 24 * HOUR_MS;
/// Shortest wait between two looks at the queue.
const LOOK_MS: i64 = 150;
/// Steps after which a run that never rests is given up: a busy one takes a hundredth of it.
const STEPS_MAX: u64 = 20_000_000;

/// Leads a run: whose turn it is, what time it is, who is up.
pub(crate) struct Conductor {
    seed: u64,
    bug: Option<Bug>,
    folder: tempfile::TempDir,
    crew: Crew,
    town: Town,
    rng: Rng,
    nodes: Vec<Option<Node>>,
    lives: Vec<u32>,
    /// Nodes that stand still, and until when.
    paused: BTreeMap<usize, i64>,
    /// Nodes that are down, and when they come back.
    down: BTreeMap<usize, i64>,
    /// Tasks that stand still, and until when.
    stalled: Vec<(i64, u64)>,
    looks: Vec<Look>,
    commits_seen: u64,
    full: bool,
}

#[derive(Clone, Copy, Default)]
struct Look {
    at: Option<i64>,
    last: i64,
    commits: u64,
    idle: u32,
}

impl Conductor {
    pub(crate) fn new(seed: u64, bug: Option<Bug>, keep_trace: bool) -> Result<Self, String> {
        let storm = Storm::of(seed);
        let cast = Cast::of(seed, &storm);
        let folder = tempfile::tempdir().map_err(|error| format!("no folder for the database: {error}"))?;
        let path = folder.path().join("gaidao.db");
        stage::make(&path)?;
        let probe = Probe::open(&path).map_err(|error| format!("the database does not open: {error}"))?;
        let crew = Crew::default();
        let scene = Scene::new(seed, probe, storm.nodes, keep_trace);
        let nodes = storm.nodes;
        let line = Line::new(BEGIN_MS);
        let town = Town::new(line, crew.spawner(), Arc::new(cast), Arc::new(storm), scene);
        let mut made = Self {
            seed,
            bug,
            folder,
            crew,
            town,
            rng: Rng::of(seed, "conductor"),
            nodes: (0..nodes).map(|_| None).collect(),
            lives: vec![0; nodes],
            paused: BTreeMap::new(),
            down: BTreeMap::new(),
            stalled: Vec::new(),
            looks: vec![Look::default(); nodes],
            commits_seen: u64::MAX,
            full: false,
        };
        for index in 0..nodes {
            made.start(index)?;
        }
        at_once(stage::furnish(&made.town)).ok_or("setting up never ends")??;
        made.direct();
        Ok(made)
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("gaidao.db")
    }

    fn start(&mut self, index: usize) -> Result<(), String> {
        let Some(life) = self.lives.get_mut(index) else { return Ok(()) };
        *life += 1;
        let path = self.folder.path().join("gaidao.db");
        let setup = Setup {
            path: Path::new(&path),
            seed: self.seed,
            index,
            life: *life,
            planted: self.bug.and_then(Bug::store),
        };
        // Opening is watched as little as production's: no faults while a node starts.
        let calm = std::mem::replace(&mut self.town.scene().calm, true);
        let opened = Node::open(&self.town, &setup);
        self.town.scene().calm = calm;
        let (node, door) = opened?;
        if !calm {
            let skew = self.town.storm.skew_ms.get(index).copied().unwrap_or(0);
            node.error_ms.store(skew, Ordering::Relaxed);
        }
        if let Some(place) = self.town.scene().doors.get_mut(index) {
            *place = Some(door);
        }
        if let Some(place) = self.nodes.get_mut(index) {
            *place = Some(node);
        }
        if self.full {
            self.limit(true);
        }
        self.commits_seen = u64::MAX;
        Ok(())
    }

    /// Sends everybody on their way.
    fn direct(&mut self) {
        let (town, storm) = (self.town.clone(), Arc::clone(&self.town.storm));
        self.town.scene().calm = false;
        for node in self.nodes.iter().flatten() {
            let skew = storm.skew_ms.get(node.index).copied().unwrap_or(0);
            node.error_ms.store(skew, Ordering::Relaxed);
            if skew != 0 {
                town.count("clock skew");
            }
        }
        for plan in self.town.cast.parcels.clone() {
            town.spawner.spawn(Owner::Outside, people::live(town.clone(), BEGIN_MS, plan));
        }
        for merchant in 0..self.town.cast.merchants.len() {
            let end = BEGIN_MS + storm.span_ms + HEAL_MS - 24 * HOUR_MS;
            town.spawner.spawn(Owner::Outside, people::operate(town.clone(), merchant, end));
        }
        stage::let_it_storm(&town, &mut self.rng, BEGIN_MS);
    }

    pub(crate) fn live(&mut self) {
        let heal_at = BEGIN_MS + self.town.storm.span_ms;
        let end = heal_at + HEAL_MS;
        let mut steps = 0_u64;
        let mut healed = false;
        loop {
            steps += 1;
            if steps > STEPS_MAX {
                self.town.scene().breaks("the house never comes to rest".to_owned());
                return;
            }
            if self.step() {
                self.follow_orders();
                continue;
            }
            let now = self.town.now();
            if !healed && now >= heal_at {
                healed = true;
                self.heal();
                continue;
            }
            self.plan_looks();
            let next = self.next_event().unwrap_or(end).min(if healed { end } else { heal_at });
            if healed && next >= end {
                let mut scene = self.town.scene();
                let commits = scene.commits;
                scene.coverage.count_many("(commits)", commits);
                scene.coverage.count_many("(steps of tasks)", steps);
                return;
            }
            self.town.line.advance(next);
            self.happen();
        }
    }

    /// Lets one task go on; false when everybody waits.
    fn step(&mut self) -> bool {
        let paused = &self.paused;
        let held = |owner| matches!(owner, Owner::Node { index, .. } if paused.contains_key(&index));
        let Some((id, owner)) = self.crew.pick(&mut self.rng, held) else { return false };
        let stalls = self.town.storm.stalls_in_1000;
        if stalls > 0
            && owner != Owner::Outside
            && self.rng.next() % 1_000 < stalls
            && !self.town.scene().calm
        {
            self.crew.set_aside(id);
            let long = self.rng.percent(50);
            let ms = if long { self.rng.between(3_000, 60_000) } else { self.rng.between(5, 3_000) };
            self.stalled.push((self.town.now() + ms, id));
            self.town.count("task stall");
            return true;
        }
        self.crew.run(id);
        true
    }

    fn follow_orders(&mut self) {
        let orders = std::mem::take(&mut self.town.scene().orders);
        for order in orders {
            match order {
                Order::Crash(node) => self.crash(node),
                Order::Pause { node, ms } => {
                    let until = self.town.now() + ms;
                    self.town.note(|| format!("node {node} stands still for {ms} ms"));
                    self.town.count("node pause");
                    self.paused.insert(node, until);
                }
                Order::LimitSize(full) => {
                    self.full = full;
                    self.limit(full);
                }
                Order::StepBack { node, ms } => {
                    if let Some(Some(node)) = self.nodes.get(node) {
                        node.error_ms.fetch_sub(ms, Ordering::Relaxed);
                        self.town.count("clock steps back");
                    }
                }
            }
        }
    }

    fn crash(&mut self, index: usize) {
        let Some(node) = self.nodes.get_mut(index).and_then(Option::take) else { return };
        let back_at = self.town.now() + self.rng.between(200, 120_000);
        self.town.note(|| format!("node {index} dies"));
        self.town.count("node crash");
        if let Some(place) = self.town.scene().doors.get_mut(index) {
            *place = None;
        }
        self.crew.kill(node.owner);
        drop(node);
        self.paused.remove(&index);
        self.down.insert(index, back_at);
        self.commits_seen = u64::MAX;
    }

    fn limit(&self, full: bool) {
        let size = {
            let mut scene = self.town.scene();
            let size = scene.probe.size_bytes();
            scene.looked(size).and_then(|size| u64::try_from(size).ok())
        };
        if full {
            self.town.count("disk full");
        }
        self.town.note(|| format!("disk full: {full}"));
        for node in self.nodes.iter().flatten() {
            let limited = at_once(node.store.limit_size(if full { size } else { None }));
            if !matches!(limited, Some(Ok(()))) {
                self.town.scene().breaks("the size of the database cannot be limited".to_owned());
            }
        }
    }

    fn heal(&mut self) {
        self.town.note(|| "the storm is over".to_owned());
        {
            let mut scene = self.town.scene();
            scene.calm = true;
            scene.world.clear_faults(None);
            scene.fuse.clear();
            scene.orders.clear();
        }
        self.paused.clear();
        self.full = false;
        self.limit(false);
        for node in self.nodes.iter().flatten() {
            node.error_ms.store(0, Ordering::Relaxed);
        }
        self.commits_seen = u64::MAX;
    }

    /// When somebody should look at the queue: production's loops look several times a second; here the time that
    /// nothing can be due is skipped.
    fn plan_looks(&mut self) {
        let (commits, due) = {
            let mut scene = self.town.scene();
            if scene.commits == self.commits_seen && self.looks.iter().all(|look| look.at.is_some()) {
                return;
            }
            let due = scene.probe.next_due();
            (scene.commits, scene.looked(due).flatten())
        };
        self.commits_seen = commits;
        let now = self.town.now();
        for node in self.nodes.iter().flatten() {
            let Some(look) = self.looks.get_mut(node.index) else { continue };
            let Some(due) = due else {
                look.at = Some(i64::MAX);
                continue;
            };
            let wait = LOOK_MS << look.idle.min(5);
            let earliest = look.last + wait;
            let jitter = self.rng.between(0, LOOK_MS);
            let due = due - node.error_ms.load(Ordering::Relaxed);
            look.at = Some((due.max(now) + jitter).max(earliest));
        }
    }

    fn next_event(&self) -> Option<i64> {
        let looks = self.looks.iter().enumerate().filter_map(|(index, look)| {
            let up = matches!(self.nodes.get(index), Some(Some(_))) && !self.paused.contains_key(&index);
            look.at.filter(|at| up && *at < i64::MAX)
        });
        let world = self.town.scene().world.next_due();
        looks
            .chain(world)
            .chain(self.town.line.next())
            .chain(self.paused.values().copied())
            .chain(self.down.values().copied())
            .chain(self.stalled.iter().map(|(at, _)| *at))
            .min()
    }

    /// Everything whose time has come happens.
    fn happen(&mut self) {
        let now = self.town.now();
        self.paused.retain(|_, until| *until > now);
        let back: Vec<usize> =
            self.down.iter().filter(|(_, at)| **at <= now).map(|(index, _)| *index).collect();
        for index in back {
            self.down.remove(&index);
            self.town.note(|| format!("node {index} comes back"));
            if let Err(why) = self.start(index) {
                self.town.scene().breaks(why);
            }
        }
        let due: Vec<u64> = self.stalled.iter().filter(|(at, _)| *at <= now).map(|(_, id)| *id).collect();
        self.stalled.retain(|(at, _)| *at > now);
        due.into_iter().for_each(|id| self.crew.wake(id));
        self.courier_moves(now);
        for node in self.nodes.iter().flatten() {
            let Some(look) = self.looks.get_mut(node.index) else { continue };
            if look.at.is_some_and(|at| at <= now) && !self.paused.contains_key(&node.index) {
                look.at = None;
                look.last = now;
                self.town.count("(looks at the queue)");
                let commits = self.town.scene().commits;
                look.idle = if look.commits == commits { look.idle + 1 } else { 0 };
                look.commits = commits;
                node.look(&self.town);
            }
        }
        self.follow_orders();
    }

    fn courier_moves(&mut self, now: i64) {
        let pushes = {
            let mut scene = self.town.scene();
            if scene.world.next_due().is_none_or(|due| due > now) {
                return;
            }
            let before = scene.strikes();
            let pushes = scene.world.advance(now);
            for fault in Scene::struck(&before, &scene.strikes()) {
                scene.coverage.count(&crate::coverage::fault_name(fault));
            }
            pushes
        };
        for push in pushes {
            self.town.spawner.spawn(Owner::Outside, wire::push(self.town.clone(), push));
        }
    }

    /// The checks at the end, on a node of its own that is opened on what is left.
    pub(crate) fn judge(mut self, logs: &Logs) -> Outcome {
        // Nodes, tasks and the scene hold each other: let go of all, so that the run's memory goes with it.
        self.nodes.clear();
        self.crew.dismiss();
        self.town.scene().doors.clear();
        let store = check::open(&self.path(), self.seed);
        match store {
            Ok(store) => check::all(&self.town, &store, &self.path(), logs),
            Err(why) => self.town.scene().breaks(why),
        }
        let scene = self.town.scene();
        Outcome {
            seed: self.seed,
            broken: scene.broken.clone(),
            hash: scene.trace.hash(),
            coverage: scene.coverage.clone(),
            trace: scene.trace.lines().to_vec(),
        }
    }
}
