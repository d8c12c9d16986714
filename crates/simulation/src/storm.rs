//! What goes wrong in one run: a seeded choice, swarm style. A fifth of the seeds are quiet, a tenth have one
//! trouble, the others a quarter of all.

use gaidao_sim::{FaultKind, FaultRequest};

use crate::rng::Rng;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 3_600_000;

/// Something that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trouble {
    /// A courier misbehaves.
    Courier(FaultKind),
    /// A node dies, at any await or right after a commit, and comes back.
    Crash,
    /// A node stands still for longer than a lease.
    Pause,
    /// One task stands still while its neighbours go on.
    Stall,
    /// The outcome of a commit is unknown.
    Unsure,
    /// The disk is full for a while.
    DiskFull,
    /// A lock: nothing was saved.
    Busy,
    /// Nodes disagree about the time, and one's clock steps back.
    Skew,
    /// A webhook receiver answers 500, or hangs, or is gone.
    Hooks,
}

/// Every fault a simulated courier knows.
pub(crate) const COURIER_FAULTS: [FaultKind; 15] = [
    FaultKind::RefuseConnect,
    FaultKind::TimeoutBeforeAccept,
    FaultKind::TimeoutAfterAccept,
    FaultKind::LateAccept,
    FaultKind::Reset,
    FaultKind::Http500,
    FaultKind::Garbage,
    FaultKind::UnknownCode,
    FaultKind::RateLimit,
    FaultKind::Slow,
    FaultKind::DropCallback,
    FaultKind::DuplicateCallback,
    FaultKind::ReorderCallback,
    FaultKind::ForgedCallback,
    FaultKind::WrongSuccess,
];

/// Every trouble there is.
pub(crate) fn menu() -> Vec<Trouble> {
    let own = [
        Trouble::Crash,
        Trouble::Pause,
        Trouble::Stall,
        Trouble::Unsure,
        Trouble::DiskFull,
        Trouble::Busy,
        Trouble::Skew,
        Trouble::Hooks,
    ];
    COURIER_FAULTS.into_iter().map(Trouble::Courier).chain(own).collect()
}

/// A courier's fault in force from one time to another, relative to the beginning.
#[derive(Clone, Debug)]
pub(crate) struct Spell {
    pub(crate) from_ms: i64,
    pub(crate) to_ms: i64,
    pub(crate) request: FaultRequest,
}

/// The troubles of one run.
#[derive(Clone, Debug)]
pub(crate) struct Storm {
    /// How long anything may go wrong.
    pub(crate) span_ms: i64,
    pub(crate) nodes: usize,
    pub(crate) spells: Vec<Spell>,
    /// Crashes in the run.
    pub(crate) crashes: usize,
    pub(crate) pauses: usize,
    /// Reads and writes in a thousand that stall their task.
    pub(crate) stalls_in_1000: u64,
    pub(crate) unsure_in_1000: u64,
    pub(crate) busy_in_1000: u64,
    pub(crate) full: Vec<(i64, i64)>,
    /// Clock error of each node.
    pub(crate) skew_ms: Vec<i64>,
    pub(crate) hooks: bool,
}

impl Storm {
    pub(crate) fn of(seed: u64) -> Self {
        let mut rng = Rng::of(seed, "storm");
        let span_ms = rng.between(8, 20) * HOUR_MS;
        let troubles = choose(&mut rng);
        let has = |trouble| troubles.contains(&trouble);
        let nodes = if rng.percent(50) { 1 } else { usize::try_from(rng.between(2, 3)).unwrap_or(2) };
        let skew_ms = (0..nodes)
            .map(|_| if has(Trouble::Skew) { rng.between(-5 * MINUTE_MS, 5 * MINUTE_MS) } else { 0 })
            .collect();
        let full = if has(Trouble::DiskFull) {
            (0..rng.between(1, 3))
                .map(|_| {
                    let from = rng.between(0, span_ms);
                    (from, from + rng.between(1, 40) * MINUTE_MS)
                })
                .collect()
        } else {
            Vec::new()
        };
        let count = |rng: &mut Rng, trouble, high| {
            if has(trouble) { usize::try_from(rng.between(1, high)).unwrap_or(1) } else { 0 }
        };
        let rate = |rng: &mut Rng, trouble, high| {
            if has(trouble) { u64::try_from(rng.between(2, high)).unwrap_or(2) } else { 0 }
        };
        Self {
            span_ms,
            nodes,
            crashes: count(&mut rng, Trouble::Crash, 14),
            pauses: count(&mut rng, Trouble::Pause, 6),
            stalls_in_1000: if rng.percent(50) {
                rate(&mut rng, Trouble::Stall, 50)
            } else {
                rate(&mut rng, Trouble::Stall, 250)
            },
            unsure_in_1000: rate(&mut rng, Trouble::Unsure, 30),
            busy_in_1000: rate(&mut rng, Trouble::Busy, 30),
            full,
            skew_ms,
            hooks: has(Trouble::Hooks),
            spells: spells(&troubles, span_ms, &mut rng),
        }
    }
}

fn choose(rng: &mut Rng) -> Vec<Trouble> {
    let menu = menu();
    match rng.between(1, 10) {
        1 | 2 => Vec::new(),
        3 => rng.pick(&menu).copied().into_iter().collect(),
        _ => menu.into_iter().filter(|_| rng.percent(25)).collect(),
    }
}

fn spells(troubles: &[Trouble], span_ms: i64, rng: &mut Rng) -> Vec<Spell> {
    let mut spells = Vec::new();
    for trouble in troubles {
        let Trouble::Courier(fault) = trouble else { continue };
        for _ in 0..rng.between(1, 2) {
            let from_ms = if rng.percent(50) { 0 } else { rng.between(0, span_ms / 2) };
            let to_ms = if rng.percent(50) { span_ms } else { rng.between(from_ms + MINUTE_MS, span_ms) };
            let connector = match rng.pick(&["*", "sf", "zto", "yto", "jd", "zto"]) {
                Some(name) => (*name).to_owned(),
                None => "*".to_owned(),
            };
            let operation = rng.pick(&["intercept", "intercept", "*", "query", "track", "withdraw"]);
            let percent = if rng.percent(20) { 100 } else { rng.between(10, 90) };
            spells.push(Spell {
                from_ms,
                to_ms,
                request: FaultRequest {
                    connector,
                    fault: *fault,
                    probability: f64::from(i32::try_from(percent).unwrap_or(50)) / 100.0,
                    // So many that it never ends by itself; what is left shows how often it struck.
                    count: Some(STRIKES_MAX),
                    operation: operation.map(|name| (*name).to_owned()).filter(|_| !fault.is_about_pushes()),
                    accepted: Some(rng.percent(50)),
                },
            });
        }
    }
    spells
}

/// Count a fault is armed with.
pub(crate) const STRIKES_MAX: u32 = 1_000_000;
