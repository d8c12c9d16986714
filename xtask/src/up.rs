//! `cargo xtask up`: from a fresh clone to a running demo.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::shell::{self, Workspace};
use crate::tools;
use crate::ui::Ui;

/// Options of `up`.
#[derive(Args)]
pub(crate) struct Options {
    /// Address of the server.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Address of the courier simulator.
    #[arg(long, default_value = "127.0.0.1:8788")]
    sim_listen: SocketAddr,
    /// Address of the example shop with Gaidao embedded in its order page.
    #[arg(long, default_value = "127.0.0.1:8789")]
    merchant_listen: SocketAddr,
    /// Folder of the database, the key file and the simulator's parcels [default: data/ in the checkout].
    #[arg(long)]
    data: Option<PathBuf>,
    /// Build with optimisations: about twice as long to build, for measuring and for large imports.
    #[arg(long)]
    release: bool,
    /// Leave the workbench unbuilt; needs no Node.js.
    #[arg(long)]
    no_ui: bool,
    /// More arguments for `gaidao demo`, for example `-- --speed 120 --print-key`.
    #[arg(last = true)]
    more: Vec<String>,
}

/// Builds and runs; returns only when something went wrong before the server took over.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    require_free(options.listen, "--listen")?;
    require_free(options.sim_listen, "--sim-listen")?;
    require_free(options.merchant_listen, "--merchant-listen")?;
    build_ui(workspace, options)?;
    let profile = if options.release { "release" } else { "debug" };
    // A debug build by default: it takes half the time of a release build, shares its work with the tests,
    // and the database and the ciphers are optimised in it anyway (Cargo.toml).
    let mut build = workspace.cargo(["build", "--package", "gaidao"]);
    if options.release {
        build.arg("--release");
    }
    eprintln!("… building the server ({profile}); the first time takes some minutes");
    shell::run(&mut build)?;
    let mut server = workspace.command(workspace.target()?.join(profile).join("gaidao"));
    server.args(demo_arguments(options)?);
    // The server becomes this very process: its ready line is our standard output, Ctrl-C and a
    // supervisor's signal reach it directly, and its exit code is ours.
    let error = server.exec();
    Err(error).with_context(|| format!("cannot start `{}`", shell::typed(&server)))
}

fn build_ui(workspace: &Workspace, options: &Options) -> Result<()> {
    let Some(ui) = Ui::find(workspace)?.filter(|ui| ui.has("build") && !options.no_ui) else { return Ok(()) };
    tools::require_node(workspace, ", or run `cargo xtask up --no-ui`: the API works without it")?;
    ui.install(workspace)?;
    ui.build(workspace)
}

fn demo_arguments(options: &Options) -> Result<Vec<String>> {
    // The server runs in the checkout; a folder that the person typed is meant from where they are.
    let data = match &options.data {
        Some(folder) => std::path::absolute(folder).context("cannot tell where --data is")?,
        None => PathBuf::from("data"),
    };
    let mut arguments = vec![
        "demo".to_owned(),
        "--listen".to_owned(),
        options.listen.to_string(),
        "--sim-listen".to_owned(),
        options.sim_listen.to_string(),
        "--merchant-listen".to_owned(),
        options.merchant_listen.to_string(),
        "--data".to_owned(),
        data.display().to_string(),
    ];
    arguments.extend(options.more.iter().cloned());
    Ok(arguments)
}

/// Says so now, not after minutes of building.
fn require_free(address: SocketAddr, option: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let port = address.port();
            let other = SocketAddr::new(address.ip(), port.checked_add(100).unwrap_or(8887));
            bail!(
                "{address} is in use, perhaps by another `cargo xtask up`. `ss -ltnp 'sport = :{port}'` shows by whom; \
                 to take another address: `cargo xtask up {option} {other}`"
            )
        }
        Err(error) => Err(error).with_context(|| {
            format!(
                "cannot listen on {address}; `cargo xtask up {option} 127.0.0.1:8887` takes another address"
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    fn parse(arguments: &[&str]) -> Vec<String> {
        demo_arguments(&Line::try_parse_from([&["up"], arguments].concat()).unwrap().options).unwrap()
    }

    #[test]
    fn the_demo_gets_its_arguments() {
        assert_eq!(
            parse(&[]).join(" "),
            "demo --listen 127.0.0.1:8787 --sim-listen 127.0.0.1:8788 --merchant-listen 127.0.0.1:8789 --data data"
        );
        assert_eq!(
            parse(&["--listen", "127.0.0.1:9000", "--data", "/tmp/x y", "--", "--speed", "120"]).join("|"),
            "demo|--listen|127.0.0.1:9000|--sim-listen|127.0.0.1:8788|--merchant-listen|127.0.0.1:8789|--data|/tmp/x y|--speed|120"
        );
        assert!(Line::try_parse_from(["up", "--listen", "nonsense"]).is_err());
    }

    #[test]
    fn a_busy_port_names_the_next_command() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let error = require_free(address, "--listen").unwrap_err().to_string();
        assert!(
            error.contains("is in use") && error.contains("cargo xtask up --listen 127.0.0.1:"),
            "{error}"
        );
        let any = SocketAddr::new(address.ip(), 0);
        assert!(require_free(any, "--listen").is_ok());
    }
}
