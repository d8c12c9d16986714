//! Encoding: exact bytes, the same every time, nothing secret in Debug, nothing sent without credentials.

use gaidao_core::{Kind, Moment};
use std::fmt::Debug;

use super::{Report, case::Case};
use crate::{
    account::Account,
    call::{Call, Command, TrackAsk, Withdraw},
    connector::{Connector, EncodeError},
    http::HttpRequest,
};

pub(super) fn check(connector: &dyn Connector, case: &Case, report: &mut Report) {
    let (Some(call), Some(at)) = (&case.call, case.moment()) else {
        return;
    };
    let account = case.account();
    let encoded = connector.encode(call, &at, &account);
    if encoded != connector.encode(call, &at, &account) {
        report.fail(&case.name, "deterministic", "the same arguments gave other bytes");
    }
    quiet(connector, case, &(call, &account, &encoded), report);
    match (encoded, &case.unencodable) {
        (Err(error), Some(expected)) => {
            let field = field_of(&error).map(str::to_owned);
            if error.code() != expected.code || field != expected.field {
                report.fail(&case.name, "unencodable", format!("refused with {error:?}"));
            }
        }
        (Ok(_), Some(_)) => report.fail(&case.name, "unencodable", "was written all the same"),
        (Err(error), None) => report.fail(&case.name, "request", format!("cannot be written: {error}")),
        (Ok(request), None) => {
            same(case, &request, report);
            needs_credentials(connector, case, call, &at, &request, report);
        }
    }
}

const fn field_of(error: &EncodeError) -> Option<&'static str> {
    match error {
        EncodeError::MissingCredential { field } | EncodeError::DoesNotFit { field, .. } => Some(field),
        EncodeError::NotOffered { .. } => None,
    }
}

fn same(case: &Case, request: &HttpRequest, report: &mut Report) {
    let Some(mut typed) = case.request("request.http") else {
        // Further cases of a call may only add replies; the first of each call must show its bytes (coverage).
        if case.files.contains_key("request.http") {
            report.fail(&case.name, "request", "request.http cannot be read");
        }
        return;
    };
    let mut request = request.clone();
    request.headers.sort();
    typed.headers.sort();
    for (what, got, expected) in [
        ("method", &request.method, &typed.method),
        ("address", &request.url, &typed.url),
        ("headers", &format!("{:?}", request.headers), &format!("{:?}", typed.headers)),
        ("body", &lossy(&request.body), &lossy(&typed.body)),
    ] {
        if got != expected {
            report.fail(&case.name, "request", format!("{what}:\n  wrote {got}\n  typed {expected}"));
        }
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Without a required field the request is either the same, so this call does not need it, or not written at all.
fn needs_credentials(
    connector: &dyn Connector,
    case: &Case,
    call: &Call,
    at: &Moment,
    whole: &HttpRequest,
    report: &mut Report,
) {
    for field in connector.card().fields.iter().filter(|field| field.required) {
        let mut account = case.account();
        account.fields.remove(field.key);
        match connector.encode(call, at, &account) {
            Err(EncodeError::MissingCredential { field: named }) if named == field.key => {}
            Ok(request) if request == *whole => {}
            other => report.fail(
                &case.name,
                "credentials",
                format!(
                    "without {}: {}",
                    field.key,
                    if other.is_ok() { "other bytes" } else { "another error" }
                ),
            ),
        }
    }
}

/// Nothing secret and nobody's name, phone or address shows in Debug.
pub(super) fn quiet(connector: &dyn Connector, case: &Case, value: &dyn Debug, report: &mut Report) {
    let shown = format!("{value:?}");
    for field in connector.card().fields.iter().filter(|field| field.secret) {
        if let Some(secret) = case.account().get(field.key)
            && shown.contains(secret)
        {
            report.fail(&case.name, "quiet", format!("Debug shows {}", field.key));
        }
    }
    let target = match &case.call {
        Some(Call::Intercept(command) | Call::Query(command) | Call::Quote(command)) => {
            command.target.as_ref()
        }
        Some(Call::Withdraw(withdraw)) => withdraw.command.target.as_ref(),
        Some(Call::Token | Call::Check | Call::Track(_) | Call::Subscribe(_)) | None => None,
    };
    if let Some(target) = target {
        for part in [&target.name, &target.phone, &target.detail] {
            if !part.is_empty() && shown.contains(part.as_str()) {
                report.fail(&case.name, "quiet", "Debug shows the target");
            }
        }
    }
}

/// What the card does not list is refused before anything is sent.
pub(super) fn check_not_offered(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let card = connector.card();
    let sample = cases.iter().find_map(|case| match &case.call {
        Some(Call::Intercept(command)) if case.unencodable.is_none() => Some((case, command)),
        _ => None,
    });
    let Some((case, command)) = sample else {
        return;
    };
    let Some(at) = case.moment() else {
        return;
    };
    let account = case.account();
    let mut refused = |call: Call, what: &str| {
        if !matches!(connector.encode(&call, &at, &account), Err(EncodeError::NotOffered { .. })) {
            report.fail("card", "not_offered", format!("{what} is not on the card, yet it can be written"));
        }
    };
    for kind in Kind::ALL.iter().copied().filter(|kind| !card.offers(*kind)) {
        refused(Call::Intercept(Command { kind, ..command.clone() }), kind.as_str());
    }
    for call in every_call(command).into_iter().filter(|call| !card.can(call.name())) {
        refused(call.clone(), call.name().as_str());
    }
    every_required_field_is_needed(connector, cases, report);
}

/// A required field that no call needs is a question the merchant need not answer.
fn every_required_field_is_needed(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let written = |case: &Case, account: &Account| {
        case.call
            .as_ref()
            .zip(case.moment())
            .is_some_and(|(call, at)| connector.encode(call, &at, account).is_ok())
    };
    for field in connector.card().fields.iter().filter(|field| field.required) {
        let by_calls = cases.iter().any(|case| {
            let mut poor = case.account();
            poor.fields.remove(field.key);
            written(case, &case.account()) && !written(case, &poor)
        });
        if !(by_calls || needed_by_pushes(connector, cases, field.key)) {
            report.fail("card", "credentials", format!("{} is required but never used", field.key));
        }
    }
}

fn needed_by_pushes(connector: &dyn Connector, cases: &[Case], key: &str) -> bool {
    cases.iter().any(|case| {
        let mut poor = case.account();
        poor.fields.remove(key);
        case.hits.keys().any(|file| {
            case.request(file).zip(case.moment()).is_some_and(|(hit, at)| {
                connector.callback(&hit, &at, &case.account()).is_ok()
                    && connector.callback(&hit, &at, &poor).is_err()
            })
        })
    })
}

/// Every call there is, about one command.
pub(super) fn every_call(command: &Command) -> Vec<Call> {
    let ask = TrackAsk { parcel: command.parcel.clone(), phone_last4: None, kind: None };
    vec![
        Call::Token,
        Call::Check,
        Call::Intercept(command.clone()),
        Call::Withdraw(Withdraw { command: command.clone(), attempt: 1 }),
        Call::Query(command.clone()),
        Call::Track(ask.clone()),
        Call::Subscribe(ask),
        Call::Quote(command.clone()),
    ]
}
