//! The simulation about itself: quiet on sound code, deterministic, and never quiet on a planted bug.
#![expect(clippy::unwrap_used, reason = "helpers of a test: a surprise shall stop it")]

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use gaidao_simulation::{Bug, cli, run};

/// Does `work` for each item on two threads; answers what each came to.
fn side_by_side<T: Copy + Sync, R: Send>(items: &[T], work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(*item);
                    done.lock().unwrap().push(result);
                }
            });
        }
    });
    done.into_inner().unwrap()
}

#[test]
fn sound_code_keeps_its_promises_and_a_seed_is_one_history() {
    let seeds: Vec<u64> = (1..=8).collect();
    let wrong: Vec<String> = side_by_side(&seeds, |seed| {
        let (first, second) = (run(seed, None, false), run(seed, None, false));
        let mut wrong: Vec<String> = first.broken.iter().map(|what| format!("seed {seed}: {what}")).collect();
        if first.hash != second.hash {
            wrong.push(format!("seed {seed} gave two histories"));
        }
        wrong
    })
    .concat();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_planted_bug_is_caught() {
    let missed: Vec<String> = side_by_side(&Bug::ALL, |bug| match cli::caught(bug, cli::PLANTED_SEEDS_MAX) {
        Some(_) => None,
        None => Some(bug.name()),
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(missed.is_empty(), "missed within {} seeds: {missed:?}", cli::PLANTED_SEEDS_MAX);
}
