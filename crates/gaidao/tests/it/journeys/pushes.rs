//! The track pushes that the couriers themselves published (through the connectors' fixtures, which are typed from
//! the protocol sheets) come in by the real callback route.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use reqwest::Method;
use serde_json::{Value, json};

use crate::house::{Demo, Reply, client, until};

/// A fixture of pushes and the account it is for. An unsigned push is only a hint, so its account must be able to
/// ask: the simulator's.
const FOLDERS: [(&str, &str, Option<&str>); 7] = [
    ("zto", "push-published", None),
    ("zto", "push-actions", None),
    ("yto", "push-published", None),
    ("yto", "push-statuses", None),
    ("sf", "push-json", Some("sf-main")),
    ("sf", "push-xml", Some("sf-main")),
    ("jd", "push", Some("jd-main")),
];

const REJECTED: &str = "gaidao_callbacks_rejected_total";

fn fixture(connector: &str, case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connectors/fixtures").join(connector).join(case)
}

/// One HTTP message of a fixture.
struct Message {
    headers: Vec<(String, String)>,
    body: String,
}

fn message(path: &Path) -> Message {
    let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    Message {
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body: body.trim_end_matches('\n').to_owned(),
    }
}

async fn hit(url: &str, sent: &Message) -> Reply {
    let mut request = client().request(Method::POST, url).body(sent.body.clone());
    for (name, value) in &sent.headers {
        request = request.header(name, value);
    }
    Reply::of(request.send().await.unwrap()).await.unwrap()
}

fn as_text(body: &Value) -> String {
    body.as_str().map_or_else(|| body.to_string(), str::to_owned)
}

/// The callback address of an account with the fixture's credentials. Its base address answers nobody: a push is
/// taken in without asking anybody.
async fn address(demo: &Demo, connector: &str, case: &Value, known: Option<&str>) -> String {
    let view = match known {
        Some(name) => demo.api.get(&format!("/accounts/{name}")).await.good(),
        None => {
            let fields: BTreeMap<String, Value> =
                serde_json::from_value(case["account"].clone()).expect("the fixture's account");
            let body = json!({
                "connector": connector, "environment": "sandbox", "fields": fields, "base_url": "https://courier.invalid",
            });
            demo.api.put(&format!("/accounts/{connector}-sheet"), &body).await.good()
        }
    };
    format!("{}{}", demo.api.url, view["callback_path"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn published_pushes_come_in_by_the_real_route() {
    let demo = Demo::start().await;
    let mut pushed = 0;
    for (connector, name, known) in FOLDERS {
        let folder = fixture(connector, name);
        let case: Value =
            serde_json::from_str(&std::fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
        let url = address(&demo, connector, &case, known).await;
        for (file, expected) in case["hits"].as_object().unwrap() {
            let sent = message(&folder.join(file));
            let what = format!("{connector}/{name}/{file}");
            let label = format!("connector=\"{connector}\"");
            let rejected = demo.api.count(REJECTED, &[&label]).await;
            let answer = hit(&url, &sent).await;
            pushed += 1;
            let now = demo.api.count(REJECTED, &[&label]).await;
            if expected["reject"].is_string() {
                assert_eq!(now, rejected + 1.0, "{what} is not believed: {answer:?}");
                continue;
            }
            assert_eq!(now, rejected, "{what} is believed: {answer:?}");
            let stored = folder.join("stored.http");
            if stored.exists() {
                assert_eq!(as_text(&answer.body).trim(), settled(&message(&stored).body), "{what}");
            }
            assert!((200..300).contains(&answer.status), "{what}: {} {}", answer.status, answer.body);
            for event in expected["events"].as_array().unwrap() {
                if known.is_none() && event["track"].is_object() {
                    arrived(&demo, connector, &event["track"], &what).await;
                }
            }
        }
    }
    assert!(pushed >= 40, "{pushed} pushes");
}

/// JSON is compared as JSON is written by our own reader: members in order of their names.
fn settled(body: &str) -> String {
    serde_json::from_str::<Value>(body).map_or_else(|_| body.trim().to_owned(), |json| json.to_string())
}

/// A signed push is a fact: its scan is there, with the stage the sheet's table gives it.
async fn arrived(demo: &Demo, connector: &str, track: &Value, what: &str) {
    let courier = connector.to_uppercase();
    let path = format!("/parcels/{courier}/{}", track["waybill_no"].as_str().unwrap());
    until(&format!("{what} is taken in"), 60, async || {
        let parcel = demo.api.get(&path).await;
        let scans = parcel.body["scans"].as_array().cloned().unwrap_or_default();
        let fits = |scan: &&Value| scan["code"] == track["code"] && scan["stage"] == track["stage"];
        if scans.iter().any(|scan| fits(&scan)) { Ok(()) } else { Err(parcel.body.to_string()) }
    })
    .await;
}
