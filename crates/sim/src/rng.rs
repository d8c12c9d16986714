//! Repeatable chance: the only randomness of the simulated world.

use serde::{Deserialize, Serialize};

/// A splitmix64 generator; its whole state is one number, so it is saved and restored with the world.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Rng {
    state: u64,
}

impl Rng {
    pub(crate) fn new(seed: u64) -> Rng {
        Rng { state: seed }
    }

    /// A generator that depends on the seed and the given words only, so that what happens to one parcel
    /// never depends on the order in which others were touched.
    pub(crate) fn of(seed: u64, words: &[&str]) -> Rng {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for word in words {
            for byte in word.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Rng::new(seed ^ hash)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `low..=high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).max(0).unsigned_abs() + 1;
        low + (self.next() % span) as i64
    }

    /// True with the given probability; 0 and 1 are certain.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        let draw = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        draw < probability
    }

    /// `count` decimal digits.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + (self.next() % 10) as u8)).collect()
    }
}
