//! The suite itself: a sound toy connector passes, and each planted defect is found by the check made for it.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU32, Ordering},
};

use gaidao_core::{At, Environment, Kind, Moment, RepeatClass, Stage};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Connector, EncodeError, Event, HttpReply, HttpRequest, Proof, Reject,
    Reply, TrackEvent,
    card::{Code, Endpoint, Evidence, Field, Means, Offer, Source, StageCode},
    conformance, decode,
    reply::{Refusal, Words},
    sign,
};
use serde_json::json;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Defect {
    None,
    OtherBytes,
    Counter,
    SecretInPath,
    SendsUnsigned,
    BelievesServerErrors,
    CutsAreRefusals,
    Panics,
    UnlistedIsFinal,
    UnlistedMovesStage,
    RowIgnored,
    AnyKind,
    ReadsUnsignedPart,
    NothingVerified,
    ReplayDiffers,
    Deaf,
    ClaimsLive,
}

const FIELD: Field = Field {
    key: "key",
    label_zh: "密钥",
    label_en: "Key",
    secret: true,
    required: true,
    choices: &[],
    length_max: 64,
    help_zh: "",
};

const SOUND: Card = Card {
    id: "toy",
    name_zh: "玩具快递",
    name_en: "Toy",
    couriers: &["TOY"],
    hotline: "0",
    evidence: Evidence::Documented,
    sources: &[Source { what: "toy.md §1", read_on: "2026-11-22" }],
    endpoints: &[Endpoint { environment: Environment::Production, base_url: "https://toy.test" }],
    fields: &[FIELD],
    calls: &[CallName::Check, CallName::Intercept, CallName::Track],
    kinds: &[Offer { kind: Kind::ReturnToSender, stages: &[Stage::InTransit], note_zh: "" }],
    repeat_class: RepeatClass::C,
    can_withdraw: false,
    push_signed: true,
    query_ms: &[],
    track_ms: &[],
    calls_per_second: 1,
    quirks: &[],
    unknowns_zh: &[],
    codes: &[
        Code { table: "code", code: "0", words: "好", means: Means::Accepted },
        Code { table: "code", code: "4", words: "不行", means: Means::Refused },
    ],
    stages: &[StageCode { table: "scan", code: "GO", words: "发出", stage: Some(Stage::InTransit) }],
};
static CARD: Card = SOUND;
static LIVE: Card = Card { evidence: Evidence::Live, ..SOUND };

struct Toy(Defect, AtomicU32);

impl Toy {
    fn is(&self, defect: Defect) -> bool {
        self.0 == defect
    }

    fn scan(&self, row: &serde_json::Value) -> Option<TrackEvent> {
        let code = decode::text(row, "code")?;
        let listed = self.card().stage_code("scan", &code).and_then(|row| row.stage);
        let stage =
            if self.is(Defect::UnlistedMovesStage) { listed.or(Some(Stage::InTransit)) } else { listed };
        Some(TrackEvent {
            waybill_no: decode::text(row, "no")?,
            at: At(decode::integer(row, "at")?),
            code,
            stage,
            text: Words::default(),
            place: None,
            continues_as: None,
        })
    }
}

impl Connector for Toy {
    fn card(&self) -> &'static Card {
        if self.is(Defect::ClaimsLive) { &LIVE } else { &CARD }
    }

    fn encode(&self, call: &Call, _at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        let key = match account.need("key") {
            Err(_) if self.is(Defect::SendsUnsigned) => "",
            other => other?,
        };
        let body = match call {
            Call::Check => "check".to_owned(),
            Call::Intercept(command) if command.kind == Kind::ReturnToSender || self.is(Defect::AnyKind) => {
                format!("return {}", command.parcel.waybill_no)
            }
            Call::Track(ask) => format!("track {}", ask.parcel.waybill_no),
            _ => return Err(EncodeError::NotOffered { call: call.name() }),
        };
        let body = match self.0 {
            Defect::OtherBytes => format!("{body}!"),
            Defect::Counter => format!("{body}{}", self.1.fetch_add(1, Ordering::Relaxed)),
            _ => body,
        };
        let path = if self.is(Defect::SecretInPath) { key } else { "api" };
        let signed = sign::md5_hex(format!("{body}{key}").as_bytes());
        Ok(HttpRequest::post(format!("{}/{path}", account.base_url), "text/plain", body.into_bytes())
            .with_header("x-sign", &signed))
    }

    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply {
        let believed = HttpReply { status: 200, ..reply.clone() };
        let reply = if self.is(Defect::BelievesServerErrors) { &believed } else { reply };
        assert!(!(self.is(Defect::Panics) && reply.body.len() == 3), "planted");
        let answer = match decode::answer(reply) {
            Ok(answer) => answer,
            Err(_) if self.is(Defect::CutsAreRefusals) => {
                let words = Words::default();
                return Reply::Refused { code: "?".to_owned(), words, sort: Refusal::Final };
            }
            Err(unclear) => return unclear,
        };
        let Some(code) = decode::text(&answer, "code") else {
            return decode::garbage();
        };
        let row = self.card().code("code", &code);
        let means =
            if self.is(Defect::RowIgnored) { Some(Means::Accepted) } else { row.map(|row| row.means) };
        match (means, call) {
            (Some(Means::Accepted), Call::Check) => Reply::Checked,
            (Some(Means::Accepted), Call::Track(_)) => {
                let rows =
                    answer.get("rows").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
                rows.iter()
                    .map(|row| self.scan(row))
                    .collect::<Option<_>>()
                    .map_or(decode::garbage(), Reply::Tracks)
            }
            (Some(Means::Accepted), _) => {
                Reply::Accepted { courier_ref: None, withdrawable: None, fee: None }
            }
            (other, _) => {
                let listed = other.is_some() || self.is(Defect::UnlistedIsFinal);
                let sort = if listed { Refusal::Final } else { Refusal::Unlisted };
                Reply::Refused { code, words: Words::default(), sort }
            }
        }
    }

    fn callback(
        &self,
        hit: &HttpRequest,
        _at: &Moment,
        account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject> {
        let key = account.get("key").ok_or(Reject::NoSecret)?;
        let body = decode::json(&hit.body).ok_or(Reject::Unreadable)?;
        let data = body.get("data").and_then(serde_json::Value::as_str).ok_or(Reject::Unreadable)?;
        let given = decode::text(&body, "sign");
        let proof = match self.0 {
            Defect::NothingVerified => Proof::hint_only(),
            _ => Proof::by_signature(&sign::md5_hex(format!("{data}{key}").as_bytes()), given.as_deref())?,
        };
        let mut row = decode::json(data.as_bytes()).ok_or(Reject::Unreadable)?;
        if self.is(Defect::ReadsUnsignedPart) {
            put(&mut row, "no", body.get("no").cloned().unwrap_or_default());
        }
        if self.is(Defect::ReplayDiffers) {
            put(&mut row, "at", json!(self.1.fetch_add(1, Ordering::Relaxed)));
        }
        Ok((proof, vec![self.scan(&row).map_or(Event::Unknown { waybill_no: None }, Event::Track)]))
    }

    fn acknowledge(&self, outcome: Ack) -> HttpReply {
        let fine = outcome == Ack::Stored && !self.is(Defect::Deaf);
        HttpReply::json(&json!({ "ok": fine }).to_string())
    }
}

fn put(row: &mut serde_json::Value, key: &str, value: serde_json::Value) {
    if let Some(row) = row.as_object_mut() {
        row.insert(key.to_owned(), value);
    }
}

const COMMAND: &str = r#"{"reference":"0198f0c2a7b87d0e9c3b5a1f2e4d6c80","attempt":1,"parcel":{"courier":"TOY","waybill_no":"T1"},"kind":"return_to_sender","reason":"refund","channel":"chat","payer":"merchant"}"#;

fn case(call: &serde_json::Value, replies: &serde_json::Value, tables: &[&str]) -> Vec<u8> {
    json!({
        "source": "toy.md §1", "evidence": "documented", "at": "2026-11-22T10:00:00+08:00",
        "account": { "key": "toy-secret" }, "call": call, "replies": replies, "tables": tables,
    })
    .to_string()
    .into_bytes()
}

fn fixtures() -> BTreeMap<String, Vec<u8>> {
    let command = decode::json(COMMAND.as_bytes()).unwrap_or_default();
    let track = json!({ "track": { "parcel": { "courier": "TOY", "waybill_no": "T1" } } });
    let no = json!({ "refused": { "code": "4", "words": "", "sort": "final" } });
    let bad = json!({ "unclear": { "why": "garbage", "code": null } });
    let yes = json!({ "accepted": { "courier_ref": null, "withdrawable": null, "fee": null } });
    let mut files = BTreeMap::from([("source.md".to_owned(), b"toy.md".to_vec())]);
    for (name, call, body, answer, understood) in [
        ("check", json!("check"), "check", r#"{"code":"0"}"#, json!("checked")),
        ("intercept", json!({ "intercept": command }), "return T1", r#"{"code":"0"}"#, yes),
        ("track", track.clone(), "track T1", r#"{"code":"0","rows":[]}"#, json!({ "tracks": [] })),
    ] {
        let replies = json!({ "yes.http": understood, "no.http": no, "bad.http": bad });
        let sign = sign::md5_hex(format!("{body}toy-secret").as_bytes());
        let request = format!(
            "POST https://courier.test/api HTTP/1.1\ncontent-type: text/plain\nx-sign: {sign}\n\n{body}\n"
        );
        files.insert(format!("{name}/case.json"), case(&call, &replies, &[]));
        files.insert(format!("{name}/request.http"), request.into_bytes());
        for (file, text) in [("yes", answer), ("no", r#"{"code":4}"#), ("bad", "<html>")] {
            files.insert(format!("{name}/{file}.http"), format!("HTTP/1.1 200\n\n{text}\n").into_bytes());
        }
    }
    let check = case(&json!("check"), &json!({}), &["code"]);
    files.insert("codes/case.json".to_owned(), check);
    files.insert("codes/template.http".to_owned(), b"HTTP/1.1 200\n\n{\"code\":\"{{code}}\"}".to_vec());
    let scans = br#"{"code":"0","rows":[{"no":"T1","at":5,"code":"{{code}}"}]}"#;
    files.insert("scans/case.json".to_owned(), case(&track, &json!({}), &["scan"]));
    files.insert("scans/template.http".to_owned(), [b"HTTP/1.1 200\n\n".as_slice(), scans].concat());
    push(&mut files);
    files
}

fn push(files: &mut BTreeMap<String, Vec<u8>>) {
    let data = r#"{"no":"T1","at":5,"code":"GO"}"#;
    let sign = sign::md5_hex(format!("{data}toy-secret").as_bytes());
    let event = json!({ "track": {
        "waybill_no": "T1", "at": 5, "code": "GO", "stage": "in_transit", "text": "", "place": null,
        "continues_as": null,
    } });
    let case = json!({
        "source": "toy.md §2", "evidence": "documented", "at": "2026-11-22T10:00:00+08:00",
        "account": { "key": "toy-secret" },
        "hits": { "good.http": { "events": [event] }, "forged.http": { "reject": "wrong_signature" } },
    });
    files.insert("push/case.json".to_owned(), case.to_string().into_bytes());
    for (file, sign) in [("good", sign.as_str()), ("forged", "0")] {
        let body = json!({ "data": data, "sign": sign, "no": "T1" });
        files.insert(format!("push/{file}.http"), format!("POST /hit HTTP/1.1\n\n{body}\n").into_bytes());
    }
    for (file, ok) in [("stored", true), ("again", false)] {
        let reply =
            format!("HTTP/1.1 200\ncontent-type: application/json; charset=utf-8\n\n{{\"ok\":{ok}}}\n");
        files.insert(format!("push/{file}.http"), reply.into_bytes());
    }
}

fn checks_that_fail(defect: Defect, files: BTreeMap<String, Vec<u8>>) -> Vec<&'static str> {
    let files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
    let report = conformance::check(&Toy(defect, AtomicU32::new(0)), &files);
    report.findings.iter().map(|finding| finding.check).collect()
}

#[test]
fn a_sound_connector_passes_and_is_really_exercised() {
    let files: Vec<(String, Vec<u8>)> = fixtures().into_iter().collect();
    let report = conformance::check(&Toy(Defect::None, AtomicU32::new(0)), &files);
    assert_eq!(report.findings, Vec::new());
    assert_eq!((report.cases, report.replies, report.hits, report.rows), (6, 9, 2, 3));
    assert!(report.damaged > 1_000, "{}", report.damaged);
}

#[test]
fn each_defect_is_found_by_its_check() {
    for (defect, check) in [
        (Defect::OtherBytes, "request"),
        (Defect::Counter, "deterministic"),
        (Defect::SecretInPath, "quiet"),
        (Defect::SendsUnsigned, "credentials"),
        (Defect::BelievesServerErrors, "unclear"),
        (Defect::CutsAreRefusals, "unclear"),
        (Defect::Panics, "panic"),
        (Defect::UnlistedIsFinal, "unlisted"),
        (Defect::UnlistedMovesStage, "unlisted"),
        (Defect::RowIgnored, "table"),
        (Defect::AnyKind, "not_offered"),
        (Defect::ReadsUnsignedPart, "forged"),
        (Defect::NothingVerified, "proof"),
        (Defect::ReplayDiffers, "replay"),
        (Defect::Deaf, "acknowledge"),
        (Defect::ClaimsLive, "evidence"),
    ] {
        let failed = checks_that_fail(defect, fixtures());
        assert!(failed.contains(&check), "{defect:?}: only {failed:?}");
    }
}

#[test]
fn missing_fixtures_are_found() {
    for (file, check) in [
        ("source.md", "source"),
        ("check/case.json", "case"),
        ("intercept/request.http", "coverage"),
        ("track/no.http", "reply"),
        ("codes/template.http", "table"),
        ("scans/template.http", "table"),
        ("push/stored.http", "coverage"),
        ("push/good.http", "hit"),
    ] {
        let mut files = fixtures();
        assert!(files.remove(file).is_some(), "{file}");
        let failed = checks_that_fail(Defect::None, files);
        assert!(failed.contains(&check), "{file}: only {failed:?}");
    }
    let mut files = fixtures();
    files.insert("check/left-over.http".to_owned(), Vec::new());
    assert_eq!(checks_that_fail(Defect::None, files), ["stray"]);
}
