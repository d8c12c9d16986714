//! SF's route vocabulary (sf.md §3.4, §4.5, §4.6, §5).

use serde_json::{Value, json};

use crate::parcel::Parcel;
use crate::route::{Event, Kind, Road};
use crate::time::wall;
use crate::wire::Refusal;

/// opCode, first and second level status (empty for turning scans), and the words.
struct Route {
    op_code: &'static str,
    status: [&'static str; 4],
    remark: String,
    reason: &'static str,
}

fn route(parcel: &Parcel, event: &Event) -> Option<Route> {
    let site = &event.site.name;
    let next = event.to.as_deref().unwrap_or("下一站");
    let back = parcel.road == Road::Back;
    let moving = ["2", "运送中", "201", "运送中"];
    let made = |op_code, status, remark: String| Some(Route { op_code, status, remark, reason: "" });
    match event.kind {
        Kind::PickedUp => made("50", ["1", "已揽收", "101", "已揽收"], "顺丰速运 已收取快件".to_owned()),
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => {
            made("30", moving, format!("快件在【{site}】完成分拣，准备发往 【{next}】"))
        }
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => {
            made("31", moving, format!("快件到达 【{site}】"))
        }
        Kind::OutForDelivery => made(
            "44",
            ["3", "派送中", "301", "派送中"],
            format!("【{site}】的快递员正在派送途中，请您准备签收"),
        ),
        Kind::ToStation => {
            made("125", ["11", "待取件", "1101", "待取件"], "快件已送达丰巢柜，请及时取件".to_owned())
        }
        Kind::Collected => made("128", ["4", "已签收", "401", "已签收"], "客户已从丰巢取件".to_owned()),
        Kind::Delivered if back => {
            made("80", ["4", "已签收", "401", "已签收"], "退回件已签收，感谢使用顺丰".to_owned())
        }
        Kind::Delivered => made(
            "80",
            ["4", "已签收", "401", "已签收"],
            "已签收(本人签收)，感谢使用顺丰，期待再次为您服务".to_owned(),
        ),
        Kind::Problem if parcel.happened(Kind::OutForDelivery) => {
            made("70", ["13", "待再次派送", "1301", "待再次派送"], "快件派送不成功，待再次派送".to_owned())
        }
        Kind::Problem => made("34", ["", "", "", ""], format!("快件在【{site}】滞留")),
        Kind::Turned if back => Some(Route {
            op_code: "99",
            status: [""; 4],
            remark: "应客户要求，快件正在退回中".to_owned(),
            reason: "2",
        }),
        Kind::Turned => made("99", [""; 4], "应客户要求，快件正在转寄中".to_owned()),
        Kind::Renumbered => {
            let new = parcel.continues_as.as_deref().unwrap_or_default();
            let done = if back { "退回" } else { "转寄" };
            made("648", [""; 4], format!("快件已{done}，新单号为：{new}"))
        }
        Kind::Created | Kind::Held | Kind::Cancelled => None,
    }
}

fn queried(parcel: &Parcel, event: &Event) -> Option<Value> {
    let Route { op_code, status: [first, first_name, second, second_name], remark, .. } =
        route(parcel, event)?;
    Some(json!({
        "acceptTime": wall(event.at),
        "acceptAddress": event.site.city_full(),
        "remark": remark,
        "opCode": op_code,
        "firstStatusCode": first,
        "firstStatusName": first_name,
        "secondaryStatusCode": second,
        "secondaryStatusName": second_name,
    }))
}

/// One entry of a RoutePush.
pub(super) fn pushed_route(parcel: &Parcel, event: &Event, id: u64) -> Option<Value> {
    let route = route(parcel, event)?;
    Some(json!({
        "id": id.to_string(),
        "mailno": parcel.waybill_no,
        "orderid": "",
        "acceptTime": wall(event.at),
        "acceptAddress": event.site.city_full(),
        "remark": route.remark,
        "opCode": route.op_code,
        "reasonCode": route.reason,
        "reasonName": "",
    }))
}

/// msgData of a route search. The reasons of an empty answer are the simulator's own words.
pub(super) fn search_answer(tracks: &[(String, Result<Parcel, Refusal>)]) -> Value {
    let found = tracks.iter().map(|(waybill_no, track)| match track {
        Ok(parcel) => {
            let routes: Vec<Value> =
                parcel.past().iter().filter_map(|event| queried(parcel, event)).collect();
            json!({ "mailNo": waybill_no, "routes": routes })
        }
        Err(refusal) => {
            let reason = match refusal {
                Refusal::PhoneMissing | Refusal::PhoneMismatch => "[模拟器] 手机号校验不通过",
                _ => "[模拟器] 未查询到路由",
            };
            json!({ "mailNo": waybill_no, "routes": [], "reasonCode": ["990109"], "reasonRemark": [reason] })
        }
    });
    json!({ "routeResps": found.collect::<Vec<_>>() })
}
