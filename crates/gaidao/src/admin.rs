//! `gaidao merchant …`, `gaidao admin …`, `gaidao key …`, `gaidao audit …`.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context, Result};
use clap::Subcommand;
use gaidao_core::MerchantId;
use gaidao_desk::{Actor, Desk, Scope, intake::KeyIn};
use serde_json::json;

use crate::{cli::Place, node, output};

/// Who acts on the command line.
const CLI: &str = "cli";

/// Merchants.
#[derive(Debug, Subcommand)]
pub(crate) enum MerchantCommand {
    /// Make a merchant.
    New {
        /// Its name.
        name: String,
        #[command(flatten)]
        place: Place,
    },
}

impl MerchantCommand {
    /// Does it.
    pub(crate) async fn run(self) -> Result<()> {
        let Self::New { name, place } = self;
        let desk = node::open_desk(&place.settings()?, node::Use::Make).await?;
        let id = desk.create_merchant(&name).await?;
        if place.json {
            return output::json_line(&json!({ "id": id, "name": name }));
        }
        output::print(&format!("merchant {name} made ({id}); next: gaidao key new --merchant {name}\n"))
    }
}

/// Administrators.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Print a one-time link: it makes an administrator, or gives one who cannot sign in a new password.
    Link {
        /// Whose; may be left out where there is one merchant only.
        #[arg(long)]
        merchant: Option<String>,
        /// Where people reach the server; default: the address it listens on.
        #[arg(long)]
        url: Option<String>,
        #[command(flatten)]
        place: Place,
    },
}

impl AdminCommand {
    /// Does it.
    pub(crate) async fn run(self) -> Result<()> {
        let Self::Link { merchant, url, place } = self;
        let settings = place.settings()?;
        let desk = node::open_desk(&settings, node::Use::Write).await?;
        let merchant = match &merchant {
            Some(name) => find(&desk, name).await?,
            None => only(&desk).await?,
        };
        let link = desk.new_link(&merchant).await?;
        let url = url.unwrap_or_else(|| format!("http://{}", settings.listen));
        let address = welcome(&url, &link.token);
        if place.json {
            let line = json!({ "login_url": address, "expires_at": link.expires_at.rfc3339() });
            return output::json_line(&line);
        }
        output::print(&format!("{address}\n"))?;
        output::say("good once, for 30 minutes; whoever opens it becomes an administrator");
        Ok(())
    }
}

/// The page that uses a one-time link. The token stands behind the `#`: browsers do not send that part, so it gets
/// into no log.
pub(crate) fn welcome(url: &str, token: &str) -> String {
    format!("{}/welcome#{token}", url.trim_end_matches('/'))
}

/// A first link for a merchant where nobody can sign in yet.
pub(crate) async fn first_link(desk: &Desk, merchant: &MerchantId, url: &str) -> Result<Option<String>> {
    if desk.has_users(merchant).await? {
        return Ok(None);
    }
    Ok(Some(welcome(url, &desk.new_link(merchant).await?.token)))
}

async fn only(desk: &Desk) -> Result<MerchantId> {
    let mut merchants = desk.store().instance().merchants().await?;
    let names: Vec<String> = merchants.iter().map(|merchant| merchant.name.clone()).collect();
    anyhow::ensure!(!names.is_empty(), "there is no merchant yet; make one: gaidao merchant new NAME");
    anyhow::ensure!(
        names.len() == 1,
        "there are several merchants; name one: --merchant {}",
        names.join(" | ")
    );
    Ok(merchants.remove(0).id)
}

/// API keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Make an API key; it is printed once.
    New {
        /// Whose.
        #[arg(long)]
        merchant: String,
        /// Name to recognise it by.
        #[arg(long, default_value = "cli")]
        name: String,
        /// Scopes, between commas; default: all but `clear_text`.
        #[arg(long, value_delimiter = ',')]
        scopes: Vec<String>,
        #[command(flatten)]
        place: Place,
    },
}

impl KeyCommand {
    /// Does it.
    pub(crate) async fn run(self) -> Result<()> {
        let Self::New { merchant, name, scopes, place } = self;
        let desk = node::open_desk(&place.settings()?, node::Use::Write).await?;
        let actor = Actor::machine(find(&desk, &merchant).await?, CLI);
        let all = || {
            Scope::ALL.into_iter().filter(|s| *s != Scope::ClearText).map(|s| s.as_str().to_owned()).collect()
        };
        let scopes = if scopes.is_empty() { all() } else { scopes };
        let made = desk.create_key(&actor, &KeyIn { name, scopes: Some(scopes), expires_at: None }).await?;
        let key = made.key.clone().context("a new key is shown once")?;
        if place.json {
            return output::json_line(&json!({ "id": made.id, "key": key, "scopes": made.scopes }));
        }
        output::print(&format!("{key}\n"))
    }
}

/// The audit log.
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Walk the hash chain of one merchant, or of all.
    Verify {
        /// Only this merchant.
        #[arg(long)]
        merchant: Option<String>,
        #[command(flatten)]
        place: Place,
    },
}

impl AuditCommand {
    /// Does it; a broken chain is exit code 1.
    pub(crate) async fn run(self) -> Result<ExitCode> {
        let Self::Verify { merchant, place } = self;
        let desk = node::open_desk(&place.settings()?, node::Use::Read).await?;
        let merchants = match &merchant {
            Some(name) => vec![(name.clone(), find(&desk, name).await?)],
            None => {
                let all = desk.store().instance().merchants().await?;
                all.into_iter().map(|merchant| (merchant.name, merchant.id)).collect()
            }
        };
        let mut sound = true;
        for (name, id) in merchants {
            let check = desk.audit_verify(&Actor::machine(id, CLI)).await?;
            sound &= check.ok;
            if place.json {
                output::json_line(
                    &json!({ "merchant": name, "ok": check.ok, "entries": check.entries, "broken_at": check.broken_at, "head": check.head }),
                )?;
            } else {
                let verdict = match check.broken_at {
                    None => "unbroken".to_owned(),
                    Some(at) => format!("BROKEN at entry {at}: compare with your last checkpoint and backup"),
                };
                output::print(&format!("{name}: {} entries, {verdict}\n", check.entries))?;
            }
        }
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// The merchant of a name, or what to do about it.
pub(crate) async fn find(desk: &Arc<Desk>, name: &str) -> Result<MerchantId> {
    desk.merchant_named(name)
        .await?
        .with_context(|| format!("no merchant is called {name}; make it: gaidao merchant new {name}"))
}
