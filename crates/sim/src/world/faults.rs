//! Calls under the faults in force.

use crate::control::ControlError;
use crate::courier::Courier;
use crate::fault::{Fault, FaultKind, FaultRequest, Operation};
use crate::time::MINUTE_MS;
use crate::wire::{self, WireReply, WireRequest};
use crate::world::rows::number_key;
use crate::world::{Due, Handled, LateCall, RowKind, SLOW_MS_MAX, World};

/// How the business system treats a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    Normal,
    /// Says yes and does nothing.
    Pretend,
}

impl World {
    /// Arms a fault; one of the same connector, kind and operation is replaced.
    ///
    /// # Errors
    /// An unknown connector or operation, a probability outside 0..=1, or a count of 0.
    pub fn set_fault(&mut self, request: &FaultRequest) -> Result<Vec<Fault>, ControlError> {
        let mut armed = Vec::new();
        for mut fault in request.check()? {
            let same = |old: &Fault| {
                (&old.connector, old.fault, old.operation) == (&fault.connector, fault.fault, fault.operation)
            };
            let replaced: Vec<u64> =
                self.faults.iter().filter(|(_, old)| same(old)).map(|(id, _)| *id).collect();
            for id in replaced {
                self.remove_fault(id);
            }
            fault.id = self.serial();
            self.touch(RowKind::Fault, number_key(fault.id));
            self.faults.insert(fault.id, fault.clone());
            armed.push(fault);
        }
        Ok(armed)
    }

    /// Disarms faults: of one connector, or all. Returns how many.
    pub fn clear_faults(&mut self, connector: Option<&str>) -> usize {
        let wanted = |fault: &Fault| connector.is_none_or(|name| fault.connector.eq_ignore_ascii_case(name));
        let ids: Vec<u64> =
            self.faults.values().filter(|fault| wanted(fault)).map(|fault| fault.id).collect();
        ids.iter().for_each(|id| self.remove_fault(*id));
        ids.len()
    }

    /// The faults in force.
    pub fn faults(&self) -> Vec<Fault> {
        self.faults.values().cloned().collect()
    }

    /// Disarms one fault by number.
    pub fn remove_fault(&mut self, id: u64) {
        if self.faults.remove(&id).is_some() {
            self.touch(RowKind::Fault, number_key(id));
        }
    }

    /// Draws chance from the world's seed, for a shell that has to decide something (a port's opening).
    pub fn chance(&mut self, probability: f64) -> bool {
        self.touch(RowKind::Meta, String::new());
        self.meta.rng.chance(probability)
    }

    /// Draws among the faults that match; the first that strikes is used up by one.
    pub(super) fn draw(
        &mut self,
        courier: Courier,
        operation: Operation,
        wanted: impl Fn(FaultKind) -> bool,
    ) -> Option<Fault> {
        let candidates: Vec<Fault> = self
            .faults
            .values()
            .filter(|fault| fault.matches(courier, operation) && wanted(fault.fault))
            .cloned()
            .collect();
        for mut fault in candidates {
            self.touch(RowKind::Meta, String::new());
            if !self.meta.rng.chance(fault.probability) {
                continue;
            }
            match fault.count {
                None => {}
                Some(0 | 1) => self.remove_fault(fault.id),
                Some(left) => {
                    fault.count = Some(left - 1);
                    self.touch(RowKind::Fault, number_key(fault.id));
                    self.faults.insert(fault.id, fault.clone());
                }
            }
            return Some(fault);
        }
        None
    }

    pub(super) fn handle_with_faults(&mut self, courier: Courier, request: &WireRequest) -> Handled {
        let at = self.meta.now;
        let operation = wire::protocol(courier).operation(request);
        let fault = operation.and_then(|operation| self.draw(courier, operation, |_| true));
        let Some(fault) = fault else {
            return self.answered(courier, request, Mode::Normal);
        };
        match fault.fault {
            FaultKind::RefuseConnect => Handled::ConnectRefused,
            FaultKind::TimeoutBeforeAccept => Handled::TimeoutAfter,
            FaultKind::TimeoutAfterAccept => {
                self.perform(courier, request, at, Mode::Normal);
                Handled::TimeoutAfter
            }
            FaultKind::LateAccept => self.put_off(courier, request, at),
            FaultKind::Reset => {
                self.perform_if(fault.accepted, courier, request);
                Handled::Reset
            }
            FaultKind::Http500 => {
                self.perform_if(fault.accepted, courier, request);
                let page = "<html><head><title>500 Internal Server Error</title></head><body>Internal Server Error</body></html>";
                reply_now(WireReply::new(500, "text/html;charset=UTF-8", page))
            }
            FaultKind::Garbage => {
                self.perform_if(fault.accepted, courier, request);
                reply_now(self.garbage())
            }
            FaultKind::UnknownCode => {
                self.perform_if(fault.accepted, courier, request);
                let serial = self.serial();
                reply_now(wire::protocol(courier).unknown_code(serial))
            }
            FaultKind::RateLimit => {
                let serial = self.serial();
                reply_now(wire::protocol(courier).throttled(serial))
            }
            FaultKind::Slow => {
                let reply = self.perform(courier, request, at, Mode::Normal);
                let after_ms = self.meta.rng.between(2_000, SLOW_MS_MAX).unsigned_abs();
                Handled::Reply { reply, after_ms }
            }
            FaultKind::WrongSuccess => self.answered(courier, request, Mode::Pretend),
            FaultKind::DropCallback
            | FaultKind::DuplicateCallback
            | FaultKind::ReorderCallback
            | FaultKind::ForgedCallback => self.answered(courier, request, Mode::Normal),
        }
    }

    /// The courier takes the call, or never sees it; the answer is lost either way.
    fn perform_if(&mut self, accepted: bool, courier: Courier, request: &WireRequest) {
        if accepted {
            self.perform(courier, request, self.meta.now, Mode::Normal);
        }
    }

    fn answered(&mut self, courier: Courier, request: &WireRequest, mode: Mode) -> Handled {
        let at = self.meta.now;
        reply_now(self.perform(courier, request, at, mode))
    }

    fn put_off(&mut self, courier: Courier, request: &WireRequest, at: i64) -> Handled {
        let id = self.serial();
        let due = at + self.meta.rng.between(2, 15) * MINUTE_MS;
        self.late.insert(id, LateCall { courier, request: request.clone(), due });
        self.touch(RowKind::Late, number_key(id));
        self.plan(Due::Late(id), due);
        Handled::TimeoutAfter
    }

    pub(super) fn take_late_call(&mut self, id: u64, at: i64) {
        if let Some(call) = self.late.remove(&id) {
            self.touch(RowKind::Late, number_key(id));
            self.perform(call.courier, &call.request, at, Mode::Normal);
        }
    }

    /// Bytes that are no answer: nothing, half a JSON object, a login page, or noise.
    fn garbage(&mut self) -> WireReply {
        let noise: Vec<u8> = (0..64).map(|_| (self.meta.rng.next() % 256) as u8).collect();
        match self.meta.rng.between(0, 3) {
            0 => WireReply::new(200, "application/json;charset=UTF-8", ""),
            1 => WireReply::new(200, "application/json;charset=UTF-8", r#"{"status":true,"statusCode":"SY"#),
            2 => WireReply::new(
                200,
                "text/html;charset=UTF-8",
                "<!doctype html><html><body>系统维护中</body></html>",
            ),
            _ => WireReply::new(200, "application/octet-stream", noise),
        }
    }
}

fn reply_now(reply: WireReply) -> Handled {
    Handled::Reply { reply, after_ms: 0 }
}
