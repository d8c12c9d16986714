//! Idempotency-Key: the same request once, another request refused, twins alike.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::house::{House, Reply, ask, interception};

async fn post(house: &House, key: &str, body: &Value) -> Reply {
    let request = ask("POST", "/api/v1/interceptions", Some(&house.key))
        .header("content-type", "application/json")
        .header("idempotency-key", key);
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn the_same_request_gives_the_same_interception() {
    let house = House::new().await;
    house.shipped().await;
    let first = post(&house, "k-1", &interception()).await.expect(StatusCode::ACCEPTED);
    let again = post(&house, "k-1", &interception()).await.expect(StatusCode::ACCEPTED);
    assert_eq!(first["id"], again["id"]);
    let mut changed = interception();
    changed["reason"] = json!("recall");
    post(&house, "k-1", &changed).await.refused(422, "idempotency_key_reused");
    let body = post(&house, "k-2", &interception()).await.refused(409, "interception_open");
    assert_eq!(body["interception_id"], first["id"]);
    // Another path with the same key is another request.
    let path = format!("/api/v1/interceptions/{}/withdraw", first["id"].as_str().unwrap());
    let request = ask("POST", &path, Some(&house.key)).header("idempotency-key", "k-1");
    house.send(request.body(Body::empty()).unwrap()).await.refused(422, "idempotency_key_reused");
}

#[tokio::test]
async fn twins_get_the_same_interception() {
    let house = House::new().await;
    house.shipped().await;
    let body = interception();
    let twins = (0..8).map(|_| post(&house, "twin", &body));
    let replies = futures_util::future::join_all(twins).await;
    let ids: std::collections::BTreeSet<_> =
        replies.iter().map(|reply| reply.expect(StatusCode::ACCEPTED)["id"].to_string()).collect();
    assert_eq!(ids.len(), 1);
}
