//! The judge: what must hold while a run goes on (`during`) and what must be true of what is left (the rest). It
//! knows the database only from outside and the couriers' own books; it never looks at what the house thinks of
//! itself to decide what is true.

pub(crate) mod during;
mod life;
mod outside;
mod truth;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gaidao_core::{Interception, MerchantId};
use gaidao_sim::{LedgerFilter, LedgerRow, ParcelView};
use gaidao_store::{
    AttemptRow, InterceptionFilter, JournalLine, MasterKey, Options, Page, SeededEntropy, Store,
};

use crate::crew::at_once;
use crate::logs::Logs;
use crate::scene::{Sent, Town};

/// Opens what is left of the database, as an auditor would.
pub(crate) fn open(path: &Path, seed: u64) -> Result<Store, String> {
    let key = MasterKey::from_hex(&"5a".repeat(32)).ok_or("no master key")?;
    let options = Options::new(key, Arc::new(SeededEntropy::new(!seed)));
    let opened = at_once(Store::open_inline(path, options)).ok_or("opening never ends")?;
    opened.map_err(|error| format!("what is left of the database does not open: {error}"))
}

/// One interception with everything that is known about it, here and at the courier.
pub(crate) struct Case {
    pub(crate) merchant: usize,
    pub(crate) it: Interception,
    pub(crate) journal: Vec<JournalLine>,
    pub(crate) attempts: Vec<AttemptRow>,
    pub(crate) sent: Sent,
    /// The courier's own view of the parcel; none for a waybill it never had.
    pub(crate) parcel: Option<ParcelView>,
    /// The courier's book about the waybill.
    pub(crate) ledger: Vec<LedgerRow>,
    pub(crate) answered_queries: u32,
    /// Interceptions of this waybill.
    pub(crate) of_waybill: usize,
}

impl Case {
    pub(crate) fn name(&self) -> String {
        let opening = &self.it.opening;
        format!(
            "{} ({} of {} {}, class {})",
            opening.id,
            opening.kind.as_str(),
            opening.parcel.courier,
            opening.parcel.waybill_no,
            opening.plan.class.as_str()
        )
    }
}

/// Every check at the end.
pub(crate) fn all(town: &Town, store: &Store, path: &Path, logs: &Logs) {
    let found = at_once(judge(town, store, path, logs));
    match found {
        Some(Ok(broken)) => {
            let mut scene = town.scene();
            broken.into_iter().for_each(|what| scene.breaks(what));
        }
        Some(Err(error)) => town.scene().breaks(format!("what is left cannot be read: {error}")),
        None => town.scene().breaks("judging never ends".to_owned()),
    }
}

async fn judge(
    town: &Town,
    store: &Store,
    path: &Path,
    logs: &Logs,
) -> Result<Vec<String>, gaidao_store::StoreError> {
    let mut broken = Vec::new();
    let shops: Vec<MerchantId> = town.scene().shops.iter().map(|shop| shop.id.clone()).collect();
    let mut cases = Vec::new();
    for (index, merchant) in shops.iter().enumerate() {
        cases.extend(gather(town, store, index, merchant).await?);
    }
    count_waybills(&mut cases);
    for case in &cases {
        let states = life::check(case, &mut broken);
        truth::check(case, &mut broken);
        cover(town, case, &states);
    }
    for (index, merchant) in shops.iter().enumerate() {
        let own: Vec<&Case> = cases.iter().filter(|case| case.merchant == index).collect();
        outside::merchant(town, store, index, merchant, &own, &mut broken).await?;
        truth::parcels(town, store, index, merchant, &mut broken).await?;
    }
    outside::clients(town, store, &shops, &cases, &mut broken).await?;
    outside::queue(town, &mut broken);
    outside::secrets(town, path, logs, &mut broken);
    for case in &cases {
        let it = &case.it;
        town.note(|| format!("end {} {:?} {:?} v{}", it.opening.id, it.state, it.outcome, it.version));
    }
    Ok(broken)
}

async fn gather(
    town: &Town,
    store: &Store,
    index: usize,
    merchant: &MerchantId,
) -> Result<Vec<Case>, gaidao_store::StoreError> {
    let finder = store.of(merchant);
    let mut page = Page::first(200);
    let mut cases = Vec::new();
    loop {
        let list = finder.interceptions(&InterceptionFilter::default(), &page).await?;
        for row in list.items {
            let it = row.interception;
            let journal = finder.journal(&it.opening.id).await?;
            let attempts = finder.attempts(&it.opening.id).await?;
            cases.push(case(town, index, it, journal, attempts));
        }
        match list.next {
            Some(next) => page.after = Some(next),
            None => return Ok(cases),
        }
    }
}

fn case(
    town: &Town,
    merchant: usize,
    it: Interception,
    journal: Vec<JournalLine>,
    attempts: Vec<AttemptRow>,
) -> Case {
    let now = town.now();
    let mut scene = town.scene();
    let (courier, waybill) = (it.opening.parcel.courier.clone(), it.opening.parcel.waybill_no.clone());
    let filter = LedgerFilter { courier: Some(courier.clone()), waybill_no: Some(waybill.clone()) };
    Case {
        merchant,
        journal,
        attempts,
        sent: scene.sent.get(it.opening.id.as_str()).cloned().unwrap_or_default(),
        parcel: scene.world.parcel(&courier, &waybill, now).ok(),
        ledger: scene.world.ledger(&filter),
        answered_queries: scene.answered_queries.get(&waybill).copied().unwrap_or(0),
        of_waybill: 1,
        it,
    }
}

fn count_waybills(cases: &mut [Case]) {
    let mut counts: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for case in cases.iter() {
        *counts.entry((case.merchant, case.it.opening.parcel.waybill_no.clone())).or_default() += 1;
    }
    for case in cases {
        let key = (case.merchant, case.it.opening.parcel.waybill_no.clone());
        case.of_waybill = counts.get(&key).copied().unwrap_or(1);
    }
}

/// Counts what this interception went through.
fn cover(town: &Town, case: &Case, states: &[Interception]) {
    use gaidao_core::{Input, Mark, State, journal::Cause};
    let mut scene = town.scene();
    for line in &case.journal {
        for mark in &line.entry.marks {
            match mark {
                Mark::State(state) => scene.coverage.count(&format!("state {}", state.as_str())),
                Mark::Withdrawal(state) => scene.coverage.count(&format!("withdrawal {}", state.as_str())),
                Mark::Case(why) => scene.coverage.count(&format!("case {}", why.as_str())),
                Mark::Contradicted(why) => scene.coverage.count(&format!("contradicted {}", why.as_str())),
                Mark::Corrected { .. } => scene.coverage.count("scan corrects an end"),
                Mark::Milestone(_) | Mark::CaseClosed => {}
            }
            if *mark == Mark::State(State::InDoubt) {
                let class = case.it.opening.plan.class.as_str();
                scene.coverage.count(&format!("in doubt, class {class}"));
            }
        }
        match &line.entry.cause {
            Cause::Input(Input::Unclear { why, .. }) => {
                scene.coverage.count(&format!("doubt {}", why.as_str()));
            }
            Cause::Input(Input::NotSent { why, .. }) => {
                scene.coverage.count(&format!("not sent {}", why.as_str()));
            }
            _ => {}
        }
    }
    for _ in states.windows(2).filter(|pair| matches!(pair, [a, b] if b.repeats > a.repeats)) {
        scene.coverage.count("class K repeats by key");
    }
    if let Some(outcome) = case.it.outcome {
        scene.coverage.count(&format!("outcome {}", outcome.as_str()));
    }
}
