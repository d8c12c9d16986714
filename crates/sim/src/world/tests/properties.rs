//! What holds whatever happens.

use super::calls::*;
use super::*;
use crate::fault::{FaultKind, FaultRequest, Operation};
use crate::time::MINUTE_MS;

const KINDS: [FaultKind; 15] = [
    FaultKind::RefuseConnect,
    FaultKind::TimeoutBeforeAccept,
    FaultKind::TimeoutAfterAccept,
    FaultKind::LateAccept,
    FaultKind::Reset,
    FaultKind::Http500,
    FaultKind::Garbage,
    FaultKind::UnknownCode,
    FaultKind::RateLimit,
    FaultKind::Slow,
    FaultKind::DropCallback,
    FaultKind::DuplicateCallback,
    FaultKind::ReorderCallback,
    FaultKind::ForgedCallback,
    FaultKind::WrongSuccess,
];

/// One seeded life of a world: parcels, faults, calls, repeats, time, restarts.
fn live(seed: u64) -> (World, String) {
    let mut world = World::new(42);
    let mut saved = BTreeMap::new();
    let mut rng = Rng::new(seed);
    let mut trace = String::new();
    let mut now = NOW;
    for courier in Courier::ALL {
        let connector = courier.connector().to_owned();
        let url = format!("http://127.0.0.1:9/{connector}");
        world.set_push_target(PushTarget { connector, url, only_subscribed: false }).unwrap();
    }
    for step in 0..150 {
        let courier = Courier::ALL[rng.between(0, 3) as usize];
        let waybill_no = format!("W{}", rng.between(0, 3));
        match rng.between(0, 9) {
            0 => {
                let stages = [Stage::Created, Stage::PickedUp, Stage::InTransit, Stage::AtDestinationCity];
                let stage = stages[rng.between(0, 3) as usize];
                let _ = world.add_parcel(&new_parcel(courier.code(), &waybill_no, Some(stage)), now);
            }
            1 => {
                let fault = FaultRequest {
                    connector: courier.connector().to_owned(),
                    fault: KINDS[rng.between(0, 14) as usize],
                    probability: 0.5,
                    count: Some(3),
                    operation: None,
                    accepted: Some(rng.chance(0.5)),
                };
                world.set_fault(&fault).unwrap();
            }
            2..=5 => {
                let reference = format!("R-{step}");
                let handled =
                    world.handle(courier.connector(), &return_call(courier, &waybill_no, &reference), now);
                trace += &format!("{handled:?}\n");
            }
            6 => {
                let handled = world.handle(courier.connector(), &track_call(courier, &waybill_no), now);
                trace += &format!("{handled:?}\n");
            }
            7 if rng.chance(0.3) => world = reloaded(&mut world, &mut saved),
            _ => {
                now += rng.between(1, 600) * MINUTE_MS;
                for push in world.advance(now) {
                    trace += &format!("{push:?}\n");
                    world.push_answered(push.id, None, now);
                }
            }
        }
    }
    (world, trace)
}

#[test]
fn never_two_effective_instructions_and_turned_only_if_accepted_in_time() {
    for seed in 0..40 {
        let (mut world, _) = live(seed);
        world.advance(NOW + 24 * 365 * HOUR_MS);
        let mut effective: BTreeMap<(Courier, String), Vec<LedgerRow>> = BTreeMap::new();
        for row in ledger(&world) {
            if row.effective && row.operation == Operation::Intercept {
                effective.entry((row.courier, row.waybill_no.clone())).or_default().push(row);
            }
        }
        for (key, rows) in &effective {
            assert_eq!(rows.len(), 1, "seed {seed}: {key:?} {rows:?}");
        }
        for (key, parcel) in &world.parcels {
            if parcel.road == crate::route::Road::First {
                continue;
            }
            let mut first = key.clone();
            while let Some(before) = world.parcels[&first].continued_from.clone() {
                first.1 = before;
            }
            let accepted =
                effective.get(&first).unwrap_or_else(|| panic!("seed {seed}: {key:?} turned by itself"));
            let old = &world.parcels[&first];
            let left = old.past().iter().find(|event| event.stage == Stage::OutForDelivery);
            assert!(left.is_none_or(|event| event.at > accepted[0].at), "seed {seed}: {key:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_trace_and_a_restart_changes_nothing() {
    for seed in 0..8 {
        let (first, trace) = live(seed);
        let (second, again) = live(seed);
        assert_eq!(trace, again, "seed {seed}");
        assert_eq!(ledger(&first), ledger(&second));
    }
    assert_ne!(live(1).1, live(2).1);
}

#[test]
fn a_restored_world_is_the_same_world() {
    for seed in 0..8 {
        let (mut world, _) = live(seed);
        let mut saved = BTreeMap::new();
        // `live` may have restarted the world: what it holds now is saved in full here.
        let keys: Vec<_> = world.parcels.keys().cloned().collect();
        keys.iter().for_each(|key| world.touch_parcel(key));
        (0..world.ledger.len()).for_each(|row| world.touch(RowKind::Ledger, rows::number_key(row as u64)));
        let numbered: Vec<(RowKind, u64)> = (world.faults.keys().map(|id| (RowKind::Fault, *id)))
            .chain(world.pushes.keys().map(|id| (RowKind::Push, *id)))
            .chain(world.late.keys().map(|id| (RowKind::Late, *id)))
            .collect();
        numbered.into_iter().for_each(|(kind, id)| world.touch(kind, rows::number_key(id)));
        let seen: Vec<String> = world.seen_requests.iter().cloned().collect();
        seen.into_iter().for_each(|key| world.touch(RowKind::Seen, key));
        world
            .targets
            .clone()
            .into_keys()
            .for_each(|courier| world.touch(RowKind::Target, courier.connector().to_owned()));
        world.touch(RowKind::Meta, String::new());
        let mut restored = reloaded(&mut world, &mut saved);
        assert_eq!(restored.parcels, world.parcels);
        assert_eq!(restored.ledger, world.ledger);
        assert_eq!(restored.agenda, world.agenda);
        assert_eq!(restored.faults(), world.faults());
        assert_eq!(restored.seen_requests, world.seen_requests);
        let later = NOW + 24 * 40 * HOUR_MS;
        assert_eq!(restored.advance(later), world.advance(later), "seed {seed}");
        assert_eq!(restored.parcels, world.parcels);
    }
}
