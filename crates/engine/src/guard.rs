//! The resolver of the webhook client: it checks the addresses a name resolves to, so that the checked address is
//! the one connected to (CONTRACT S9; a name that answers public once and private later gets nowhere).

use std::net::SocketAddr;

use gaidao_desk::reach::{Reach, Refused};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Any answer that is not allowed refuses the whole name.
#[derive(Clone, Copy, Debug)]
pub struct GuardedResolver {
    /// How strict.
    pub reach: Reach,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.is_empty() || !found.iter().all(|address| reach.allows(address.ip())) {
                return Err(Box::from(Refused::Address));
            }
            let addrs: Addrs = Box::new(found.into_iter());
            Ok(addrs)
        })
    }
}
