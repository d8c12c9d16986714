//! RFC 9457 problems: the one form every refusal and failure leaves in.
//!
//! A handler returns a [`Problem`]; it travels as a response extension to the edge, which knows the reader's
//! language and the request's id and writes the body.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use gaidao_desk::DeskError;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::{catalogue, lang::Lang, say};

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A refusal or failure on its way out.
#[derive(Clone, Debug)]
pub struct Problem(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    code: &'static str,
    status: u16,
    /// Overrides the catalogue's detail: Chinese, English.
    detail: Option<(String, String)>,
    field: Option<String>,
    members: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// The body of every refusal and failure (RFC 9457), `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(example = "/docs/errors#interception_open")]
    kind: String,
    /// What happened, in a few words.
    title: String,
    /// HTTP status.
    #[schema(example = 409)]
    status: u16,
    /// Stable code; docs/errors.md says what to do.
    #[schema(example = "interception_open")]
    code: String,
    /// What happened and what to do.
    detail: String,
    /// The field that is wrong, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Give it to support.
    request_id: String,
    /// The same request may succeed later. Send the same Idempotency-Key.
    retryable: bool,
    /// More, by code: `interception_id`; `reasons`, `alternatives`, `contacts`; `missing`, `candidates`, `parsed`;
    /// `scope`; `retry_after_seconds`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    members: Map<String, Value>,
}

impl Problem {
    /// A problem of the catalogue.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        let status = catalogue::find(code).map_or(500, |entry| entry.status);
        Self::with_status(code, status)
    }

    fn with_status(code: &'static str, status: u16) -> Self {
        Self(Box::new(Inner {
            code,
            status,
            detail: None,
            field: None,
            members: Map::new(),
            headers: Vec::new(),
        }))
    }

    /// A field is wrong, and why, in Chinese and English.
    #[must_use]
    pub fn field(code: &'static str, field: &str, zh: &str, en: &str) -> Self {
        let mut problem = Self::new(code).said(&format!("{field}：{zh}"), &format!("{field}: {en}"));
        problem.0.field = Some(field.to_owned());
        problem
    }

    /// Says it in these words instead of the catalogue's.
    #[must_use]
    pub fn said(mut self, zh: &str, en: &str) -> Self {
        self.0.detail = Some((zh.to_owned(), en.to_owned()));
        self
    }

    /// Adds a member.
    #[must_use]
    pub fn with<T: Serialize>(mut self, name: &str, value: T) -> Self {
        // A value that cannot be written is left out rather than hiding the problem itself.
        if let Ok(value) = serde_json::to_value(value) {
            self.0.members.insert(name.to_owned(), value);
        }
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.push((name, value));
        self
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// What happened and what to do, in `lang`.
    #[must_use]
    pub fn detail(&self, lang: Lang) -> String {
        match (&self.0.detail, catalogue::find(self.0.code)) {
            (Some((zh, en)), _) => lang.pick(zh, en).to_owned(),
            (None, Some(entry)) => lang.pick(entry.zh.1, entry.en.1).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// The answer itself.
    #[must_use]
    pub fn render(self, lang: Lang, request_id: &str) -> Response {
        let detail = self.detail(lang);
        let inner = *self.0;
        let entry = catalogue::find(inner.code);
        let body = ProblemBody {
            kind: format!("/docs/errors#{}", inner.code),
            title: entry.map_or(inner.code, |e| lang.pick(e.zh.0, e.en.0)).to_owned(),
            status: inner.status,
            code: inner.code.to_owned(),
            detail,
            field: inner.field,
            request_id: request_id.to_owned(),
            retryable: entry.is_some_and(|e| e.retryable),
            members: inner.members,
        };
        let mut response = Response::new(Body::from(serde_json::to_vec(&body).unwrap_or_default()));
        *response.status_mut() =
            StatusCode::from_u16(inner.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        headers.extend(inner.headers);
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() =
            StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        let known = error.code();
        let problem = Self::with_status(known.code, known.status);
        match error {
            DeskError::Forbidden { scope } => problem.with("scope", scope.as_str()),
            DeskError::Invalid { field, why } => Self::field(known.code, &field, &say::zh(&why), &why),
            DeskError::CourierUnknown { field, .. } => {
                let mut problem = problem;
                problem.0.field = Some(field);
                problem
            }
            DeskError::NotInterceptable { assessment, contacts } => problem
                .with("verdict", &assessment.verdict)
                .with("stage", &assessment.stage)
                .with("reasons", &assessment.reasons)
                .with("alternatives", &assessment.alternatives)
                .with("contacts", contacts),
            DeskError::InterceptionOpen { id } => problem.with("interception_id", id.as_str()),
            DeskError::AddressIncomplete { missing, parsed } => problem
                .with("missing", missing)
                .with("candidates", Value::Array(Vec::new()))
                .with("parsed", parsed),
            DeskError::AddressAmbiguous { candidates, parsed } => {
                problem.with("candidates", candidates).with("parsed", parsed)
            }
            DeskError::Full | DeskError::Busy => {
                problem.header(header::RETRY_AFTER, HeaderValue::from_static("1"))
            }
            DeskError::Internal(chain) => {
                // The boundary that handles it logs the chain, once (ARCHITECTURE §6).
                tracing::error!(error = %chain, "a use case failed");
                problem
            }
            DeskError::Conflict { why, .. } => {
                let zh = catalogue::find(known.code).map_or("", |entry| entry.zh.1);
                problem.said(zh, &why)
            }
            DeskError::OutOfReach => problem.said(
                "该令牌只能用于它的那一个订单，不能做此操作。",
                "This token is for its one order and may not do this.",
            ),
            DeskError::TooMany { seconds, instead, .. } => {
                let problem = problem
                    .with("retry_after_seconds", seconds)
                    .header(header::RETRY_AFTER, HeaderValue::from(seconds));
                match instead {
                    Some(factor) => problem.with("instead", factor),
                    None => problem,
                }
            }
            DeskError::NotFound { .. }
            | DeskError::ParcelUnknown
            | DeskError::Refused { .. }
            | DeskError::SignInFailed
            | DeskError::IdempotencyKeyReused => problem,
        }
    }
}
