//! What the tables know about one place of the text, and how a name narrows what was read before it.

use crate::{
    message::Message,
    places::{Form, Meaning, Places, Reading, UnitId, Word, reading},
    set::Set,
};

/// Names of so many different lengths may start at one place.
const LENGTHS_MAX: usize = 8;

/// The divisions that start at one place of the text, shortest first.
pub(crate) struct Names<'p> {
    places: &'p Places,
    list: [(u16, Meaning); LENGTHS_MAX],
    len: usize,
    /// The longest word of the vocabulary that starts there.
    pub(crate) word: Option<(usize, Word)>,
}

impl<'p> Names<'p> {
    #[inline]
    pub(crate) fn at(m: &Message<'_>, i: usize, places: &'p Places) -> Self {
        let mut names = Self { places, list: [(0, Meaning::NONE); LENGTHS_MAX], len: 0, word: None };
        let mut word = None;
        places.words_at(m.codes(i), |len, meaning| {
            if meaning.has_word() {
                word = Some((len, meaning));
            }
            if meaning.has_place()
                && let Some(slot) = names.list.get_mut(names.len)
            {
                *slot = (u16::try_from(len).unwrap_or(0), meaning);
                names.len += 1;
            }
        });
        if let Some((len, meaning)) = word
            && let Some(Reading::Word(word)) = places.readings(meaning).last().and_then(|r| reading(*r))
        {
            names.word = Some((len, word));
        }
        names
    }

    /// Longest first.
    pub(crate) fn longest(&self) -> impl Iterator<Item = (usize, &'p [u32])> {
        self.list
            .get(..self.len)
            .unwrap_or_default()
            .iter()
            .rev()
            .map(|(len, m)| (usize::from(*len), self.places.readings(*m)))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) fn longest_len(&self) -> usize {
        self.list.get(..self.len).and_then(<[_]>::last).map_or(0, |n| usize::from(n.0))
    }
}

pub(crate) fn places_of(readings: &[u32]) -> impl Iterator<Item = (UnitId, Form)> {
    readings.iter().filter_map(|r| match reading(*r) {
        Some(Reading::Place(unit, form)) => Some((unit, form)),
        _ => None,
    })
}

pub(crate) fn of_form(readings: &[u32], wanted: &[Form]) -> Set {
    places_of(readings).filter(|(_, form)| wanted.contains(form)).map(|(unit, _)| unit).collect()
}

pub(crate) const CURRENT: &[Form] = &[Form::Full];
pub(crate) const GONE: &[Form] = &[Form::Old, Form::OldPrefecture];
pub(crate) const SHORT: &[Form] = &[Form::Short];
pub(crate) const GONE_SHORT: &[Form] = &[Form::OldShort];

/// What a further name leaves of the set: the units named below it, or those of it that the name repeats.
pub(crate) fn narrow(set: &Set, named: &Set, places: &Places) -> Option<(Set, bool)> {
    let below: Set = named.iter().filter(|n| set.iter().any(|s| places.is_below(*n, s))).collect();
    if !below.is_empty() {
        return Some((below, true));
    }
    let same: Set = set.iter().filter(|s| named.iter().any(|n| n == *s || places.is_below(*s, n))).collect();
    (!same.is_empty()).then_some((same, false))
}
