//! Times as the couriers write them: Beijing wall clock.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

pub(crate) const MINUTE_MS: i64 = 60_000;
pub(crate) const HOUR_MS: i64 = 60 * MINUTE_MS;

fn beijing(ms: i64) -> jiff::Zoned {
    let bounded = ms.clamp(Timestamp::MIN.as_millisecond(), Timestamp::MAX.as_millisecond());
    let moment = Timestamp::from_millisecond(bounded).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.to_zoned(TimeZone::fixed(Offset::constant(8)))
}

/// `2026-01-02 03:04:05`, Beijing time, as all four couriers write it.
pub(crate) fn wall(ms: i64) -> String {
    beijing(ms).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// RFC 3339 with the offset `+08:00`, as the control plane writes it.
pub(crate) fn rfc3339(ms: i64) -> String {
    beijing(ms).strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

/// Serde for a millisecond field that is shown as RFC 3339 outside.
pub(crate) mod shown {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(ms: &i64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::rfc3339(*ms))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse::<jiff::Timestamp>().map(|moment| moment.as_millisecond()).map_err(D::Error::custom)
    }
}
