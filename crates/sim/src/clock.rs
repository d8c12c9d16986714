//! The simulator's clock: business time that can be hurried, saved, and that never goes back.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::control::ControlError;
use crate::time::MINUTE_MS;

/// Fastest pace, in business seconds per real second.
pub const SPEED_MAX: f64 = 100_000.0;
/// Most minutes one request moves the clock: two years.
const ADVANCE_MINUTES_MAX: f64 = 1_051_200.0;
/// Longest a sleeper trusts its reckoning, since the pace may change.
const SLEEP_MAX: Duration = Duration::from_secs(1);

/// Business time: where it was, plus real time times the pace, plus what it was moved by.
///
/// Cheap to clone; all clones are one clock. What is saved is always ahead of every reading given out (by up to
/// one real second's worth), so after a crash the clock goes on from there and never shows an earlier time.
/// Time during which the program did not run does not count.
#[derive(Clone, Debug)]
pub struct SimClock {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    file: Option<PathBuf>,
    changes: watch::Sender<u64>,
}

#[derive(Debug)]
struct State {
    base_ms: i64,
    base: Instant,
    speed: f64,
    /// The latest reading given out.
    last_ms: i64,
    /// No reading beyond this is given out before it is saved.
    reserved_ms: i64,
}

/// What is saved.
#[derive(Serialize, Deserialize)]
struct Saved {
    reading_ms: i64,
    speed: f64,
}

/// The clock's file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the simulator's clock file cannot be used: {0}")]
pub struct ClockError(#[from] std::io::Error);

/// The only place where real time enters the simulator.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where real time enters: the base of the simulator's own clock"
)]
fn real() -> (Instant, i64) {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    (Instant::now(), i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
}

impl SimClock {
    /// A clock that is not saved anywhere.
    pub fn in_memory(start_ms: i64, speed: f64) -> SimClock {
        SimClock::with(start_ms, speed, None)
    }

    /// The clock saved in `file`, or a new one that starts at real time. `speed` overrides the saved pace.
    ///
    /// # Errors
    /// The file cannot be read or written, or holds something else.
    pub fn open(file: &Path, speed: Option<f64>) -> Result<SimClock, ClockError> {
        let saved: Option<Saved> = match std::fs::read(file) {
            Ok(bytes) => Some(serde_json::from_slice(&bytes).map_err(std::io::Error::other)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let start_ms = saved.as_ref().map_or_else(|| real().1, |saved| saved.reading_ms);
        let pace = speed.or(saved.map(|saved| saved.speed)).unwrap_or(1.0);
        let clock = SimClock::with(start_ms, pace, Some(file.to_owned()));
        let mut state = clock.lock();
        clock.reserve(&mut state, start_ms)?;
        drop(state);
        Ok(clock)
    }

    fn with(start_ms: i64, speed: f64, file: Option<PathBuf>) -> SimClock {
        let state = State {
            base_ms: start_ms,
            base: real().0,
            speed: speed.clamp(0.0, SPEED_MAX),
            last_ms: start_ms,
            reserved_ms: start_ms,
        };
        SimClock { inner: Arc::new(Inner { state: Mutex::new(state), file, changes: watch::Sender::new(0) }) }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Business time now, in milliseconds since 1970. Never less than an earlier reading, across restarts too.
    pub fn now_ms(&self) -> i64 {
        self.read(&mut self.lock())
    }

    fn read(&self, state: &mut State) -> i64 {
        let passed_ms = real().0.saturating_duration_since(state.base).as_secs_f64() * 1000.0 * state.speed;
        let reading = state.base_ms.saturating_add(passed_ms as i64).max(state.last_ms);
        if reading >= state.reserved_ms
            && let Err(error) = self.reserve(state, reading)
        {
            // Time stands still rather than show what a restart could not remember.
            tracing::error!(%error, "the simulator's clock cannot be saved");
            return state.last_ms;
        }
        state.last_ms = reading;
        reading
    }

    /// Saves a reading one real second ahead.
    fn reserve(&self, state: &mut State, reading: i64) -> Result<(), std::io::Error> {
        let ahead_ms = reading.saturating_add((1000.0 * state.speed.max(1.0)) as i64);
        if let Some(file) = &self.inner.file {
            let saved = Saved { reading_ms: ahead_ms, speed: state.speed };
            let beside = file.with_extension("tmp");
            std::fs::write(&beside, serde_json::to_vec(&saved)?)?;
            std::fs::rename(&beside, file)?;
        }
        state.reserved_ms = ahead_ms;
        Ok(())
    }

    /// The pace, in business seconds per real second.
    pub fn speed(&self) -> f64 {
        self.lock().speed
    }

    /// Sets the pace; 0 stops the clock.
    ///
    /// # Errors
    /// A pace below 0 or above [`SPEED_MAX`], or it cannot be saved.
    pub fn set_speed(&self, speed: f64) -> Result<(), ControlError> {
        if !(0.0..=SPEED_MAX).contains(&speed) {
            return Err(ControlError::invalid("speed_invalid", "speed must be between 0 and 100000"));
        }
        self.change(|state| state.speed = speed)
    }

    /// Moves the clock forward.
    ///
    /// # Errors
    /// Minutes not above 0 or more than two years, or it cannot be saved.
    pub fn advance_minutes(&self, minutes: f64) -> Result<(), ControlError> {
        if !(minutes > 0.0 && minutes <= ADVANCE_MINUTES_MAX) {
            let detail = "advance_minutes must be above 0 and at most 1051200";
            return Err(ControlError::invalid("advance_minutes_invalid", detail));
        }
        let by_ms = (minutes * MINUTE_MS as f64) as i64;
        self.change(|state| state.base_ms = state.base_ms.saturating_add(by_ms))
    }

    fn change(&self, change: impl FnOnce(&mut State)) -> Result<(), ControlError> {
        let mut state = self.lock();
        let now = self.read(&mut state);
        (state.base_ms, state.base) = (now, real().0);
        change(&mut state);
        let reading = state.base_ms;
        let saved = self.reserve(&mut state, reading);
        drop(state);
        self.inner.changes.send_modify(|count| *count += 1);
        saved.map_err(|error| {
            ControlError::new(503, "storage_failed", format!("the clock was not saved: {error}"))
        })
    }

    /// Tells when the pace or the reading was changed by hand.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.inner.changes.subscribe()
    }

    /// Real time to wait until business time `at_ms`, at most a second (the pace may change meanwhile).
    pub fn wait_for(&self, at_ms: i64) -> Duration {
        let left_ms = at_ms.saturating_sub(self.now_ms());
        let speed = self.speed();
        if left_ms <= 0 {
            Duration::ZERO
        } else if speed <= 0.0 {
            SLEEP_MAX
        } else {
            Duration::try_from_secs_f64(left_ms as f64 / 1000.0 / speed).unwrap_or(SLEEP_MAX).min(SLEEP_MAX)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_only_forward_and_continues_from_what_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock.json");
        let clock = SimClock::open(&file, Some(60.0)).unwrap();
        let first = clock.now_ms();
        clock.advance_minutes(90.0).unwrap();
        let later = clock.now_ms();
        assert!(later >= first + 90 * MINUTE_MS);
        clock.set_speed(0.0).unwrap();
        let stopped = clock.now_ms();
        assert!(stopped >= later);
        assert_eq!(clock.now_ms(), stopped);

        // A crash: nothing is said to the old clock, a new one opens the same file.
        let again = SimClock::open(&file, None).unwrap();
        assert!(again.now_ms() >= stopped);
        assert_eq!(again.speed(), 0.0);
        assert_eq!(SimClock::open(&file, Some(2.0)).unwrap().speed(), 2.0);
    }

    #[test]
    fn refuses_what_would_break_it() {
        let clock = SimClock::in_memory(0, 1.0);
        for minutes in [0.0, -1.0, f64::NAN, 1e12] {
            assert_eq!(clock.advance_minutes(minutes).unwrap_err().code, "advance_minutes_invalid");
        }
        for speed in [-1.0, f64::NAN, 1e9] {
            assert_eq!(clock.set_speed(speed).unwrap_err().code, "speed_invalid");
        }
    }

    #[test]
    fn stands_still_when_it_cannot_be_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock.json");
        let clock = SimClock::open(&file, Some(100_000.0)).unwrap();
        folder.close().unwrap();
        let limit = clock.lock().reserved_ms;
        assert!(clock.advance_minutes(60.0).is_err());
        assert!(clock.now_ms() <= limit);
    }
}
