//! The four couriers, and how a parcel of each is ordered and turned.

use serde_json::{Value, json};

/// What is different about a courier.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Courier {
    pub(crate) code: &'static str,
    pub(crate) connector: &'static str,
    /// First characters of its waybills; six digits make them whole.
    prefix: &'static str,
    /// What is asked of it.
    pub(crate) kind: &'static str,
    /// Stage of a parcel that really came where the command sent it.
    pub(crate) end: &'static str,
    /// A turned parcel goes on under a new waybill.
    pub(crate) renumbers: bool,
    /// Its pushes are signed.
    pub(crate) signs: bool,
    /// It can be asked where an interception stands.
    pub(crate) can_query: bool,
    /// It can take an interception back.
    pub(crate) can_withdraw: bool,
}

pub(crate) const COURIERS: [Courier; 4] = [
    Courier {
        code: "ZTO",
        connector: "zto",
        prefix: "73100240",
        kind: "readdress",
        end: "delivered",
        renumbers: false,
        signs: true,
        can_query: true,
        can_withdraw: true,
    },
    Courier {
        code: "YTO",
        connector: "yto",
        prefix: "YT2600337",
        kind: "return_to_sender",
        end: "returned",
        renumbers: false,
        signs: true,
        can_query: false,
        can_withdraw: true,
    },
    Courier {
        code: "SF",
        connector: "sf",
        prefix: "SF7555407",
        kind: "readdress",
        end: "delivered",
        renumbers: true,
        signs: false,
        can_query: false,
        can_withdraw: true,
    },
    Courier {
        code: "JD",
        connector: "jd",
        prefix: "JDVA00001",
        kind: "return_to_sender",
        end: "returned",
        renumbers: true,
        signs: false,
        can_query: false,
        can_withdraw: false,
    },
];

impl Courier {
    /// A waybill of its real shape. SF's ends in 1: one that ends in 0 is answered without details (sim README).
    pub(crate) fn waybill(&self, number: usize) -> String {
        format!("{}{number:05}1", self.prefix)
    }

    /// A request to intercept.
    pub(crate) fn request(&self, waybill_no: &str) -> Value {
        let mut body = json!({
            "courier": self.code, "waybill_no": waybill_no, "kind": self.kind, "reason": "wrong_address",
            "channel": "chat", "payer": "merchant",
        });
        if self.kind == "readdress" {
            body["target"] =
                party("李四", "13900139088", ("浙江省", "宁波市", "鄞州区", "天童南路1号2幢301"));
        }
        body
    }
}

fn party(name: &str, phone: &str, place: (&str, &str, &str, &str)) -> Value {
    let (province, city, district, detail) = place;
    json!({ "name": name, "phone": phone, "province": province, "city": city, "district": district, "detail": detail })
}

/// An order with one parcel. Its recipient's phone ends as the simulated parcel's does.
pub(crate) fn order(courier: &Courier, waybill_no: &str) -> Value {
    json!({
        "shop": "it-01", "buyer_phone": "13800130077", "placed_at": "2026-11-20T09:30:00+08:00", "value_fen": 12_900,
        "recipient": party("王五", "13800130077", ("北京市", "北京市", "朝阳区", "建国路93号1号楼1203")),
        "parcels": [{ "courier": courier.code, "waybill_no": waybill_no }],
    })
}
