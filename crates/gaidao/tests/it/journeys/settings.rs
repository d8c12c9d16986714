//! What the environment sets, seen from outside.

use std::process::Stdio;

use crate::house::gaidao;

/// What `gaidao doctor` says with `name` set to `value`, on an empty folder.
async fn check(name: &str, value: &str, says: &str, silent: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = gaidao();
    command.arg("doctor").env(name, value).current_dir(folder.path()).stdin(Stdio::null());
    let output = command.output().await.unwrap();
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(said.contains(says), "{name}: {said}");
    assert!(silent.is_empty() || !said.contains(silent), "{name}: {said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_environment_sets_what_is_a_setting_and_names_what_is_none() {
    check("GAIDAO_LISTEN", "127.0.0.1:9999", "listens on 127.0.0.1:9999", "ignored").await;
    check("GAIDAO_SESSION_HOURS", "x", "SESSION_HOURS", "listens on").await;
    check("GAIDAO_SESION_HOURS", "8", "GAIDAO_SESION_HOURS is no setting and is ignored", "").await;
    // What clients call their key and address must not stop a server that is started from the same shell.
    check("GAIDAO_KEY", "gdk_x", "listens on 127.0.0.1:8787", "GAIDAO_KEY").await;
}
