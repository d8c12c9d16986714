//! Commands whose answer never came: found out, said in plain words, never sent twice by themselves.

use serde_json::{Value, json};

use crate::house::{COURIERS, Courier, Demo};

fn zto() -> &'static Courier {
    &COURIERS[0]
}

fn plain_words(view: &Value) {
    let text = view["in_doubt"]["text"].as_str().unwrap();
    assert!(text.contains("指令可能已经生效") && text.contains("不会"), "{text}");
    assert!(view["customer_text"].as_str().unwrap().contains("核实"), "{view}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_out_after_acceptance_is_settled_without_a_second_submission() {
    let demo = Demo::start().await;
    demo.sim.fault("*", "timeout_after_accept", &json!({ "count": 1 })).await;
    let mut asked = Vec::new();
    for (number, courier) in COURIERS.iter().enumerate() {
        let waybill_no = courier.waybill(100 + number);
        let id = demo.intercepted(courier, &waybill_no).await;
        asked.push((courier, waybill_no, id));
    }
    for (courier, waybill_no, id) in &asked {
        let doubted = format!("{id} is in doubt, or was");
        let was = |view: &Value| !matches!(view["state"].as_str(), Some("queued" | "sending"));
        let view = demo.api.when(id, &doubted, 60, was).await;
        if view["state"] == "in_doubt" {
            assert_eq!(view["in_doubt"]["why"], "timeout");
            plain_words(&view);
        } else {
            // Business time runs sixty times as fast: the courier was asked before we looked.
            assert!(courier.can_query, "{view}");
        }
        let closed = demo.brought_home(courier, waybill_no, id).await;
        assert_eq!((&closed["attempts"], &closed["resends"]), (&json!(1), &json!(0)), "{closed}");
        let doubts = demo.api.timeline(id).await;
        assert!(doubts.iter().any(|item| item["what"] == "doubt" && item["code"] == "timeout"), "{doubts:?}");
        assert_eq!(demo.sim.lines(courier, waybill_no, "intercept").await.len(), 1, "{}", courier.code);
        assert_eq!(demo.sim.effective(courier, waybill_no, "intercept").await, 1, "{}", courier.code);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_code_is_doubt_and_counted() {
    let demo = Demo::start().await;
    for accepted in [true, false] {
        for (number, courier) in COURIERS.iter().enumerate() {
            let waybill_no = courier.waybill(if accepted { 200 } else { 210 } + number);
            let more = json!({ "count": 1, "accepted": accepted });
            demo.sim.fault(courier.connector, "unknown_code", &more).await;
            let connector = format!("connector=\"{}\"", courier.connector);
            let labels = [connector.as_str(), "why=\"un"];
            let before = demo.api.count("gaidao_doubts_total", &labels).await;
            let id = demo.intercepted(courier, &waybill_no).await;
            let past = |view: &Value| view["milestones"].to_string().contains("dispatched");
            let view = demo.api.when(&id, "the answer is judged", 60, past).await;
            assert!(!matches!(view["state"].as_str(), Some("refused" | "failed" | "withdrawn")), "{view}");
            let timeline = demo.api.timeline(&id).await;
            let doubted = |item: &&Value| item["what"] == "doubt" && item["code"].to_string().contains("un");
            assert!(timeline.iter().any(|item| doubted(&item)), "{timeline:#?}");
            assert_eq!(
                demo.api.count("gaidao_doubts_total", &labels).await,
                before + 1.0,
                "{}",
                courier.code
            );
            assert_eq!(demo.sim.effective(courier, &waybill_no, "intercept").await, usize::from(accepted));
            if accepted {
                demo.brought_home(courier, &waybill_no, &id).await;
            } else {
                // Nothing was taken, so the parcel goes where it always went: a fact that ends the doubt.
                demo.sim.advance(courier, &waybill_no, "delivered").await;
                let view = demo.polled(&id, "failed", |view| view["state"] == "failed").await;
                assert_eq!(view["outcome"]["code"], "delivered_old");
                assert!(view["escalation"]["contacts"].as_array().is_some_and(|list| !list.is_empty()));
            }
            assert_eq!(demo.sim.lines(courier, &waybill_no, "intercept").await.len(), usize::from(accepted));
        }
    }
}

/// Class Q, from the first silence to a person's second submission.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_healthy_absences_offer_a_resend_to_a_person() {
    let demo = Demo::start().await;
    let courier = zto();
    let waybill_no = courier.waybill(300);
    demo.sim.ask(reqwest::Method::PUT, "/clock", &json!({ "speed": 1 })).await.good();
    demo.sim.fault("zto", "timeout_before_accept", &json!({ "count": 1 })).await;
    let id = demo.intercepted(courier, &waybill_no).await;
    let view = demo.api.when_state(&id, "in_doubt", 60).await;
    plain_words(&view);
    assert_eq!(view["in_doubt"]["resend_allowed"], false);
    demo.api.act(&id, "resend").await.refused(409, "resend_too_early");
    let offered =
        demo.polled(&id, "a resend is offered", |view| view["in_doubt"]["resend_allowed"] == true).await;
    assert_eq!(
        (&offered["state"], &offered["escalation"]["why"]),
        (&json!("in_doubt"), &json!("doubt_unresolved"))
    );
    assert!(offered["in_doubt"]["absent"].as_u64().unwrap() >= 3, "{offered}");
    assert!(offered["escalation"]["contacts"].as_array().is_some_and(|list| !list.is_empty()), "{offered}");
    assert_eq!(offered["attempts"], 1, "nobody but a person sends again");
    demo.api.act(&id, "resend").await.good();
    demo.api.when_state(&id, "accepted", 60).await;
    demo.api.act(&id, "resend").await.refused(409, "not_in_doubt");
    let closed = demo.brought_home(courier, &waybill_no, &id).await;
    assert_eq!((&closed["attempts"], &closed["resends"]), (&json!(2), &json!(1)));
    assert!(closed["escalation"]["closed_at"].is_string(), "{closed}");
    assert_eq!(demo.sim.effective(courier, &waybill_no, "intercept").await, 1);
}
