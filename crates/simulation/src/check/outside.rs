//! What clients, receivers and auditors were promised.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gaidao_core::{MerchantId, interception::Effect, state::EventKind};
use gaidao_store::{EventCursor, FeedItem, Store, StoreError, Webhook};

use super::{Case, life};
use crate::cast::{NAME_MARK, NOTE_MARK, PHONE_MARK, PLACE_MARK};
use crate::logs::Logs;
use crate::scene::{Sink, Temper, Town};

/// One merchant's audit chain, events and receivers.
pub(super) async fn merchant(
    town: &Town,
    store: &Store,
    index: usize,
    merchant: &MerchantId,
    cases: &[&Case],
    broken: &mut Vec<String>,
) -> Result<(), StoreError> {
    let report = store.audit_verify(merchant, &[]).await?;
    if let Some(fault) = report.broken {
        broken.push(format!("the audit chain of merchant {index} does not verify: {fault:?}"));
    }
    audited(town, cases, broken);
    let events = feed(store, merchant).await?;
    told(cases, &events, broken);
    let sinks: Vec<Sink> =
        town.scene().sinks.values().filter(|sink| sink.merchant == index).cloned().collect();
    for webhook in store.of(merchant).webhooks().await? {
        if let Some(sink) = sinks.iter().find(|sink| sink.webhook == webhook.id.as_str()) {
            delivered(sink, &webhook, &events, broken);
        }
    }
    let stored = town.scene().stored_pushes.iter().filter(|(owner, _)| *owner == index).count();
    let kept = number(town, "SELECT count(*) FROM inbox WHERE merchant_id = ?1", merchant.as_str());
    if i64::try_from(stored).unwrap_or(0) > kept {
        broken.push(format!("{stored} pushes were acknowledged as stored, {kept} are"));
    }
    let stuck = "SELECT count(*) FROM inbox WHERE merchant_id = ?1 AND state IN ('received', 'quarantined')";
    let stuck = number(town, stuck, merchant.as_str());
    if stuck > 0 {
        broken.push(format!("{stuck} stored callbacks were never applied"));
    }
    Ok(())
}

fn number(town: &Town, sql: &str, parameter: &str) -> i64 {
    let mut scene = town.scene();
    let found = scene.probe.conn().query_row(sql, [parameter], |row| row.get(0));
    scene.looked(found).unwrap_or(-1)
}

/// Each step has exactly one audit entry.
fn audited(town: &Town, cases: &[&Case], broken: &mut Vec<String>) {
    let sql = "SELECT count(*) FROM audit WHERE subject = ?1 AND action LIKE 'interception.%'";
    for case in cases {
        let entries = number(town, sql, case.it.opening.id.as_str());
        if entries != i64::from(case.it.version) {
            broken.push(format!("{}: {} steps, {entries} audit entries", case.name(), case.it.version));
        }
    }
}

async fn feed(store: &Store, merchant: &MerchantId) -> Result<Vec<FeedItem>, StoreError> {
    let mut events: Vec<FeedItem> = Vec::new();
    loop {
        let after = events.last().map_or_else(EventCursor::default, |item| item.cursor);
        let more = store.of(merchant).events(after, 500).await?;
        if more.is_empty() {
            return Ok(events);
        }
        events.extend(more);
    }
}

/// Each effect of each step is an event, once.
fn told(cases: &[&Case], events: &[FeedItem], broken: &mut Vec<String>) {
    let mut counts: BTreeMap<(String, EventKind), usize> = BTreeMap::new();
    for item in events {
        if let Some(id) = &item.event.interception {
            *counts.entry((id.to_string(), item.event.kind)).or_default() += 1;
        }
    }
    for case in cases {
        let mut expected: BTreeMap<EventKind, usize> = BTreeMap::new();
        for step in life::replay(case, &mut Vec::new()) {
            for Effect::Event(kind) in &step.effects {
                *expected.entry(*kind).or_default() += 1;
            }
        }
        for (kind, count) in expected {
            let key = (case.it.opening.id.to_string(), kind);
            let found = counts.get(&key).copied().unwrap_or(0);
            if found != count {
                broken.push(format!(
                    "{}: {} should have been told {count} times, is {found}",
                    case.name(),
                    kind.as_str()
                ));
            }
        }
    }
}

/// A healthy receiver gets each event at least once, the same under the same id.
fn delivered(sink: &Sink, webhook: &Webhook, events: &[FeedItem], broken: &mut Vec<String>) {
    for torn in &sink.torn {
        broken.push(format!("the receiver of merchant {} got event {torn} with two bodies", sink.merchant));
    }
    if sink.temper == Temper::Gone || !webhook.enabled {
        return;
    }
    let wants = |kind| webhook.types.is_empty() || webhook.types.contains(&kind);
    let missed = events
        .iter()
        .filter(|item| wants(item.event.kind) && !sink.got.contains_key(item.event.id.as_str()))
        .count();
    if missed > 0 {
        broken.push(format!("a healthy receiver of merchant {} never got {missed} events", sink.merchant));
    }
    for item in events {
        let same = sink.got.get(item.event.id.as_str()).is_none_or(|got| {
            item.event.body.text().is_some_and(|stored| stored.as_bytes() == got.as_slice())
        });
        if !same {
            broken.push(format!("event {} went out with another body than stored", item.event.id));
        }
    }
}

/// What clients were told is true: nothing acknowledged is missing, one id per key.
pub(super) async fn clients(
    town: &Town,
    store: &Store,
    shops: &[MerchantId],
    cases: &[Case],
    broken: &mut Vec<String>,
) -> Result<(), StoreError> {
    let known: BTreeSet<&str> = cases.iter().map(|case| case.it.opening.id.as_str()).collect();
    let (acknowledged, asked) = {
        let scene = town.scene();
        (scene.acknowledged.clone(), scene.asked.clone())
    };
    for id in acknowledged.iter().filter(|id| !known.contains(id.as_str())) {
        broken.push(format!("{id} was acknowledged and is gone"));
    }
    for (key, asked) in &asked {
        let mut made = None;
        for shop in shops {
            made = made.or(store.of(shop).idempotency(key).await?.map(|record| record.resource));
        }
        if let Some(told) = &asked.told
            && made.as_ref() != Some(told)
        {
            broken.push(format!("the key {key} was told {told}, the record says {made:?}"));
        }
    }
    let mut scene = town.scene();
    super::during::nobody_doubled(&mut scene);
    for id in &acknowledged {
        let found = scene.probe.has_interception(id);
        if scene.looked(found) == Some(false) {
            broken.push(format!("{id} was acknowledged and is not in the database"));
        }
    }
    Ok(())
}

/// Nothing in the queue is overdue: somebody always comes.
pub(super) fn queue(town: &Town, broken: &mut Vec<String>) {
    let late = town.now() - 3_600_000;
    let sql = "SELECT count(*) FROM jobs WHERE due_at < CAST(?1 AS INTEGER)";
    let left = number(town, sql, &late.to_string());
    if left > 0 {
        broken.push(format!("{left} jobs have been due for more than an hour and nobody takes them"));
    }
}

/// No clear personal data in the database file, in what went out, or in the log.
pub(super) fn secrets(town: &Town, path: &Path, logs: &Logs, broken: &mut Vec<String>) {
    let mut places: Vec<(String, String)> = vec![("the log".to_owned(), logs.text())];
    for suffix in ["", "-wal"] {
        let file = path.with_file_name(format!("gaidao.db{suffix}"));
        if let Ok(bytes) = std::fs::read(&file) {
            places.push((format!("the database file{suffix}"), String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    for (url, sink) in &town.scene().sinks {
        for body in sink.got.values() {
            places.push((format!("a webhook to {url}"), String::from_utf8_lossy(body).into_owned()));
        }
    }
    for (place, text) in &places {
        for mark in [NAME_MARK, PHONE_MARK, PLACE_MARK, NOTE_MARK] {
            if text.contains(mark) {
                broken.push(format!("personal data in clear ({mark}…) in {place}"));
            }
        }
    }
}
