//! The house's address written in the three levels couriers ask for.
//!
//! The sheets ask for province, city and county and are silent about the two places where China has two levels.
//! There the level that exists is written twice, as address forms of Chinese shops do: 湖北省 仙桃市 仙桃市,
//! 广东省 东莞市 东莞市.

use gaidao_core::Party;
use gaidao_kit::EncodeError;

/// Longest name sent as a recipient, in characters. No sheet gives a limit; the label has room for this.
const NAME_CHARS_MAX: usize = 50;
/// Longest street part, in characters (JD's `fullAddress` is the only one with a stated limit: 200, jd.md §3.4).
const ADDRESS_CHARS_MAX: usize = 200;

/// A recipient as couriers want it.
pub(crate) struct Place<'a> {
    pub(crate) name: &'a str,
    pub(crate) phone: &'a str,
    pub(crate) province: &'a str,
    pub(crate) city: &'a str,
    pub(crate) county: &'a str,
    /// Town or sub-district and everything below.
    pub(crate) address: String,
}

/// Writes `target` in three levels.
///
/// # Errors
/// [`EncodeError::DoesNotFit`] when a part is missing or too long: nothing is sent.
pub(crate) fn place(target: Option<&Party>) -> Result<Place<'_>, EncodeError> {
    let target = target.ok_or(missing("target"))?;
    let filled = |field: &'static str, text: &'_ str| {
        if text.trim().is_empty() { Err(missing(field)) } else { Ok(()) }
    };
    filled("target.name", &target.name)?;
    filled("target.phone", &target.phone)?;
    filled("target.province", &target.province)?;
    filled("target.detail", &target.detail)?;
    let district = target.district.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let city = Some(target.city.trim()).filter(|text| !text.is_empty()).or(district);
    let city = city.ok_or(missing("target.city"))?;
    let county = district.unwrap_or(city);
    let address = format!("{}{}", target.street.as_deref().unwrap_or_default().trim(), target.detail.trim());
    if target.name.chars().count() > NAME_CHARS_MAX {
        return Err(EncodeError::DoesNotFit { field: "target.name", why: "longer than 50 characters" });
    }
    if address.chars().count() > ADDRESS_CHARS_MAX {
        return Err(EncodeError::DoesNotFit { field: "target.detail", why: "longer than 200 characters" });
    }
    Ok(Place {
        name: target.name.trim(),
        phone: target.phone.trim(),
        province: target.province.trim(),
        city,
        county,
        address,
    })
}

const fn missing(field: &'static str) -> EncodeError {
    EncodeError::DoesNotFit { field, why: "is missing" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(city: &str, district: Option<&str>, street: Option<&str>) -> Party {
        Party {
            name: "张三".to_owned(),
            phone: "13800000000".to_owned(),
            province: "某省".to_owned(),
            city: city.to_owned(),
            district: district.map(str::to_owned),
            street: street.map(str::to_owned),
            detail: "1号".to_owned(),
        }
    }

    #[test]
    fn two_level_places_are_written_in_three() {
        for (party, city, county, address) in [
            (party("杭州市", Some("余杭区"), Some("仓前街道")), "杭州市", "余杭区", "仓前街道1号"),
            (party("", Some("仙桃市"), None), "仙桃市", "仙桃市", "1号"),
            (party("东莞市", None, Some("南城街道")), "东莞市", "东莞市", "南城街道1号"),
        ] {
            let got = place(Some(&party)).unwrap();
            assert_eq!((got.city, got.county, got.address.as_str()), (city, county, address));
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let whole = party("杭州市", None, None);
        for (party, field) in [
            (None, "target"),
            (Some(Party { name: " ".to_owned(), ..whole.clone() }), "target.name"),
            (Some(Party { phone: String::new(), ..whole.clone() }), "target.phone"),
            (Some(Party { city: String::new(), ..whole.clone() }), "target.city"),
            (Some(Party { detail: "长".repeat(201), ..whole.clone() }), "target.detail"),
            (Some(Party { name: "长".repeat(51), ..whole }), "target.name"),
        ] {
            match place(party.as_ref()) {
                Err(EncodeError::DoesNotFit { field: named, .. }) => assert_eq!(named, field),
                _ => panic!("{field} passed"),
            }
        }
    }
}
