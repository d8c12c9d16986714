//! What the couriers' business systems do with a call.

use crate::courier::Courier;
use crate::fault::Operation;
use crate::ledger::LedgerRow;
use crate::parcel::{Job, JobState, Parcel};
use crate::route::Kind;
use crate::wire::{self, Answer, Call, Progress, Refusal, WireReply, WireRequest, Wish};
use crate::world::faults::Mode;
use crate::world::rows::number_key;
use crate::world::travel::Key;
use crate::world::{RowKind, World};

/// The simulator's made-up fee of one effective instruction, in fen. No sheet knows a price; these figures only
/// make charges countable.
fn fee_fen(courier: Courier, wish: &Wish) -> i64 {
    match (courier, wish) {
        (_, Wish::InPlace { .. }) => 0,
        (Courier::Sf, _) => 1200,
        (Courier::Zto, _) => 400,
        (Courier::Yto, _) => 300,
        (Courier::Jd, _) => 500,
    }
}

/// What the ledger keeps of a call.
struct Entry {
    operation: Operation,
    waybill_no: String,
    reference: String,
}

fn entry_of(call: &Call) -> Option<Entry> {
    let entry = |operation, waybill_no: &str, reference: &str| {
        Some(Entry { operation, waybill_no: waybill_no.to_owned(), reference: reference.to_owned() })
    };
    match call {
        Call::Intercept { waybill_no, reference, .. } => entry(Operation::Intercept, waybill_no, reference),
        Call::Withdraw { waybill_no, reference, .. } => entry(Operation::Withdraw, waybill_no, reference),
        Call::Query { waybill_no } => entry(Operation::Query, waybill_no, ""),
        Call::Track { waybills, reference, .. } => {
            entry(Operation::Track, waybills.first().map_or("", String::as_str), reference)
        }
        Call::Subscribe { waybill_no, reference, .. } => entry(Operation::Subscribe, waybill_no, reference),
        Call::Bad { operation, waybill_no, reference, .. } => entry(*operation, waybill_no, reference),
        Call::Token | Call::Check => None,
    }
}

/// What came of a call, for the ledger.
#[derive(Clone, Copy, Default)]
struct Outcome {
    accepted: bool,
    effective: bool,
    charge_fen: i64,
}

const READ: Outcome = Outcome { accepted: true, effective: false, charge_fen: 0 };

impl World {
    /// Reads, executes, notes and answers one call.
    pub(super) fn perform(
        &mut self,
        courier: Courier,
        request: &WireRequest,
        at: i64,
        mode: Mode,
    ) -> WireReply {
        let protocol = wire::protocol(courier);
        let call = match protocol.read(request, &self.meta.tokens) {
            Ok(call) => call,
            Err(refused_by_gateway) => return refused_by_gateway,
        };
        let serial = self.serial();
        if let Some(repeat) = self.repeated_sf_request(courier, &call, serial) {
            self.note(courier, &call, at, Outcome::default());
            return repeat;
        }
        let (answer, outcome) = self.execute(courier, &call, at, mode);
        self.note(courier, &call, at, outcome);
        protocol.write(&call, &answer, serial)
    }

    fn note(&mut self, courier: Courier, call: &Call, at: i64, outcome: Outcome) {
        let Some(Entry { operation, waybill_no, reference }) = entry_of(call) else { return };
        self.touch(RowKind::Ledger, number_key(self.ledger.len() as u64));
        self.ledger.push(LedgerRow {
            at,
            courier,
            waybill_no,
            connector: courier.connector().to_owned(),
            operation,
            reference,
            accepted: outcome.accepted,
            effective: outcome.effective,
            charge_fen: outcome.charge_fen,
        });
    }

    /// SF's gateway knows a requestID it has already passed on (A1007, sf.md §6).
    fn repeated_sf_request(&mut self, courier: Courier, call: &Call, serial: u64) -> Option<WireReply> {
        let reference = match call {
            Call::Intercept { reference, .. } | Call::Withdraw { reference, .. }
                if courier == Courier::Sf =>
            {
                reference
            }
            _ => return None,
        };
        if self.seen_requests.insert(reference.clone()) {
            self.touch(RowKind::Seen, reference.clone());
            return None;
        }
        Some(wire::sf::duplicate_request(serial))
    }

    fn execute(&mut self, courier: Courier, call: &Call, at: i64, mode: Mode) -> (Answer, Outcome) {
        match call {
            Call::Intercept { waybill_no, .. } => {
                let key = (courier, waybill_no.clone());
                self.settle(&key, at);
                self.intercept(&key, call, at, mode).unwrap_or_else(refused)
            }
            Call::Withdraw { waybill_no, proof, .. } => {
                let key = (courier, waybill_no.clone());
                self.settle(&key, at);
                self.withdraw(&key, proof.as_deref(), mode).unwrap_or_else(refused)
            }
            Call::Query { waybill_no } => {
                let key = (courier, waybill_no.clone());
                self.settle(&key, at);
                (Answer::Status(self.progress(&key)), READ)
            }
            Call::Track { waybills, phones, .. } => {
                let tracks = waybills.iter().enumerate().map(|(index, waybill_no)| {
                    let phone = phones.get(index).or(phones.first()).map(String::as_str);
                    (waybill_no.clone(), self.track(&(courier, waybill_no.clone()), phone, at))
                });
                (Answer::Tracks(tracks.collect()), READ)
            }
            Call::Subscribe { waybill_no, phone, .. } => {
                let key = (courier, waybill_no.clone());
                self.subscribe(&key, phone.as_deref()).map_or_else(refused, |()| (Answer::Subscribed, READ))
            }
            Call::Token => {
                let token = format!("sim-token-{}-{}", self.meta.serial, self.meta.rng.digits(12));
                self.meta.tokens.insert(token.clone());
                (Answer::Token(token), READ)
            }
            Call::Check => (Answer::Checked, READ),
            Call::Bad { refusal, .. } => refused(*refusal),
        }
    }

    fn intercept(
        &mut self,
        key: &Key,
        call: &Call,
        at: i64,
        mode: Mode,
    ) -> Result<(Answer, Outcome), Refusal> {
        let Call::Intercept { reference, biz_no, wish, phone_last4, .. } = call else {
            return Err(Refusal::NotOffered);
        };
        let serial = self.meta.serial;
        let parcel = self.parcels.get_mut(key).ok_or(Refusal::UnknownWaybill)?;
        let in_place = matches!(wish, Wish::InPlace { .. });
        parcel.judge(reference, in_place)?;
        let cancelled = parcel.stage() == crate::stage::Stage::Created;
        let state = match mode {
            Mode::Pretend => JobState::Pretended,
            _ if cancelled => JobState::Cancelled,
            _ if in_place => JobState::InPlace,
            _ => JobState::Pending,
        };
        let number = format!("{}{:017}", number_prefix(key.0), serial);
        parcel.jobs.push(Job {
            number: number.clone(),
            reference: reference.clone(),
            biz_no: biz_no.clone(),
            wish: wish.clone(),
            state,
            at,
            portal: false,
        });
        let site = parcel.next().map_or_else(String::new, |event| event.site.code());
        let told = !key.1.ends_with('0');
        let effective = mode != Mode::Pretend;
        let fee = if cancelled { 0 } else { fee_fen(key.0, wish) };
        if effective {
            learn_phone(parcel, phone_last4.as_deref());
            if let Wish::InPlace { to_station: true } = wish {
                parcel.end_at_station();
            }
        }
        self.touch_parcel(key);
        if effective && cancelled {
            self.cancel_order(key, at);
        }
        let charge_fen = if effective { fee } else { 0 };
        let answer = Answer::Taken { number, fee_fen: fee, told, cancelled, site };
        Ok((answer, Outcome { accepted: true, effective, charge_fen }))
    }

    /// JD before pickup: the order is cancelled, its number is dead (jd.md §3.1).
    fn cancel_order(&mut self, key: &Key, at: i64) {
        if let Some(parcel) = self.parcels.get_mut(key) {
            parcel.cancel(at);
            let index = parcel.done.saturating_sub(1);
            self.queue_pushes(key, index, at);
            self.replan(key);
        }
    }

    fn withdraw(&mut self, key: &Key, proof: Option<&str>, mode: Mode) -> Result<(Answer, Outcome), Refusal> {
        let parcel = self.parcels.get_mut(key).ok_or(Refusal::UnknownWaybill)?;
        let courier = parcel.courier;
        let job = parcel.jobs.iter_mut().rev().find(|job| !job.portal).ok_or(Refusal::NothingToWithdraw)?;
        match job.state {
            JobState::Pending | JobState::InPlace | JobState::Pretended => {}
            JobState::Withdrawn => return Err(Refusal::NothingToWithdraw),
            JobState::Turned | JobState::Finished | JobState::Cancelled => {
                return Err(Refusal::TooLateToWithdraw);
            }
        }
        let known = match courier {
            Courier::Sf => proof == Some(job.number.as_str()),
            Courier::Zto => proof == job.biz_no.as_deref(),
            Courier::Yto | Courier::Jd => true,
        };
        if !known {
            return Err(Refusal::NotInitiator);
        }
        if mode == Mode::Pretend {
            return Ok((Answer::Withdrawn, READ));
        }
        job.state = JobState::Withdrawn;
        self.touch_parcel(key);
        Ok((Answer::Withdrawn, Outcome { accepted: true, effective: true, charge_fen: 0 }))
    }

    fn progress(&self, key: &Key) -> Option<(Job, Progress)> {
        let parcel = self.parcels.get(key)?;
        let job = parcel.jobs.last()?;
        let progress = match job.state {
            JobState::Pending | JobState::InPlace => Progress::Waiting,
            JobState::Pretended => Progress::Caught,
            JobState::Turned if parcel.happened(Kind::Turned) => Progress::Underway,
            JobState::Turned => Progress::Caught,
            JobState::Finished | JobState::Cancelled => Progress::Closed,
            JobState::Withdrawn => Progress::Withdrawn,
        };
        Some((job.clone(), progress))
    }

    fn track(&mut self, key: &Key, phone: Option<&str>, at: i64) -> Result<Parcel, Refusal> {
        self.settle(key, at);
        let parcel = self.parcels.get(key).ok_or(Refusal::UnknownWaybill)?;
        if matches!(key.0, Courier::Sf | Courier::Zto) {
            parcel.knows_phone(phone)?;
        }
        Ok(parcel.clone())
    }

    fn subscribe(&mut self, key: &Key, phone: Option<&str>) -> Result<(), Refusal> {
        let parcel = self.parcels.get_mut(key).ok_or(Refusal::UnknownWaybill)?;
        if key.0 != Courier::Yto {
            parcel.knows_phone(phone)?;
        }
        parcel.subscribed = true;
        self.touch_parcel(key);
        Ok(())
    }
}

fn refused(refusal: Refusal) -> (Answer, Outcome) {
    (Answer::Refused(refusal), Outcome::default())
}

fn number_prefix(courier: Courier) -> &'static str {
    match courier {
        Courier::Sf => "CUS",
        Courier::Zto => "ZTC",
        Courier::Yto => "YTC",
        Courier::Jd => "JDC",
    }
}

/// The new recipient may track too; a parcel that accepts any phone stays so.
fn learn_phone(parcel: &mut Parcel, tail: Option<&str>) {
    if let Some(tail) = tail
        && !parcel.phones.is_empty()
        && !parcel.phones.iter().any(|known| known == tail)
    {
        parcel.phones.push(tail.to_owned());
    }
}
