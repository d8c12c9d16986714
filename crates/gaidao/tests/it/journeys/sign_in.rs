//! The first sign-in: from the link a start prints to a session that outlives the process.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::{Demo, Process, client, gaidao, said};

const PASSWORD: &str = "tQ7-pelican-9";

/// A link's address and token.
fn parts(link: &Value) -> (String, String) {
    let (page, token) = link.as_str().unwrap().split_once('#').unwrap();
    let base = page.strip_suffix("/welcome").unwrap();
    (base.to_owned(), token.to_owned())
}

async fn first_run(url: &str, token: &str, login: &str) -> reqwest::Response {
    let body = json!({ "token": token, "login": login, "name": "王敏", "password": PASSWORD });
    client().post(format!("{url}/api/v1/first-run")).json(&body).send().await.unwrap()
}

/// The session's cookie and the token of its writes.
async fn begun(reply: reqwest::Response) -> (String, String) {
    assert_eq!(reply.status(), 201);
    let set = reply.headers()["set-cookie"].to_str().unwrap().to_owned();
    let view: Value = reply.json().await.unwrap();
    assert_eq!(view["user"]["role"], "admin");
    (set.split(';').next().unwrap().to_owned(), view["csrf"].as_str().unwrap().to_owned())
}

async fn who(url: &str, cookie: &str) -> reqwest::Response {
    client().get(format!("{url}/api/v1/session")).header("cookie", cookie).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_s_link_signs_in_once_and_the_session_outlives_the_process() {
    let demo = Demo::start().await;
    let (url, token) = parts(&demo.process.ready["login_url"]);
    assert_eq!(demo.process.ready["url"], url.as_str());
    let (cookie, csrf) = begun(first_run(&url, &token, "boss").await).await;
    assert_eq!(first_run(&url, &token, "second").await.status(), 422);
    let before = demo.api.get("/demo/clock").await.good();
    let advance = client()
        .post(format!("{url}/api/v1/demo/clock"))
        .header("cookie", &cookie)
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", &csrf)
        .json(&json!({ "advance_minutes": 600 }));
    let after: Value = advance.send().await.unwrap().json().await.unwrap();
    let hours =
        |view: &Value| gaidao_core::At::parse_rfc3339(view["now"].as_str().unwrap()).unwrap().0 / 3_600_000;
    assert!(hours(&after) - hours(&before) >= 9, "{before} {after}");
    let demo = demo.killed_and_started().await;
    assert_eq!(demo.process.ready["login_url"], Value::Null, "somebody can sign in");
    let url = demo.process.ready["url"].as_str().unwrap();
    let view: Value = who(url, &cookie).await.json().await.unwrap();
    assert_eq!((&view["user"]["login"], &view["csrf"]), (&json!("boss"), &json!(csrf)));
    // It runs by the real clock, whatever the demo's does.
    let now = client().get(format!("{url}/healthz")).send().await.unwrap();
    assert!(now.headers().contains_key("x-gaidao-now"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_server_says_how_to_get_in() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let database = format!("sqlite:{}", at("gaidao.db").display());
    let place = ["--database".into(), database.clone(), "--key-file".into(), at("key").display().to_string()];
    let mut link = gaidao();
    link.args(["admin", "link"]).args(&place);
    let refused = link.output().await.unwrap();
    assert!(!refused.status.success(), "a mistyped path becomes no database");
    let mut serve = gaidao();
    serve.args(["serve", "--listen", "127.0.0.1:0"]).args(&place);
    let process = Process::start(serve, &at("log")).await;
    let (url, token) = parts(&process.ready["login_url"]);
    begun(first_run(&url, &token, "boss").await).await;
    let log = std::fs::read_to_string(at("log")).unwrap();
    assert!(log.contains("First sign-in http://"), "people are told as well");

    // Locked out: another link, made beside the running server.
    let mut link = gaidao();
    link.args(["admin", "link", "--json", "--url", &url]).args(&place);
    let made = said(&mut link).await;
    let (same, token) = parts(&made["login_url"]);
    assert_eq!(same, url);
    let (cookie, _) = begun(first_run(&url, &token, "boss").await).await;
    let view: Value = who(&url, &cookie).await.json().await.unwrap();
    assert_eq!((&view["merchant"]["name"], &view["demo"]), (&json!("main"), &Value::Null));
    let clock =
        client().get(format!("{url}/api/v1/demo/clock")).header("cookie", &cookie).send().await.unwrap();
    assert_eq!(clock.status(), 404, "only a demo has a clock to move");
}
