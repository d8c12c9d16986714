//! Every declared call and kind is shown succeeding, refused and going wrong; the evidence level is what the
//! weakest of these fixtures supports.

use std::collections::BTreeMap;

use super::{Report, case::Case, tables::is_success};
use crate::{
    call::Call,
    card::{Card, Evidence},
    connector::Connector,
    reply::Reply,
};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Success,
    Refusal,
    Error,
}

const ANSWERS: [(Answer, &str); 3] =
    [(Answer::Success, "success"), (Answer::Refusal, "refusal"), (Answer::Error, "error")];

pub(super) fn check(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let card = connector.card();
    let shown = shown(cases);
    let mut level = Evidence::Live;
    for subject in subjects(card) {
        if !cases.iter().any(|case| covers(case, &subject) && case.files.contains_key("request.http")) {
            report.fail("fixtures", "coverage", format!("{subject}: no request.http"));
        }
        for (answer, name) in ANSWERS {
            match shown.get(&(subject.clone(), answer)) {
                Some(best) => level = level.min(*best),
                None => {
                    level = Evidence::Sketched;
                    report.fail("fixtures", "coverage", format!("{subject}: no {name}"));
                }
            }
        }
    }
    if card.evidence != level {
        let what = format!("the card says {:?}, the fixtures support {level:?}", card.evidence);
        report.fail("card", "evidence", what);
    }
}

fn subjects(card: &Card) -> Vec<String> {
    let calls = card.calls.iter().map(|call| call.as_str().to_owned());
    calls.chain(card.kinds.iter().map(|offer| format!("kind {}", offer.kind.as_str()))).collect()
}

fn subjects_of(case: &Case) -> Vec<String> {
    match &case.call {
        Some(call @ Call::Intercept(command)) => {
            vec![call.name().as_str().to_owned(), format!("kind {}", command.kind.as_str())]
        }
        Some(call) => vec![call.name().as_str().to_owned()],
        None => Vec::new(),
    }
}

fn covers(case: &Case, subject: &str) -> bool {
    subjects_of(case).iter().any(|own| own == subject)
}

fn shown(cases: &[Case]) -> BTreeMap<(String, Answer), Evidence> {
    let mut best = BTreeMap::new();
    for case in cases {
        for (subject, reply) in
            subjects_of(case).iter().flat_map(|s| case.replies.values().map(move |r| (s, r)))
        {
            let answer = match reply {
                Reply::Refused { .. } => Answer::Refusal,
                Reply::Unclear { .. } => Answer::Error,
                found if is_success(found) => Answer::Success,
                _ => continue,
            };
            let level = best.entry((subject.clone(), answer)).or_insert(case.evidence);
            *level = case.evidence.max(*level);
        }
    }
    best
}
