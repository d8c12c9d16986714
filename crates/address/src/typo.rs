//! A name with one character wrong, where the place before it leaves only few names to mean.

use crate::{
    message::Message,
    places::{Class, Places, StreetId, UnitId},
    set::Set,
};

/// The longest name of a division, in characters.
const NAME_MAX: usize = 16;

/// Areas that are no divisions, however much they look like a misspelt one (高新区 is not 高陵区).
const NO_NAMES: &[&str] = &[
    "高新",
    "经开",
    "开发区",
    "经济",
    "工业",
    "产业",
    "保税",
    "示范区",
    "新区",
    "园区",
    "小区",
    "市区",
    "郊区",
    "城区",
    "老城",
    "新城",
    "主城",
    "政务",
    "度假",
    "风景",
    "校区",
    "社区",
    "景区",
    "厂区",
    "库区",
    "片区",
    "科技",
    "商业",
    "商务",
    "住宅",
    "生活",
    "东区",
    "西区",
    "南区",
    "北区",
    "中区",
    "大学",
    "软件",
    "物流",
    "文化",
    "旅游",
    "生态",
    "临空",
    "临港",
    "自贸",
    "空港",
    "航空",
    "滨海新",
    "高铁",
    "金融",
    "综合",
    "集聚区",
    "管理区",
];

/// How one character may be wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// Another character at this place of the name.
    Swap(char, char),
    /// Two neighbours exchanged, one too many, one missing.
    Edit,
}

/// A corrected name: what it may mean and how many characters of the text it takes.
pub(crate) struct Fix {
    pub(crate) units: Set,
    /// Less likely ones included.
    pub(crate) all: Set,
    pub(crate) len: usize,
}

/// Compares the text at `i` with a name; `None` if more than one character differs, or none does.
fn slip(m: &Message<'_>, i: usize, name: &str) -> Option<(Slip, usize)> {
    let n = name.chars().count();
    let last = name.chars().next_back()?;
    if n >= 2 && m.char(i + n - 1) == last {
        let mut wrong = name.chars().zip(i..).filter(|(c, at)| m.char(*at) != *c);
        let first = wrong.next()?;
        let second = wrong.next();
        match second {
            None if m.class(first.1) == Class::Han => {
                return Some((Slip::Swap(first.0, m.char(first.1)), n));
            }
            Some(other) if other.1 == first.1 + 1 && wrong.next().is_none() => {
                let crossed = m.char(first.1) == other.0 && m.char(other.1) == first.0;
                if crossed && n >= 3 {
                    return Some((Slip::Edit, n));
                }
            }
            _ => {}
        }
    }
    for len in [n + 1, n.checked_sub(1)?] {
        if len >= 3 && n >= 3 && m.char(i + len - 1) == last && one_edit(m, i, len, name) {
            return Some((Slip::Edit, len));
        }
    }
    None
}

/// Whether `len` characters at `i` become `name` by leaving out or adding one.
fn one_edit(m: &Message<'_>, i: usize, len: usize, name: &str) -> bool {
    let n = name.chars().count();
    let same_head = name.chars().zip(i..i + len).take_while(|(c, at)| m.char(*at) == *c).count();
    let same_tail =
        name.chars().rev().zip((i..i + len).rev()).take_while(|(c, at)| m.char(*at) == *c).count();
    same_head + same_tail >= n.min(len) && same_head > 0 && (i..i + len).all(|at| m.class(at) == Class::Han)
}

/// Whether a rank (市, 区, …) comes soon enough for a name to end there.
fn has_rank(m: &Message<'_>, i: usize) -> bool {
    (i + 1..i + NAME_MAX)
        .take_while(|at| m.class(*at) == Class::Han)
        .any(|at| matches!(m.char(at), '省' | '市' | '区' | '县' | '州' | '盟' | '旗'))
}

/// The units below `within` whose full name the text at `i` misses by one character.
pub(crate) fn below(m: &Message<'_>, i: usize, within: &Set, places: &Places) -> Option<Fix> {
    if !has_rank(m, i) || m.any(i, NO_NAMES).is_some() {
        return None;
    }
    let mut hits: Vec<(UnitId, Slip, usize)> = Vec::new();
    for top in within.iter() {
        for unit in places.below(top).skip(1).filter(|u| !places.is_pseudo(*u)) {
            if let Some((how, len)) = slip(m, i, places.name(unit)) {
                // Two characters are too few to recognise by one, unless the other is alike.
                let short = places.name(unit).chars().count() == 2;
                if !short || is_alike(how, places) {
                    hits.push((unit, how, len));
                }
            }
        }
    }
    pick(hits, places)
}

/// Of several corrections the likely ones: same length first, then a character that sounds or looks alike.
fn pick(mut hits: Vec<(UnitId, Slip, usize)>, places: &Places) -> Option<Fix> {
    let any_swap = hits.iter().any(|h| h.1 != Slip::Edit);
    hits.retain(|h| !any_swap || h.1 != Slip::Edit);
    let all: Set = hits.iter().map(|h| h.0).collect();
    if hits.len() > 1 && hits.iter().any(|h| is_alike(h.1, places)) {
        hits.retain(|h| is_alike(h.1, places));
    }
    let len = hits.iter().map(|h| h.2).max()?;
    let units: Set = hits.iter().filter(|h| h.2 == len).map(|h| h.0).collect();
    Some(Fix { units, all, len })
}

fn is_alike(how: Slip, places: &Places) -> bool {
    matches!(how, Slip::Swap(a, b) if places.similar(a, b))
}

/// The same for a name that is a place elsewhere: only a character that sounds or looks alike excuses it (黄埔 in 上海).
pub(crate) fn alike(m: &Message<'_>, i: usize, len: usize, within: &Set, places: &Places) -> Option<Fix> {
    let mut hits = Vec::new();
    // 新县 and 乾县 differ in all that tells them apart.
    for top in within.iter().filter(|_| len > 2) {
        for unit in places.below(top).skip(1) {
            if let Some((how, n)) = slip(m, i, places.name(unit))
                && n == len
                && is_alike(how, places)
            {
                hits.push((unit, how, n));
            }
        }
    }
    pick(hits, places).filter(|f| f.units.as_slice().len() == 1)
}

/// Whether the whole name of `unit` stands at `i` with one character wrong; how long it is there.
pub(crate) fn whole(m: &Message<'_>, i: usize, unit: UnitId, places: &Places) -> Option<usize> {
    slip(m, i, places.name(unit)).map(|(_, len)| len)
}

/// How many characters before `end` are `name` with at most one wrong.
pub(crate) fn before(m: &Message<'_>, end: usize, name: &str) -> Option<usize> {
    let n = name.chars().count();
    let start = end.checked_sub(n)?;
    let wrong = name.chars().zip(start..).filter(|(c, at)| m.char(*at) != *c).count();
    let written = (start..end).all(|at| m.class(at) == Class::Han);
    (written && wrong <= 1 && n >= 3).then_some(n)
}

/// The same for a name without its rank: one wrong character of two must be alike.
pub(crate) fn before_short(m: &Message<'_>, end: usize, stem: &str, places: &Places) -> Option<usize> {
    let n = stem.chars().count();
    let start = end.checked_sub(n)?;
    let mut wrong = stem.chars().zip(start..).filter(|(c, at)| m.char(*at) != *c);
    let Some((c, at)) = wrong.next() else { return Some(n) };
    (wrong.next().is_none() && places.similar(c, m.char(at))).then_some(n)
}

/// A street of one of the counties with one alike character wrong.
pub(crate) fn street(
    m: &Message<'_>,
    i: usize,
    counties: &Set,
    places: &Places,
) -> Option<(StreetId, usize)> {
    let ranked = (i + 2..i + 10)
        .take_while(|at| m.class(*at) == Class::Han)
        .any(|at| matches!(m.char(at), '镇' | '乡') || (m.char(at) == '街' && m.char(at + 1) == '道'));
    if !ranked {
        return None;
    }
    let mut found = None;
    for county in counties.iter() {
        for street in places.streets_of(county) {
            let name = places.street_name(street);
            let n = name.chars().count();
            if n < 3 || !name.ends_with(['道', '镇', '乡']) {
                continue;
            }
            if let Some((Slip::Swap(a, b), len)) = slip(m, i, name)
                && places.similar(a, b)
            {
                if found.is_some() {
                    return None;
                }
                found = Some((street, len));
            }
        }
    }
    found
}
