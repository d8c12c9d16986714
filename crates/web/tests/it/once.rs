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

/// What a write answers under an Idempotency-Key.
async fn once(house: &House, key: &str, method: &str, path: &str, body: &Value) -> Reply {
    let request = ask(method, path, Some(&house.key))
        .header("content-type", "application/json")
        .header("idempotency-key", key);
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn every_write_can_be_repeated() {
    let house = House::new().await;
    let hook = json!({ "url": "https://oms.example.com/gaidao" });
    let made = once(&house, "w-1", "POST", "/api/v1/webhooks", &hook).await.expect(StatusCode::CREATED);
    let place = format!("/api/v1/webhooks/{}", made["id"].as_str().unwrap());
    let test = format!("{place}/test");
    let key = once(&house, "w-2", "POST", "/api/v1/api-keys", &json!({ "name": "k" })).await;
    let key = format!("/api/v1/api-keys/{}", key.json()["id"].as_str().unwrap());
    let account = json!({ "connector": "zto", "environment": "sandbox" });
    let event = once(&house, "w-9", "POST", &test, &json!({})).await.expect(StatusCode::ACCEPTED);
    let replay = format!("{place}/deliveries/{}/replay", event["id"].as_str().unwrap());
    let other = json!({ "url": "https://oms.example.com/other" });
    for (name, method, path, body) in [
        ("w-1", "POST", "/api/v1/webhooks", &hook),
        ("w-3", "PUT", place.as_str(), &other),
        ("w-4", "POST", test.as_str(), &json!({})),
        ("w-5", "POST", replay.as_str(), &json!({})),
        ("w-6", "DELETE", key.as_str(), &json!({})),
        ("w-7", "PUT", "/api/v1/accounts/a", &account),
        ("w-8", "DELETE", place.as_str(), &json!({})),
    ] {
        let first = once(&house, name, method, path, body).await;
        assert!(first.status.is_success(), "{name} {}", first.text());
        let again = once(&house, name, method, path, body).await;
        assert_eq!(again.status, first.status, "{name} {}", again.text());
        assert_eq!(again.json()["id"], first.json()["id"], "{name}");
        // The same key for something else.
        let foreign = once(&house, name, method, path, &json!({ "name": "x" })).await;
        assert_eq!(foreign.status.as_u16(), 422, "{name} {}", foreign.text());
    }
    let left = house.get("/api/v1/webhooks").await.expect(StatusCode::OK);
    assert_eq!(left["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn twins_of_every_kind_are_one() {
    let house = House::new().await;
    let hook = json!({ "url": "https://oms.example.com/gaidao" });
    let account = json!({ "connector": "zto", "environment": "sandbox" });
    for (method, path, body) in [
        ("POST", "/api/v1/webhooks", &hook),
        ("POST", "/api/v1/api-keys", &json!({ "name": "twin" })),
        ("PUT", "/api/v1/accounts/twin", &account),
    ] {
        let twins = (0..8).map(|_| once(&house, path, method, path, body));
        let replies = futures_util::future::join_all(twins).await;
        let ids: std::collections::BTreeSet<_> = replies
            .iter()
            .map(|reply| {
                assert!(reply.status.is_success(), "{path} {}", reply.text());
                reply.json()["id"].to_string()
            })
            .collect();
        assert_eq!(ids.len(), 1, "{path}");
    }
}
