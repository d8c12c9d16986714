//! One answer on its way from one task to another. Lost when the task that owed it dies.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::line::{Line, Sleep};

struct Inner<T> {
    value: Option<T>,
    gone: bool,
    waker: Option<Waker>,
}

type Shared<T> = Arc<Mutex<Inner<T>>>;

fn lock<T>(shared: &Shared<T>) -> MutexGuard<'_, Inner<T>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Owes the answer.
pub(crate) struct Owing<T>(Shared<T>);

/// Waits for it.
pub(crate) struct Waiting<T> {
    shared: Shared<T>,
    deadline: Sleep,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// It took too long.
    TimedOut,
    /// Whoever owed it is gone.
    Gone,
}

/// A pair of both, for at most `ms`.
pub(crate) fn slot<T>(line: &Line, ms: i64) -> (Owing<T>, Waiting<T>) {
    let shared = Arc::new(Mutex::new(Inner { value: None, gone: false, waker: None }));
    (Owing(Arc::clone(&shared)), Waiting { shared, deadline: line.sleep(ms) })
}

impl<T> Owing<T> {
    pub(crate) fn give(self, value: T) {
        lock(&self.0).value = Some(value);
    }
}

impl<T> Drop for Owing<T> {
    fn drop(&mut self) {
        let mut inner = lock(&self.0);
        inner.gone = true;
        let waker = inner.waker.take();
        drop(inner);
        waker.into_iter().for_each(Waker::wake);
    }
}

impl<T> Future for Waiting<T> {
    type Output = Result<T, Silence>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut inner = lock(&self.shared);
        if let Some(value) = inner.value.take() {
            return Poll::Ready(Ok(value));
        }
        if inner.gone {
            return Poll::Ready(Err(Silence::Gone));
        }
        inner.waker = Some(cx.waker().clone());
        drop(inner);
        match Pin::new(&mut self.deadline).poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(Silence::TimedOut)),
            Poll::Pending => Poll::Pending,
        }
    }
}
