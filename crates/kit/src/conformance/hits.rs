//! Pushes: verified, read, the same on every repetition, and worthless when touched.

use gaidao_core::{Moment, Secret};

use super::{
    Report,
    case::{Case, Heard, reject_name},
    hostile::{MUTATIONS, mutate, survives},
    requests::quiet,
};
use crate::{
    account::Account,
    connector::{Ack, Connector, Reject},
    http::{HttpReply, HttpRequest},
    reply::Event,
};

pub(super) fn check(connector: &dyn Connector, case: &Case, report: &mut Report) {
    let Some(at) = case.moment() else {
        return;
    };
    let account = case.account();
    for (file, expected) in &case.hits {
        let Some(hit) = case.request(file) else {
            report.fail(&case.name, "hit", format!("{file} is missing or cannot be read"));
            continue;
        };
        report.hits += 1;
        let got = connector.callback(&hit, &at, &account);
        quiet(connector, case, &(&hit, &got), report);
        if got != connector.callback(&hit, &at, &account) {
            report.fail(&case.name, "replay", format!("{file}: the same push gave other events"));
        }
        let strong = got.as_ref().is_ok_and(|(proof, _)| proof.is_strong());
        let heard = match got {
            Ok((_, events)) => Heard::Events(events),
            Err(reject) => Heard::Reject(reject_name(reject).to_owned()),
        };
        if heard != *expected {
            let show = |heard: &Heard| serde_json::to_string(heard).unwrap_or_default();
            let (got, expected) = (show(&heard), show(expected));
            report.fail(&case.name, "hit", format!("{file}:\n  understood {got}\n  expected   {expected}"));
        }
        if let Heard::Events(events) = &heard {
            if strong != connector.card().push_signed {
                report.fail(&case.name, "proof", format!("{file}: the card and the proof disagree"));
            }
            if strong {
                flipped(connector, case, file, (&hit, &at, &account), events, report);
                other_secret(connector, case, file, (&hit, &at, &account), report);
            }
        }
        mutated(connector, case, file, (&hit, &at, &account), report);
    }
    acknowledged(connector, case, report);
}

type Push<'a> = (&'a HttpRequest, &'a Moment, &'a Account);

/// One flipped bit anywhere: rejected, or it hit something that carries no meaning (the case of an escape, a field
/// nobody reads) and the events are the same to the last character.
fn flipped(
    connector: &dyn Connector,
    case: &Case,
    file: &str,
    (hit, at, account): Push<'_>,
    events: &[Event],
    report: &mut Report,
) {
    let mut rejected = 0;
    for place in 0..hit.body.len() {
        for bit in [0x01, 0x02, 0x20, 0x80] {
            let mut touched = hit.clone();
            if let Some(byte) = touched.body.get_mut(place) {
                *byte ^= bit;
            }
            report.damaged += 1;
            match survives(|| connector.callback(&touched, at, account)) {
                Some(Err(_)) => rejected += 1,
                Some(Ok((_, got))) if got == events => {}
                Some(Ok(_)) => {
                    report.fail(
                        &case.name,
                        "forged",
                        format!("{file}: bit {bit:#x} of byte {place} changed it"),
                    );
                    return;
                }
                None => report.fail(&case.name, "panic", format!("{file}: bit {bit:#x} of byte {place}")),
            }
        }
    }
    if rejected == 0 {
        report.fail(&case.name, "forged", format!("{file}: no flipped byte was rejected"));
    }
}

fn other_secret(
    connector: &dyn Connector,
    case: &Case,
    file: &str,
    (hit, at, account): Push<'_>,
    report: &mut Report,
) {
    let mut wrong = account.clone();
    let mut none = account.clone();
    for field in connector.card().fields.iter().filter(|field| field.secret) {
        if let Some(secret) = wrong.fields.get_mut(field.key) {
            *secret = Secret::new(&format!("{}x", secret.expose()));
        }
        none.fields.remove(field.key);
    }
    for (account, expected) in [(wrong, Reject::WrongSignature), (none, Reject::NoSecret)] {
        let got = connector.callback(hit, at, &account);
        if got != Err(expected) {
            report.fail(&case.name, "forged", format!("{file}: expected {}", reject_name(expected)));
        }
    }
}

fn mutated(
    connector: &dyn Connector,
    case: &Case,
    file: &str,
    (hit, at, account): Push<'_>,
    report: &mut Report,
) {
    for seed in 0..MUTATIONS {
        report.damaged += 1;
        let touched = HttpRequest { body: mutate(&hit.body, seed), ..hit.clone() };
        if survives(|| connector.callback(&touched, at, account)).is_none() {
            report.fail(&case.name, "panic", format!("{file}, mutation {seed}"));
        }
    }
}

fn acknowledged(connector: &dyn Connector, case: &Case, report: &mut Report) {
    let believed = case.hits.iter().find(|(_, heard)| matches!(heard, Heard::Events(_)));
    let Some(hit) = believed.and_then(|(file, _)| case.request(file)) else {
        return;
    };
    for (file, outcome) in [("stored.http", Ack::Stored), ("again.http", Ack::Again)] {
        if !case.files.contains_key(file) {
            continue;
        }
        let Some(HttpReply { status, headers, body }) = case.reply(file) else {
            report.fail(&case.name, "acknowledge", format!("{file} cannot be read"));
            continue;
        };
        let got = connector.acknowledge_hit(&hit, outcome);
        if (got.status, &got.headers, &got.body) != (status, &headers, &body) {
            let body = String::from_utf8_lossy(&got.body).into_owned();
            report.fail(&case.name, "acknowledge", format!("{file}: answered {} {body}", got.status));
        }
    }
}

/// A connector either takes no pushes at all, or has fixtures for them and for what the courier hears back.
pub(super) fn check_whole(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let pushes = cases.iter().filter(|case| !case.hits.is_empty());
    let believed = |case: &&Case| case.hits.values().any(|heard| matches!(heard, Heard::Events(_)));
    let offers = pushes.clone().any(|case| believed(&case));
    if !offers {
        let sample = cases.iter().find_map(|case| case.moment().map(|at| (case.account(), at)));
        if let Some((account, at)) = sample {
            let hit = HttpRequest::post("/".to_owned(), "application/json", b"{}".to_vec());
            if connector.callback(&hit, &at, &account) != Err(Reject::NotOffered) {
                report.fail("fixtures", "coverage", "pushes are read but no fixture shows one");
            }
        }
        return;
    }
    for file in ["stored.http", "again.http"] {
        if !pushes.clone().any(|case| case.files.contains_key(file)) {
            report.fail("fixtures", "coverage", format!("no case shows {file}"));
        }
    }
    let forged = |case: &Case| {
        case.hits.values().any(|heard| matches!(heard, Heard::Reject(why) if why == "wrong_signature"))
    };
    if connector.card().push_signed && !pushes.clone().any(forged) {
        report.fail("fixtures", "coverage", "no case shows a forged push");
    }
}
