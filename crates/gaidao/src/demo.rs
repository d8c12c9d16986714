//! `gaidao demo`: server, courier simulator and sample orders in one process, on one data folder.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use clap::Args;
use gaidao_core::MerchantId;
use gaidao_desk::{
    Actor, Desk, Scope,
    intake::{AccountIn, KeyIn},
};
use serde_json::json;

use crate::{
    admin, merchant_page,
    node::{self, Node},
    output, samples,
    settings::Settings,
};

/// Options of the demo.
#[derive(Args, Debug)]
pub(crate) struct DemoArgs {
    /// Where the doors listen.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Control plane of the simulator; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    sim_listen: SocketAddr,
    /// The example shop with Gaidao embedded in its order page; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    merchant_listen: SocketAddr,
    /// Data folder.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Business seconds per real second; a new folder starts with 60.
    #[arg(long)]
    speed: Option<f64>,
    /// Replace the demo key by a new one and print it.
    #[arg(long)]
    print_key: bool,
}

const MERCHANT: &str = "demo";
const KEY_NAME: &str = "demo";
/// Pace of a new demo: a minute a second.
const SPEED: f64 = 60.0;

/// Runs the demo.
pub(crate) async fn demo(args: DemoArgs) -> Result<()> {
    output::start_logging("text");
    anyhow::ensure!(
        args.listen.ip().is_loopback(),
        "the demo holds a known simulator and listens on loopback only"
    );
    let listener = node::listen(args.listen).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let fresh = !args.data.join("gaidao.db").exists();
    let settings = Settings {
        listen: args.listen,
        database: format!("sqlite:{}", args.data.join("gaidao.db").display()),
        key_file: args.data.join("gaidao.key"),
        webhooks_to_loopback: true,
        ..Settings::default()
    };
    let speed = args.speed.or_else(|| (!args.data.join("sim").exists()).then_some(SPEED));
    let options = gaidao_sim::Options {
        listen: args.sim_listen,
        speed,
        ..gaidao_sim::Options::new(args.data.join("sim"))
    };
    let sim = gaidao_sim::serve(options).await.context("the simulator does not start")?;
    let clock = sim.clock.clone();
    let hands = clock.clone();
    let mut node = Node::open(settings, Some(Arc::new(move || clock.now_ms())), node::Use::Make).await?;
    node.demo = Some(Arc::new(Hands(hands)));
    for (id, base) in &sim.connector_urls {
        node.bases.put(id, base);
    }
    let merchant = merchant(&node.desk).await?;
    let actor = Actor::machine(merchant, "cli:demo");
    for (connector, callback) in accounts(&node.desk, &actor).await? {
        sim.set_push_target(&connector, &format!("{url}{callback}"))?;
    }
    let made = samples::plant(&node.desk, &actor, &sim).await?;
    let key = if fresh || args.print_key { Some(new_key(&node.desk, &actor).await?) } else { None };
    let shop = merchant_page::open(args.merchant_listen, Arc::clone(&node.desk), actor.clone(), &url).await?;
    let login = admin::first_link(&node.desk, &actor.merchant, &url).await?;
    greet(&url, &sim.control_url, key.as_deref(), login.as_deref(), made);
    output::say(&format!("Example shop  {shop}   (its order page with Gaidao embedded)"));
    let line = json!({
        "ready": true, "url": url, "sim_url": sim.control_url, "api_key": key, "login_url": login,
        "merchant_url": shop,
    });
    let ran = node.run(listener, || output::json_line(&line)).await;
    sim.shutdown().await;
    ran
}

async fn merchant(desk: &Desk) -> Result<MerchantId> {
    match desk.merchant_named(MERCHANT).await? {
        Some(id) => Ok(id),
        None => Ok(desk.create_merchant(MERCHANT).await?),
    }
}

/// One account per connector with the simulator's credentials; answers the paths couriers push to.
async fn accounts(desk: &Desk, actor: &Actor) -> Result<Vec<(String, String)>> {
    let mut callbacks = Vec::new();
    for connector in gaidao_connectors::ALL {
        let id = connector.card().id;
        let given = AccountIn {
            connector: id.to_owned(),
            environment: "simulator".to_owned(),
            fields: credentials(id),
            base_url: None,
            default: None,
            disabled: None,
        };
        let name = format!("{id}-main");
        // An account a person has changed since stays as it is.
        let view = match desk.account(actor, &name).await {
            Ok(known) => known,
            Err(_) => desk.put_account(actor, &name, &given).await?,
        };
        callbacks.push((id.to_owned(), view.callback_path));
    }
    Ok(callbacks)
}

/// The simulator's credentials, and what else the connector wants to know: SF's return needs the address to return
/// to (sf.md §3.1).
fn credentials(connector: &str) -> std::collections::BTreeMap<String, String> {
    let mut fields = gaidao_sim::demo_credentials(connector);
    if connector == "sf" {
        let sender = [
            ("return_name", "演示仓库"),
            ("return_phone", "13800000000"),
            ("return_province", "广东省"),
            ("return_city", "深圳市"),
            ("return_county", "南山区"),
            ("return_address", "科技园1号演示仓"),
        ];
        fields.extend(sender.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
    fields
}

/// A new key with every scope; the demo's earlier ones stop working.
async fn new_key(desk: &Desk, actor: &Actor) -> Result<String> {
    for key in desk.keys(actor).await? {
        if key.name == KEY_NAME && key.revoked_at.is_none() {
            desk.revoke_key(actor, &key.id).await?;
        }
    }
    let scopes = Scope::ALL
        .into_iter()
        .filter(|scope| *scope != Scope::ClearText)
        .map(|scope| scope.as_str().to_owned())
        .collect();
    let made = desk
        .create_key(actor, &KeyIn { name: KEY_NAME.to_owned(), scopes: Some(scopes), expires_at: None })
        .await?;
    made.key.context("a new key is shown once")
}

/// The simulator's clock, as the page moves it on.
struct Hands(gaidao_sim::SimClock);

impl gaidao_web::DemoClock for Hands {
    fn speed(&self) -> f64 {
        self.0.speed()
    }

    fn advance(&self, minutes: u32) -> Result<(), String> {
        self.0.advance_minutes(f64::from(minutes)).map_err(|error| error.to_string())
    }
}

fn greet(url: &str, sim_url: &str, key: Option<&str>, login: Option<&str>, made: usize) {
    output::say(&format!("Gaidao demo   {url}   (API: {url}/docs)"));
    output::say(&format!("Simulator     {sim_url}/sim"));
    if made > 0 {
        output::say(&format!("Sample orders {made}, e.g. {url}/api/v1/orders/DEMO-ZTO-1"));
    }
    match login {
        Some(login) => output::say(&format!("First sign-in {login}   (once, within 30 minutes)")),
        None => output::say(&format!("Sign in       {url}/login   (locked out? gaidao admin link)")),
    }
    match key {
        Some(key) => {
            output::say(&format!("API key       {key}   (shown once; lost it? gaidao demo --print-key)"))
        }
        None => output::say("API key       the one printed at the first start; lost it? add --print-key"),
    }
}
