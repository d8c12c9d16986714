//! Time spent on the processor by this thread: what a busy machine does beside it is not ours.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "support of tests and of the bench")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

use std::{sync::LazyLock, time::Instant};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Seconds of processor time where the system tells them (Linux), of the wall elsewhere.
pub fn seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let busy = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    busy.map_or_else(|| START.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

/// The best of five: how many times a second `work` is done, which does `count` things.
pub fn rate(count: usize, mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = seconds();
        work();
        best = best.min(seconds() - start);
    }
    count as f64 / best
}
