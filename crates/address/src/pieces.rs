//! What the numbers, the labels and the divisions leave of a message, in stretches between separators.

use std::ops::Range;

use crate::{
    lookup::Names,
    message::{Mark, Message},
    places::{Class, Places, Traits, Word},
};

/// A stretch without separators.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    /// The piece stands between brackets.
    pub(crate) bracketed: bool,
}

pub(crate) fn pieces(m: &Message<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut i = 0;
    let mut depth = 0_u32;
    while i < m.len() {
        match m.class(i) {
            Class::Open => depth += 1,
            Class::Close => depth = depth.saturating_sub(1),
            Class::Line => depth = 0,
            _ => {}
        }
        if !m.is_content(i) {
            i += 1;
            continue;
        }
        let start = i;
        while m.is_content(i) || joins(m, i) {
            i += 1;
        }
        out.push(Piece { range: start..i, bracketed: depth > 0 });
    }
    out
}

/// A sign that belongs to what it stands in: 3-4-2102, 1.5, 买买提·吐尔逊, 3#楼.
fn joins(m: &Message<'_>, i: usize) -> bool {
    if m.at(i).mark != Mark::Free {
        return false;
    }
    let (before, after) = (m.before(i), m.at(i + 1));
    let free = before.mark == Mark::Free && after.mark == Mark::Free;
    let alnum = |c: Class| matches!(c, Class::Digit | Class::Alpha);
    let content = |c: Class| alnum(c) || c == Class::Han;
    free && match m.class(i) {
        // 3-2-501 and A座-1203, but not 501-张三 or 17号-Cindy.
        Class::Dash => {
            let word = after.class == Class::Alpha && m.class(i + 2) == Class::Alpha;
            content(before.class) && alnum(after.class) && !word
        }
        Class::Hash => alnum(before.class) || alnum(after.class) && content(before.class),
        Class::Dot => content(before.class) && content(after.class),
        Class::Stop | Class::Slash | Class::Plus => {
            before.class == Class::Digit && after.class == Class::Digit
        }
        Class::Sign => m.char(i) == '&' && alnum(before.class) && alnum(after.class),
        _ => false,
    }
}

/// A word of chat that may be left out at either end of a piece.
fn is_chat(word: Word) -> bool {
    matches!(
        word,
        Word::Noise
            | Word::NewBefore
            | Word::OldBefore
            | Word::OldAfter
            | Word::NewAfter
            | Word::Either
            | Word::Pseudo
    )
}

/// A single character of chat that may stand before a name, and one that may stand behind it.
fn is_before(c: char) -> bool {
    matches!(
        c,
        '给' | '是'
            | '请'
            | '到'
            | '至'
            | '改'
            | '换'
            | '在'
            | '从'
            | '把'
            | '为'
            | '将'
            | '寄'
            | '送'
            | '发'
            | '要'
            | '亲'
            | '去'
            | '往'
            | '就'
            | '也'
            | '的'
            | '个'
            | '找'
            | '叫'
            | '由'
    )
}

fn is_behind(c: char) -> bool {
    matches!(c, '收' | '亲' | '哈' | '哦' | '呀' | '啊' | '了' | '的' | '吧' | '啦' | '谢' | '嘛' | '呢')
}

/// Where the piece ends without single characters of chat (张三收).
pub(crate) fn trim_behind(m: &Message<'_>, range: Range<usize>) -> usize {
    let mut end = range.end;
    while end - range.start > 2 && is_behind(m.char(end - 1)) {
        end -= 1;
    }
    end
}

/// The piece without the words of chat it starts and ends with.
pub(crate) fn trim(m: &Message<'_>, range: Range<usize>, places: &Places) -> Range<usize> {
    let Range { mut start, mut end } = range;
    while start < end {
        match Names::at(m, start, places).word {
            Some((len, word))
                if is_chat(word) && start + len <= end && (len > 1 || is_before(m.char(start))) =>
            {
                // A Latin word of chat is no part of a longer one (to in Tom).
                if m.class(start) == Class::Alpha && m.class(start + len) == Class::Alpha {
                    break;
                }
                start += len;
            }
            _ if end - start > 2 && is_before(m.char(start)) => start += 1,
            _ => break,
        }
    }
    while end > start {
        if end - start > 1 && is_behind(m.char(end - 1)) {
            end -= 1;
            continue;
        }
        match chat_word_before(m, end, start, places) {
            Some(at) => end = at,
            None => break,
        }
    }
    start..end
}

/// Where the word of chat starts that ends at `end`; not before `start`.
fn chat_word_before(m: &Message<'_>, end: usize, start: usize, places: &Places) -> Option<usize> {
    if !m.before(end).traits.has(Traits::CHAT_END) {
        return None;
    }
    let ends_here = |at: usize| {
        let word = Names::at(m, at, places).word;
        matches!(word, Some((len, word)) if is_chat(word) && at + len == end && len > 1)
    };
    (end.saturating_sub(8).max(start)..end).find(|at| m.class(*at) == Class::Han && ends_here(*at))
}

/// What speaks for an address, what against it.
#[derive(Default, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) digits: usize,
    pub(crate) han: usize,
    pub(crate) alpha: usize,
    /// Characters of grammar and of chat.
    pub(crate) chat: usize,
    /// A number with a unit (3号), or a word of addresses at its end.
    pub(crate) addressy: bool,
}

pub(crate) fn look(m: &Message<'_>, range: Range<usize>) -> Look {
    let mut l = Look::default();
    let mut after_digit = false;
    let mut roads = 0;
    for c in m.slice(range.clone()) {
        match c.class {
            Class::Digit => l.digits += 1,
            Class::Alpha => l.alpha += 1,
            Class::Han => {
                l.han += 1;
                l.chat += usize::from(c.traits.has(Traits::CHAT) && !c.traits.has(Traits::SOUND));
                l.addressy |= after_digit && c.traits.has(Traits::UNIT | Traits::ADDRESS);
                roads += usize::from(c.traits.has(Traits::ADDRESS));
            }
            _ => {}
        }
        after_digit = matches!(c.class, Class::Digit | Class::Alpha | Class::Hash);
    }
    l.addressy |= m.before(range.end).traits.has(Traits::ADDRESS) || (l.digits > 0 && roads > 0);
    l
}
