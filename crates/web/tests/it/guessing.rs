//! Guessing the last four digits (CONTRACT §3.3): exact limits, equal answers, equal work, nothing gained.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use gaidao_core::MerchantId;
use gaidao_desk::{
    Actor, Clock, Desk, DeskError,
    intake::{FactorsIn, OrderIn, VerificationIn, VisitIn},
};
use gaidao_store::{Address, MasterKey, Options, OsEntropy, Store};
use serde_json::json;

use crate::house::{StillClock, order};

const HOUR_MS: i64 = 3_600_000;

/// A desk over a folder that outlives it.
struct Shop {
    desk: Arc<Desk>,
    clock: Arc<StillClock>,
    merchant: MerchantId,
}

impl Shop {
    async fn open(folder: &Path, clock: &Arc<StillClock>) -> Self {
        let key = MasterKey::from_hex(&"5a".repeat(32)).unwrap();
        let options = Options::new(key, Arc::new(OsEntropy));
        let store = Store::open(&Address::Sqlite(folder.join("gaidao.db")), options).await.unwrap();
        let shared: Arc<dyn Clock> = Arc::clone(clock) as Arc<dyn Clock>;
        let limits = gaidao_desk::Limits::default();
        let desk = Arc::new(Desk::new(Arc::new(store), gaidao_connectors::registry(), shared, limits));
        let merchant = match desk.merchant_named("shop").await.unwrap() {
            Some(known) => known,
            None => desk.create_merchant("shop").await.unwrap(),
        };
        Self { desk, clock: Arc::clone(clock), merchant }
    }

    fn agent(&self) -> Actor {
        Actor::machine(self.merchant.clone(), "key:key_1")
    }

    /// An order whose phone ends in `last4`.
    async fn order(&self, order_no: &str, last4: &str) {
        let mut body = order(&[]);
        body["buyer_phone"] = json!(format!("1380013{last4}"));
        body["recipient"]["phone"] = body["buyer_phone"].clone();
        let given: OrderIn = serde_json::from_value(body).unwrap();
        self.desk.put_order(&self.agent(), order_no, &given).await.unwrap();
    }

    /// One try, as an agent's system; the code it is answered with, or the strength.
    async fn verify(&self, net: &str, order_no: &str, factor: &str) -> String {
        let given = VerificationIn { order_no: order_no.to_owned(), factors: factors(factor) };
        said(self.desk.verify(&self.agent(), net, &given).await.map(|view| view.strength))
    }

    /// One try at the customer's door.
    async fn visit(&self, net: &str, order_no: &str, factor: &str) -> String {
        let given = VisitIn {
            order_no: Some(order_no.to_owned()),
            factors: Some(factors(factor)),
            ..VisitIn::default()
        };
        said(self.desk.open_visit(net, &given).await.map(|view| view.strength))
    }
}

/// Four digits are the last four, more are the whole phone.
fn factors(digits: &str) -> FactorsIn {
    let given = Some(digits.to_owned());
    if digits.len() == 4 {
        FactorsIn { phone_last4: given, phone: None }
    } else {
        FactorsIn { phone_last4: None, phone: given }
    }
}

fn said(answer: Result<String, DeskError>) -> String {
    answer.unwrap_or_else(|error| error.code().code.to_owned())
}

const FAILED: &str = "verification_failed";
const LOCKED: &str = "verification_locked";

#[tokio::test]
async fn five_failures_lock_an_order_for_a_day_across_doors_and_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let clock = StillClock::new();
    let shop = Shop::open(folder.path(), &clock).await;
    shop.order("A-1", "8000").await;
    for (n, door) in ["agent", "customer", "agent", "customer"].into_iter().enumerate() {
        let net = format!("net-{n}");
        let answer = match door {
            "agent" => shop.verify(&net, "A-1", "0000").await,
            _ => shop.visit(&net, "A-1", "0000").await,
        };
        assert_eq!(answer, FAILED, "{n}");
    }
    // A right one in between gives back what it was counted as, and nothing else.
    assert_eq!(shop.verify("net-a", "A-1", "8000").await, "phone_last4");
    let Shop { desk, .. } = shop;
    drop(desk);
    let shop = Shop::open(folder.path(), &clock).await;
    assert_eq!(shop.visit("net-b", "A-1", "0000").await, FAILED);
    assert_eq!(shop.visit("net-c", "A-1", "8000").await, LOCKED, "even the right one");
    assert_eq!(shop.verify("net-d", "A-1", "13800138000").await, LOCKED, "even the whole phone");
    let given = VerificationIn { order_no: "A-1".to_owned(), factors: factors("8000") };
    match shop.desk.verify(&shop.agent(), "net-e", &given).await {
        Err(DeskError::TooMany { seconds, instead, .. }) => {
            assert_eq!((seconds, instead), (24 * 3_600, None))
        }
        other => panic!("{other:?}"),
    }
    shop.order("B-2", "8000").await;
    assert_eq!(shop.visit("net-f", "B-2", "8000").await, "phone_last4", "another order is not locked");
    clock.advance_ms(24 * HOUR_MS);
    assert_eq!(shop.visit("net-c", "A-1", "8000").await, "phone_last4");
}

#[tokio::test]
async fn twenty_failures_lock_a_network_for_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    shop.order("A-1", "8000").await;
    for n in 0..20 {
        assert_eq!(shop.visit("net", &format!("X-{n}"), "0000").await, FAILED);
    }
    assert_eq!(shop.visit("net", "A-1", "8000").await, LOCKED);
    assert_eq!(shop.visit("net", "A-1", "13800138000").await, LOCKED);
    assert_eq!(shop.visit("another", "A-1", "8000").await, "phone_last4");
    shop.clock.advance_ms(HOUR_MS);
    assert_eq!(shop.visit("net", "A-1", "8000").await, "phone_last4");
}

#[tokio::test]
async fn beyond_a_hundred_failures_a_day_only_the_whole_phone_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    shop.order("A-1", "8000").await;
    for n in 0..100 {
        assert_eq!(shop.visit(&format!("net-{n}"), &format!("X-{n}"), "0000").await, FAILED, "{n}");
    }
    assert_eq!(shop.visit("net", "A-1", "8000").await, LOCKED);
    let given = VerificationIn { order_no: "A-1".to_owned(), factors: factors("8000") };
    match shop.desk.verify(&shop.agent(), "net", &given).await {
        Err(DeskError::TooMany { instead, .. }) => assert_eq!(instead, Some("phone")),
        other => panic!("{other:?}"),
    }
    assert_eq!(shop.visit("net", "A-1", "13800138000").await, "phone");
    shop.clock.advance_ms(24 * HOUR_MS);
    assert_eq!(shop.visit("net", "A-1", "8000").await, "phone_last4");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_racing_tries_are_compared_five_times() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Arc::new(Shop::open(folder.path(), &StillClock::new()).await);
    shop.order("A-1", "8000").await;
    let tries: Vec<_> = (0..64)
        .map(|n| {
            let shop = Arc::clone(&shop);
            tokio::spawn(async move { shop.visit(&format!("net-{n}"), "A-1", &format!("{n:04}")).await })
        })
        .collect();
    let mut answers = BTreeMap::new();
    for answer in futures_util::future::join_all(tries).await {
        *answers.entry(answer.unwrap()).or_insert(0) += 1;
    }
    assert_eq!(answers, BTreeMap::from([(FAILED.to_owned(), 5), (LOCKED.to_owned(), 59)]));
}

#[tokio::test]
async fn an_unknown_order_and_wrong_digits_are_answered_alike_after_equal_work() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    shop.order("A-1", "8000").await;
    // The first read of a merchant's rows fetches its key, once.
    assert_eq!(shop.verify("warm", "A-1", "8000").await, "phone_last4");
    for (n, factor) in ["0000", "0001", "13900139000", "0003", "0004", "0005", "0006"].into_iter().enumerate()
    {
        let net = format!("net-{n}");
        let mut told = Vec::new();
        for order_no in ["A-1", "Z-9"] {
            let begun = shop.desk.store().calls();
            let answer = shop.verify(&net, order_no, factor).await;
            told.push((answer, shop.desk.store().calls() - begun));
        }
        assert_eq!(told[0], told[1], "{n}");
        let expected = if n < 5 { FAILED } else { LOCKED };
        assert_eq!(told[0].0, expected, "{n}");
    }
    for merchant in [None, Some("shop"), Some("nobody")] {
        let mut works = Vec::new();
        for (order_no, net) in [("B-1", "p"), ("Z-8", "q")] {
            let given = VisitIn {
                order_no: Some(order_no.to_owned()),
                factors: Some(factors("0000")),
                merchant: merchant.map(str::to_owned),
                token: None,
            };
            let begun = shop.desk.store().calls();
            let answer = said(shop.desk.open_visit(net, &given).await.map(|view| view.strength));
            works.push((answer, shop.desk.store().calls() - begun));
        }
        assert_eq!(works[0], works[1], "{merchant:?}");
        assert_eq!(works[0].0, FAILED);
    }
}

#[tokio::test]
async fn the_merchant_is_told_once_a_day_and_only_of_orders_that_exist() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    shop.order("A-1", "8000").await;
    for n in 0..5 {
        for order_no in ["A-1", "13700137000"] {
            assert_eq!(shop.visit(&format!("net-{n}"), order_no, "0000").await, FAILED);
        }
    }
    let told = shop.desk.events(&shop.agent(), Some("0-0"), 100).await.unwrap().events;
    let told: Vec<_> = told.iter().filter(|event| event.kind == "order.verification_failing").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].data["order_no"].as_str(), told[0].data["failures"].as_i64()),
        (Some("A-1"), Some(3))
    );
    let audit = shop.desk.audit(&shop.agent(), 100, None).await.unwrap().items;
    let of = |action: &str| audit.iter().filter(|line| line.action == action).count();
    assert_eq!((of("verification.failed"), of("verification.failing")), (8, 2));
    // What people type for an order number may be a phone: it is not kept.
    assert!(audit.iter().all(|line| !line.subject.contains("13700137000")));
    assert!(shop.desk.audit_verify(&shop.agent()).await.unwrap().ok);
}

#[tokio::test]
async fn no_token_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    shop.order("A-1", "8000").await;
    let page = json!({ "order_no": "A-1", "origins": ["https://shop.example"] });
    let page = shop.desk.create_embed(&shop.agent(), &serde_json::from_value(page).unwrap()).await.unwrap();
    let link = json!({ "order_no": "A-1" });
    let link = shop.desk.create_link(&shop.agent(), &serde_json::from_value(link).unwrap()).await.unwrap();
    let given = VisitIn { token: link.token.clone(), ..VisitIn::default() };
    let visit = shop.desk.open_visit("net", &given).await.unwrap().visit;
    let tokens = [page.token.unwrap(), link.token.unwrap(), visit];
    let mut read = 0;
    for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
        // Database and log, while both are there: closing folds the log away.
        let bytes = std::fs::read(file.path()).unwrap();
        read += bytes.len();
        for token in &tokens {
            let secret = token.rsplit(['_', '.']).next().unwrap().as_bytes();
            let found = bytes.windows(secret.len()).any(|part| part == secret);
            assert!(!found, "{} in {}", token.get(..4).unwrap(), file.path().display());
        }
    }
    assert!(read > 50_000, "{read} bytes of database");
    drop(shop);
}

/// A day of an attacker with many networks and many orders. Nothing is executed: a customer's request is held. Views of
/// masked orders stay at what a hundred guesses may hit.
#[tokio::test]
async fn a_day_of_guessing_gains_nothing_and_honest_customers_get_in() {
    const ORDERS: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(folder.path(), &StillClock::new()).await;
    for n in 0..ORDERS {
        shop.order(&format!("A-{n}"), &format!("{:04}", 9_000 + n)).await;
    }
    let (mut compared, mut views, mut tried) = (0, 0, 0);
    let (mut honest, mut turned_away) = (0, 0);
    for hour in 0..24 {
        for n in 0..100 {
            // Every try from another network, at another order, with the next digits.
            tried += 1;
            let order_no = format!("A-{}", (hour * 100 + n) % ORDERS);
            match shop.visit(&format!("bot-{hour}-{n}"), &order_no, &format!("{:04}", tried % 9_000)).await {
                code if code == FAILED => compared += 1,
                code if code == LOCKED => {}
                _ => views += 1,
            }
        }
        // A customer whose order nobody guesses at steps up to the whole phone once the budget is used up.
        let order_no = format!("H-{hour}");
        shop.order(&order_no, "1234").await;
        let net = format!("home-{hour}");
        honest += 1;
        if shop.visit(&net, &order_no, "1234").await == LOCKED
            && shop.visit(&net, &order_no, "13800131234").await != "phone"
        {
            turned_away += 1;
        }
        shop.clock.advance_ms(HOUR_MS);
    }
    assert!(compared <= 100, "{compared} guesses were compared");
    assert_eq!((views, turned_away, honest, tried), (0, 0, 24, 2_400));
    let all = gaidao_desk::InterceptionFilter { limit: 10, ..Default::default() };
    assert!(shop.desk.interceptions(&shop.agent(), &all).await.unwrap().items.is_empty());
}
