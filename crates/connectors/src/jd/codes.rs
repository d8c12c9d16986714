//! JD's code tables, in its own words (jd.md §3.1, §4, §6). No row, no meaning.
//!
//! Status and node codes: open-logistics-tracking/OLTS `mappings/cn/jdl.csv` @db983b07, CC BY 4.0 (see `NOTICE.md`);
//! the stages are ours.

use gaidao_core::{Stage, evidence::Word, state::NotSentWhy};
use gaidao_kit::card::{Code, Means, StageCode};

const fn c(table: &'static str, code: &'static str, words: &'static str, means: Means) -> Code {
    Code { table, code, words, means }
}

/// Result codes. Which of them precede the business system: ARCHITECTURE §3, rule 2a.
pub(super) const CODES: &[Code] = &[
    c("resultType", "0", "取消成功", Means::Status(Word::CancelledBeforePickup)),
    c("resultType", "1", "拦截成功", Means::Accepted),
    c("resultType", "2", "取消失败", Means::Refused),
    c("resultType", "3", "拦截失败", Means::Refused),
    c("gateway", "62", "参数格式错误", Means::NotProcessed(NotSentWhy::Gateway)),
    // Listed for the older gateway; a token error precedes the business system on either.
    c("gateway", "19", "令牌无效或过期", Means::NotProcessed(NotSentWhy::Credential)),
    // Known by its text; the code beside it is not published.
    c("text", "PIN与商家编码不符", "授权账号不拥有该商家编码", Means::Refused),
];

const fn on(table: &'static str, code: &'static str, words: &'static str, stage: Stage) -> StageCode {
    StageCode { table, code, words, stage: Some(stage) }
}

/// Order-level or informational: the parcel's stage stays.
const fn keeps(table: &'static str, code: &'static str, words: &'static str) -> StageCode {
    StageCode { table, code, words, stage: None }
}

/// `status` = state of the whole order, `state` = node.
pub(super) const STAGES: &[StageCode] = &[
    keeps("status", "100", "已接单"),
    keeps("status", "390", "已下发"),
    on("status", "403", "控单中", Stage::Problem),
    on("status", "420", "已揽收", Stage::PickedUp),
    on("status", "430", "运输中", Stage::InTransit),
    on("status", "440", "派送中", Stage::OutForDelivery),
    on("status", "480", "已拦截", Stage::Returning),
    on("status", "500", "异常终止", Stage::Problem),
    on("status", "510", "妥投", Stage::Delivered),
    on("status", "530", "拒收", Stage::Problem),
    keeps("status", "690", "已取消物流信息推送"),
    keeps("status", "700", "退款"),
    keeps("state", "10010", "订单初始化"),
    on("state", "10032", "分拣中心验货", Stage::AtHub),
    on("state", "10033", "站点验货&第三方运单回传", Stage::AtDeliveryOutlet),
    on("state", "10034", "妥投", Stage::Delivered),
    on("state", "10035", "拒收", Stage::Problem),
    on("state", "10042", "部分妥投", Stage::Delivered),
    on("state", "10054", "分拣中心发货", Stage::InTransit),
    on("state", "11000", "派件", Stage::OutForDelivery),
    keeps("state", "200000", "其他"),
    on("state", "200001", "揽收", Stage::PickedUp),
    keeps("state", "200002", "运单修改补打"),
    on("state", "200003", "站点再投", Stage::Problem),
    on("state", "200004", "铁路收货交接", Stage::AtHub),
    on("state", "200006", "铁路出发", Stage::InTransit),
    on("state", "200007", "铁路到达", Stage::AtHub),
    on("state", "200008", "铁路提货登记", Stage::AtHub),
    on("state", "200009", "铁路提货交接", Stage::AtHub),
    keeps("state", "200010", "取消完成"),
    on("state", "200011", "已配载", Stage::InTransit),
    on("state", "200012", "公路发货", Stage::InTransit),
    on("state", "200013", "在途转运", Stage::InTransit),
    on("state", "200017", "分拣中心收货", Stage::AtHub),
    keeps("state", "200018", "揽收任务分配"),
    on("state", "200019", "站点装箱发货", Stage::InTransit),
    on("state", "200020", "换单打印", Stage::Returning),
    on("state", "200023", "协商再投", Stage::Problem),
    keeps("state", "200030", "抢单成功"),
    on("state", "200031", "待再投", Stage::Problem),
    on("state", "200032", "再投后报废", Stage::Problem),
    on("state", "200033", "再投后退回", Stage::Returning),
    keeps("state", "200034", "揽收任务分配"),
    keeps("state", "200035", "配送员接受揽收任务"),
    keeps("state", "200036", "待取件"),
    keeps("state", "200037", "抢单成功"),
    keeps("state", "200038", "骑士到店"),
    keeps("state", "200039", "温馨提示"),
    on("state", "200040", "转三方", Stage::InTransit),
    on("state", "200050", "订单入站", Stage::AtDeliveryOutlet),
    on("state", "200051", "自提上架", Stage::AtPickupPoint),
    keeps("state", "200052", "终止揽收"),
    keeps("state", "200053", "揽件再取"),
    on("state", "200054", "上门接货退货完成", Stage::Returning),
    on("state", "200055", "已交付高铁", Stage::InTransit),
    on("state", "200056", "高铁提货", Stage::AtHub),
    on("state", "200057", "便民点收货", Stage::AtPickupPoint),
    on("state", "200058", "三方揽收交接成功", Stage::InTransit),
    on("state", "200059", "三方揽收交接终止", Stage::Problem),
    on("state", "200060", "三方收货退货", Stage::Returning),
    on("state", "200061", "交接任务分配", Stage::InTransit),
    keeps("state", "200062", "待支付"),
    keeps("state", "200063", "已支付"),
    on("state", "200064", "众包超时未抢单", Stage::Problem),
    keeps("state", "200065", "申请退款成功"),
    keeps("state", "200066", "退款成功"),
    on("state", "200067", "取货失败", Stage::Problem),
    on("state", "200068", "O2O拒收退回", Stage::Problem),
    on("state", "200069", "待拒收", Stage::Problem),
    on("state", "200070", "弃货", Stage::Problem),
    keeps("state", "200071", "团购成功"),
    on("state", "200072", "分拣中心分拣", Stage::AtHub),
    on("state", "200075", "站点收货", Stage::AtDeliveryOutlet),
    on("state", "200076", "封车", Stage::InTransit),
    on("state", "200077", "站点装箱", Stage::InTransit),
];
