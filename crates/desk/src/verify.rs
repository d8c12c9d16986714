//! Is this the customer? Order number and phone, under limits that hold against guessing (CONTRACT §3.3).
//!
//! Every try is counted before anything is compared, and given back when it was right: however many tries race, no
//! more than the limit are ever compared. An order that does not exist is counted, looked for, compared and noted
//! like one that does, so that neither answer nor work tells them apart.

use gaidao_core::{At, MerchantId, Moment, id::VerificationId, state::EventKind, verification::Strength};
use gaidao_store::{Change, GuestWrite, Tally, Verification, Write};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::Desk,
    error::DeskError,
    intake::{FactorsIn, VerificationIn},
    orders::OrderPrivate,
    phone::{last4, main_digits},
    tally::{Limit, Standing, is_full},
    view::VerificationView,
};

/// A verification is good for so long.
pub(crate) const GOOD_FOR_MS: i64 = 30 * 60_000;
/// From this failure of an order on the merchant is told.
const TOLD_AT: u32 = 3;
const HOUR_MS: i64 = 3_600_000;

/// Of one order.
const OF_ORDER: Limit = Limit { kind: "verify_order", max: 5, window_ms: 24 * HOUR_MS, strict: true };
/// Of one network.
const OF_NET: Limit = Limit { kind: "verify_net", max: 20, window_ms: HOUR_MS, strict: true };
/// Of one merchant by the last four digits: a hundred guesses hit one time in a hundred days. Beyond, only the whole
/// phone is taken.
const OF_LAST4: Limit = Limit { kind: "verify_last4", max: 100, window_ms: 24 * HOUR_MS, strict: true };
/// The merchant is told once a day and order.
const TOLD: Limit = Limit { kind: "verify_told", max: 1, window_ms: 24 * HOUR_MS, strict: true };

/// What somebody claims to know of an order.
pub(crate) struct Claim {
    pub(crate) order_no: String,
    digits: String,
    strength: Strength,
}

impl Claim {
    /// Reads what was sent.
    ///
    /// # Errors
    /// `Invalid` for what cannot be an order number, four digits or a phone. Nothing is counted then.
    pub(crate) fn read(order_no: &str, factors: &FactorsIn) -> Result<Self, DeskError> {
        let order_no = check::order_no(order_no)?;
        if let Some(phone) = &factors.phone {
            let digits = main_digits(&check::phone("factors.phone", phone)?);
            return Ok(Self { order_no, digits, strength: Strength::Phone });
        }
        let Some(last4) = factors.phone_last4.as_deref().map(str::trim) else {
            return Err(DeskError::invalid("factors", "give phone_last4 or phone"));
        };
        if last4.len() != 4 || !last4.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DeskError::invalid("factors.phone_last4", "must be four digits"));
        }
        Ok(Self { order_no, digits: last4.to_owned(), strength: Strength::PhoneLast4 })
    }

    /// The same claim about an order that cannot exist: its number holds what no number may.
    pub(crate) fn of_nobody(self) -> Self {
        Self { order_no: format!("\u{1}{}", self.order_no), ..self }
    }

    fn limits<'a>(&'a self, net: &'a str) -> Vec<(Limit, &'a str)> {
        let mut limits = vec![(OF_ORDER, self.order_no.as_str()), (OF_NET, net)];
        if self.strength == Strength::PhoneLast4 {
            limits.push((OF_LAST4, ""));
        }
        limits
    }

    /// The order has a phone with these digits. Takes the same steps for an order that is not there.
    fn holds(&self, order: Option<&OrderPrivate>) -> bool {
        let decoy = ["", ""];
        let phones =
            order.map_or(decoy, |order| [order.buyer_phone.as_str(), order.recipient.phone.as_str()]);
        let fits = phones.into_iter().fold(subtle::Choice::from(0), |fits, phone| {
            fits | fingerprint(&self.part(phone)).ct_eq(&fingerprint(&self.digits))
        });
        bool::from(fits)
    }

    /// What of a phone is compared.
    fn part(&self, phone: &str) -> String {
        let digits = main_digits(phone);
        match self.strength {
            Strength::PhoneLast4 => last4(phone).unwrap_or(digits),
            Strength::None | Strength::Phone | Strength::Link => digits,
        }
    }
}

fn fingerprint(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// A claim that held. Nothing of it is saved yet.
pub(crate) struct Proven {
    /// The verification, to be saved.
    pub(crate) verification: Verification,
    /// What saves it and gives back what was counted.
    pub(crate) writes: Vec<Write>,
}

impl Desk {
    /// Verifies that somebody is the customer of an order. `net` is the network they come from.
    ///
    /// # Errors
    /// `Refused("verification_failed")`, the same for wrong digits and for an order that does not exist;
    /// `TooMany("verification_locked")`; `Invalid`.
    pub async fn verify(
        &self,
        actor: &Actor,
        net: &str,
        given: &VerificationIn,
    ) -> Result<VerificationView, DeskError> {
        let claim = Claim::read(&given.order_no, &given.factors)?;
        actor.need_for(Scope::Write, Some(&claim.order_no))?;
        if let Some(known) = self.remembered(actor).await? {
            return self.verification_view(&actor.merchant, &known).await;
        }
        let proven = self.prove(&actor.merchant, &actor.who, net, &claim).await?;
        let mut change = Change::new(actor.merchant.clone());
        self.remember(&mut change, actor, &proven.verification.id);
        proven.writes.into_iter().for_each(|write| {
            change.push(write);
        });
        match self.commit_once(actor, change).await? {
            Some(twin) => self.verification_view(&actor.merchant, &twin).await,
            None => Ok(view(&proven.verification)),
        }
    }

    /// Counts the try, compares, and says what saves the proof.
    pub(crate) async fn prove(
        &self,
        merchant: &MerchantId,
        who: &str,
        net: &str,
        claim: &Claim,
    ) -> Result<Proven, DeskError> {
        let now = self.clock.real();
        let tallies: Vec<Tally> =
            claim.limits(net).into_iter().map(|(limit, subject)| self.tally(limit, subject, now)).collect();
        let mut change = Change::new(merchant.clone());
        for tally in &tallies {
            change.push(Write::Tally(tally.clone()));
        }
        match self.store.commit(change).await {
            Ok(_) => {}
            Err(error) if is_full(&error) => {
                return Err(self.locked(merchant, net, claim, now).await?);
            }
            Err(error) => return Err(error.into()),
        }
        let order = self.order_private(merchant, Some(&claim.order_no)).await?;
        if !claim.holds(order.as_ref()) {
            metrics::counter!("gaidao_verifications_failed_total").increment(1);
            self.note_failure(merchant, who, claim, order.is_some(), now).await?;
            return Err(DeskError::Refused { code: "verification_failed" });
        }
        let id = VerificationId::mint(&Moment::new(now, self.clock.nonce()));
        let verification = Verification {
            id: id.to_string(),
            order_no: claim.order_no.clone(),
            strength: claim.strength,
            created_at: now,
            expires_at: now.plus_ms(GOOD_FOR_MS),
        };
        let mut writes: Vec<Write> = tallies.into_iter().map(Write::DropTally).collect();
        writes.push(Write::Guests(GuestWrite::Verified(verification.clone())));
        writes.push(self.noted(
            who,
            "verification.passed",
            &claim.order_no,
            &json!({ "verification": verification.id, "strength": claim.strength }),
        ));
        Ok(Proven { verification, writes })
    }

    /// Which limit is used up, until when, and what is still taken.
    async fn locked(
        &self,
        merchant: &MerchantId,
        net: &str,
        claim: &Claim,
        now: At,
    ) -> Result<DeskError, DeskError> {
        // None is full any more when the oldest failure has just left its window.
        let (mut longest, mut only_last4) = (Standing::default(), true);
        for (limit, subject) in claim.limits(net) {
            let standing = self.standing(merchant, limit, subject, now).await?;
            if standing.count >= limit.max {
                only_last4 &= limit == OF_LAST4;
                longest = std::cmp::max_by_key(longest, standing, |standing| standing.wait_ms);
            }
        }
        metrics::counter!("gaidao_verifications_locked_total").increment(1);
        Ok(DeskError::TooMany {
            code: "verification_locked",
            seconds: longest.wait_seconds(),
            instead: (only_last4 && longest.wait_ms > 0).then_some("phone"),
        })
    }

    /// Writes a failure down; from the third of an order on the merchant is told, once a day.
    async fn note_failure(
        &self,
        merchant: &MerchantId,
        who: &str,
        claim: &Claim,
        exists: bool,
        now: At,
    ) -> Result<(), DeskError> {
        let failures = self.standing(merchant, OF_ORDER, &claim.order_no, now).await?.count;
        // People type anything for an order number, and nothing personal belongs in the audit log.
        let subject = if exists { claim.order_no.as_str() } else { "unknown" };
        let detail = json!({ "factor": claim.strength, "failures": failures });
        let audit = |action: &str| self.noted(who, action, subject, &detail);
        let failed = Change::new(merchant.clone()).with(audit("verification.failed"));
        if failures < TOLD_AT {
            self.store.commit(failed).await?;
            return Ok(());
        }
        let mut telling = Change::new(merchant.clone())
            .with(Write::Tally(self.tally(TOLD, &claim.order_no, now)))
            .with(audit("verification.failing"));
        if exists {
            let data = json!({ "order_no": claim.order_no, "failures": failures });
            let event = self.new_event(EventKind::VerificationFailing, None, &data);
            telling.push(Write::Emit { event, deliver_at: now, only: None });
        }
        match self.store.commit(telling).await {
            Ok(_) => {}
            Err(error) if is_full(&error) => {
                self.store.commit(failed).await?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// The strength of a verification that somebody shows with a request about `order_no`.
    pub(crate) async fn shown_proof(
        &self,
        merchant: &MerchantId,
        id: &str,
        order_no: Option<&str>,
    ) -> Result<Strength, DeskError> {
        let now = self.clock.real();
        let found = match VerificationId::parse(id) {
            Ok(id) => self.of(merchant).verification(id.as_str()).await?,
            Err(_) => None,
        };
        found
            .filter(|proof| proof.expires_at > now && Some(proof.order_no.as_str()) == order_no)
            .map(|proof| proof.strength)
            .ok_or(DeskError::Refused { code: "verification_not_valid" })
    }

    async fn verification_view(
        &self,
        merchant: &MerchantId,
        id: &str,
    ) -> Result<VerificationView, DeskError> {
        let found = self.of(merchant).verification(id).await?;
        found.as_ref().map(view).ok_or(DeskError::NotFound { what: "verification" })
    }
}

fn view(verification: &Verification) -> VerificationView {
    VerificationView {
        id: verification.id.clone(),
        strength: verification.strength.as_str().to_owned(),
        order_no: verification.order_no.clone(),
        expires_at: verification.expires_at.rfc3339(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaidao_core::Party;

    fn check(buyer: &str, recipient: &str, factors: (Option<&str>, Option<&str>), expected: bool) {
        let order = OrderPrivate {
            buyer_phone: buyer.to_owned(),
            recipient: Party { phone: recipient.to_owned(), ..Party::default() },
            remark: String::new(),
        };
        let (phone_last4, phone) = factors;
        let factors =
            FactorsIn { phone_last4: phone_last4.map(str::to_owned), phone: phone.map(str::to_owned) };
        let claim = Claim::read("A-1", &factors).unwrap();
        assert_eq!(claim.holds(Some(&order)), expected, "{buyer} {recipient} {phone_last4:?} {phone:?}");
        assert!(!claim.holds(None));
    }

    #[test]
    fn a_phone_of_the_order_is_known_by_its_digits() {
        let (buyer, recipient) = ("+86 138 0013 8000", "13900139001-4321");
        for (last4, fits) in [("8000", true), ("9001", true), ("4321", false), ("0000", false)] {
            check(buyer, recipient, (Some(last4), None), fits);
        }
        for (phone, fits) in [
            ("13800138000", true),
            ("138-0013-8000", true),
            ("+8613900139001", true),
            ("13800138001", false),
            ("8000000", false),
        ] {
            check(buyer, recipient, (None, Some(phone)), fits);
        }
        // The stronger factor counts, and must hold.
        check(buyer, recipient, (Some("8000"), Some("13700137000")), false);
        check("0571-88001234", "0571-88001234", (Some("1234"), None), true);
    }

    #[test]
    fn what_cannot_be_a_factor_is_refused_before_anything_is_counted() {
        for factors in [
            FactorsIn::default(),
            FactorsIn { phone_last4: Some("800".to_owned()), phone: None },
            FactorsIn { phone_last4: Some("80000".to_owned()), phone: None },
            FactorsIn { phone_last4: Some("８０００".to_owned()), phone: None },
            FactorsIn { phone_last4: None, phone: Some("8000".to_owned()) },
        ] {
            assert!(matches!(Claim::read("A-1", &factors), Err(DeskError::Invalid { .. })));
        }
    }
}
