//! Couriers that lie, couriers that are not there, couriers that do not call back.

use serde_json::{Value, json};

use crate::house::{COURIERS, Courier, Demo, Hooks, told, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_success_that_was_none_is_contradicted_and_goes_to_a_person() {
    let demo = Demo::start().await;
    let hooks = Hooks::of(&demo.api).await;
    for (number, courier) in COURIERS.iter().enumerate() {
        let waybill_no = courier.waybill(400 + number);
        demo.sim.fault(courier.connector, "wrong_success", &json!({ "count": 1 })).await;
        let id = demo.intercepted(courier, &waybill_no).await;
        let believed = |view: &Value| !matches!(view["state"].as_str(), Some("queued" | "sending"));
        demo.api.when(&id, "it is answered", 60, believed).await;
        demo.sim.advance(courier, &waybill_no, "out_for_delivery").await;
        let view = demo.polled(&id, "contradicted", |view| view["contradicted"] == true).await;
        assert_eq!(view["escalation"]["why"], "contradicted", "{view}");
        assert_eq!(view["escalation"]["closed_at"], Value::Null, "{view}");
        demo.sim.advance(courier, &waybill_no, "delivered").await;
        let closed = demo.polled(&id, "failed", |view| view["state"] == "failed").await;
        assert_eq!(
            (&closed["contradicted"], &closed["outcome"]["code"]),
            (&json!(true), &json!("delivered_old"))
        );
        assert_eq!(closed["escalation"]["closed_at"], Value::Null, "a person still has to call: {closed}");
        assert_eq!(demo.sim.effective(courier, &waybill_no, "intercept").await, 0);
        until("the alarm was told", 60, async || {
            let counts = told(&hooks.events(), &id);
            let has = |name: &str| counts.contains_key(&format!("interception.{name}"));
            if has("contradicted") && has("escalated") && has("failed") {
                Ok(())
            } else {
                Err(format!("{counts:?}"))
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_callbacks_polling_brings_it_to_its_end() {
    let demo = Demo::start().await;
    demo.sim.fault("*", "drop_callback", &json!({})).await;
    let before = demo.api.count("gaidao_callbacks_total", &[]).await;
    for (number, courier) in COURIERS.iter().enumerate() {
        let waybill_no = courier.waybill(500 + number);
        let id = demo.intercepted(courier, &waybill_no).await;
        demo.api.when_state(&id, "accepted", 60).await;
        demo.brought_home(courier, &waybill_no, &id).await;
    }
    assert_eq!(demo.api.count("gaidao_callbacks_total", &[]).await, before, "no push came");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_port_is_not_sent_and_sent_later() {
    let demo = Demo::start().await;
    let mut asked = Vec::new();
    for (number, courier) in COURIERS.iter().enumerate() {
        let waybill_no = courier.waybill(600 + number);
        demo.shipped(courier, &waybill_no, "in_transit").await;
        asked.push((courier, waybill_no));
    }
    demo.sim.fault("*", "refuse_connect", &json!({})).await;
    let mut ids = Vec::new();
    for (courier, waybill_no) in &asked {
        let id = demo.ask(courier, waybill_no).await;
        let waits = |view: &Value| view["state"] == "queued" && view["waiting"]["code"] == "connect";
        let view = demo.api.when(&id, "it waits for the connection", 60, waits).await;
        assert_eq!((&view["in_doubt"], &view["outcome"]), (&Value::Null, &Value::Null), "{view}");
        assert_eq!(demo.sim.lines(courier, waybill_no, "intercept").await, Vec::<Value>::new());
        ids.push(id);
    }
    demo.sim.no_faults().await;
    for ((courier, waybill_no), id) in asked.iter().zip(&ids) {
        demo.api.when_state(id, "accepted", 60).await;
        let attempts = demo.api.get(&format!("/interceptions/{id}/attempts")).await.good();
        let outcomes: Vec<&str> =
            attempts["items"].as_array().unwrap().iter().filter_map(|a| a["outcome"].as_str()).collect();
        let (last, before) = outcomes.split_last().unwrap();
        assert_eq!(*last, "accepted");
        assert!(!before.is_empty() && before.iter().all(|outcome| *outcome == "not_sent"), "{outcomes:?}");
        assert_eq!(demo.sim.effective(courier, waybill_no, "intercept").await, 1);
    }
}

/// What else may go wrong with the answer, and whether the courier took the command all the same.
const LOST_ANSWERS: [(&str, bool); 9] = [
    ("reset", true),
    ("reset", false),
    ("http_500", true),
    ("http_500", false),
    ("garbage", true),
    ("garbage", false),
    ("late_accept", false),
    ("rate_limit", false),
    ("slow", false),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_becomes_of_the_answer_the_end_is_the_truth() {
    let demo = Demo::start().await;
    let [zto, yto, sf, jd] = &COURIERS;
    tokio::join!(all_lost(&demo, zto), all_lost(&demo, yto), all_lost(&demo, sf), all_lost(&demo, jd));
}

async fn all_lost(demo: &Demo, courier: &Courier) {
    for (number, (fault, accepted)) in LOST_ANSWERS.into_iter().enumerate() {
        lost(demo, courier, &courier.waybill(650 + number), fault, accepted).await;
    }
}

async fn lost(demo: &Demo, courier: &Courier, waybill_no: &str, fault: &str, accepted: bool) {
    let what = format!("{fault} (accepted: {accepted}) at {}", courier.code);
    demo.shipped(courier, waybill_no, "in_transit").await;
    demo.sim.fault(courier.connector, fault, &json!({ "count": 1, "accepted": accepted })).await;
    let id = demo.ask(courier, waybill_no).await;
    demo.polled(&id, &what, |view| !matches!(view["state"].as_str(), Some("queued" | "sending"))).await;
    if fault == "late_accept" {
        // It is taken within a quarter of an hour.
        demo.sim.pass(20).await;
    }
    let end = demo.sim.parcel(courier, waybill_no).await["will_end"]["stage"].clone();
    demo.sim.advance(courier, waybill_no, end.as_str().unwrap()).await;
    let truth = demo.sim.parcel(courier, waybill_no).await;
    // The scan of the signature may overtake that of the turn; the end is corrected by the later one.
    let ended = |view: &Value| match view["state"].as_str() {
        Some("completed") => truth["turned"] == true,
        Some("refused" | "failed") => truth["turned"] == false,
        _ => false,
    };
    let closed = demo.polled(&id, &format!("{what}: the end is the truth"), ended).await;
    let taken = demo.sim.effective(courier, waybill_no, "intercept").await;
    assert_eq!(taken, usize::from(truth["turned"] == true), "{what}");
    assert_eq!(closed["resends"], 0, "{what}: {closed}");
}
