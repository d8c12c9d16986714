//! Unpacks `places.bin`; the order of the sections is that of `build/blob.rs`.

use super::{
    NO_UNIT, Places, Street, Unit,
    chars::{Chars, Traits},
    trie::Trie,
};

struct Reader(&'static [u8]);

impl Reader {
    fn bytes(&mut self, n: usize) -> Option<&'static [u8]> {
        let (head, tail) = self.0.split_at_checked(n)?;
        self.0 = tail;
        Some(head)
    }

    fn count(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.bytes(4)?.try_into().ok()?) as usize)
    }

    /// The numbers as they are read: nothing is kept twice.
    fn u32s(&mut self) -> Option<impl ExactSizeIterator<Item = u32> + use<>> {
        let n = self.count()?;
        let bytes = self.bytes(n.checked_mul(4)?)?;
        Some(bytes.chunks_exact(4).map(|b| b.try_into().map_or(0, u32::from_le_bytes)))
    }

    fn u16s(&mut self) -> Option<impl ExactSizeIterator<Item = u16> + use<>> {
        let n = self.count()?;
        let bytes = self.bytes(n.checked_mul(2)?)?;
        Some(bytes.chunks_exact(2).map(|b| b.try_into().map_or(0, u16::from_le_bytes)))
    }

    fn text(&mut self) -> Option<&'static str> {
        let n = self.count()?;
        std::str::from_utf8(self.bytes(n)?).ok()
    }
}

fn halves(pair: u32) -> (u16, u16) {
    ((pair >> 16) as u16, (pair & 0xFFFF) as u16)
}

pub(super) fn read(bytes: &'static [u8]) -> Option<Places> {
    let mut r = Reader(bytes);
    let mut chars = Chars::new(r.u32s()?.map(halves), r.u32s()?.map(halves));
    let words = Trie::new(r.u32s()?);
    let word_readings = r.u32s()?.collect();
    let streets = Trie::new(r.u32s()?);
    let street_readings = r.u32s()?.collect();
    let names = r.text()?;
    let (keys, codes, flags, unit_names) = (r.u32s()?, r.u32s()?, r.u16s()?, r.u32s()?);
    let units = keys
        .zip(codes)
        .zip(flags)
        .zip(unit_names)
        .map(|(((key, code), flag), name)| Unit {
            key,
            code,
            name,
            level: (flag & 0xFF) as u8,
            zone: flag >> 8 != 0,
            ..NO_UNIT
        })
        .collect();
    let (codes, parents, street_names) = (r.u32s()?, r.u16s()?, r.u32s()?);
    let street_list = codes
        .zip(parents)
        .zip(street_names)
        .map(|((code, parent), name)| Street { code, name, parent })
        .collect();
    chars.mark(r.u16s()?, Traits::SURNAME);
    chars.mark(r.u16s()?, Traits::RARE_SURNAME);
    chars.mark(r.u16s()?, Traits::CHAT_END);
    let mut compounds: Vec<[u16; 2]> = r
        .text()?
        .split_whitespace()
        .filter_map(|word| {
            let mut c = word.chars().map(|c| u16::try_from(u32::from(c)).unwrap_or(0));
            Some([c.next()?, c.next()?])
        })
        .collect();
    compounds.sort_unstable();
    let sounds = r.u32s()?.map(halves).collect();
    let parts = r.text()?.lines().collect();
    let mut places = Places {
        chars,
        words,
        streets,
        word_readings,
        street_readings,
        names,
        units,
        street_list,
        compounds,
        sounds,
        parts,
    };
    places.relate();
    Some(places)
}
