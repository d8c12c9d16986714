//! The executor: one thread, every task in a seeded order. A task belongs to a node (and dies with it) or to the
//! world outside.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::rng::Rng;

/// Whose task it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Clients, couriers, people: they outlive every crash.
    Outside,
    /// One life of a node; the next life after a crash is another owner.
    Node {
        /// Which node.
        index: usize,
        /// Which of its lives.
        life: u32,
    },
}

pub(crate) type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where tasks put what they want done beside themselves.
#[derive(Clone, Default)]
pub(crate) struct Spawner(Arc<Mutex<Vec<(Owner, Work)>>>);

impl Spawner {
    pub(crate) fn spawn(&self, owner: Owner, work: impl Future<Output = ()> + Send + 'static) {
        lock(&self.0).push((owner, Box::pin(work)));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

type Ready = Arc<Mutex<BTreeSet<u64>>>;

struct Bell {
    id: u64,
    ready: Ready,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        lock(&self.ready).insert(self.id);
    }
}

struct Task {
    owner: Owner,
    work: Work,
    waker: Waker,
}

/// All tasks of a run.
#[derive(Default)]
pub(crate) struct Crew {
    spawner: Spawner,
    tasks: BTreeMap<u64, Task>,
    ready: Ready,
    serial: u64,
}

impl Crew {
    pub(crate) fn spawner(&self) -> Spawner {
        self.spawner.clone()
    }

    fn take_on(&mut self) {
        let new = std::mem::take(&mut *lock(&self.spawner.0));
        for (owner, work) in new {
            self.serial += 1;
            let id = self.serial;
            let waker = Waker::from(Arc::new(Bell { id, ready: Arc::clone(&self.ready) }));
            lock(&self.ready).insert(id);
            self.tasks.insert(id, Task { owner, work, waker });
        }
    }

    /// Any task that can go on and whose owner is not `held`.
    pub(crate) fn pick(&mut self, rng: &mut Rng, held: impl Fn(Owner) -> bool) -> Option<(u64, Owner)> {
        self.take_on();
        let mut ready = lock(&self.ready);
        ready.retain(|id| self.tasks.contains_key(id));
        let can: Vec<(u64, Owner)> = ready
            .iter()
            .filter_map(|id| self.tasks.get(id).map(|task| (*id, task.owner)))
            .filter(|(_, owner)| !held(*owner))
            .collect();
        rng.pick(&can).copied()
    }

    /// Lets a picked task go on until it waits.
    pub(crate) fn run(&mut self, id: u64) {
        lock(&self.ready).remove(&id);
        let Some(task) = self.tasks.get_mut(&id) else { return };
        let waker = task.waker.clone();
        if task.work.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Ready(()) {
            self.tasks.remove(&id);
        }
    }

    /// Puts a ready task aside: it goes on when [`Crew::wake`] says so.
    pub(crate) fn set_aside(&mut self, id: u64) {
        lock(&self.ready).remove(&id);
    }

    /// A task that was set aside may go on.
    pub(crate) fn wake(&mut self, id: u64) {
        lock(&self.ready).insert(id);
    }

    /// The run is over: nobody goes on.
    pub(crate) fn dismiss(&mut self) {
        self.take_on();
        self.tasks.clear();
    }

    /// A node dies: nothing of it goes on.
    pub(crate) fn kill(&mut self, owner: Owner) {
        self.take_on();
        let ids: Vec<u64> =
            self.tasks.iter().filter(|(_, task)| task.owner == owner).map(|(id, _)| *id).collect();
        for id in ids {
            // Dropped one by one, outside any lock: a dying task may let go of what others wait for.
            let dead = self.tasks.remove(&id);
            drop(dead);
        }
    }
}

/// Runs a future that waits for nobody but itself.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = Box::pin(work);
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..100_000 {
        if let Poll::Ready(out) = work.as_mut().poll(&mut cx) {
            return Some(out);
        }
    }
    None
}
