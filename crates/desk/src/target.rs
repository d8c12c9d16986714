//! From what was asked (`target` or `target_text`) to the party a command carries. Never guesses: an incomplete or
//! ambiguous address is refused with what was understood, so that a person can mend it.

use gaidao_address::{Parsed, RegionError, Verdict};
use gaidao_core::{Kind, Party};
use serde_json::{Value, json};

use crate::{
    check,
    error::DeskError,
    intake::{InterceptionIn, PartyIn},
};

/// The party of a command, or `None` for kinds that have none.
///
/// # Errors
/// `Invalid` when neither or both forms are given; `AddressIncomplete`, `AddressAmbiguous`.
pub(crate) fn of(ask: &InterceptionIn, recipient: Option<&Party>) -> Result<Option<Party>, DeskError> {
    if !ask.kind.needs_target() {
        return match (&ask.target, &ask.target_text) {
            (None, None) => Ok(None),
            _ => Err(DeskError::invalid("target", "this kind has no target; leave it out")),
        };
    }
    match (&ask.target, &ask.target_text) {
        (Some(target), None) => official(check::party("target", target)?).map(Some),
        (None, Some(text)) => from_text(ask.kind, text, recipient).map(Some),
        (Some(_), Some(_)) => Err(DeskError::invalid("target_text", "give target or target_text, not both")),
        (None, None) => Err(DeskError::invalid("target", "this kind needs target or target_text")),
    }
}

/// Writes the region with its official names (浙江 → 浙江省). A county the division data does not know stays as the
/// merchant's system gave it: the data has a date, and the courier decides. Provinces do not change.
fn official(party: Party) -> Result<Party, DeskError> {
    match gaidao_address::resolve_region(&party.province, Some(&party.city), party.district.as_deref()) {
        Ok(region) => Ok(Party {
            province: region.province.unwrap_or(party.province),
            city: region.city.unwrap_or_default(),
            district: region.district,
            ..party
        }),
        Err(RegionError::UnknownProvince) => Err(DeskError::invalid("target.province", "no such province")),
        Err(_) => Ok(party),
    }
}

fn from_text(kind: Kind, text: &str, recipient: Option<&Party>) -> Result<Party, DeskError> {
    let clean = check::prose("target_text", text)?;
    if clean.is_empty() {
        return Err(DeskError::invalid("target_text", "must not be empty"));
    }
    let parsed = gaidao_address::parse(&clean);
    let (name, phone) = contact(&parsed, recipient);
    if kind == Kind::ChangeContact {
        // Only name and phone change; the place stays the order's.
        let place = recipient.cloned().unwrap_or_default();
        let party = Party { name, phone, ..place };
        return checked(party, &parsed);
    }
    match parsed.verdict {
        Verdict::Ok => {}
        Verdict::Incomplete => {
            let missing = parsed.missing.iter().map(|part| label(&json!(part))).collect();
            return Err(DeskError::AddressIncomplete { missing, parsed: Box::new(json!(parsed)) });
        }
        Verdict::Ambiguous => {
            let candidates = parsed.candidates.iter().map(|candidate| json!(candidate)).collect();
            return Err(DeskError::AddressAmbiguous { candidates, parsed: Box::new(json!(parsed)) });
        }
    }
    let party = Party {
        name,
        phone,
        province: parsed.province.clone().unwrap_or_default(),
        city: parsed.city.clone().unwrap_or_default(),
        district: parsed.district.clone(),
        street: parsed.street.clone(),
        detail: parsed.detail.clone().unwrap_or_default(),
    };
    checked(party, &parsed)
}

/// A customer may change the address only: name and phone then stay the order's.
fn contact(parsed: &Parsed, recipient: Option<&Party>) -> (String, String) {
    let kept = recipient.cloned().unwrap_or_default();
    let name = parsed.name.clone().unwrap_or(kept.name);
    let phone = match (&parsed.mobile, &parsed.ext) {
        (Some(mobile), Some(ext)) => format!("{mobile}-{ext}"),
        (Some(mobile), None) => mobile.clone(),
        (None, _) => kept.phone,
    };
    (name, phone)
}

fn checked(party: Party, parsed: &Parsed) -> Result<Party, DeskError> {
    let missing: Vec<String> = [("name", &party.name), ("phone", &party.phone), ("detail", &party.detail)]
        .into_iter()
        .filter(|(_, value)| value.is_empty())
        .map(|(part, _)| part.to_owned())
        .collect();
    if !missing.is_empty() {
        return Err(DeskError::AddressIncomplete { missing, parsed: Box::new(json!(parsed)) });
    }
    let given = PartyIn {
        name: party.name,
        phone: party.phone,
        province: party.province,
        city: party.city,
        district: party.district,
        street: party.street,
        detail: party.detail,
    };
    check::party("target_text", &given)
}

fn label(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
