//! Damage: what a broken line, a proxy or an attacker makes of good bytes. Seeded, so a finding can be repeated.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::http::HttpReply;

/// Mutations tried on each reply and each push.
pub const MUTATIONS: u64 = 64;

/// Replies of which nobody can tell what they did.
#[must_use]
pub fn unclear_replies(whole: &HttpReply) -> Vec<(String, HttpReply)> {
    let with =
        |status: u16, body: &[u8]| HttpReply { status, headers: whole.headers.clone(), body: body.to_vec() };
    let html = b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
    let mut all = vec![
        ("an empty body".to_owned(), with(whole.status, b"")),
        ("an HTML page".to_owned(), with(whole.status, html)),
        ("HTTP 502 with an HTML page".to_owned(), with(502, html)),
        ("HTTP 502 with the same body".to_owned(), with(502, &whole.body)),
        ("HTTP 302 with the same body".to_owned(), with(302, &whole.body)),
        ("JSON null".to_owned(), with(whole.status, b"null")),
        ("an empty object".to_owned(), with(whole.status, b"{}")),
        ("bytes that are no text".to_owned(), with(whole.status, &[0xff, 0xfe, 0x00, 0x80])),
    ];
    for cut in 1..whole.body.len() {
        if let Some(part) = whole.body.get(..cut) {
            all.push((format!("the body cut after {cut} bytes"), with(whole.status, part)));
        }
    }
    all
}

/// The bytes with `seed`'s damage: flipped, dropped, doubled or replaced stretches.
#[must_use]
pub fn mutate(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut out = bytes.to_vec();
    for _ in 0..=random.below(4) {
        if out.is_empty() {
            break;
        }
        let at = random.below(out.len());
        let end = (at + 1 + random.below(8)).min(out.len());
        match random.below(4) {
            0 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out.get(at..end).unwrap_or_default().to_vec();
                out.splice(at..at, piece);
            }
            _ => {
                const PIECES: [&[u8]; 6] = [b"null", b"-1", b"[]", b"{}", b"\"\"", b"99999999999999999999"];
                let piece = PIECES.get(random.below(PIECES.len())).copied().unwrap_or_default();
                out.splice(at..end, piece.iter().copied());
            }
        }
    }
    out
}

/// Runs `work`; `None` when it panicked.
pub(super) fn survives<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// A small xorshift: the suite draws no real randomness.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}
