//! ZTO's card: everything the house must know about it without running code.

use gaidao_core::{Environment, Kind, RepeatClass, Stage};
use gaidao_kit::{
    CallName, Card,
    card::{Endpoint, Evidence, Field, Offer, Quirk, Source},
};

use super::codes;

/// After the first scan and before the delivery outlet (zto.md §8).
const OPEN: &[Stage] = &[Stage::PickedUp, Stage::InTransit, Stage::AtHub, Stage::AtDestinationCity];

const fn setting(
    key: &'static str,
    label_zh: &'static str,
    label_en: &'static str,
    help_zh: &'static str,
) -> Field {
    Field { key, label_zh, label_en, secret: false, required: true, choices: &[], length_max: 128, help_zh }
}

/// The card.
pub(super) static CARD: Card = Card {
    id: "zto",
    name_zh: "中通快递",
    name_en: "ZTO Express",
    couriers: &["ZTO"],
    hotline: "95311",
    evidence: Evidence::Documented,
    sources: &[
        Source { what: "zto.md §1 endpoints, §2 envelope and signing", read_on: "2026-11-22" },
        Source { what: "zto.md §3 operations, §4 code tables", read_on: "2026-11-22" },
        Source { what: "zto.md §5 callbacks, §6 error codes", read_on: "2026-11-22" },
    ],
    endpoints: &[
        Endpoint { environment: Environment::Production, base_url: "https://japi.zto.com" },
        Endpoint { environment: Environment::Sandbox, base_url: "https://japi-test.zto.com" },
    ],
    fields: &[
        setting("app_key", "应用 appKey", "appKey", "中通开放平台 → 控制台 → 应用管理"),
        Field {
            secret: true,
            ..setting("app_secret", "应用 appSecret", "appSecret", "与 appKey 同页，测试与生产各一套")
        },
        Field {
            required: false,
            choices: &["Q", "K"],
            ..setting(
                "repeat_class",
                "重复下发策略",
                "Repeat class",
                "Q：结果未明时只查询，由人工决定是否重发（默认）。K：相信中通按 requestId 幂等，允许以同一 requestId 自动重发",
            )
        },
    ],
    calls: &[
        CallName::Check,
        CallName::Intercept,
        CallName::Withdraw,
        CallName::Query,
        CallName::Track,
        CallName::Subscribe,
    ],
    kinds: &[
        Offer {
            kind: Kind::Readdress, stages: OPEN, note_zh: "到付、代收货款件取决于新派件网点是否支持"
        },
        Offer { kind: Kind::ReturnToSender, stages: OPEN, note_zh: "退回寄件地址" },
        Offer { kind: Kind::ReturnToOriginOutlet, stages: OPEN, note_zh: "退回揽收网点" },
    ],
    repeat_class: RepeatClass::Q,
    can_withdraw: true,
    push_signed: true,
    // zto.md §5: 1, 3, 10, 30 min, then hourly.
    query_ms: &[60_000, 180_000, 600_000, 1_800_000, 5_400_000],
    track_ms: &[],
    // The quotas exist but are published nowhere (zto.md §7).
    calls_per_second: 20,
    quirks: &[
        Quirk {
            code: "enable_in_crm", zh: "合作网点须先在中通 CRM 开通拦截权限，否则返回 E23144"
        },
        Quirk { code: "ip_allow_list", zh: "生产环境须登记出口 IP" },
        Quirk {
            code: "phone_tail", zh: "非本账号绑定的运单查询轨迹需要收/寄件人手机号后四位"
        },
        Quirk {
            code: "withdraw_window", zh: "仅在“拦截中”可取消；之后只能再次拦截改回原地址"
        },
        Quirk {
            code: "absent_inferred",
            zh: "查询返回成功而 data 为空时视为“没有拦截任务”，这是推断，中通没有公开说明",
        },
        Quirk {
            code: "check_by_track", zh: "测试连接用一次轨迹查询完成：没有公开的无副作用接口"
        },
    ],
    unknowns_zh: &[
        "费用由合作网点结算，无公开价目",
        "调用配额没有公开数字",
        "参数 platform、serviceCode、returnType 的取值没有公开",
        "拦截状态推送的格式没有公开：以查询为准",
        "没有区县或没有地级市的地址如何填写三级区划，没有公开说明：本系统把有的那一级填两次",
    ],
    codes: codes::CODES,
    stages: codes::STAGES,
};
