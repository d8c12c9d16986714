//! The four wire protocols from the courier's side: what a call says, what the courier answers, what it pushes.
//!
//! Written from the protocol sheets (`sf.md`, `zto.md`, `yto.md`, `jd.md`) alone; it shares no line with the
//! product's connectors, so that a mistake made on one side cannot hide on the other.

mod jd;
pub(crate) mod sf;
mod sf_routes;
pub(crate) mod sign;
mod yto;
mod zto;

use serde::{Deserialize, Serialize};

use crate::courier::Courier;
use crate::fault::Operation;
use crate::parcel::{Job, Parcel};
use crate::route::Event;

pub use credentials::demo_credentials;
pub(crate) mod credentials;

/// The largest request body a simulated courier reads, in bytes.
pub const REQUEST_BODY_BYTES_MAX: usize = 1 << 20;

/// An HTTP request as it reached the courier.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WireRequest {
    /// `POST`.
    pub method: String,
    /// Path on the connector's own port, without the connector id.
    pub path: String,
    /// Query without `?`; empty if there is none.
    pub query: String,
    /// Header names and values as sent.
    pub headers: Vec<(String, String)>,
    /// Body bytes as sent.
    pub body: Vec<u8>,
}

impl WireRequest {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }
}

/// An HTTP reply.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WireReply {
    /// HTTP status.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// Body bytes.
    pub body: Vec<u8>,
}

impl WireReply {
    /// A reply with a content type.
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> WireReply {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        WireReply { status, headers, body: body.into() }
    }

    pub(crate) fn json(value: &serde_json::Value) -> WireReply {
        WireReply::new(200, "application/json;charset=UTF-8", value.to_string())
    }

    pub(crate) fn text(status: u16, text: &str) -> WireReply {
        WireReply::new(status, "text/plain;charset=UTF-8", text)
    }
}

/// What an instruction wants of a parcel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Wish {
    /// Back: to the sender, the origin outlet, or the city named.
    Return { to_city: Option<(String, String)> },
    /// To another city (city, province).
    Readdress { city: String, province: String },
    /// Same road, other recipient, time or hand-over place.
    InPlace { to_station: bool },
}

/// A call that passed the gateway.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    Intercept {
        waybill_no: String,
        reference: String,
        biz_no: Option<String>,
        wish: Wish,
        phone_last4: Option<String>,
    },
    /// `proof`: what the protocol wants to see again (SF cusId, ZTO thirdBizNo).
    Withdraw {
        waybill_no: String,
        reference: String,
        proof: Option<String>,
    },
    Query {
        waybill_no: String,
    },
    /// Waybills with the phone tails sent along, in order.
    Track {
        waybills: Vec<String>,
        phones: Vec<String>,
        reference: String,
    },
    Subscribe {
        waybill_no: String,
        phone: Option<String>,
        reference: String,
    },
    Token,
    /// A harmless call that only proves the credentials.
    Check,
    /// The gateway let it through but the business system finds it wanting; ledger row, nothing else.
    Bad {
        operation: Operation,
        waybill_no: String,
        reference: String,
        refusal: Refusal,
    },
}

/// Why a courier says no.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    UnknownWaybill,
    BeforePickup,
    AtOutlet,
    OutForDelivery,
    AtStation,
    Delivered,
    /// On its new road or back already.
    AlreadyTurning,
    /// Cancelled before pickup.
    Cancelled,
    /// A live instruction of this account exists.
    Exists,
    /// The very same request was seen before.
    SameRequest,
    /// Someone else asked, or the limit of instructions is reached.
    OtherChannel,
    /// Nothing that could be withdrawn.
    NothingToWithdraw,
    /// It is too late to withdraw.
    TooLateToWithdraw,
    /// Withdrawn by someone who did not ask for it.
    NotInitiator,
    PhoneMissing,
    PhoneMismatch,
    /// A field is missing or wrong; the word names it.
    BadField(&'static str),
    /// Known to the protocol, not offered here.
    NotOffered,
}

/// How far an instruction came, for the protocols that can be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Progress {
    Waiting,
    Caught,
    Underway,
    Closed,
    Withdrawn,
}

/// What the courier's business system says to a call.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// `told` = whether SF's answer carries details; `cancelled` = before pickup (JD).
    Taken {
        number: String,
        fee_fen: i64,
        told: bool,
        cancelled: bool,
        site: String,
    },
    Refused(Refusal),
    Withdrawn,
    Status(Option<(Job, Progress)>),
    Tracks(Vec<(String, Result<Parcel, Refusal>)>),
    Subscribed,
    Token(String),
    Checked,
}

/// What a push is made of.
pub(crate) struct PushBody {
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
    /// Whether the account token at the end of the address is replaced (a forgery that cannot sign).
    pub(crate) wrong_address: bool,
}

/// Genuine, or one of the ways a forger gets it wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Hand {
    Genuine,
    BadSignature,
    UnknownAccount,
}

/// One courier's protocol.
pub(crate) trait Protocol: Sync {
    /// What the call asks for, without any check; none = nothing this courier knows.
    fn operation(&self, request: &WireRequest) -> Option<Operation>;
    /// Checks the gateway's conditions and reads the call; an error is the gateway's answer.
    fn read(
        &self,
        request: &WireRequest,
        tokens: &std::collections::BTreeSet<String>,
    ) -> Result<Call, WireReply>;
    /// Writes the business answer.
    fn write(&self, call: &Call, answer: &Answer, serial: u64) -> WireReply;
    /// A well-formed answer with a code no document lists.
    fn unknown_code(&self, serial: u64) -> WireReply;
    /// The answer of a throttled call.
    fn throttled(&self, serial: u64) -> WireReply;
    /// The push for one scan, or none if this courier does not push it.
    fn push(&self, parcel: &Parcel, event: &Event, id: u64, hand: Hand) -> Option<PushBody>;
    /// Whether the receiver's reply counts as received.
    fn acknowledged(&self, reply: &WireReply) -> bool;
    /// How often an unacknowledged push is tried in all.
    fn push_attempts_max(&self) -> u32;
}

pub(crate) fn protocol(courier: Courier) -> &'static dyn Protocol {
    match courier {
        Courier::Sf => &sf::Sf,
        Courier::Zto => &zto::Zto,
        Courier::Yto => &yto::Yto,
        Courier::Jd => &jd::Jd,
    }
}

/// The last four digits of a phone number in a request; none if it has fewer.
pub(crate) fn last4(phone: &str) -> Option<String> {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.last_chunk::<4>().map(|tail| tail.iter().collect())
}

/// A non-empty text field of a JSON object; numbers are taken as text.
pub(crate) fn text_of(value: &serde_json::Value, key: &str) -> Option<String> {
    let text = match value.get(key)? {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Sets a field of a JSON object.
fn put(object: &mut serde_json::Value, key: &str, value: impl Into<serde_json::Value>) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(key.to_owned(), value.into());
    }
}
