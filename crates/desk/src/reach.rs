//! Which addresses a webhook may reach (CONTRACT S9). The URL is checked here when it is entered and again before
//! every delivery; the addresses a name resolves to are checked by the engine's resolver with [`is_public`].

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// How strict the guard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses over https on 443 or 8443 only.
    Public,
    /// Loopback and http too: the demo, or an administrator's flag.
    Loopback,
}

impl Reach {
    /// The reach an operator has set.
    #[must_use]
    pub const fn of(to_loopback: bool) -> Self {
        if to_loopback { Self::Loopback } else { Self::Public }
    }

    /// The address may be connected to.
    #[must_use]
    pub fn allows(self, ip: IpAddr) -> bool {
        is_public(ip) || (self == Self::Loopback && ip.is_loopback())
    }
}

/// Why a target is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not a URL.
    #[error("not an absolute URL")]
    NotAUrl,
    /// Not https.
    #[error("only https is allowed")]
    Scheme,
    /// User name or password in the URL.
    #[error("the URL must not carry a user or password")]
    UserInfo,
    /// Another port than 443 or 8443.
    #[error("only the ports 443 and 8443 are allowed")]
    Port,
    /// The address is not a public one.
    #[error("the address is not public")]
    Address,
}

/// Checks the URL itself; names are checked again when they are resolved.
///
/// # Errors
/// [`Refused`] says which rule.
pub fn check_url(text: &str, reach: Reach) -> Result<Url, Refused> {
    let url = Url::parse(text).map_err(|_| Refused::NotAUrl)?;
    let host = url.host().ok_or(Refused::NotAUrl)?;
    let address = match &host {
        Host::Ipv4(ip) => Some(IpAddr::V4(*ip)),
        Host::Ipv6(ip) => Some(IpAddr::V6(*ip)),
        Host::Domain(_) => None,
    };
    let local = match (&host, address) {
        (_, Some(ip)) => ip.is_loopback(),
        (Host::Domain(name), None) => *name == "localhost",
        _ => false,
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::UserInfo);
    }
    if reach == Reach::Loopback && local {
        return if matches!(url.scheme(), "http" | "https") { Ok(url) } else { Err(Refused::Scheme) };
    }
    if url.scheme() != "https" {
        return Err(Refused::Scheme);
    }
    if !matches!(url.port_or_known_default(), Some(443 | 8443)) {
        return Err(Refused::Port);
    }
    match address {
        Some(ip) if !is_public(ip) => Err(Refused::Address),
        None if local => Err(Refused::Address),
        _ => Ok(url),
    }
}

/// IPv4 blocks that are not the public Internet (IANA special-purpose registry).
const PRIVATE_V4: [(Ipv4Addr, u32); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The address belongs to the public Internet.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let bits = u32::from(ip);
    !PRIVATE_V4.iter().any(|(net, len)| {
        let mask = u32::MAX.checked_shl(32 - len).unwrap_or(0);
        bits & mask == u32::from(*net) & mask
    })
}

/// Only global unicast 2000::/3 is public, less documentation, ORCHID, and every form that carries another
/// address inside (6to4, Teredo): those are refused whole rather than unwrapped.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, c, ..] = ip.segments();
    let global_unicast = (a & 0xe000) == 0x2000;
    // 2001::/23 holds Teredo, ORCHID and benchmarking; 2001:db8 and 3fff:: are documentation; 2002:: is 6to4;
    // 2620:4f:8000 is AS112.
    let special = match a {
        0x2001 => b < 0x0200 || b == 0x0db8,
        0x2002 => true,
        0x3fff => b < 0x1000,
        0x2620 => b == 0x004f && c == 0x8000,
        _ => false,
    };
    global_unicast && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, reach: Reach, expected: Result<(), Refused>) {
        assert_eq!(check_url(url, reach).map(|_| ()), expected, "{url}");
    }

    #[test]
    fn public_reach() {
        for url in [
            "https://example.com/hook",
            "https://example.com:8443/",
            "https://1.1.1.1/",
            "https://[2606:4700::1]/",
        ] {
            check(url, Reach::Public, Ok(()));
        }
        for url in [
            "https://127.0.0.1/",
            "https://localhost/",
            "https://10.1.2.3/",
            "https://172.16.0.1/",
            "https://192.168.1.1/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:169.254.169.254]/",
            "https://[::7f00:1]/",
            "https://[64:ff9b::a9fe:a9fe]/",
            "https://[64:ff9b:1::1]/",
            "https://[2002:7f00:1::]/",
            "https://[2001::1]/",
            "https://[fe80::1]/",
            "https://[fc00::1]/",
            "https://[ff02::1]/",
            "https://[2001:db8::1]/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://198.18.0.1/",
            "https://192.0.2.1/",
            "https://127.0.0.1./",
        ] {
            check(url, Reach::Public, Err(Refused::Address));
        }
        check("http://example.com/", Reach::Public, Err(Refused::Scheme));
        check("ftp://example.com/", Reach::Public, Err(Refused::Scheme));
        check("https://user:pw@example.com/", Reach::Public, Err(Refused::UserInfo));
        check("https://example.com:22/", Reach::Public, Err(Refused::Port));
        check("example.com", Reach::Public, Err(Refused::NotAUrl));
    }

    #[test]
    fn loopback_reach_is_for_loopback_only() {
        check("http://127.0.0.1:9000/hook", Reach::Loopback, Ok(()));
        check("http://localhost:9000/hook", Reach::Loopback, Ok(()));
        check("http://example.com/", Reach::Loopback, Err(Refused::Scheme));
        check("https://192.168.1.1/", Reach::Loopback, Err(Refused::Address));
    }
}
