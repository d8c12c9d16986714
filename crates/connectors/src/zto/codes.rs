//! ZTO's code tables, in its own words (zto.md §2, §4, §6). No row, no meaning.

use gaidao_core::{Stage, evidence::Word, state::NotSentWhy};
use gaidao_kit::card::{Code, Means, StageCode};

const fn c(table: &'static str, code: &'static str, words: &'static str, means: Means) -> Code {
    Code { table, code, words, means }
}

const fn s(table: &'static str, code: &'static str, words: &'static str, stage: Option<Stage>) -> StageCode {
    StageCode { table, code, words, stage }
}

const THROTTLED: Means = Means::NotProcessed(NotSentWhy::Throttled);
const CREDENTIAL: Means = Means::NotProcessed(NotSentWhy::Credential);
const GATEWAY: Means = Means::NotProcessed(NotSentWhy::Gateway);

/// Result codes. `ok` stands beside `status: true`; the others beside `status: false`.
pub(super) const CODES: &[Code] = &[
    c("ok", "SYS000", "成功", Means::Accepted),
    c("ok", "0000", "成功", Means::Accepted),
    // Gateway, §6. Which of them precede the business system: ARCHITECTURE §3, rule 2a.
    c("gateway", "S200", "调用超时", Means::Doubt),
    c("gateway", "S202", "后端服务异常", Means::Doubt),
    c("gateway", "S203", "服务不可用", Means::Doubt),
    c("gateway", "S206", "超出每分钟/每小时配额", THROTTLED),
    c("gateway", "S207", "API 不存在", GATEWAY),
    c("gateway", "S208", "缺少参数", GATEWAY),
    c("gateway", "S210", "没有权限", CREDENTIAL),
    c("gateway", "S211", "签名错误", CREDENTIAL),
    c("gateway", "S212", "来源 IP 不在名单内", CREDENTIAL),
    c("gateway", "S214", "时间戳不合法", GATEWAY),
    c("gateway", "S221", "超出 QPS", THROTTLED),
    // Interception, §6.
    c("intercept", "E23101", "运单已签收", Means::Refused),
    c("intercept", "E23102", "订单信息缺失", Means::Refused),
    c("intercept", "E23108", "destinationType 不正确", Means::Refused),
    c("intercept", "E23110", "没有揽收/面单网点", Means::Refused),
    c("intercept", "E23111", "时效产品不支持拦截", Means::Refused),
    c("intercept", "E23112", "已到第三方代收点", Means::Refused),
    c("intercept", "E23113", "运单已转单", Means::Refused),
    c("intercept", "E23114", "新派件网点不支持到付", Means::Refused),
    c("intercept", "E23115", "新派件网点不支持代收货款", Means::Refused),
    c("intercept", "E23116", "其他渠道已拦截或次数已满", Means::AlreadyExists),
    c("intercept", "E23118", "渠道未知或被禁用 (platform)", Means::Refused),
    // The sheet calls it "retryable after pickup"; for a submit that is doubt (rule 2a).
    c("intercept", "E23119", "尚无轨迹", Means::Doubt),
    c("intercept", "E23120", "已有派件扫描", Means::Refused),
    c("intercept", "E23121", "同渠道拦截任务已存在", Means::AlreadyExists),
    c("intercept", "E23122", "目的地停派", Means::Refused),
    c("intercept", "E23123", "已是退改件", Means::Refused),
    c("intercept", "E23124", "轨迹异常", Means::Refused),
    c("intercept", "E23127", "相同请求已存在", Means::AlreadyExists),
    c("intercept", "E23136", "已发往港澳台", Means::Refused),
    c("intercept", "E23137", "已到派件网点", Means::Refused),
    c("intercept", "E23138", "国际件", Means::Refused),
    c("intercept", "E23139", "不符合业务规则", Means::Refused),
    c("intercept", "E23140", "运单已丢失", Means::Refused),
    c("intercept", "E23141", "运单已弃件", Means::Refused),
    c("intercept", "E23144", "网点未在 CRM 开通拦截权限", Means::Refused),
    c("intercept", "E23146", "跨境客户不支持改地址/退指定地址", Means::Refused),
    c("intercept", "E23148", "手机号格式不正确", Means::Refused),
    c("intercept", "E23149", "虚拟号缺少分机号", Means::Refused),
    c("intercept", "E23150", "手机号超过 16 位", Means::Refused),
    c("intercept", "E23151", "相同请求已存在", Means::AlreadyExists),
    c("intercept", "E23153", "发起人不属于该网点", Means::Refused),
    c("intercept", "E23154", "运单不属于该网点", Means::Refused),
    c("intercept", "E23157", "不允许重复拦截", Means::AlreadyExists),
    c("intercept", "E23160", "外部平台拦截任务已存在", Means::AlreadyExists),
    // Withdrawal, §3.2 and §6.
    c("withdraw", "E23130", "任务不在拦截中，不能取消", Means::Refused),
    c("withdraw", "E23131", "取消人与发起人不一致", Means::Refused),
    c("withdraw", "E23135", "取消网点与发起网点不一致", Means::Refused),
    c("withdraw", "E23153", "发起人不属于该网点", Means::Refused),
    c("withdraw", "E23154", "运单不属于该网点", Means::Refused),
    // Data authorisation, §6.
    c("track", "E404", "未绑定电子面单账号", Means::Refused),
    c("track", "E409", "手机号不匹配", Means::Refused),
    c("track", "E413", "需要手机号后四位", Means::Refused),
    c("track", "E416", "不是中通单号", Means::Refused),
    c("track", "E418", "网点未授权", Means::Refused),
    // State of an interception, §4.1.
    c("status", "INTERCEPTING", "拦截中", Means::Status(Word::Accepted)),
    c("status", "INTERCEPT_SUCCESS", "拦截成功", Means::Status(Word::Turned)),
    c("status", "PACKAGE_DELIVERYING", "退改中", Means::Status(Word::Turned)),
    c("status", "INTERCEPT_DISCONTINUE", "拦截完结", Means::Status(Word::Completed)),
    c("status", "INTERCEPT_FAIL", "拦截失败", Means::Status(Word::Failed)),
    c("status", "INTERCEPT_CANCEL", "取消拦截", Means::Status(Word::Cancelled)),
];

/// Stage codes of pushes (§4.2) and of the track query (§4.3): the same words mean different things in the two.
/// ARRIVAL, 到件 and 3 are refined by the site, RETURN_SCAN, 退件 and 8 by the interception's kind or the text;
/// their rows say what a scan with neither means.
pub(super) const STAGES: &[StageCode] = &[
    s("push", "GOT", "收件", Some(Stage::PickedUp)),
    s("push", "DEPARTURE", "发件", Some(Stage::InTransit)),
    s("push", "ARRIVAL", "到件", Some(Stage::AtDeliveryOutlet)),
    s("push", "DISPATCH", "派件", Some(Stage::OutForDelivery)),
    s("push", "INBOUND", "入快递超市/柜/代理点", Some(Stage::AtPickupPoint)),
    s("push", "HANDOVERSCAN_SIGNED", "第三方代收入库", Some(Stage::AtPickupPoint)),
    s("push", "DEPARTURE_SIGNED", "客户已取件", Some(Stage::Delivered)),
    s("push", "SIGNED", "签收", Some(Stage::Delivered)),
    s("push", "PROBLEM", "问题件", Some(Stage::Problem)),
    s("push", "RETURN_SCAN", "退件或改地址", Some(Stage::Returning)),
    s("push", "RETURN_SIGNED", "退件签收", Some(Stage::Returned)),
    s("query", "收件", "收件", Some(Stage::PickedUp)),
    s("query", "发件", "发件", Some(Stage::InTransit)),
    s("query", "到件", "到件", Some(Stage::AtDeliveryOutlet)),
    s("query", "派件", "派件", Some(Stage::OutForDelivery)),
    s("query", "签收", "签收", Some(Stage::Delivered)),
    s("query", "退件", "退件", Some(Stage::Returning)),
    s("query", "问题件", "问题件", Some(Stage::Problem)),
    s("query", "事件", "事件", Some(Stage::Problem)),
    s("query", "转单", "转单", Some(Stage::InTransit)),
    s("query", "安检", "安检", Some(Stage::InTransit)),
    s("query", "ARRIVAL", "入柜", Some(Stage::AtPickupPoint)),
    s("query", "SIGNED", "出柜取件", Some(Stage::Delivered)),
    s("query", "DELIVERY", "上门派送", Some(Stage::OutForDelivery)),
    s("query", "DEPARTURE", "异常出柜", Some(Stage::Problem)),
    s("query", "1", "收件", Some(Stage::PickedUp)),
    s("query", "2", "发件", Some(Stage::InTransit)),
    s("query", "3", "到件", Some(Stage::AtDeliveryOutlet)),
    s("query", "4", "派件", Some(Stage::OutForDelivery)),
    s("query", "5", "签收", Some(Stage::Delivered)),
    // Signed by the third party is not signed by the customer: as HANDOVERSCAN_SIGNED.
    s("query", "7", "第三方签收", Some(Stage::AtPickupPoint)),
    s("query", "8", "退件", Some(Stage::Returning)),
    s("query", "9", "转单", Some(Stage::InTransit)),
    s("query", "44", "第三方入库", Some(Stage::AtPickupPoint)),
    // Taken out by whom the sheet does not say.
    s("query", "45", "第三方出库", None),
];
