//! What a request shows to say who sends it: an API key or token as bearer, or a person's session cookie.
//!
//! A browser sends a cookie whoever made it send the request. So a cookie alone only reads: a write must come from
//! our own page (`Sec-Fetch-Site`, else `Origin`) and carry the session's own token in a header, which other pages
//! can neither read nor set (CONTRACT S6).

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use gaidao_desk::{Actor, Desk, DeskError, SessionInfo};
use subtle::ConstantTimeEq as _;

use crate::problem::Problem;

/// Name of the session cookie. The prefix makes browsers refuse it from other hosts and over plain HTTP.
pub(crate) const COOKIE: &str = "__Host-gaidao";
/// Carries the session's own token with every write.
const CSRF: HeaderName = HeaderName::from_static("x-csrf-token");
/// What a page does by itself says so, and does not keep the session alive.
const BACKGROUND: HeaderName = HeaderName::from_static("x-gaidao-background");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What was shown.
#[derive(Clone)]
pub(crate) enum Ticket {
    /// `Authorization: Bearer …`.
    Bearer(String),
    /// The session cookie.
    Session(String),
}

impl Ticket {
    /// What the request shows; a bearer before a cookie.
    ///
    /// # Errors
    /// `unauthorized` when it shows nothing, or something else.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(shown) = headers.get(header::AUTHORIZATION) else {
            return cookie(headers).map(Self::Session).ok_or_else(|| unauthorized(false));
        };
        let token = shown.to_str().ok().and_then(|text| {
            let (scheme, token) = text.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
        });
        token.map(Self::Bearer).ok_or_else(|| unauthorized(true))
    }

    /// Who that is. `active`: not something a page does by itself.
    ///
    /// # Errors
    /// `unauthorized`, the same for unknown, expired and revoked; what the database says.
    pub(crate) async fn holder(
        &self,
        desk: &Desk,
        active: bool,
    ) -> Result<(Actor, Option<SessionInfo>), Problem> {
        let found = match self {
            Self::Bearer(token) => desk.authenticate(token).await.map(|actor| (actor, None)),
            Self::Session(token) => desk.seated(token, active).await.map(|(actor, info)| (actor, Some(info))),
        };
        match found {
            Ok(found) => Ok(found),
            Err(error @ (DeskError::Busy | DeskError::Full | DeskError::Internal(_))) => Err(error.into()),
            Err(_) => Err(unauthorized(true)),
        }
    }
}

fn unauthorized(presented: bool) -> Problem {
    let challenge = if presented {
        "Bearer realm=\"gaidao\", error=\"invalid_token\""
    } else {
        "Bearer realm=\"gaidao\""
    };
    Problem::new("unauthorized").header(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))
}

/// The session token, if the request has exactly one.
pub(crate) fn cookie(headers: &HeaderMap) -> Option<String> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    let token = found.next()?;
    (found.next().is_none() && !token.is_empty()).then(|| token.to_owned())
}

/// The header that gives a browser its session.
pub(crate) fn keep(token: &str) -> Option<HeaderValue> {
    let mut value =
        HeaderValue::try_from(format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Strict")).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The header that takes it away.
pub(crate) fn drop_cookie() -> Option<HeaderValue> {
    let gone = format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    HeaderValue::try_from(gone).ok()
}

/// A person does this, not their page by itself.
pub(crate) fn is_active(headers: &HeaderMap) -> bool {
    !headers.contains_key(BACKGROUND)
}

/// Refuses a write by cookie that our own page did not make.
///
/// # Errors
/// `csrf`.
pub(crate) fn own_write(method: &Method, headers: &HeaderMap, info: &SessionInfo) -> Result<(), Problem> {
    if matches!(*method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let mut sent = headers.get_all(CSRF).iter();
    let token = sent.next().filter(|_| sent.next().is_none()).map_or(&b""[..], HeaderValue::as_bytes);
    let same: bool = token.ct_eq(info.csrf.as_bytes()).into();
    if same && from_own_page(headers) == Some(true) { Ok(()) } else { Err(Problem::new("csrf")) }
}

/// Refuses a sign-in that another page makes a browser send: whoever is signed in without knowing it works into
/// somebody else's account. Programs send none of these headers.
///
/// # Errors
/// `csrf`.
pub(crate) fn no_foreign_page(headers: &HeaderMap) -> Result<(), Problem> {
    if from_own_page(headers) == Some(false) { Err(Problem::new("csrf")) } else { Ok(()) }
}

/// Our own page made the browser send this; `None`: nothing says who did.
fn from_own_page(headers: &HeaderMap) -> Option<bool> {
    let mut sites = headers.get_all(FETCH_SITE).iter();
    if let Some(site) = sites.next() {
        return Some(site == "same-origin" && sites.next().is_none());
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let origin = origins.next()?;
    if origins.next().is_some() {
        return Some(false);
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let own = origin.to_str().ok().and_then(|origin| {
        let named = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"))?;
        Some(named.eq_ignore_ascii_case(host?))
    });
    Some(own.unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in list {
            headers.append(HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_one_own_cookie_counts() {
        for (sent, found) in [
            (vec!["__Host-gaidao=abc"], Some("abc")),
            (vec!["a=b; __Host-gaidao=abc; c=d"], Some("abc")),
            (vec!["a=b", "__Host-gaidao=abc"], Some("abc")),
            (vec!["__Host-gaidao=abc; __Host-gaidao=def"], None),
            (vec!["__Host-gaidao=abc", "__Host-gaidao=abc"], None),
            (vec!["__host-gaidao=abc"], None),
            (vec!["gaidao=abc"], None),
            (vec!["x__Host-gaidao=abc"], None),
            (vec!["__Host-gaidaox=abc"], None),
            (vec!["__Host-gaidao="], None),
            (vec!["__Host-gaidao"], None),
            (vec![], None),
        ] {
            let list: Vec<_> = sent.iter().map(|value| ("cookie", *value)).collect();
            assert_eq!(cookie(&headers(&list)).as_deref(), found, "{sent:?}");
        }
    }

    #[test]
    fn a_page_is_told_by_what_browsers_say() {
        for (list, own) in [
            (vec![("sec-fetch-site", "same-origin")], Some(true)),
            (vec![("sec-fetch-site", "same-site")], Some(false)),
            (vec![("sec-fetch-site", "cross-site")], Some(false)),
            (vec![("sec-fetch-site", "none")], Some(false)),
            (vec![("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")], Some(false)),
            (vec![("sec-fetch-site", "same-origin"), ("origin", "https://proxy.example")], Some(true)),
            (vec![("origin", "https://a.example"), ("host", "a.example")], Some(true)),
            (vec![("origin", "http://127.0.0.1:8787"), ("host", "127.0.0.1:8787")], Some(true)),
            (vec![("origin", "https://b.a.example"), ("host", "a.example")], Some(false)),
            (vec![("origin", "https://a.example:8443"), ("host", "a.example")], Some(false)),
            (vec![("origin", "null"), ("host", "a.example")], Some(false)),
            (vec![("origin", "https://a.example")], Some(false)),
            (vec![("origin", "ftp://a.example"), ("host", "a.example")], Some(false)),
            (vec![("host", "a.example")], None),
        ] {
            assert_eq!(from_own_page(&headers(&list)), own, "{list:?}");
        }
    }
}
