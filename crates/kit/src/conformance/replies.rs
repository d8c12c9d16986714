//! Decoding: what is written in the case, and `Unclear` for everything damaged.

use super::{
    Report,
    case::Case,
    hostile::{MUTATIONS, mutate, survives, unclear_replies},
    requests::{every_call, quiet},
};
use crate::{
    call::{Call, Command},
    connector::Connector,
    http::HttpReply,
    reply::Reply,
};

pub(super) fn check(connector: &dyn Connector, case: &Case, report: &mut Report) {
    let Some(call) = &case.call else {
        if !case.replies.is_empty() {
            report.fail(&case.name, "case", "replies without a call");
        }
        return;
    };
    for (file, expected) in &case.replies {
        let Some(whole) = case.reply(file) else {
            report.fail(&case.name, "reply", format!("{file} is missing or cannot be read"));
            continue;
        };
        report.replies += 1;
        let got = connector.decode(call, &whole);
        if got != *expected {
            let (got, expected) = (shown(&got), shown(expected));
            report.fail(&case.name, "reply", format!("{file}:\n  understood {got}\n  expected   {expected}"));
        }
        quiet(connector, case, &(&whole, &got), report);
        damaged(connector, case, call, file, &whole, report);
        foreign(connector, case, call, &whole, report);
    }
}

/// Fixtures are synthetic, so a finding may show the words that Debug hides.
fn shown(reply: &Reply) -> String {
    serde_json::to_string(reply).unwrap_or_default()
}

fn damaged(
    connector: &dyn Connector,
    case: &Case,
    call: &Call,
    file: &str,
    whole: &HttpReply,
    report: &mut Report,
) {
    for (what, reply) in unclear_replies(whole) {
        report.damaged += 1;
        match survives(|| connector.decode(call, &reply)) {
            Some(Reply::Unclear { .. }) => {}
            Some(got) => {
                report.fail(&case.name, "unclear", format!("{file}, {what}: understood {got:?}"));
                return;
            }
            None => report.fail(&case.name, "panic", format!("{file}, {what}")),
        }
    }
    for seed in 0..MUTATIONS {
        report.damaged += 1;
        let reply = HttpReply { body: mutate(&whole.body, seed), ..whole.clone() };
        if survives(|| connector.decode(call, &reply)).is_none() {
            report.fail(&case.name, "panic", format!("{file}, mutation {seed}"));
        }
    }
}

/// An answer to another question must not panic either.
fn foreign(connector: &dyn Connector, case: &Case, call: &Call, whole: &HttpReply, report: &mut Report) {
    let Some(command) = command_of(call) else {
        return;
    };
    for other in every_call(command) {
        if survives(|| connector.decode(&other, whole)).is_none() {
            report.fail(&case.name, "panic", format!("as an answer to {:?}", other.name()));
        }
    }
}

const fn command_of(call: &Call) -> Option<&Command> {
    match call {
        Call::Intercept(command) | Call::Query(command) | Call::Quote(command) => Some(command),
        Call::Withdraw(withdraw) => Some(&withdraw.command),
        Call::Token | Call::Check | Call::Track(_) | Call::Subscribe(_) => None,
    }
}
