//! Revealing: one record in clear, for a reason, on the record, and only so many a day (CONTRACT S18).

use gaidao_store::{Change, Write};
use serde_json::json;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::Desk,
    error::DeskError,
    intake::RevealIn,
    interceptions::interception_id,
    orders::OrderPrivate,
    present::{self, Private},
    tally::{Limit, is_full},
    view::{InterceptionRevealed, OrderRevealed},
};

/// Records one actor may reveal within the window.
pub const REVEALS_MAX: u32 = 100;
const REVEALS: Limit = Limit { kind: "reveal", max: REVEALS_MAX, window_ms: 24 * 3_600_000, strict: true };

impl Desk {
    /// An order's phone, recipient and remark in clear.
    ///
    /// # Errors
    /// `Invalid` without a reason; `NotFound`; `TooMany("reveal_limit")`.
    pub async fn reveal_order(
        &self,
        actor: &Actor,
        order_no: &str,
        given: &RevealIn,
    ) -> Result<OrderRevealed, DeskError> {
        actor.need(Scope::Reveal)?;
        let reason = reason(given)?;
        let order = self.of(&actor.merchant).order(order_no).await?;
        let order = order.ok_or(DeskError::NotFound { what: "order" })?;
        let private: OrderPrivate = order.private.read()?;
        self.record(actor, "order.revealed", order_no, &reason).await?;
        Ok(OrderRevealed {
            buyer_phone: private.buyer_phone.clone(),
            recipient: present::clear_party(&private.recipient),
            remark: private.remark.clone(),
        })
    }

    /// An interception's old and new recipient and its note in clear.
    ///
    /// # Errors
    /// As [`Desk::reveal_order`].
    pub async fn reveal_interception(
        &self,
        actor: &Actor,
        id: &str,
        given: &RevealIn,
    ) -> Result<InterceptionRevealed, DeskError> {
        actor.need(Scope::Reveal)?;
        let reason = reason(given)?;
        let id = interception_id(id)?;
        let row = self.of(&actor.merchant).interception(&id).await?;
        let row = row.ok_or(DeskError::NotFound { what: "interception" })?;
        let private: Private = row.private.read()?;
        self.record(actor, "interception.revealed", id.as_str(), &reason).await?;
        Ok(InterceptionRevealed {
            target: private.target.as_ref().map(present::clear_party),
            recipient: private.recipient.as_ref().map(present::clear_party),
            note: private.note.clone(),
        })
    }

    /// Writes it down before anything is shown; the limit and the audit entry stand or fall together.
    async fn record(
        &self,
        actor: &Actor,
        action: &str,
        subject: &str,
        reason: &str,
    ) -> Result<(), DeskError> {
        let now = self.clock.real();
        // The audit log outlives personal data and holds none: phones in the reason are starred.
        let detail = json!({ "reason": gaidao_core::mask::free_text(reason) });
        let change = Change::new(actor.merchant.clone())
            .with(Write::Tally(self.tally(REVEALS, &actor.who, now)))
            .with(self.noted(&actor.who, action, subject, &detail));
        match self.store.commit(change).await {
            Ok(_) => Ok(()),
            Err(error) if is_full(&error) => {
                let standing = self.standing(&actor.merchant, REVEALS, &actor.who, now).await?;
                let seconds = standing.wait_seconds();
                Err(DeskError::TooMany { code: "reveal_limit", seconds, instead: None })
            }
            Err(error) => Err(error.into()),
        }
    }
}

fn reason(given: &RevealIn) -> Result<String, DeskError> {
    let reason = check::needed("reason", &given.reason, 200)?;
    if reason.chars().count() < 2 {
        Err(DeskError::invalid("reason", "shorter than 2 characters"))
    } else {
        Ok(reason)
    }
}
