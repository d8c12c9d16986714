//! Pushes that come twice, late, or from somebody else: the end is the same.

use serde_json::json;

use crate::house::{COURIERS, Demo, Hooks, told, until};

/// What is wrong with the pushes.
const PUSH_FAULTS: [&str; 3] = ["duplicate_callback", "reorder_callback", "forged_callback"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn duplicate_late_and_forged_pushes_change_nothing() {
    let demo = Demo::start().await;
    let hooks = Hooks::of(&demo.api).await;
    let mut ids = Vec::new();
    for (round, fault) in PUSH_FAULTS.iter().enumerate() {
        demo.sim.no_faults().await;
        demo.sim.fault("*", fault, &json!({})).await;
        for (number, courier) in COURIERS.iter().enumerate() {
            let waybill_no = courier.waybill(800 + 10 * round + number);
            let id = demo.intercepted(courier, &waybill_no).await;
            demo.api.when_state(&id, "accepted", 60).await;
            let closed = demo.brought_home(courier, &waybill_no, &id).await;
            assert_eq!(closed["contradicted"], false, "{fault}: {closed}");
            assert_eq!(demo.sim.effective(courier, &waybill_no, "intercept").await, 1);
            ids.push((format!("{fault} at {}", courier.code), id));
        }
    }
    for (what, id) in &ids {
        let counts = until(&format!("{what}: every event is told"), 60, async || {
            let counts = told(&hooks.events(), id);
            if counts.contains_key("interception.completed") {
                Ok(counts)
            } else {
                Err(format!("{counts:?}"))
            }
        })
        .await;
        let twice: Vec<_> = counts.iter().filter(|(_, times)| **times != 1).collect();
        assert!(!twice.iter().any(|(name, _)| name.starts_with("interception.")), "{what}: {counts:?}");
    }
    for courier in COURIERS.iter().filter(|courier| courier.signs) {
        let connector = courier.connector;
        let label = format!("connector=\"{connector}\"");
        let rejected = demo.api.count("gaidao_callbacks_rejected_total", &[&label]).await;
        assert!(rejected > 0.0, "{connector}: forged pushes are counted");
    }
}
