//! SF's code tables, in its own words (sf.md §4.5, §4.6, §6). No row, no meaning.

use gaidao_core::{Stage, state::NotSentWhy};
use gaidao_kit::card::{Code, Means, StageCode};

const fn c(table: &'static str, code: &'static str, words: &'static str, means: Means) -> Code {
    Code { table, code, words, means }
}

const CREDENTIAL: Means = Means::NotProcessed(NotSentWhy::Credential);

/// Result codes. Which platform codes precede the business system: ARCHITECTURE §3, rule 2a.
pub(super) const CODES: &[Code] = &[
    c("platform", "A1000", "平台已转发", Means::Accepted),
    c("platform", "A1001", "必填参数为空或未按表单编码", Means::Refused),
    c("platform", "A1002", "请求或令牌过期", Means::NotProcessed(NotSentWhy::Gateway)),
    c("platform", "A1003", "来源 IP 不允许", CREDENTIAL),
    c("platform", "A1004", "无该服务权限/环境不对/顾客编码有误", CREDENTIAL),
    c("platform", "A1005", "流量受控", Means::NotProcessed(NotSentWhy::Throttled)),
    c("platform", "A1006", "数字签名无效", CREDENTIAL),
    // "Treat as already sent": the first request with that id may have been executed.
    c("platform", "A1007", "重复请求", Means::Doubt),
    c("platform", "A1008", "数据解密失败", CREDENTIAL),
    c("platform", "A1009", "目标服务异常或不可达", Means::Doubt),
    c("platform", "A1010", "服务仍为沙箱测试状态", Means::Refused),
    // Its meaning is inferred from one client.
    c("platform", "A1011", "鉴权失败（推断）", Means::Doubt),
    c("platform", "A1099", "系统异常", Means::Doubt),
    c("ok", "S0000", "成功", Means::Accepted),
    c("business", "S0001", "系统侧异常", Means::Doubt),
    c("business", "S0002", "入参有误", Means::Refused),
    c("business", "S0003", "系统侧异常", Means::Doubt),
    c("business", "S0004", "入参有误", Means::Refused),
    c("business", "S0005", "入参有误", Means::Refused),
    c("business", "S0006", "入参有误", Means::Refused),
    c("business", "S0007", "入参有误", Means::Refused),
    c("business", "6118", "缺少订单号", Means::Refused),
    c("business", "6150", "找不到该订单", Means::Refused),
    // Seen for orders; about an instruction it might speak of our own first one.
    c("business", "8016", "重复下单", Means::Doubt),
    c("business", "8018", "未找到订单或状态不符", Means::Refused),
    c("business", "8114", "月结卡号不允许使用", Means::Refused),
    c("business", "8252", "订单已确认", Means::Refused),
];

const fn op(code: &'static str, words: &'static str, stage: Stage) -> StageCode {
    StageCode { table: "opCode", code, words, stage: Some(stage) }
}

const fn first(code: &'static str, words: &'static str, stage: Stage) -> StageCode {
    StageCode { table: "first", code, words, stage: Some(stage) }
}

const RECEIVED: &str = "收件";
const UNDERWAY: &str = "运输中";
const ARRIVED: &str = "到达口岸/场站";
const STUCK: &str = "滞留";
const OUT: &str = "派件出仓";
const LOCKER: &str = "入柜/入站/入店";
const SIGNED: &str = "签收";
const EXCEPTION: &str = "派件异常";
const BACK: &str = "退回";
const PARTNER: &str = "交合作方承运";
const CUSTOMS: &str = "清关";

/// Stage codes. `first` stands in queries only; `opCode` in queries and pushes, refined in `route`.
pub(super) const STAGES: &[StageCode] = &[
    first("1", "已揽收", Stage::PickedUp),
    first("2", "运送中", Stage::InTransit),
    first("3", "派送中", Stage::OutForDelivery),
    first("4", "已签收", Stage::Delivered),
    first("5", "作废/取消", Stage::Problem),
    first("11", "待取件", Stage::AtPickupPoint),
    first("13", "待再次派送", Stage::Problem),
    op("50", RECEIVED, Stage::PickedUp),
    op("54", RECEIVED, Stage::PickedUp),
    op("51", RECEIVED, Stage::PickedUp),
    op("607", RECEIVED, Stage::PickedUp),
    op("700", RECEIVED, Stage::PickedUp),
    op("701", RECEIVED, Stage::PickedUp),
    op("950", RECEIVED, Stage::PickedUp),
    op("655", RECEIVED, Stage::PickedUp),
    op("651", RECEIVED, Stage::PickedUp),
    op("188", RECEIVED, Stage::PickedUp),
    op("129", RECEIVED, Stage::PickedUp),
    op("214", RECEIVED, Stage::PickedUp),
    op("43", RECEIVED, Stage::PickedUp),
    op("41", RECEIVED, Stage::PickedUp),
    op("46", RECEIVED, Stage::PickedUp),
    op("633", RECEIVED, Stage::PickedUp),
    op("850", RECEIVED, Stage::PickedUp),
    op("851", RECEIVED, Stage::PickedUp),
    op("30", "装车/分拣完成", Stage::InTransit),
    op("36", "封车/离开", Stage::InTransit),
    op("31", "到达", Stage::AtHub),
    op("11", "到车", Stage::AtHub),
    op("302", UNDERWAY, Stage::InTransit),
    op("304", UNDERWAY, Stage::InTransit),
    op("3036", UNDERWAY, Stage::InTransit),
    op("10", UNDERWAY, Stage::InTransit),
    op("105", UNDERWAY, Stage::InTransit),
    op("570", UNDERWAY, Stage::InTransit),
    op("405", UNDERWAY, Stage::InTransit),
    op("501", UNDERWAY, Stage::InTransit),
    op("407", UNDERWAY, Stage::InTransit),
    op("147", UNDERWAY, Stage::InTransit),
    op("96", UNDERWAY, Stage::InTransit),
    op("921", UNDERWAY, Stage::InTransit),
    op("106", ARRIVED, Stage::AtHub),
    op("571", ARRIVED, Stage::AtHub),
    op("406", ARRIVED, Stage::AtHub),
    op("34", STUCK, Stage::Problem),
    op("833", STUCK, Stage::Problem),
    op("66", STUCK, Stage::Problem),
    op("77", STUCK, Stage::Problem),
    op("44", OUT, Stage::OutForDelivery),
    op("204", OUT, Stage::OutForDelivery),
    op("630", OUT, Stage::OutForDelivery),
    op("634", OUT, Stage::OutForDelivery),
    op("47", OUT, Stage::OutForDelivery),
    op("122", OUT, Stage::OutForDelivery),
    op("212", OUT, Stage::OutForDelivery),
    op("844", OUT, Stage::OutForDelivery),
    op("880", OUT, Stage::OutForDelivery),
    op("933", OUT, Stage::OutForDelivery),
    op("123", "送往顺丰店", Stage::OutForDelivery),
    op("125", LOCKER, Stage::AtPickupPoint),
    op("130", LOCKER, Stage::AtPickupPoint),
    op("642", LOCKER, Stage::AtPickupPoint),
    op("678", LOCKER, Stage::AtPickupPoint),
    op("218", LOCKER, Stage::AtPickupPoint),
    op("632", LOCKER, Stage::AtPickupPoint),
    op("126", "快递员从柜中取出", Stage::Problem),
    op("128", "客户从丰巢取件", Stage::Delivered),
    op("80", SIGNED, Stage::Delivered),
    op("8000", SIGNED, Stage::Delivered),
    op("97", SIGNED, Stage::Delivered),
    op("658", SIGNED, Stage::Delivered),
    op("679", SIGNED, Stage::Delivered),
    op("935", SIGNED, Stage::Delivered),
    op("33", EXCEPTION, Stage::Problem),
    op("70", EXCEPTION, Stage::Problem),
    op("72", EXCEPTION, Stage::Problem),
    op("611", EXCEPTION, Stage::Problem),
    op("870", EXCEPTION, Stage::Problem),
    op("934", EXCEPTION, Stage::Problem),
    op("99", "应客户要求转寄", Stage::Redirecting),
    op("648", "已转寄/退回，新单号在备注", Stage::Redirecting),
    op("631", BACK, Stage::Returning),
    op("215", BACK, Stage::Returning),
    op("660", BACK, Stage::Returning),
    op("626", PARTNER, Stage::InTransit),
    op("627", PARTNER, Stage::InTransit),
    op("98", PARTNER, Stage::InTransit),
    op("208", PARTNER, Stage::InTransit),
    op("649", PARTNER, Stage::InTransit),
    op("932", PARTNER, Stage::InTransit),
    op("14", CUSTOMS, Stage::InTransit),
    op("15", CUSTOMS, Stage::InTransit),
    op("16", CUSTOMS, Stage::InTransit),
    op("17", CUSTOMS, Stage::InTransit),
    op("18", CUSTOMS, Stage::InTransit),
    op("604", CUSTOMS, Stage::InTransit),
    op("605", CUSTOMS, Stage::InTransit),
    op("606", CUSTOMS, Stage::InTransit),
    op("612", CUSTOMS, Stage::InTransit),
    op("613", CUSTOMS, Stage::InTransit),
    op("614", CUSTOMS, Stage::InTransit),
    op("619", CUSTOMS, Stage::InTransit),
    op("620", CUSTOMS, Stage::InTransit),
    op("621", CUSTOMS, Stage::InTransit),
    op("623", CUSTOMS, Stage::InTransit),
    // The application was taken, seen once; the parcel has not turned by it, so the stage stays.
    StageCode { table: "opCode", code: "517", words: "转寄申请", stage: None },
];
