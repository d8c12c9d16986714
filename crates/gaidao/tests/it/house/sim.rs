//! The simulator's control plane: where parcels really are, and what the couriers really did.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Courier, Reply, client};

/// A client of the control plane.
#[derive(Clone)]
pub(crate) struct Sim {
    http: reqwest::Client,
    pub(crate) url: String,
}

impl Sim {
    pub(crate) fn at(url: &str) -> Self {
        Self { http: client(), url: url.to_owned() }
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: &Value) -> Reply {
        let request = self.http.request(method, format!("{}/sim{path}", self.url)).json(body);
        Reply::of(request.send().await.unwrap()).await.unwrap()
    }

    async fn get(&self, path: &str) -> Value {
        self.ask(Method::GET, path, &Value::Null).await.good()
    }

    /// A parcel at a stage that moves only when told to: its own pace is a hundredth.
    pub(crate) async fn parcel_at(&self, courier: &Courier, waybill_no: &str, stage: &str) -> Value {
        let body = json!({
            "courier": courier.code, "waybill_no": waybill_no, "origin": "深圳", "destination": "北京",
            "stage": stage, "speed": 0.01, "phone_last4": "0077",
        });
        self.ask(Method::POST, "/parcels", &body).await.good()
    }

    pub(crate) async fn parcel(&self, courier: &Courier, waybill_no: &str) -> Value {
        self.get(&format!("/parcels/{}/{waybill_no}", courier.code)).await
    }

    /// Moves a parcel on to a stage, under whatever waybill it travels.
    pub(crate) async fn advance(&self, courier: &Courier, waybill_no: &str, to_stage: &str) -> Value {
        let path = format!("/parcels/{}/{waybill_no}/advance", courier.code);
        self.ask(Method::POST, &path, &json!({ "to_stage": to_stage })).await.good()
    }

    /// Somebody intercepts it in the courier's own portal.
    pub(crate) async fn portal(&self, courier: &Courier, waybill_no: &str) {
        let path = format!("/parcels/{}/{waybill_no}/portal", courier.code);
        self.ask(Method::POST, &path, &json!({ "to_city": "广州" })).await.good();
    }

    pub(crate) async fn fault(&self, connector: &str, fault: &str, more: &Value) {
        let mut body = json!({ "connector": connector, "fault": fault });
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        self.ask(Method::PUT, "/faults", &body).await.good();
    }

    pub(crate) async fn no_faults(&self) {
        self.ask(Method::DELETE, "/faults", &Value::Null).await.good();
    }

    /// Lets business minutes pass.
    pub(crate) async fn pass(&self, minutes: u32) {
        self.ask(Method::PUT, "/clock", &json!({ "advance_minutes": minutes })).await.good();
    }

    /// Every line of the ledger.
    pub(crate) async fn ledger(&self) -> Vec<Value> {
        self.get("/ledger").await["items"].as_array().unwrap().clone()
    }

    /// Lines of one parcel and one operation.
    pub(crate) async fn lines(&self, courier: &Courier, waybill_no: &str, operation: &str) -> Vec<Value> {
        let path = format!("/ledger?courier={}&waybill_no={waybill_no}", courier.code);
        let body = self.get(&path).await;
        let fits = |line: &&Value| line["operation"] == operation;
        body["items"].as_array().unwrap().iter().filter(fits).cloned().collect()
    }

    /// Times the courier took an operation as a new instruction.
    pub(crate) async fn effective(&self, courier: &Courier, waybill_no: &str, operation: &str) -> usize {
        let lines = self.lines(courier, waybill_no, operation).await;
        lines.iter().filter(|line| line["effective"] == true).count()
    }

    /// Tells a courier where to push.
    pub(crate) async fn push_to(&self, connector: &str, url: &str) {
        self.ask(Method::PUT, "/callbacks", &json!({ "connector": connector, "url": url })).await.good();
    }
}
