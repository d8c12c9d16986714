//! A full disk (CONTRACT F22): 503, nothing acknowledged is lost, and it goes on by itself when there is space again.
//!
//! The data lives on a small tmpfs that only the server's own mount namespace knows (`unshare`), so that nothing is
//! left behind, whatever ends the test. Without root the namespace belongs to a user namespace of its own. The test
//! reaches it through /proc.

use std::{fs::File, io::Write as _, os::unix::fs::MetadataExt as _, path::PathBuf};

use serde_json::Value;
use tokio::process::Command;

use super::{
    field::{Field, Sea, Seat},
    load::{Kept, Load},
};
use crate::house::{Api, COURIERS, Process, order, until};

const DISK_BYTES: usize = 24 * 1024 * 1024;
/// Makes the disk, the merchant and its key, then becomes the server. `$1` the folder, `$2` its size, `$3` the
/// binary, `$4` where the key is put, `$5` the database, `$6` the key file; the rest are the server's arguments.
const SCRIPT: &str = r#"
set -e
mount -t tmpfs -o size="$2" tmpfs "$1"
"$3" merchant new it --json --database "$5" --key-file "$6" >&2
"$3" key new --merchant it --json --database "$5" --key-file "$6" >"$4"
binary=$3
shift 6
exec "$binary" "$@"
"#;

/// The server on its small disk.
async fn on_a_small_disk(sea: &Sea) -> (Seat, Process, Api) {
    let disk = sea.path("disk");
    std::fs::create_dir(&disk).unwrap();
    let database = format!("sqlite:{}", disk.join("gaidao.db").display());
    let seat = sea.seat("serve", &database);
    let key = sea.path("key.json");
    let mut command = Command::new("unshare");
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--mount", "sh", "-c", SCRIPT, "sh"]).arg(&disk).arg(DISK_BYTES.to_string());
    command.arg(env!("CARGO_BIN_EXE_gaidao")).arg(&key).arg(&database).arg(sea.path("gaidao.key"));
    seat.settings(&mut command);
    command.env_remove("GAIDAO_KILLS");
    let process = Process::start(command, &sea.path("serve.log")).await;
    let made: Value = serde_json::from_str(&std::fs::read_to_string(key).unwrap()).unwrap();
    let api = Api::new(&seat.url(), made["key"].as_str().unwrap());
    (seat, process, api)
}

/// Fills what is left, to the last byte.
fn fill(ballast: &PathBuf) {
    let mut file = File::options().create(true).append(true).open(ballast).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        let block = vec![0x47_u8; size];
        while file.write_all(&block).is_ok() {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_and_recovers_by_itself() {
    let sea = Sea::start().await;
    let (seat, process, api) = on_a_small_disk(&sea).await;
    let ballast =
        PathBuf::from(format!("/proc/{}/root{}", process.pid(), sea.path("disk/ballast").display()));
    let mut field = Field::of(sea, seat, process, api).await;
    let load = Load::start(std::slice::from_ref(&field.api), &field.sim);
    load.acknowledged(20, 120).await;
    let zto = &COURIERS[0];
    let waybill_no = zto.waybill(99_998);
    field.sim.parcel_at(zto, &waybill_no, "in_transit").await;
    field.api.put("/orders/KEPT-1", &order(zto, &waybill_no)).await.good();
    fill(&ballast);
    until("the doors refuse", 60, async || {
        let refusals = load.refusals();
        if refusals.contains_key("storage_full") { Ok(()) } else { Err(format!("{refusals:?}")) }
    })
    .await;
    refuses(&field.api, &waybill_no).await;
    let acked = load.acked();
    let kept = Kept::of(&field.api, &field.sim).await;
    kept.holds(&acked);
    kept.agrees_with_couriers();
    std::fs::remove_file(&ballast).unwrap();
    load.acknowledged(10, 120).await;
    assert!(field.process.as_mut().unwrap().runs(), "no restart was needed");
    let asked = field.api.post("/interceptions", &zto.request(&waybill_no)).await;
    assert_eq!(asked.status, 202, "what was refused can be asked again: {}", asked.body);
    let acked = load.stopped().await;
    let kept = Kept::all_end(&field.api, &field.sim, 240).await;
    kept.holds(&acked);
    kept.agrees_with_couriers();
    assert_eq!(field.api.get("/audit/verify").await.good()["ok"], true);
}

/// With a full disk nothing new is accepted, and whoever asks is told so; what is there can be read.
async fn refuses(api: &Api, waybill_no: &str) {
    let zto = &COURIERS[0];
    let body = order(zto, &zto.waybill(99_999));
    let refusal = api.put("/orders/FULL-1", &body).await.refused(503, "storage_full");
    assert_eq!(refusal["retryable"], true, "{refusal}");
    api.post("/interceptions", &zto.request(waybill_no)).await.refused(503, "storage_full");
    assert_eq!(api.get("/orders/FULL-1").await.status, 404, "what was refused is not there");
    let ready = crate::house::client().get(format!("{}/readyz", api.url)).send().await.unwrap();
    assert_eq!(ready.status().as_u16(), 503);
}
