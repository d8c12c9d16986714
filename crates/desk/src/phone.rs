//! What of a phone number stays the same when its extension changes.

use gaidao_store::phone_digits;

/// The digits of a phone without its extension: virtual numbers change theirs. A dash also stands after an area code,
/// so what follows it is an extension only where a whole number stands before.
pub(crate) fn main_digits(phone: &str) -> String {
    let whole = phone.split(['转', ',']).next().unwrap_or_default();
    let head = whole.rsplit_once('-').map(|(head, _)| phone_digits(head));
    head.filter(|digits| digits.len() >= 11).unwrap_or_else(|| phone_digits(whole))
}

/// The last four digits of a phone, before any extension; couriers ask for them with a waybill. `None` for fewer than
/// four digits.
pub(crate) fn last4(phone: &str) -> Option<String> {
    let digits = main_digits(phone);
    digits.len().checked_sub(4).and_then(|from| digits.get(from..)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_told_from_an_area_code() {
        for (phone, expected) in [
            ("13800138000", Some("8000")),
            ("138-0013-8000", Some("8000")),
            ("+86 138 0013 8000", Some("8000")),
            ("13900139001-4321", Some("9001")),
            ("18411112222转0815", Some("2222")),
            ("18411112222,0815", Some("2222")),
            ("0571-88001234", Some("1234")),
            ("0571-88001234-801", Some("1234")),
            ("110", None),
            ("", None),
        ] {
            assert_eq!(last4(phone).as_deref(), expected, "{phone}");
        }
    }
}
