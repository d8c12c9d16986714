//! Synthetic orders, parcels and requests, numbered so that each is asked for once.

use std::sync::atomic::{AtomicU64, Ordering};

use gaidao_core::{At, Fen, Parcel, Stage};
use gaidao_desk::intake::InterceptionIn;
use gaidao_store::{Clear, Order, ParcelRow, Write};
use serde_json::json;

/// The courier of every parcel here.
pub(crate) const COURIER: &str = "ZTO";

/// The waybill of parcel `n`, in ZTO's shape.
pub(crate) fn waybill(n: u64) -> String {
    format!("7310{n:010}")
}

/// The parcel `n`.
pub(crate) fn parcel(n: u64) -> Parcel {
    Parcel::new(COURIER, &waybill(n))
}

/// The order of parcel `n`.
pub(crate) fn order_no(n: u64) -> String {
    format!("BENCH-{n:010}")
}

/// What a request for parcel `n` is protected by.
pub(crate) fn idempotency_key(n: u64) -> String {
    format!("bench-{n:016}")
}

/// Order and parcel `n` as an earlier import left them: in transit, scanned just now.
pub(crate) fn order_and_parcel(n: u64, now: At) -> [Write; 2] {
    let recipient = json!({
        "name": "王小明", "phone": "13800000001", "province": "北京市", "city": "北京市", "district": "朝阳区",
        "detail": "建国路93号1号楼1203",
    });
    let private = json!({ "buyer_phone": "13800000001", "recipient": recipient, "remark": "" });
    let order = Order {
        order_no: order_no(n),
        shop: "tmall-01".to_owned(),
        placed_at: now.plus_ms(-172_800_000),
        value: Some(Fen(12_900)),
        private: Clear::new(private.to_string().into_bytes()),
        created_at: now,
        updated_at: now,
        version: 0,
    };
    let row = ParcelRow {
        order_no: Some(order_no(n)),
        stage: Stage::InTransit,
        stage_at: Some(now),
        place: Some(Clear::from("武汉市")),
        scanned_at: Some(now),
        ..ParcelRow::named(parcel(n), now)
    };
    [Write::PutOrder { order, phones: vec!["13800000001".to_owned()] }, Write::InsertParcel(row)]
}

/// The body of a request to readdress parcel `n`, as an agent's page sends it.
pub(crate) fn request(n: u64, account: Option<&str>) -> serde_json::Value {
    json!({
        "courier": COURIER,
        "waybill_no": waybill(n),
        "kind": "readdress",
        "target": {
            "name": "李芳", "phone": "13900000002", "province": "浙江省", "city": "杭州市", "district": "西湖区",
            "detail": "文三路478号A座1203",
        },
        "reason": "wrong_address",
        "channel": "chat",
        "payer": "merchant",
        "fee_max_fen": 2000,
        "note": "买家下单后来聊天窗口要求改地址",
        "account": account,
    })
}

/// The same, read as the door reads it.
pub(crate) fn ask(n: u64) -> anyhow::Result<InterceptionIn> {
    Ok(serde_json::from_value(request(n, None))?)
}

/// Numbers given out once, up to a limit.
#[derive(Debug)]
pub(crate) struct Supply {
    next: AtomicU64,
    end: u64,
}

impl Supply {
    /// The numbers from 0 to below `end`.
    pub(crate) const fn up_to(end: u64) -> Self {
        Self { next: AtomicU64::new(0), end }
    }

    /// The next number, while there is one.
    pub(crate) fn take(&self) -> Option<u64> {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        (n < self.end).then_some(n)
    }
}
