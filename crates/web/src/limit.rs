//! Limits of the doors, and the token bucket behind 429.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use gaidao_core::At;

/// Most bytes of a JSON body (CONTRACT S13).
pub const JSON_BYTES_MAX: usize = 256 * 1024;
/// Most bytes of a bulk of scans: 1,000 of them, each with 1,000 Chinese characters.
pub const SCANS_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most bytes of a courier's push (CONTRACT S11).
pub const CALLBACK_BYTES_MAX: usize = 1024 * 1024;
/// An oversized body is read and dropped up to this many bytes, so that the client can read the 413.
pub const DRAIN_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Deepest JSON (CONTRACT S11).
pub const JSON_DEPTH_MAX: usize = 32;
/// Longest Idempotency-Key.
pub const IDEMPOTENCY_KEY_CHARS_MAX: usize = 255;
/// Longest silence of a client that sends an import, milliseconds.
pub const BODY_SILENCE_MS_MAX: u64 = 30_000;
/// Items of a page when the client names no number.
pub const PAGE_ITEMS: u32 = 50;
/// Most items of a page.
pub const PAGE_ITEMS_MAX: u32 = 200;

/// What the operator may set.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests per second one key may send for long; 0 = no limit.
    pub rate_per_second: u32,
    /// Requests one key may send at once after a pause.
    pub rate_burst: u32,
    /// Most live event streams (SSE) at once.
    pub streams_max: usize,
    /// Longest time for one request, from its head to the head of its answer, milliseconds. It must be longer than
    /// the desk's own wait for a courier.
    pub request_ms_max: u64,
}

/// Requests per second and at once of one network whose requests carry no key: sign-in, a customer's first step.
const STRANGERS: (u32, u32) = (5, 50);
/// Most buckets; beyond, full ones go, which loses nothing, and if that does not help all go.
const BUCKETS_MAX: usize = 100_000;

impl Limits {
    /// The limits of those without a key.
    pub(crate) fn of_strangers(self) -> Self {
        let (rate, burst) = STRANGERS;
        Self { rate_per_second: rate, rate_burst: burst, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { rate_per_second: 1_000, rate_burst: 2_000, streams_max: 10_000, request_ms_max: 30_000 }
    }
}

/// Token buckets by key or network, in memory: a limit of this node.
pub(crate) struct Buckets {
    limits: Limits,
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    /// Thousandths of a request.
    milli: u64,
    at: At,
}

impl Buckets {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, buckets: Mutex::new(HashMap::new()) }
    }

    /// Takes one request from the bucket of `who`.
    ///
    /// # Errors
    /// Seconds to wait.
    pub(crate) fn take(&self, who: &str, now: At) -> Result<(), u64> {
        let rate = u64::from(self.limits.rate_per_second);
        if rate == 0 {
            return Ok(());
        }
        let full = u64::from(self.limits.rate_burst.max(1)) * 1_000;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        // The common case must not allocate a key.
        if !buckets.contains_key(who) {
            make_room(&mut buckets, full, rate, now);
            buckets.insert(who.to_owned(), Bucket { milli: full, at: now });
        }
        let Some(bucket) = buckets.get_mut(who) else { return Ok(()) };
        // A clock that steps back refills nothing and breaks nothing.
        let elapsed_ms = u64::try_from(now.since_ms(bucket.at)).unwrap_or(0);
        bucket.milli = full.min(bucket.milli.saturating_add(elapsed_ms.saturating_mul(rate)));
        bucket.at = now;
        if let Some(rest) = bucket.milli.checked_sub(1_000) {
            bucket.milli = rest;
            Ok(())
        } else {
            Err(((1_000 - bucket.milli) / rate).div_ceil(1_000).max(1))
        }
    }
}

fn make_room(buckets: &mut HashMap<String, Bucket>, full: u64, rate: u64, now: At) {
    if buckets.len() < BUCKETS_MAX {
        return;
    }
    buckets.retain(|_, bucket| {
        let elapsed_ms = u64::try_from(now.since_ms(bucket.at)).unwrap_or(0);
        bucket.milli.saturating_add(elapsed_ms.saturating_mul(rate)) < full
    });
    if buckets.len() >= BUCKETS_MAX {
        buckets.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_followed_by_the_rate() {
        let buckets = Buckets::new(Limits { rate_per_second: 2, rate_burst: 3, ..Limits::default() });
        let taken = |ms: i64| buckets.take("key:a", At(ms)).is_ok();
        assert_eq!([taken(0), taken(0), taken(0), taken(0)], [true, true, true, false]);
        assert_eq!([taken(500), taken(500)], [true, false]);
        assert!(!taken(400), "time going back refills nothing");
        assert!(buckets.take("key:b", At(500)).is_ok(), "another key has its own");
        assert_eq!(buckets.take("key:a", At(500)), Err(1));
    }

    #[test]
    fn zero_means_no_limit() {
        let buckets = Buckets::new(Limits { rate_per_second: 0, ..Limits::default() });
        assert!((0..10_000).all(|_| buckets.take("key:a", At(0)).is_ok()));
    }
}
