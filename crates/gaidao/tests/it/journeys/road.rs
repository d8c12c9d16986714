//! From the order to the end, for each courier: the road that everything else is a detour from.

use serde_json::{Value, json};

use crate::house::{COURIERS, Courier, Demo, Hooks, told};

/// States of the timeline in order; `sending` may be too short to be seen, but is always written down.
const STATES: [&str; 5] = ["queued", "sending", "accepted", "turned", "completed"];
const MILESTONES: [&str; 5] = ["requested", "dispatched", "acknowledged", "diverted", "completed"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_courier_from_the_order_to_the_end() {
    let demo = Demo::start().await;
    let hooks = Hooks::of(&demo.api).await;
    for (number, courier) in COURIERS.iter().enumerate() {
        walk(&demo, &hooks, courier, &courier.waybill(number)).await;
    }
    let verified = demo.api.get("/audit/verify").await;
    assert_eq!(verified.good()["ok"], true);
}

async fn walk(demo: &Demo, hooks: &Hooks, courier: &Courier, waybill_no: &str) {
    demo.shipped(courier, waybill_no, "in_transit").await;
    would_go(demo, courier, waybill_no).await;
    let id = demo.ask(courier, waybill_no).await;
    let open = demo.api.post("/interceptions", &courier.request(waybill_no)).await;
    assert_eq!(open.refused(409, "interception_open")["interception_id"], id);
    demo.api.when_state(&id, "accepted", 60).await;
    let closed = demo.brought_home(courier, waybill_no, &id).await;
    assert_eq!((&closed["contradicted"], &closed["resends"]), (&json!(false), &json!(0)), "{closed}");
    assert_eq!(closed["outcome"]["code"], "arrived");
    told_in_order(&demo.api.timeline(&id).await, courier);
    really_turned(demo, courier, waybill_no).await;
    heard(hooks, &id).await;
}

async fn would_go(demo: &Demo, courier: &Courier, waybill_no: &str) {
    let mut dry = courier.request(waybill_no);
    dry["dry_run"] = json!(true);
    let dry = demo.api.post("/interceptions", &dry).await;
    assert_eq!(dry.status, 200, "{}", dry.body);
    assert_eq!(
        (&dry.body["would_accept"], &dry.body["assessment"]["verdict"]),
        (&json!(true), &json!("allow"))
    );
    let parcel = demo.api.get(&format!("/parcels/{}/{waybill_no}", courier.code)).await.good();
    assert_eq!(parcel["interception_id"], Value::Null, "a dry run stores nothing");
    assert_eq!(demo.sim.lines(courier, waybill_no, "intercept").await, Vec::<Value>::new());
}

fn told_in_order(timeline: &[Value], courier: &Courier) {
    let of = |what: &str| -> Vec<&str> {
        timeline
            .iter()
            .filter(|item| item["what"] == what)
            .map(|item| item["code"].as_str().unwrap())
            .collect()
    };
    // A parcel that was read before its command left was looked at by the engine, and by nobody else.
    assert_eq!(of("state"), STATES, "{}: {timeline:#?}", courier.code);
    let seen: Vec<&str> = of("milestone").into_iter().filter(|code| *code != "redirected").collect();
    assert_eq!(seen, MILESTONES, "{}: {timeline:#?}", courier.code);
    assert!(of("scan").len() >= 4, "{}: {timeline:#?}", courier.code);
    let text = serde_json::to_string(timeline).unwrap();
    for private in ["13800130077", "13900139088", "建国路93号", "天童南路1号"] {
        assert!(!text.contains(private), "{private} in the open: {text}");
    }
}

/// The simulator's own word: what was done, what was charged, where the parcel ended.
async fn really_turned(demo: &Demo, courier: &Courier, waybill_no: &str) {
    assert_eq!(demo.sim.effective(courier, waybill_no, "intercept").await, 1);
    let parcel = demo.sim.parcel(courier, waybill_no).await;
    assert_eq!((&parcel["turned"], &parcel["stage"]), (&json!(true), &json!(courier.end)), "{parcel}");
    assert_eq!(parcel["continues_as"].is_string(), courier.renumbers);
    let known = demo.api.get(&format!("/parcels/{}/{waybill_no}", courier.code)).await.good();
    assert_eq!(known["continues_as"], parcel["continues_as"]);
    assert_eq!(known["live_interception_id"], Value::Null);
}

async fn heard(hooks: &Hooks, id: &str) {
    let wanted = ["requested", "dispatched", "acknowledged", "diverted", "completed"];
    let counts = crate::house::until("every event was told", 60, async || {
        let counts = told(&hooks.events(), id);
        let missing: Vec<_> =
            wanted.iter().filter(|name| !counts.contains_key(&format!("interception.{name}"))).collect();
        if missing.is_empty() { Ok(counts) } else { Err(format!("missing {missing:?}")) }
    })
    .await;
    for name in wanted {
        assert_eq!(counts[&format!("interception.{name}")], 1, "{name}: {counts:?}");
    }
    for event in hooks.events() {
        let text = event.to_string();
        assert!(!text.contains("13900139088") && !text.contains("天童南路"), "personal data in {text}");
    }
}
