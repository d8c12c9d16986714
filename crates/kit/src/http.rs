//! HTTP messages as plain values.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A request: outbound as encoded by a connector (`url` absolute), inbound as hit a callback route (`url` = path
/// and query). Bodies carry personal data, so Debug shows sizes only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HttpRequest {
    /// `POST`, `GET`.
    pub method: String,
    /// Absolute URL outbound; path and query inbound.
    pub url: String,
    /// Header names lower case.
    pub headers: Vec<(String, String)>,
    /// Exact bytes.
    pub body: Vec<u8>,
}

/// A reply as received, or as a connector answers a callback.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HttpReply {
    /// Status code.
    pub status: u16,
    /// Header names lower case.
    pub headers: Vec<(String, String)>,
    /// Body, at most [`REPLY_BYTES_MAX`].
    pub body: Vec<u8>,
}

/// Most bytes of a courier's answer that are read (API.md, CONTRACT S12: answers are untrusted).
pub const REPLY_BYTES_MAX: usize = 1_048_576;

impl HttpRequest {
    /// A POST of `body` as `content_type`.
    #[must_use]
    pub fn post(url: String, content_type: &str, body: Vec<u8>) -> Self {
        Self {
            method: "POST".to_owned(),
            url,
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body,
        }
    }

    /// Adds a header (name in lower case).
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// First header of that (lower-case) name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }

    /// The body's form fields, in order; empty when it is not a form.
    #[must_use]
    pub fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }
}

impl HttpReply {
    /// A 200 with a JSON body.
    #[must_use]
    pub fn json(body: &str) -> Self {
        Self::ok("application/json; charset=utf-8", body)
    }

    /// A 200 with an XML body.
    #[must_use]
    pub fn xml(body: &str) -> Self {
        Self::ok("application/xml; charset=utf-8", body)
    }

    fn ok(content_type: &str, body: &str) -> Self {
        Self {
            status: 200,
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body: body.as_bytes().to_vec(),
        }
    }

    /// First header of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may carry a signature or a token in its query.
        let path = self.url.split('?').next().unwrap_or_default();
        write!(
            f,
            "HttpRequest({} {path}, {} headers, {} bytes)",
            self.method,
            self.headers.len(),
            self.body.len()
        )
    }
}

impl fmt::Debug for HttpReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpReply({}, {} bytes)", self.status, self.body.len())
    }
}
