//! The courier directory: names, hotlines and waybill shapes of everyone in `data/couriers.csv`.
//!
//! Static facts with their sources beside them in the file. A shape only ever suggests: several couriers use bare
//! digits, so nothing is refused because of one (API.md, "Waybill shapes warn, never refuse").

use std::sync::LazyLock;

use regex_lite::Regex;

const TABLE: &str = include_str!("../data/couriers.csv");

/// One courier.
#[derive(Clone, Debug)]
pub struct Courier {
    /// Code (快递鸟 ShipperCode).
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name; empty where none is known.
    pub name_en: String,
    /// Hotline; `None` where none is known.
    pub hotline: Option<String>,
    shape: Option<Regex>,
    /// The shape has letters that only this courier uses, or the source calls it certain.
    distinctive: bool,
    source: String,
}

impl Courier {
    /// Where the facts come from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The shape is this courier's own.
    Confident,
    /// Others use the same shape.
    Possible,
}

static DIRECTORY: LazyLock<Vec<Courier>> = LazyLock::new(read);

fn read() -> Vec<Courier> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    let mut list = Vec::new();
    for row in reader.records().flatten() {
        let cell = |index: usize| row.get(index).unwrap_or_default().trim();
        // Rows without a unified code are known to an aggregator only; they come with that connector.
        if cell(0).is_empty() {
            continue;
        }
        let pattern = cell(5);
        list.push(Courier {
            code: cell(0).to_owned(),
            name_zh: cell(1).to_owned(),
            name_en: cell(2).to_owned(),
            hotline: Some(cell(4)).filter(|tel| !tel.is_empty()).map(str::to_owned),
            shape: Some(pattern).filter(|p| !p.is_empty()).and_then(|p| Regex::new(p).ok()),
            distinctive: !cell(6).contains("ambiguous") && has_own_letters(pattern),
            source: cell(6).to_owned(),
        });
    }
    list
}

/// Every alternative of the pattern begins with letters, or with a prefix of digits the sheet calls confident.
fn has_own_letters(pattern: &str) -> bool {
    let confident_digits = ["^7[3-9]\\d{12}$", "^77\\d{13}$"];
    confident_digits.contains(&pattern)
        || pattern.split('|').all(|part| {
            part.trim_start_matches(['^', '(']).chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        })
}

/// Every courier with a code, in the file's order (the big ones first).
#[must_use]
pub fn all() -> &'static [Courier] {
    &DIRECTORY
}

/// The courier of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Courier> {
    all().iter().find(|courier| courier.code == code)
}

/// The waybill has the courier's usual shape; `None` when no shape is known.
#[must_use]
pub fn shape_fits(code: &str, waybill_no: &str) -> Option<bool> {
    find(code)?.shape.as_ref().map(|shape| shape.is_match(waybill_no))
}

/// Whose waybill this may be, surest first.
#[must_use]
pub fn recognize(waybill_no: &str) -> Vec<(&'static Courier, Certainty)> {
    let mut found: Vec<_> = all()
        .iter()
        .filter(|courier| courier.shape.as_ref().is_some_and(|shape| shape.is_match(waybill_no)))
        .map(|courier| {
            (courier, if courier.distinctive { Certainty::Confident } else { Certainty::Possible })
        })
        .collect();
    found.sort_by_key(|(_, certainty)| *certainty);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(waybill_no: &str, first: &str, certainty: Certainty) {
        let found = recognize(waybill_no);
        let (courier, sure) = found.first().unwrap_or_else(|| panic!("{waybill_no} is nobody's"));
        assert_eq!((courier.code.as_str(), *sure), (first, certainty), "{waybill_no}");
    }

    #[test]
    fn real_waybills_are_recognised() {
        check("SF7444407228423", "SF", Certainty::Confident);
        check("YT2600227881409", "YTO", Certainty::Confident);
        check("73100130019486", "ZTO", Certainty::Confident);
        check("JDVA00000000001", "JD", Certainty::Confident);
        check("JT1234567890123", "JTSD", Certainty::Confident);
        check("312345678901234", "YD", Certainty::Possible);
        assert!(recognize("x").is_empty());
    }

    #[test]
    fn every_pattern_of_the_file_compiles() {
        let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
        let patterns: Vec<String> =
            reader.records().flatten().map(|row| row.get(5).unwrap_or_default().to_owned()).collect();
        assert!(patterns.len() > 100);
        for pattern in patterns.iter().filter(|p| !p.is_empty()) {
            assert!(Regex::new(pattern).is_ok(), "{pattern}");
        }
        assert!(all().len() > 80);
    }
}
