//! A message as folded characters, each with its class and what the stages made of it.

use std::ops::Range;

use crate::{
    markup,
    places::{Class, Places, Traits},
};

/// What a stage found a character to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    Free,
    /// A phone number or its extension.
    Number,
    /// An order number, a link: of no use here.
    Junk,
    Label,
    /// A division or a street, of whichever address.
    Place,
}

#[derive(Clone, Copy)]
pub(crate) struct Char {
    /// Where it starts in the source, in bytes.
    at: u32,
    pub(crate) fold: u16,
    pub(crate) code: u16,
    pub(crate) class: Class,
    pub(crate) traits: Traits,
    pub(crate) mark: Mark,
}

const END: Char = Char { at: 0, fold: 0, code: 0, class: Class::End, traits: Traits(0), mark: Mark::Junk };

/// The message, folded: full-width, traditional, mark-up and invisible characters are gone.
pub(crate) struct Message<'a> {
    text: &'a str,
    chars: Vec<Char>,
}

impl<'a> Message<'a> {
    /// Folds a text. Mark-up, scripts and links become a line break; invisible characters vanish.
    pub(crate) fn read(text: &'a str, places: &Places) -> Self {
        let mut chars: Vec<Char> = Vec::with_capacity(text.len() / 3 + text.len() / 8 + 8);
        let mut rest = text.chars();
        let mut markup = markup::Markup::default();
        let mut at = 0;
        while let Some(c) = rest.next() {
            let next = text.len() - rest.as_str().len();
            let info = places.info(c);
            if c.is_ascii() {
                let skip = markup.skip(text, at, c);
                if skip > 0 {
                    rest = text.get(at + skip..).unwrap_or_default().chars();
                    chars.push(Char {
                        at: offset(at),
                        fold: 10,
                        class: Class::Line,
                        mark: Mark::Free,
                        ..END
                    });
                    at += skip;
                    continue;
                }
            }
            if info.class != Class::Drop {
                chars.push(Char {
                    at: offset(at),
                    fold: info.fold,
                    code: info.code,
                    class: info.class,
                    traits: info.traits,
                    mark: Mark::Free,
                });
            }
            at = next;
        }
        close_gaps(&mut chars);
        Self { text, chars }
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `i`; one of class `End` outside the message.
    #[inline]
    pub(crate) fn at(&self, i: usize) -> Char {
        self.chars.get(i).copied().unwrap_or(END)
    }

    #[inline]
    pub(crate) fn class(&self, i: usize) -> Class {
        self.at(i).class
    }

    /// The character before `i`.
    #[inline]
    pub(crate) fn before(&self, i: usize) -> Char {
        i.checked_sub(1).map_or(END, |p| self.at(p))
    }

    /// The folded character at `i`, a space outside the message.
    pub(crate) fn char(&self, i: usize) -> char {
        let Some(c) = self.chars.get(i) else { return ' ' };
        if c.fold == u16::MAX { self.source(*c) } else { char::from_u32(u32::from(c.fold)).unwrap_or(' ') }
    }

    fn source(&self, c: Char) -> char {
        self.text.get(c.at as usize..).and_then(|t| t.chars().next()).unwrap_or(' ')
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &[Char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// The codes of the tries from `i` on.
    #[inline]
    pub(crate) fn codes(&self, i: usize) -> impl Iterator<Item = u16> {
        self.chars.get(i..).unwrap_or_default().iter().map(|c| c.code)
    }

    pub(crate) fn set(&mut self, range: Range<usize>, mark: Mark) {
        for c in self.chars.get_mut(range).unwrap_or_default() {
            c.mark = mark;
        }
    }

    /// Whether the text at `i` is `word` (given folded).
    pub(crate) fn has(&self, i: usize, word: &str) -> bool {
        word.chars().zip(i..).all(|(c, n)| self.char(n) == c)
    }

    /// The length of the first of `words` that stands at `i`.
    pub(crate) fn any(&self, i: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|w| self.has(i, w)).map(|w| w.chars().count())
    }

    /// Whether the text before `i` ends with one of `words`.
    pub(crate) fn any_before(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| i.checked_sub(w.chars().count()).is_some_and(|at| self.has(at, w)))
    }

    /// A free character that is not a separator.
    pub(crate) fn is_content(&self, i: usize) -> bool {
        let c = self.at(i);
        c.mark == Mark::Free && matches!(c.class, Class::Han | Class::Digit | Class::Alpha)
    }

    pub(crate) fn next_not_space(&self, mut i: usize) -> usize {
        while self.class(i) == Class::Space {
            i += 1;
        }
        i
    }

    /// The folded text of a range.
    pub(crate) fn render(&self, range: Range<usize>) -> String {
        let mut out = String::with_capacity(range.len() * 3);
        for i in range {
            out.push(self.char(i));
        }
        out
    }

    /// The bytes of the source that a range of characters stands for.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start).at as usize;
        let last = self.before(range.end);
        if last.class == Class::End || range.is_empty() {
            return start..start;
        }
        start..last.at as usize + self.source(last).len_utf8()
    }
}

/// Takes the spaces out of what was typed character by character: 张 三, 浙 江 省 杭 州 市.
fn close_gaps(chars: &mut Vec<Char>) {
    let class = |i: usize| chars.get(i).map_or(Class::End, |c| c.class);
    let apart = |i: usize| !matches!(class(i), Class::Han | Class::Digit | Class::Alpha);
    let mut gaps: Vec<usize> = Vec::new();
    let mut i = 0;
    while i + 2 < chars.len() {
        if class(i) != Class::Han || class(i + 1) != Class::Space || (i > 0 && !apart(i - 1)) {
            i += 1;
            continue;
        }
        let mut end = i;
        while class(end + 1) == Class::Space && class(end + 2) == Class::Han && apart(end + 3) {
            end += 2;
        }
        let count = (end - i) / 2 + 1;
        let surname = chars.get(i).is_some_and(|c| c.traits.has(Traits::SURNAME));
        if count >= 4 || (surname && count >= 2) {
            gaps.extend((i + 1..end).step_by(2));
        }
        i = end + 1;
    }
    if !gaps.is_empty() {
        let mut at = 0;
        chars.retain(|_| {
            at += 1;
            gaps.binary_search(&(at - 1)).is_err()
        });
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
