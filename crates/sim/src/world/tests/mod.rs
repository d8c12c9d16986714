//! The world, called by hand as the sheets say.

mod calls;
mod faults;
mod journeys;
mod properties;
mod protocols;
mod pushes;

use serde_json::Value;

use super::*;
use crate::control::{Advance, NewParcel, ParcelView};
use crate::ledger::LedgerFilter;
use crate::stage::Stage;
use crate::time::HOUR_MS;

/// 2026-01-02 03:04:05 +08:00.
const NOW: i64 = 1_767_294_245_000;

/// The body of an ordinary answer.
fn answer(handled: &Handled) -> Value {
    match handled {
        Handled::Reply { reply, .. } => {
            serde_json::from_slice(&reply.body).unwrap_or_else(|_| panic!("no JSON: {reply:?}"))
        }
        other => panic!("no answer: {other:?}"),
    }
}

/// SF's inner answer.
fn inner(handled: &Handled) -> Value {
    let outer = answer(handled);
    assert_eq!(outer["apiResultCode"], "A1000", "{outer}");
    serde_json::from_str(outer["apiResultData"].as_str().unwrap()).unwrap()
}

fn new_parcel(courier: &str, waybill_no: &str, stage: Option<Stage>) -> NewParcel {
    NewParcel {
        courier: courier.to_owned(),
        waybill_no: waybill_no.to_owned(),
        origin: "杭州".to_owned(),
        destination: "北京市".to_owned(),
        stage,
        speed: None,
        phone_last4: None,
    }
}

/// A world with one parcel.
fn world_with(courier: &str, waybill_no: &str, stage: Stage) -> World {
    let mut world = World::new(42);
    world.add_parcel(&new_parcel(courier, waybill_no, Some(stage)), NOW).unwrap();
    world
}

fn to_stage(world: &mut World, courier: &str, waybill_no: &str, stage: Stage, now: i64) -> ParcelView {
    world.advance_parcel(courier, waybill_no, Advance::ToStage { to_stage: stage }, now).unwrap()
}

fn ledger(world: &World) -> Vec<LedgerRow> {
    world.ledger(&LedgerFilter::default())
}

/// Rebuilds the world from what it would have saved.
fn reloaded(world: &mut World, saved: &mut BTreeMap<(RowKind, String), String>) -> World {
    for change in world.drain_changes() {
        match change.value {
            Some(value) => saved.insert((change.kind, change.key), value),
            None => saved.remove(&(change.kind, change.key)),
        };
    }
    let rows =
        saved.iter().map(|((kind, key), value)| Row { kind: *kind, key: key.clone(), value: value.clone() });
    World::restore(42, rows).unwrap()
}
