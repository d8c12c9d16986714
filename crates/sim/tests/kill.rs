//! kill -9: what the simulator answered is there when it comes back, and its clock has not gone back.
//!
//! This test is its own child: called with `--serve FOLDER` it runs a simulator until it is killed.

#![expect(clippy::indexing_slicing, reason = "a failed look-up is a failed test")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use gaidao_sim::{LedgerFilter, NewParcel, Options, Running, demo_credentials, serve};
use md5::{Digest as _, Md5};
use serde_json::Value;

const NAME: &str = "kill_9_keeps_what_was_answered";
const ROUNDS: usize = 5;
type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    if let [flag, folder] = arguments.as_slice()
        && flag == "--serve"
    {
        return runtime.block_on(serve_until_killed(Path::new(folder)));
    }
    if arguments.iter().any(|argument| argument == "--list") {
        return Ok(writeln!(std::io::stdout(), "{NAME}: test")?);
    }
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    if wanted.is_some_and(|wanted| !NAME.contains(wanted.as_str())) {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    for round in 0..ROUNDS {
        runtime.block_on(one_round(folder.path(), round))?;
    }
    Ok(writeln!(std::io::stdout(), "test {NAME} ... ok")?)
}

async fn serve_until_killed(folder: &Path) -> Result<(), Failure> {
    let running = serve(Options { speed: Some(600.0), ..Options::new(folder) }).await?;
    let urls = running.connector_urls.get("zto").ok_or("no ZTO port")?;
    writeln!(std::io::stdout(), "{urls} {}", running.control_url)?;
    std::future::pending().await
}

/// A child process; killed when dropped.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait()) {
            let _ = writeln!(std::io::stderr(), "the child was not killed: {error}");
        }
    }
}

async fn one_round(folder: &Path, round: usize) -> Result<(), Failure> {
    let serve_here = ["--serve".as_ref(), folder.as_os_str()];
    let child = Command::new(std::env::current_exe()?).args(serve_here).stdout(Stdio::piped()).spawn()?;
    let mut child = Killed(child);
    let mut line = String::new();
    BufReader::new(child.0.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    let (zto, control) = line.trim().split_once(' ').ok_or("the child did not say where it is")?;

    let client = client()?;
    let mut answered = Vec::new();
    let mut clock_ms = 0;
    for number in 0..20 {
        let waybill_no = format!("R{round}W{number}");
        let new: NewParcel = serde_json::from_value(serde_json::json!({
            "courier": "ZTO", "waybill_no": waybill_no, "origin": "上海", "destination": "成都", "stage": "in_transit",
        }))?;
        client.post(format!("{control}/sim/parcels")).json(&new).send().await?.error_for_status()?;
        let taken: Value = create(&client, zto, &waybill_no).send().await?.json().await?;
        assert_eq!(taken["status"], true, "{taken}");
        answered.push(waybill_no);
        let clock: Value = client.get(format!("{control}/sim/clock")).send().await?.json().await?;
        clock_ms = clock["now_ms"].as_i64().ok_or("no time")?;
    }
    drop(child);

    let again: Running = serve(Options::new(folder)).await?;
    assert!(again.clock.now_ms() >= clock_ms, "the clock went back");
    assert_eq!(again.connector_urls.get("zto").map(String::as_str), Some(zto), "the port changed");
    let rows = again.ledger(&LedgerFilter::default());
    for waybill_no in &answered {
        let effective = rows.iter().filter(|row| row.effective && row.waybill_no == *waybill_no).count();
        assert_eq!(effective, 1, "{waybill_no} after the kill");
        let parcel = again.parcel("ZTO", waybill_no)?;
        assert!(parcel.interception.is_some(), "{waybill_no} lost its interception");
    }
    again.shutdown().await;
    Ok(())
}

fn client() -> Result<reqwest::Client, Failure> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(10)).build()?)
}

fn create(client: &reqwest::Client, url: &str, waybill_no: &str) -> reqwest::RequestBuilder {
    let credentials = demo_credentials("zto");
    let value = |name: &str| credentials.get(name).cloned().unwrap_or_default();
    let body = format!(
        r#"{{"billCode":"{waybill_no}","requestId":"{waybill_no}","thirdBizNo":"B","destinationType":2}}"#
    );
    let digest = Md5::digest(format!("{body}{}", value("app_secret")));
    client
        .post(format!("{url}/thirdcenter.createIntercept"))
        .header("x-appKey", value("app_key"))
        .header("x-dataDigest", base64::engine::general_purpose::STANDARD.encode(digest))
        .body(body)
}
