//! Reading fixture files into cases.

use gaidao_core::{At, Environment, Moment, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::Report;
use crate::{
    account::Account,
    call::Call,
    card::Evidence,
    connector::Reject,
    http::{HttpReply, HttpRequest},
    reply::{Event, Reply},
};

/// Base address of every fixture account; request lines begin with it.
pub const BASE_URL: &str = "https://courier.test";
/// The place of the code in a template (`Case::table`).
pub const CODE_MARK: &str = "{{code}}";

/// `case.json`: one call with the answers it may get, or some pushes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Folder name.
    #[serde(skip)]
    pub name: String,
    /// Sheet and section the bytes come from.
    pub source: String,
    /// How they came about.
    pub evidence: Evidence,
    /// Moment of the call or the push, RFC 3339.
    pub at: String,
    /// Account fields.
    pub account: BTreeMap<String, Secret>,
    /// The unified call.
    #[serde(default)]
    pub call: Option<Call>,
    /// The call cannot be written: expected code and field.
    #[serde(default)]
    pub unencodable: Option<Unencodable>,
    /// Reply file → what is understood.
    #[serde(default)]
    pub replies: BTreeMap<String, Reply>,
    /// Push file → what is understood.
    #[serde(default)]
    pub hits: BTreeMap<String, Heard>,
    /// `template.http` is a reply with [`CODE_MARK`] in it: it is decoded once for each row of these tables of the
    /// card and once with an unlisted code. In a case with hits: the stage table its events are looked up in.
    #[serde(default)]
    pub tables: Vec<String>,
    /// The `.http` files beside it.
    #[serde(skip)]
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The expected refusal to write a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unencodable {
    /// [`crate::EncodeError::code`].
    pub code: String,
    /// The field it names, where it names one.
    #[serde(default)]
    pub field: Option<String>,
}

/// What a push is understood to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// Believed, with these events.
    Events(Vec<Event>),
    /// Not believed.
    Reject(String),
}

/// The name of a [`Reject`] in fixtures.
#[must_use]
pub const fn reject_name(reject: Reject) -> &'static str {
    match reject {
        Reject::Unsigned => "unsigned",
        Reject::WrongSignature => "wrong_signature",
        Reject::Unreadable => "unreadable",
        Reject::NoSecret => "no_secret",
        Reject::NotOffered => "not_offered",
    }
}

impl Case {
    /// The account the case speaks of.
    #[must_use]
    pub fn account(&self) -> Account {
        Account {
            name: "fixture".to_owned(),
            environment: Environment::Sandbox,
            base_url: BASE_URL.to_owned(),
            fields: self.account.clone(),
        }
    }

    /// The moment of the case; the nonce is a constant, so bytes that depend on it can be typed.
    #[must_use]
    pub fn moment(&self) -> Option<Moment> {
        At::parse_rfc3339(&self.at).ok().map(|at| Moment::new(at, 1))
    }

    /// A file of the case as a request.
    #[must_use]
    pub fn request(&self, file: &str) -> Option<HttpRequest> {
        let (start, headers, body) = split(self.files.get(file)?)?;
        let mut words = start.split(' ');
        let (method, url) = (words.next()?, words.next()?);
        Some(HttpRequest { method: method.to_owned(), url: url.to_owned(), headers, body })
    }

    /// A file of the case as a reply.
    #[must_use]
    pub fn reply(&self, file: &str) -> Option<HttpReply> {
        let (start, headers, body) = split(self.files.get(file)?)?;
        let status = start.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok()?;
        Some(HttpReply { status, headers, body })
    }

    fn names_file(&self, file: &str) -> bool {
        let hits = !self.hits.is_empty() && matches!(file, "stored.http" | "again.http");
        let call = self.call.is_some() && file == "request.http" && self.unencodable.is_none();
        let template = self.call.is_some() && file == "template.http" && !self.tables.is_empty();
        hits || call || template || self.replies.contains_key(file) || self.hits.contains_key(file)
    }
}

type Message = (String, Vec<(String, String)>, Vec<u8>);

/// Start line, headers (names lower case), body without the last line break that editors add.
fn split(bytes: &[u8]) -> Option<Message> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let body = bytes.get(end + 2..)?;
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    let mut lines = head.lines();
    let start = lines.next()?.to_owned();
    let headers = lines
        .map(|line| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned())))
        .collect::<Option<Vec<_>>>()?;
    Some((start, headers, body.to_vec()))
}

/// Reads all cases; what cannot be read is a finding.
pub(super) fn read(files: &[(String, Vec<u8>)], report: &mut Report) -> Vec<Case> {
    let source = files.iter().find(|(path, _)| path == "source.md");
    if source.is_none_or(|(_, bytes)| bytes.is_empty()) {
        report.fail("fixtures", "source", "source.md is missing: say where the facts come from");
    }
    let mut folders: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in files {
        match path.split_once('/') {
            Some((folder, file)) => {
                folders.entry(folder.to_owned()).or_default().insert(file.to_owned(), bytes.clone());
            }
            None if path == "source.md" => {}
            None => report.fail("fixtures", "stray", format!("{path} belongs to no case")),
        }
    }
    folders.into_iter().filter_map(|(name, files)| one(name, files, report)).collect()
}

fn one(name: String, mut files: BTreeMap<String, Vec<u8>>, report: &mut Report) -> Option<Case> {
    let Some(json) = files.remove("case.json") else {
        report.fail(&name, "case", "case.json is missing");
        return None;
    };
    let mut case: Case = match serde_json::from_slice(&json) {
        Ok(case) => case,
        Err(error) => {
            report.fail(&name, "case", format!("case.json: {error}"));
            return None;
        }
    };
    case.name.clone_from(&name);
    case.files = files;
    if case.source.trim().is_empty() {
        report.fail(&name, "source", "names no source");
    }
    if case.moment().is_none() {
        report.fail(&name, "case", "`at` is no RFC 3339 time");
    }
    if case.call.is_none() && case.hits.is_empty() {
        report.fail(&name, "case", "holds neither a call nor a push");
    }
    for file in case.files.keys() {
        if !case.names_file(file) {
            report.fail(&name, "stray", format!("{file} is used by nothing"));
        }
    }
    Some(case)
}
