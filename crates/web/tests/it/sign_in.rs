//! The throttle of sign-ins, and answers that tell nobody which half was wrong.

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    house::House,
    person::{PASSWORD, Person, admin, member, sign_in, sign_in_from},
};

async fn behind_a_proxy() -> House {
    House::with(|web| gaidao_web::Web { trusted_proxies: 1, ..web }).await
}

#[tokio::test]
async fn unknown_wrong_and_switched_off_look_the_same() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let off = member(&house, &boss, "off", "agent").await;
    let place = format!("/api/v1/users/{}", off.id);
    boss.write(&house, "PATCH", &place, &json!({ "disabled": true })).await.expect(StatusCode::OK);
    let long = "x".repeat(5_000);
    let answers = [
        sign_in(&house, "boss", "wrong-wrong").await,
        sign_in(&house, "nobody", PASSWORD).await,
        sign_in(&house, "off", PASSWORD).await,
        sign_in(&house, "", "").await,
        sign_in(&house, "boss' OR 1=1 --", PASSWORD).await,
        sign_in(&house, "boss", &long).await,
    ];
    let first = answers[0].refused(401, "sign_in_failed");
    for reply in &answers {
        assert_eq!(reply.refused(401, "sign_in_failed"), first);
        let names = |reply: &crate::house::Reply| reply.headers.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(reply), names(&answers[0]));
        assert!(reply.headers.get("set-cookie").is_none());
    }
    sign_in(&house, " BOSS ", PASSWORD).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn ten_failures_from_one_network_pause_it() {
    let house = behind_a_proxy().await;
    admin(&house).await;
    // Known and unknown logins are throttled alike.
    for login in ["boss", "nobody"] {
        for _ in 0..10 {
            sign_in_from(&house, "203.0.113.7", login, "wrong-wrong").await.refused(401, "sign_in_failed");
        }
        let reply = sign_in_from(&house, "203.0.113.8", login, PASSWORD).await;
        assert_eq!(reply.refused(429, "sign_in_throttled")["retry_after_seconds"], 900, "the whole /24");
        assert_eq!(reply.header("retry-after"), "900");
    }
    // Elsewhere the same person signs in at once, and here after the pause.
    sign_in_from(&house, "198.51.100.1", "boss", PASSWORD).await.expect(StatusCode::OK);
    house.clock.advance_ms(900_000);
    sign_in_from(&house, "203.0.113.8", "boss", PASSWORD).await.expect(StatusCode::OK);
    // What was right does not count.
    for _ in 0..12 {
        sign_in_from(&house, "203.0.113.8", "boss", PASSWORD).await.expect(StatusCode::OK);
    }
}

#[tokio::test]
async fn guessing_from_many_networks_gets_nowhere_and_locks_nobody_out() {
    let house = behind_a_proxy().await;
    admin(&house).await;
    let home = "198.51.100.1";
    sign_in_from(&house, home, "boss", PASSWORD).await.expect(StatusCode::OK);
    let (mut compared, mut refused) = (0, 0);
    for n in 0..150 {
        for guess in ["first-guess", "second-guess"] {
            let network = format!("10.{}.{}.1", n / 100, n % 100);
            match sign_in_from(&house, &network, "boss", guess).await.status.as_u16() {
                401 => compared += 1,
                429 => refused += 1,
                other => panic!("{other}"),
            }
        }
    }
    assert_eq!((compared, refused), (50, 250), "NIST SP 800-63B: at most a hundred in a row");
    // From a network they know, people get in; so they do from elsewhere a day later.
    sign_in_from(&house, home, "boss", PASSWORD).await.expect(StatusCode::OK);
    sign_in_from(&house, "192.0.2.1", "boss", PASSWORD).await.refused(429, "sign_in_throttled");
    house.clock.advance_ms(24 * 3_600_000);
    sign_in_from(&house, "192.0.2.1", "boss", PASSWORD).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn one_network_cannot_try_many_logins() {
    let house = behind_a_proxy().await;
    admin(&house).await;
    let mut compared = 0;
    for n in 0..110 {
        // The bucket of strangers refills; the tallies of the hour do not.
        house.clock.advance_ms(1_000);
        let reply = sign_in_from(&house, "203.0.113.7", &format!("login{n}"), "wrong-wrong").await;
        compared += i32::from(reply.status == StatusCode::UNAUTHORIZED);
    }
    assert_eq!(compared, 100);
    sign_in_from(&house, "203.0.113.9", "boss", PASSWORD).await.refused(429, "sign_in_throttled");
}

#[tokio::test]
async fn racing_guesses_do_not_exceed_the_limit() {
    let house = behind_a_proxy().await;
    admin(&house).await;
    let tries = (0..30).map(|_| sign_in_from(&house, "203.0.113.7", "boss", "wrong-wrong"));
    let replies = futures_util::future::join_all(tries).await;
    let compared = replies.iter().filter(|reply| reply.status == StatusCode::UNAUTHORIZED).count();
    assert!(compared <= 10, "{compared}");
}

#[tokio::test]
async fn an_open_session_is_no_way_to_guess_the_password() {
    let house = House::new().await;
    let boss: Person = admin(&house).await;
    let body = json!({ "old": "wrong-wrong", "new": "another-pelican" });
    for _ in 0..10 {
        boss.write(&house, "POST", "/api/v1/session/password", &body).await.refused(422, "password_wrong");
    }
    boss.write(&house, "POST", "/api/v1/session/password", &body).await.refused(429, "sign_in_throttled");
}
