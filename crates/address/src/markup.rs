//! What a paste from a web page brings along: tags, scripts, entities, links, escapes.

/// The longest tag that is taken for one, in bytes.
const TAG_MAX: usize = 200;
/// The longest entity (`&#x4e2d;`), in bytes.
const ENTITY_MAX: usize = 10;

/// Remembers that a script has no end, so that a message full of open ones is still read in linear time.
#[derive(Default)]
pub(crate) struct Markup {
    endless: bool,
}

impl Markup {
    /// How many bytes to leave out from the ASCII character `c` at `at` on; 0 to keep it.
    #[inline]
    pub(crate) fn skip(&mut self, text: &str, at: usize, c: char) -> usize {
        let rest = || text.get(at..).unwrap_or_default();
        match c {
            '<' => self.tag(rest()),
            '&' => entity(rest()),
            'h' | 'H' => link(rest()),
            '\\' => escape(rest()),
            _ => 0,
        }
    }

    fn tag(&mut self, rest: &str) -> usize {
        let bytes = rest.as_bytes();
        if !bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')) {
            return 0;
        }
        let Some(end) = bytes.iter().take(TAG_MAX).position(|b| *b == b'>') else { return 0 };
        for name in ["script", "style"] {
            let named = bytes.get(1..=name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
            if named && !self.endless {
                match rest.find(&format!("</{name}>")) {
                    Some(close) => return close + name.len() + 3,
                    None => self.endless = true,
                }
            }
        }
        end + 1
    }
}

fn entity(rest: &str) -> usize {
    let mut bytes = rest.bytes().take(ENTITY_MAX).skip(1);
    match bytes.position(|b| !b.is_ascii_alphanumeric() && b != b'#') {
        Some(n) if n > 1 && rest.as_bytes().get(n + 1) == Some(&b';') => n + 2,
        _ => 0,
    }
}

fn link(rest: &str) -> usize {
    let head = rest.as_bytes().get(..8).unwrap_or_default();
    let is_link = head.to_ascii_lowercase().starts_with(b"http://") || head.eq_ignore_ascii_case(b"https://");
    if is_link {
        rest.bytes().take_while(|b| b.is_ascii_graphic() && !b"<>\"'".contains(b)).count()
    } else {
        0
    }
}

fn escape(rest: &str) -> usize {
    if matches!(rest.as_bytes().get(1), Some(b'n' | b'r' | b't')) { 2 } else { 0 }
}
