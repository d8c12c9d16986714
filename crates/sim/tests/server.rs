//! The simulator as a server: real ports, real files, real resets.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests: a panic is a failure")]

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine as _;
use gaidao_sim::{LedgerFilter, Options, Running, demo_credentials, serve};
use md5::{Digest, Md5};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const BILL: &str = "73100130019486";

fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(10)).build().unwrap()
}

/// ZTO's signature, once more and on its own (zto.md §2).
fn zto_call(url: &str, api: &str, body: &str) -> reqwest::RequestBuilder {
    let credentials = demo_credentials("zto");
    let digest = Md5::digest(format!("{body}{}", credentials["app_secret"]));
    client()
        .post(format!("{url}/{api}"))
        .header("content-type", "application/json; charset=UTF-8")
        .header("x-appKey", &credentials["app_key"])
        .header("x-dataDigest", base64::engine::general_purpose::STANDARD.encode(digest))
        .body(body.to_owned())
}

fn create_body(bill: &str, reference: &str) -> String {
    format!(
        r#"{{"billCode":"{bill}","requestId":"{reference}","thirdBizNo":"B-{bill}","destinationType":2}}"#
    )
}

fn create(url: &str, reference: &str) -> reqwest::RequestBuilder {
    zto_call(url, "thirdcenter.createIntercept", &create_body(BILL, reference))
}

async fn started(folder: &tempfile::TempDir) -> Running {
    serve(Options { speed: Some(60.0), ..Options::new(folder.path()) }).await.unwrap()
}

async fn put(running: &Running, path: &str, body: Value) -> (u16, Value) {
    let reply = client().put(format!("{}{path}", running.control_url)).json(&body).send().await.unwrap();
    (reply.status().as_u16(), reply.json().await.unwrap())
}

async fn post(running: &Running, path: &str, body: Value) -> (u16, Value) {
    let reply = client().post(format!("{}{path}", running.control_url)).json(&body).send().await.unwrap();
    (reply.status().as_u16(), reply.json().await.unwrap())
}

async fn get(running: &Running, path: &str) -> Value {
    client().get(format!("{}{path}", running.control_url)).send().await.unwrap().json().await.unwrap()
}

async fn with_parcel(running: &Running) {
    let body = json!({ "courier": "ZTO", "waybill_no": BILL, "origin": "杭州", "destination": "北京", "stage": "in_transit" });
    assert_eq!(post(running, "/sim/parcels", body.clone()).await.0, 201);
    assert_eq!(post(running, "/sim/parcels", body).await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_control_plane_speaks_as_documented() {
    let folder = tempfile::tempdir().unwrap();
    let running = started(&folder).await;
    with_parcel(&running).await;

    let listed = get(&running, "/sim").await;
    for connector in ["sf", "zto", "yto", "jd"] {
        assert_eq!(listed["connectors"][connector]["url"], running.connector_urls[connector]);
        assert_eq!(listed["connectors"][connector]["open"], true);
    }
    let parcel = get(&running, &format!("/sim/parcels/ZTO/{BILL}")).await;
    assert_eq!((&parcel["stage"], &parcel["will_end"]["city"]), (&json!("in_transit"), &json!("北京")));
    let advance = format!("/sim/parcels/ZTO/{BILL}/advance");
    let (status, moved) = post(&running, &advance, json!({ "to_stage": "at_hub" })).await;
    assert_eq!((status, &moved["stage"]), (200, &json!("at_hub")));
    assert_eq!(post(&running, &advance, json!({ "minutes": 5 })).await.0, 200);
    assert_eq!(post(&running, &advance, json!({ "to_stage": "moon" })).await.1["code"], "field_invalid");
    assert_eq!(
        post(&running, &advance, json!({ "to_stage": "created" })).await.1["code"],
        "stage_unreachable"
    );

    let before = get(&running, "/sim/clock").await["now_ms"].as_i64().unwrap();
    let (status, after) = put(&running, "/sim/clock", json!({ "advance_minutes": 30 })).await;
    assert!(status == 200 && after["now_ms"].as_i64().unwrap() >= before + 30 * 60_000, "{after}");
    assert!(after["now"].as_str().unwrap().ends_with("+08:00"));
    assert_eq!(put(&running, "/sim/clock", json!({ "speed": 5 })).await.1["speed"], 5.0);
    assert_eq!(put(&running, "/sim/clock", json!({ "speed": -5 })).await.0, 422);
    assert_eq!(put(&running, "/sim/clock", json!({})).await.1["code"], "field_invalid");

    let (status, armed) = put(&running, "/sim/faults", json!({ "connector": "zto", "fault": "slow" })).await;
    assert_eq!((status, &armed["items"][0]["operation"]), (200, &json!("intercept")));
    assert_eq!(get(&running, "/sim/faults").await["items"].as_array().unwrap().len(), 1);
    let cleared = client().delete(format!("{}/sim/faults", running.control_url)).send().await.unwrap();
    assert_eq!(cleared.json::<Value>().await.unwrap()["cleared"], 1);
    let bad = put(&running, "/sim/faults", json!({ "connector": "zto", "fault": "earthquake" })).await;
    assert_eq!((bad.0, &bad.1["code"]), (422, &json!("field_invalid")));

    // The wire protocol, on the connector's own port and under the control plane's.
    let taken: Value =
        create(&running.connector_urls["zto"], "R-1").send().await.unwrap().json().await.unwrap();
    assert_eq!(taken["status"], true, "{taken}");
    let under = format!("{}/zto", running.control_url);
    let again: Value = create(&under, "R-1").send().await.unwrap().json().await.unwrap();
    assert_eq!(again["statusCode"], "E23127");
    let ledger = get(&running, &format!("/sim/ledger?courier=ZTO&waybill_no={BILL}")).await;
    let rows = ledger["items"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    let effective =
        (&rows[0]["effective"], &rows[0]["operation"], &rows[0]["reference"], &rows[0]["connector"]);
    assert_eq!(effective, (&json!(true), &json!("intercept"), &json!("R-1"), &json!("zto")));
    assert!(rows[0]["at"].as_str().unwrap().ends_with("+08:00"));

    let missing = client().get(format!("{}/sim/parcels/ZTO/none", running.control_url)).send().await.unwrap();
    assert_eq!(missing.status().as_u16(), 404);
    assert_eq!(missing.json::<Value>().await.unwrap()["code"], "parcel_unknown");
    let big = client().post(format!("{under}/x")).body(vec![b'x'; 2 << 20]).send().await;
    assert!(big.is_err() || big.unwrap().status().as_u16() == 413);
    running.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_keeps_parcels_ledger_faults_ports_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let running = started(&folder).await;
    with_parcel(&running).await;
    create(&running.connector_urls["zto"], "R-1").send().await.unwrap();
    put(&running, "/sim/faults", json!({ "connector": "jd", "fault": "garbage", "probability": 0.5 })).await;
    put(
        &running,
        "/sim/callbacks",
        json!({ "connector": "zto", "url": "http://127.0.0.1:9/callback/zto/t" }),
    )
    .await;
    put(&running, "/sim/clock", json!({ "advance_minutes": 120 })).await;
    let parcel = get(&running, &format!("/sim/parcels/ZTO/{BILL}")).await;
    let (ledger, urls) = (running.ledger(&LedgerFilter::default()), running.connector_urls.clone());
    let (control, now) = (running.control_url.clone(), running.clock.now_ms());
    assert!(serve(Options::new(folder.path())).await.is_err(), "one simulator per folder");
    running.shutdown().await;

    let again = started(&folder).await;
    assert_eq!((&again.connector_urls, &again.control_url), (&urls, &control));
    assert!(again.clock.now_ms() >= now);
    assert_eq!(again.ledger(&LedgerFilter::default()), ledger);
    assert_eq!(
        get(&again, &format!("/sim/parcels/ZTO/{BILL}")).await["interception"],
        parcel["interception"]
    );
    assert_eq!(get(&again, "/sim/faults").await["items"][0]["fault"], "garbage");
    assert_eq!(get(&again, "/sim/callbacks").await["items"][0]["url"], "http://127.0.0.1:9/callback/zto/t");
    let repeat: Value = create(&urls["zto"], "R-1").send().await.unwrap().json().await.unwrap();
    assert_eq!(repeat["statusCode"], "E23127", "the courier remembers");
    again.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refused_connections_and_resets_are_real() {
    let folder = tempfile::tempdir().unwrap();
    let running = started(&folder).await;
    with_parcel(&running).await;
    let url = running.connector_urls["zto"].clone();
    put(&running, "/sim/faults", json!({ "connector": "zto", "fault": "refuse_connect" })).await;
    assert_eq!(get(&running, "/sim").await["connectors"]["zto"]["open"], false);
    let refused = create(&url, "R-1").send().await.unwrap_err();
    assert!(refused.is_connect(), "{refused:?}");
    assert!(tokio::net::TcpStream::connect(url.trim_start_matches("http://")).await.is_err());
    client().delete(format!("{}/sim/faults?connector=zto", running.control_url)).send().await.unwrap();

    put(
        &running,
        "/sim/faults",
        json!({ "connector": "zto", "fault": "reset", "count": 1, "accepted": true }),
    )
    .await;
    let mut raw = tokio::net::TcpStream::connect(url.trim_start_matches("http://")).await.unwrap();
    let body = create_body(BILL, "R-1");
    let credentials = demo_credentials("zto");
    let digest = Md5::digest(format!("{body}{}", credentials["app_secret"]));
    let digest = base64::engine::general_purpose::STANDARD.encode(digest);
    let head = format!(
        "POST /thirdcenter.createIntercept HTTP/1.1\r\nhost: x\r\nx-appkey: {}\r\nx-datadigest: {digest}\r\ncontent-length: {}\r\n\r\n{body}",
        credentials["app_key"],
        body.len()
    );
    raw.write_all(head.as_bytes()).await.unwrap();
    let mut buffer = Vec::new();
    let cut = raw.read_to_end(&mut buffer).await.unwrap_err();
    assert_eq!(cut.kind(), std::io::ErrorKind::ConnectionReset);
    assert!(buffer.is_empty());
    let effective = running.ledger(&LedgerFilter::default()).iter().filter(|row| row.effective).count();
    assert_eq!(effective, 1);

    put(
        &running,
        "/sim/faults",
        json!({ "connector": "zto", "fault": "timeout_before_accept", "operation": "*" }),
    )
    .await;
    let hung = create(&url, "R-2").timeout(Duration::from_millis(300)).send().await.unwrap_err();
    assert!(hung.is_timeout(), "{hung:?}");
    tokio::time::timeout(Duration::from_secs(5), running.shutdown())
        .await
        .expect("a held call does not hold us");
    started(&folder).await.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pushes_arrive_signed_and_repeat_until_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let running = started(&folder).await;
    with_parcel(&running).await;
    let sink = TcpListener::bind("127.0.0.1:0").await.unwrap();
    running
        .set_push_target("zto", &format!("http://{}/callback/zto/token", sink.local_addr().unwrap()))
        .unwrap();
    post(&running, &format!("/sim/parcels/ZTO/{BILL}/advance"), json!({ "to_stage": "at_hub" })).await;
    running.clock.set_speed(3600.0).unwrap();

    let mut digests = Vec::new();
    for acknowledge in [false, true] {
        let (mut stream, _) =
            tokio::time::timeout(Duration::from_secs(20), sink.accept()).await.unwrap().unwrap();
        let mut received = Vec::new();
        let mut chunk = [0; 4096];
        while !String::from_utf8_lossy(&received).contains("company_id") {
            let read = stream.read(&mut chunk).await.unwrap();
            assert!(read > 0, "the push came in full");
            received.extend_from_slice(&chunk[..read]);
        }
        let text = String::from_utf8(received).unwrap();
        let body = text.split("\r\n\r\n").nth(1).unwrap();
        let fields: BTreeMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let secret = &demo_credentials("zto")["app_secret"];
        let digest = Md5::digest(format!("{}{secret}", fields["data"]));
        assert_eq!(fields["data_digest"], base64::engine::general_purpose::STANDARD.encode(digest));
        digests.push(fields["data_digest"].clone());
        let answer = format!(r#"{{"status":{acknowledge}}}"#);
        let reply = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}",
            answer.len()
        );
        stream.write_all(reply.as_bytes()).await.unwrap();
        running.clock.set_speed(if acknowledge { 0.0 } else { 3600.0 }).unwrap();
    }
    assert_eq!(digests[0], digests[1], "the same push again");
    running.shutdown().await;
}
