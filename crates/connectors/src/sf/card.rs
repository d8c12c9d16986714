//! SF's card (sf.md §1, §3, §7, §8).

use gaidao_core::{Environment, Kind, RepeatClass, Stage};
use gaidao_kit::{
    CallName, Card,
    card::{Endpoint, Evidence, Field, Offer, Quirk, Source},
};

use super::codes;

/// After pickup and before a successful delivery (sf.md §8); the last mile is left to instructions not offered here.
const OPEN: &[Stage] =
    &[Stage::PickedUp, Stage::InTransit, Stage::AtHub, Stage::AtDestinationCity, Stage::AtDeliveryOutlet];

const fn setting(
    key: &'static str,
    label_zh: &'static str,
    label_en: &'static str,
    help_zh: &'static str,
) -> Field {
    Field { key, label_zh, label_en, secret: false, required: false, choices: &[], length_max: 64, help_zh }
}

const RETURN_ZH: &str = "退回件的收件信息；下发“拦截退回”时必填";

/// The card.
pub(super) static CARD: Card = Card {
    id: "sf",
    name_zh: "顺丰速运",
    name_en: "SF Express",
    couriers: &["SF"],
    hotline: "95338",
    evidence: Evidence::Documented,
    sources: &[
        Source { what: "sf.md §1 endpoints, §2 envelope and signing", read_on: "2026-11-22" },
        Source { what: "sf.md §3 operations, §4 code tables", read_on: "2026-11-22" },
        Source {
            what: "sf.md §5 callbacks, §6 error codes, §7 limits, §8 eligibility",
            read_on: "2026-11-22",
        },
    ],
    endpoints: &[
        Endpoint { environment: Environment::Production, base_url: "https://bspgw.sf-express.com" },
        Endpoint { environment: Environment::Sandbox, base_url: "https://sfapi-sbox.sf-express.com" },
    ],
    fields: &[
        Field {
            required: true,
            ..setting("partner_id", "顾客编码", "Partner id", "丰桥 → 开发者中心 → 应用")
        },
        Field {
            required: true,
            secret: true,
            length_max: 128,
            ..setting("checkword", "校验码", "Checkword", "与顾客编码同页，沙箱与生产各一套")
        },
        setting("monthly_card_no", "月结卡号", "Monthly card", "付款方为商家时必填"),
        Field {
            choices: &["url_encoded", "plain"],
            ..setting("sign_mode", "签名方式", "Signing mode", "默认 url_encoded；返回 A1006 时改用 plain")
        },
        setting("return_name", "退回收件人", "Return: name", RETURN_ZH),
        setting("return_phone", "退回电话", "Return: phone", RETURN_ZH),
        setting("return_province", "退回省份", "Return: province", RETURN_ZH),
        setting("return_city", "退回城市", "Return: city", RETURN_ZH),
        setting("return_county", "退回区县", "Return: county", RETURN_ZH),
        Field {
            length_max: 200, ..setting("return_address", "退回详细地址", "Return: address", RETURN_ZH)
        },
    ],
    calls: &[CallName::Check, CallName::Intercept, CallName::Withdraw, CallName::Track, CallName::Subscribe],
    kinds: &[
        Offer {
            kind: Kind::Readdress, stages: OPEN, note_zh: "成功一次后，同一运单不能再次拦截（推断）"
        },
        Offer { kind: Kind::ReturnToSender, stages: OPEN, note_zh: "退回地址取自账号设置" },
        Offer {
            kind: Kind::ChangeContact,
            stages: OPEN,
            note_zh: "修改收件人信息；所需字段没有公开说明，按转寄的收件信息填写；不能撤销",
        },
    ],
    repeat_class: RepeatClass::C,
    can_withdraw: true,
    push_signed: false,
    query_ms: &[],
    track_ms: &[],
    // Sandbox: 30 per second and 3000 a day for each interface; production is unknown (sf.md §7).
    calls_per_second: 30,
    quirks: &[
        Quirk {
            code: "withdraw_needs_ref", zh: "受理成功但未返回 cusId 时，无法通过接口撤销"
        },
        Quirk { code: "no_status_query", zh: "没有拦截状态查询：结果以轨迹为准" },
        Quirk { code: "push_unsigned", zh: "路由推送没有签名：仅作线索，随后查询确认" },
        Quirk {
            code: "new_waybill", zh: "转寄、退回后可能换新单号，系统从轨迹备注中识别并继续跟踪"
        },
        Quirk {
            code: "phone_tail", zh: "未用本账号月结卡寄出的运单，查询轨迹需要手机号后四位"
        },
        Quirk { code: "payer", zh: "付款方只能是商家（月结）或收件人（到付）" },
    ],
    unknowns_zh: &[
        "拦截接口的业务错误码没有公开清单：未登记的拒绝交由人工判断",
        "拦截结果推送的格式、推送的签名方式没有公开",
        "费用以应答中的 amount 为准，没有公开价目；生产环境限流没有公开数字",
        "没有区县或没有地级市的地址如何填写三级区划，没有公开说明：本系统把有的那一级填两次",
    ],
    codes: codes::CODES,
    stages: codes::STAGES,
};
