//! Pacing and breaker, one of each per account. In memory: a node that restarts begins polite and closed.

use std::{collections::BTreeMap, sync::Mutex};

use gaidao_core::{At, MerchantId, state::NotSentWhy};

/// Failures in a row after which calls pause.
const BREAK_AFTER: u32 = 5;
/// First pause; doubles up to [`PAUSE_MS_MAX`].
const PAUSE_MS: i64 = 2_000;
/// Longest pause before one call probes again.
const PAUSE_MS_MAX: i64 = 60_000;

/// The account a call goes out under.
pub type Key = (MerchantId, String);

#[derive(Clone, Debug)]
struct Line {
    /// The next call may start at this real time, ms; the bucket is "one call each gap".
    free_at: i64,
    failures: u32,
    /// Closed until then, real time, ms.
    open_until: Option<i64>,
}

/// Our own limiter in front of a courier's.
#[derive(Debug, Default)]
pub struct Pace(Mutex<BTreeMap<Key, Line>>);

/// A burst of this many calls may pass before the gap counts.
const BURST: i64 = 10;

impl Pace {
    /// May a call leave now (real time)? `Err` says why not and how many real milliseconds to wait.
    ///
    /// # Errors
    /// The wait, when pacing or the breaker holds the call back.
    pub fn admit(&self, key: &Key, per_second: u32, now: At) -> Result<(), (NotSentWhy, i64)> {
        let mut lines = self.lock();
        let line = lines.entry(key.clone()).or_insert(Line { free_at: 0, failures: 0, open_until: None });
        if let Some(until) = line.open_until {
            if now.0 < until {
                // Ours is the waiting, theirs the reason: people read why the command is held back.
                return Err((NotSentWhy::Connect, until - now.0));
            }
            // Half open: this one call probes, the next waits for its outcome.
            line.open_until = Some(now.0 + PAUSE_MS);
        }
        let gap = 1_000 / i64::from(per_second.max(1));
        let earliest = line.free_at.max(now.0 - gap * BURST);
        if earliest > now.0 {
            return Err((NotSentWhy::Limiter, earliest - now.0));
        }
        line.free_at = earliest + gap;
        Ok(())
    }

    /// The courier answered: the line is good.
    pub fn answered(&self, key: &Key) {
        if let Some(line) = self.lock().get_mut(key) {
            line.failures = 0;
            line.open_until = None;
        }
    }

    /// The courier could not be reached, or did not answer.
    pub fn failed(&self, key: &Key, now: At) {
        if let Some(line) = self.lock().get_mut(key) {
            line.failures = line.failures.saturating_add(1);
            if line.failures >= BREAK_AFTER {
                let doublings = (line.failures - BREAK_AFTER).min(5);
                line.open_until = Some(now.0 + (PAUSE_MS << doublings).min(PAUSE_MS_MAX));
            }
        }
    }

    /// Accounts whose breaker is open now.
    #[must_use]
    pub fn open(&self, now: At) -> Vec<Key> {
        self.lock()
            .iter()
            .filter(|(_, line)| line.open_until.is_some_and(|until| now.0 < until))
            .map(|(key, _)| key.clone())
            .collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Line>> {
        // A panic while holding the lock leaves counters, not invariants: carry on with them.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaidao_core::Moment;

    fn key() -> Key {
        (MerchantId::mint(&Moment::new(At(0), 0)), "zto-main".to_owned())
    }

    #[test]
    fn calls_are_paced_after_a_burst() {
        let pace = Pace::default();
        let passed = (0..40).filter(|_| pace.admit(&key(), 10, At(100_000)).is_ok()).count();
        assert_eq!(passed, 11, "a burst of ten and one");
        assert_eq!(pace.admit(&key(), 10, At(100_000)), Err((NotSentWhy::Limiter, 100)));
        assert_eq!(pace.admit(&key(), 10, At(100_100)), Ok(()));
    }

    #[test]
    fn the_breaker_opens_probes_once_and_closes() {
        let pace = Pace::default();
        assert_eq!(pace.admit(&key(), 100, At(0)), Ok(()));
        (0..BREAK_AFTER).for_each(|_| pace.failed(&key(), At(1_000)));
        assert_eq!(pace.open(At(1_000)), vec![key()]);
        assert_eq!(
            pace.admit(&key(), 100, At(2_000)),
            Err((NotSentWhy::Connect, 1_000)),
            "the courier is the reason"
        );
        assert_eq!(pace.admit(&key(), 100, At(3_000)), Ok(()), "the probe");
        assert!(pace.admit(&key(), 100, At(3_001)).is_err(), "nobody beside the probe");
        pace.answered(&key());
        assert_eq!(pace.admit(&key(), 100, At(3_002)), Ok(()));
    }
}
