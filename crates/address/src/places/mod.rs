//! The divisions of China and the vocabulary of chat, compiled in by `build/` and unpacked once.

mod blob;
mod chars;
mod trie;

use std::sync::LazyLock;

use chars::Chars;
pub(crate) use chars::{Class, Info, Traits};
use trie::Trie;

/// A unit of level 1 to 3, by its place in the ordered list.
pub(crate) type UnitId = u16;
/// A unit of level 4, by its place in the ordered list.
pub(crate) type StreetId = u16;

/// How a unit was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// The official name, or a habit that names its rank (伊犁州).
    Full,
    /// Without its rank (杭州).
    Short,
    /// A name that is gone (萧山市).
    Old,
    /// A gone name without its rank.
    OldShort,
    /// A prefecture that is gone: it held the counties that share its successor's prefix.
    OldPrefecture,
}

/// What a word of the vocabulary is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Word {
    LabelName,
    LabelPhone,
    LabelPhone2,
    LabelAddress,
    LabelPart,
    LabelSender,
    LabelOther,
    Pseudo,
    OldBefore,
    OldAfter,
    NewBefore,
    NewAfter,
    Either,
    Noise,
}

const WORDS: [Word; 14] = [
    Word::LabelName,
    Word::LabelPhone,
    Word::LabelPhone2,
    Word::LabelAddress,
    Word::LabelPart,
    Word::LabelSender,
    Word::LabelOther,
    Word::Pseudo,
    Word::OldBefore,
    Word::OldAfter,
    Word::NewBefore,
    Word::NewAfter,
    Word::Either,
    Word::Noise,
];

/// One meaning of a written form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reading {
    Place(UnitId, Form),
    Word(Word),
}

/// A unit of level 1 to 3.
#[derive(Clone, Copy)]
struct Unit {
    key: u32,
    code: u32,
    name: u32,
    level: u8,
    zone: bool,
    /// One past the last unit below.
    end: UnitId,
    province: Option<UnitId>,
    city: Option<UnitId>,
}

const NO_UNIT: Unit =
    Unit { key: 0, code: 0, name: 0, level: 0, zone: false, end: 0, province: None, city: None };

#[derive(Clone, Copy)]
struct Street {
    code: u32,
    name: u32,
    parent: UnitId,
}

/// Cities without counties (CORPUS.md of the data): streets hang directly below them.
const WHOLE_CITIES: [u32; 4] = [441_900, 442_000, 460_400, 620_200];
const MUNICIPALITIES: [u32; 4] = [110_000, 120_000, 310_000, 500_000];

/// Everything that is compiled in.
pub(crate) struct Places {
    chars: Chars,
    words: Trie,
    streets: Trie,
    word_readings: Vec<u32>,
    street_readings: Vec<u32>,
    names: &'static str,
    units: Vec<Unit>,
    street_list: Vec<Street>,
    compounds: Vec<[u16; 2]>,
    sounds: Vec<(u16, u16)>,
    parts: Vec<&'static str>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    blob::read(include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"))).unwrap_or_else(Places::empty)
});

impl Places {
    /// The tables; unpacked on the first call (a few milliseconds).
    pub(crate) fn get() -> &'static Places {
        &PLACES
    }

    /// What a damaged binary would leave: nothing is a place, every address is incomplete.
    fn empty() -> Self {
        Self {
            chars: Chars::new([].into_iter(), [].into_iter()),
            words: Trie::default(),
            streets: Trie::default(),
            word_readings: Vec::new(),
            street_readings: Vec::new(),
            names: "",
            units: Vec::new(),
            street_list: Vec::new(),
            compounds: Vec::new(),
            sounds: Vec::new(),
            parts: Vec::new(),
        }
    }

    pub(crate) fn info(&self, c: char) -> Info {
        self.chars.info(c)
    }

    /// Whether a word of the vocabulary starts with these two characters, or is the first.
    #[inline]
    pub(crate) fn may_start(&self, first: u16, second: u16) -> bool {
        self.words.may_start(first, second)
    }

    /// Walks the vocabulary along `codes`, calling `found(length, meaning)` for each word, shortest first.
    #[inline]
    pub(crate) fn words_at(&self, codes: impl Iterator<Item = u16>, found: impl FnMut(usize, Meaning)) {
        let mut found = found;
        self.words.walk(codes, |len, value| found(len, Meaning(value)));
    }

    /// The meanings of a word of the vocabulary.
    #[inline]
    pub(crate) fn readings(&self, meaning: Meaning) -> &[u32] {
        slice(&self.word_readings, meaning.0)
    }

    /// The same walk for streets: the readings are street ids, ordered by the unit above them.
    #[inline]
    pub(crate) fn streets_at<'p>(
        &'p self,
        codes: impl Iterator<Item = u16>,
        mut found: impl FnMut(usize, &'p [u32]),
    ) {
        self.streets.walk(codes, |len, value| found(len, slice(&self.street_readings, value)));
    }

    pub(crate) fn unit_count(&self) -> u16 {
        u16::try_from(self.units.len()).unwrap_or(u16::MAX)
    }

    fn unit(&self, id: UnitId) -> Unit {
        self.units.get(usize::from(id)).copied().unwrap_or(NO_UNIT)
    }

    fn text(&self, name: u32) -> &str {
        let start = (name >> 8) as usize;
        self.names.get(start..start + (name & 0xFF) as usize).unwrap_or_default()
    }

    pub(crate) fn name(&self, id: UnitId) -> &str {
        self.text(self.unit(id).name)
    }

    /// The six digits that order and nest a unit (0 for an unknown id).
    pub(crate) fn key(&self, id: UnitId) -> u32 {
        self.unit(id).key
    }

    /// The official code; `None` where no source gives one.
    pub(crate) fn code(&self, id: UnitId) -> Option<u32> {
        let code = self.unit(id).code;
        (code != 0).then_some(code)
    }

    pub(crate) fn level(&self, id: UnitId) -> u8 {
        self.unit(id).level
    }

    pub(crate) fn is_zone(&self, id: UnitId) -> bool {
        self.unit(id).zone
    }

    /// Finds a unit by its six digits.
    pub(crate) fn by_key(&self, key: u32) -> Option<UnitId> {
        let at = self.units.binary_search_by_key(&key, |u| u.key).ok()?;
        UnitId::try_from(at).ok()
    }

    /// A node that exists only in the coding: 省直辖县级行政区划 and the 县 of Chongqing.
    pub(crate) fn is_pseudo(&self, id: UnitId) -> bool {
        let key = self.key(id);
        self.level(id) == 2 && (key == 500_200 || key % 10_000 == 9_000)
    }

    pub(crate) fn is_municipality(&self, id: UnitId) -> bool {
        MUNICIPALITIES.contains(&(self.key(id) / 10_000 * 10_000))
    }

    /// A city whose streets hang directly below it (东莞, 中山, 儋州, 嘉峪关).
    pub(crate) fn is_whole_city(&self, id: UnitId) -> bool {
        WHOLE_CITIES.contains(&self.key(id))
    }

    pub(crate) fn province_of(&self, id: UnitId) -> Option<UnitId> {
        self.unit(id).province
    }

    /// The prefecture of a unit of level 2 or 3: the municipality's own node for its counties, none for a county under
    /// direct rule.
    pub(crate) fn city_of(&self, id: UnitId) -> Option<UnitId> {
        self.unit(id).city
    }

    /// The units below (and including) one, as a range of ids: codes nest by prefix.
    pub(crate) fn below(&self, id: UnitId) -> std::ops::Range<UnitId> {
        id..self.unit(id).end
    }

    /// Works out once what every unit lies below, and what lies below it.
    fn relate(&mut self) {
        for at in 0..self.unit_count() {
            let key = self.key(at);
            let province = self.by_key(key / 10_000 * 10_000);
            let city = if key.is_multiple_of(10_000) {
                None
            } else if self.is_municipality(at) {
                self.by_key(key / 10_000 * 10_000 + 100)
            } else {
                self.by_key(key / 100 * 100).filter(|c| !self.is_pseudo(*c))
            };
            let end = match (key.is_multiple_of(10_000), city == Some(at)) {
                (true, _) => key + 10_000,
                // The counties of Chongqing's second node belong to the city too.
                (_, true) if self.is_municipality(at) => key + 9_900,
                (_, true) => key + 100,
                _ => key + 1,
            };
            let end = UnitId::try_from(self.units.partition_point(|u| u.key < end)).unwrap_or(at);
            if let Some(unit) = self.units.get_mut(usize::from(at)) {
                (unit.province, unit.city, unit.end) = (province, city, end);
            }
        }
    }

    /// Whether `low` lies strictly below `high`.
    pub(crate) fn is_below(&self, low: UnitId, high: UnitId) -> bool {
        low > high && low < self.unit(high).end
    }

    pub(crate) fn street_name(&self, id: StreetId) -> &str {
        self.street_list.get(usize::from(id)).map_or("", |s| self.text(s.name))
    }

    pub(crate) fn street_code(&self, id: StreetId) -> u32 {
        self.street_list.get(usize::from(id)).map_or(0, |s| s.code)
    }

    /// Finds a street by its nine digits.
    pub(crate) fn street_by_code(&self, code: u32) -> Option<StreetId> {
        let at = self.street_list.iter().position(|s| s.code == code)?;
        StreetId::try_from(at).ok()
    }

    pub(crate) fn street_parent(&self, id: StreetId) -> UnitId {
        self.street_list.get(usize::from(id)).map_or(UnitId::MAX, |s| s.parent)
    }

    /// The streets that hang directly below a unit, as a range of ids.
    pub(crate) fn streets_of(&self, id: UnitId) -> std::ops::Range<StreetId> {
        let from = self.street_list.partition_point(|s| s.parent < id);
        let to = self.street_list.partition_point(|s| s.parent <= id);
        StreetId::try_from(from).unwrap_or(0)..StreetId::try_from(to).unwrap_or(0)
    }

    pub(crate) fn is_compound_surname(&self, a: u16, b: u16) -> bool {
        self.compounds.binary_search(&[a, b]).is_ok()
    }

    /// Whether one character is likely to stand for another: the same sound without tones, or a shared part.
    pub(crate) fn similar(&self, a: char, b: char) -> bool {
        let (Some(a), Some(b)) = (self.likeness(a), self.likeness(b)) else { return false };
        if a.0 != 0 && a.0 == b.0 {
            return true;
        }
        // A shared radical is no likeness, a shared body is: the parts after the first.
        let body = |parts: &str| parts.chars().skip(1).collect::<String>();
        let (x, y) = (body(a.1), body(b.1));
        (!x.is_empty() && x == y)
            || (x.is_empty() && b.1.ends_with(a.1))
            || (y.is_empty() && a.1.ends_with(b.1))
    }

    fn likeness(&self, c: char) -> Option<(u16, &str)> {
        let code = u16::try_from(u32::from(c)).ok()?;
        let at = self.sounds.binary_search_by_key(&code, |s| s.0).ok()?;
        let sound = self.sounds.get(at)?.1;
        Some((sound, self.parts.get(at)?))
    }
}

/// What a word of the vocabulary stands for, unread.
#[derive(Clone, Copy)]
pub(crate) struct Meaning(u32);

impl Meaning {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn has_place(self) -> bool {
        self.0 >> 31 != 0
    }

    pub(crate) fn has_word(self) -> bool {
        self.0 >> 30 & 1 != 0
    }
}

fn slice(readings: &[u32], value: u32) -> &[u32] {
    let start = (value >> 9 & 0x1F_FFFF) as usize;
    readings.get(start..start + (value & 511) as usize).unwrap_or_default()
}

/// Unpacks one stored meaning.
pub(crate) fn reading(packed: u32) -> Option<Reading> {
    let payload = u16::try_from(packed & 0xFFFF).ok()?;
    let kind = packed >> 16;
    Some(match kind {
        0 => Reading::Place(payload, Form::Full),
        1 => Reading::Place(payload, Form::Short),
        2 => Reading::Place(payload, Form::Old),
        3 => Reading::Place(payload, Form::OldShort),
        4 => Reading::Place(payload, Form::OldPrefecture),
        _ => Reading::Word(*WORDS.get(kind.checked_sub(16)? as usize)?),
    })
}
