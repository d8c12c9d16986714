//! The one catalogue of sentences people read, zh-CN first, en second.
//!
//! Codes are the contract (API.md); the words may improve at any time.

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Stable code.
    pub code: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

const fn w(code: &'static str, zh: &'static str, en: &'static str) -> Words {
    Words { code, zh, en }
}

/// Reasons of an assessment, alternatives, and what happens next.
pub const CATALOGUE: &[Words] = &[
    w(
        "stage_created",
        "包裹尚未揽收：请取消订单或在仓库拦下，无需拦截",
        "not picked up yet: cancel the order or hold it at the warehouse",
    ),
    w("stage_picked_up", "包裹已揽收，可拦截", "picked up: can be intercepted"),
    w("stage_in_transit", "包裹在途中，正是拦截的好时机", "in transit: the best window"),
    w("stage_at_hub", "包裹在转运中心，正是拦截的好时机", "at a hub: the best window"),
    w(
        "stage_at_destination_city",
        "包裹已到派件城市，时间紧，可能来不及",
        "already in the destination city: little time left",
    ),
    w(
        "stage_at_delivery_outlet",
        "包裹已到派件网点，风险高：建议下发指令的同时致电网点",
        "at the delivery outlet: send and call in parallel",
    ),
    w(
        "stage_out_for_delivery",
        "包裹正在派送，系统拦截已来不及：请致电网点或快递员",
        "out for delivery: too late for the system, call the outlet",
    ),
    w("stage_at_pickup_point", "包裹已到快递柜或驿站：请联系站点", "at a pickup point: contact the station"),
    w("stage_delivered", "包裹已签收：请走普通退货", "delivered: use an ordinary return"),
    w("stage_problem", "包裹是问题件，请逐件判断", "problem parcel: decide case by case"),
    w("stage_intercepted", "包裹已被拦截，请勿重复操作", "already intercepted: do not send again"),
    w("stage_redirecting", "包裹已在转寄途中，请勿重复操作", "already being redirected"),
    w("stage_returning", "包裹已在退回途中，请勿重复操作", "already on its way back"),
    w("stage_returned", "包裹已退回", "already returned"),
    w(
        "stage_unknown",
        "当前位置未知：轨迹缺失或含未登记的状态",
        "place unknown: no track, or a status no table lists",
    ),
    w("track_missing", "还没有任何轨迹，位置未知", "no scan yet, place unknown"),
    w(
        "track_stale",
        "最近一次轨迹已超过 12 小时，实际位置可能更靠后",
        "last scan is older than 12 hours: the parcel may be further on",
    ),
    w(
        "account_missing",
        "没有可用的快递账号：请在设置中添加",
        "no usable courier account: add one in settings",
    ),
    w(
        "kind_unsupported",
        "该快递公司的接口不提供这种操作",
        "this courier's interface does not offer this kind",
    ),
    w("interception_open", "该包裹已有进行中的申请", "a change of this parcel is under way already"),
    w(
        "self_service_off",
        "商家暂未开放自助修改，请联系客服",
        "the shop does not take changes here: contact it",
    ),
    w("ask_the_shop", "暂不能在线修改，请联系商家客服", "cannot be changed here: contact the shop"),
    w("cancel_order", "取消订单或在仓库拦下", "cancel the order or hold it at the warehouse"),
    w("call_outlet", "致电派件网点", "call the delivery outlet"),
    w("refuse_at_door", "请客户拒收", "ask the customer to refuse the parcel"),
    w("ordinary_return", "签收后普通退货", "ordinary return after delivery"),
    w("resend", "补发", "send a second parcel"),
    w("approval", "等待审核人处理", "waits for an approver"),
    w("send", "即将下发给快递公司", "about to be sent to the courier"),
    w("answer", "等待快递公司应答", "waits for the courier's answer"),
    w(
        "resolve_doubt",
        "正在核实快递公司是否已收到，不会重复下发",
        "finding out whether the courier has it; it is not sent again",
    ),
    w("person", "需要人工处理", "needs a person"),
    w("turn", "等待包裹从原路由分拣出", "waits for the parcel to leave its old route"),
    w("arrival", "等待包裹到达新目的地", "waits for the parcel to arrive"),
];

/// The words for `code`, if it has any.
#[must_use]
pub fn find(code: &str) -> Option<Words> {
    CATALOGUE.iter().copied().find(|words| words.code == code)
}

/// The Chinese words for `code`, or the code itself.
#[must_use]
pub fn zh(code: &str) -> String {
    find(code).map_or_else(|| code.to_owned(), |words| words.zh.to_owned())
}
