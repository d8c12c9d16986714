//! Virtual time: it stands still while anybody has something to do, then jumps to whatever comes next.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// The time line of one run. Milliseconds since 1970, like everywhere in the house.
#[derive(Clone)]
pub(crate) struct Line(Arc<Mutex<Inner>>);

struct Inner {
    now: i64,
    serial: u64,
    sleepers: BTreeMap<(i64, u64), Waker>,
}

/// Wakes at a time.
pub(crate) struct Sleep {
    line: Line,
    at: i64,
    key: Option<(i64, u64)>,
}

impl Line {
    pub(crate) fn new(now: i64) -> Self {
        Self(Arc::new(Mutex::new(Inner { now, serial: 0, sleepers: BTreeMap::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> i64 {
        self.lock().now
    }

    pub(crate) fn sleep(&self, ms: i64) -> Sleep {
        self.until(self.now().saturating_add(ms))
    }

    pub(crate) fn until(&self, at: i64) -> Sleep {
        Sleep { line: self.clone(), at, key: None }
    }

    /// When the next sleeper wakes.
    pub(crate) fn next(&self) -> Option<i64> {
        self.lock().sleepers.keys().next().map(|(at, _)| *at)
    }

    /// Moves time on and wakes everybody whose time has come.
    pub(crate) fn advance(&self, to: i64) {
        let mut inner = self.lock();
        inner.now = inner.now.max(to);
        let now = inner.now;
        let later = inner.sleepers.split_off(&(now + 1, 0));
        let due = std::mem::replace(&mut inner.sleepers, later);
        drop(inner);
        due.into_values().for_each(Waker::wake);
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let line = self.line.clone();
        let mut inner = line.lock();
        if let Some(key) = self.key.take() {
            inner.sleepers.remove(&key);
        }
        if inner.now >= self.at {
            return Poll::Ready(());
        }
        inner.serial += 1;
        let key = (self.at, inner.serial);
        inner.sleepers.insert(key, cx.waker().clone());
        drop(inner);
        self.key = Some(key);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            self.line.lock().sleepers.remove(&key);
        }
    }
}
