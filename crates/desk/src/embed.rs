//! Pages embedded in the merchant's own: a short-lived token for one order, and who may frame the page.

use std::net::IpAddr;

use gaidao_core::{Moment, id::EmbedId, verification::Strength};
use gaidao_store::{Change, Guest, GuestSort, GuestWrite, Write};
use serde_json::{Value, json};
use url::{Host, Url};

use crate::{
    actor::{Actor, Scope},
    check,
    desk::{Desk, token_hash},
    error::DeskError,
    intake::EmbedIn,
    view::EmbedView,
};

/// What the token of an embedded page begins with.
pub const EMBED_PREFIX: &str = "gde_";
const ORIGINS_MAX: usize = 5;
const MINUTES: u32 = 15;
const MINUTES_MAX: u32 = 60;

impl Desk {
    /// Makes a token for the page of one order.
    ///
    /// # Errors
    /// `NotFound` for an unknown order; `Invalid` for what is no exact origin, or for another duration.
    pub async fn create_embed(&self, actor: &Actor, given: &EmbedIn) -> Result<EmbedView, DeskError> {
        // Nobody hands on more than they may do.
        actor.need(Scope::Read)?;
        actor.need(Scope::Write)?;
        let order_no = check::order_no(&given.order_no)?;
        let origins = origins(&given.origins)?;
        let minutes = check::within("minutes", given.minutes, MINUTES, MINUTES_MAX)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.embed_view(actor, &known).await;
        }
        self.order_exists(actor, &order_no).await?;
        let now = self.clock.real();
        let id = EmbedId::mint(&Moment::new(now, self.clock.nonce()));
        let token = format!("{EMBED_PREFIX}{}.{}", page_part(id.as_str()), self.secret());
        let guest = Guest {
            id: id.to_string(),
            sort: GuestSort::Embed,
            hash: token_hash(&token),
            order_no,
            strength: Strength::None,
            proof: None,
            origins,
            created_at: now,
            expires_at: now.plus_ms(i64::from(minutes) * 60_000),
            revoked_at: None,
        };
        let detail = json!({ "order_no": guest.order_no, "origins": guest.origins, "minutes": minutes });
        match self.admit(actor, &guest, "embed.created", &detail).await? {
            Some(twin) => self.embed_view(actor, &twin).await,
            None => Ok(view(guest, Some(token))),
        }
    }

    /// Revokes a token, from the next request on.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn revoke_embed(&self, actor: &Actor, id: &str) -> Result<EmbedView, DeskError> {
        actor.need(Scope::Write)?;
        let known = EmbedId::parse(id).map_err(|_| DeskError::NotFound { what: "embed token" })?;
        let id = self.revoke_guest(actor, known.as_str(), GuestSort::Embed, "embed.revoked").await?;
        self.embed_view(actor, &id).await
    }

    /// A guest is let in from now on; `Some` is the one that a faster twin of this request let in.
    pub(crate) async fn admit(
        &self,
        actor: &Actor,
        guest: &Guest,
        action: &str,
        detail: &Value,
    ) -> Result<Option<String>, DeskError> {
        let mut change = Change::new(actor.merchant.clone());
        self.remember(&mut change, actor, &guest.id);
        change.push(Write::Guests(GuestWrite::Admit(guest.clone())));
        change.push(self.noted(&actor.who, action, &guest.id, detail));
        self.commit_once(actor, change).await
    }

    /// A guest is no longer let in, nor who came in through it; answers its id.
    pub(crate) async fn revoke_guest(
        &self,
        actor: &Actor,
        id: &str,
        sort: GuestSort,
        action: &str,
    ) -> Result<String, DeskError> {
        if let Some(known) = self.remembered(actor).await? {
            return Ok(known);
        }
        let mut change = Change::new(actor.merchant.clone());
        let at = self.clock.real();
        self.remember(&mut change, actor, id);
        change.push(Write::Guests(GuestWrite::Revoke { id: id.to_owned(), sort, at }));
        change.push(self.noted(&actor.who, action, id, &json!({})));
        Ok(self.commit_once(actor, change).await?.unwrap_or_else(|| id.to_owned()))
    }

    /// Who may frame the page of this token. `None`: nobody; the same for a token that is unknown, revoked or past its
    /// time.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn embed_frames(&self, id: &str) -> Result<Option<Vec<String>>, DeskError> {
        let Ok(id) = EmbedId::parse(id) else { return Ok(None) };
        let found = self.store.instance().guest_by_id(id.as_str()).await?;
        let now = self.clock.real();
        Ok(found
            .map(|(_, guest)| guest)
            .filter(|guest| guest.is_good(GuestSort::Embed, now))
            .map(|guest| guest.origins))
    }

    /// The origins an embedded page may talk to; `None` for whoever is no embedded page.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn embed_origins(&self, actor: &Actor) -> Result<Option<Vec<String>>, DeskError> {
        let Some(id) = actor.who.strip_prefix("embed:") else { return Ok(None) };
        Ok(self.of(&actor.merchant).guest(id).await?.map(|guest| guest.origins))
    }

    async fn embed_view(&self, actor: &Actor, id: &str) -> Result<EmbedView, DeskError> {
        let guest = self.of(&actor.merchant).guest(id).await?;
        let guest = guest.filter(|guest| guest.sort == GuestSort::Embed);
        Ok(view(guest.ok_or(DeskError::NotFound { what: "embed token" })?, None))
    }

    pub(crate) async fn order_exists(&self, actor: &Actor, order_no: &str) -> Result<(), DeskError> {
        let order = self.of(&actor.merchant).order(order_no).await?;
        order.map(drop).ok_or(DeskError::NotFound { what: "order" })
    }
}

/// The public part of a token: whoever holds it knows the page to frame.
fn page_part(id: &str) -> &str {
    id.strip_prefix(EmbedId::PREFIX).unwrap_or(id)
}

fn view(guest: Guest, token: Option<String>) -> EmbedView {
    EmbedView {
        page: format!("/embed/{}", guest.id),
        id: guest.id,
        order_no: guest.order_no,
        origins: guest.origins,
        expires_at: guest.expires_at.rfc3339(),
        revoked_at: guest.revoked_at.map(gaidao_core::At::rfc3339),
        token,
    }
}

fn origins(given: &[String]) -> Result<Vec<String>, DeskError> {
    if given.is_empty() || given.len() > ORIGINS_MAX {
        return Err(DeskError::invalid("origins", "between 1 and 5 origins"));
    }
    let exact = "an exact origin like https://shop.example, or http on loopback";
    given.iter().map(|text| origin(text).ok_or_else(|| DeskError::invalid("origins", exact))).collect()
}

/// An exact origin: scheme, host, port; nothing that a content security policy would read as more than one source.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let loopback = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => IpAddr::V4(ip).is_loopback(),
        Host::Ipv6(ip) => IpAddr::V6(ip).is_loopback(),
    };
    let scheme = url.scheme() == "https" || (url.scheme() == "http" && loopback);
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.-[]_".contains(&b));
    (scheme && plain && url.origin().ascii_serialization() == text).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn only_exact_origins_may_frame() {
        for fits in [
            "https://shop.example",
            "https://shop.example:8443",
            "http://127.0.0.1:8789",
            "http://localhost:8789",
            "http://[::1]:9",
        ] {
            assert_eq!(origin(fits).as_deref(), Some(fits));
        }
        for bad in [
            "",
            "*",
            "https://*.example",
            "https://*",
            "https:",
            "http://shop.example",
            "https://shop.example/",
            "https://shop.example/a",
            "https://shop.example?x",
            "https://shop.example:443",
            "https://user@shop.example",
            "https://SHOP.example",
            "https://shop.example; script-src *",
            "https://shop.example https://evil.example",
            "https://a.example,https://b.example",
            "'self'",
            "null",
            "data:text/html,x",
            "javascript:alert(1)",
            "file:///etc",
        ] {
            assert_eq!(origin(bad), None, "{bad}");
        }
    }
}
