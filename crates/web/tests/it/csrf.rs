//! Cross-site requests by a browser that holds the cookie: none changes anything (CONTRACT S6).

use axum::{body::Body, http::StatusCode};
use serde_json::json;

use crate::{
    house::{House, ask},
    person::{PASSWORD, Person, admin, link, member, sign_in},
};

/// What the page's own token is replaced by in a variant.
const TOKEN: &str = "<token>";

/// Headers of a request beside the cookie.
type Headers = &'static [(&'static str, &'static str)];

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
const CROSS: (&str, &str) = ("sec-fetch-site", "cross-site");
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const MULTIPART: (&str, &str) = ("content-type", "multipart/form-data; boundary=x");
const TEXT: (&str, &str) = ("content-type", "text/plain");
const HOST: (&str, &str) = ("host", "gaidao.example");
const GOOD: (&str, &str) = ("x-csrf-token", TOKEN);

/// Writes with a good cookie that our own page did not make.
const WRITES: &[Headers] = &[
    // Forms and simple requests, as another page can make them.
    &[CROSS, FORM],
    &[CROSS, MULTIPART],
    &[CROSS, TEXT],
    &[CROSS],
    &[FORM],
    &[MULTIPART],
    &[TEXT],
    &[],
    &[("content-type", "text/plain; application/json"), CROSS],
    &[("content-type", "application/json "), CROSS],
    // Scripts, had they got past the preflight.
    &[CROSS, JSON],
    &[("sec-fetch-site", "same-site"), JSON],
    &[("sec-fetch-site", "none"), JSON],
    &[("sec-fetch-site", ""), JSON],
    &[("sec-fetch-site", "SAME-ORIGIN"), JSON, GOOD],
    &[("sec-fetch-site", "same-origin, cross-site"), JSON, GOOD],
    &[OWN, CROSS, JSON, GOOD],
    &[CROSS, OWN, JSON, GOOD],
    &[CROSS, JSON, GOOD],
    &[("sec-fetch-site", "same-site"), JSON, GOOD],
    &[("sec-fetch-site", "none"), JSON, GOOD],
    // Origin, where browsers do not send Sec-Fetch-Site.
    &[HOST, ("origin", "https://evil.example"), JSON, GOOD],
    &[HOST, ("origin", "null"), JSON, GOOD],
    &[HOST, ("origin", ""), JSON, GOOD],
    &[HOST, ("origin", "https://shop.gaidao.example"), JSON, GOOD],
    &[HOST, ("origin", "https://example"), JSON, GOOD],
    &[HOST, ("origin", "https://gaidao.example.evil"), JSON, GOOD],
    &[HOST, ("origin", "https://evilgaidao.example"), JSON, GOOD],
    &[HOST, ("origin", "https://gaidao.example:8443"), JSON, GOOD],
    &[HOST, ("origin", "https://gaidao.example@evil.example"), JSON, GOOD],
    &[HOST, ("origin", "https://gaidao.example/"), JSON, GOOD],
    &[HOST, ("origin", "file://gaidao.example"), JSON, GOOD],
    &[HOST, ("origin", "gaidao.example"), JSON, GOOD],
    &[HOST, ("origin", "https://gaidao.example"), ("origin", "https://evil.example"), JSON, GOOD],
    &[("origin", "https://gaidao.example"), JSON, GOOD],
    &[HOST, ("referer", "https://gaidao.example/"), JSON, GOOD],
    &[CROSS, HOST, ("origin", "https://gaidao.example"), JSON, GOOD],
    // Our own page by all signs, but without the session's token.
    &[OWN, JSON],
    &[OWN, JSON, ("x-csrf-token", "")],
    &[OWN, JSON, ("x-csrf-token", "null")],
    &[OWN, JSON, ("x-csrf-token", "0000000000000000000000000000000000000000000000000000000000000000")],
    &[OWN, JSON, GOOD, GOOD],
    &[OWN, JSON, ("x-csrf-token", "<token>0")],
    &[OWN, JSON, ("x-xsrf-token", TOKEN)],
    &[HOST, ("origin", "https://gaidao.example"), JSON],
    // The token, but no word of where it comes from.
    &[JSON, GOOD],
    &[HOST, JSON, GOOD],
    // All in order but the content type.
    &[OWN, GOOD, FORM],
    &[OWN, GOOD, TEXT],
    &[OWN, GOOD],
];

async fn send(house: &House, person: &Person, method: &str, path: &str, headers: Headers, body: &str) -> u16 {
    let request = ask(method, path, None).header("cookie", &person.cookie);
    let request = headers
        .iter()
        .fold(request, |request, (name, value)| request.header(*name, value.replace(TOKEN, &person.csrf)));
    house.send(request.body(Body::from(body.to_owned())).unwrap()).await.status.as_u16()
}

#[tokio::test]
async fn no_foreign_page_writes() {
    assert!(WRITES.len() >= 40, "{}", WRITES.len());
    let house = House::new().await;
    let boss = admin(&house).await;
    let body = json!({ "login": "planted", "name": "x", "role": "admin", "password": PASSWORD }).to_string();
    for headers in WRITES {
        let status = send(&house, &boss, "POST", "/api/v1/users", headers, &body).await;
        assert!(matches!(status, 403 | 415), "{status} {headers:?}");
    }
    let users = boss.get(&house, "/api/v1/users").await.expect(StatusCode::OK);
    assert_eq!(users["items"].as_array().unwrap().len(), 1);
    // The same as our own page sends it: not refused for another reason.
    for own in [&[OWN, JSON, GOOD] as Headers, &[HOST, ("origin", "https://gaidao.example"), JSON, GOOD]] {
        let status = send(&house, &boss, "POST", "/api/v1/users", own, &body).await;
        assert!(matches!(status, 201 | 409), "{status} {own:?}");
    }
}

#[tokio::test]
async fn other_methods_and_tokens_help_nobody() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    for (method, path) in [
        ("DELETE", "/api/v1/session".to_owned()),
        ("PATCH", format!("/api/v1/users/{}", boss.id)),
        ("PUT", "/api/v1/orders/A-1".to_owned()),
        ("POST", "/api/v1/orders/import".to_owned()),
        ("POST", "/api/v1/interceptions".to_owned()),
    ] {
        for headers in [&[CROSS, JSON] as Headers, &[JSON], &[OWN, JSON]] {
            assert_eq!(send(&house, &boss, method, &path, headers, "{}").await, 403, "{method} {path}");
        }
        // A method in disguise stays what it is.
        let disguised = [("x-http-method-override", method), CROSS, JSON];
        let request = disguised.iter().fold(
            ask("GET", "/api/v1/session", None).header("cookie", &boss.cookie),
            |request, (name, value)| request.header(*name, *value),
        );
        house.send(request.body(Body::empty()).unwrap()).await.expect(StatusCode::OK);
    }
    // Another person's token, and one's own of before.
    let again = Person::of(&sign_in(&house, "boss", PASSWORD).await);
    for csrf in [&li.csrf, &boss.csrf] {
        let mixed = Person { csrf: csrf.clone(), ..again.clone() };
        mixed.write(&house, "POST", "/api/v1/users", &json!({})).await.refused(403, "csrf");
    }
    // A bearer needs none of it, and wins over the cookie.
    let request = ask("PUT", "/api/v1/orders/A-1", Some(&house.key))
        .header("cookie", &boss.cookie)
        .header("content-type", "application/json");
    let body = Body::from(crate::house::order(&[]).to_string());
    house.send(request.body(body).unwrap()).await.expect(StatusCode::OK);
    let request = ask("GET", "/api/v1/session", Some("gdk_wrong")).header("cookie", &boss.cookie);
    house.send(request.body(Body::empty()).unwrap()).await.refused(401, "unauthorized");
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_page() {
    let house = House::new().await;
    admin(&house).await;
    let token = link(&house, &house.merchant).await;
    let login = json!({ "login": "boss", "password": PASSWORD }).to_string();
    let first = json!({ "token": token, "login": "evil", "name": "x", "password": PASSWORD }).to_string();
    for (path, body) in [("/api/v1/session", &login), ("/api/v1/first-run", &first)] {
        for headers in [
            &[CROSS, JSON] as Headers,
            &[("sec-fetch-site", "same-site"), JSON],
            &[("sec-fetch-site", "none"), JSON],
            &[HOST, ("origin", "https://evil.example"), JSON],
            &[HOST, ("origin", "null"), JSON],
            &[("origin", "https://gaidao.example"), JSON],
            &[OWN, TEXT],
            &[OWN, FORM],
            &[OWN],
            &[FORM],
        ] {
            let request = headers
                .iter()
                .fold(ask("POST", path, None), |request, (name, value)| request.header(*name, *value));
            let reply = house.send(request.body(Body::from(body.clone())).unwrap()).await;
            assert!(matches!(reply.status.as_u16(), 403 | 415), "{path} {headers:?}: {}", reply.text());
            assert!(reply.headers.get("set-cookie").is_none());
        }
        let request = ask("POST", path, None).header(OWN.0, OWN.1).header(JSON.0, JSON.1);
        assert!(house.send(request.body(Body::from(body.clone())).unwrap()).await.status.is_success());
    }
}
