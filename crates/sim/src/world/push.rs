//! The couriers' pushes: queued as scans happen, tried again until acknowledged, spoilt on request.

use crate::fault::{FaultKind, Operation};
use crate::time::MINUTE_MS;
use crate::wire::{self, Hand, WireReply};
use crate::world::rows::number_key;
use crate::world::travel::Key;
use crate::world::{Due, Push, PushRow, RowKind, World};

/// Business minutes between the tries of a push that was not acknowledged; the last repeats. No sheet states a
/// schedule: this one is the simulator's own.
const RETRY_MINUTES: [i64; 5] = [1, 3, 10, 30, 60];

impl World {
    /// Queues the push of a scan that just happened, with the faults in force.
    pub(super) fn queue_pushes(&mut self, key: &Key, event: usize, at: i64) {
        let Some(parcel) = self.parcels.get(key) else { return };
        match self.targets.get(&key.0) {
            Some(target) if !target.only_subscribed || parcel.subscribed => {}
            _ => return,
        }
        let strikes =
            |world: &mut World, kind| world.draw(key.0, Operation::Callback, |fault| fault == kind).is_some();
        let due = at + self.meta.rng.between(3, 20) * 1000;
        if strikes(self, FaultKind::ForgedCallback) {
            let hand = if self.meta.rng.chance(0.5) { Hand::BadSignature } else { Hand::UnknownAccount };
            self.queue(key, event, hand, due);
        }
        if strikes(self, FaultKind::DropCallback) {
            return;
        }
        let late = strikes(self, FaultKind::ReorderCallback);
        let due = if late { due + self.meta.rng.between(20, 240) * MINUTE_MS } else { due };
        self.queue(key, event, Hand::Genuine, due);
        if strikes(self, FaultKind::DuplicateCallback) {
            for _ in 0..self.meta.rng.between(1, 4) {
                let again = due + self.meta.rng.between(5, 300) * 1000;
                self.queue(key, event, Hand::Genuine, again);
            }
        }
    }

    fn queue(&mut self, (courier, waybill_no): &Key, event: usize, hand: Hand, due: i64) {
        let id = self.serial();
        let row = PushRow {
            courier: *courier,
            waybill_no: waybill_no.clone(),
            event,
            hand,
            due,
            attempts: 0,
            in_flight: false,
        };
        self.pushes.insert(id, row);
        self.touch(RowKind::Push, number_key(id));
        self.plan(Due::Push(id), due);
    }

    /// Makes a due push ready to go; one that is not pushed at all (no target, no such push) is dropped.
    pub(super) fn send_push(&mut self, id: u64) -> Option<Push> {
        let row = self.pushes.get_mut(&id)?;
        row.attempts += 1;
        row.in_flight = true;
        let row = row.clone();
        self.touch(RowKind::Push, number_key(id));
        let push = self.render(id, &row);
        if push.is_none() {
            self.forget_push(id);
        }
        push
    }

    fn render(&self, id: u64, row: &PushRow) -> Option<Push> {
        let target = self.targets.get(&row.courier)?;
        let parcel = self.parcels.get(&(row.courier, row.waybill_no.clone()))?;
        let event = parcel.events.get(row.event)?;
        let made = wire::protocol(row.courier).push(parcel, event, id, row.hand)?;
        let url = if made.wrong_address { misdirected(&target.url) } else { target.url.clone() };
        Some(Push {
            id,
            connector: row.courier.connector().to_owned(),
            url,
            method: "POST".to_owned(),
            headers: vec![("content-type".to_owned(), made.content_type.to_owned())],
            body: made.body.into_bytes(),
        })
    }

    /// What the receiver said to a push (none = not reached). Unless it counts as received by the courier's own
    /// rule, the push is tried again, up to the courier's limit.
    pub fn push_answered(&mut self, push_id: u64, reply: Option<&WireReply>, now_ms: i64) {
        self.tick(now_ms);
        let Some(row) = self.pushes.get_mut(&push_id) else { return };
        row.in_flight = false;
        let protocol = wire::protocol(row.courier);
        let received = reply.is_some_and(|reply| protocol.acknowledged(reply));
        if received || row.hand != Hand::Genuine || row.attempts >= protocol.push_attempts_max() {
            return self.forget_push(push_id);
        }
        let tried = usize::try_from(row.attempts).unwrap_or(usize::MAX);
        let last = RETRY_MINUTES.last().copied().unwrap_or(1);
        let wait = RETRY_MINUTES.get(tried.saturating_sub(1)).copied().unwrap_or(last);
        let due = self.meta.now + wait * MINUTE_MS;
        row.due = due;
        self.touch(RowKind::Push, number_key(push_id));
        self.plan(Due::Push(push_id), due);
    }

    /// How many pushes wait or are under way.
    pub fn pushes_open(&self) -> usize {
        self.pushes.len()
    }

    fn forget_push(&mut self, id: u64) {
        self.unplan(&Due::Push(id));
        if self.pushes.remove(&id).is_some() {
            self.touch(RowKind::Push, number_key(id));
        }
    }

    /// Drops what is queued about one parcel (scans it had before it was created here are nobody's news).
    pub(super) fn forget_pushes_of(&mut self, key: &Key) {
        let about = |row: &PushRow| row.courier == key.0 && row.waybill_no == key.1;
        let ids: Vec<u64> = self.pushes.iter().filter(|(_, row)| about(row)).map(|(id, _)| *id).collect();
        ids.into_iter().for_each(|id| self.forget_push(id));
    }
}

/// The address a forger would guess: the right place, the wrong account token.
fn misdirected(url: &str) -> String {
    let base = url.rsplit_once('/').map_or(url, |(base, _)| base);
    format!("{base}/not-your-account-token")
}
