//! The wires: requests to the simulated couriers and to webhook receivers. A request that has left arrives whether
//! or not its sender lives to hear the answer.

use async_trait::async_trait;
use gaidao_core::state::{DoubtWhy, NotSentWhy};
use gaidao_engine::{Lost, Transport};
use gaidao_kit::{HttpReply, HttpRequest, sign::sha256_hex};
use gaidao_sim::{FaultKind, Handled, WireReply, WireRequest};

use crate::coverage::fault_name;
use crate::crew::Owner;
use crate::scene::{Scene, Temper, Town};
use crate::slot::{Owing, Silence, slot};

/// Root of the simulated couriers' addresses.
pub(crate) const COURIERS: &str = "https://courier.invalid/";

/// To the couriers.
pub(crate) struct Courier(pub(crate) Town);

/// To webhook receivers.
pub(crate) struct Receiver(pub(crate) Town);

type Answer = Result<HttpReply, Lost>;

#[async_trait]
impl Transport for Courier {
    async fn call(&self, request: &HttpRequest, timeout_ms: u64) -> Answer {
        let town = self.0.clone();
        let (owing, waiting) = slot(&town.line, i64::try_from(timeout_ms).unwrap_or(10_000));
        let (there_ms, back_ms) = {
            let mut scene = town.scene();
            leaves(&mut scene, town.now(), request);
            (scene.rng.between(3, 90), scene.rng.between(3, 90))
        };
        town.spawner.spawn(Owner::Outside, arrive(town.clone(), request.clone(), owing, there_ms, back_ms));
        match waiting.await {
            Ok(answer) => answer,
            // A courier that never answers has let go of the slot; the caller's patience still has to run out.
            Err(Silence::TimedOut | Silence::Gone) => Err(Lost::Doubt(DoubtWhy::Timeout)),
        }
    }
}

async fn arrive(town: Town, request: HttpRequest, owing: Owing<Answer>, there_ms: i64, back_ms: i64) {
    town.line.sleep(there_ms).await;
    let handled = arrives(&town, &request);
    match handled {
        Handled::Reply { reply, after_ms } => {
            town.line.sleep(back_ms + i64::try_from(after_ms).unwrap_or(0)).await;
            owing.give(Ok(HttpReply { status: reply.status, headers: reply.headers, body: reply.body }));
        }
        Handled::Reset => {
            town.line.sleep(back_ms).await;
            owing.give(Err(Lost::Doubt(DoubtWhy::Reset)));
        }
        Handled::ConnectRefused => owing.give(Err(Lost::NotSent(NotSentWhy::Connect))),
        Handled::TimeoutAfter => {
            // Nobody answers, nobody hangs up: longer than any caller waits.
            town.line.sleep(120_000).await;
            drop(owing);
        }
    }
}

/// The request as the house signs its intent: method, address, body.
fn digest(request: &HttpRequest) -> String {
    let mut bytes = format!("{} {}\n", request.method, request.url).into_bytes();
    bytes.extend_from_slice(&request.body);
    sha256_hex(&bytes)
}

/// It orders something, rather than asking. Told by the wire alone, so that a command whose intent was forgotten
/// is still known for one.
fn is_command(request: &HttpRequest) -> bool {
    let body = String::from_utf8_lossy(&request.body);
    ["createIntercept", "cancelIntercept", "/wanted_", "/ecap/v1/orders/cancel"]
        .iter()
        .any(|path| request.url.contains(path))
        || body.contains("EXP_RECE_WANTED_INTERCEPT")
}

/// Invariant: every command on the wire has an earlier durable intent with the same digest, each its own.
fn leaves(scene: &mut Scene, now: i64, request: &HttpRequest) {
    if !is_command(request) {
        return;
    }
    let digest = digest(request);
    let found = scene.probe.intents(&digest);
    let rows = scene.looked(found).map_or(0, |intents| intents.len());
    let calls = scene.on_wire.entry(digest.clone()).or_default();
    *calls += 1;
    let calls = *calls;
    let path = request.url.split('?').next().unwrap_or_default().to_owned();
    scene.trace.add(now, || format!("leaves {path} digest {} call {calls} of {rows}", short(&digest)));
    if calls > rows {
        scene.breaks(format!(
            "a command left for {path} although no durable intent of its own with digest {} stood before it \
             ({rows} in the database, {calls} on the wire)",
            short(&digest)
        ));
    }
}

fn short(text: &str) -> String {
    text.chars().take(12).collect()
}

fn arrives(town: &Town, request: &HttpRequest) -> Handled {
    let now = town.now();
    let mut scene = town.scene();
    let Some((connector, wire)) = inward(request) else {
        scene.breaks("a request left for an address that no courier has".to_owned());
        return Handled::Reset;
    };
    let before = scene.strikes();
    let handled = scene.world.handle(&connector, &wire, now);
    let struck = Scene::struck(&before, &scene.strikes());
    for fault in &struck {
        scene.coverage.count(&fault_name(*fault));
    }
    // What a courier never processed, by its own account, may be sent again.
    let unprocessed = struck.iter().any(|f| matches!(f, FaultKind::RefuseConnect | FaultKind::RateLimit));
    if is_command(request) {
        let digest = digest(request);
        let found = scene.probe.intents(&digest);
        let intents = scene.looked(found).unwrap_or_default();
        let before = scene.arrived.entry(digest).or_default();
        // More arrivals than intents: the last one answers for all that nobody intended.
        let intent = intents.get(*before).or(intents.last()).cloned();
        *before += 1;
        if let Some(intent) = intent.filter(|_| !unprocessed) {
            let sent = scene.sent.entry(intent.interception).or_default();
            if intent.withdraw { sent.withdrawals += 1 } else { sent.intercepts += 1 }
        }
    }
    // A courier that only pretends to obey commands answers questions as ever.
    let proper = struck.iter().all(|f| matches!(f, FaultKind::Slow | FaultKind::WrongSuccess));
    if proper && request.url.contains("queryIntercept") && matches!(handled, Handled::Reply { .. }) {
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap_or_default();
        if let Some(waybill) = body.get("billCode").and_then(serde_json::Value::as_str) {
            *scene.answered_queries.entry(waybill.to_owned()).or_default() += 1;
        }
    }
    let status = match &handled {
        Handled::Reply { reply, after_ms } => format!("{} after {after_ms}", reply.status),
        other => format!("{other:?}"),
    };
    scene.trace.add(now, || format!("arrives {connector} {} {struck:?} {status}", wire.path));
    handled
}

/// The request as the courier gets it.
fn inward(request: &HttpRequest) -> Option<(String, WireRequest)> {
    let rest = request.url.strip_prefix(COURIERS)?;
    let (connector, path) = rest.split_once('/')?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let wire = WireRequest {
        method: request.method.clone(),
        path: format!("/{path}"),
        query: query.to_owned(),
        headers: request.headers.clone(),
        body: request.body.clone(),
    };
    Some((connector.to_owned(), wire))
}

/// A courier's push comes in at some node; what it hears back decides whether it pushes again.
pub(crate) async fn push(town: Town, push: gaidao_sim::Push) {
    let path = push.url.strip_prefix("http://gaidao.invalid").unwrap_or_default().to_owned();
    let mut parts = path.trim_start_matches("/callback/").splitn(2, '/');
    let (connector, token) =
        (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default().to_owned());
    let hit = HttpRequest {
        method: push.method.clone(),
        url: path,
        headers: push.headers.clone(),
        body: push.body.clone(),
    };
    let name = connector.clone();
    let reply = crate::people::at_some_door(&town, 15_000, move |desk| {
        Box::pin(async move { desk.take_callback(&name, &token, hit).await })
    })
    .await;
    let now = town.now();
    let mut scene = town.scene();
    let said = reply.as_ref().map_or(0, |reply| reply.status);
    scene.trace.add(now, || format!("push {} of {connector}: {said}", push.id));
    let wire = reply.map(|r| WireReply { status: r.status, headers: r.headers, body: r.body });
    let open = scene.world.pushes_open();
    scene.world.push_answered(push.id, wire.as_ref(), now);
    let tries = scene.push_tries.entry(push.id).or_default();
    *tries += 1;
    let first = *tries == 1;
    // A push that the courier does not keep for another try after its first was acknowledged as stored (after the
    // last it is dropped either way).
    if first
        && said == 200
        && scene.world.pushes_open() < open
        && let Some(owner) = scene.push_owner.get(&connector).copied()
    {
        scene.stored_pushes.insert((owner, push.body));
    }
}

#[async_trait]
impl Transport for Receiver {
    async fn call(&self, request: &HttpRequest, timeout_ms: u64) -> Answer {
        let town = &self.0;
        let (delay_ms, status) = {
            let mut scene = town.scene();
            let now = town.now();
            let calm = scene.calm;
            let dice = scene.rng.between(0, 99);
            let delay_ms = scene.rng.between(5, 300);
            let Some(sink) = scene.sinks.get_mut(&request.url) else {
                return Err(Lost::NotSent(NotSentWhy::Dns));
            };
            let (what, status) = match sink.temper {
                Temper::Gone => ("webhook gone", 410),
                Temper::Moody if !calm && dice < 20 => ("webhook hangs", 0),
                Temper::Moody if !calm && dice < 80 => ("webhook fails", 500),
                Temper::Healthy | Temper::Moody => ("webhook delivered", 204),
            };
            if status == 204 {
                receive(sink, request);
            }
            scene.coverage.count(what);
            let id = request.header("webhook-id").unwrap_or_default().to_owned();
            let url = request.url.clone();
            scene.trace.add(now, || format!("{what}: {id} at {url}"));
            (delay_ms, status)
        };
        if status == 0 {
            town.line.sleep(i64::try_from(timeout_ms).unwrap_or(15_000)).await;
            return Err(Lost::Doubt(DoubtWhy::Timeout));
        }
        town.line.sleep(delay_ms).await;
        Ok(HttpReply { status, headers: Vec::new(), body: Vec::new() })
    }
}

/// A receiver keeps what it got by its id: the same id must always carry the same body, signed.
fn receive(sink: &mut crate::scene::Sink, request: &HttpRequest) {
    let header = |name: &str| request.header(name).unwrap_or_default().to_owned();
    let id = header("webhook-id");
    let body = String::from_utf8_lossy(&request.body);
    let content = format!("{id}.{}.{body}", header("webhook-timestamp"));
    if signature(&sink.secret, &content).as_deref() != Some(header("webhook-signature").as_str()) {
        sink.torn.push(format!("{id} (wrong signature)"));
    }
    match sink.got.get(&id) {
        Some(known) if *known != request.body => sink.torn.push(id),
        Some(_) => {}
        None => {
            sink.got.insert(id, request.body.clone());
        }
    }
}

/// Standard Webhooks, written here a second time.
fn signature(secret: &str, content: &str) -> Option<String> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use hmac::{Hmac, KeyInit, Mac};
    let key = STANDARD.decode(secret.strip_prefix("whsec_")?).ok()?;
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).ok()?;
    mac.update(content.as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}
