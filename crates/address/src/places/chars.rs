//! What every character of the basic plane is to us: its class, its folded form, its code in the tries.

use crate::{detail, follow, name};

/// What a character does in a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    Han,
    Digit,
    Alpha,
    Space,
    /// A new line or a tab.
    Line,
    /// A comma and its like: it ends a statement.
    Comma,
    Colon,
    Dash,
    /// The dot inside a name (买买提·吐尔逊).
    Dot,
    /// A full stop, which is also a decimal point.
    Stop,
    Open,
    Close,
    Hash,
    Plus,
    Slash,
    Arrow,
    /// Emoji, quotes and every other sign: it separates.
    Sign,
    /// Invisible: left out.
    Drop,
    /// Past the end of the message.
    End,
}

/// What a Chinese character hints at, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Traits(pub(crate) u16);

impl Traits {
    /// One of the common family names.
    pub(crate) const SURNAME: u16 = 1;
    /// A rare family name.
    pub(crate) const RARE_SURNAME: u16 = 2;
    /// Ends a part of an address (路, 号, 苑).
    pub(crate) const ADDRESS: u16 = 4;
    /// A word of grammar or of chat: no name and hardly an address has it.
    pub(crate) const CHAT: u16 = 8;
    /// Used to write foreign sounds (阿, 古, 丽).
    pub(crate) const SOUND: u16 = 16;
    /// A Chinese numeral.
    pub(crate) const NUMERAL: u16 = 32;
    /// Follows a number in an address (号, 室, 栋).
    pub(crate) const UNIT: u16 = 64;
    /// Starts a word that makes the name before it a thing (`follow`).
    pub(crate) const THING: u16 = 128;
    /// Starts a wish about the delivery (`detail`).
    pub(crate) const WISH: u16 = 256;
    /// Ends a word of chat that may close an address (`detail`).
    pub(crate) const CLOSING: u16 = 512;
    /// Ends a title (`name`).
    pub(crate) const TITLE: u16 = 1024;
    /// Ends a word of chat of two characters and more.
    pub(crate) const CHAT_END: u16 = 2048;

    pub(crate) fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Info {
    /// The folded character: simplified, half-width.
    pub(crate) fold: u16,
    /// Its code in the tries; 0 where no word has it.
    pub(crate) code: u16,
    pub(crate) class: Class,
    pub(crate) traits: Traits,
}

const ADDRESS: &str = "路街道巷弄号室栋幢楼层座园苑村组队城厦场店站校院司厂库区镇乡庄屯寨坊里湾桥门口旁边侧铺馆所局部中院堂家墅居庭邸府庐台台塔期排户单元段社圈港岛寓处点柜市县省州湖山";
const CHAT: &str = "请麻烦谢亲哦哈吧吗呢啊呀噢嘛啦么呗您你我他她它咱帮改换寄发送急打把被让给的了着就也都不没别勿还是要想说写错对很太这那哪什怎为因所以但而且或和与跟同再又才能会可以该应得地后前时候天您收到买卖拍退付款件货单订询问看见知道何若如";
const SOUND: &str = "阿艾巴白贝布达丹迪多尔尔法古哈汗赫霍基吉加嘉杰金卡凯克库拉兰勒雷里力丽利林琳卢鲁洛罗马玛买麦曼梅美蒙米密木穆纳乃娜尼努诺欧帕佩普奇其恰乔切热茹萨赛珊沙山扎史斯苏索塔太泰坦特提图吐托瓦旺维温沃乌西希夏亚雅娅耶伊依义于玉扎则泽珠卓孜次仁央金罕巧措错顿珠嘎桑格桑多旦增平措琴高娃其格图雅日特朝鲁和宝音孟云花额才让姆堆朗洛江姑";
const NUMERAL: &str = "零〇一二三四五六七八九十百幺两";
const UNIT: &str = "号室栋幢楼层座弄组队单元户期排铺院巷村门区";

pub(super) struct Chars(Vec<Info>);

impl Chars {
    pub(super) fn new(
        folds: impl Iterator<Item = (u16, u16)>,
        codes: impl Iterator<Item = (u16, u16)>,
    ) -> Self {
        let mut table: Vec<Info> = (0..=u16::MAX)
            .map(|n| {
                let c = char::from_u32(u32::from(n)).unwrap_or(' ');
                let (class, fold) = classify(c);
                Info { fold, code: 0, class, traits: Traits(0) }
            })
            .collect();
        let mut set = |at: u16, f: &dyn Fn(&mut Info)| {
            if let Some(info) = table.get_mut(usize::from(at)) {
                f(info);
            }
        };
        for (from, to) in folds {
            set(from, &|i| i.fold = to);
        }
        for (c, code) in codes {
            set(c, &|i| i.code = code);
        }
        for (text, bit) in [
            (ADDRESS, Traits::ADDRESS),
            (CHAT, Traits::CHAT),
            (SOUND, Traits::SOUND),
            (NUMERAL, Traits::NUMERAL),
            (UNIT, Traits::UNIT),
        ] {
            for c in text.chars() {
                set(u16::try_from(u32::from(c)).unwrap_or(0), &|i| i.traits.0 |= bit);
            }
        }
        let first = |w: &&str| w.chars().next();
        let last = |w: &&str| w.chars().next_back();
        for (c, bit) in (follow::THINGS
            .iter()
            .filter_map(first)
            .chain(follow::ENDINGS.iter().copied())
            .map(|c| (c, Traits::THING)))
        .chain(follow::DIRECTIONS.iter().map(|c| (*c, Traits::THING)))
        .chain(detail::WISHES.iter().filter_map(first).map(|c| (c, Traits::WISH)))
        .chain(detail::CLOSINGS.iter().filter_map(last).map(|c| (c, Traits::CLOSING)))
        .chain(name::TITLES.iter().filter_map(last).map(|c| (c, Traits::TITLE)))
        {
            set(u16::try_from(u32::from(c)).unwrap_or(0), &|i| i.traits.0 |= bit);
        }
        let mut chars = Self(table);
        chars.spread_codes();
        chars
    }

    /// A folded character (traditional, full-width, upper case) has the code of what it folds to.
    fn spread_codes(&mut self) {
        for at in 0..self.0.len() {
            let Some(info) = self.0.get(at).copied() else { continue };
            let lower = match u8::try_from(info.fold) {
                Ok(b) => u16::from(b.to_ascii_lowercase()),
                Err(_) => info.fold,
            };
            let Some(target) = self.0.get(usize::from(lower)).copied() else { continue };
            if let Some(info) = self.0.get_mut(at)
                && usize::from(lower) != at
            {
                (info.code, info.traits) = (target.code, target.traits);
            }
        }
    }

    /// Sets a trait that comes from the tables.
    pub(super) fn mark(&mut self, list: impl Iterator<Item = u16>, bit: u16) {
        for c in list {
            if let Some(info) = self.0.get_mut(usize::from(c)) {
                info.traits.0 |= bit;
            }
        }
        self.spread_codes();
    }

    #[inline]
    pub(super) fn info(&self, c: char) -> Info {
        match self.0.get(c as usize) {
            Some(info) => *info,
            None => beyond(c),
        }
    }
}

/// Outside the basic plane: rare ideographs, mathematical digits, emoji.
fn beyond(c: char) -> Info {
    let n = u32::from(c);
    let (class, fold) = match n {
        0x2_0000..=0x3_FFFF => (Class::Han, 0xFFFF),
        0x1_D7CE..=0x1_D7FF => (Class::Digit, 0x30 + ((n - 0x1_D7CE) % 10) as u16),
        0xE_0000..=0xE_FFFF => (Class::Drop, 0),
        _ => (Class::Sign, 0x20),
    };
    Info { fold, code: 0, class, traits: Traits(0) }
}

/// The class of a character of the basic plane, and the character it folds to.
fn classify(c: char) -> (Class, u16) {
    let half = match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 | 0xA0 | 0x2000..=0x200A | 0x202F | 0x205F => ' ',
        _ => match c {
            '【' | '〔' | '［' | '〖' => '[',
            '】' | '〕' | '］' | '〗' => ']',
            '—' | '–' | '‐' | '‑' | '‒' | '―' | '−' | '﹣' | '－' | 'ー' | '─' => '-',
            '•' | '‧' | '∙' | '・' | '●' | '･' => '·',
            '：' | '﹕' | '︰' => ':',
            _ => c,
        },
    };
    let class = match half {
        '0'..='9' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Alpha,
        ' ' => Class::Space,
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => Class::Line,
        ',' | ';' | '。' | '、' | '|' | '!' | '?' | '！' | '？' | '~' | '…' | '，' | '；' | '～' | '〜' => {
            Class::Comma
        }
        ':' => Class::Colon,
        '-' => Class::Dash,
        '·' => Class::Dot,
        '.' | '．' => Class::Stop,
        '(' | '[' | '{' => Class::Open,
        ')' | ']' | '}' => Class::Close,
        '#' => Class::Hash,
        '+' => Class::Plus,
        '/' | '\\' => Class::Slash,
        '>' | '→' | '⇒' | '➡' | '➔' | '➜' | '»' | '⟶' => Class::Arrow,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => Class::Drop,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{20E3}' | '\u{E000}'..='\u{F8FF}' => Class::Drop,
        c if c.is_control() => Class::Drop,
        '〇' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' => Class::Han,
        'À'..='ɏ' | 'Ͱ'..='ӿ' | '\u{600}'..='\u{1FFF}' | 'ぁ'..='ヿ' | '\u{AC00}'..='\u{D7AF}' => {
            Class::Alpha
        }
        _ => Class::Sign,
    };
    let fold = u16::try_from(u32::from(half)).unwrap_or(0xFFFF);
    (class, fold)
}
