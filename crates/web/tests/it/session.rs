//! Sessions: the cookie, how long it is good, what ends it, and the one-time link that begins the first.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::{
    house::{House, Reply, ask},
    person::{PASSWORD, Person, admin, first_run, link, member, sign_in},
};

const MINUTE_MS: i64 = 60_000;

fn cookies(reply: &Reply) -> Vec<String> {
    let all = reply.headers.get_all("set-cookie").iter();
    all.map(|value| value.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_cookie_is_kept_where_only_browsers_reach_it() {
    let house = House::new().await;
    admin(&house).await;
    let (first, second) = (sign_in(&house, "boss", PASSWORD).await, sign_in(&house, "boss", PASSWORD).await);
    let set = cookies(&first);
    assert_eq!(set.len(), 1, "one cookie");
    let mut parts = set[0].split("; ");
    let (name, token) = parts.next().unwrap().split_once('=').unwrap();
    assert_eq!(name, "__Host-gaidao", "bound to this host");
    assert_eq!((token.len(), token.bytes().all(|b| b.is_ascii_hexdigit())), (64, true), "256 bits");
    let mut attributes: Vec<&str> = parts.collect();
    attributes.sort_unstable();
    // No Domain (other hosts), no Expires or Max-Age (it goes with the browser).
    assert_eq!(attributes, ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"]);
    assert_ne!(cookies(&second)[0].split("; ").next(), set[0].split("; ").next(), "never twice the same");
    assert!(!first.text().contains(token), "scripts do not see it");
    assert_eq!(first.header("cache-control"), "no-store");
    assert_ne!(first.json()["csrf"], second.json()["csrf"]);
    let person = Person::of(&second);
    let gone = person.write(&house, "DELETE", "/api/v1/session", &json!({})).await;
    gone.expect(StatusCode::NO_CONTENT);
    assert_eq!(cookies(&gone), ["__Host-gaidao=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"]);
    // The token is kept by nobody: only its hash is in the database.
    let read = person.get(&house, "/api/v1/session").await;
    assert!(cookies(&read).is_empty() && !read.text().contains(token));
}

#[tokio::test]
async fn a_session_begins_new_and_ends_for_good() {
    let house = House::new().await;
    let boss = admin(&house).await;
    // Fixation: a cookie somebody planted is not taken up.
    let planted = "a".repeat(64);
    let body = json!({ "login": "boss", "password": PASSWORD }).to_string();
    let request = ask("POST", "/api/v1/session", None)
        .header("content-type", "application/json")
        .header("cookie", format!("__Host-gaidao={planted}"));
    let reply = house.send(request.body(Body::from(body.clone())).unwrap()).await;
    let fresh = Person::of(&reply);
    assert!(!fresh.cookie.contains(&planted));
    // Rotation: signing in again in the same browser ends what it had.
    let request = ask("POST", "/api/v1/session", None)
        .header("content-type", "application/json")
        .header("cookie", &fresh.cookie);
    let rotated = Person::of(&house.send(request.body(Body::from(body)).unwrap()).await);
    assert_ne!(rotated.cookie, fresh.cookie);
    fresh.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
    boss.get(&house, "/api/v1/session").await.expect(StatusCode::OK);
    // Reuse after signing out.
    rotated.write(&house, "DELETE", "/api/v1/session", &json!({})).await.expect(StatusCode::NO_CONTENT);
    rotated.get(&house, "/api/v1/orders").await.refused(401, "unauthorized");
    rotated.write(&house, "DELETE", "/api/v1/session", &json!({})).await.refused(401, "unauthorized");
}

#[tokio::test]
async fn pauses_and_long_days_end_a_session() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let look = || async { boss.get(&house, "/api/v1/session").await };
    house.clock.advance_ms(29 * MINUTE_MS);
    let view = look().await.expect(StatusCode::OK);
    assert_eq!(view["idle_until"], "2026-11-22T10:59:00.000+08:00", "{view}");
    house.clock.advance_ms(29 * MINUTE_MS);
    look().await.expect(StatusCode::OK);
    house.clock.advance_ms(31 * MINUTE_MS);
    look().await.refused(401, "unauthorized");
    // Used all day, it ends all the same.
    let boss = Person::of(&sign_in(&house, "boss", PASSWORD).await);
    for _ in 0..(12 * 60 / 20) - 1 {
        house.clock.advance_ms(20 * MINUTE_MS);
        boss.get(&house, "/api/v1/session").await.expect(StatusCode::OK);
    }
    house.clock.advance_ms(20 * MINUTE_MS);
    boss.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
}

#[tokio::test]
async fn what_a_page_does_by_itself_keeps_no_session_alive() {
    let house = House::new().await;
    let boss = admin(&house).await;
    for _ in 0..3 {
        house.clock.advance_ms(9 * MINUTE_MS);
        let request = ask("GET", "/api/v1/orders", None)
            .header("cookie", &boss.cookie)
            .header("x-gaidao-background", "1");
        house.send(request.body(Body::empty()).unwrap()).await.expect(StatusCode::OK);
    }
    house.clock.advance_ms(4 * MINUTE_MS);
    boss.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
}

#[tokio::test]
async fn switching_off_and_roles_count_from_the_next_request() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    let place = format!("/api/v1/users/{}", li.id);
    li.get(&house, "/api/v1/audit").await.refused(403, "forbidden");
    boss.write(&house, "PATCH", &place, &json!({ "role": "supervisor" })).await.expect(StatusCode::OK);
    li.get(&house, "/api/v1/audit").await.expect(StatusCode::OK);
    boss.write(&house, "PATCH", &place, &json!({ "role": "agent" })).await.expect(StatusCode::OK);
    li.get(&house, "/api/v1/audit").await.refused(403, "forbidden");
    li.get(&house, "/api/v1/orders").await.expect(StatusCode::OK);
    boss.write(&house, "PATCH", &place, &json!({ "disabled": true })).await.expect(StatusCode::OK);
    li.get(&house, "/api/v1/orders").await.refused(401, "unauthorized");
    sign_in(&house, "li", PASSWORD).await.refused(401, "sign_in_failed");
    // Back again: the old session stays ended.
    boss.write(&house, "PATCH", &place, &json!({ "disabled": false })).await.expect(StatusCode::OK);
    li.get(&house, "/api/v1/orders").await.refused(401, "unauthorized");
    let li = Person::of(&sign_in(&house, "li", PASSWORD).await);
    boss.write(&house, "PATCH", &place, &json!({ "password": "another-pelican" }))
        .await
        .expect(StatusCode::OK);
    li.get(&house, "/api/v1/orders").await.refused(401, "unauthorized");
    sign_in(&house, "li", PASSWORD).await.refused(401, "sign_in_failed");
    sign_in(&house, "li", "another-pelican").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let elsewhere = Person::of(&sign_in(&house, "boss", PASSWORD).await);
    let change = |old: &str, new: &str| json!({ "old": old, "new": new });
    let path = "/api/v1/session/password";
    for (body, code) in [
        (change("nope-nope-nope", "another-pelican"), "password_wrong"),
        (change(PASSWORD, "password123"), "password_too_common"),
        (change(PASSWORD, "short"), "invalid_field"),
    ] {
        boss.write(&house, "POST", path, &body).await.refused(422, code);
    }
    elsewhere.get(&house, "/api/v1/session").await.expect(StatusCode::OK);
    let fresh = Person::of(&boss.write(&house, "POST", path, &change(PASSWORD, "another-pelican")).await);
    for ended in [&boss, &elsewhere] {
        ended.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
    }
    fresh.get(&house, "/api/v1/session").await.expect(StatusCode::OK);
    sign_in(&house, "boss", PASSWORD).await.refused(401, "sign_in_failed");
    let key = house.write("POST", path, &change("a", "b")).await;
    key.refused(422, "no_session");
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    let second = Person::of(&sign_in(&house, "li", PASSWORD).await);
    let list = |view: Value| view["items"].as_array().unwrap().clone();
    let own = list(li.get(&house, "/api/v1/sessions").await.expect(StatusCode::OK));
    assert_eq!(own.iter().map(|item| item["current"].as_bool().unwrap()).collect::<Vec<_>>(), [false, true]);
    let theirs = format!("/api/v1/sessions?user={}", boss.id);
    li.get(&house, &theirs).await.refused(403, "forbidden");
    let seen = boss.get(&house, &format!("/api/v1/sessions?user={}", li.id)).await.expect(StatusCode::OK);
    assert_eq!(list(seen).len(), 2);
    let gone = format!("/api/v1/sessions/{}", own[0]["id"].as_str().unwrap());
    li.write(&house, "DELETE", &gone, &json!({})).await.expect(StatusCode::NO_CONTENT);
    second.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
    li.write(&house, "DELETE", &gone, &json!({})).await.refused(404, "not_found");
    let boss_own = list(boss.get(&house, "/api/v1/sessions").await.expect(StatusCode::OK));
    let other = format!("/api/v1/sessions/{}", boss_own[0]["id"].as_str().unwrap());
    li.write(&house, "DELETE", &other, &json!({})).await.refused(404, "not_found");
    let own = format!("/api/v1/sessions/{}", own[1]["id"].as_str().unwrap());
    boss.write(&house, "DELETE", &own, &json!({})).await.expect(StatusCode::NO_CONTENT);
    li.get(&house, "/api/v1/session").await.refused(401, "unauthorized");
    house.get("/api/v1/sessions").await.refused(422, "no_session");
}

#[tokio::test]
async fn a_link_makes_one_administrator_once() {
    let house = House::new().await;
    let token = link(&house, &house.merchant).await;
    // Mistakes do not use it up.
    first_run(&house, &token, "A b", PASSWORD).await.refused(422, "invalid_field");
    first_run(&house, &token, "boss", "12345678").await.refused(422, "password_too_common");
    let boss = first_run(&house, &token, "Boss", PASSWORD).await;
    let view = boss.expect(StatusCode::CREATED);
    assert_eq!((&view["user"]["login"], &view["user"]["role"]), (&json!("boss"), &json!("admin")));
    let late = link(&house, &house.merchant).await;
    house.clock.advance_ms(30 * MINUTE_MS);
    let wrong = "0".repeat(64);
    let answers = [
        first_run(&house, &token, "second", PASSWORD).await,
        first_run(&house, &late, "second", PASSWORD).await,
        first_run(&house, &wrong, "second", PASSWORD).await,
        first_run(&house, "", "second", PASSWORD).await,
    ];
    let bodies: Vec<Value> = answers.iter().map(|reply| reply.refused(422, "link_not_valid")).collect();
    assert!(bodies.iter().all(|body| *body == bodies[0]), "used, late and wrong look the same");
}

#[tokio::test]
async fn a_link_recovers_who_is_locked_out() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    let place = format!("/api/v1/users/{}", li.id);
    boss.write(&house, "PATCH", &place, &json!({ "disabled": true })).await.expect(StatusCode::OK);
    let token = link(&house, &house.merchant).await;
    let back = first_run(&house, &token, "li", "another-pelican").await;
    let view = back.expect(StatusCode::CREATED);
    assert_eq!((&view["user"]["id"], &view["user"]["role"]), (&json!(li.id), &json!("admin")));
    sign_in(&house, "li", PASSWORD).await.refused(401, "sign_in_failed");
    sign_in(&house, "li", "another-pelican").await.expect(StatusCode::OK);
    // Another merchant's link does not reach this merchant's people.
    let second = house.desk.merchant_named("second").await.unwrap().unwrap();
    let theirs = link(&house, &second).await;
    first_run(&house, &theirs, "li", "a-third-pelican").await.refused(409, "login_taken");
    sign_in(&house, "li", "another-pelican").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let own = format!("/api/v1/users/{}", boss.id);
    for change in [json!({ "role": "agent" }), json!({ "disabled": true })] {
        boss.write(&house, "PATCH", &own, &change).await.refused(409, "last_admin");
    }
    boss.write(&house, "PATCH", &own, &json!({ "name": "王敏敏" })).await.expect(StatusCode::OK);
    let second = member(&house, &boss, "second", "admin").await;
    boss.write(&house, "PATCH", &own, &json!({ "role": "agent" })).await.expect(StatusCode::OK);
    boss.write(&house, "PATCH", &own, &json!({ "role": "admin" })).await.refused(403, "forbidden");
    let last = format!("/api/v1/users/{}", second.id);
    second.write(&house, "PATCH", &last, &json!({ "disabled": true })).await.refused(409, "last_admin");
}

#[tokio::test]
async fn people_see_names_and_managers_see_logins() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    let names = |view: &Value| {
        view["items"].as_array().unwrap().iter().map(|item| item["name"].clone()).collect::<Vec<_>>()
    };
    let plain = li.get(&house, "/api/v1/users").await.expect(StatusCode::OK);
    assert_eq!(names(&plain), [json!("王敏"), json!("李强")]);
    assert!(!plain.to_string().contains("boss") && !plain.to_string().contains("last_sign_in_at"), "{plain}");
    let full = boss.get(&house, "/api/v1/users").await.expect(StatusCode::OK);
    assert_eq!(full["items"][1]["login"], "li");
    assert!(full["items"][1]["last_sign_in_at"].is_string());
    let body = json!({ "login": "li", "name": "x", "role": "agent", "password": PASSWORD });
    boss.write(&house, "POST", "/api/v1/users", &body).await.refused(409, "login_taken");
    let other =
        house.send(ask("GET", "/api/v1/users", Some(&house.other)).body(Body::empty()).unwrap()).await;
    assert_eq!(other.expect(StatusCode::OK)["items"], json!([]));
    // Who acts is known by name.
    house.shipped().await;
    let view = li.write(&house, "POST", "/api/v1/interceptions", &crate::house::interception()).await;
    let id = view.expect(StatusCode::ACCEPTED)["id"].as_str().unwrap().to_owned();
    let act = |act: &str| format!("/api/v1/interceptions/{id}/{act}");
    li.write(&house, "POST", &act("escalate"), &json!({})).await.expect(StatusCode::OK);
    let taken = li.write(&house, "POST", &act("take"), &json!({})).await.expect(StatusCode::OK);
    assert_eq!(taken["escalation"]["owner_name"], "李强", "{taken}");
    assert_eq!(taken["can"]["take_case"], false);
    assert_eq!(boss.get(&house, &act("")[..act("").len() - 1]).await.json()["can"]["take_case"], true);
    let timeline = boss.get(&house, &act("timeline")).await.expect(StatusCode::OK);
    let asked =
        timeline["items"].as_array().unwrap().iter().find(|item| item["code"] == "requested").unwrap();
    assert_eq!(
        (&asked["who_name"], asked["who"].as_str()),
        (&json!("李强"), Some(&*format!("user:{}", li.id)))
    );
    let needs = boss.get(&house, "/api/v1/interceptions?needs_person=true").await.expect(StatusCode::OK);
    assert_eq!(needs["items"].as_array().unwrap().len(), 1);
}
