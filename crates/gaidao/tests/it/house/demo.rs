//! `gaidao demo`: server, simulator and samples in one process.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Api, Courier, Process, Sim, gaidao, order, until};

/// A running demo on a folder of its own.
pub(crate) struct Demo {
    pub(crate) process: Process,
    pub(crate) api: Api,
    pub(crate) sim: Sim,
    folder: TempDir,
}

async fn begin(folder: &TempDir) -> Process {
    let mut command = gaidao();
    command.args(["demo", "--listen", "127.0.0.1:0", "--sim-listen", "127.0.0.1:0", "--data"]);
    command.arg(folder.path().join("data"));
    Process::start(command, &folder.path().join("log")).await
}

impl Demo {
    /// A demo on an empty folder.
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let process = begin(&folder).await;
        let line = &process.ready;
        let text = |name: &str| line[name].as_str().unwrap_or_else(|| panic!("{name}: {line}")).to_owned();
        let api = Api::new(&text("url"), &text("api_key"));
        let sim = Sim::at(&text("sim_url"));
        Self { process, api, sim, folder }
    }

    /// kill -9, and a new process on the same folder. Its key is the old one.
    pub(crate) async fn killed_and_started(self) -> Self {
        let Self { process, api, folder, .. } = self;
        process.kill().await;
        let process = begin(&folder).await;
        assert_eq!(process.ready["api_key"], Value::Null, "a second start prints no key");
        let api = Api::new(process.ready["url"].as_str().unwrap(), &api.key);
        let sim = Sim::at(process.ready["sim_url"].as_str().unwrap());
        Self { process, api, sim, folder }
    }

    /// An order whose parcel is at a stage, and known to be there.
    pub(crate) async fn shipped(&self, courier: &Courier, waybill_no: &str, stage: &str) {
        self.sim.parcel_at(courier, waybill_no, stage).await;
        self.api.put(&format!("/orders/IT-{waybill_no}"), &order(courier, waybill_no)).await.good();
        let path = format!("/parcels/{}/{waybill_no}", courier.code);
        until(&format!("{waybill_no} is seen {stage}"), 60, async || {
            let parcel = self.api.get(&path).await.good();
            if parcel["stage"]["code"] == stage { Ok(()) } else { Err(parcel["stage"].to_string()) }
        })
        .await;
    }

    /// Asks for an interception; answers its id.
    pub(crate) async fn ask(&self, courier: &Courier, waybill_no: &str) -> String {
        let reply = self.api.post("/interceptions", &courier.request(waybill_no)).await;
        assert_eq!(reply.status, 202, "{}", reply.body);
        reply.body["id"].as_str().unwrap().to_owned()
    }

    /// A parcel on its way and an interception of it.
    pub(crate) async fn intercepted(&self, courier: &Courier, waybill_no: &str) -> String {
        self.shipped(courier, waybill_no, "in_transit").await;
        self.ask(courier, waybill_no).await
    }

    /// The parcel turns and comes to its end; so does the interception.
    pub(crate) async fn brought_home(&self, courier: &Courier, waybill_no: &str, id: &str) -> Value {
        self.sim.advance(courier, waybill_no, "intercepted").await;
        self.polled(id, "turned", |view| view["state"] == "turned").await;
        self.sim.advance(courier, waybill_no, courier.end).await;
        self.polled(id, "completed", |view| view["state"] == "completed").await
    }

    /// Waits until an interception is as wanted while business time passes, so that every poll comes due.
    pub(crate) async fn polled(&self, id: &str, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let mut looks = 0_u32;
        until(&format!("{id}: {what}"), 120, async || {
            let view = self.api.interception(id).await;
            if fits(&view) {
                return Ok(view);
            }
            looks += 1;
            if looks.is_multiple_of(12) {
                self.sim.pass(10).await;
            }
            let parts = ["state", "in_doubt", "outcome", "contradiction"];
            Err(json!(parts.map(|part| view[part].clone())).to_string())
        })
        .await
    }
}
