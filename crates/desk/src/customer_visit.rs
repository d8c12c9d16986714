//! How a customer comes in: a link the merchant gave, or an order number and what the customer knows.

use std::collections::BTreeSet;

use gaidao_core::{At, MerchantId, Moment, id::CustomerId, verification::Strength};
use gaidao_store::{Change, Guest, GuestSort, GuestWrite, Write};
use serde_json::json;

use crate::{
    actor::{Actor, Reach, Scope, Visit},
    check,
    desk::{Desk, token_hash},
    error::DeskError,
    intake::{LinkIn, VisitIn},
    verify::{Claim, GOOD_FOR_MS},
    view::{LinkView, VisitView},
};

/// What the token of a customer's link begins with. It is no bearer token: it opens visits.
pub const LINK_PREFIX: &str = "gdc_";
/// What the bearer token of a visit begins with.
pub const VISIT_PREFIX: &str = "gdv_";
const HOURS: u32 = 72;
const HOURS_MAX: u32 = 720;

impl Desk {
    /// Makes a link for the customer of an order. Whoever holds it is taken for the customer: give it to nobody else.
    ///
    /// # Errors
    /// `NotFound` for an unknown order; `Invalid` for another duration.
    pub async fn create_link(&self, actor: &Actor, given: &LinkIn) -> Result<LinkView, DeskError> {
        // Nobody hands on more than they may do.
        actor.need(Scope::Read)?;
        actor.need(Scope::Write)?;
        let order_no = check::order_no(&given.order_no)?;
        let hours = check::within("hours", given.hours, HOURS, HOURS_MAX)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.link_view(actor, &known).await;
        }
        self.order_exists(actor, &order_no).await?;
        let ms = i64::from(hours) * 3_600_000;
        let (guest, token) = self.guest(GuestSort::Link, LINK_PREFIX, (order_no, Strength::Link, None), ms);
        let detail = json!({ "order_no": guest.order_no, "hours": hours });
        match self.admit(actor, &guest, "customer_link.created", &detail).await? {
            Some(twin) => self.link_view(actor, &twin).await,
            None => Ok(link(guest, Some(token))),
        }
    }

    /// Revokes a link and the visits through it, from the next request on.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn revoke_link(&self, actor: &Actor, id: &str) -> Result<LinkView, DeskError> {
        actor.need(Scope::Write)?;
        let known = CustomerId::parse(id).map_err(|_| DeskError::NotFound { what: "customer link" })?;
        let id = self.revoke_guest(actor, known.as_str(), GuestSort::Link, "customer_link.revoked").await?;
        self.link_view(actor, &id).await
    }

    async fn link_view(&self, actor: &Actor, id: &str) -> Result<LinkView, DeskError> {
        let guest = self.of(&actor.merchant).guest(id).await?;
        let guest = guest.filter(|guest| guest.sort == GuestSort::Link);
        Ok(link(guest.ok_or(DeskError::NotFound { what: "customer link" })?, None))
    }

    fn guest(
        &self,
        sort: GuestSort,
        prefix: &str,
        (order_no, strength, proof): (String, Strength, Option<String>),
        good_for_ms: i64,
    ) -> (Guest, String) {
        let now = self.clock.real();
        let token = format!("{prefix}{}", self.secret());
        let guest = Guest {
            id: CustomerId::mint(&Moment::new(now, self.clock.nonce())).to_string(),
            sort,
            hash: token_hash(&token),
            order_no,
            strength,
            proof,
            origins: Vec::new(),
            created_at: now,
            expires_at: now.plus_ms(good_for_ms),
            revoked_at: None,
        };
        (guest, token)
    }

    /// Begins a visit: with the token of a link, or with what the customer knows. `net` is the network they come from.
    ///
    /// # Errors
    /// `Refused("link_not_valid")`; as [`Desk::verify`] without a link; `Invalid`.
    pub async fn open_visit(&self, net: &str, given: &VisitIn) -> Result<VisitView, DeskError> {
        let (merchant, guest, token, mut writes) = match (&given.token, &given.order_no, &given.factors) {
            (Some(token), None, None) => self.visit_by_link(token).await?,
            (None, Some(order_no), Some(factors)) => {
                let claim = Claim::read(order_no, factors)?;
                self.visit_by_claim(net, claim, given.merchant.as_deref()).await?
            }
            _ => return Err(DeskError::invalid("token", "give token, or order_no with factors")),
        };
        let mut change = Change::new(merchant.clone());
        writes.push(self.noted(
            &format!("customer:{}", guest.id),
            "customer.visited",
            &guest.order_no,
            &json!({ "strength": guest.strength, "proof": guest.proof }),
        ));
        writes.push(Write::Guests(GuestWrite::Admit(guest.clone())));
        writes.into_iter().for_each(|write| {
            change.push(write);
        });
        self.store.commit(change).await?;
        let actor = visitor(merchant, &guest)
            .ok_or_else(|| DeskError::Internal("a visit without a proof".to_owned()))?;
        Ok(VisitView {
            visit: token,
            strength: guest.strength.as_str().to_owned(),
            expires_at: guest.expires_at.rfc3339(),
            order: self.customer_order(&actor).await?,
        })
    }

    async fn visit_by_link(&self, token: &str) -> Result<(MerchantId, Guest, String, Vec<Write>), DeskError> {
        let not_valid = DeskError::Refused { code: "link_not_valid" };
        let (merchant, link) = self.guest_of(token, GuestSort::Link, LINK_PREFIX).await?.ok_or(not_valid)?;
        // A visit ends with its link.
        let left_ms = link.expires_at.since_ms(self.clock.real()).min(GOOD_FOR_MS);
        let proven = (link.order_no, Strength::Link, Some(link.id));
        let (guest, token) = self.guest(GuestSort::Visit, VISIT_PREFIX, proven, left_ms);
        Ok((merchant, guest, token, Vec::new()))
    }

    async fn visit_by_claim(
        &self,
        net: &str,
        claim: Claim,
        merchant: Option<&str>,
    ) -> Result<(MerchantId, Guest, String, Vec<Write>), DeskError> {
        let (merchant, claim) = self.addressed(merchant, claim).await?;
        let proven = self.prove(&merchant, "customer", net, &claim).await?;
        let proof = proven.verification;
        let known = (proof.order_no, proof.strength, Some(proof.id));
        let (guest, token) = self.guest(GuestSort::Visit, VISIT_PREFIX, known, GOOD_FOR_MS);
        Ok((merchant, guest, token, proven.writes))
    }

    /// Whose order is meant. A merchant that does not exist is tried and refused like an order that does not.
    async fn addressed(&self, name: Option<&str>, claim: Claim) -> Result<(MerchantId, Claim), DeskError> {
        let merchants = self.store.instance().merchants().await?;
        let named = match (name, merchants.as_slice()) {
            (None, [only]) => return Ok((only.id.clone(), claim)),
            (None, _) => return Err(DeskError::invalid("merchant", "this field is required")),
            (Some(name), list) => list.iter().find(|merchant| merchant.name == name.trim()),
        };
        match (named, merchants.first()) {
            (Some(found), _) => Ok((found.id.clone(), claim)),
            (None, Some(first)) => Ok((first.id.clone(), claim.of_nobody())),
            (None, None) => Err(DeskError::Refused { code: "verification_failed" }),
        }
    }

    /// The guest a token belongs to, if it is of this sort and still let in.
    pub(crate) async fn guest_of(
        &self,
        token: &str,
        sort: GuestSort,
        prefix: &str,
    ) -> Result<Option<(MerchantId, Guest)>, DeskError> {
        if !token.starts_with(prefix) || token.len() > 128 {
            return Ok(None);
        }
        let hash = token_hash(token);
        let now = self.clock.real();
        let found = self.store.instance().guest_by_hash(&hash).await?;
        Ok(found.filter(|(_, guest)| guest.is_good(sort, now)))
    }
}

/// The actor of a visit.
pub(crate) fn visitor(merchant: MerchantId, guest: &Guest) -> Option<Actor> {
    let visit =
        Visit { order_no: guest.order_no.clone(), strength: guest.strength, proof: guest.proof.clone()? };
    Some(Actor {
        merchant,
        who: format!("customer:{}", guest.id),
        scopes: BTreeSet::new(),
        reach: Reach::Visit(visit),
        once: None,
    })
}

fn link(guest: Guest, token: Option<String>) -> LinkView {
    LinkView {
        id: guest.id,
        order_no: guest.order_no,
        expires_at: guest.expires_at.rfc3339(),
        revoked_at: guest.revoked_at.map(At::rfc3339),
        url: token.as_ref().map(|token| format!("/customer#{token}")),
        token,
    }
}
