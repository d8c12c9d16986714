//! The map the simulated parcels travel on: big Chinese cities, their sorting hub and outlets.
//!
//! Positions are real (rounded to a hundredth of a degree); site names only sound real. Any other city name
//! works too: it is put near its province's capital, or near a city chosen by its name.

use serde::{Deserialize, Serialize};

use crate::courier::Courier;
use crate::rng::Rng;

struct City {
    name: &'static str,
    province: &'static str,
    /// Longitude and latitude in hundredths of a degree.
    lon: i64,
    lat: i64,
    /// The district or suburb its sorting hub is named after.
    hub: &'static str,
    outlets: [&'static str; 2],
    /// Whether long-distance lines are re-sorted here.
    junction: bool,
}

macro_rules! cities {
    ($($name:literal $province:literal $lon:literal $lat:literal $hub:literal $a:literal $b:literal $junction:literal;)*) => {
        &[$(City { name: $name, province: $province, lon: $lon, lat: $lat, hub: $hub, outlets: [$a, $b], junction: $junction }),*]
    };
}

const CITIES: &[City] = cities! {
    "北京" "北京市" 11641 3990 "顺义" "海淀中关村" "朝阳望京" true;
    "上海" "上海市" 12147 3123 "虹桥" "浦东张江" "徐汇漕河泾" true;
    "天津" "天津市" 11720 3908 "武清" "南开学府" "河西友谊路" false;
    "重庆" "重庆市" 10655 2956 "渝北" "江北观音桥" "沙坪坝大学城" false;
    "广州" "广东省" 11326 2313 "白云" "天河珠江新城" "番禺大石" true;
    "深圳" "广东省" 11406 2254 "宝安" "南山科技园" "福田华强北" false;
    "东莞" "广东省" 11375 2302 "虎门" "南城鸿福" "松山湖" false;
    "佛山" "广东省" 11312 2302 "南海" "禅城祖庙" "顺德大良" false;
    "杭州" "浙江省" 12016 3027 "萧山" "西湖文三" "余杭未来科技城" true;
    "宁波" "浙江省" 12155 2988 "北仑" "鄞州天童" "海曙鼓楼" false;
    "温州" "浙江省" 12070 2800 "龙湾" "鹿城五马" "瓯海梧田" false;
    "金华" "浙江省" 11965 2908 "义乌" "婺城江北" "金东多湖" false;
    "南京" "江苏省" 11880 3206 "江宁" "鼓楼湖南路" "建邺河西" false;
    "苏州" "江苏省" 12058 3130 "相城" "工业园区湖西" "姑苏观前" false;
    "无锡" "江苏省" 12031 3149 "硕放" "梁溪崇安" "滨湖蠡园" false;
    "合肥" "安徽省" 11723 3182 "肥东" "蜀山政务区" "包河滨湖" false;
    "福州" "福建省" 11930 2608 "闽侯" "鼓楼东街" "仓山金山" false;
    "厦门" "福建省" 11809 2448 "翔安" "思明莲前" "湖里江头" false;
    "泉州" "福建省" 11868 2487 "晋江" "丰泽东海" "鲤城浮桥" false;
    "南昌" "江西省" 11586 2868 "向塘" "红谷滩" "青山湖" false;
    "济南" "山东省" 11712 3665 "章丘" "历下千佛山" "市中舜耕" true;
    "青岛" "山东省" 12038 3607 "胶州" "市南香港中路" "崂山海尔路" false;
    "郑州" "河南省" 11363 3475 "航空港" "金水花园路" "郑东如意湖" true;
    "武汉" "湖北省" 11431 3059 "东西湖" "洪山光谷" "武昌中南" true;
    "长沙" "湖南省" 11294 2823 "望城" "岳麓麓谷" "雨花树木岭" true;
    "南宁" "广西壮族自治区" 10837 2282 "良庆" "青秀东葛" "西乡塘" false;
    "海口" "海南省" 11020 2004 "美兰" "龙华国贸" "秀英海秀" false;
    "成都" "四川省" 10407 3057 "双流" "武侯科华" "高新天府" true;
    "贵阳" "贵州省" 10663 2665 "龙里" "云岩中华" "观山湖" false;
    "昆明" "云南省" 10283 2488 "官渡" "五华翠湖" "盘龙白龙" false;
    "西安" "陕西省" 10894 3434 "高陵" "雁塔小寨" "高新唐延" true;
    "兰州" "甘肃省" 10383 3606 "榆中" "城关东岗" "七里河" false;
    "西宁" "青海省" 10178 3662 "城北" "城西海湖" "城中南关" false;
    "银川" "宁夏回族自治区" 10623 3849 "贺兰" "兴庆新华" "金凤阅海" false;
    "乌鲁木齐" "新疆维吾尔自治区" 8762 4383 "米东" "天山解放路" "沙依巴克" false;
    "拉萨" "西藏自治区" 9114 2965 "堆龙" "城关八廓" "柳梧新区" false;
    "石家庄" "河北省" 11451 3804 "正定" "长安广安" "裕华万达" false;
    "太原" "山西省" 11255 3787 "清徐" "小店长风" "迎泽柳巷" false;
    "呼和浩特" "内蒙古自治区" 11175 4084 "赛罕" "新城海拉尔" "回民中山" false;
    "沈阳" "辽宁省" 12343 4181 "苏家屯" "和平太原街" "浑南奥体" true;
    "大连" "辽宁省" 12161 3891 "金州" "中山青泥洼" "沙河口星海" false;
    "长春" "吉林省" 12532 4382 "宽城" "朝阳红旗街" "南关净月" false;
    "哈尔滨" "黑龙江省" 12653 4580 "平房" "南岗秋林" "道里群力" false;
};

/// A place a parcel can start from or go to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Spot {
    /// City name without 市, e.g. `杭州`.
    pub(crate) city: String,
    /// Province with its suffix, e.g. `浙江省`.
    pub(crate) province: String,
    lon: i64,
    lat: i64,
}

/// A named building of a courier where parcels are scanned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Site {
    /// City name without 市.
    pub(crate) city: String,
    pub(crate) province: String,
    pub(crate) name: String,
    /// Whether it is a transfer centre, not an outlet.
    pub(crate) centre: bool,
}

impl Site {
    /// `杭州市`.
    pub(crate) fn city_full(&self) -> String {
        full(&self.city)
    }

    /// A stable number for the site, e.g. for ZTO's facilityCode.
    pub(crate) fn code(&self) -> String {
        let mut rng = Rng::of(0, &[&self.city, &self.name]);
        rng.between(10_000, 99_999).to_string()
    }
}

/// Drops the suffix 市 (or a long autonomous one) so that `杭州市` and `杭州` are one place.
fn short(name: &str) -> &str {
    let name = name.trim();
    name.strip_suffix('市').filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The city with its suffix, as couriers write it; 州, 盟 and 地区 keep theirs.
pub(crate) fn full(city: &str) -> String {
    if city.ends_with('州') && city.chars().count() > 3 || city.ends_with('盟') || city.ends_with("地区")
    {
        city.to_owned()
    } else {
        format!("{city}市")
    }
}

fn spot_of(city: &City) -> Spot {
    Spot { city: city.name.to_owned(), province: city.province.to_owned(), lon: city.lon, lat: city.lat }
}

/// Finds a place by its city name, with or without 市; `province` helps to place a small city.
pub(crate) fn spot(city: &str, province: &str) -> Spot {
    let name = short(city);
    if let Some(known) = CITIES.iter().find(|known| known.name == name) {
        return spot_of(known);
    }
    let mut rng = Rng::of(7, &[name]);
    let near = CITIES
        .iter()
        .find(|known| !province.is_empty() && short(known.province) == short(province))
        .or_else(|| CITIES.get(rng.between(0, CITIES.len() as i64 - 1) as usize));
    let Some(near) = near else {
        return Spot { city: name.to_owned(), province: province.to_owned(), lon: 11363, lat: 3475 };
    };
    let province = if province.is_empty() { near.province } else { province };
    Spot {
        city: name.to_owned(),
        province: province.to_owned(),
        lon: near.lon + rng.between(-120, 120),
        lat: near.lat + rng.between(-120, 120),
    }
}

/// Any big city but the given one, chosen by `rng`.
pub(crate) fn elsewhere(not: &Spot, rng: &mut Rng) -> Spot {
    let start = rng.between(0, CITIES.len() as i64 - 1) as usize;
    let mut ring = CITIES.iter().cycle().skip(start);
    ring.find(|city| city.name != not.city).map_or_else(|| not.clone(), spot_of)
}

/// Distance in kilometres, flat-earth and in whole numbers, so that it is the same on every machine.
pub(crate) fn distance_km(from: &Spot, to: &Spot) -> i64 {
    let east = (from.lon - to.lon) * 93 / 100;
    let north = (from.lat - to.lat) * 111 / 100;
    (east * east + north * north).unsigned_abs().isqrt() as i64
}

/// The junction hubs a long road passes: none below 900 km, one below 1,800 km, else two.
pub(crate) fn junctions(from: &Spot, to: &Spot) -> Vec<Spot> {
    let between: &[i64] = match distance_km(from, to) {
        ..900 => &[],
        900..1800 => &[50],
        _ => &[33, 67],
    };
    let mut found: Vec<Spot> = Vec::new();
    for percent in between {
        let lon = from.lon + (to.lon - from.lon) * percent / 100;
        let lat = from.lat + (to.lat - from.lat) * percent / 100;
        let middle = Spot { city: String::new(), province: String::new(), lon, lat };
        let nearest = CITIES
            .iter()
            .filter(|city| city.junction && city.name != from.city && city.name != to.city)
            .filter(|city| found.iter().all(|seen| seen.city != city.name))
            .map(spot_of)
            .min_by_key(|spot| distance_km(spot, &middle));
        found.extend(nearest);
    }
    found
}

/// The sorting hub of a place, named as the courier names its transfer centres.
pub(crate) fn hub(courier: Courier, at: &Spot) -> Site {
    let suburb = CITIES.iter().find(|city| city.name == at.city).map_or("", |city| city.hub);
    let name = match courier {
        Courier::Sf => format!("{}{suburb}中转场", at.city),
        Courier::Zto => format!("{}{suburb}转运中心", at.city),
        Courier::Yto => format!("{}{}{suburb}转运中心", at.province, full(&at.city)),
        Courier::Jd => format!("{}{suburb}分拣中心", at.city),
    };
    Site { city: at.city.clone(), province: at.province.clone(), name, centre: true }
}

/// One of the outlets of a place; `pick` chooses which.
pub(crate) fn outlet(courier: Courier, at: &Spot, pick: u64) -> Site {
    let area = CITIES
        .iter()
        .find(|city| city.name == at.city)
        .and_then(|city| city.outlets.get((pick % 2) as usize))
        .copied()
        .unwrap_or("城区");
    let name = match courier {
        Courier::Sf => format!("{}{area}营业点", at.city),
        Courier::Zto => format!("{}{area}", at.city),
        Courier::Yto => format!("{}{}{area}公司", at.province, full(&at.city)),
        Courier::Jd => format!("{}{area}营业部", at.city),
    };
    Site { city: at.city.clone(), province: at.province.clone(), name, centre: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_with_and_without_suffix_and_unknown_ones_near_their_capital() {
        assert_eq!(spot("杭州市", ""), spot("杭州", "浙江省"));
        let lishui = spot("丽水市", "浙江省");
        assert!(distance_km(&lishui, &spot("杭州", "")) < 250, "{lishui:?}");
        assert_eq!(spot("丽水", "浙江省"), lishui);
    }

    #[test]
    fn distances_and_junctions_are_plausible() {
        let km = |a, b| distance_km(&spot(a, ""), &spot(b, ""));
        assert!((100..200).contains(&km("杭州", "宁波")));
        assert!((1000..1300).contains(&km("杭州", "北京")));
        assert!(junctions(&spot("杭州", ""), &spot("宁波", "")).is_empty());
        assert_eq!(junctions(&spot("杭州", ""), &spot("北京", "")).len(), 1);
        assert_eq!(junctions(&spot("哈尔滨", ""), &spot("海口", "")).len(), 2);
    }
}
