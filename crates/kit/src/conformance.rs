//! The conformance suite: what every connector must do, checked against its fixtures with no code per connector.
//!
//! A fixture set is a list of `(path, bytes)`, path relative to `fixtures/<id>/`:
//!
//! * `source.md`: where the facts come from.
//! * `<case>/case.json`: see [`case::Case`].
//! * `<case>/request.http`: the exact request, typed from the sheet, never produced by the encoder under test.
//! * `<case>/*.http`: replies or hits named by `case.json`; `stored.http`, `again.http`: what the courier hears back.
//!
//! Invariant: pure. The caller reads the files; the suite returns findings and never panics.

mod cards;
pub mod case;
mod coverage;
mod hits;
pub mod hostile;
mod replies;
mod requests;
mod tables;

use std::fmt;

use crate::connector::Connector;

/// One thing a connector or its fixtures do wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Case folder, or `card`, `fixtures`.
    pub case: String,
    /// Which check.
    pub check: &'static str,
    /// What is wrong.
    pub what: String,
}

impl Finding {
    pub(crate) fn new(case: &str, check: &'static str, what: impl Into<String>) -> Self {
        Self { case: case.to_owned(), check, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}] {}", self.case, self.check, self.what)
    }
}

/// What the suite did: a report without findings over zero cases proves nothing, so the counts are part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Everything wrong.
    pub findings: Vec<Finding>,
    /// Cases read.
    pub cases: usize,
    /// Replies decoded as written in a case.
    pub replies: usize,
    /// Pushes read as written in a case.
    pub hits: usize,
    /// Rows of code and stage tables exercised.
    pub rows: usize,
    /// Damaged replies and pushes tried.
    pub damaged: usize,
}

impl Report {
    pub(crate) fn fail(&mut self, case: &str, check: &'static str, what: impl Into<String>) {
        self.findings.push(Finding::new(case, check, what));
    }
}

/// Runs every check on `connector` with its fixture files.
#[must_use]
pub fn check(connector: &dyn Connector, files: &[(String, Vec<u8>)]) -> Report {
    let mut report = Report::default();
    let cases = case::read(files, &mut report);
    report.cases = cases.len();
    cards::check(connector.card(), &mut report);
    for case in &cases {
        requests::check(connector, case, &mut report);
        replies::check(connector, case, &mut report);
        hits::check(connector, case, &mut report);
    }
    requests::check_not_offered(connector, &cases, &mut report);
    hits::check_whole(connector, &cases, &mut report);
    tables::check(connector, &cases, &mut report);
    coverage::check(connector, &cases, &mut report);
    report
}
