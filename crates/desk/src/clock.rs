//! Time and randomness as lent to the rooms that may not take them.

use gaidao_core::{At, Moment};

/// The house's two clocks and its dice. Production reads the system; the demo's business clock follows the
/// simulator; the seeded simulation owns all of it.
pub trait Clock: Send + Sync {
    /// Business time: scans, polls, windows, deadlines of doubt and of human cases.
    fn business(&self) -> At;

    /// Real time: leases, HTTP time-outs, breakers, pacing, webhook retries and signatures.
    fn real(&self) -> At;

    /// 128 fresh random bits.
    fn nonce(&self) -> u128;

    /// Business time with fresh bits, for minting ids and encoding calls.
    fn moment(&self) -> Moment {
        Moment::new(self.business(), self.nonce())
    }
}
