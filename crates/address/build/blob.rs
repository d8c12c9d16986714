//! Lays the tables out as little-endian sections: a count, then the numbers.

use std::collections::{BTreeMap, HashMap};

use crate::{
    alphabet,
    forms::{self, FULL, SHORT},
    places::Atlas,
    trie,
};

const OLD: u8 = 2;
const OLD_SHORT: u8 = 3;
const OLD_PREFECTURE: u8 = 4;
/// The first of the kinds that are vocabulary, not places; the category is added to it.
const WORD: u8 = 16;

const CATEGORIES: &[&str] = &[
    "label_name",
    "label_phone",
    "label_phone2",
    "label_addr",
    "label_part",
    "label_sender",
    "label_other",
    "pseudo",
    "old_before",
    "old_after",
    "new_before",
    "new_after",
    "either",
    "noise",
];

#[derive(Default)]
struct Blob(Vec<u8>);

impl Blob {
    fn u16s(&mut self, items: impl ExactSizeIterator<Item = u16>) {
        self.0.extend(u32::try_from(items.len()).unwrap().to_le_bytes());
        items.for_each(|i| self.0.extend(i.to_le_bytes()));
    }

    fn u32s(&mut self, items: impl ExactSizeIterator<Item = u32>) {
        self.0.extend(u32::try_from(items.len()).unwrap().to_le_bytes());
        items.for_each(|i| self.0.extend(i.to_le_bytes()));
    }

    fn text(&mut self, text: &str) {
        self.0.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
        self.0.extend(text.as_bytes());
    }

    fn trie(&mut self, words: &[(Vec<u16>, u32)]) {
        let cells = trie::build(words);
        self.u32s(cells.iter().flat_map(|c| [c.base, c.check, c.value]).collect::<Vec<_>>().into_iter());
    }
}

/// Names are stored once; a unit keeps the start and the length in bytes.
#[derive(Default)]
struct Names {
    text: String,
    seen: HashMap<String, u32>,
}

impl Names {
    fn add(&mut self, name: &str) -> u32 {
        if let Some(at) = self.seen.get(name) {
            return *at;
        }
        let at = u32::try_from(self.text.len()).unwrap() << 8 | u32::try_from(name.len()).unwrap();
        self.text.push_str(name);
        self.seen.insert(name.to_owned(), at);
        at
    }
}

type Readings = BTreeMap<Vec<char>, Vec<u32>>;

fn reading(kind: u8, payload: u16) -> u32 {
    u32::from(kind) << 16 | u32::from(payload)
}

fn region_readings(atlas: &Atlas, fold: &BTreeMap<char, char>) -> Readings {
    let mut out = Readings::new();
    let mut add = |form: &str, kind: u8, unit: u16| {
        let list = out.entry(alphabet::fold(form, fold)).or_default();
        // A prefecture that is gone may share its name with a county that is not (巢湖市): both are kept.
        if kind == OLD_PREFECTURE || !list.iter().any(|r| r & 0xFFFF == u32::from(unit)) {
            list.push(reading(kind, unit));
        }
    };
    for (unit, at) in atlas.units.iter().zip(0_u16..) {
        // The pseudo nodes (省直辖县级行政区划, 县) are vocabulary: they name no place.
        if unit.level == 2 && (unit.name == "县" || unit.name.ends_with("行政区划")) {
            continue;
        }
        let city = atlas.units.iter().find(|u| u.key == unit.key / 100 * 100).map_or("", |u| u.name.as_str());
        for (form, kind) in forms::forms(unit, city) {
            add(&form, kind, at);
        }
    }
    for old in &atlas.renames {
        add(&old.name, if old.pref { OLD_PREFECTURE } else { OLD }, old.unit);
        let level = if old.name.ends_with("地区") { 2 } else { 3 };
        if let Some(stem) = forms::stem(&old.name, level) {
            add(&stem, OLD_SHORT, old.unit);
        }
    }
    out
}

fn add_words(readings: &mut Readings, words: &str, fold: &BTreeMap<char, char>) {
    for line in words.lines().filter(|l| !l.starts_with('#')) {
        let (category, list) = line.split_once('\t').unwrap();
        let at = CATEGORIES
            .iter()
            .position(|c| *c == category)
            .unwrap_or_else(|| panic!("no category {category}"));
        for word in list.split_whitespace() {
            let entry = readings.entry(alphabet::fold(word, fold)).or_default();
            // A word of two categories keeps the first: the file lists the telling ones first.
            if !entry.iter().any(|r| r >> 16 >= u32::from(WORD)) {
                entry.push(reading(WORD + u8::try_from(at).unwrap(), 0));
            }
        }
    }
}

/// The last characters of all words but the labels: where none of them stands, nothing is to be trimmed.
fn chat_ends(words: &str, fold: &BTreeMap<char, char>) -> Vec<u16> {
    let lines = words.lines().filter(|l| !l.starts_with('#') && !l.starts_with("label"));
    let words = lines.filter_map(|l| l.split_once('\t')).flat_map(|(_, list)| list.split_whitespace());
    let mut ends: Vec<u16> = words
        .filter_map(|w| alphabet::fold(w, fold).last().and_then(|c| u16::try_from(*c as u32).ok()))
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

pub fn write(
    atlas: &Atlas,
    fold: &BTreeMap<char, char>,
    words: &str,
    surnames: &str,
    similar: &str,
) -> Vec<u8> {
    let mut readings = region_readings(atlas, fold);
    add_words(&mut readings, words, fold);
    let mut streets: Readings = Readings::new();
    for (street, at) in atlas.streets.iter().zip(0_u16..) {
        streets.entry(alphabet::fold(&street.name, fold)).or_default().push(u32::from(at));
    }
    let codes = alphabet::codes(readings.keys().chain(streets.keys()));

    let mut blob = Blob::default();
    blob.u32s(fold.iter().map(|(a, b)| (*a as u32) << 16 | *b as u32).collect::<Vec<_>>().into_iter());
    blob.u32s(codes.iter().map(|(c, n)| (*c as u32) << 16 | u32::from(*n)).collect::<Vec<_>>().into_iter());
    for table in [&readings, &streets] {
        let mut flat: Vec<u32> = vec![0];
        let mut keys = Vec::new();
        for (word, list) in table {
            assert!(list.len() < 512, "too many readings");
            // A value is the place of its first reading and how many there are.
            // Its top bits tell places and words without a look at them.
            let is_word = |r: &u32| r >> 16 >= u32::from(WORD);
            let flags = u32::from(!is_word(&list[0])) << 31 | u32::from(list.iter().any(is_word)) << 30;
            let value = flags | u32::try_from(flat.len()).unwrap() << 9 | u32::try_from(list.len()).unwrap();
            keys.push((word.iter().map(|c| codes[c]).collect::<Vec<u16>>(), value));
            flat.extend(list);
        }
        blob.trie(&keys);
        blob.u32s(flat.into_iter());
    }
    let mut names = Names::default();
    let unit_names: Vec<u32> = atlas.units.iter().map(|u| names.add(&u.name)).collect();
    let street_names: Vec<u32> = atlas.streets.iter().map(|s| names.add(&s.name)).collect();
    blob.text(&names.text);
    blob.u32s(atlas.units.iter().map(|u| u.key));
    blob.u32s(atlas.units.iter().map(|u| u.code));
    blob.u16s(
        atlas
            .units
            .iter()
            .map(|u| u16::from(u.level) | u16::from(u.zone) << 8)
            .collect::<Vec<_>>()
            .into_iter(),
    );
    blob.u32s(unit_names.into_iter());
    blob.u32s(atlas.streets.iter().map(|s| s.code));
    blob.u16s(atlas.streets.iter().map(|s| s.parent).collect::<Vec<_>>().into_iter());
    blob.u32s(street_names.into_iter());
    write_people(&mut blob, surnames, similar, &chat_ends(words, fold));
    let _ = (FULL, SHORT);
    blob.0
}

/// Family names (common, rare, compound) and, for typos, the sound and the parts of each character.
fn write_people(blob: &mut Blob, surnames: &str, similar: &str, chat_ends: &[u16]) {
    let lines: Vec<&str> = surnames.lines().filter(|l| !l.starts_with('#')).collect();
    for line in lines.iter().take(2) {
        blob.u16s(line.chars().map(|c| u16::try_from(c as u32).unwrap()).collect::<Vec<_>>().into_iter());
    }
    blob.u16s(chat_ends.iter().copied());
    blob.text(lines[2]);
    let mut sounds: Vec<&str> = similar.lines().filter_map(|l| l.split('\t').nth(1)).collect();
    sounds.sort_unstable();
    sounds.dedup();
    let mut table = Vec::new();
    let mut parts = String::new();
    for line in similar.lines() {
        let f: Vec<&str> = line.split('\t').collect();
        let sound = sounds.binary_search(&f[1]).unwrap();
        let c = f[0].chars().next().unwrap();
        table.push((c as u32) << 16 | u32::try_from(if f[1].is_empty() { 0 } else { sound + 1 }).unwrap());
        parts.push_str(f[2]);
        parts.push('\n');
    }
    blob.u32s(table.into_iter());
    blob.text(&parts);
}
