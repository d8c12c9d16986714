//! Phone numbers with their extensions, and the long numbers that are none.

use std::ops::Range;

use crate::{
    message::{Mark, Message},
    places::Class,
};

/// Longest extension that is read, in digits.
const EXT_DIGITS_MAX: usize = 6;
/// A run of so many digits that is no phone is an order number, an identity number or the like.
const JUNK_DIGITS_MIN: usize = 9;
/// So many phones are kept; a customer names one or two.
const PHONES_MAX: usize = 16;

/// A number as found, with its place in the message.
pub(crate) struct Phone {
    pub(crate) range: Range<usize>,
    pub(crate) digits: String,
    pub(crate) is_mobile: bool,
    pub(crate) ext: Option<(String, Range<usize>)>,
}

#[derive(Default)]
pub(crate) struct Numbers {
    pub(crate) phones: Vec<Phone>,
    /// An extension that stands apart from its number: 陈杰[4821], 分机1234.
    pub(crate) loose_ext: Option<(String, Range<usize>)>,
}

/// A stretch of digits with single separators between them.
struct Groups {
    digits: String,
    /// After each group: how many digits so far, and the end of the group in the message.
    ends: Vec<(usize, usize)>,
}

/// Finds and marks every number.
pub(crate) fn find(m: &mut Message<'_>) -> Numbers {
    let mut out = Numbers::default();
    let mut i = 0;
    while i < m.len() {
        let rest = m.slice(i..m.len());
        let Some(next) = rest.iter().position(|c| matches!(c.class, Class::Digit | Class::Plus)) else {
            break;
        };
        i += next;
        if m.before(i).class == Class::Digit {
            i += 1;
            continue;
        }
        i = match may_be_phone(m, i).then(|| phone(m, i)).flatten() {
            Some(found) => {
                let end = found.ext.as_ref().map_or(found.range.end, |e| e.1.end);
                m.set(found.range.start..end, Mark::Number);
                if out.phones.len() < PHONES_MAX {
                    out.phones.push(found);
                }
                end
            }
            None => past_number(m, i),
        };
    }
    loose_extensions(m, &mut out);
    out
}

/// Most digits of an address are told by their first one, or by how soon they end.
fn may_be_phone(m: &Message<'_>, i: usize) -> bool {
    let run = (i..i + 7).take_while(|n| m.class(*n) == Class::Digit).count();
    let ends =
        !matches!(m.class(i + run), Class::Digit | Class::Space | Class::Dash | Class::Close | Class::Stop);
    matches!(m.char(i), '0' | '1' | '4' | '8' | '+') && (run == 0 || run >= 7 || !ends)
}

/// Steps over a number that is no phone, marking it as junk where it is too long for an address.
fn past_number(m: &mut Message<'_>, start: usize) -> usize {
    let mut end = start + 1;
    while m.class(end) == Class::Digit {
        end += 1;
    }
    let digits = end - start;
    let mut from = start;
    while m.before(from).class == Class::Alpha && m.before(from).mark == Mark::Free {
        from -= 1;
    }
    let is_postcode = digits == 6 && alone(m, start, end) && m.class(start) == Class::Digit;
    if digits >= JUNK_DIGITS_MIN || (digits >= 7 && start - from >= 2) || is_postcode {
        while m.class(end) == Class::Alpha {
            end += 1;
        }
        m.set(from..end, Mark::Junk);
    }
    end
}

/// Six digits that touch nothing are a postcode.
fn alone(m: &Message<'_>, start: usize, end: usize) -> bool {
    let apart = |c: Class| {
        !matches!(c, Class::Han | Class::Alpha | Class::Dash | Class::Hash | Class::Stop | Class::Slash)
    };
    apart(m.before(start).class) && apart(m.class(end))
}

fn groups(m: &Message<'_>, start: usize) -> Groups {
    let mut g = Groups { digits: String::with_capacity(20), ends: Vec::with_capacity(4) };
    let mut i = start;
    let mut last = None;
    while g.digits.len() < 20 && g.ends.len() < 12 {
        let from = i;
        while m.class(i) == Class::Digit && g.digits.len() < 20 {
            g.digits.push(m.char(i));
            i += 1;
        }
        if i == from {
            break;
        }
        g.ends.push((g.digits.len(), i));
        let class = m.class(i);
        let separator = matches!(class, Class::Space | Class::Dash | Class::Close | Class::Stop);
        // 1937 192-5614-6147 is a room and a number: the sign stays the same, but behind a code.
        if separator && last.is_some_and(|l| l != class) {
            break;
        }
        let is_code =
            matches!(g.digits.as_str(), "86" | "0086") || g.digits.starts_with('0') && g.digits.len() <= 4;
        last = if is_code { None } else { Some(class) };
        let spaced =
            m.class(i) == Class::Space && m.class(i + 1) == Class::Dash && m.class(i + 2) == Class::Space;
        i += if spaced { 3 } else { usize::from(separator) };
        if separator && !spaced {
            i = i.max(m.next_not_space(i).min(i + 3));
        }
    }
    g
}

/// A phone number that starts at `i`.
fn phone(m: &Message<'_>, i: usize) -> Option<Phone> {
    if m.before(i).class == Class::Alpha && m.before(i).mark == Mark::Free && !speaks(m, i) {
        return None;
    }
    let plus = m.class(i) == Class::Plus;
    let at = if plus { m.next_not_space(i + 1) } else { i };
    let mut g = groups(m, at);
    let mut country = 0;
    if plus || g.digits.starts_with("00") {
        let zeros = if g.digits.starts_with("00") { 2 } else { 0 };
        for (code, len) in [("86", 2), ("852", 3), ("853", 3), ("886", 3)] {
            if g.digits.get(zeros..).is_some_and(|d| d.starts_with(code)) {
                country = zeros + len;
            }
        }
        if country == 0 {
            return None;
        }
    } else if g.digits.starts_with("86") && g.digits.as_bytes().get(2) == Some(&b'1') {
        country = 2;
    }
    let foreign =
        country > 0 && !g.digits.get(..country)?.ends_with("86") || g.digits.get(..country)?.ends_with("886");
    g.digits.drain(..country);
    let mut starts_at = 0;
    g.ends.retain_mut(|e| {
        e.0 = e.0.saturating_sub(country);
        e.0 > 0
    });
    if country > 0 && !foreign && g.digits.starts_with(|c: char| ('2'..='9').contains(&c)) {
        g.digits.insert(0, '0');
        g.ends.iter_mut().for_each(|e| e.0 += 1);
        starts_at = 1;
    }
    let _ = starts_at;
    let shape = if foreign { foreign_number(&g) } else { domestic(&g) };
    let (count, end, is_mobile) = shape?;
    // A digit or a letter right behind makes it something else.
    if matches!(m.class(end), Class::Digit)
        || (m.class(end) == Class::Alpha && !m.has(end, "x") && !m.has(end, "e"))
    {
        let lower = m.char(end).is_ascii_uppercase() && m.char(end + 1).is_ascii_lowercase();
        if !lower {
            return None;
        }
    }
    let start = opening(m, i);
    let digits = g.digits.get(..count)?;
    let ext = extension(m, end, is_mobile);
    Some(Phone { range: start..end, digits: pretty(digits, is_mobile), is_mobile, ext })
}

/// Letters may touch a number only as a name or a label (Tom138…, TEL138…), not as a code (SF138…).
fn speaks(m: &Message<'_>, i: usize) -> bool {
    let mut from = i;
    while i - from < 12 && m.before(from).class == Class::Alpha {
        from -= 1;
    }
    let word = m.render(from..i);
    let lower = word.to_ascii_lowercase();
    word.chars().any(|c| c.is_ascii_lowercase()) && word.chars().count() <= 10
        || matches!(lower.as_str(), "tel" | "phone" | "mobile" | "mob" | "m" | "t" | "p")
}

/// The area code may stand in brackets: (0571)88001234.
fn opening(m: &Message<'_>, i: usize) -> usize {
    let bracketed = m.before(i).class == Class::Open && (i..i + 6).any(|n| m.class(n) == Class::Close);
    if bracketed { i - 1 } else { i }
}

/// `(digits, end, is_mobile)` of a number of the mainland.
fn domestic(g: &Groups) -> Option<(usize, usize, bool)> {
    let d = g.digits.as_bytes();
    if d.first() == Some(&b'1') && d.get(1).is_some_and(|b| (b'3'..=b'9').contains(b)) {
        let (k, end) = g.ends.iter().enumerate().find(|(_, e)| e.0 == 11).map(|(k, e)| (k + 1, e.1))?;
        // 1607 159 4558 3964: what goes on after an unusual grouping was a room first.
        if k > 1 && k < 10 && k < g.ends.len() && g.ends.first().is_some_and(|e| e.0 != 3) {
            return None;
        }
        return grouped(g, k).then_some((11, end, true));
    }
    if d.first() == Some(&b'0') && d.get(1).is_some_and(|b| *b != b'0') {
        let area = area_digits(d);
        let (k, e) = g.ends.iter().enumerate().rfind(|(_, e)| e.0 == area + 8 || e.0 == area + 7)?;
        let first = g.ends.first()?.0;
        let split = k == 0 || first == area || first == area + 4 || first == area + 3;
        return (split && grouped(g, k + 1)).then_some((e.0, e.1, false));
    }
    if g.digits.starts_with("400") || g.digits.starts_with("800") {
        let (k, e) = g.ends.iter().enumerate().find(|(_, e)| e.0 == 10)?;
        return grouped(g, k + 1).then_some((10, e.1, false));
    }
    None
}

fn foreign_number(g: &Groups) -> Option<(usize, usize, bool)> {
    let e = g.ends.iter().find(|e| (8..=10).contains(&e.0))?;
    Some((e.0, e.1, true))
}

/// People split a number into digits or into groups of three and more; 3-4-2102 is a room.
fn grouped(g: &Groups, k: usize) -> bool {
    let size = |n: usize| {
        let end = |n: usize| g.ends.get(n).map_or(0, |e| e.0);
        end(n) - n.checked_sub(1).map_or(0, end)
    };
    k == 1 || (k >= 10 && (0..k).all(|n| size(n) <= 2)) || (0..k).all(|n| size(n) >= 3)
}

/// 010 and 02x have three digits, all others four.
fn area_digits(d: &[u8]) -> usize {
    if matches!(d.get(1), Some(b'1' | b'2')) { 3 } else { 4 }
}

fn pretty(digits: &str, is_mobile: bool) -> String {
    if is_mobile || !digits.starts_with('0') {
        return digits.to_owned();
    }
    let (area, rest) = digits.split_at_checked(area_digits(digits.as_bytes())).unwrap_or((digits, ""));
    format!("{area}-{rest}")
}

const EXT_WORDS: [&str; 10] =
    ["转分机号", "转分机", "分机号码", "分机号", "转接", "分机", "转", "ext", "EXT", "Ext"];

/// The extension right behind a number: -1234, 转1234, [1234], （分机1234）, ext.1234.
fn extension(m: &Message<'_>, end: usize, is_mobile: bool) -> Option<(String, Range<usize>)> {
    let mut i = m.next_not_space(end);
    let spaced = i > end;
    match m.class(i) {
        Class::Dash | Class::Hash => return tail(m, end, m.next_not_space(i + 1), 3),
        Class::Sign if matches!(m.char(i), '_' | '*') => return tail(m, end, i + 1, 3),
        Class::Open => {
            let (inner, min) = ext_word(m, i + 1).map_or((i + 1, 3), |n| (n, 1));
            let (digits, range) = tail(m, end, inner, min)?;
            let close = m.next_not_space(range.end);
            return (m.class(close) == Class::Close && digits.len() <= EXT_DIGITS_MAX)
                .then_some((digits, end..close + 1));
        }
        Class::Comma | Class::Slash => i = m.next_not_space(i + 1),
        Class::Alpha if !spaced && is_mobile && m.char(i).eq_ignore_ascii_case(&'x') => {
            return tail(m, end, i + 1, 1);
        }
        _ => {}
    }
    if m.class(i) == Class::Open {
        let (digits, range) = tail(m, end, ext_word(m, i + 1)?, 1)?;
        let close = m.next_not_space(range.end);
        return (m.class(close) == Class::Close).then_some((digits, end..close + 1));
    }
    tail(m, end, ext_word(m, i)?, 1)
}

/// Past a word for an extension and what may follow it.
fn ext_word(m: &Message<'_>, i: usize) -> Option<usize> {
    let mut at = i + m.any(i, &EXT_WORDS)?;
    while matches!(m.class(at), Class::Colon | Class::Space | Class::Stop) {
        at += 1;
    }
    Some(at)
}

/// The digits at `i` as an extension, if there are not too many and nothing makes them a room.
fn tail(m: &Message<'_>, from: usize, i: usize, min: usize) -> Option<(String, Range<usize>)> {
    let mut end = i;
    while m.class(end) == Class::Digit && end - i <= EXT_DIGITS_MAX {
        end += 1;
    }
    let next = m.class(end);
    let room = next == Class::Dash && m.class(end + 1) == Class::Digit;
    let ok = (min..=EXT_DIGITS_MAX).contains(&(end - i)) && next != Class::Digit && !room;
    ok.then(|| (m.render(i..end), from..end))
}

/// Tags that repeat the extension beside the name and the address ([4821]), and words for it that stand apart.
fn loose_extensions(m: &mut Message<'_>, out: &mut Numbers) {
    if out.phones.is_empty() {
        return;
    }
    let known = out.phones.iter().find_map(|p| p.ext.as_ref().map(|e| e.0.clone()));
    let mut i = 0;
    while i < m.len() {
        let c = m.at(i);
        let found = match c.class {
            Class::Open if c.mark == Mark::Free => {
                let square = m.char(i) == '[';
                tail(m, i, m.next_not_space(i + 1), 3)
                    .filter(|(digits, range)| {
                        m.class(range.end) == Class::Close
                            && (known.as_ref() == Some(digits)
                                || (square && known.is_none() && digits.len() == 4))
                    })
                    .map(|(digits, range)| (digits, range.start..range.end + 1))
            }
            Class::Han if c.mark == Mark::Free && (c.fold == '转' as u16 || c.fold == '分' as u16) => {
                ext_word(m, i)
                    .and_then(|at| tail(m, i, at, 3))
                    .filter(|(digits, _)| known.is_none() || known.as_ref() == Some(digits))
            }
            _ => None,
        };
        if let Some((digits, range)) = found {
            i = range.end;
            m.set(range.clone(), Mark::Number);
            if known.is_none() && out.loose_ext.is_none() {
                out.loose_ext = Some((digits, range));
            }
        } else {
            i += 1;
        }
    }
}
