//! Every row of the card's tables is decoded once; what no table lists is never an answer.

use std::collections::BTreeSet;

use gaidao_core::evidence::Word;

use super::{
    Report,
    case::{CODE_MARK, Case, Heard},
};
use crate::{
    call::Call,
    card::Means,
    connector::Connector,
    http::HttpReply,
    reply::{Event, Refusal, Reply, TrackEvent},
};

/// No courier's table lists it; digits fit where a sheet writes a number.
const UNLISTED: &str = "98765432";

pub(super) fn check(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let card = connector.card();
    let known: BTreeSet<&str> =
        card.codes.iter().map(|row| row.table).chain(card.stages.iter().map(|row| row.table)).collect();
    for case in cases {
        for table in case.tables.iter().filter(|table| !known.contains(table.as_str())) {
            report.fail(&case.name, "table", format!("the card has no table {table}"));
        }
    }
    codes(connector, cases, report);
    stages(connector, cases, report);
}

struct Template<'a> {
    case: &'a Case,
    call: &'a Call,
    reply: HttpReply,
}

impl Template<'_> {
    fn decode(&self, connector: &dyn Connector, code: &str) -> Reply {
        let body = String::from_utf8_lossy(&self.reply.body).replace(CODE_MARK, code);
        connector.decode(self.call, &HttpReply { body: body.into_bytes(), ..self.reply.clone() })
    }
}

fn templates<'a>(cases: &'a [Case], table: &str) -> Vec<Template<'a>> {
    cases
        .iter()
        .filter(|case| case.tables.iter().any(|name| name == table))
        .filter_map(|case| {
            Some(Template { case, call: case.call.as_ref()?, reply: case.reply("template.http")? })
        })
        .collect()
}

fn codes(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let card = connector.card();
    let tables: BTreeSet<&str> = card.codes.iter().map(|row| row.table).collect();
    for table in tables {
        let templates = templates(cases, table);
        if templates.is_empty() {
            report.fail("fixtures", "table", format!("no template exercises the table {table}"));
        }
        for template in &templates {
            for row in card.codes.iter().filter(|row| row.table == table) {
                report.rows += 1;
                let got = template.decode(connector, row.code);
                if !fits(&got, row.code, row.means) {
                    let what = format!("{table} {} ({}): understood {got:?}", row.code, row.words);
                    report.fail(&template.case.name, "table", what);
                }
            }
            let got = template.decode(connector, UNLISTED);
            if !matches!(got, Reply::Unclear { .. } | Reply::Refused { sort: Refusal::Unlisted, .. }) {
                report.fail(&template.case.name, "unlisted", format!("{table}: understood {got:?}"));
            }
        }
    }
}

fn fits(got: &Reply, code: &str, means: Means) -> bool {
    let refused = |expected: Refusal| matches!(got, Reply::Refused { code: c, sort, .. } if c == code && *sort == expected);
    match means {
        Means::Accepted => is_success(got),
        Means::Refused => refused(Refusal::Final),
        Means::AlreadyExists => refused(Refusal::AlreadyExists),
        Means::NotProcessed(why) => refused(Refusal::NotProcessed(why)),
        Means::Doubt => matches!(got, Reply::Unclear { .. }),
        Means::Status(Word::CancelledBeforePickup) => {
            matches!(
                got,
                Reply::CancelledBeforePickup | Reply::Found { word: Word::CancelledBeforePickup, .. }
            )
        }
        Means::Status(expected) => matches!(got, Reply::Found { word, .. } if *word == expected),
    }
}

/// The call did what it was for.
pub(super) const fn is_success(reply: &Reply) -> bool {
    match reply {
        Reply::Accepted { .. }
        | Reply::CancelledBeforePickup
        | Reply::Found { .. }
        | Reply::Tracks(_)
        | Reply::Subscribed
        | Reply::Checked
        | Reply::Token { .. } => true,
        Reply::Absent | Reply::Refused { .. } | Reply::Unclear { .. } => false,
    }
}

fn stages(connector: &dyn Connector, cases: &[Case], report: &mut Report) {
    let card = connector.card();
    let tables: BTreeSet<&str> = card.stages.iter().map(|row| row.table).collect();
    for table in tables {
        let templates = templates(cases, table);
        for template in &templates {
            for event in tracks(template.decode(connector, UNLISTED)) {
                if event.stage.is_some() {
                    report.fail(
                        &template.case.name,
                        "unlisted",
                        format!("{table}: moved to {:?}", event.stage),
                    );
                }
            }
        }
        let pushed = pushed(cases, table);
        for row in card.stages.iter().filter(|row| row.table == table) {
            let answered = templates.iter().flat_map(|template| tracks(template.decode(connector, row.code)));
            let seen: Vec<TrackEvent> =
                answered.chain(pushed.iter().cloned()).filter(|event| event.code == row.code).collect();
            report.rows += 1;
            if !seen.iter().any(|event| event.stage == row.stage) {
                let what = format!("{table} {} ({}): not exercised, or another stage", row.code, row.words);
                report.fail("fixtures", "table", what);
            }
        }
    }
}

fn tracks(reply: Reply) -> Vec<TrackEvent> {
    if let Reply::Tracks(events) = reply { events } else { Vec::new() }
}

/// Events of the pushes that claim `table`. They are what `callback` returned: `hits` compares them.
fn pushed(cases: &[Case], table: &str) -> Vec<TrackEvent> {
    let claims = |case: &&Case| case.tables.iter().any(|name| name == table);
    cases
        .iter()
        .filter(claims)
        .flat_map(|case| case.hits.values())
        .flat_map(|heard| match heard {
            Heard::Events(events) => events.clone(),
            Heard::Reject(_) => Vec::new(),
        })
        .filter_map(|event| match event {
            Event::Track(track) => Some(track),
            Event::Heard { .. } | Event::Unknown { .. } => None,
        })
        .collect()
}
