//! Which of the addresses of a message is meant: the new one, the recipient's, the only one.

use std::ops::Range;

use crate::{
    message::{Mark, Message},
    pieces,
    places::{Class, Places, Word},
    region::Run,
    scan::Hit,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Plain,
    New,
    Old,
    Sender,
}

/// What was decided.
pub(crate) struct Choice {
    /// The run that is meant.
    pub(crate) run: Option<usize>,
    /// Runs that are addresses, but not the meant one.
    pub(crate) others: Vec<usize>,
    /// More than one is meant.
    pub(crate) several: bool,
    /// Only the address that no longer holds is given.
    pub(crate) only_old: bool,
}

pub(crate) fn choose(m: &Message<'_>, runs: &[Run], hits: &[Hit], places: &Places) -> Choice {
    let next = |i: usize| runs.get(i + 1).map_or(m.len(), |r| r.range.start);
    let strengths: Vec<u8> = runs.iter().enumerate().map(|(i, r)| strength(m, r, next(i), places)).collect();
    let top = strengths.iter().copied().max().unwrap_or(0);
    if top == 0 && runs.iter().all(|r| is_bare_name(m, r, hits)) {
        return Choice { run: None, others: Vec::new(), several: false, only_old: false };
    }
    let least = top.min(2);
    let mut strong: Vec<usize> =
        strengths.iter().enumerate().filter(|(_, s)| **s >= least).map(|(i, _)| i).collect();
    let mut choice = Choice { run: None, others: Vec::new(), several: false, only_old: false };
    if strong.len() == 1 {
        choice.run = strong.pop();
        choice.only_old = choice.run.and_then(|i| runs.get(i)).is_some_and(|r| only_old(m, r, hits));
        return choice;
    }
    let roles: Vec<Role> = strong.iter().enumerate().map(|(n, _)| role(m, runs, &strong, n, hits)).collect();
    let either = hits.iter().any(|h| h.word == Word::Either);
    let pick = |wanted: Role| -> Vec<usize> {
        let all = strong.iter().zip(&roles).filter(|(_, r)| **r == wanted).map(|(i, _)| *i);
        distinct(m, runs, all, &strengths)
    };
    let (new, plain) = (pick(Role::New), pick(Role::Plain));
    let later_plain = new.first().is_some_and(|n| plain.iter().any(|p| p > n && !same(m, runs, *n, *p)));
    choice.run = match (new.as_slice(), plain.as_slice()) {
        ([one], _) if !later_plain && !either => Some(*one),
        ([], [one]) => Some(*one),
        ([], []) => {
            choice.only_old = !strong.is_empty();
            strong.last().copied()
        }
        _ => {
            choice.several = true;
            new.first().or(plain.first()).copied()
        }
    };
    choice.others = strong.iter().copied().filter(|i| Some(*i) != choice.run).collect();
    choice
}

/// 3: names a county; 2: names less, but a detail follows; 1: written with its rank; 0: a bare name.
fn strength(m: &Message<'_>, run: &Run, next: usize, places: &Places) -> u8 {
    let county = run.units.is_county(places) || run.conflict.is_some();
    let end = run.range.end;
    let tail = tail(m, run);
    let tail = tail.start.min(next)..tail.end.min(next);
    let goes_on = !tail.is_empty() && tail.start <= end + 1;
    let look = pieces::look(m, tail);
    let detail = goes_on && look.addressy && (look.chat == 0 || look.digits > 0);
    match (county, detail) {
        (true, _) if run.full || run.names > 1 => 3,
        (_, true) => 2,
        _ => u8::from(run.full),
    }
}

/// A place's name alone behind 收件人 or beside a number is a person (文山, 安康).
fn is_bare_name(m: &Message<'_>, run: &Run, hits: &[Hit]) -> bool {
    let mut start = run.range.start;
    while matches!(m.before(start).class, Class::Space | Class::Colon | Class::Comma | Class::Line) {
        start -= 1;
    }
    let mut end = run.range.end;
    while matches!(m.class(end), Class::Space | Class::Comma | Class::Line) {
        end += 1;
    }
    let labelled = hits.iter().any(|h| h.word == Word::LabelName && h.range.end == start);
    let numbered = m.before(start).mark == Mark::Number || m.at(end).mark == Mark::Number;
    run.names == 1 && !run.full && (labelled || numbered)
}

/// The content right behind a run.
fn tail(m: &Message<'_>, run: &Run) -> Range<usize> {
    let start = m.next_not_space(run.range.end);
    let mut end = start;
    while end < start + 40 && (m.is_content(end) || m.class(end) == Class::Dash) {
        end += 1;
    }
    start..end
}

/// Repetitions of one address are one.
fn distinct(m: &Message<'_>, runs: &[Run], all: impl Iterator<Item = usize>, strengths: &[u8]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for i in all {
        match out.iter_mut().find(|o| same(m, runs, **o, i)) {
            // Of two that say the same, the one with a detail.
            Some(known) => {
                let has_tail = |n: usize| runs.get(n).is_some_and(|r| !tail(m, r).is_empty());
                if !has_tail(*known) && has_tail(i) {
                    *known = i;
                }
            }
            None => out.push(i),
        }
    }
    let _ = strengths;
    out
}

fn same(m: &Message<'_>, runs: &[Run], a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (runs.get(a), runs.get(b)) else { return false };
    let units = a.units.as_slice() == b.units.as_slice();
    let (x, y) = (tail(m, a), tail(m, b));
    units && (x.is_empty() || y.is_empty() || m.render(x) == m.render(y))
}

fn role(m: &Message<'_>, runs: &[Run], strong: &[usize], n: usize, hits: &[Hit]) -> Role {
    let run = |n: usize| strong.get(n).and_then(|i| runs.get(*i));
    let Some(this) = run(n) else { return Role::Plain };
    let from = n.checked_sub(1).and_then(run).map_or(0, |r| r.range.end);
    let before = said_before(m, from, this.range.start, hits, from > 0);
    if before != Role::Plain {
        return before;
    }
    let until = run(n + 1).map_or(m.len(), |r| r.range.start);
    said_after(m, this.range.end, until, hits)
}

fn within(hits: &[Hit], from: usize, until: usize) -> impl DoubleEndedIterator<Item = &Hit> {
    let start = hits.partition_point(|h| h.range.start < from);
    let end = hits.partition_point(|h| h.range.end <= until);
    hits.get(start..end.max(start)).unwrap_or_default().iter()
}

/// The last word before an address that says which one it is.
fn said_before(m: &Message<'_>, from: usize, until: usize, hits: &[Hit], follows: bool) -> Role {
    let mut at = m.before(until);
    let mut i = until;
    while matches!(
        at.class,
        Class::Space | Class::Colon | Class::Comma | Class::Line | Class::Sign | Class::Open
    ) && i > from
    {
        i -= 1;
        at = m.before(i);
    }
    let mut said = None;
    let mut labelled = false;
    for hit in within(hits, from, until).rev().filter(|h| !is_note(m, h)) {
        let next = names_next(m, hit);
        said = match hit.word {
            Word::OldAfter if !next => break,
            Word::NewBefore => Some(Role::New),
            Word::NewAfter if next => Some(Role::New),
            Word::OldBefore | Word::OldAfter => Some(Role::Old),
            Word::LabelSender if !labelled => Some(Role::Sender),
            // Whose address it is was said anew.
            Word::LabelName | Word::LabelAddress => {
                labelled = true;
                None
            }
            _ => None,
        };
        if said.is_some() {
            break;
        }
    }
    let arrow = follows && (from..until).rev().take(8).any(|i| m.class(i) == Class::Arrow);
    let char = char::from_u32(u32::from(at.fold)).unwrap_or(' ');
    match (said, char) {
        (Some(role), _) => role,
        (None, _) if arrow => Role::New,
        (None, '到' | '至' | '成' | '往') if follows => Role::New,
        (None, '改' | '换') if follows => Role::New,
        (None, '是') if follows && within(hits, from, until).any(|h| h.word == Word::OldAfter) => Role::New,
        (None, '从' | '由' | '把' | '将') => Role::Old,
        _ if follows && within(hits, from, until).any(|h| h.word == Word::OldAfter) => Role::New,
        _ => Role::Plain,
    }
}

/// In brackets that touch what they are a note on: …（旧地址）.
fn is_note(m: &Message<'_>, hit: &Hit) -> bool {
    let start = hit.range.start;
    m.before(start).class == Class::Open
        && m.class(hit.range.end) == Class::Close
        && start >= 2
        && m.before(start - 1).class != Class::Line
        && touches(m, start - 1)
}

fn touches(m: &Message<'_>, i: usize) -> bool {
    matches!(m.before(i).class, Class::Han | Class::Digit | Class::Alpha)
}

/// 旧的：… names what follows, …（旧的） what stands before.
fn names_next(m: &Message<'_>, hit: &Hit) -> bool {
    m.class(m.next_not_space(hit.range.end)) == Class::Colon || matches!(m.char(hit.range.end), '是' | '为')
}

/// What the text behind an address says of it, before it turns to another.
fn said_after(m: &Message<'_>, from: usize, until: usize, hits: &[Hit]) -> Role {
    for hit in within(hits, from, until) {
        if names_next(m, hit) {
            return Role::Plain;
        }
        if is_note(m, hit) {
            match hit.word {
                Word::OldBefore | Word::OldAfter => return Role::Old,
                Word::NewBefore | Word::NewAfter => return Role::New,
                _ => {}
            }
        }
        match hit.word {
            Word::OldAfter => return Role::Old,
            Word::NewAfter => return Role::New,
            Word::NewBefore | Word::OldBefore => return Role::Plain,
            _ => {}
        }
    }
    Role::Plain
}

/// The only address is said to be the one that no longer holds.
fn only_old(m: &Message<'_>, run: &Run, hits: &[Hit]) -> bool {
    let last = within(hits, 0, run.range.start)
        .rev()
        .find(|h| h.word != Word::Noise && h.word != Word::LabelAddress);
    last.is_some_and(|h| {
        h.word == Word::OldBefore && (h.range.end..run.range.start).all(|i| !m.is_content(i))
    })
}
