//! `gaidao serve` and `gaidao sim`.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
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
    tracing::info!(url, "ready");
    node.run(listener, || {
        output::json_line(&json!({ "ready": true, "url": url, "sim_url": simulator, "api_key": Value::Null }))
    })
    .await
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
