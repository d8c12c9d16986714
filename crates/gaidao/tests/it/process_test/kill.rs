//! kill -9 under load, again and again (CONTRACT F1, F2, F6).

use serde_json::json;

use super::{
    field::Field,
    load::{Kept, Load},
};
use crate::house::{Hooks, told, until};

const KILLS: &str = "GAIDAO_KILLS";
const KILLS_DEFAULT: usize = 30;

#[expect(clippy::disallowed_methods, reason = "the test command says how often to kill")]
fn rounds() -> usize {
    match std::env::var(KILLS) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{KILLS} is a number, not {text}")),
        Err(_) => KILLS_DEFAULT,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_under_load_loses_nothing_and_doubles_nothing() {
    let mut field = Field::sqlite().await;
    let hooks = Hooks::of(&field.api).await;
    // Some answers never come, so that kills also meet interceptions in doubt.
    field.sim.fault("*", "timeout_after_accept", &json!({ "probability": 0.05 })).await;
    let load = Load::start(std::slice::from_ref(&field.api), &field.sim);
    let rounds = rounds();
    for round in 0..rounds {
        // Another moment each time: in the middle of answers, sends, callbacks and deliveries.
        load.acknowledged(2 + round * 5 % 9, 120).await;
        field.kill().await;
        let acked = load.acked();
        field.start().await;
        let kept = Kept::of(&field.api, &field.sim).await;
        kept.holds(&acked);
        kept.agrees_with_couriers();
    }
    let acked = load.stopped().await;
    field.sim.no_faults().await;
    let kept = Kept::all_end(&field.api, &field.sim, 240).await;
    kept.holds(&acked);
    assert_eq!(kept.by_id.len(), acked.len(), "as many interceptions as keys");
    let taken = kept.agrees_with_couriers();
    assert!(
        acked.len() >= rounds * 2 && taken * 2 > acked.len(),
        "{taken} of {} reached a courier",
        acked.len()
    );
    let ids: Vec<String> = acked.into_values().collect();
    until("every request was told of", 120, async || {
        let events = hooks.events();
        let untold =
            ids.iter().filter(|id| !told(&events, id).contains_key("interception.requested")).count();
        if untold == 0 { Ok(()) } else { Err(format!("{untold} of {} untold", ids.len())) }
    })
    .await;
    field.kill().await;
    field.audit_is_whole().await;
}
