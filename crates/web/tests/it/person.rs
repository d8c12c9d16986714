//! People who use the doors: a cookie, and the token its writes carry.

use axum::{body::Body, http::StatusCode, http::request::Builder};
use gaidao_core::MerchantId;
use serde_json::{Value, json};

use crate::house::{House, Reply, ask};

/// A password for everybody.
pub(crate) const PASSWORD: &str = "tQ7-pelican-9";

/// A signed-in browser.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) cookie: String,
    pub(crate) csrf: String,
    pub(crate) id: String,
}

impl Person {
    /// What the answer of a sign-in gives a browser.
    pub(crate) fn of(reply: &Reply) -> Self {
        assert!(reply.status.is_success(), "{}", reply.text());
        let view = reply.json();
        let set = reply.header("set-cookie");
        let token = set.strip_prefix("__Host-gaidao=").and_then(|rest| rest.split(';').next()).unwrap();
        Self {
            cookie: format!("__Host-gaidao={token}"),
            csrf: view["csrf"].as_str().unwrap().to_owned(),
            id: view["user"]["id"].as_str().unwrap().to_owned(),
        }
    }

    /// The headers of a write that our own page makes.
    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        vec![
            ("cookie", self.cookie.clone()),
            ("sec-fetch-site", "same-origin".to_owned()),
            ("x-csrf-token", self.csrf.clone()),
        ]
    }

    pub(crate) async fn get(&self, house: &House, path: &str) -> Reply {
        let request = ask("GET", path, None).header("cookie", &self.cookie);
        house.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn write(&self, house: &House, method: &str, path: &str, body: &Value) -> Reply {
        let request = ask(method, path, None).header("content-type", "application/json");
        let request =
            self.headers().into_iter().fold(request, |request, (name, value)| request.header(name, value));
        house.send(request.body(Body::from(body.to_string())).unwrap()).await
    }
}

fn json_post(path: &str) -> Builder {
    ask("POST", path, None).header("content-type", "application/json")
}

/// A one-time link for the merchant.
pub(crate) async fn link(house: &House, merchant: &MerchantId) -> String {
    house.desk.new_link(merchant).await.unwrap().token
}

pub(crate) async fn first_run(house: &House, token: &str, login: &str, password: &str) -> Reply {
    let body = json!({ "token": token, "login": login, "name": "王敏", "password": password });
    house.send(json_post("/api/v1/first-run").body(Body::from(body.to_string())).unwrap()).await
}

/// The first administrator of the house's merchant.
pub(crate) async fn admin(house: &House) -> Person {
    let token = link(house, &house.merchant).await;
    Person::of(&first_run(house, &token, "boss", PASSWORD).await)
}

/// A sign-in from a network.
pub(crate) async fn sign_in_from(house: &House, network: &str, login: &str, password: &str) -> Reply {
    let body = json!({ "login": login, "password": password });
    let request = json_post("/api/v1/session").header("x-forwarded-for", network);
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

pub(crate) async fn sign_in(house: &House, login: &str, password: &str) -> Reply {
    sign_in_from(house, "198.51.100.1", login, password).await
}

/// Makes a person of this role and signs them in.
pub(crate) async fn member(house: &House, admin: &Person, login: &str, role: &str) -> Person {
    let body = json!({ "login": login, "name": "李强", "role": role, "password": PASSWORD });
    admin.write(house, "POST", "/api/v1/users", &body).await.expect(StatusCode::CREATED);
    Person::of(&sign_in(house, login, PASSWORD).await)
}
