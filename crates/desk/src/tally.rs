//! Counting against a limit: what verification, sign-in and revealing share. The counts lie in the database, so that
//! they hold across nodes and restarts (CONTRACT S7, S18, §3.3).

use gaidao_core::{At, MerchantId};
use gaidao_store::{StoreError, TALLIES_FULL, Tally};

use crate::{desk::Desk, error::DeskError};

/// So many within a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    /// What is counted.
    pub(crate) kind: &'static str,
    /// At most so many.
    pub(crate) max: u32,
    /// The window, real milliseconds.
    pub(crate) window_ms: i64,
    /// At the limit the whole change is refused; else only the tally is left out.
    pub(crate) strict: bool,
}

/// How a limit stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Counted within the window.
    pub(crate) count: u32,
    /// Until the oldest of them leaves the window; 0 when there is none.
    pub(crate) wait_ms: i64,
}

impl Standing {
    /// Whole seconds to wait, at least one.
    pub(crate) fn wait_seconds(self) -> u64 {
        u64::try_from(self.wait_ms).unwrap_or(0).div_ceil(1_000).max(1)
    }
}

/// A change was refused because a strict limit is used up.
pub(crate) fn is_full(error: &StoreError) -> bool {
    matches!(error, StoreError::Constraint(rule) if *rule == TALLIES_FULL)
}

impl Desk {
    /// One more for `subject`.
    pub(crate) fn tally(&self, limit: Limit, subject: &str, now: At) -> Tally {
        Tally {
            kind: limit.kind,
            subject: subject.to_owned(),
            at: now,
            id: format!("{:032x}", self.clock.nonce()),
            since: now.plus_ms(-limit.window_ms),
            max: limit.max,
            strict: limit.strict,
        }
    }

    /// How the limit stands for `subject`.
    pub(crate) async fn standing(
        &self,
        merchant: &MerchantId,
        limit: Limit,
        subject: &str,
        now: At,
    ) -> Result<Standing, DeskError> {
        let since = now.plus_ms(-limit.window_ms);
        let found = self.of(merchant).tallies(limit.kind, subject, since).await?;
        Ok(Standing { count: found.count, wait_ms: found.oldest.map_or(0, |oldest| oldest.since_ms(since)) })
    }
}
