//! The demo's sample orders and their simulated parcels: fixed numbers, real waybill shapes, synthetic people.

use anyhow::Result;
use gaidao_desk::{
    Actor, Desk, DeskError,
    intake::{OrderIn, ParcelIn, PartyIn},
};
use gaidao_sim::{NewParcel, Stage};

/// One sample.
struct Sample {
    order_no: &'static str,
    courier: &'static str,
    waybill_no: &'static str,
    origin: &'static str,
    to: (&'static str, &'static str, &'static str, &'static str),
    person: (&'static str, &'static str),
    stage: Stage,
    /// Its own pace. Slow ones stay interceptable for well over 15 real minutes at 60×.
    speed: f64,
}

/// Five parcels to intercept and three to be refused, each at its courier.
const SAMPLES: [Sample; 8] = [
    Sample {
        order_no: "DEMO-ZTO-1",
        courier: "ZTO",
        waybill_no: "73100130019486",
        origin: "深圳",
        to: ("北京市", "北京市", "朝阳区", "建国路93号1号楼1203"),
        person: ("王小明", "13800000001"),
        stage: Stage::InTransit,
        speed: 0.25,
    },
    Sample {
        order_no: "DEMO-SF-1",
        courier: "SF",
        waybill_no: "SF7444407228423",
        origin: "深圳",
        to: ("北京市", "北京市", "海淀区", "中关村大街27号902"),
        person: ("李芳", "13800000002"),
        stage: Stage::PickedUp,
        speed: 0.25,
    },
    Sample {
        order_no: "DEMO-YTO-1",
        courier: "YTO",
        waybill_no: "YT2600227881409",
        origin: "广州",
        to: ("北京市", "北京市", "丰台区", "南四环西路188号5区"),
        person: ("张伟", "13800000003"),
        stage: Stage::InTransit,
        speed: 0.25,
    },
    Sample {
        order_no: "DEMO-JD-1",
        courier: "JD",
        waybill_no: "JDVA00000000001",
        origin: "深圳",
        to: ("北京市", "北京市", "大兴区", "荣华中路8号院3号楼"),
        person: ("陈静", "13800000004"),
        stage: Stage::PickedUp,
        speed: 0.25,
    },
    Sample {
        order_no: "DEMO-ZTO-2",
        courier: "ZTO",
        waybill_no: "75706890164395",
        origin: "广州",
        to: ("北京市", "北京市", "西城区", "金融大街19号6层"),
        person: ("刘洋", "13800000005"),
        stage: Stage::PickedUp,
        speed: 0.25,
    },
    Sample {
        order_no: "DEMO-ZTO-3",
        courier: "ZTO",
        waybill_no: "73567696585919",
        origin: "上海",
        to: ("浙江省", "杭州市", "西湖区", "文三路478号A座1203"),
        person: ("赵敏", "13800000006"),
        stage: Stage::OutForDelivery,
        speed: 0.02,
    },
    Sample {
        order_no: "DEMO-SF-2",
        courier: "SF",
        waybill_no: "SF4442019317412",
        origin: "上海",
        to: ("江苏省", "南京市", "鼓楼区", "中山北路30号"),
        person: ("孙丽", "13800000007"),
        stage: Stage::Delivered,
        speed: 1.0,
    },
    Sample {
        order_no: "DEMO-YTO-2",
        courier: "YTO",
        waybill_no: "YT2819007867584",
        origin: "上海",
        to: ("浙江省", "杭州市", "余杭区", "文一西路969号"),
        person: ("周强", "13800000008"),
        stage: Stage::OutForDelivery,
        speed: 0.02,
    },
];

/// Plants what is missing; answers how many orders were new.
pub(crate) async fn plant(desk: &Desk, actor: &Actor, sim: &gaidao_sim::Running) -> Result<usize> {
    let mut made = 0;
    for sample in &SAMPLES {
        match desk.order(actor, sample.order_no).await {
            Ok(_) => continue,
            Err(DeskError::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let (province, city, district, detail) = sample.to;
        let (name, phone) = sample.person;
        sim.add_parcel(&NewParcel {
            courier: sample.courier.to_owned(),
            waybill_no: sample.waybill_no.to_owned(),
            origin: sample.origin.to_owned(),
            destination: city.trim_end_matches('市').to_owned(),
            stage: Some(sample.stage),
            speed: Some(sample.speed),
            phone_last4: phone.get(phone.len().saturating_sub(4)..).map(str::to_owned),
        })?;
        let recipient = PartyIn {
            name: name.to_owned(),
            phone: phone.to_owned(),
            province: province.to_owned(),
            city: city.to_owned(),
            district: Some(district.to_owned()),
            street: None,
            detail: detail.to_owned(),
        };
        let placed_at = desk.clock().business().plus_ms(-2 * 24 * 3_600_000).rfc3339();
        let order = OrderIn {
            shop: "demo-shop".to_owned(),
            buyer_phone: phone.to_owned(),
            placed_at,
            value_fen: Some(12_900),
            remark: None,
            recipient,
            parcels: vec![ParcelIn {
                courier: sample.courier.to_owned(),
                waybill_no: sample.waybill_no.to_owned(),
                account: None,
                shipped_at: None,
            }],
        };
        desk.put_order(actor, sample.order_no, &order).await?;
        made += 1;
    }
    Ok(made)
}
