//! Settings: defaults, then `gaidao.toml`, then `GAIDAO_*`, then the command line; the last one wins.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result};
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

use crate::output;

/// Everything an operator can set. `docs/operations.md` explains each.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// Where the doors listen. Loopback unless told otherwise.
    pub(crate) listen: SocketAddr,
    /// `sqlite:PATH` or `postgres://…`.
    pub(crate) database: String,
    /// Master key of sealed data; made on first start where it is missing. Never part of a backup.
    pub(crate) key_file: PathBuf,
    /// Lets webhooks reach loopback and plain http. For tests on one machine; says so in the log.
    pub(crate) webhooks_to_loopback: bool,
    /// The simulator's control address, if accounts of the environment `simulator` shall work.
    pub(crate) simulator: Option<String>,
    /// Longest wait for a courier's answer, real milliseconds.
    pub(crate) courier_timeout_ms: u64,
    /// Commands sent side by side by this node.
    pub(crate) send_concurrency: usize,
    /// Requests per second and API key before 429.
    pub(crate) requests_per_second: u32,
    /// A person is signed out after a pause of so many minutes.
    pub(crate) session_idle_minutes: u32,
    /// A person is signed out after so many hours, whatever they do.
    pub(crate) session_hours: u32,
    /// So many reverse proxies of one's own stand before the server and append the caller's address to
    /// `X-Forwarded-For`.
    pub(crate) trusted_proxies: usize,
    /// `text` or `json`.
    pub(crate) log_format: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8787)),
            database: "sqlite:data/gaidao.db".to_owned(),
            key_file: PathBuf::from("data/gaidao.key"),
            webhooks_to_loopback: false,
            simulator: None,
            courier_timeout_ms: 10_000,
            send_concurrency: 64,
            requests_per_second: 500,
            session_idle_minutes: 30,
            session_hours: 12,
            trusted_proxies: 0,
            log_format: "text".to_owned(),
        }
    }
}

impl Settings {
    /// Reads the file at `path` (if given, it must exist) and the environment over the defaults.
    ///
    /// # Errors
    /// When the file is missing or a value does not fit; the message names the setting.
    pub(crate) fn read(path: Option<&PathBuf>) -> Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(path) = path {
            anyhow::ensure!(path.exists(), "no configuration file at {}", path.display());
            figment = figment.merge(Toml::file(path));
        }
        let known = serde_json::to_value(Self::default())?;
        let is_setting = move |name: &str| known.get(name).is_some();
        let env = Env::prefixed("GAIDAO_");
        let names: Vec<String> = env.iter().map(|(name, _)| name.into_string()).collect();
        for name in names.iter().filter(|name| !is_setting(name) && !belongs_to_others(name)) {
            let name = name.to_uppercase();
            output::say(&format!("GAIDAO_{name} is no setting and is ignored (see docs/operations.md)"));
        }
        let env = env.filter(move |name| is_setting(&name.as_str().to_lowercase()));
        figment.merge(env).extract().context("a setting does not fit (see docs/operations.md)")
    }
}

/// `GAIDAO_LOG` is read by the logger, `GAIDAO_TEST_*` by the tests; `GAIDAO_URL` and `GAIDAO_KEY` are what clients and the
/// example shop call the server's address and their key.
fn belongs_to_others(name: &str) -> bool {
    matches!(name, "log" | "url" | "key" | "kills") || name.starts_with("test_")
}
