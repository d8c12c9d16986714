//! `gaidao serve` and `gaidao sim`.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result};
use gaidao_desk::Desk;
use serde_json::{Value, json};

use crate::{
    admin,
    node::{self, Node, asked_to_stop},
    output,
    settings::Settings,
};

/// The production server.
pub(crate) async fn serve(settings: Settings) -> Result<()> {
    output::start_logging(&settings.log_format);
    let listener = node::listen(settings.listen).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let simulator = settings.simulator.clone();
    let node = Node::open(settings, None, node::Use::Make).await?;
    if let Some(control) = &simulator {
        for (id, base) in simulated(control)? {
            node.bases.put(&id, &base);
        }
    }
    let login = first_sign_in(&node.desk, &url).await?;
    tracing::info!(url, "ready");
    node.run(listener, || {
        let line = json!({ "ready": true, "url": url, "sim_url": simulator, "api_key": Value::Null, "login_url": login });
        output::json_line(&line)
    })
    .await
}

/// Merchant of an installation that has none yet.
const FIRST_MERCHANT: &str = "main";

/// The link for the first administrator, while nobody can sign in. An empty installation gets its merchant.
async fn first_sign_in(desk: &Desk, url: &str) -> Result<Option<String>> {
    let merchants = desk.store().instance().merchants().await?;
    let merchant = match merchants.as_slice() {
        [] => desk.create_merchant(FIRST_MERCHANT).await?,
        [only] => only.id.clone(),
        // Whose the link is must be said, then: `gaidao admin link --merchant NAME`.
        _ => return Ok(None),
    };
    let login = admin::first_link(desk, &merchant, url).await?;
    if let Some(login) = &login {
        output::say(&format!(
            "First sign-in {login}   (once, within 30 minutes; another: gaidao admin link)"
        ));
    }
    Ok(login)
}

/// The connectors of a simulator that runs elsewhere: its control port serves `/{connector}/…` as well.
fn simulated(control: &str) -> Result<BTreeMap<String, String>> {
    let control = control.trim_end_matches('/');
    anyhow::ensure!(
        control.starts_with("http://127.0.0.1:") || control.starts_with("http://localhost:"),
        "the simulator must be on loopback"
    );
    Ok(gaidao_connectors::ALL
        .iter()
        .map(|connector| (connector.card().id.to_owned(), format!("{control}/{}", connector.card().id)))
        .collect())
}

/// The courier simulator alone.
pub(crate) async fn sim(listen: SocketAddr, data: PathBuf, speed: Option<f64>) -> Result<()> {
    output::start_logging("text");
    let options = gaidao_sim::Options { listen, speed, ..gaidao_sim::Options::new(data) };
    let mut said = Ok(());
    let ready = |running: &gaidao_sim::Running| {
        let line = json!({ "ready": true, "url": running.control_url, "sim_url": running.control_url, "api_key": Value::Null, "connectors": running.connector_urls });
        said = output::json_line(&line);
    };
    gaidao_sim::run(options, ready, asked_to_stop()).await.context("the simulator stopped")?;
    said
}
