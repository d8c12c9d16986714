//! Bad input at the doors of the real process: a documented code, and nothing stored.

use reqwest::Method;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::house::{Api, COURIERS, Demo, Reply, order};

/// Bytes of a body that no door takes.
const OVERSIZED_BYTES: usize = 10 * 1024 * 1024;

/// A waybill of the demo's sample orders.
const SAMPLE: &str = "73100130019486";

/// What is sent, and the refusal it must meet.
struct Bad {
    method: Method,
    path: &'static str,
    body: String,
    refusal: (u16, &'static str),
}

fn bad(method: Method, path: &'static str, body: &Value, status: u16, code: &'static str) -> Bad {
    Bad { method, path, body: body.to_string(), refusal: (status, code) }
}

fn without(mut body: Value, field: &str) -> Value {
    body.as_object_mut().unwrap().remove(field);
    body
}

fn list() -> Vec<Bad> {
    let zto = &COURIERS[0];
    let waybill = zto.waybill(900);
    let request = zto.request(&waybill);
    let with = |mut body: Value, field: &str, value: Value| {
        body[field] = value;
        body
    };
    let put = |body: &Value, status, code| bad(Method::PUT, "/orders/BAD-1", body, status, code);
    let post = |body: &Value, status, code| bad(Method::POST, "/interceptions", body, status, code);
    let good = || order(zto, &waybill);
    let parcel = |courier: &str, waybill_no: &str| json!([{ "courier": courier, "waybill_no": waybill_no }]);
    let mut all = vec![
        put(&with(good(), "parcels", parcel("NOPE", "1")), 422, "courier_unknown"),
        put(&with(good(), "parcels", parcel("ZTO", "")), 422, "invalid_field"),
        put(&with(good(), "parcels", parcel("ZTO", &"7".repeat(41))), 422, "invalid_field"),
        put(&with(good(), "parcels", parcel("ZTO", "73\u{0}1")), 422, "invalid_field"),
        post(&with(request.clone(), "courier", json!("NOPE")), 422, "courier_unknown"),
        post(&with(request.clone(), "waybill_no", json!("")), 422, "invalid_field"),
        post(&with(request.clone(), "waybill_no", json!("73100130999999")), 404, "parcel_unknown"),
        post(&without(zto.request(SAMPLE), "target"), 422, "invalid_field"),
        post(&with(request.clone(), "kind", json!("explode")), 422, "invalid_field"),
        bad(Method::POST, "/scans", &json!({}), 422, "missing_field"),
    ];
    for field in ["shop", "buyer_phone", "placed_at", "recipient"] {
        all.push(put(&without(good(), field), 422, "missing_field"));
    }
    for field in ["courier", "waybill_no", "kind", "reason", "channel", "payer"] {
        all.push(post(&without(request.clone(), field), 422, "missing_field"));
    }
    for broken in ["{", "nonsense", "{\"shop\": \"\\ud800\"}"] {
        let refusal = (400, "bad_json");
        all.push(Bad { method: Method::PUT, path: "/orders/BAD-1", body: broken.to_owned(), refusal });
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_input_meets_documented_codes_and_stores_nothing() {
    let demo = Demo::start().await;
    let documented =
        crate::house::client().get(format!("{}/docs/errors", demo.api.url)).send().await.unwrap();
    let documented = documented.text().await.unwrap();
    let before = stored(&demo.api).await;
    for bad in list() {
        let (status, code) = bad.refusal;
        let reply = sent(&demo.api, &bad).await;
        assert_eq!(reply.status, status, "{} {}: {}", bad.path, bad.body, reply.body);
        reply.refused(status, code);
        assert!(documented.contains(code), "{code} is not documented");
    }
    for stranger in ["gdk_wrong", &demo.api.key[..20], ""] {
        let api = Api::new(&demo.api.url, stranger);
        for bad in list() {
            sent(&api, &bad).await.refused(401, "unauthorized");
        }
        api.get("/orders/DEMO-ZTO-1").await.refused(401, "unauthorized");
    }
    oversized(&demo).await;
    assert_eq!(stored(&demo.api).await, before);
}

async fn sent(api: &Api, bad: &Bad) -> Reply {
    let request = api.ask(bad.method.clone(), bad.path).header("content-type", "application/json");
    Reply::of(request.body(bad.body.clone()).send().await.unwrap()).await.unwrap()
}

/// Everything the merchant can see, and the audit log, which grows with every write.
async fn stored(api: &Api) -> Vec<usize> {
    let mut counts = Vec::new();
    for path in ["/orders", "/interceptions", "/audit"] {
        counts.push(api.all(path).await.len());
    }
    counts
}

/// A client that writes all of it before it reads gets an answer it can read, not a reset.
async fn oversized(demo: &Demo) {
    let address = demo.api.url.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "PUT /api/v1/orders/BIG HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n\
         content-type: application/json\r\ncontent-length: {OVERSIZED_BYTES}\r\nconnection: close\r\n\r\n",
        demo.api.key
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&vec![b'x'; OVERSIZED_BYTES]).await.expect("the whole body is taken");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer, no reset");
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    let body: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    Reply { status: 413, body }.refused(413, "body_too_large");
}

/// Two merchants on one server: what belongs to one does not exist for the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_merchants_things_do_not_exist() {
    let field = crate::process_test::field::Field::sqlite().await;
    let (one, other) = (&field.api, field.another_merchant().await);
    let zto = &COURIERS[0];
    let waybill_no = zto.waybill(910);
    one.put("/orders/MINE-1", &order(zto, &waybill_no)).await.good();
    field.sim.parcel_at(zto, &waybill_no, "in_transit").await;
    let made = one.post("/interceptions", &zto.request(&waybill_no)).await.good();
    let id = made["id"].as_str().unwrap();
    let before = stored(&other).await;
    for path in [
        "/orders/MINE-1".to_owned(),
        format!("/parcels/ZTO/{waybill_no}"),
        format!("/interceptions/{id}"),
        format!("/interceptions/{id}/timeline"),
        format!("/interceptions/{id}/attempts"),
        "/accounts/zto-main".to_owned(),
    ] {
        let reply = other.get(&path).await;
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
    }
    for act in ["approve", "reject", "withdraw", "escalate", "resend"] {
        other.act(id, act).await.refused(404, "not_found");
    }
    other
        .post(&format!("/interceptions/{id}/resolve"), &json!({ "outcome": "refused" }))
        .await
        .refused(404, "not_found");
    other.post("/interceptions", &zto.request(&waybill_no)).await.refused(404, "parcel_unknown");
    assert_eq!(stored(&other).await, before, "nothing is stored");
    assert_eq!(one.interception(id).await["escalation"], Value::Null);
}
