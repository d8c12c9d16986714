//! What the desk asks of the outside while somebody waits for the answer: track refresh and account test. The
//! engine implements it. Commands never take this path: they are jobs.

use async_trait::async_trait;
use gaidao_core::{MerchantId, Parcel};

use crate::view::AccountTest;

/// Longest wait of a door for the outside, real milliseconds (ARCHITECTURE §1).
pub const WAIT_MS: u64 = 10_000;

/// Implemented by the engine.
#[async_trait]
pub trait Outbound: Send + Sync {
    /// Asks the courier for the parcel's track now and ingests it. `false`: it could not be asked, or the answer
    /// did not come in time.
    async fn refresh(&self, merchant: &MerchantId, parcel: &Parcel) -> bool;

    /// Makes the card's harmless test call with the account.
    async fn test_account(&self, merchant: &MerchantId, account: &str) -> AccountTest;
}
