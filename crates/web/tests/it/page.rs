//! The page, the documentation and the operator's doors: headers on all, no request to anybody else.

use axum::{body::Body, http::StatusCode};

use crate::house::{House, Reply, ask};

async fn open(house: &House, path: &str) -> Reply {
    house.send(ask("GET", path, None).body(Body::empty()).unwrap()).await
}

fn guarded(reply: &Reply, path: &str) {
    let policy = reply.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
    assert!(!policy.contains("unsafe"), "{path}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-request-id", "test-0001"),
    ] {
        assert_eq!(reply.header(name), value, "{path}");
    }
    assert!(matches!(reply.header("cache-control"), "no-store" | "no-cache"), "{path}");
}

#[tokio::test]
async fn pages_load_nothing_from_elsewhere() {
    let house = House::new().await;
    for path in [
        "/",
        "/search",
        "/orders/DEMO-ZTO-1",
        "/interceptions/int_1",
        "/settings/accounts",
        "/docs",
        "/docs/errors",
        "/docs.css",
        "/openapi.json",
        "/healthz",
        "/readyz",
    ] {
        let reply = open(&house, path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text());
        guarded(&reply, path);
        let text = reply.text();
        if reply.header("content-type").starts_with("text/html") {
            for foreign in
                ["src=\"http", "href=\"http", "src=\"//", "<style", "style=", "onclick", "javascript:"]
            {
                assert!(!text.contains(foreign), "{path} has {foreign}");
            }
            let scripts = text.matches("<script").count();
            let own = text.matches("<script type=\"module\" crossorigin src=\"/assets/").count();
            assert_eq!(scripts, own, "{path}: only the page's own scripts");
        }
    }
    for path in ["/api/v1/orders", "/nothing"] {
        guarded(&open(&house, path).await, path);
    }
}

#[tokio::test]
async fn the_documentation_shows_every_operation_and_code() {
    let house = House::new().await;
    let page = open(&house, "/docs").await.text();
    for (method, path) in crate::matrix::operations() {
        assert!(
            page.contains(&format!("<span class=\"method\">{method}</span> <code>{path}</code>")),
            "{method} {path}"
        );
    }
    let errors = open(&house, "/docs/errors").await.text();
    for entry in gaidao_web::catalogue::all() {
        assert!(errors.contains(&format!("id=\"{}\"", entry.code)), "{}", entry.code);
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_page_for_browsers_and_a_problem_for_programs() {
    let house = House::new().await;
    for (path, accept, page) in [
        ("/nothing", "text/html,*/*", true),
        ("/nothing", "application/json", false),
        ("/api/v1/nothing", "text/html", false),
        ("/assets/gone.js", "text/html", false),
    ] {
        let request = ask("GET", path, None).header("accept", accept).body(Body::empty()).unwrap();
        let reply = house.send(request).await;
        assert_eq!(reply.header("content-type").starts_with("text/html"), page, "{path} {accept}");
        assert_eq!(reply.status == StatusCode::NOT_FOUND, !page, "{path} {accept}");
    }
}

#[tokio::test]
async fn the_page_is_sent_once_or_says_how_to_build_it() {
    let house = House::new().await;
    let page = open(&house, "/").await;
    let Some(asset) =
        page.text().split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    else {
        assert!(page.text().contains("cargo xtask up"), "{}", page.text());
        return;
    };
    let script = open(&house, &asset).await;
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    // The same file in fewer bytes, where the build wrote them and the client takes them.
    for (accepts, coding) in [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0", "")] {
        let request = ask("GET", &asset, None).header("accept-encoding", accepts);
        let coded = house.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(coded.header("content-encoding"), coding, "{accepts}");
        assert_eq!(coded.header("vary"), "accept-encoding");
        assert_eq!(coded.header("content-type"), script.header("content-type"));
        assert_eq!(coded.body.len() < script.body.len(), !coding.is_empty(), "{accepts}");
        assert_eq!(coded.header("etag") == script.header("etag"), coding.is_empty(), "{accepts}");
    }
    for (path, tag) in [("/", page.header("etag")), (asset.as_str(), script.header("etag"))] {
        let again = ask("GET", path, None).header("if-none-match", tag).body(Body::empty()).unwrap();
        assert_eq!(house.send(again).await.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn the_operator_s_doors() {
    let house = House::with(|web| gaidao_web::Web {
        metrics: Some(std::sync::Arc::new(|| "gaidao_up 1\n".to_owned())),
        ..web
    })
    .await;
    let metrics = open(&house, "/metrics").await;
    assert_eq!((metrics.status, metrics.text().as_str()), (StatusCode::OK, "gaidao_up 1\n"));
    let ready = open(&house, "/readyz").await.expect(StatusCode::OK);
    assert_eq!((&ready["database"], &ready["accepting"]), (&true.into(), &true.into()));
    open(&House::new().await, "/metrics").await.refused(404, "no_such_path");
}

#[tokio::test]
async fn request_ids_are_taken_over_where_harmless() {
    let house = House::new().await;
    for (given, taken) in
        [("abcd-1234", true), ("short", false), ("has space in it", false), ("<script>alert(1)", false)]
    {
        let request = axum::http::Request::builder().uri("/healthz").header("x-request-id", given);
        let reply = house.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(reply.header("x-request-id") == given, taken, "{given}");
        assert!(taken || reply.header("x-request-id").starts_with("req_"), "{given}");
    }
}

#[tokio::test]
async fn a_key_that_sends_too_much_is_slowed_down() {
    let limits = gaidao_web::Limits { rate_per_second: 1, rate_burst: 3, ..gaidao_web::Limits::default() };
    let house = House::with(|web| gaidao_web::Web { limits, ..web }).await;
    for _ in 0..3 {
        house.get("/api/v1/orders").await.expect(StatusCode::OK);
    }
    let reply = house.get("/api/v1/orders").await;
    assert_eq!(reply.refused(429, "rate_limited")["retry_after_seconds"], 1);
    assert_eq!(reply.header("retry-after"), "1");
    let other = ask("GET", "/api/v1/orders", Some(&house.other)).body(Body::empty()).unwrap();
    house.send(other).await.expect(StatusCode::OK);
    house.clock.advance_ms(1_000);
    house.get("/api/v1/orders").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn callbacks_answer_in_the_courier_s_words() {
    let house = House::new().await;
    house.shipped().await;
    let account = house.get("/api/v1/accounts/zto-main").await.expect(StatusCode::OK);
    let path = account["callback_path"].as_str().unwrap().to_owned();
    assert_eq!(open(&house, &path).await.text(), "ok");
    assert_eq!(open(&house, "/callback/zto/nobody").await.text(), "ok", "no oracle");
    let push = |path: &str, body: &str| {
        let request = ask("POST", path, None).header("content-type", "application/x-www-form-urlencoded");
        house.send(request.body(Body::from(body.to_owned())).unwrap())
    };
    push("/callback/zto/00000000000000000000000000000000", "x=1").await.refused(404, "no_such_path");
    push("/callback/nope/00000000000000000000000000000000", "x=1").await.refused(404, "no_such_path");
    push(&path, &"x".repeat(1_048_577)).await.refused(413, "body_too_large");
    let forged = push(&path, "data=%7B%7D&data_digest=forged&msg_type=Traces&company_id=x").await;
    assert!(!forged.text().contains("problem"), "{}", forged.text());
    let audit = house.get("/api/v1/interceptions").await.expect(StatusCode::OK);
    assert_eq!(audit["items"], serde_json::json!([]));
}
