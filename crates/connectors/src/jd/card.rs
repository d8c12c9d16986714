//! JD's card (jd.md §1, §3, §7, §8).

use gaidao_core::{Environment, Kind, RepeatClass, Stage};
use gaidao_kit::{
    CallName, Card,
    card::{Endpoint, Evidence, Field, Offer, Quirk, Source},
};

use super::codes;

/// After collection a cancellation becomes an interception (jd.md §3.1); the sheet gives no later limit, so the last
/// mile is left out as everywhere.
const OPEN: &[Stage] =
    &[Stage::PickedUp, Stage::InTransit, Stage::AtHub, Stage::AtDestinationCity, Stage::AtDeliveryOutlet];

const fn setting(
    key: &'static str,
    label_zh: &'static str,
    label_en: &'static str,
    help_zh: &'static str,
) -> Field {
    Field { key, label_zh, label_en, secret: false, required: true, choices: &[], length_max: 128, help_zh }
}

const fn secret(
    key: &'static str,
    label_zh: &'static str,
    label_en: &'static str,
    help_zh: &'static str,
) -> Field {
    Field { secret: true, length_max: 256, ..setting(key, label_zh, label_en, help_zh) }
}

/// The card.
pub(super) static CARD: Card = Card {
    id: "jd",
    name_zh: "京东物流",
    name_en: "JD Logistics",
    couriers: &["JD"],
    hotline: "950616",
    evidence: Evidence::Documented,
    sources: &[
        Source { what: "jd.md §1 endpoints, §2 envelope and signing (LOP)", read_on: "2026-11-22" },
        Source {
            what: "jd.md §3 operations, §4 code tables, §5 callbacks, §6 error codes",
            read_on: "2026-11-22",
        },
        Source {
            what: "open-logistics-tracking/OLTS mappings/cn/jdl.csv @db983b07 (CC BY 4.0): codes; stages are ours",
            read_on: "2026-11-22",
        },
    ],
    endpoints: &[
        Endpoint { environment: Environment::Production, base_url: "https://api.jdl.com" },
        Endpoint { environment: Environment::Sandbox, base_url: "https://uat-api.jdl.com" },
    ],
    fields: &[
        setting("app_key", "应用 app_key", "App key", "京东物流开放平台 → 控制台 → 应用"),
        secret("app_secret", "应用 app_secret", "App secret", "与 app_key 同页"),
        secret("access_token", "访问令牌", "Access token", "由拥有该商家编码的账号授权后获得，到期需更新"),
        setting("customer_code", "商家编码", "Customer code", "形如 010K…，与京东签约后获得"),
        Field {
            required: false,
            choices: &["1", "2"],
            ..setting("order_origin", "订单来源", "Order origin", "与下单时一致：1 为 B2C（默认），2 为 C2B")
        },
    ],
    calls: &[CallName::Check, CallName::Intercept, CallName::Track, CallName::Subscribe],
    kinds: &[Offer {
        kind: Kind::ReturnToSender,
        stages: OPEN,
        note_zh: "揽收前调用即取消订单，单号作废；揽收后为拦截，包裹以新单号逆向退回",
    }],
    repeat_class: RepeatClass::C,
    can_withdraw: false,
    push_signed: false,
    query_ms: &[],
    track_ms: &[],
    // Rate limits are unknown (jd.md §7).
    calls_per_second: 20,
    quirks: &[
        Quirk {
            code: "accepted_is_not_turned", zh: "“拦截成功”仅代表京东已受理，是否拦下以轨迹为准"
        },
        Quirk { code: "no_readdress", zh: "在途改址没有公开依据，不提供；不能撤销" },
        Quirk {
            code: "new_waybill", zh: "退回时换单，新单号从轨迹备注中识别并继续跟踪"
        },
        Quirk {
            code: "push_unsigned", zh: "轨迹推送的签名方式没有公开：仅作线索，随后查询确认"
        },
        Quirk { code: "phone_tail", zh: "订阅轨迹需要收件人手机号后四位" },
        Quirk { code: "c2c_cannot", zh: "C2C 订单只能揽收前取消，不能拦截，故不提供" },
        Quirk {
            code: "check_by_track", zh: "测试连接用一次轨迹查询完成：没有公开的无副作用接口"
        },
    ],
    unknowns_zh: &[
        "业务错误码清单需登录后查看：未登记的拒绝交由人工判断",
        "令牌失效在 LOP 网关的错误码没有公开",
        "在途修改地址、取消拦截、费用、配额没有公开说明",
    ],
    codes: codes::CODES,
    stages: codes::STAGES,
};
