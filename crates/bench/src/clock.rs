//! The system's clocks and dice, as the server has them.

use std::time::{SystemTime, UNIX_EPOCH};

use gaidao_core::At;
use gaidao_desk::Clock;

/// Real time is business time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn business(&self) -> At {
        self.real()
    }

    fn real(&self) -> At {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place of the bench that reads the system clock"
        )]
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        At(i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
    }

    fn nonce(&self) -> u128 {
        let mut bytes = [0_u8; 16];
        #[expect(clippy::expect_used, reason = "a system without randomness cannot run the server either")]
        getrandom::fill(&mut bytes).expect("the system gives no random bytes");
        u128::from_be_bytes(bytes)
    }
}
