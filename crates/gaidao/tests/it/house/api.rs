//! A client of the doors.

use std::time::Duration;

use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use tokio::time::Instant;

/// Longest wait for one answer. A track refresh may take ten seconds.
const ANSWER_MS_MAX: u64 = 30_000;
/// Gap between two looks at something that is awaited.
const LOOK_EVERY_MS: u64 = 40;

/// An HTTP client that neither retries nor follows.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_millis(ANSWER_MS_MAX))
        .build()
        .unwrap()
}

/// Looks until there is something to see. `look` answers what it saw instead, for the message.
pub(crate) async fn until<T>(
    what: &str,
    within_s: u64,
    mut look: impl AsyncFnMut() -> Result<T, String>,
) -> T {
    let deadline = Instant::now() + Duration::from_secs(within_s);
    loop {
        match look().await {
            Ok(seen) => return seen,
            Err(instead) if Instant::now() >= deadline => {
                panic!("{what}: not within {within_s} s; last seen: {instead}")
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(LOOK_EVERY_MS)).await,
        }
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Reply {
    pub(crate) async fn of(reply: reqwest::Response) -> Result<Self, reqwest::Error> {
        let status = reply.status().as_u16();
        let text = reply.text().await?;
        Ok(Self { status, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) })
    }

    /// Its body, if it went well.
    pub(crate) fn good(self) -> Value {
        assert!((200..300).contains(&self.status), "{}: {}", self.status, self.body);
        self.body
    }

    /// Its body, if it is this refusal in the form of RFC 9457.
    pub(crate) fn refused(self, status: u16, code: &str) -> Value {
        let Self { status: got, body } = self;
        assert_eq!((got, &body["code"]), (status, &Value::from(code)), "{body}");
        for member in ["type", "title", "detail", "request_id"] {
            assert!(body[member].as_str().is_some_and(|text| !text.is_empty()), "{member}: {body}");
        }
        assert_eq!(body["status"], status);
        body
    }
}

/// A key at a server's doors.
#[derive(Clone)]
pub(crate) struct Api {
    http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) key: String,
}

impl Api {
    pub(crate) fn new(url: &str, key: &str) -> Self {
        Self { http: client(), url: url.to_owned(), key: key.to_owned() }
    }

    /// A request that was not sent yet.
    pub(crate) fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/api/v1{path}", self.url)).bearer_auth(&self.key)
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        Reply::of(self.ask(Method::GET, path).send().await.unwrap()).await.unwrap()
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Reply {
        Reply::of(self.ask(Method::PUT, path).json(body).send().await.unwrap()).await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        Reply::of(self.ask(Method::POST, path).json(body).send().await.unwrap()).await.unwrap()
    }

    /// A person's act.
    pub(crate) async fn act(&self, id: &str, act: &str) -> Reply {
        self.post(&format!("/interceptions/{id}/{act}"), &serde_json::json!({ "note": "by hand" })).await
    }

    /// Every item of a list, page by page.
    pub(crate) async fn all(&self, path: &str) -> Vec<Value> {
        let mut items = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.get(&format!("{path}?limit=200{cursor}")).await.good();
            items.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return items,
            }
        }
    }

    pub(crate) async fn interception(&self, id: &str) -> Value {
        self.get(&format!("/interceptions/{id}")).await.good()
    }

    /// Waits until an interception is as wanted.
    pub(crate) async fn when(
        &self,
        id: &str,
        what: &str,
        within_s: u64,
        fits: impl Fn(&Value) -> bool,
    ) -> Value {
        until(what, within_s, async || {
            let view = self.interception(id).await;
            if fits(&view) { Ok(view) } else { Err(brief(&view)) }
        })
        .await
    }

    /// Waits until an interception is in a state.
    pub(crate) async fn when_state(&self, id: &str, state: &str, within_s: u64) -> Value {
        let what = format!("{id} becomes {state}");
        self.when(id, &what, within_s, |view| view["state"] == state).await
    }

    pub(crate) async fn timeline(&self, id: &str) -> Vec<Value> {
        let body = self.get(&format!("/interceptions/{id}/timeline")).await.good();
        body["items"].as_array().unwrap().clone()
    }

    /// A count of `/metrics`, 0 where it was never counted.
    pub(crate) async fn count(&self, name: &str, labels: &[&str]) -> f64 {
        let text = self.http.get(format!("{}/metrics", self.url)).send().await.unwrap().text().await.unwrap();
        let fits = |line: &&str| line.starts_with(name) && labels.iter().all(|label| line.contains(label));
        text.lines().filter(fits).filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum()
    }
}

/// What a failing test says of an interception.
fn brief(view: &Value) -> String {
    let part = |name: &str| format!("{name} {}", view[name]);
    [
        "courier",
        "waybill_no",
        "state",
        "outcome",
        "in_doubt",
        "waiting",
        "contradiction",
        "courier_code",
        "next",
    ]
    .map(part)
    .join(", ")
}
