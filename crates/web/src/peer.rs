//! Where a request comes from, for limits of those who have no key yet.
//!
//! Counted by network, not by address: whoever has one IPv6 address has 2^64 of them, and neighbours of an IPv4
//! address are a few pence (CONTRACT 3.3).

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};

/// The other end of the connection, put beside every request by the listener.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// So many reverse proxies of the operator's own stand before the doors, each of which appends the address it was called
/// from to `X-Forwarded-For`; put beside every request by the edge where there are any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TrustedProxies(pub(crate) usize);

/// The caller's network: `203.0.113.0/24`, `2001:db8:0:1::/64`, or `unknown` without a connection (tests).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller(pub(crate) String);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip());
        let proxies = parts.extensions.get::<TrustedProxies>().map_or(0, |proxies| proxies.0);
        Ok(Self(network(caller(peer, proxies, &parts.headers))))
    }
}

/// The entry that the outermost of our own proxies wrote; everything before it is the caller's to invent.
fn caller(peer: Option<IpAddr>, proxies: usize, headers: &HeaderMap) -> Option<IpAddr> {
    let Some(back) = proxies.checked_sub(1) else { return peer };
    let entries: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(str::trim)
        .collect();
    let named = entries.iter().rev().nth(back);
    let address =
        |text: &&str| text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|at| at.ip()));
    named.and_then(address).or(peer)
}

fn network(ip: Option<IpAddr>) -> String {
    match ip.map(|ip| ip.to_canonical()) {
        None => "unknown".to_owned(),
        Some(IpAddr::V4(ip)) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Some(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, forwarded: &[&str], proxies: usize, expected: &str) {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let found = caller(peer.parse().ok(), proxies, &headers);
        assert_eq!(network(found), expected, "{peer} {forwarded:?} {proxies}");
    }

    #[test]
    fn callers_are_counted_by_network() {
        check("203.0.113.9", &[], 0, "203.0.113.0/24");
        check("::ffff:203.0.113.9", &[], 0, "203.0.113.0/24");
        check("2001:db8:0:1:2:3:4:5", &[], 0, "2001:db8:0:1::/64");
        check("", &[], 1, "unknown");
    }

    #[test]
    fn only_what_our_own_proxies_wrote_is_believed() {
        check("10.0.0.1", &["198.51.100.7"], 0, "10.0.0.0/24");
        check("10.0.0.1", &["198.51.100.7"], 1, "198.51.100.0/24");
        check("10.0.0.1", &["1.2.3.4, 198.51.100.7"], 1, "198.51.100.0/24");
        check("10.0.0.1", &["1.2.3.4", "198.51.100.7:4711"], 1, "198.51.100.0/24");
        check("10.0.0.1", &["1.2.3.4, 198.51.100.7", "10.0.0.9"], 2, "198.51.100.0/24");
        check("10.0.0.1", &["[2001:db8::1]:80"], 1, "2001:db8::/64");
        check("10.0.0.1", &["198.51.100.7"], 2, "10.0.0.0/24");
        check("10.0.0.1", &["nonsense"], 1, "10.0.0.0/24");
        check("10.0.0.1", &[], 1, "10.0.0.0/24");
    }
}
