//! The world with its clock and its data folder: every change is saved before anyone hears of it.

use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;

use crate::clock::SimClock;
use crate::control::ControlError;
use crate::server::store::{Store, StoreError};
use crate::world::World;

#[derive(Debug)]
pub(crate) struct Shell {
    /// The store is gone once the simulator has shut down.
    world: Mutex<(World, Option<Store>)>,
    pub(crate) clock: SimClock,
    /// Something may be due earlier than thought.
    pub(crate) wake: Notify,
}

impl Shell {
    pub(crate) fn new(world: World, store: Store, clock: SimClock) -> Shell {
        Shell { world: Mutex::new((world, Some(store))), clock, wake: Notify::new() }
    }

    /// Does something to the world at the present business time, and saves what changed. If saving fails, the
    /// world has changed in memory only: the caller must not tell anyone, and the next save makes up for it.
    pub(crate) fn act<T>(&self, act: impl FnOnce(&mut World, i64) -> T) -> Result<T, ControlError> {
        let mut guard = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let (world, store) = &mut *guard;
        let Some(store) = store else { return Err(closed()) };
        let due_before = world.next_due();
        let done = act(world, self.clock.now_ms());
        let changes = world.drain_changes();
        let due_after = world.next_due();
        let saved = store.save(changes);
        drop(guard);
        if due_after.is_some_and(|after| due_before.is_none_or(|before| after < before)) {
            self.wake.notify_one();
        }
        match saved {
            Ok(()) => Ok(done),
            Err(error) => {
                tracing::error!(%error, "the simulator could not save");
                Err(ControlError::new(
                    503,
                    "storage_failed",
                    "not saved, nothing was answered; free the disk",
                ))
            }
        }
    }

    /// Looks at the world without touching it.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        let guard = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        look(&guard.0)
    }

    /// Works on the store alone.
    pub(crate) fn store<T>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let guard = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        guard.1.as_ref().map(work).transpose()
    }

    /// Lets go of the data folder, even if a held call still keeps this shell alive.
    pub(crate) fn close(&self) {
        drop(self.world.lock().unwrap_or_else(PoisonError::into_inner).1.take());
    }
}

fn closed() -> ControlError {
    ControlError::new(503, "shut_down", "the simulator has shut down")
}
