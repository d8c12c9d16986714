//! A customer with a link asks, a person of the shop lets it go, the courier turns the parcel. And the example shop.

use reqwest::Method;
use serde_json::json;

use crate::house::{Api, COURIERS, Demo, client};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_customer_asks_for_is_sent_once_somebody_says_yes() {
    let demo = Demo::start().await;
    let courier = COURIERS.iter().find(|courier| courier.code == "ZTO").unwrap();
    let waybill_no = courier.waybill(810);
    demo.shipped(courier, &waybill_no, "in_transit").await;
    let order_no = format!("IT-{waybill_no}");
    let made = demo.api.post("/customer-links", &json!({ "order_no": order_no })).await.good();
    let stranger = Api::new(&demo.api.url, "");
    let begun = stranger.post("/customer/visits", &json!({ "token": made["token"] })).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    let customer = Api::new(&demo.api.url, begun.body["visit"].as_str().unwrap());
    let wish = json!({
        "courier": courier.code, "waybill_no": waybill_no, "kind": "readdress", "consent": true,
        "target_text": "浙江省杭州市西湖区文三路478号A座1203 李四 13900139000",
    });
    let asked = customer.post("/customer/interceptions", &wish).await;
    assert_eq!((asked.status, asked.body["state"].as_str()), (202, Some("held")), "{}", asked.body);
    let id = asked.body["id"].as_str().unwrap().to_owned();
    customer.act(&id, "approve").await.refused(403, "forbidden");
    assert_eq!(demo.sim.lines(courier, &waybill_no, "intercept").await.len(), 0, "nothing left yet");
    demo.api.act(&id, "approve").await.good();
    demo.api.when_state(&id, "accepted", 60).await;
    assert_eq!(demo.sim.effective(courier, &waybill_no, "intercept").await, 1);
    demo.brought_home(courier, &waybill_no, &id).await;
    let story = customer.get(&format!("/customer/interceptions/{id}")).await.good();
    assert_eq!(story["state"], "completed");
    let told: Vec<_> =
        story["timeline"].as_array().unwrap().iter().map(|line| line["what"].clone()).collect();
    assert!(told.contains(&json!("milestone")) && told.contains(&json!("scan")), "{story}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_example_shop_gets_tokens_for_its_own_page_only() {
    let demo = Demo::start().await;
    let shop = demo.process.ready["merchant_url"].as_str().unwrap().to_owned();
    let page = client().get(&shop).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("gaidao-intercept"), "the example page");
    let token = format!("{shop}/token?order_no=DEMO-ZTO-1");
    let minted: serde_json::Value = client().get(&token).send().await.unwrap().json().await.unwrap();
    assert_eq!(minted["server"], demo.api.url.as_str());
    let embedded = Api::new(&demo.api.url, minted["token"].as_str().unwrap());
    let session = embedded.get("/session").await.good();
    assert_eq!((&session["order_no"], &session["scopes"]), (&json!("DEMO-ZTO-1"), &json!(["read", "write"])));
    assert!(session["origins"].as_array().unwrap().contains(&json!(shop)), "{session}");
    embedded.get("/orders/DEMO-ZTO-1").await.good();
    embedded.get("/orders/DEMO-SF-1").await.refused(404, "not_found");
    embedded.get("/orders").await.refused(403, "forbidden");
    let foreign = client().request(Method::GET, &token).header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(foreign.unwrap().status().as_u16(), 403);
}
