//! The ways a unit is written: in full, short, and by habit.

use crate::places::Unit;

/// What a written form is worth. The numbers are the `kind` of a reading.
pub const FULL: u8 = 0;
pub const SHORT: u8 = 1;

const PEOPLES: &[&str] = &[
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "达斡尔",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "锡伯",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "塔吉克",
    "怒族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "独龙族",
    "鄂伦春",
    "各族",
];

/// Forms that follow from no suffix rule.
const HABITS: &[(&str, &[&str], u8)] = &[
    ("内蒙古自治区", &["内蒙", "内蒙古省", "内蒙古区"], FULL),
    ("广西壮族自治区", &["广西省", "广西自治区", "广西区"], FULL),
    ("西藏自治区", &["西藏省"], FULL),
    ("宁夏回族自治区", &["宁夏省", "宁夏自治区"], FULL),
    ("新疆维吾尔自治区", &["新疆省", "新疆自治区", "新疆维吾尔族自治区", "新疆维吾尔"], FULL),
    ("香港特别行政区", &["香港"], SHORT),
    ("澳门特别行政区", &["澳门"], SHORT),
    ("锡林郭勒盟", &["锡盟"], FULL),
    ("巴音郭楞蒙古自治州", &["巴州"], SHORT),
    ("东乌珠穆沁旗", &["东乌旗"], FULL),
    ("西乌珠穆沁旗", &["西乌旗"], FULL),
    ("科尔沁左翼中旗", &["科左中旗"], FULL),
    ("科尔沁左翼后旗", &["科左后旗"], FULL),
    ("科尔沁右翼前旗", &["科右前旗"], FULL),
    ("科尔沁右翼中旗", &["科右中旗"], FULL),
    ("阿拉善左旗", &["阿左旗"], FULL),
    ("阿拉善右旗", &["阿右旗"], FULL),
    ("达尔罕茂明安联合旗", &["达茂旗"], FULL),
    ("塔什库尔干塔吉克自治县", &["塔县"], FULL),
    ("莫力达瓦达斡尔族自治旗", &["莫旗"], FULL),
];

/// The name without the words for its rank and its peoples; `None` where too little would be left.
pub fn stem(name: &str, level: u8) -> Option<String> {
    let suffixes: &[&str] = match level {
        1 => &["特别行政区", "自治区", "省", "市"],
        2 => &["自治州", "地区", "盟", "市"],
        _ => &["自治县", "自治旗", "新区", "林区", "特区", "矿区", "联合旗", "县", "市", "区", "旗"],
    };
    let mut s = name;
    for suffix in suffixes {
        if let Some(rest) = s.strip_suffix(suffix)
            && rest.chars().count() >= 2
        {
            s = rest;
            break;
        }
    }
    while let Some(rest) = PEOPLES.iter().find_map(|p| s.strip_suffix(p).filter(|r| r.chars().count() >= 2)) {
        s = rest;
    }
    (s != name && s.chars().count() >= 2).then(|| s.to_owned())
}

/// Every written form of a unit, with its kind.
pub fn forms(unit: &Unit, city: &str) -> Vec<(String, u8)> {
    let name = unit.name.as_str();
    let mut out = vec![(name.to_owned(), FULL)];
    for (full, others, kind) in HABITS {
        if *full == name {
            // 内蒙 names no rank.
            let ranked = |o: &str| o.ends_with(['省', '区', '旗', '县', '盟']);
            out.extend(others.iter().map(|o| ((*o).to_owned(), if ranked(o) { *kind } else { SHORT })));
        }
    }
    if unit.zone {
        out.extend(zone_forms(name, city));
        return out;
    }
    let Some(stem) = stem(name, unit.level) else { return out };
    for (suffix, short) in [("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")] {
        if name.ends_with(suffix) {
            out.push((format!("{stem}{short}"), FULL));
            out.push((format!("{stem}{suffix}"), FULL));
        }
    }
    // 管城回族区 is shortened to 管城 by people and to 管城回族 by programs.
    if let Some(rest) =
        name.strip_suffix(['区', '县', '市']).filter(|r| r.chars().count() > stem.chars().count())
    {
        out.push((rest.to_owned(), SHORT));
    }
    out.push((stem, SHORT));
    out
}

/// Development zones are called by their kind alone after the city: 高新区, 经开区, 开发区. Only the city's main zone
/// is: the one named after the city and nothing else.
fn zone_forms(name: &str, city: &str) -> Vec<(String, u8)> {
    const KINDS: [(&str, &[&str]); 6] = [
        ("高新技术产业开发区", &["高新区", "高新技术产业开发区", "高新技术开发区", "高新开发区"]),
        ("高新技术开发区", &["高新区", "高新技术开发区"]),
        ("高新技术产业园区", &["高新区", "高新技术产业园区"]),
        ("经济技术开发区", &["经开区", "开发区", "经济技术开发区", "经济开发区"]),
        ("经济开发区", &["经开区", "开发区", "经济开发区"]),
        ("工业园区", &["工业园区"]),
    ];
    let mut out = Vec::new();
    let Some((head, shorts)) =
        KINDS.iter().find_map(|(long, shorts)| Some((name.strip_suffix(long)?, shorts)))
    else {
        return out;
    };
    let stem = stem(city, 2).unwrap_or_default();
    for short in *shorts {
        out.push((format!("{head}{short}"), FULL));
        if head.ends_with(city) || (!stem.is_empty() && head.ends_with(&stem)) {
            out.push(((*short).to_owned(), SHORT));
        }
    }
    out
}
