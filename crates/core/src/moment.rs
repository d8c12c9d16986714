//! Time, money, and what the outside lends to a pure function.

use jiff::{Timestamp, tz::Offset};
use serde::{Deserialize, Serialize};

/// A moment in UTC milliseconds since 1970. Stored as BIGINT; shown in Asia/Shanghai, which has had no summer
/// time since 1991, so the fixed offset +08:00 is exact for every parcel there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct At(pub i64);

impl At {
    /// This moment plus `ms` milliseconds (saturating).
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative when `earlier` is later.
    #[must_use]
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// RFC 3339 with the offset of Asia/Shanghai, milliseconds kept: `2026-11-20T09:30:00.000+08:00`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        match Timestamp::from_millisecond(self.0) {
            Ok(at) => {
                let t = Offset::constant(8).to_datetime(at);
                // Written some ten times for every answer: a format string read at run time would cost more, and so do
                // the formatter's widths.
                let mut out = String::with_capacity(29);
                for (value, places, after) in [
                    (i32::from(t.year()), 4, "-"),
                    (i32::from(t.month()), 2, "-"),
                    (i32::from(t.day()), 2, "T"),
                    (i32::from(t.hour()), 2, ":"),
                    (i32::from(t.minute()), 2, ":"),
                    (i32::from(t.second()), 2, "."),
                    (i32::from(t.millisecond()), 3, "+08:00"),
                ] {
                    put_digits(&mut out, value.unsigned_abs(), places);
                    out.push_str(after);
                }
                out
            }
            Err(_) => "invalid-time".to_owned(),
        }
    }

    /// Reads RFC 3339 with any offset.
    ///
    /// # Errors
    /// When the text is not RFC 3339 with an offset.
    pub fn parse_rfc3339(text: &str) -> Result<Self, BadTime> {
        text.parse::<Timestamp>().map(|at| Self(at.as_millisecond())).map_err(|_| BadTime)
    }

    /// Reads `yyyy-MM-dd HH:mm:ss` as Beijing time, the form every courier here uses.
    ///
    /// # Errors
    /// When the text has another form.
    pub fn parse_beijing(text: &str) -> Result<Self, BadTime> {
        let local = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", text.trim()).map_err(|_| BadTime)?;
        Offset::constant(8).to_timestamp(local).map(|at| Self(at.as_millisecond())).map_err(|_| BadTime)
    }

    /// `yyyy-MM-dd HH:mm:ss` in Beijing time, as couriers write it.
    #[must_use]
    pub fn beijing(self) -> String {
        match Timestamp::from_millisecond(self.0) {
            Ok(at) => Offset::constant(8).to_datetime(at).strftime("%Y-%m-%d %H:%M:%S").to_string(),
            Err(_) => "invalid-time".to_owned(),
        }
    }
}

/// The last `places` decimal digits of a number.
fn put_digits(out: &mut String, value: u32, places: u32) {
    for place in (0..places).rev() {
        out.extend(char::from_digit(value / 10_u32.pow(place) % 10, 10));
    }
}

/// The text is not a time in the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadTime;

/// Money in fen (1/100 CNY). Never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Fen(pub i64);

/// What the outside lends to a pure function: the time and 128 bits nobody else has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Now, in business time (the demo's clock may run fast).
    pub at: At,
    /// Fresh random bits; the seeded simulation gives predictable ones.
    pub nonce: u128,
}

impl Moment {
    /// A moment at `at` with `nonce`.
    #[must_use]
    pub const fn new(at: At, nonce: u128) -> Self {
        Self { at, nonce }
    }
}

/// Minutes as milliseconds, for tables.
#[must_use]
pub const fn minutes(n: i64) -> i64 {
    n * 60_000
}

/// Hours as milliseconds, for tables.
#[must_use]
pub const fn hours(n: i64) -> i64 {
    n * 3_600_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_and_show() {
        let at = At::parse_rfc3339("2026-11-20T09:30:00+08:00").unwrap();
        assert_eq!(at, At::parse_beijing("2026-11-20 09:30:00").unwrap());
        assert_eq!(at.rfc3339(), "2026-11-20T09:30:00.000+08:00");
        assert_eq!(At(at.0 + 7).rfc3339(), "2026-11-20T09:30:00.007+08:00");
        assert_eq!(At(-28_800_001).rfc3339(), "1969-12-31T23:59:59.999+08:00");
        assert_eq!(at.beijing(), "2026-11-20 09:30:00");
        for bad in ["", "2026-11-20", "2026-11-20T09:30:00", "x"] {
            assert_eq!(At::parse_rfc3339(bad), Err(BadTime), "{bad}");
        }
    }
}
