//! Checks of what doors hand in. Every rule names its field; nothing is stored before all of them hold.

use gaidao_core::{At, Fen, Party};

use crate::{
    directory,
    error::DeskError,
    intake::{OrderIn, ParcelIn, PartyIn},
};

/// Longest waybill or order number, characters (API.md).
pub const NUMBER_CHARS_MAX: usize = 40;
/// Longest name, phone, shop, account name.
pub const SHORT_CHARS_MAX: usize = 64;
/// Longest address detail, remark, note, courier text.
pub const LONG_CHARS_MAX: usize = 1_000;
/// Most parcels of one order.
pub const PARCELS_MAX: usize = 50;
/// Most scans of one bulk (API.md).
pub const SCANS_MAX: usize = 1_000;
/// Most money of one value, fen: ten million yuan.
pub const FEN_MAX: i64 = 1_000_000_000;

type Checked<T> = Result<T, DeskError>;

/// One line of text: not too long, no control character.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn line(field: &str, text: &str, chars_max: usize) -> Checked<String> {
    if text.chars().any(char::is_control) {
        return Err(DeskError::invalid(field, "contains a control character"));
    }
    limited(field, text, chars_max)
}

/// Text of several lines: newline, return and tab are allowed.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn prose(field: &str, text: &str) -> Checked<String> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(DeskError::invalid(field, "contains a control character"));
    }
    limited(field, text, LONG_CHARS_MAX)
}

fn limited(field: &str, text: &str, chars_max: usize) -> Checked<String> {
    let trimmed = text.trim();
    if trimmed.chars().count() > chars_max {
        return Err(DeskError::invalid(field, &format!("longer than {chars_max} characters")));
    }
    Ok(trimmed.to_owned())
}

/// A line that must not be empty.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn needed(field: &str, text: &str, chars_max: usize) -> Checked<String> {
    let clean = line(field, text, chars_max)?;
    if clean.is_empty() { Err(DeskError::invalid(field, "must not be empty")) } else { Ok(clean) }
}

/// A waybill: not empty, at most 40 characters, no control characters. Unusual shapes only warn.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn waybill(field: &str, text: &str) -> Checked<String> {
    needed(field, text, NUMBER_CHARS_MAX)
}

/// An order number: not empty, at most 40 characters, and not the word that stands in its place in a path.
///
/// # Errors
/// [`DeskError::Invalid`].
pub fn order_no(text: &str) -> Checked<String> {
    let clean = needed("order_no", text, NUMBER_CHARS_MAX)?;
    if clean == "import" { Err(DeskError::invalid("order_no", "this number is reserved")) } else { Ok(clean) }
}

/// A courier code of the directory.
///
/// # Errors
/// [`DeskError::CourierUnknown`] naming `field`.
pub fn courier(field: &str, text: &str) -> Checked<String> {
    match directory::find(text) {
        Some(found) => Ok(found.code.clone()),
        None => Err(DeskError::CourierUnknown {
            field: field.to_owned(),
            courier: text.chars().filter(|c| !c.is_control()).take(20).collect(),
        }),
    }
}

/// A cursor of a list that is ordered by time and id: `next_cursor` of the page before. A wrong one must not look
/// like the first page, else a reader goes round in circles.
///
/// # Errors
/// [`DeskError::Invalid`].
pub fn cursor(text: Option<&str>) -> Checked<Option<String>> {
    let fits = |text: &str| {
        let (at, id) = text.split_once('.')?;
        (at.parse::<i64>().is_ok() && !id.is_empty()).then(|| text.to_owned())
    };
    text.map(|text| fits(text).ok_or_else(wrong_cursor)).transpose()
}

/// What every list says of a cursor it did not give.
pub(crate) fn wrong_cursor() -> DeskError {
    DeskError::invalid("cursor", "not the next_cursor of a page")
}

/// A time.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn time(field: &str, text: &str) -> Checked<At> {
    At::parse_rfc3339(text)
        .map_err(|_| DeskError::invalid(field, "not RFC 3339 with offset, e.g. 2026-11-20T09:30:00+08:00"))
}

/// Money, not negative.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn fen(field: &str, value: Option<i64>) -> Checked<Option<Fen>> {
    match value {
        Some(value) if !(0..=FEN_MAX).contains(&value) => {
            Err(DeskError::invalid(field, "must be between 0 and 1000000000 fen"))
        }
        other => Ok(other.map(Fen)),
    }
}

/// A whole number from 1 to `max`; `usual` when none is given.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn within(field: &str, given: Option<u32>, usual: u32, max: u32) -> Checked<u32> {
    match given.unwrap_or(usual) {
        number if (1..=max).contains(&number) => Ok(number),
        _ => Err(DeskError::invalid(field, &format!("must be between 1 and {max}"))),
    }
}

/// A phone: digits with optional +, spaces, dashes, and an extension.
///
/// # Errors
/// [`DeskError::Invalid`] naming `field`.
pub fn phone(field: &str, text: &str) -> Checked<String> {
    let clean = needed(field, text, 32)?;
    let digits = clean.chars().filter(char::is_ascii_digit).count();
    let others = clean
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '转' | ',' | '(' | ')' | '*'));
    if digits < 5 || !others {
        return Err(DeskError::invalid(field, "not a phone number"));
    }
    Ok(clean)
}

/// A person at a place; `field` is the prefix of its members.
///
/// # Errors
/// [`DeskError::Invalid`] naming the member.
pub fn party(field: &str, given: &PartyIn) -> Checked<Party> {
    let member = |name: &str| format!("{field}.{name}");
    let optional = |name: &str, text: &Option<String>| -> Checked<Option<String>> {
        let clean = line(&member(name), text.as_deref().unwrap_or_default(), SHORT_CHARS_MAX)?;
        Ok(Some(clean).filter(|t| !t.is_empty()))
    };
    Ok(Party {
        name: needed(&member("name"), &given.name, SHORT_CHARS_MAX)?,
        phone: phone(&member("phone"), &given.phone)?,
        province: needed(&member("province"), &given.province, SHORT_CHARS_MAX)?,
        city: line(&member("city"), &given.city, SHORT_CHARS_MAX)?,
        district: optional("district", &given.district)?,
        street: optional("street", &given.street)?,
        detail: needed(&member("detail"), &given.detail, 200)?,
    })
}

/// A parcel of an order, checked.
#[derive(Clone, Debug)]
pub struct CheckedParcel {
    /// Courier code.
    pub courier: String,
    /// Waybill.
    pub waybill_no: String,
    /// Account, if named.
    pub account: Option<String>,
    /// When it left.
    pub shipped_at: Option<At>,
}

/// An order, checked.
pub struct CheckedOrder {
    /// Shop.
    pub shop: String,
    /// Buyer's phone.
    pub buyer_phone: String,
    /// When placed.
    pub placed_at: At,
    /// Value.
    pub value: Option<Fen>,
    /// Remark.
    pub remark: String,
    /// Recipient.
    pub recipient: Party,
    /// Parcels.
    pub parcels: Vec<CheckedParcel>,
    /// Warnings that refuse nothing.
    pub warnings: Vec<String>,
}

/// Checks a whole order.
///
/// # Errors
/// The first rule that does not hold.
pub fn order(given: &OrderIn) -> Checked<CheckedOrder> {
    if given.parcels.len() > PARCELS_MAX {
        return Err(DeskError::invalid("parcels", "more than 50 parcels"));
    }
    let mut warnings = Vec::new();
    let mut parcels: Vec<CheckedParcel> = Vec::with_capacity(given.parcels.len());
    for (index, parcel) in given.parcels.iter().enumerate() {
        let checked = order_parcel(index, parcel)?;
        let same = |known: &&mut CheckedParcel| {
            (&known.courier, &known.waybill_no) == (&checked.courier, &checked.waybill_no)
        };
        // Exports with a row per article name the parcel once for each.
        if let Some(known) = parcels.iter_mut().find(same) {
            known.account = checked.account.or(known.account.take());
            known.shipped_at = checked.shipped_at.or(known.shipped_at);
            continue;
        }
        if directory::shape_fits(&checked.courier, &checked.waybill_no) == Some(false) {
            warnings.push(format!("parcels[{index}].waybill_no：不像 {} 的运单号，请核对", checked.courier));
        }
        parcels.push(checked);
    }
    Ok(CheckedOrder {
        shop: needed("shop", &given.shop, SHORT_CHARS_MAX)?,
        buyer_phone: phone("buyer_phone", &given.buyer_phone)?,
        placed_at: time("placed_at", &given.placed_at)?,
        value: fen("value_fen", given.value_fen)?,
        remark: prose("remark", given.remark.as_deref().unwrap_or_default())?,
        recipient: party("recipient", &given.recipient)?,
        parcels,
        warnings,
    })
}

fn order_parcel(index: usize, given: &ParcelIn) -> Checked<CheckedParcel> {
    let member = |name: &str| format!("parcels[{index}].{name}");
    let account = match &given.account {
        Some(name) => Some(needed(&member("account"), name, SHORT_CHARS_MAX)?),
        None => None,
    };
    let shipped_at = match &given.shipped_at {
        Some(text) => Some(time(&member("shipped_at"), text)?),
        None => None,
    };
    Ok(CheckedParcel {
        courier: courier(&member("courier"), &given.courier)?,
        waybill_no: waybill(&member("waybill_no"), &given.waybill_no)?,
        account,
        shipped_at,
    })
}
