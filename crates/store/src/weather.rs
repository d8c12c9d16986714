//! What the seeded simulation lets happen around the database: other work between two statements of the same use
//! case, a disk that is full, a commit whose outcome nobody learns. Only in builds with the feature `planted`, only
//! for the inline database.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::StoreError;

/// What becomes of the next write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is written.
    Fair,
    /// The disk is full.
    Full,
    /// The database is busy.
    Busy,
    /// Nobody learns whether it was written.
    Unsure {
        /// It was.
        saved: bool,
    },
}

/// Decides about every write of one store.
pub trait Weather: Send + Sync {
    /// What becomes of the next write. Asked before each.
    fn fate(&self) -> Fate;

    /// A transaction was written.
    fn written(&self);
}

impl Fate {
    /// What the caller hears instead of an outcome, and whether the write happens all the same.
    pub(crate) const fn bad(self) -> Option<(StoreError, bool)> {
        match self {
            Self::Fair => None,
            Self::Full => Some((StoreError::Full, false)),
            Self::Busy => Some((StoreError::Busy, false)),
            Self::Unsure { saved } => Some((StoreError::Unsure, saved)),
        }
    }
}

/// Lets others go first, once.
pub(crate) struct Turn(bool);

impl Turn {
    pub(crate) const fn to_others() -> Self {
        Self(false)
    }
}

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
