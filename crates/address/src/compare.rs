//! What changed between two addresses, how far apart they are, and whether they are the same place.

use serde::{Deserialize, Serialize};

use crate::{parsed::Parsed, places::Places};

/// An address in parts, as an order or a target holds it. Empty parts count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parts {
    /// The recipient.
    pub name: Option<String>,
    /// Phone number, in whatever way it is written.
    pub phone: Option<String>,
    /// Its extension.
    pub ext: Option<String>,
    /// Level 1.
    pub province: Option<String>,
    /// Level 2.
    pub city: Option<String>,
    /// Level 3.
    pub district: Option<String>,
    /// Level 4.
    pub street: Option<String>,
    /// The rest.
    pub detail: Option<String>,
}

impl From<Parsed> for Parts {
    fn from(p: Parsed) -> Self {
        Self {
            name: p.name,
            phone: p.mobile,
            ext: p.ext,
            province: p.province,
            city: p.city,
            district: p.district,
            street: p.street,
            detail: p.detail,
        }
    }
}

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The recipient.
    Name,
    /// The phone number or its extension.
    Phone,
    /// Level 1.
    Province,
    /// Level 2.
    City,
    /// Level 3.
    District,
    /// Level 4.
    Street,
    /// The rest.
    Detail,
}

/// How far apart two addresses are, as far as fees and risk go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distance {
    /// The same county, or the same city without counties.
    SameDistrict,
    /// The same prefecture or municipality.
    SameCity,
    /// The same province.
    SameProvince,
    /// Another province.
    CrossProvince,
    /// One of them is not known well enough.
    Unknown,
}

/// What a change of address changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// The parts that differ, from the name to the detail. A part that the new side leaves out is kept, not changed.
    pub changed: Vec<Part>,
    /// How far the parcel is sent elsewhere.
    pub distance: Distance,
}

/// Compares the old with the new: writing habits (full-width, traditional, blanks, short names) make no difference.
pub fn diff(old: &Parts, new: &Parts) -> Diff {
    let full_phone = |p: &Parts| {
        let digits = phone_key(p.phone.as_deref().unwrap_or_default());
        (!digits.is_empty()).then(|| format!("{digits}-{}", p.ext.as_deref().unwrap_or_default()))
    };
    let (old_region, new_region) = (region(old), region(new));
    let distance = apart(old_region.adcode.as_deref(), new_region.adcode.as_deref());
    let pairs = [
        (Part::Name, old.name.clone(), new.name.clone()),
        (Part::Phone, full_phone(old), full_phone(new)),
        (Part::Province, old_region.province, new_region.province),
        (Part::City, old_region.city, new_region.city),
        (Part::District, old_region.district, new_region.district),
        (Part::Street, old.street.clone(), new.street.clone()),
        (Part::Detail, old.detail.clone(), new.detail.clone()),
    ];
    // A new region without a city or a county (under direct rule, 东莞) gives none on purpose.
    let moved = new_region.adcode.is_some() && new_region.adcode != old_region.adcode;
    let changed = pairs
        .into_iter()
        .filter(|(part, old, new)| {
            if old == new {
                return false;
            }
            let (old, new) = (key(old.as_deref()), key(new.as_deref()));
            let kept = new.is_empty() && !(moved && matches!(part, Part::City | Part::District));
            old != new && !kept
        })
        .map(|(part, ..)| part)
        .collect();
    Diff { changed, distance }
}

/// How far apart two addresses are.
pub fn distance(old: &Parts, new: &Parts) -> Distance {
    apart(region(old).adcode.as_deref(), region(new).adcode.as_deref())
}

/// How far apart two counties are, by their official codes.
fn apart(old: Option<&str>, new: Option<&str>) -> Distance {
    let code = |adcode: Option<&str>| adcode.and_then(|a| a.parse::<u32>().ok());
    let (Some(a), Some(b)) = (code(old), code(new)) else { return Distance::Unknown };
    let places = Places::get();
    let city = |key: u32| places.by_key(key).and_then(|u| places.city_of(u));
    if a == b {
        Distance::SameDistrict
    } else if a / 10_000 != b / 10_000 {
        Distance::CrossProvince
    } else if city(a).is_some() && city(a) == city(b) {
        Distance::SameCity
    } else {
        Distance::SameProvince
    }
}

/// A stable key: the same place written twice gives the same one.
///
/// Official code of the county, then street and detail without what people write in different ways: width,
/// traditional characters, blanks and separators, 号楼/栋/幢/座, the words for room and unit, Chinese numerals. Name and
/// phone are no part of it. It holds the address in the clear: treat it as personal data.
pub fn place_key(parts: &Parts) -> String {
    let place = region(parts);
    let head = place.adcode.unwrap_or_else(|| {
        [place.province, place.city, place.district].iter().map(|p| key(p.as_deref())).collect()
    });
    let rest = format!("{}{}", key(parts.street.as_deref()), key(parts.detail.as_deref()));
    format!("{head}|{}", unify(&rest))
}

/// The official region, or the parts as they are where they name none.
fn region(p: &Parts) -> crate::Candidate {
    let province = p.province.as_deref().unwrap_or_default();
    crate::resolve_region(province, p.city.as_deref(), p.district.as_deref()).unwrap_or_else(|_| {
        crate::Candidate {
            province: p.province.clone(),
            city: p.city.clone(),
            district: p.district.clone(),
            adcode: None,
        }
    })
}

/// Digits of a phone without the country code.
fn phone_key(phone: &str) -> String {
    let places = Places::get();
    let digits: String = phone
        .chars()
        .filter_map(|c| char::from_u32(u32::from(places.info(c).fold)))
        .filter(char::is_ascii_digit)
        .collect();
    for code in ["0086", "86"] {
        if let Some(rest) = digits.strip_prefix(code)
            && rest.len() == 11
        {
            return rest.to_owned();
        }
    }
    digits
}

/// Letters, digits and ideographs only: half-width, simplified, upper case; whatever stands between them is one dash.
fn key(text: Option<&str>) -> String {
    let places = Places::get();
    let fold = |c: char| match places.info(c).fold {
        u16::MAX => c,
        n => char::from_u32(u32::from(n)).unwrap_or(c),
    };
    let text = text.unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for c in text.chars().map(fold) {
        // Nearly all of an address lies in this block, which has neither cases nor separators.
        let ideograph = ('\u{4e00}'..='\u{9fff}').contains(&c);
        if !ideograph && !c.is_alphanumeric() {
            apart = true;
            continue;
        }
        if apart && !out.is_empty() {
            out.push('-');
        }
        apart = false;
        match c {
            '〇' => out.push('零'),
            _ if ideograph => out.push(c),
            _ => out.extend(c.to_uppercase()),
        }
    }
    out
}

const SAME: [(&str, &str); 12] = [
    ("号楼", "-"),
    ("单元", "-"),
    ("栋", "-"),
    ("幢", "-"),
    ("座", "-"),
    ("楼", "-"),
    ("层", "-"),
    ("室", "-"),
    ("房", "-"),
    ("号", "-"),
    ("#", "-"),
    ("弄", "-"),
];

/// Makes 3号楼2单元501室, 三栋二单元501 and 3-2-501 one.
fn unify(text: &str) -> String {
    let mut out: String = numerals(text);
    for (from, to) in SAME {
        out = out.replace(from, to);
    }
    out.split('-').filter(|s| !s.is_empty()).collect::<Vec<_>>().join("-")
}

/// Chinese numerals below a hundred as digits, where they count buildings (三号楼, 十二栋).
fn numerals(text: &str) -> String {
    const DIGITS: &str = "零一二三四五六七八九";
    let value = |c: char| DIGITS.chars().position(|d| d == c);
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(c) = chars.get(i).copied() {
        let run: Vec<char> =
            chars.iter().skip(i).copied().take_while(|c| value(*c).is_some() || *c == '十').take(3).collect();
        let counted = chars.get(i + run.len()).is_some_and(|n| "号栋幢座单楼层室期".contains(*n));
        if run.is_empty() || !counted {
            out.push(c);
            i += 1;
            continue;
        }
        let number = match run.as_slice() {
            ['十'] => Some(10),
            ['十', ones] => value(*ones).map(|o| 10 + o),
            [tens, '十'] => value(*tens).map(|t| t * 10),
            [tens, '十', ones] => value(*tens).zip(value(*ones)).map(|(t, o)| t * 10 + o),
            [one] => value(*one),
            _ => None,
        };
        match number {
            Some(n) => out.push_str(&n.to_string()),
            None => out.extend(&run),
        }
        i += run.len();
    }
    out
}
