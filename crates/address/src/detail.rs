//! What is left of the address once the divisions, the name and the numbers are taken out.

use std::ops::Range;

use crate::{
    message::Message,
    pieces::{self, Look, Piece},
    places::{Class, Places, Traits, Word},
    scan::Hit,
};

/// Words a wish about the delivery starts with; what they start is no address.
pub(crate) const WISHES: &[&str] = &[
    "放",
    "请",
    "别",
    "勿",
    "不",
    "送",
    "麻烦",
    "如果",
    "如需",
    "如有",
    "如无",
    "若是",
    "若无",
    "到了",
    "到货",
    "打电话",
    "打我",
    "提前",
    "周末",
    "周一",
    "周六",
    "周日",
    "晚上",
    "白天",
    "下班",
    "尽快",
    "尽量",
    "急",
    "务必",
    "需要",
    "需送",
    "需提前",
    "要求",
    "要送",
    "谢",
    "可以",
    "就",
    "最好",
    "先打",
    "先放",
    "等我",
    "等下",
    "记得",
    "因为",
    "我",
    "您",
    "你",
    "帮",
    "亲爱",
    "给",
    "没人",
    "没有",
    "有人",
    "家里",
    "敲",
    "按门铃",
    "在家",
    "必须",
    "一定",
    "电联",
    "电话",
    "联系",
    "工作日",
    "节假日",
    "早点",
    "快点",
    "快递",
    "人不在",
    "这个",
    "这单",
    "那个",
    "那单",
    "改",
    "换",
    "共计",
    "共",
    "付款",
    "发货",
    "发件",
    "发票",
    "发顺",
    "发中通",
    "发圆通",
    "发韵达",
    "发申通",
    "发邮政",
    "发京东",
    "发ems",
    "寄",
    "收件",
    "收到",
    "收货",
];
/// Short words of chat that may touch the end of an address.
pub(crate) const CLOSINGS: &[&str] = &[
    "谢谢", "麻烦", "辛苦", "多谢", "感谢", "拜托", "尽快", "急用", "加急", "哈", "哦", "噢", "呀", "啊",
    "呢", "吧", "嘛", "啦", "嘞", "咯", "喔", "哟", "呗", "了", "亲", "谢", "收", "寄", "吗", "么",
];

pub(crate) struct Gather<'a, 'm> {
    pub(crate) m: &'a Message<'m>,
    pub(crate) places: &'a Places,
    pub(crate) hits: &'a [Hit],
    pub(crate) name: Option<Range<usize>>,
    pub(crate) others: &'a [Range<usize>],
}

impl Gather<'_, '_> {
    /// The stretches of the detail among the pieces between `from` and `until`; `from` is where the region ends.
    pub(crate) fn after(&self, pieces: &[Piece], from: usize, until: usize) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for piece in pieces.iter().filter(|p| p.range.start >= from && p.range.start < until) {
            if self.is_other(piece.range.start) {
                continue;
            }
            if piece.range.len() > 1 && pieces::trim(self.m, piece.range.clone(), self.places).is_empty() {
                continue;
            }
            let Some(range) = self.cut(&piece.range, until) else { continue };
            let first = out.is_empty();
            let gap = out.last().map_or(from, |r| r.end);
            let close = (gap..range.start)
                .all(|i| matches!(self.m.class(i), Class::Space | Class::Dash | Class::Slash));
            if self.keeps(&range, piece.bracketed, first, close) {
                out.push(range);
            }
        }
        out
    }

    fn is_other(&self, at: usize) -> bool {
        self.others.iter().any(|o| o.contains(&at))
    }

    /// The piece without the name in it and without the chat it ends in.
    pub(crate) fn cut(&self, range: &Range<usize>, until: usize) -> Option<Range<usize>> {
        let mut r = range.start..range.end.min(until);
        if let Some(name) = &self.name
            && name.start < r.end
            && r.start < name.end
        {
            if name.start <= r.start + 1 {
                let rest = name.end..r.end;
                return (rest.len() > 4).then_some(rest);
            }
            r.end = name.start;
        }
        let first = self.hits.partition_point(|h| h.range.start < r.start);
        for hit in self.hits.iter().skip(first).take_while(|h| h.range.end <= r.end) {
            let len = hit.range.len();
            let carrier = self.m.any_before(hit.range.end, &["快递", "速递", "驿站"]);
            let chat = match hit.word {
                Word::Noise => len >= 3 && !carrier,
                Word::NewBefore | Word::OldBefore | Word::OldAfter | Word::NewAfter | Word::Either => {
                    len >= 2
                }
                _ => false,
            };
            if chat && hit.range.start > r.start {
                r.end = hit.range.start;
                break;
            }
        }
        while self.m.before(r.end).traits.has(Traits::CLOSING)
            && let Some(word) = CLOSINGS.iter().find(|w| {
                let n = w.chars().count();
                r.len() > n && self.m.has(r.end - n, w)
            })
        {
            r.end -= word.chars().count();
        }
        (!r.is_empty()).then_some(r)
    }

    fn keeps(&self, range: &Range<usize>, bracketed: bool, first: bool, close: bool) -> bool {
        let trimmed = pieces::trim(self.m, range.clone(), self.places);
        let l = pieces::look(self.m, range.clone());
        if trimmed.is_empty() && !(l.digits > 0 && close && !first) {
            return first && close && l.addressy && l.digits > 0;
        }
        let wish = self.m.at(range.start).traits.has(Traits::WISH)
            && self.m.any(range.start, WISHES).is_some()
            && !(l.digits > 0 && l.addressy && l.chat <= 1);
        if first && close {
            let touches = self.m.before(range.start).class != Class::Space;
            return touches || !wish || (l.addressy && l.chat <= 1);
        }
        if wish {
            return false;
        }
        if bracketed {
            return l.addressy && l.chat == 0 && l.han + l.digits >= 3;
        }
        is_part(l, close, range.len())
    }
}

/// Whether a later stretch goes on with the address.
fn is_part(l: Look, close: bool, len: usize) -> bool {
    let number = l.han == 0 && l.digits > 0 && l.digits <= 6 && l.alpha <= 2;
    match (l.addressy, number) {
        (true, _) => l.chat * 4 <= len,
        (_, true) => close,
        _ => close && l.chat == 0 && (l.han >= 2 || l.digits > 0),
    }
}

/// Joins the stretches; a space stays only where two words of Latin letters or digits would run together, and what
/// stood in brackets still does.
pub(crate) fn join(m: &Message<'_>, parts: &[Range<usize>]) -> String {
    let Some((first, rest)) = parts.split_first() else { return String::new() };
    let mut out = m.render(first.clone());
    for part in rest {
        let latin = |c: char| c.is_ascii_alphanumeric();
        let bracketed = m.before(part.start).class == Class::Open && m.class(part.end) == Class::Close;
        if bracketed {
            out.push('(');
        } else if out.ends_with(latin) && latin(m.char(part.start)) {
            out.push(' ');
        }
        out.push_str(&m.render(part.clone()));
        if bracketed {
            out.push(')');
        }
    }
    out
}
