//! The command line of the simulation.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is what a command line does")]

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use clap::Parser;

use crate::{Bug, Coverage, Outcome, run};

/// From how many seeds on everything must have happened at least once.
const COVERED_FROM_SEEDS: u64 = 100;
/// Each planted bug is caught within so many seeds.
pub const PLANTED_SEEDS_MAX: u64 = 300;
/// Every so many seeds one is run twice: the same seed must be the same history.
const TWICE_EVERY: u64 = 25;

/// The seeded simulation: the whole house on virtual time.
#[derive(Parser)]
#[command(name = "simulate")]
struct Line {
    /// How many seeds to run.
    #[arg(long, default_value_t = 100)]
    seeds: u64,
    /// The first of them.
    #[arg(long, default_value_t = 1)]
    first: u64,
    /// Replay this one seed.
    #[arg(long)]
    seed: Option<u64>,
    /// Show that the planted bugs are caught.
    #[arg(long)]
    planted: bool,
    /// Plant this bug (with --seed), or prove only this one (with --planted).
    #[arg(long)]
    bug: Option<String>,
    /// Print everything that happens (with --seed).
    #[arg(long)]
    trace: bool,
    /// Threads.
    #[arg(long, default_value_t = 2)]
    threads: usize,
}

/// Runs what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    let line = Line::parse();
    let bug = match line.bug.as_deref().map(find) {
        Some(None) => {
            eprintln!("no such bug; known: {}", Bug::ALL.map(Bug::name).join(" "));
            return ExitCode::FAILURE;
        }
        Some(bug) => bug,
        None => None,
    };
    let fine = match line.seed {
        _ if line.planted => planted(bug, line.seeds.max(PLANTED_SEEDS_MAX), line.threads),
        Some(seed) => one(seed, bug, line.trace),
        None => many(line.first, line.seeds, line.threads),
    };
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn find(name: &str) -> Option<Bug> {
    Bug::ALL.into_iter().find(|bug| bug.name() == name)
}

fn one(seed: u64, bug: Option<Bug>, trace: bool) -> bool {
    let outcome = run(seed, bug, trace);
    outcome.trace.iter().for_each(|line| println!("{line}"));
    println!("seed {seed} trace {}", outcome.hash);
    outcome.coverage.others().iter().for_each(|(what, count)| println!("  {count:>9}  {what}"));
    report(&outcome);
    outcome.broken.is_empty()
}

/// What broke, and how to see it again.
fn report(outcome: &Outcome) {
    if outcome.broken.is_empty() {
        return;
    }
    let mut text = format!("seed {} broke {} promises:\n", outcome.seed, outcome.broken.len());
    outcome.broken.iter().for_each(|what| text.push_str(&format!("  - {what}\n")));
    println!("{text}  replay: cargo xtask simulate --seed {}", outcome.seed);
}

fn many(first: u64, seeds: u64, threads: usize) -> bool {
    let begun = begin();
    let done = all(first, seeds, threads);
    let mut coverage = Coverage::default();
    let mut failed = 0;
    for outcome in &done {
        coverage.add(&outcome.coverage);
        failed += u64::from(!outcome.broken.is_empty());
    }
    let mut fine = failed == 0;
    println!("visited, over {seeds} seeds:");
    for (what, count) in coverage.table() {
        let missing = count == 0 && seeds >= COVERED_FROM_SEEDS;
        println!(
            "  {count:>9}  {what}{}",
            if missing { "   <- never: the simulation does not get there" } else { "" }
        );
        fine &= !missing;
    }
    println!("and besides:");
    coverage.others().iter().for_each(|(what, count)| println!("  {count:>9}  {what}"));
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "simulation: {} passed, {failed} failed, {seconds:.1} s, {:.1} seeds/s",
        seeds - failed,
        done.len() as f64 / seconds.max(0.001)
    );
    fine
}

#[expect(clippy::disallowed_methods, reason = "the command line says how long it took; no run sees it")]
fn begin() -> Instant {
    Instant::now()
}

/// Runs seeds on a few threads, each seed in one; some twice.
fn all(first: u64, seeds: u64, threads: usize) -> Vec<Outcome> {
    let next = AtomicU64::new(first);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + seeds {
                        return;
                    }
                    let mut outcome = run(seed, None, false);
                    if seed.is_multiple_of(TWICE_EVERY) && run(seed, None, false).hash != outcome.hash {
                        outcome.broken.push("the same seed gave another history".to_owned());
                    }
                    // At once, not at the end: a run of a thousand seeds is long.
                    report(&outcome);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(outcome);
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|outcome| outcome.seed);
    done
}

/// The first seed that catches a bug, and what it saw.
#[must_use]
pub fn caught(bug: Bug, seeds: u64) -> Option<Outcome> {
    (1..=seeds).map(|seed| run(seed, Some(bug), false)).find(|outcome| !outcome.broken.is_empty())
}

fn planted(only: Option<Bug>, seeds: u64, threads: usize) -> bool {
    let bugs: Vec<Bug> = Bug::ALL.into_iter().filter(|bug| only.is_none_or(|only| only == *bug)).collect();
    let next = AtomicU64::new(0);
    let missed = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let index = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap_or(usize::MAX);
                    let Some(bug) = bugs.get(index).copied() else { return };
                    match caught(bug, seeds) {
                        Some(outcome) => {
                            let what = outcome.broken.first().cloned().unwrap_or_default();
                            println!("caught  {:<20} at seed {:>3}: {what}", bug.name(), outcome.seed);
                        }
                        None => {
                            missed.fetch_add(1, Ordering::Relaxed);
                            println!("MISSED  {} in {seeds} seeds", bug.name());
                        }
                    }
                }
            });
        }
    });
    let missed = missed.into_inner();
    println!("planted bugs: {} caught, {missed} missed", bugs.len() as u64 - missed);
    missed == 0
}
