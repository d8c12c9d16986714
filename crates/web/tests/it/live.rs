//! Live events: resumed without a gap or a repeat, filtered, ended by a revoked key and by the stop.

use std::time::Duration;

use axum::{body::Body, http::StatusCode};
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};
use tower::ServiceExt as _;

use crate::{
    house::{House, ask, order},
    person,
    wire::Served,
};

/// One reader of the stream.
struct Reader {
    stream: BufReader<TcpStream>,
    /// The last position seen.
    position: String,
}

impl Reader {
    async fn open(served: &Served, key: &str, query: &str, last: Option<&str>) -> Self {
        Self::with(served, &format!("authorization: Bearer {key}"), query, last).await
    }

    async fn with(served: &Served, ticket: &str, query: &str, last: Option<&str>) -> Self {
        let mut stream = served.connect().await;
        let last = last.map(|position| format!("last-event-id: {position}\r\n")).unwrap_or_default();
        let head = format!("GET /api/v1/events{query} HTTP/1.1\r\nhost: x\r\n{ticket}\r\n{last}\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut reader = Self { stream: BufReader::new(stream), position: String::new() };
        // The greeting carries the position.
        while reader.position.is_empty() {
            reader.line().await.expect("a greeting");
        }
        reader
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = tokio::time::timeout(Duration::from_secs(20), self.stream.read_line(&mut line));
        // The end of the connection, or the chunk of length 0 that ends the body.
        if read.await.expect("the stream does not fall silent").ok()? == 0 || line == "0\r\n" {
            return None;
        }
        if let Some(position) = line.strip_prefix("id: ") {
            self.position = position.trim().to_owned();
        }
        Some(line)
    }

    /// The next event's type and the interception it is about; `None` at the end of the stream.
    async fn event(&mut self) -> Option<(String, String)> {
        loop {
            let line = self.line().await?;
            if let Some(data) = line.strip_prefix("data: ") {
                let event: serde_json::Value = serde_json::from_str(data).unwrap();
                let id = event["data"]["interception_id"].as_str().unwrap_or_default().to_owned();
                return Some((event["type"].as_str().unwrap().to_owned(), id));
            }
        }
    }
}

/// Asks for an interception and takes it back: two events.
async fn one_more(house: &House) -> String {
    let id = house.intercepted().await;
    let path = format!("/api/v1/interceptions/{id}/withdraw");
    house.write("POST", &path, &json!({})).await.expect(StatusCode::OK);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_comes_back_misses_nothing_and_hears_nothing_twice() {
    let house = House::new().await;
    house.shipped().await;
    let served = Served::new(&house).await;
    let mut reader = Reader::open(&served, &house.key, "", None).await;
    let (mut heard, mut expected) = (Vec::new(), Vec::new());
    for round in 0..40 {
        let id = one_more(&house).await;
        expected.push(("interception.requested".to_owned(), id.clone()));
        expected.push(("interception.withdrawn".to_owned(), id));
        // It breaks off after one event, after two, or before any.
        for _ in 0..round % 3 {
            if heard.len() < expected.len() {
                heard.push(reader.event().await.unwrap());
            }
        }
        let position = std::mem::take(&mut reader.position);
        reader = Reader::open(&served, &house.key, "", Some(&position)).await;
    }
    while heard.len() < expected.len() {
        heard.push(reader.event().await.unwrap());
    }
    assert_eq!(heard, expected);
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_types_asked_for_and_only_own_events() {
    let house = House::new().await;
    house.shipped().await;
    let served = Served::new(&house).await;
    let mut withdrawn = Reader::open(&served, &house.key, "?types=interception.withdrawn", None).await;
    let mut stranger = Reader::open(&served, &house.other, "", None).await;
    let id = one_more(&house).await;
    assert_eq!(withdrawn.event().await.unwrap(), ("interception.withdrawn".to_owned(), id));
    // The stream ends with the server, and the stranger heard nothing until then.
    let (_, heard) = tokio::join!(served.stop(), stranger.event());
    assert_eq!(heard, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_hears_nothing_more() {
    let house = House::new().await;
    house.shipped().await;
    let served = Served::new(&house).await;
    let made = house
        .write("POST", "/api/v1/api-keys", &json!({ "name": "reader" }))
        .await
        .expect(StatusCode::CREATED);
    let mut reader = Reader::open(&served, made["key"].as_str().unwrap(), "", None).await;
    let gone = format!("/api/v1/api-keys/{}", made["id"].as_str().unwrap());
    house.write("DELETE", &gone, &json!({})).await.expect(StatusCode::OK);
    one_more(&house).await;
    assert_eq!(reader.event().await, None);
    house.write("PUT", "/api/v1/orders/after", &order(&[])).await.expect(StatusCode::OK);
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_is_switched_off_hears_nothing_more() {
    let house = House::new().await;
    house.shipped().await;
    let served = Served::new(&house).await;
    let boss = person::admin(&house).await;
    let li = person::member(&house, &boss, "li", "agent").await;
    let mut reader = Reader::with(&served, &format!("cookie: {}", li.cookie), "", None).await;
    let id = one_more(&house).await;
    assert_eq!(reader.event().await.unwrap().1, id, "a session reads as a key does");
    let place = format!("/api/v1/users/{}", li.id);
    boss.write(&house, "PATCH", &place, &json!({ "disabled": true })).await.expect(StatusCode::OK);
    one_more(&house).await;
    while let Some((_, heard)) = reader.event().await {
        assert_eq!(heard, id, "only what happened before");
    }
    served.stop().await;
}

#[tokio::test]
async fn streams_are_limited() {
    let limits = gaidao_web::Limits { streams_max: 1, ..gaidao_web::Limits::default() };
    let house = House::with(|web| gaidao_web::Web { limits, ..web }).await;
    let request = || ask("GET", "/api/v1/events", Some(&house.key)).body(Body::empty()).unwrap();
    let first = house.router.clone().oneshot(request()).await.unwrap();
    assert_eq!(first.status(), StatusCode::OK);
    house.send(request()).await.refused(503, "busy");
    drop(first);
    assert_eq!(house.router.clone().oneshot(request()).await.unwrap().status(), StatusCode::OK);
}
