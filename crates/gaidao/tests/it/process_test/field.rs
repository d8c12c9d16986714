//! `gaidao serve` and `gaidao sim` as two processes, as in production: what one forgets the other still knows.

use std::{net::TcpListener, path::PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use crate::house::{Api, COURIERS, Process, Sim, gaidao, said};

/// Business seconds per real second of the simulator: its pushes are tried again after a minute, which is one second.
const SIM_SPEED: &str = "60";
/// Longest wait for a courier, so that a lease of a dead process ends after 12 seconds.
const COURIER_TIMEOUT_MS: &str = "1000";

/// Where a server keeps its things and where it listens. The same on every start.
pub(crate) struct Seat {
    database: String,
    key_file: PathBuf,
    port: u16,
    sim_url: String,
    log: PathBuf,
}

impl Seat {
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn place(&self, command: &mut Command) {
        command.arg("--database").arg(&self.database).arg("--key-file").arg(&self.key_file);
    }

    /// Arguments and environment of the server.
    pub(crate) fn settings(&self, command: &mut Command) {
        command.arg("serve");
        self.place(command);
        command.arg("--listen").arg(format!("127.0.0.1:{}", self.port));
        command.env("GAIDAO_SIMULATOR", &self.sim_url).env("GAIDAO_WEBHOOKS_TO_LOOPBACK", "true");
        command.env("GAIDAO_COURIER_TIMEOUT_MS", COURIER_TIMEOUT_MS);
        command.env("GAIDAO_REQUESTS_PER_SECOND", "100000");
    }

    /// Starts the server.
    pub(crate) async fn serve(&self) -> Process {
        let mut command = gaidao();
        self.settings(&mut command);
        Process::start(command, &self.log).await
    }

    /// Makes a merchant by the command line; answers its key.
    pub(crate) async fn merchant(&self, name: &str) -> String {
        let mut command = gaidao();
        command.args(["merchant", "new", name, "--json"]);
        self.place(&mut command);
        said(&mut command).await;
        let mut command = gaidao();
        command.args(["key", "new", "--merchant", name, "--json"]);
        self.place(&mut command);
        said(&mut command).await["key"].as_str().unwrap().to_owned()
    }
}

/// A port nobody uses now.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The simulator in a process of its own, and the folder all of a test lives in.
pub(crate) struct Sea {
    pub(crate) sim: Sim,
    folder: TempDir,
    _process: Process,
}

impl Sea {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = gaidao();
        command.args(["sim", "--listen", "127.0.0.1:0", "--speed", SIM_SPEED, "--data"]);
        command.arg(folder.path().join("sim"));
        let process = Process::start(command, &folder.path().join("sim.log")).await;
        let sim = Sim::at(process.ready["sim_url"].as_str().unwrap());
        Self { sim, folder, _process: process }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A seat for a server. Seats with one database share the key file, as nodes do.
    pub(crate) fn seat(&self, name: &str, database: &str) -> Seat {
        Seat {
            database: database.to_owned(),
            key_file: self.path("gaidao.key"),
            port: free_port(),
            sim_url: self.sim.url.clone(),
            log: self.path(&format!("{name}.log")),
        }
    }

    /// A seat on SQLite.
    pub(crate) fn own_seat(&self) -> Seat {
        self.seat("serve", &format!("sqlite:{}", self.path("gaidao.db").display()))
    }

    /// Gives a merchant an account at every courier and has their pushes sent to it.
    pub(crate) async fn opened(&self, api: &Api) {
        for courier in &COURIERS {
            let body = json!({
                "connector": courier.connector, "environment": "simulator",
                "fields": gaidao_sim::demo_credentials(courier.connector),
            });
            let made = api.put(&format!("/accounts/{}-main", courier.connector), &body).await.good();
            assert_eq!(made["missing"], json!([]), "{made}");
            let url = format!("{}{}", api.url, made["callback_path"].as_str().unwrap());
            self.sim.push_to(courier.connector, &url).await;
        }
    }
}

/// One server, one simulator, one merchant.
pub(crate) struct Field {
    pub(crate) api: Api,
    pub(crate) sim: Sim,
    _sea: Sea,
    pub(crate) seat: Seat,
    pub(crate) process: Option<Process>,
}

impl Field {
    pub(crate) async fn sqlite() -> Self {
        let sea = Sea::start().await;
        let seat = sea.own_seat();
        Self::on(sea, seat).await
    }

    pub(crate) async fn on(sea: Sea, seat: Seat) -> Self {
        let key = seat.merchant("it").await;
        let process = seat.serve().await;
        let api = Api::new(&seat.url(), &key);
        Self::of(sea, seat, process, api).await
    }

    /// A server that runs already.
    pub(crate) async fn of(sea: Sea, seat: Seat, process: Process, api: Api) -> Self {
        sea.opened(&api).await;
        Self { api, sim: sea.sim.clone(), _sea: sea, seat, process: Some(process) }
    }

    /// A second merchant on the same server.
    pub(crate) async fn another_merchant(&self) -> Api {
        Api::new(&self.seat.url(), &self.seat.merchant("other").await)
    }

    /// kill -9.
    pub(crate) async fn kill(&mut self) {
        self.process.take().unwrap().kill().await;
    }

    /// On the same files again.
    pub(crate) async fn start(&mut self) {
        self.process = Some(self.seat.serve().await);
    }

    /// The audit chain is whole, as the command line sees it.
    pub(crate) async fn audit_is_whole(&self) {
        let mut command = gaidao();
        command.args(["audit", "verify", "--merchant", "it", "--json"]);
        self.seat.place(&mut command);
        let check: Value = said(&mut command).await;
        assert_eq!(check["ok"], true, "{check}");
    }
}
