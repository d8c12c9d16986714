//! YTO's card and code tables (yto.md §1, §4, §6, §8). No row, no meaning.

use gaidao_core::{Environment, Kind, RepeatClass, Stage, state::NotSentWhy};
use gaidao_kit::{
    CallName, Card,
    card::{Code, Endpoint, Evidence, Field, Means, Offer, Quirk, Source, StageCode},
};

/// In transit and before the delivery scan (yto.md §8).
const OPEN: &[Stage] =
    &[Stage::PickedUp, Stage::InTransit, Stage::AtHub, Stage::AtDestinationCity, Stage::AtDeliveryOutlet];

const WHERE_ZH: &str = "圆通开放平台 → 控制台 → 接口管理：每个接口各有一套";

const fn url_key(key: &'static str, label_zh: &'static str, label_en: &'static str) -> Field {
    Field {
        key,
        label_zh,
        label_en,
        secret: false,
        required: true,
        choices: &[],
        length_max: 64,
        help_zh: WHERE_ZH,
    }
}

const fn secret(key: &'static str, label_zh: &'static str, label_en: &'static str) -> Field {
    Field { secret: true, length_max: 128, ..url_key(key, label_zh, label_en) }
}

const fn c(table: &'static str, code: &'static str, words: &'static str, means: Means) -> Code {
    Code { table, code, words, means }
}

const fn s(table: &'static str, code: &'static str, words: &'static str, stage: Option<Stage>) -> StageCode {
    StageCode { table, code, words, stage }
}

/// The card.
pub(super) static CARD: Card = Card {
    id: "yto",
    name_zh: "圆通速递",
    name_en: "YTO Express",
    couriers: &["YTO"],
    hotline: "95554",
    evidence: Evidence::Documented,
    sources: &[
        Source {
            what: "yto.md §1 endpoints, §2 envelope, signing and response shapes",
            read_on: "2026-11-22",
        },
        Source { what: "yto.md §3 operations, §4 code tables", read_on: "2026-11-22" },
        Source { what: "yto.md §5 callbacks, §6 error codes", read_on: "2026-11-22" },
    ],
    endpoints: &[
        Endpoint { environment: Environment::Production, base_url: "https://openapi.yto.net.cn:11443" },
        Endpoint { environment: Environment::Sandbox, base_url: "https://openuat.yto56test.com:6443" },
    ],
    fields: &[
        url_key("customer_code", "客户编码", "Customer code"),
        url_key("return_url_key", "拦截退回接口 地址标识", "Return interface: URL key"),
        secret("return_secret", "拦截退回接口 密钥", "Return interface: secret"),
        url_key("change_url_key", "拦截改地址接口 地址标识", "Change interface: URL key"),
        secret("change_secret", "拦截改地址接口 密钥", "Change interface: secret"),
        url_key("cancel_url_key", "取消拦截接口 地址标识", "Cancel interface: URL key"),
        secret("cancel_secret", "取消拦截接口 密钥", "Cancel interface: secret"),
        url_key("track_url_key", "轨迹查询接口 地址标识", "Track interface: URL key"),
        secret("track_secret", "轨迹查询接口 密钥", "Track interface: secret"),
        url_key("subscribe_url_key", "轨迹订阅接口 地址标识", "Subscribe interface: URL key"),
        secret("subscribe_secret", "轨迹订阅接口 密钥", "Subscribe interface: secret"),
        secret("push_secret", "轨迹推送接口 密钥", "Push interface: secret"),
    ],
    calls: &[CallName::Check, CallName::Intercept, CallName::Withdraw, CallName::Track, CallName::Subscribe],
    kinds: &[
        Offer { kind: Kind::Readdress, stages: OPEN, note_zh: "派件扫描之前；需有运输合同" },
        Offer {
            kind: Kind::ReturnToSender,
            stages: OPEN,
            note_zh: "退回适用的阶段没有公开说明，按改地址的范围处理",
        },
    ],
    repeat_class: RepeatClass::W,
    can_withdraw: true,
    push_signed: true,
    query_ms: &[],
    track_ms: &[],
    // A limit per customer code exists, its number is published nowhere (yto.md §7).
    calls_per_second: 20,
    quirks: &[
        Quirk {
            code: "credentials_per_interface", zh: "每个接口有各自的地址标识和密钥，请逐一填写"
        },
        Quirk { code: "ip_allow_list", zh: "生产环境须登记出口 IP" },
        Quirk { code: "one_valid", zh: "同一运单同时只能有一个有效拦截件" },
        Quirk {
            code: "check_by_track", zh: "测试连接用一次轨迹查询完成，只能证明轨迹接口的密钥"
        },
    ],
    unknowns_zh: &[
        "没有公开的拦截状态查询接口，也没有公开拦截推送的字段：结果以轨迹为准",
        "拦截接口的拒绝码没有完整清单：未登记的拒绝交由人工判断",
        "取消时 dealRemark 是否必填是推断；费用、配额没有公开",
    ],
    codes: &[
        // 401 is a refusal by the gateway before the business system (ARCHITECTURE §3, rule 2a).
        c("auth", "401", "请求加密校验失败", Means::NotProcessed(NotSentWhy::Credential)),
        c("ok", "0", "成功", Means::Accepted),
        // statusCode 1 says why only in its text (yto.md §6): these words must be in it, or it is unlisted.
        c("intercept", "1", "已有有效拦截件", Means::AlreadyExists),
        c("track", "1001", "查询结果为空", Means::Accepted),
    ],
    stages: &[
        s("infoContent", "ACCEPT", "接单", Some(Stage::Created)),
        s("infoContent", "ORDER_BOOKING", "预约揽收时间变更", Some(Stage::Created)),
        s("infoContent", "NOT_SEND", "揽收失败", Some(Stage::Problem)),
        s("infoContent", "GOT", "已揽收", Some(Stage::PickedUp)),
        // Refined to a hub by the site's name; the destination city, which would tell the outlet, is not in the text.
        s("infoContent", "ARRIVAL", "已收入", Some(Stage::InTransit)),
        s("infoContent", "DEPARTURE", "已发出", Some(Stage::InTransit)),
        s("infoContent", "AIRSEND", "航空发货", Some(Stage::InTransit)),
        s("infoContent", "AIRPICK", "航空提货", Some(Stage::InTransit)),
        s("infoContent", "SENT_SCAN", "派件", Some(Stage::OutForDelivery)),
        s("infoContent", "INBOUND", "自提柜/驿站入柜", Some(Stage::AtPickupPoint)),
        s("infoContent", "SIGNED", "签收成功", Some(Stage::Delivered)),
        s("infoContent", "FAILED", "签收失败", Some(Stage::Problem)),
        s("infoContent", "FORWARDING", "转寄", Some(Stage::Redirecting)),
        s("infoContent", "TMS_RETURN", "退回", Some(Stage::Returning)),
    ],
};
