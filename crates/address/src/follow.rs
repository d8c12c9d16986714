//! What comes after a name decides whether it is a place at all: 北京 is one, 北京路 and 北京华联 are not.

use crate::{
    message::Message,
    places::{Class, Traits},
};

/// Words that make the name before them the name of something else, unless a road is named after them (公园路).
pub(crate) const THINGS: &[&str] = &[
    "路",
    "大道",
    "大街",
    "街",
    "巷",
    "弄",
    "胡同",
    "桥",
    "村",
    "庄",
    "屯",
    "镇",
    "乡",
    "站",
    "广场",
    "小区",
    "花园",
    "大厦",
    "公寓",
    "商城",
    "商场",
    "商厦",
    "市场",
    "酒店",
    "宾馆",
    "饭店",
    "学校",
    "学院",
    "大学",
    "中学",
    "小学",
    "一中",
    "二中",
    "医院",
    "车站",
    "火车站",
    "东站",
    "西站",
    "南站",
    "北站",
    "机场",
    "公园",
    "新村",
    "新城",
    "家园",
    "华庭",
    "名苑",
    "雅苑",
    "人家",
    "银行",
    "公司",
    "集团",
    "有限",
    "超市",
    "华联",
    "百货",
    "酒楼",
    "菜馆",
    "餐厅",
    "小吃",
    "烤鸭",
    "牛肉",
    "拉面",
    "米粉",
    "特产",
    "驿站",
    "码头",
    "大桥",
    "立交",
    "世家",
    "名邸",
    "豪庭",
    "同仁堂",
];
/// The same only where the name ends there: 天河城 is a mall, 天河城东小区 is not.
pub(crate) const ENDINGS: &[char] = &[
    '山', '河', '湖', '湾', '岛', '寺', '庙', '城', '园', '苑', '港', '里', '坊', '府', '阁', '台', '坡',
    '店', '厂', '局', '所', '馆', '楼',
];

/// A road that starts with the name and a direction or a number: 西湖东路, 朝阳北大街, 天河二路.
pub(crate) const DIRECTIONS: &[char] =
    &['东', '西', '南', '北', '中', '上', '下', '前', '后', '内', '外', '新', '老'];
const ROADS: &[&str] = &["路", "大道", "大街", "街", "巷", "弄", "胡同", "桥", "村", "门"];

/// Whether the text at `i` turns the name before it into a road, a building or a firm. 街道 does not.
pub(crate) fn makes_thing(m: &Message<'_>, i: usize) -> bool {
    if m.class(i) != Class::Han {
        return false;
    }
    let may_name = matches!(m.char(i), '江' | '海' | '岭' | '峰' | '泉' | '门' | '塔')
        || matches!(m.char(i + 1), '镇' | '乡' | '村');
    if !may_name && !m.at(i).traits.has(Traits::THING | Traits::NUMERAL) {
        return false;
    }
    // 滨江一号, 江南壹号: houses call themselves so.
    if (m.at(i).traits.has(Traits::NUMERAL) || m.char(i) == '壹') && m.char(i + 1) == '号' {
        return true;
    }
    if m.has(i, "街道") {
        return true;
    }
    if let Some(n) = m.any(i, THINGS) {
        return n == 1 || !is_road_end(m, i + n);
    }
    if ENDINGS.contains(&m.char(i)) && m.class(i + 1) != Class::Han {
        return true;
    }
    // 海棠湾镇: a town that is named after the same thing, too.
    if m.class(i) == Class::Han
        && m.any(i + 1, &["镇", "乡", "村"]).is_some()
        && !DIRECTIONS.contains(&m.char(i))
    {
        return true;
    }
    // 嘉陵江中路, 洪泽湖大道, 长白山路: named after what the place is named after.
    let nature = matches!(
        m.char(i),
        '江' | '湖' | '山' | '河' | '海' | '岭' | '峰' | '泉' | '城' | '门' | '寺' | '塔' | '湾'
    );
    if nature && is_road_end(m, i + 1) {
        return true;
    }
    // 天河二路 is one name, 天河五一路 is two.
    let numeral = |n: usize| m.at(n).traits.has(Traits::NUMERAL);
    (DIRECTIONS.contains(&m.char(i)) || (numeral(i) && !numeral(i + 1))) && is_road_end(m, i)
}

/// A road ends here after at most a direction and a number: 路, 东路, 北三街.
fn is_road_end(m: &Message<'_>, i: usize) -> bool {
    let mut at = i;
    while at < i + 3 {
        if m.any(at, ROADS).is_some() {
            return true;
        }
        if !DIRECTIONS.contains(&m.char(at)) && !m.at(at).traits.has(Traits::NUMERAL) {
            return false;
        }
        at += 1;
    }
    m.any(at, ROADS).is_some()
}

/// A name that ends with 市 is none before 场 or a word for its offices: 东方市场, 杭州市政府.
pub(crate) fn breaks_full(m: &Message<'_>, end: usize) -> bool {
    match m.char(end.saturating_sub(1)) {
        '市' => m.any(end, &["场", "政府", "民中心", "立医院", "委大院", "民广场", "委党校"]).is_some(),
        '区' => m.any(end, &["政府", "委大院", "间", "域"]).is_some(),
        '县' => m.any(end, &["政府", "委大院", "医院"]).is_some(),
        _ => false,
    }
}

/// A road with a name of its own and a number, right at `i` (前进中路321号).
pub(crate) fn is_numbered_road(m: &Message<'_>, i: usize) -> bool {
    let ends = |at: usize| {
        m.any(at, &["大道", "大街", "路", "街", "巷", "弄"]).is_some_and(|n| m.class(at + n) == Class::Digit)
    };
    (i + 2..i + 7).take_while(|at| m.class(*at) == Class::Han).any(ends)
}
