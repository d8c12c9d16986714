//! One pass over the message: chains of divisions, and the words that say what is what.

use std::ops::Range;

use crate::{
    lookup::Names,
    message::{Mark, Message},
    places::{Class, Places, Traits, Word},
    region::{Chain, Run},
    typo,
};

/// More addresses than this in one message are not read: it is ambiguous either way.
const RUNS_MAX: usize = 64;

/// A word of the vocabulary as found.
#[derive(Clone)]
pub(crate) struct Hit {
    pub(crate) range: Range<usize>,
    pub(crate) word: Word,
}

#[derive(Default)]
pub(crate) struct Scan {
    pub(crate) runs: Vec<Run>,
    pub(crate) hits: Vec<Hit>,
}

pub(crate) fn scan(m: &mut Message<'_>, places: &Places) -> Scan {
    let mut out = Scan { runs: Vec::with_capacity(1), hits: Vec::new() };
    let mut i = 0;
    let mut junk_until = 0;
    while i < m.len() {
        let c = m.at(i);
        let starts = c.code != 0 && c.mark == Mark::Free && matches!(c.class, Class::Han | Class::Alpha);
        if !starts || (c.class == Class::Alpha && m.before(i).class == Class::Alpha) {
            i += 1;
            continue;
        }
        if !places.may_start(c.code, m.at(i + 1).code) {
            i += 1;
            continue;
        }
        let names = Names::at(m, i, places);
        let word_len = names.word.map_or(0, |w| w.0);
        if !names.is_empty()
            && i >= junk_until
            && names.longest_len() >= word_len
            && out.runs.len() < RUNS_MAX
            && let Some(run) = Chain::follow(m, i, &names, places)
            && may_start(m, &run, &out, places)
        {
            i = run.range.end;
            out.runs.push(run);
            continue;
        }
        let Some((len, word)) = names.word.filter(|(len, word)| stands(m, i, *len, *word)) else {
            i += 1;
            continue;
        };
        let range = i..i + len;
        i = range.end;
        if is_label(word) {
            m.set(range.clone(), Mark::Label);
        }
        if word == Word::LabelOther {
            junk_until = value_end(m, range.end);
            m.set(range.end..junk_until, Mark::Junk);
        }
        out.hits.push(Hit { range, word });
    }
    out
}

fn is_label(word: Word) -> bool {
    matches!(
        word,
        Word::LabelName
            | Word::LabelPhone
            | Word::LabelPhone2
            | Word::LabelAddress
            | Word::LabelPart
            | Word::LabelSender
            | Word::LabelOther
    )
}

/// Where the value of a label ends that is none of ours (订单号: …).
fn value_end(m: &Message<'_>, from: usize) -> usize {
    let mut i = from;
    while matches!(m.class(i), Class::Colon | Class::Space) {
        i += 1;
    }
    while i < from + 80
        && !matches!(m.class(i), Class::Line | Class::Comma | Class::Space | Class::End | Class::Close)
    {
        if m.at(i).mark != Mark::Free {
            break;
        }
        i += 1;
    }
    i
}

/// Nothing of the text touches this place from the left.
fn opens(m: &Message<'_>, i: usize) -> bool {
    let c = m.before(i);
    c.mark != Mark::Free || !matches!(c.class, Class::Han | Class::Digit | Class::Alpha)
}

/// Whether a word of the vocabulary counts at this place.
fn stands(m: &Message<'_>, i: usize, len: usize, word: Word) -> bool {
    let end = i + len;
    let after = m.next_not_space(end);
    let colon = m.class(after) == Class::Colon;
    let next = m.at(end);
    let ends = next.mark != Mark::Free || !matches!(next.class, Class::Han | Class::Digit | Class::Alpha);
    if m.class(i) == Class::Alpha {
        let quoted = m.class(after) == Class::Sign && m.class(m.next_not_space(after + 1)) == Class::Colon;
        return match word {
            Word::Noise | Word::OldBefore | Word::NewBefore => ends,
            Word::LabelPhone => ends || next.class == Class::Digit,
            Word::LabelOther => colon || quoted,
            _ => colon || quoted,
        };
    }
    match word {
        Word::LabelPart => colon,
        Word::LabelName if len == 1 => colon && opens(m, i),
        Word::LabelName | Word::LabelSender if len >= 3 => true,
        Word::LabelPhone | Word::LabelPhone2 if len >= 3 => true,
        Word::LabelPhone | Word::LabelPhone2 => {
            colon || ends || matches!(m.char(end), '是' | '为' | '改' | '换')
        }
        Word::LabelName => {
            colon
                || opens(m, i)
                    && (ends
                        || m.at(end).traits.has(Traits::SURNAME | Traits::RARE_SURNAME)
                        || m.char(end) == '是')
        }
        Word::LabelAddress => colon || ends && opens(m, i) || len >= 4 || (len >= 2 && opens(m, i)),
        Word::LabelSender | Word::LabelOther => {
            colon || (opens(m, i) && (ends || next.class == Class::Digit || len >= 3))
        }
        Word::OldBefore | Word::NewBefore if len == 1 => colon && opens(m, i),
        Word::Noise if len == 1 => opens(m, i) || ends,
        _ => true,
    }
}

/// Characters that lead over to a place: 到, 在, 寄.
const LEADS: &str = "到在是至往寄送发给从由住去成为把将改换";

/// Whether the city or the province of a county stands before it with one character wrong.
fn misspelt_before(m: &Message<'_>, run: &Run, places: &Places) -> bool {
    run.full
        && run.units.iter().any(|u| {
            let above = [places.city_of(u), places.province_of(u)];
            above
                .into_iter()
                .flatten()
                .any(|a| a != u && typo::before(m, run.range.start, places.name(a)).is_some())
        })
}

/// A name in the middle of a word is no place (阳光小区东区): a chain needs a start, or has to be sure of itself.
fn may_start(m: &Message<'_>, run: &Run, so_far: &Scan, places: &Places) -> bool {
    let i = run.range.start;
    let hits = &so_far.hits;
    if opens(m, i) || hits.last().is_some_and(|h| h.range.end == i) {
        return true;
    }
    if misspelt_before(m, run, places) {
        return true;
    }
    let high = run.units.iter().all(|u| places.level(u) < 3);
    if run.names >= 2 || (run.full && high) {
        return true;
    }
    let mut start = i;
    while i - start < 6 && !opens(m, start) {
        start -= 1;
    }
    // 东区 and 城区 are words, too.
    if run.range.len() <= 2 {
        return false;
    }
    if LEADS.contains(m.char(i - 1)) {
        return true;
    }
    // Inside the detail of an address nothing single is another one.
    let last = so_far.runs.last().map_or(0, |r| r.range.end);
    if last > 0 && hits.last().is_none_or(|h| h.range.start < last) {
        return false;
    }
    // A recipient's name may touch the address: 李涛西湖区…
    run.full
        && i - start <= 4
        && m.at(start).traits.has(Traits::SURNAME)
        && !m.before(i).traits.has(Traits::ADDRESS)
}
