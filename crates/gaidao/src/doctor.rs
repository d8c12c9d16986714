//! `gaidao doctor`: is everything a node needs in order, and if not, what to do.

use std::process::ExitCode;

use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use gaidao_desk::Actor;
use serde_json::json;

use crate::{cli::Place, node, output};

/// One finding.
struct Finding {
    what: String,
    ok: bool,
    detail: String,
}

impl Finding {
    fn good(what: &str, detail: impl Into<String>) -> Self {
        Self { what: what.to_owned(), ok: true, detail: detail.into() }
    }

    fn bad(what: &str, detail: impl Into<String>) -> Self {
        Self { what: what.to_owned(), ok: false, detail: detail.into() }
    }
}

/// Checks and reports; anything to mend makes exit code 1.
pub(crate) async fn doctor(place: &Place) -> Result<ExitCode> {
    let findings = examine(place).await;
    let sound = findings.iter().all(|finding| finding.ok);
    if place.json {
        let list: Vec<_> =
            findings.iter().map(|f| json!({ "what": f.what, "ok": f.ok, "detail": f.detail })).collect();
        output::json_line(&json!({ "ok": sound, "findings": list }))?;
    } else {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        for finding in &findings {
            table.add_row([if finding.ok { "ok" } else { "MEND" }, &finding.what, &finding.detail]);
        }
        output::print(&format!("{table}\n"))?;
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn examine(place: &Place) -> Vec<Finding> {
    let mut findings = Vec::new();
    let settings = match place.settings() {
        Ok(settings) => settings,
        Err(error) => return vec![Finding::bad("configuration", format!("{error:#}"))],
    };
    findings.push(Finding::good("configuration", format!("listens on {}", settings.listen)));
    let node = match node::Node::open(settings.clone(), None, node::Use::Write).await {
        Ok(node) => node,
        Err(error) => {
            findings.push(Finding::bad("database", format!("{error:#}")));
            return findings;
        }
    };
    findings.push(key_file(&settings.key_file));
    let ready = node.desk.ready().await;
    findings.push(if ready.database && ready.accepting {
        Finding::good("database", format!("takes writes; oldest waiting job {} ms", ready.lag_ms))
    } else {
        Finding::bad("database", ready.detail)
    });
    findings.push(clock(&node.desk));
    let merchants = node.desk.store().instance().merchants().await.unwrap_or_default();
    if merchants.is_empty() {
        findings.push(Finding::bad("merchants", "none yet: gaidao merchant new NAME"));
    }
    for merchant in merchants {
        let actor = Actor::machine(merchant.id, "cli:doctor");
        for account in node.desk.accounts(&actor).await.unwrap_or_default() {
            let what = format!("account {}/{}", merchant.name, account.id);
            if !account.missing.is_empty() {
                findings.push(Finding::bad(&what, format!("missing: {}", account.missing.join(", "))));
            } else if account.environment == "simulator" {
                findings.push(Finding::good(&what, "simulator: tested by the demo itself"));
            } else {
                match node.desk.test_account(&actor, &account.id).await {
                    Ok(test) if test.ok => findings.push(Finding::good(&what, test.text)),
                    Ok(test) => findings.push(Finding::bad(&what, test.text)),
                    Err(error) => findings.push(Finding::bad(&what, error.to_string())),
                }
            }
        }
    }
    findings
}

fn key_file(path: &std::path::Path) -> Finding {
    use std::os::unix::fs::PermissionsExt;
    match std::fs::metadata(path) {
        Ok(meta) if meta.permissions().mode() & 0o077 != 0 => {
            Finding::bad("key file", format!("others can read {}: chmod 600 it", path.display()))
        }
        Ok(_) => Finding::good("key file", format!("{} (keep a copy apart from backups)", path.display())),
        Err(error) => Finding::bad("key file", format!("{}: {error}", path.display())),
    }
}

/// Signatures carry times: a clock that is years off is refused by couriers.
fn clock(desk: &gaidao_desk::Desk) -> Finding {
    let now = desk.clock().real();
    let built = gaidao_core::At::parse_rfc3339("2026-01-01T00:00:00+08:00").unwrap_or_default();
    if now < built {
        Finding::bad("clock", format!("says {}: set it, couriers refuse wrong times", now.rfc3339()))
    } else {
        Finding::good("clock", now.rfc3339())
    }
}
