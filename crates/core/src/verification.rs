//! How somebody proved to be the customer.

use serde::{Deserialize, Serialize};

/// Strength of a proof, weakest first. The last four digits are printed on labels and asked for by couriers' own
/// tracking pages: they filter, they do not authenticate (CONTRACT §3.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// No proof.
    #[default]
    None,
    /// Order number and the last four digits of its phone.
    PhoneLast4,
    /// Order number and its full phone.
    Phone,
    /// A link that the merchant gave to this customer.
    Link,
}

impl Strength {
    /// Every strength.
    pub const ALL: [Self; 4] = [Self::None, Self::PhoneLast4, Self::Phone, Self::Link];

    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::PhoneLast4 => "phone_last4",
            Self::Phone => "phone",
            Self::Link => "link",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::Strength;

    #[test]
    fn names_read_back_and_agree_with_what_is_stored() {
        for strength in Strength::ALL {
            assert_eq!(Strength::parse(strength.as_str()), Some(strength));
            assert_eq!(serde_json::to_value(strength).unwrap(), strength.as_str());
        }
        assert!(Strength::None < Strength::PhoneLast4 && Strength::Phone < Strength::Link);
        assert_eq!(Strength::parse("otp"), None);
    }
}
