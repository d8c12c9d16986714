//! The throttle of sign-ins: no password is guessed, and nobody is locked out for good (CONTRACT S7).
//!
//! A failure counts before the password is compared and is taken back when it was right, so that racing tries cannot
//! exceed a limit. Three limits: login and network together, the network, and the login as a whole. The last one
//! alone could keep a person out while somebody else guesses, so it does not count in networks from which that person
//! has signed in before: there they have a limit of their own. Together an account sees fewer than a hundred failures
//! in a row (NIST SP 800-63B §5.2.2). Unknown logins count like known ones.

use gaidao_core::MerchantId;
use gaidao_store::{Change, Tally, Write};

use crate::{desk::Desk, error::DeskError, tally::Limit};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Of one login from one network.
const PAIR: Limit = Limit { kind: "sign_in_pair", max: 10, window_ms: 15 * MINUTE_MS, strict: false };
/// Of one login from all networks it is new in.
const LOGIN: Limit = Limit { kind: "sign_in_login", max: 50, window_ms: DAY_MS, strict: false };
/// Of one login from a network it is known in.
const HOME: Limit = Limit { kind: "sign_in_home", max: 45, window_ms: DAY_MS, strict: false };
/// Of all logins from one network.
const NETWORK: Limit = Limit { kind: "sign_in_net", max: 100, window_ms: 60 * MINUTE_MS, strict: false };
/// Not a limit: a login has signed in from a network.
const KNOWN: Limit = Limit { kind: "sign_in_known", max: 1, window_ms: 90 * DAY_MS, strict: false };

/// A sign-in that is being tried.
pub(crate) struct Attempt {
    /// Where it is counted; `None` before there is any merchant.
    counted: Option<(MerchantId, Vec<Tally>)>,
    pair: String,
}

impl Attempt {
    /// Counts the try.
    ///
    /// # Errors
    /// `TooMany("sign_in_throttled")`: nothing may be compared.
    pub(crate) async fn count(desk: &Desk, login: &str, network: &str) -> Result<Self, DeskError> {
        let pair = format!("{login}\n{network}");
        // Whose a login is must not show in how it is throttled: all are counted in one place.
        let Some(merchant) = desk.store.instance().first_merchant().await? else {
            return Ok(Self { counted: None, pair });
        };
        let now = desk.clock.real();
        let known = desk.standing(&merchant, KNOWN, &pair, now).await?;
        let own = if known.count > 0 { (HOME, pair.as_str()) } else { (LOGIN, login) };
        let limits = [(PAIR, pair.as_str()), own, (NETWORK, network)];
        let tallies: Vec<Tally> =
            limits.iter().map(|(limit, subject)| desk.tally(*limit, subject, now)).collect();
        let change =
            tallies.iter().cloned().map(Write::Tally).fold(Change::new(merchant.clone()), Change::with);
        let written = desk.store.commit(change).await?;
        let full = written.all().iter().position(|written| written.rows == 0);
        let attempt = Self { counted: Some((merchant.clone(), tallies)), pair: pair.clone() };
        match full.and_then(|index| limits.get(index)) {
            None => Ok(attempt),
            Some((limit, subject)) => {
                let seconds = desk.standing(&merchant, *limit, subject, now).await?.wait_seconds();
                attempt.give_back(desk).await;
                tracing::warn!(limit = limit.kind, "sign-ins are throttled");
                Err(DeskError::TooMany { code: "sign_in_throttled", seconds, instead: None })
            }
        }
    }

    async fn give_back(&self, desk: &Desk) {
        let Some((merchant, tallies)) = &self.counted else { return };
        let change =
            tallies.iter().cloned().map(Write::DropTally).fold(Change::new(merchant.clone()), Change::with);
        // Counted once too often is no harm.
        let _ = desk.store.commit(change).await;
    }

    /// The password was right.
    pub(crate) async fn was_good(&self, desk: &Desk) {
        self.give_back(desk).await;
        let Some((merchant, _)) = &self.counted else { return };
        let mark = desk.tally(KNOWN, &self.pair, desk.clock.real());
        let _ = desk.store.commit(Change::new(merchant.clone()).with(Write::Tally(mark))).await;
    }
}
