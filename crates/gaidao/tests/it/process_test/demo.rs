//! The demo dies and comes back: the same parcels, the same ledger, and everything goes on.

use serde_json::Value;

use crate::house::{COURIERS, Demo};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_demo_goes_on_where_it_was() {
    let mut demo = Demo::start().await;
    let mut asked = Vec::new();
    for (number, courier) in COURIERS.iter().enumerate() {
        let waybill_no = courier.waybill(number);
        let id = demo.intercepted(courier, &waybill_no).await;
        // One dies at every step of the way.
        if number % 2 == 1 {
            demo.api.when_state(&id, "accepted", 60).await;
        }
        if number == 3 {
            demo.sim.advance(courier, &waybill_no, "intercepted").await;
        }
        let before = seen(&demo, &asked).await;
        let ledger = demo.sim.ledger().await;
        asked.push((courier, waybill_no, id));
        demo = demo.killed_and_started().await;
        let after = demo.sim.ledger().await;
        assert_eq!(after.get(..ledger.len()), Some(&ledger[..]), "the couriers' ledger goes on");
        assert_eq!(seen(&demo, &asked[..number]).await, before, "after {} was asked", courier.code);
    }
    for (courier, waybill_no, id) in &asked {
        // Whoever was asked at the moment of death is found out about, never asked again.
        let done = |view: &Value| view["state"] == "completed";
        if !done(&demo.api.interception(id).await) {
            let sent =
                demo.polled(id, "sent", |view| !matches!(view["state"].as_str(), Some("queued" | "sending")));
            sent.await;
            let truth = demo.sim.parcel(courier, waybill_no).await;
            if truth["interception"].is_object() {
                demo.brought_home(courier, waybill_no, id).await;
            } else {
                demo.sim.advance(courier, waybill_no, "delivered").await;
                demo.polled(id, "failed", |view| view["state"] == "failed").await;
            }
        }
        assert!(demo.sim.effective(courier, waybill_no, "intercept").await <= 1);
    }
    assert!(demo.process.runs());
    let samples = demo.api.all("/orders").await.len();
    assert_eq!(samples, 8 + asked.len(), "samples are planted once");
}

/// What does not change while nobody does anything: parcels' identity and the couriers' instructions.
async fn seen(demo: &Demo, asked: &[(&crate::house::Courier, String, String)]) -> Vec<Value> {
    let mut all = Vec::new();
    for (courier, waybill_no, _) in asked {
        let parcel = demo.sim.parcel(courier, waybill_no).await;
        let parts = ["waybill_no", "stage", "turned", "continues_as", "interception", "scans"];
        all.extend(parts.map(|part| parcel[part].clone()));
    }
    let sample = demo.sim.parcel(&COURIERS[0], "73100130019486").await;
    all.push(sample["scans"].clone());
    all
}
