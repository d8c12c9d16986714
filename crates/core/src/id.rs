//! Ids: a prefix that says what it is, then a UUIDv7 in hex, so that ids sort by time.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::moment::Moment;

/// The text is not an id of the expected kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

fn mint(prefix: &str, moment: &Moment) -> String {
    let random = moment.nonce.to_be_bytes();
    let mut tail = [0_u8; 10];
    for (to, from) in tail.iter_mut().zip(random) {
        *to = from;
    }
    let ms = u64::try_from(moment.at.0).unwrap_or(0);
    let uuid = uuid::Builder::from_unix_timestamp_millis(ms, &tail).into_uuid();
    format!("{prefix}{}", uuid.simple())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// What every such id begins with.
            pub const PREFIX: &'static str = $prefix;

            /// A new id from the moment's time and nonce.
            #[must_use]
            pub fn mint(moment: &Moment) -> Self {
                Self(mint($prefix, moment))
            }

            /// Reads an id somebody sent: prefix and 32 hex digits.
            ///
            /// # Errors
            /// When the text has another form.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                match text.strip_prefix($prefix) {
                    Some(rest) if rest.len() == 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                        Ok(Self(text.to_owned()))
                    }
                    _ => Err(BadId),
                }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// One command about one parcel, from request to end.
    InterceptionId = "int_";
    /// A tenant.
    MerchantId = "mer_";
    /// An API key (its public part; the key itself is never an id).
    KeyId = "key_";
    /// One event in the outbox: the id a webhook receiver deduplicates by.
    EventId = "evt_";
    /// A webhook endpoint of a merchant.
    WebhookId = "whk_";
    /// A raw callback kept in the inbox.
    InboxId = "cbk_";
    /// A person who works for a merchant.
    UserId = "usr_";
    /// A signed-in browser (never its token).
    SessionId = "ses_";
    /// A one-time link (never its token).
    PassId = "lnk_";
    /// A proof of being the customer of an order.
    VerificationId = "vrf_";
    /// The token of an embedded page (its public part).
    EmbedId = "emb_";
    /// A customer's link, or a customer's visit through one or by proof (never its token).
    CustomerId = "cus_";
    /// A request through a door, for support and logs.
    RequestId = "req_";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::At;

    #[test]
    fn ids_sort_by_time_and_read_back() {
        let early = InterceptionId::mint(&Moment::new(At(1_000), u128::MAX));
        let late = InterceptionId::mint(&Moment::new(At(2_000), 0));
        assert!(early < late);
        assert_eq!(InterceptionId::parse(early.as_str()), Ok(early));
        for bad in
            ["", "int_", "mer_00000000000000000000000000000000", "int_zz000000000000000000000000000000"]
        {
            assert_eq!(InterceptionId::parse(bad), Err(BadId), "{bad}");
        }
    }
}
