//! Who and what appears in a run: merchants with their accounts, parcels with their people, what is asked about
//! them. Every name, phone and address carries a mark that must never be seen in clear.

use gaidao_core::{Kind, Stage};
use gaidao_desk::intake::{InterceptionIn, OrderIn, ParcelIn, PartyIn};
use gaidao_sim::NewParcel;

use crate::rng::Rng;
use crate::storm::Storm;

/// What every planted name begins with.
pub(crate) const NAME_MARK: &str = "甄隐";
/// What every planted phone begins with.
pub(crate) const PHONE_MARK: &str = "1397531";
/// What every planted address holds.
pub(crate) const PLACE_MARK: &str = "秘境巷";
/// What every planted remark and note holds.
pub(crate) const NOTE_MARK: &str = "私语暗号";

const PLACES: [(&str, &str, &str, &str); 8] = [
    ("浙江省", "杭州市", "西湖区", "杭州"),
    ("北京市", "北京市", "朝阳区", "北京"),
    ("上海市", "上海市", "浦东新区", "上海"),
    ("广东省", "广州市", "天河区", "广州"),
    ("四川省", "成都市", "武侯区", "成都"),
    ("湖北省", "武汉市", "洪山区", "武汉"),
    ("江苏省", "南京市", "鼓楼区", "南京"),
    ("陕西省", "西安市", "雁塔区", "西安"),
];

/// One merchant.
#[derive(Clone, Debug)]
pub(crate) struct MerchantPlan {
    pub(crate) name: String,
    /// Its ZTO account vouches for class K.
    pub(crate) keyed: bool,
    /// Webhook receivers.
    pub(crate) hooks: usize,
}

/// What a merchant's people do about one parcel.
#[derive(Clone, Debug)]
pub(crate) struct ParcelPlan {
    pub(crate) merchant: usize,
    pub(crate) number: usize,
    pub(crate) new: NewParcel,
    pub(crate) order_no: String,
    pub(crate) order: OrderIn,
    /// When it exists at the courier and in the shop.
    pub(crate) begins_ms: i64,
    /// How long after that somebody asks.
    pub(crate) asks_after_ms: i64,
    pub(crate) ask: Option<InterceptionIn>,
    /// Somebody asks at the very moment the parcel goes out for delivery.
    pub(crate) late: bool,
    /// Somebody else asks for something at the same moment.
    pub(crate) rival: bool,
    /// The client sends everything again although it was answered.
    pub(crate) nervous: bool,
    pub(crate) withdraws_after_ms: Option<i64>,
    /// Somebody intercepts it in the courier's own portal first.
    pub(crate) portal: bool,
    /// The merchant's own feed brings a scan, too.
    pub(crate) imports: bool,
}

/// Everybody.
#[derive(Clone, Debug)]
pub(crate) struct Cast {
    pub(crate) merchants: Vec<MerchantPlan>,
    pub(crate) parcels: Vec<ParcelPlan>,
}

impl Cast {
    pub(crate) fn of(seed: u64, storm: &Storm) -> Self {
        let mut rng = Rng::of(seed, "cast");
        let merchants: Vec<MerchantPlan> = (0..rng.between(1, 3))
            .map(|index| MerchantPlan {
                name: format!("shop-{index}"),
                keyed: rng.percent(60),
                hooks: usize::try_from(rng.between(0, 2)).unwrap_or(1),
            })
            .collect();
        let count = usize::try_from(rng.between(20, 36)).unwrap_or(20);
        let parcels = (0..count).map(|number| parcel(&mut rng, number, merchants.len(), storm)).collect();
        Self { merchants, parcels }
    }
}

fn party(rng: &mut Rng, number: i64) -> (PartyIn, &'static str) {
    let (province, city, district, short) =
        rng.pick(&PLACES).copied().unwrap_or(("浙江省", "杭州市", "西湖区", "杭州"));
    let given = ["一", "二", "三", "四", "五", "六"];
    let name = format!("{NAME_MARK}{}", rng.pick(&given).copied().unwrap_or("一"));
    let party = PartyIn {
        name,
        phone: format!("{PHONE_MARK}{number:04}"),
        province: province.to_owned(),
        city: city.to_owned(),
        district: Some(district.to_owned()),
        street: None,
        detail: format!("{PLACE_MARK}{}号{}室", rng.between(1, 300), rng.between(101, 909)),
    };
    (party, short)
}

fn waybill(rng: &mut Rng, courier: &str, number: usize) -> String {
    let tail = rng.between(0, 9_999_999);
    match courier {
        "SF" => format!("SF1{number:04}{tail:07}{}", rng.between(0, 9)),
        "YTO" => format!("YT7{number:04}{tail:08}"),
        "JD" => format!("JDVA{number:04}{tail:07}"),
        _ => format!("731{number:04}{tail:07}"),
    }
}

/// The connector's account, the courier's code, the kinds worth asking for.
const WAYS: [(&str, &str, &[Kind]); 6] = [
    ("zto-main", "ZTO", &[Kind::Readdress, Kind::ReturnToSender, Kind::ReturnToOriginOutlet]),
    ("sf-main", "SF", &[Kind::Readdress, Kind::ReturnToSender, Kind::ChangeContact]),
    ("yto-main", "YTO", &[Kind::Readdress, Kind::ReturnToSender]),
    ("jd-main", "JD", &[Kind::ReturnToSender]),
    ("zto-main", "ZTO", &[Kind::Readdress, Kind::ReturnToSender, Kind::ReturnToOriginOutlet]),
    ("zto-hand", "ZTO", &[Kind::Readdress, Kind::ReturnToSender]),
];

fn parcel(rng: &mut Rng, number: usize, merchants: usize, storm: &Storm) -> ParcelPlan {
    let (account, courier, kinds) =
        rng.pick(&WAYS).copied().unwrap_or(("zto-main", "ZTO", &[Kind::ReturnToSender]));
    let waybill_no = waybill(rng, courier, number);
    let people = i64::try_from(number).unwrap_or(0) * 3;
    let (recipient, destination) = party(rng, people);
    let (_, origin) = party(rng, people + 1);
    let stages = [
        gaidao_sim::Stage::Created,
        gaidao_sim::Stage::PickedUp,
        gaidao_sim::Stage::InTransit,
        gaidao_sim::Stage::AtHub,
        gaidao_sim::Stage::InTransit,
        gaidao_sim::Stage::AtDestinationCity,
        gaidao_sim::Stage::AtDeliveryOutlet,
        gaidao_sim::Stage::OutForDelivery,
    ];
    let often = if storm.stalls_in_1000 > 0 { 60 } else { 20 };
    let late = courier != "ZTO" && rng.percent(often);
    let tail: String = recipient.phone.chars().skip(7).collect();
    let new = NewParcel {
        courier: courier.to_owned(),
        waybill_no: waybill_no.clone(),
        origin: origin.to_owned(),
        destination: destination.to_owned(),
        stage: if late { Some(gaidao_sim::Stage::AtDeliveryOutlet) } else { rng.pick(&stages).copied() },
        speed: Some(f64::from(i32::try_from(rng.between(3, 12)).unwrap_or(4))),
        phone_last4: rng.percent(80).then_some(tail),
    };
    let begins_ms = rng.between(0, storm.span_ms * 2 / 3);
    let ask = rng.percent(92).then(|| ask(rng, account, courier, &waybill_no, kinds, people + 2));
    ParcelPlan {
        merchant: rng.index(merchants),
        number,
        order_no: format!("T-{number}"),
        order: OrderIn {
            shop: "tmall-01".to_owned(),
            buyer_phone: recipient.phone.clone(),
            placed_at: "2026-11-20T09:30:00+08:00".to_owned(),
            value_fen: Some(rng.between(1_000, 90_000)),
            remark: Some(format!("{NOTE_MARK}：放门口")),
            recipient,
            parcels: vec![ParcelIn {
                courier: courier.to_owned(),
                waybill_no,
                account: Some(account.to_owned()),
                shipped_at: None,
            }],
        },
        new,
        begins_ms,
        asks_after_ms: rng.between(500, 4 * 3_600_000),
        ask,
        late,
        rival: rng.percent(15),
        nervous: rng.percent(25),
        withdraws_after_ms: rng.percent(30).then(|| {
            // At once, while the answer is awaited, or later.
            let most = if rng.percent(50) { 400 } else { 3_600_000 };
            rng.between(0, most)
        }),
        portal: rng.percent(4),
        imports: rng.percent(15),
    }
}

pub(crate) fn ask(
    rng: &mut Rng,
    account: &str,
    courier: &str,
    waybill_no: &str,
    kinds: &[Kind],
    person: i64,
) -> InterceptionIn {
    let kind = rng.pick(kinds).copied().unwrap_or(Kind::ReturnToSender);
    let target = kind.needs_target().then(|| party(rng, person).0);
    let channels = [
        gaidao_core::Channel::Chat,
        gaidao_core::Channel::Phone,
        gaidao_core::Channel::Api,
        gaidao_core::Channel::SelfService,
    ];
    InterceptionIn {
        courier: courier.to_owned(),
        waybill_no: waybill_no.to_owned(),
        kind,
        target,
        target_text: None,
        reason: gaidao_core::Reason::Other,
        channel: rng.pick(&channels).copied().unwrap_or(gaidao_core::Channel::Chat),
        payer: gaidao_core::Payer::Merchant,
        fee_max_fen: rng.percent(60).then(|| rng.between(500, 3_000)),
        verification_id: None,
        account: Some(account.to_owned()),
        note: Some(format!("{NOTE_MARK}：客户来电")),
        dry_run: false,
    }
}

/// The stage of the simulator in the house's words.
pub(crate) fn stage(stage: gaidao_sim::Stage) -> Stage {
    use gaidao_sim::Stage as S;
    match stage {
        S::Created => Stage::Created,
        S::PickedUp => Stage::PickedUp,
        S::InTransit => Stage::InTransit,
        S::AtHub => Stage::AtHub,
        S::AtDestinationCity => Stage::AtDestinationCity,
        S::AtDeliveryOutlet => Stage::AtDeliveryOutlet,
        S::OutForDelivery => Stage::OutForDelivery,
        S::AtPickupPoint => Stage::AtPickupPoint,
        S::Delivered => Stage::Delivered,
        S::Problem => Stage::Problem,
        S::Intercepted => Stage::Intercepted,
        S::Redirecting => Stage::Redirecting,
        S::Returning => Stage::Returning,
        S::Returned => Stage::Returned,
    }
}
