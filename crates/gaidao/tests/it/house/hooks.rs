//! A merchant's system that listens: every delivery is verified by the Standard Webhooks reference library, which
//! shares no line with the signer.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::Api;

#[derive(Default)]
struct Heard {
    secret: Option<String>,
    events: Vec<Value>,
    /// Deliveries that did not verify.
    wrong: usize,
}

/// The listener.
#[derive(Clone)]
pub(crate) struct Hooks(Arc<Mutex<Heard>>);

impl Hooks {
    /// Listens on a free port and has the events of a merchant sent there.
    pub(crate) async fn of(api: &Api) -> Self {
        let hooks = Self(Arc::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new().route("/hook", post(take)).with_state(hooks.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let made = api.post("/webhooks", &json!({ "url": url })).await.good();
        hooks.0.lock().unwrap().secret = Some(made["secret"].as_str().unwrap().to_owned());
        hooks
    }

    /// All that was heard, in the order it came.
    pub(crate) fn events(&self) -> Vec<Value> {
        let heard = self.0.lock().unwrap();
        assert_eq!(heard.wrong, 0, "deliveries that did not verify");
        heard.events.clone()
    }
}

async fn take(State(hooks): State<Hooks>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut heard = hooks.0.lock().unwrap();
    let Some(secret) = heard.secret.clone() else {
        // The answer that holds the secret is still on its way; the event comes again.
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    let verified = standardwebhooks::Webhook::new(&secret).and_then(|check| check.verify(&body, &headers));
    match (verified, serde_json::from_slice::<Value>(&body)) {
        (Ok(()), Ok(mut event)) => {
            let id = headers["webhook-id"].to_str().unwrap();
            event["webhook_id"] = json!(id);
            heard.events.push(event);
            StatusCode::NO_CONTENT
        }
        _ => {
            heard.wrong += 1;
            StatusCode::BAD_REQUEST
        }
    }
}

/// How often each type was told of an interception. A delivery that came twice under one id counts once, and says
/// the same both times.
pub(crate) fn told(events: &[Value], interception: &str) -> BTreeMap<String, usize> {
    let mut by_id: BTreeMap<&str, &Value> = BTreeMap::new();
    for event in events {
        let first = by_id.entry(event["webhook_id"].as_str().unwrap()).or_insert(event);
        assert_eq!(*first, event, "one id, two bodies");
    }
    let mut counts = BTreeMap::new();
    for event in by_id.values().filter(|event| event["data"]["interception_id"] == interception) {
        *counts.entry(event["type"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}
