//! A house to knock at: router, desk and database, with a clock that stands still.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use gaidao_core::{At, MerchantId};
use gaidao_desk::{Actor, Clock, Desk, intake::KeyIn};
use gaidao_store::{Address, MasterKey, Options, OsEntropy, Store};
use gaidao_web::{Web, router};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// 2026-11-22 10:00 in Beijing.
pub(crate) const NOW: &str = "2026-11-22T10:00:00+08:00";
/// A waybill of ZTO's shape.
pub(crate) const WAYBILL: &str = "73100130019486";

pub(crate) struct StillClock {
    at: AtomicI64,
    nonce: AtomicU64,
}

impl Clock for StillClock {
    fn business(&self) -> At {
        At(self.at.load(Ordering::Relaxed))
    }

    fn real(&self) -> At {
        self.business()
    }

    fn nonce(&self) -> u128 {
        // Ids take the upper bits, keys the lower ones.
        let count = u128::from(self.nonce.fetch_add(1, Ordering::Relaxed));
        count << 64 | count
    }
}

impl StillClock {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { at: AtomicI64::new(At::parse_rfc3339(NOW).unwrap().0), nonce: AtomicU64::new(1) })
    }

    pub(crate) fn advance_ms(&self, ms: i64) {
        self.at.fetch_add(ms, Ordering::Relaxed);
    }
}

pub(crate) struct House {
    pub(crate) desk: Arc<Desk>,
    pub(crate) router: Router,
    pub(crate) clock: Arc<StillClock>,
    /// A key with every scope of the first merchant.
    pub(crate) key: String,
    pub(crate) merchant: MerchantId,
    /// A key with every scope of another merchant.
    pub(crate) other: String,
    _folder: TempDir,
}

impl House {
    pub(crate) async fn new() -> Self {
        Self::with(|web| web).await
    }

    pub(crate) async fn with(set: impl FnOnce(Web) -> Web) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let entropy = Arc::new(OsEntropy);
        let options = Options::new(MasterKey::generate(&*entropy).unwrap(), entropy);
        let address = Address::Sqlite(folder.path().join("gaidao.db"));
        let store = Arc::new(Store::open(&address, options).await.unwrap());
        let clock = StillClock::new();
        let shared: Arc<dyn Clock> = Arc::clone(&clock) as Arc<dyn Clock>;
        let limits = gaidao_desk::Limits::default();
        let desk = Arc::new(Desk::new(store, gaidao_connectors::registry(), shared, limits));
        let merchant = desk.create_merchant("first").await.unwrap();
        let second = desk.create_merchant("second").await.unwrap();
        let router = router(set(Web::new(Arc::clone(&desk))));
        let mut house =
            Self { desk, router, clock, key: String::new(), merchant, other: String::new(), _folder: folder };
        house.key = house.new_key(&house.merchant, None).await;
        house.other = house.new_key(&second, None).await;
        house
    }

    /// A key of `merchant` with `scopes`, or with all.
    pub(crate) async fn new_key(&self, merchant: &MerchantId, scopes: Option<&[&str]>) -> String {
        let machine = Actor::machine(merchant.clone(), "cli");
        let all: Vec<String> = gaidao_desk::Scope::ALL
            .iter()
            .map(|scope| scope.as_str().to_owned())
            .filter(|scope| scope != "clear_text")
            .collect();
        let scopes = scopes.map_or(all, |list| list.iter().map(|&scope| scope.to_owned()).collect());
        let given = KeyIn { name: "test".to_owned(), scopes: Some(scopes), expires_at: None };
        self.desk.create_key(&machine, &given).await.unwrap().key.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body: bytes }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(ask("GET", path, Some(&self.key)).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn write(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.write_as(&self.key, method, path, body).await
    }

    pub(crate) async fn write_as(&self, key: &str, method: &str, path: &str, body: &Value) -> Reply {
        let request = ask(method, path, Some(key)).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// An account, an order with one parcel in transit: ready to be intercepted.
    pub(crate) async fn shipped(&self) {
        let account = json!({
            "connector": "zto", "environment": "sandbox", "fields": { "app_key": "k", "app_secret": "s" },
        });
        self.write("PUT", "/api/v1/accounts/zto-main", &account).await.expect(StatusCode::OK);
        self.write("PUT", "/api/v1/orders/A-1", &order(&[WAYBILL])).await.expect(StatusCode::OK);
        let scans = json!({ "scans": [{
            "courier": "ZTO", "waybill_no": WAYBILL, "at": "2026-11-22T09:00:00+08:00", "stage": "in_transit",
            "text": "【杭州市】快件离开杭州转运中心，联系电话 13700137000", "place": "杭州市",
        }] });
        self.write("POST", "/api/v1/scans", &scans).await.expect(StatusCode::OK);
    }

    /// A request to turn that parcel back.
    pub(crate) async fn intercepted(&self) -> String {
        let reply = self.write("POST", "/api/v1/interceptions", &interception()).await;
        let view = reply.expect(StatusCode::ACCEPTED);
        view["id"].as_str().unwrap().to_owned()
    }
}

pub(crate) fn ask(method: &str, path: &str, key: Option<&str>) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path).header("x-request-id", "test-0001");
    match key {
        Some(key) => request.header("authorization", format!("Bearer {key}")),
        None => request,
    }
}

pub(crate) fn order(waybills: &[&str]) -> Value {
    let parcels: Vec<_> = waybills.iter().map(|no| json!({ "courier": "ZTO", "waybill_no": no })).collect();
    json!({
        "shop": "tmall-01", "buyer_phone": "13800138000", "placed_at": "2026-11-20T09:30:00+08:00",
        "value_fen": 12900, "remark": "请放门口",
        "recipient": { "name": "张三", "phone": "13800138000", "province": "浙江省", "city": "杭州市",
            "district": "西湖区", "detail": "文三路478号A座1203" },
        "parcels": parcels,
    })
}

pub(crate) fn interception() -> Value {
    json!({ "courier": "ZTO", "waybill_no": WAYBILL, "kind": "return_to_sender", "reason": "refund",
        "channel": "chat", "payer": "merchant", "note": "客户退款" })
}

pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body, after the status was checked.
    pub(crate) fn expect(&self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }

    /// The body of a problem with that status and code.
    pub(crate) fn refused(&self, status: u16, code: &str) -> Value {
        let body = self.json();
        assert_eq!(
            (self.status.as_u16(), body["code"].as_str().unwrap_or_default()),
            (status, code),
            "{}",
            self.text()
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(body["status"], status);
        assert_eq!(body["type"], format!("/docs/errors#{code}"));
        assert!(body["title"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
        assert!(body["detail"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
        assert_eq!(body["request_id"], self.header("x-request-id"));
        body
    }
}
