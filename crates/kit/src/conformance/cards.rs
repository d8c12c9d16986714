//! The card must make sense by itself.

use gaidao_core::RepeatClass;
use std::collections::BTreeSet;

use super::Report;
use crate::{call::CallName, card::Card};

pub(super) fn check(card: &Card, report: &mut Report) {
    let mut must = |fine: bool, what: &str| {
        if !fine {
            report.fail("card", "card", what);
        }
    };
    let plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    must(plain(card.id), "id: lower-case letters, digits and _");
    must(!card.couriers.is_empty(), "reaches no courier");
    must(!card.sources.is_empty(), "names no source");
    must(!card.kinds.is_empty(), "offers no kind");
    must(card.calls_per_second > 0, "calls_per_second is zero");
    must(card.can(CallName::Check), "has no test call");
    must(card.can(CallName::Intercept), "cannot intercept");
    must(card.can(CallName::Withdraw) == card.can_withdraw, "can_withdraw and calls disagree");
    let queried = matches!(card.repeat_class, RepeatClass::K | RepeatClass::Q);
    must(!queried || card.can(CallName::Query), "class K or Q without a query");
    must(
        card.endpoints.iter().all(|end| end.base_url.starts_with("https://") && !end.base_url.ends_with('/')),
        "endpoints: https, no trailing slash",
    );
    must(card.fields.iter().all(|field| plain(field.key) && field.length_max > 0), "fields: key or length");
    must(card.fields.iter().any(|field| field.secret), "no secret field: nothing could be signed");
    for schedule in [card.query_ms, card.track_ms] {
        must(schedule.is_sorted() && schedule.iter().all(|ms| *ms > 0), "a schedule does not rise");
    }
    unique("field", card.fields.iter().map(|field| field.key.to_owned()), report);
    unique("call", card.calls.iter().map(|call| call.as_str().to_owned()), report);
    unique("kind", card.kinds.iter().map(|offer| offer.kind.as_str().to_owned()), report);
    unique("code", card.codes.iter().map(|row| format!("{} {}", row.table, row.code)), report);
    unique("stage code", card.stages.iter().map(|row| format!("{} {}", row.table, row.code)), report);
}

fn unique(what: &str, keys: impl Iterator<Item = String>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for key in keys {
        if !seen.insert(key.clone()) {
            report.fail("card", "card", format!("{what} {key} is listed twice"));
        }
    }
}
