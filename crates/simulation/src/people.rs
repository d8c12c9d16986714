//! People: clients of merchants who ask and ask again, operators who decide what the machine cannot.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use gaidao_core::{At, Stage, State};
use gaidao_desk::intake::{NoteIn, ResolveIn, ScanIn, ScansIn};
use gaidao_desk::view::InterceptionView;
use gaidao_desk::{Actor, Desk, DeskError, InterceptionFilter, Once};
use sha2::{Digest, Sha256};

use crate::cast::{NOTE_MARK, ParcelPlan};
use crate::scene::{Door, Town};
use crate::slot::slot;

type Act<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Has `act` done at a node that is up; `None` when no answer comes (the node died, or took too long).
pub(crate) async fn at_some_door<T: Send + 'static>(
    town: &Town,
    patience_ms: i64,
    act: impl FnOnce(Arc<Desk>) -> Act<T> + Send,
) -> Option<T> {
    let door = {
        let mut scene = town.scene();
        let open: Vec<Door> = scene.doors.iter().flatten().cloned().collect();
        scene.rng.pick(&open).cloned()
    };
    let Some(door) = door else {
        // Every node is down: the connection is refused.
        town.line.sleep(500).await;
        return None;
    };
    let (owing, waiting) = slot(&town.line, patience_ms);
    let work = act(door.desk);
    town.spawner.spawn(door.owner, async move { owing.give(work.await) });
    waiting.await.ok()
}

fn actor(town: &Town, merchant: usize, once: Option<Once>) -> Option<Actor> {
    let id = town.scene().shops.get(merchant)?.id.clone();
    Some(Actor { once, ..Actor::machine(id, "key:simulation") })
}

fn once(key: &str, body: &str) -> Once {
    Once { key: key.to_owned(), request_hash: Sha256::digest(body.as_bytes()).into() }
}

/// The answer was definite: asking again cannot change it.
fn is_definite(error: &DeskError) -> bool {
    !matches!(error, DeskError::Busy | DeskError::Full | DeskError::Internal(_))
}

/// One parcel's story, as its merchant's people live it.
pub(crate) async fn live(town: Town, begin: i64, plan: ParcelPlan) {
    town.line.until(begin + plan.begins_ms).await;
    make_parcel(&town, &plan);
    if !put_order(&town, &plan).await {
        return;
    }
    if plan.late {
        wait_for_next_scan(&town, &plan).await;
    } else {
        town.line.sleep(plan.asks_after_ms).await;
    }
    if plan.portal {
        let now = town.now();
        // The portal may refuse; then nothing happened there.
        let _shown = town.scene().world.portal_intercept(&plan.new.courier, &plan.new.waybill_no, None, now);
    }
    let Some(ask) = plan.ask.clone() else { return };
    if plan.rival {
        town.count("two clients race");
        let mut other = plan.clone();
        other.rival = false;
        other.withdraws_after_ms = None;
        let town2 = town.clone();
        town.spawner.spawn(crate::crew::Owner::Outside, async move {
            request(&town2, &other, &format!("rival-{}", other.number), &ask).await;
        });
    }
    let Some(ask) = plan.ask.clone() else { return };
    let told = request(&town, &plan, &format!("ask-{}", plan.number), &ask).await;
    if plan.imports {
        import_scans(&town, &plan).await;
    }
    if let (Some(id), Some(after_ms)) = (told, plan.withdraws_after_ms) {
        town.line.sleep(after_ms).await;
        withdraw(&town, plan.merchant, &id).await;
    }
}

/// Until the courier's next scan, and about as long as its push takes.
async fn wait_for_next_scan(town: &Town, plan: &ParcelPlan) {
    let now = town.now();
    let (at, more) = {
        let mut scene = town.scene();
        let parcel = scene.world.parcel(&plan.new.courier, &plan.new.waybill_no, now);
        let next = parcel.ok().and_then(|parcel| parcel.next_scan_at);
        (next.and_then(|text| At::parse_rfc3339(&text).ok()), scene.rng.between(0, 20_000))
    };
    if let Some(at) = at {
        town.line.until(at.0 + more).await;
    }
}

fn make_parcel(town: &Town, plan: &ParcelPlan) {
    let now = town.now();
    let mut scene = town.scene();
    if let Err(error) = scene.world.add_parcel(&plan.new, now) {
        scene.breaks(format!("the courier does not take a parcel: {error}"));
    }
}

async fn put_order(town: &Town, plan: &ParcelPlan) -> bool {
    for try_no in 0..60 {
        let Some(actor) = actor(town, plan.merchant, None) else { return false };
        let (order_no, order) = (plan.order_no.clone(), plan.order.clone());
        let done = at_some_door(town, 20_000, move |desk| {
            Box::pin(async move { desk.put_order(&actor, &order_no, &order).await.map(drop) })
        })
        .await;
        match done {
            Some(Ok(())) => return true,
            Some(Err(error)) if is_definite(&error) => {
                town.scene().breaks(format!("an order is refused: {error}"));
                return false;
            }
            _ => town.line.sleep(2_000 + try_no * 5_000).await,
        }
    }
    false
}

/// Asks for an interception under one Idempotency-Key until the answer is definite, as a good client does.
async fn request(
    town: &Town,
    plan: &ParcelPlan,
    key: &str,
    ask: &gaidao_desk::intake::InterceptionIn,
) -> Option<String> {
    let body = format!("{key} {} {}", ask.waybill_no, ask.kind.as_str());
    let mut told = None;
    let mut again = if plan.nervous { 2 } else { 0 };
    for try_no in 0..200_i64 {
        let actor = actor(town, plan.merchant, Some(once(key, &body)))?;
        let asked = ask.clone();
        // A refusal may be overtaken by an earlier try that still hangs; what was carried out before this try left
        // its client may not be denied any more.
        let carried_out = {
            let mut scene = town.scene();
            let found = scene.probe.has_key(key);
            scene.looked(found).unwrap_or(false)
        };
        let done = at_some_door(town, 20_000, move |desk| {
            Box::pin(async move { desk.request(&actor, &asked).await.map(|view| view.id) })
        })
        .await;
        if try_no > 0 {
            town.count("client repeats a request");
        }
        town.note(|| format!("client {key}: {}", said(&done)));
        match done {
            Some(Ok(id)) => {
                hear(town, key, &id);
                told = Some(id);
                if again == 0 {
                    return told;
                }
                again -= 1;
                town.line.sleep(1_500).await;
            }
            Some(Err(error)) if is_definite(&error) => {
                let code = error.code().code;
                // Once told an id, the same key must always be told it.
                if told.is_some() {
                    town.scene().breaks(format!("the key {key} was told an id, then {code}"));
                } else if carried_out {
                    town.scene().breaks(format!(
                        "the key {key} had made an interception, its repeat was told {code}"
                    ));
                }
                return told;
            }
            _ => town.line.sleep(700 + (try_no * 3_000).min(60_000)).await,
        }
    }
    told
}

fn said(done: &Option<Result<String, DeskError>>) -> String {
    match done {
        None => "no answer".to_owned(),
        Some(Ok(id)) => id.clone(),
        Some(Err(error)) => error.code().code.to_owned(),
    }
}

fn hear(town: &Town, key: &str, id: &str) {
    let mut scene = town.scene();
    scene.acknowledged.insert(id.to_owned());
    let asked = scene.asked.entry(key.to_owned()).or_default();
    match asked.told.clone() {
        Some(known) if known != id => scene.breaks(format!("the key {key} was told {known}, then {id}")),
        _ => asked.told = Some(id.to_owned()),
    }
}

async fn withdraw(town: &Town, merchant: usize, id: &str) {
    for try_no in 0..20_i64 {
        let key = format!("withdraw-{id}");
        let Some(actor) = actor(town, merchant, Some(once(&key, id))) else { return };
        let (given, id) = (note(), id.to_owned());
        let done = at_some_door(town, 20_000, move |desk| {
            Box::pin(async move { desk.withdraw(&actor, &id, &given).await.map(|view| view.id) })
        })
        .await;
        town.note(|| format!("client {key}: {}", said(&done)));
        match done {
            Some(Ok(_)) => {
                town.count("withdrawal asked");
                return;
            }
            Some(Err(error)) if is_definite(&error) => return,
            _ => town.line.sleep(1_000 + try_no * 2_000).await,
        }
    }
}

fn note() -> NoteIn {
    NoteIn { note: Some(format!("{NOTE_MARK}：请尽快")) }
}

/// The merchant's own feed hands in the courier's last scan, twice: the second time nothing of it is new.
async fn import_scans(town: &Town, plan: &ParcelPlan) {
    let (courier, waybill_no) = (plan.new.courier.clone(), plan.new.waybill_no.clone());
    let now = town.now();
    let shown = town.scene().world.parcel(&courier, &waybill_no, now);
    let Some(scan) = shown.ok().and_then(|parcel| parcel.scans.last().cloned()) else { return };
    let bulk = ScansIn {
        scans: vec![ScanIn {
            courier,
            waybill_no,
            at: scan.at,
            code: None,
            stage: Some(crate::cast::stage(scan.stage).as_str().to_owned()),
            text: format!("{NOTE_MARK}：{}", scan.site),
            place: Some(scan.city),
        }],
    };
    let mut accepted = 0;
    let mut heard = 0;
    for _ in 0..4 {
        let Some(actor) = actor(town, plan.merchant, None) else { return };
        let given = bulk.clone();
        let done = at_some_door(town, 20_000, move |desk| {
            Box::pin(async move { desk.put_scans(&actor, &given).await.map(|report| report.accepted) })
        })
        .await;
        match done {
            Some(Ok(count)) => {
                accepted += count;
                heard += 1;
            }
            _ => town.line.sleep(2_000).await,
        }
    }
    if accepted > 1 {
        town.scene().breaks(format!("one scan was taken as new {accepted} times (of {heard})"));
    }
}

/// An operator: looks at what waits for a person every so often, until the run is over.
pub(crate) async fn operate(town: Town, merchant: usize, end: i64) {
    loop {
        let pause = {
            let mut scene = town.scene();
            let most = if scene.calm { 8 * 3_600_000 } else { 90 * 60_000 };
            scene.rng.between(10 * 60_000, most)
        };
        town.line.sleep(pause).await;
        if town.now() >= end {
            return;
        }
        let Some(actor) = actor(&town, merchant, None) else { return };
        let by = actor.clone();
        let list = at_some_door(&town, 20_000, move |desk| {
            let filter = InterceptionFilter { waiting: true, limit: 100, ..InterceptionFilter::default() };
            Box::pin(async move { desk.interceptions(&by, &filter).await })
        })
        .await;
        let Some(Ok(page)) = list else { continue };
        // In the last days nobody puts anything off: what is left then is left for good.
        let late = town.now() >= end - 2 * 24 * 3_600_000;
        for it in page.items {
            decide(&town, &actor, &it, late).await;
        }
    }
}

/// What the courier says on the phone about a parcel: whether it has our command.
fn phone_call(town: &Town, it: &InterceptionView) -> Truth {
    let now = town.now();
    let mut scene = town.scene();
    let Ok(parcel) = scene.world.parcel(&it.courier, &it.waybill_no, now) else { return Truth::Unknown };
    let ended = matches!(parcel.stage, gaidao_sim::Stage::Delivered | gaidao_sim::Stage::Returned);
    match parcel.interception.as_ref().map(|job| job.state) {
        Some("withdrawn") | None if ended => Truth::Failed,
        Some("withdrawn") | None => Truth::Nothing,
        Some("turned" | "finished" | "cancelled") => Truth::Done,
        Some("in_place") if ended => Truth::Done,
        Some(_) if ended => Truth::Failed,
        Some(_) => Truth::HasIt,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Truth {
    HasIt,
    Done,
    Nothing,
    Failed,
    Unknown,
}

async fn decide(town: &Town, actor: &Actor, it: &InterceptionView, late: bool) {
    let Some(state) = State::parse(&it.state) else { return };
    let case = it.escalation.as_ref().is_some_and(|case| case.closed_at.is_none());
    let dice = town.scene().rng.between(0, 99);
    match state {
        State::Held => {
            let what = if dice < 80 { "approve" } else { "reject" };
            act(town, actor, it, what).await;
        }
        State::InDoubt => {
            let resendable = it.in_doubt.as_ref().is_some_and(|doubt| doubt.resend_allowed);
            if resendable && dice < 25 && !late {
                act(town, actor, it, "resend").await;
            } else if case && dice < 45 && !late {
                act(town, actor, it, "keep_waiting").await;
            } else if case {
                let outcome = match phone_call(town, it) {
                    Truth::HasIt => "accepted",
                    Truth::Done => "completed",
                    Truth::Nothing => "refused",
                    Truth::Failed => "failed",
                    Truth::Unknown => "failed",
                };
                act(town, actor, it, outcome).await;
            }
        }
        State::Accepted | State::Turned if case && dice < 40 && !late => {
            let outcome = match phone_call(town, it) {
                Truth::Done if it.contradicted => "keep_waiting",
                Truth::Done => "completed",
                Truth::Failed => "failed",
                Truth::HasIt | Truth::Nothing | Truth::Unknown => "keep_waiting",
            };
            act(town, actor, it, outcome).await;
        }
        State::Queued if case && dice < 10 => act(town, actor, it, "keep_waiting").await,
        _ => {}
    }
}

async fn act(town: &Town, actor: &Actor, it: &InterceptionView, what: &'static str) {
    let (actor, id) = (actor.clone(), it.id.clone());
    let name = id.clone();
    let done = at_some_door(town, 20_000, move |desk| {
        Box::pin(async move {
            match what {
                "approve" => desk.approve(&actor, &id, &note()).await,
                "reject" => desk.reject(&actor, &id, &note()).await,
                "resend" => desk.resend(&actor, &id, &note()).await,
                outcome => {
                    let given = ResolveIn { outcome: outcome.to_owned(), note: note().note };
                    desk.resolve(&actor, &id, &given).await
                }
            }
            .map(|view| view.id)
        })
    })
    .await;
    town.note(|| format!("person {what} {name}: {}", said(&done)));
    if let Some(Ok(_)) = done {
        town.count(match what {
            "resend" => "person resends",
            "keep_waiting" => "person keeps waiting",
            "approve" | "reject" => "person approves or rejects",
            _ => "person resolves",
        });
    }
}

/// What the house should know about a parcel that has come to its end.
pub(crate) const fn is_end(stage: Stage) -> bool {
    matches!(stage, Stage::Delivered | Stage::Returned)
}

/// A moment as doors write it.
pub(crate) fn shown(at: i64) -> String {
    At(at).rfc3339()
}
