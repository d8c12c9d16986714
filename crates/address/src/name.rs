//! The recipient: the stretch that is most like a name, by its form and by what it stands beside.

use std::ops::Range;

use crate::{
    lookup::Names,
    message::{Mark, Message},
    pieces::{self, Piece},
    places::{Class, Places, Traits, Word},
    scan::Hit,
};

/// What a name must score to be one.
const ENOUGH: i32 = 45;
pub(crate) const TITLES: &[&str] = &[
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "经理",
    "老板",
    "师傅",
    "阿姨",
    "叔叔",
    "医生",
    "主任",
    "同学",
    "大哥",
    "大姐",
    "哥哥",
    "姐姐",
    "爷爷",
    "奶奶",
    "妈妈",
    "爸爸",
    "教授",
    "律师",
    "护士",
    "工程师",
    "店长",
    "总监",
    "会计",
    "校长",
    "院长",
    "局长",
    "队长",
    "班长",
    "书记",
    "警官",
    "博士",
    "总",
    "哥",
    "姐",
    "工",
    "姨",
    "叔",
    "婶",
    "嫂",
    "爷",
    "奶",
    "妈",
    "爸",
    "女生",
    "男生",
    "小朋友",
    "宝宝",
    "同志",
    "夫人",
    "公子",
    "收",
];
const NICKS: &[char] = &['阿', '小', '老', '大'];

/// Where a name may be looked for.
pub(crate) struct Search<'a, 'm> {
    pub(crate) m: &'a Message<'m>,
    pub(crate) places: &'a Places,
    pub(crate) hits: &'a [Hit],
    /// Where the chosen region starts and ends.
    pub(crate) region: Option<Range<usize>>,
    /// Stretches that belong to another address or to the sender.
    pub(crate) others: &'a [Range<usize>],
    /// Whether the message gives a phone number.
    pub(crate) has_number: bool,
}

impl Search<'_, '_> {
    /// The best name among the pieces.
    pub(crate) fn best(&self, pieces: &[Piece]) -> Option<Range<usize>> {
        let mut best: Option<(i32, Range<usize>)> = None;
        for piece in pieces {
            if self.others.iter().any(|o| o.contains(&piece.range.start)) {
                continue;
            }
            if let Some((score, range)) = self.score(piece)
                && score >= ENOUGH
                && best.as_ref().is_none_or(|b| score > b.0)
            {
                best = Some((score, range));
            }
        }
        best.map(|b| b.1)
    }

    fn score(&self, piece: &Piece) -> Option<(i32, Range<usize>)> {
        let label = self.label_before(piece.range.start);
        if label == Some(Word::LabelSender) {
            return None;
        }
        let labelled = label == Some(Word::LabelName);
        let (mut score, range) = self.best_form(&piece.range, labelled)?;
        score += if labelled { 60 } else { 0 };
        score += if label == Some(Word::LabelAddress) { -30 } else { 0 };
        score += if self.beside_number(&piece.range) { 30 } else { 0 };
        score += self.beside_region(&piece.range);
        score += self.beside_nothing(&piece.range);
        let behind = self.m.next_not_space(range.end);
        // 张三收, not 张三收件信息.
        let taken =
            self.m.any(behind, &["收", "(收", "[收"]).is_some_and(|n| self.m.class(behind + n) != Class::Han);
        if taken {
            score += 25;
        } else if piece.bracketed {
            // 名[张三]: a note on what it touches; [张三] on its own is not.
            let touches = self.m.is_content(piece.range.start.saturating_sub(2));
            score -= if touches { 45 } else { 5 };
        }
        Some((score, range))
    }

    /// The piece with more or less of the chat at its ends left out, whichever looks most like a name (李想, 王有为).
    fn best_form(&self, piece: &Range<usize>, labelled: bool) -> Option<(i32, Range<usize>)> {
        let trimmed = pieces::trim(self.m, piece.clone(), self.places);
        let word = Names::at(self.m, piece.start, self.places).word;
        if (trimmed.is_empty()
            || word.is_some_and(|(len, _)| len >= trimmed.len().max(2) && trimmed.start == piece.start))
            && !labelled
        {
            return None;
        }
        let whole = piece.start..pieces::trim_behind(self.m, piece.clone());
        let untouched = trimmed.start == piece.start && piece.len() <= 4;
        let options = [trimmed, if untouched || labelled { whole } else { 0..0 }];
        let mut best: Option<(i32, Range<usize>)> = None;
        for range in options.into_iter().filter(|r| r.len() >= 2 && r.len() <= 12) {
            if let Some(score) = self.form(&range, labelled)
                && best.as_ref().is_none_or(|b| score > b.0)
            {
                best = Some((score, range));
            }
        }
        best
    }

    /// A statement of its own in a message that gives a number elsewhere: what else would it be.
    fn beside_nothing(&self, range: &Range<usize>) -> i32 {
        let apart = |c: Class| matches!(c, Class::Comma | Class::Line | Class::Sign | Class::End);
        let opens = apart(self.m.before(range.start).class);
        let leads = opens && self.m.at(self.m.next_not_space(range.end)).mark == Mark::Place;
        let alone = leads || (opens && apart(self.m.class(range.end)));
        if alone && self.has_number { 25 } else { 0 }
    }

    /// How much the stretch itself looks like a name.
    fn form(&self, range: &Range<usize>, labelled: bool) -> Option<i32> {
        let m = self.m;
        let look = pieces::look(m, range.clone());
        let n = range.len();
        if look.digits > 0 {
            return (labelled && !look.addressy && n <= 8).then_some(0);
        }
        if look.alpha > 0 {
            let plain = n - look.alpha == look.han && (2..=20).contains(&n);
            let speaks = look.alpha >= 2 || look.han > 0;
            return (plain && speaks && !look.addressy).then_some(if look.han == 0 { 46 } else { 20 });
        }
        let dots = m.slice(range.clone()).iter().filter(|c| c.class == Class::Dot).count();
        if dots > 0 {
            return (look.han + dots == n && look.han >= 2).then_some(70);
        }
        let first = m.at(range.start);
        let surname = first.traits.has(Traits::SURNAME);
        let rare = first.traits.has(Traits::RARE_SURNAME);
        let compound = n >= 3 && self.places.is_compound_surname(first.fold, m.at(range.start + 1).fold);
        let may_be_titled = m.before(range.end).traits.has(Traits::TITLE);
        let titled = TITLES.iter().filter(|_| may_be_titled).find(|t| {
            let len = t.chars().count();
            n > len && n <= len + 4 && m.has(range.end - len, t)
        });
        let mut score = match n {
            _ if titled.is_some_and(|t| t.chars().count() >= 2) => 65,
            2 if titled.is_some() && (surname || rare) => 55,
            3 | 4 if compound => 62,
            2 | 3 if surname => 55,
            2 | 3 if rare => 42,
            2 | 3 if NICKS.contains(&m.char(range.start)) => 46,
            3 if sounds(m, range) == 3 => 40,
            2 | 3 => 20,
            4 if surname => 22,
            4 if sounds(m, range) * 4 >= n * 3 => 30,
            4 => 16,
            5..=12 if sounds(m, range) * 4 >= n * 3 => 25,
            _ if labelled => 0,
            _ => return None,
        };
        let likely = surname || rare || compound || titled.is_some();
        score -= match (look.chat, likely) {
            (0, _) => 0,
            (1, true) => 8,
            (_, true) => 30,
            _ => 40,
        };
        if titled.is_none() && look.addressy {
            score -= if likely && n <= 3 { 12 } else { 45 };
        }
        Some(score)
    }

    /// The label right before a piece.
    fn label_before(&self, start: usize) -> Option<Word> {
        let mut i = start;
        while matches!(
            self.m.before(i).class,
            Class::Colon | Class::Space | Class::Sign | Class::Open | Class::Close
        ) || (self.m.before(i).mark == Mark::Free
            && matches!(self.m.char(i.wrapping_sub(1)), '是' | '为' | '叫'))
        {
            i -= 1;
        }
        let at = self.hits.partition_point(|h| h.range.end < i);
        let hit = self.hits.get(at).filter(|h| h.range.end == i)?;
        (self.m.before(i).mark == Mark::Label).then_some(hit.word)
    }

    fn beside_number(&self, range: &Range<usize>) -> bool {
        let quiet = |c: Class| {
            matches!(
                c,
                Class::Space
                    | Class::Comma
                    | Class::Line
                    | Class::Sign
                    | Class::Open
                    | Class::Close
                    | Class::Slash
                    | Class::Colon
                    | Class::Dash
            )
        };
        let (mut left, mut right) = (range.start, range.end);
        for _ in 0..6 {
            if quiet(self.m.before(left).class) {
                left -= 1;
            }
            let c = self.m.at(right);
            // A note in brackets stands between: 杨丽萍(白族) 138….
            if c.class == Class::Open
                && self.m.at(right + 1).mark == Mark::Free
                && let Some(close) = (right..right + 10).find(|n| self.m.class(*n) == Class::Close)
            {
                right = close + 1;
                continue;
            }
            if (quiet(c.class) && c.mark != Mark::Number)
                || c.mark == Mark::Label
                || self.m.char(right) == '收'
            {
                right += 1;
            }
        }
        self.m.before(left).mark == Mark::Number || self.m.at(right).mark == Mark::Number
    }

    /// Right behind the region stands the detail; right before it a name may stand.
    fn beside_region(&self, range: &Range<usize>) -> i32 {
        let Some(region) = &self.region else { return 0 };
        if range.start >= region.end {
            let touching = range.start == region.end;
            let same_line = (region.end..range.start).all(|i| self.m.class(i) == Class::Space);
            return if touching {
                -35
            } else if same_line {
                -12
            } else {
                0
            };
        }
        if range.end == region.start { 8 } else { 0 }
    }
}

/// How many characters are used to write foreign sounds.
fn sounds(m: &Message<'_>, range: &Range<usize>) -> usize {
    m.slice(range.clone()).iter().filter(|c| c.traits.has(Traits::SOUND)).count()
}

/// A name glued to the end of an address: 珞喻路1037号王伟. Only where an address can end, and only a common family name.
pub(crate) fn glued(m: &Message<'_>, range: &Range<usize>, places: &Places) -> Option<Range<usize>> {
    let end = pieces::trim(m, range.clone(), places).end;
    if end < range.start + 2 {
        return None;
    }
    let last = m.before(end);
    let titled_end = m.before(end).traits.has(Traits::TITLE) && m.any(end - 2, TITLES) == Some(2);
    if last.class != Class::Han || (last.traits.has(Traits::ADDRESS | Traits::UNIT) && !titled_end) {
        return None;
    }
    // The longest form first: a compound family name, then a title, then the plain ones.
    for (len, compound) in [(4, true), (3, true), (3, false), (2, false)] {
        let Some(start) = end.checked_sub(len).filter(|s| *s > range.start) else { continue };
        let all_han = (start..end).all(|i| m.class(i) == Class::Han);
        let before = m.before(start);
        let closes = before.class == Class::Digit
            || before.traits.has(Traits::UNIT | Traits::ADDRESS)
            || (before.class == Class::Alpha && m.before(start - 1).class == Class::Digit);
        let first = m.at(start);
        let named = if compound {
            places.is_compound_surname(first.fold, m.at(start + 1).fold)
        } else {
            first.traits.has(Traits::SURNAME)
        };
        let titled = len == 3 && titled_end;
        let plain =
            titled || !m.slice(start + 1..end).iter().any(|c| c.traits.has(Traits::ADDRESS | Traits::UNIT));
        // 3单元 and 2号楼 go on with a unit, not with a name.
        let unit_first = before.class == Class::Digit && first.traits.has(Traits::UNIT);
        if all_han && closes && named && plain && !unit_first {
            return Some(start..end);
        }
    }
    None
}
