//! Webhook delivery over a real store: signed, the same id on every retry, given up, replayed, switched off.
#![expect(clippy::unwrap_used, reason = "helpers of a test: a surprise shall stop it")]

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use gaidao_core::{At, Moment, state::DoubtWhy};
use gaidao_desk::{Actor, Clock, Desk, Limits, intake::WebhookIn, view::WebhookView};
use gaidao_engine::{Bases, Engine, Lost, Settings, Transport, sign::signature};
use gaidao_kit::{HttpReply, HttpRequest, Registry};
use gaidao_store::{MasterKey, Options, SeededEntropy, Store};

/// Time and dice in the test's hand.
struct HandClock {
    now: AtomicI64,
    dice: AtomicU64,
}

impl Clock for HandClock {
    fn business(&self) -> At {
        At(self.now.load(Ordering::SeqCst))
    }

    fn real(&self) -> At {
        self.business()
    }

    fn nonce(&self) -> u128 {
        u128::from(self.dice.fetch_add(1, Ordering::SeqCst)) << 64
    }
}

/// A receiver that answers as told and remembers what it got.
#[derive(Default)]
struct Receiver {
    answers: Mutex<Vec<Result<u16, Lost>>>,
    got: Mutex<Vec<HttpRequest>>,
}

#[async_trait]
impl Transport for Receiver {
    async fn call(&self, request: &HttpRequest, _timeout_ms: u64) -> Result<HttpReply, Lost> {
        self.got.lock().unwrap().push(request.clone());
        let answer = self.answers.lock().unwrap().pop().unwrap_or(Ok(200));
        answer.map(|status| HttpReply { status, headers: Vec::new(), body: Vec::new() })
    }
}

struct House {
    desk: Arc<Desk>,
    engine: Engine,
    clock: Arc<HandClock>,
    receiver: Arc<Receiver>,
    actor: Actor,
}

impl House {
    async fn open(folder: &Path) -> Self {
        let clock = Arc::new(HandClock { now: AtomicI64::new(1_790_000_000_000), dice: AtomicU64::new(1) });
        let entropy = Arc::new(SeededEntropy::new(7));
        let key = MasterKey::generate(&*entropy).unwrap();
        let store = Store::open_inline(&folder.join("hooks.db"), Options::new(key, entropy)).await.unwrap();
        let limits = Limits { webhooks_to_loopback: true, simulator: false };
        let desk = Arc::new(Desk::new(Arc::new(store), Registry::new(&[]), Arc::clone(&clock) as _, limits));
        let merchant = desk.create_merchant("shop").await.unwrap();
        let receiver = Arc::new(Receiver::default());
        let settings = Settings { webhooks_to_loopback: true, ..Settings::default() };
        let hooks = Arc::clone(&receiver) as Arc<dyn Transport>;
        let engine = Engine::new(Arc::clone(&desk), Arc::clone(&hooks), hooks, Bases::default(), settings);
        Self { desk, engine, clock, receiver, actor: Actor::machine(merchant, "test") }
    }

    async fn endpoint(&self) -> WebhookView {
        let given = WebhookIn { url: "http://127.0.0.1:9/hook".to_owned(), types: Vec::new() };
        self.desk.create_webhook(&self.actor, &given).await.unwrap()
    }

    /// Lets time pass until the next delivery is due, then delivers.
    async fn pass(&self, ms: i64) -> usize {
        self.clock.now.fetch_add(ms, Ordering::SeqCst);
        self.engine.deliver_once().await.unwrap()
    }

    async fn state(&self, webhook: &WebhookView) -> (String, u32) {
        let page = self.desk.deliveries(&self.actor, &webhook.id, 10, None).await.unwrap();
        let first = page.items.first().unwrap();
        (first.state.clone(), first.attempts)
    }
}

const DAY_MS: i64 = 24 * 3_600_000;

#[tokio::test]
async fn retries_carry_the_same_id_and_a_fresh_valid_signature() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let webhook = house.endpoint().await;
    let secret = webhook.secret.clone().unwrap();
    let event = house.desk.test_webhook(&house.actor, &webhook.id).await.unwrap();
    *house.receiver.answers.lock().unwrap() = vec![Ok(204), Ok(500), Err(Lost::Doubt(DoubtWhy::Timeout))];
    assert_eq!(house.pass(0).await, 1, "due at once");
    assert_eq!(house.pass(1_000).await, 0, "not before its time");
    assert_eq!(house.pass(10_000).await, 1);
    assert_eq!(house.pass(DAY_MS).await, 1);
    assert_eq!(house.state(&webhook).await, ("delivered".to_owned(), 3));
    assert_eq!(house.pass(30 * DAY_MS).await, 0, "delivered once");
    let got = house.receiver.got.lock().unwrap();
    assert_eq!(got.len(), 3);
    for request in got.iter() {
        assert_eq!(request.header("webhook-id"), Some(event.id.as_str()));
        let at: i64 = request.header("webhook-timestamp").unwrap().parse().unwrap();
        let body = std::str::from_utf8(&request.body).unwrap();
        let expected = signature(&secret, &event.id, at, body);
        assert_eq!(request.header("webhook-signature"), expected.as_deref());
    }
    let stamps: std::collections::BTreeSet<_> = got.iter().map(|r| r.header("webhook-timestamp")).collect();
    assert_eq!(stamps.len(), 3, "each attempt is signed at its own time");
}

#[tokio::test]
async fn a_dead_receiver_is_given_up_then_switched_off_and_a_replay_uses_the_same_id() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let webhook = house.endpoint().await;
    let event = house.desk.test_webhook(&house.actor, &webhook.id).await.unwrap();
    *house.receiver.answers.lock().unwrap() = vec![Ok(500); 10];
    for attempt in 1..=10 {
        assert_eq!(house.pass(DAY_MS + DAY_MS / 4).await, 1, "attempt {attempt}");
        if attempt == 5 {
            // More than five days without a success: off. An operator mends it and switches it on again.
            let off = house.desk.webhooks(&house.actor).await.unwrap();
            assert_eq!(
                off.first().map(|w| (w.state.as_str(), w.disabled_why.as_deref())),
                Some(("enabled", None))
            );
        }
        let given = WebhookIn { url: webhook.url.clone(), types: Vec::new() };
        house.desk.put_webhook(&house.actor, &webhook.id, &given).await.unwrap();
    }
    assert_eq!(house.state(&webhook).await, ("failed".to_owned(), 10));
    let again = house.desk.replay(&house.actor, &webhook.id, &event.id).await.unwrap();
    assert_eq!((again.event_id.as_str(), again.state.as_str()), (event.id.as_str(), "pending"));
    assert_eq!(house.pass(1).await, 1);
    assert_eq!(house.state(&webhook).await.0, "delivered");
}

#[tokio::test]
async fn five_days_of_failure_or_a_410_switch_the_endpoint_off() {
    for (answers, days, why) in [(vec![Ok(410)], 0, "gone"), (vec![Ok(500); 10], 2, "failing")] {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open(folder.path()).await;
        let webhook = house.endpoint().await;
        house.desk.test_webhook(&house.actor, &webhook.id).await.unwrap();
        *house.receiver.answers.lock().unwrap() = answers;
        for _ in 0..5 {
            house.pass(days * DAY_MS).await;
        }
        let list = house.desk.webhooks(&house.actor).await.unwrap();
        let off = list.first().unwrap();
        assert_eq!((off.state.as_str(), off.disabled_why.as_deref()), ("disabled", Some(why)));
        assert_eq!(house.pass(DAY_MS).await, 0, "nothing more is sent");
    }
}

#[test]
fn ids_of_the_test_clock_differ() {
    let clock = HandClock { now: AtomicI64::new(0), dice: AtomicU64::new(1) };
    let (a, b): (Moment, Moment) = (clock.moment(), clock.moment());
    assert_ne!(a.nonce, b.nonce);
}
