//! The system's clocks and dice: the one place of the server that reads them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use gaidao_core::At;
use gaidao_desk::Clock;

/// Where business time comes from.
pub(crate) type Business = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Real time from the system; business time from the simulator's clock in the demo, else real time.
pub(crate) struct SystemClock {
    business: Option<Business>,
    /// Latest business time given out: a clock that is set back must not undo deadlines.
    latest: AtomicI64,
}

impl SystemClock {
    /// A clock whose business time is `business`, or real time.
    #[must_use]
    pub(crate) const fn new(business: Option<Business>) -> Self {
        Self { business, latest: AtomicI64::new(0) }
    }
}

impl Clock for SystemClock {
    fn business(&self) -> At {
        let now = self.business.as_ref().map_or_else(|| self.real().0, |business| business());
        At(self.latest.fetch_max(now, Ordering::Relaxed).max(now))
    }

    fn real(&self) -> At {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place of the server that reads the system clock"
        )]
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        At(i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
    }

    fn nonce(&self) -> u128 {
        let mut bytes = [0_u8; 16];
        // Without randomness no id, key or nonce is safe: stop here rather than go on predictably.
        #[expect(clippy::expect_used, reason = "a system without randomness cannot run this program")]
        getrandom::fill(&mut bytes).expect("the system gives no random bytes");
        u128::from_be_bytes(bytes)
    }
}
