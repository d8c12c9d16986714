//! Merchants' systems at work, and the books they keep: what was acknowledged must be there, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use reqwest::Method;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::house::{Api, COURIERS, Courier, Reply, Sim, order, until};

/// Systems at work at once.
const CLIENTS: usize = 4;
/// Gap between two tries of a client whose server does not answer, milliseconds.
const RETRY_AFTER_MS: u64 = 20;

/// One parcel of a client: its number makes waybill, order number and idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Job(usize);

impl Job {
    pub(crate) fn courier(self) -> &'static Courier {
        &COURIERS[self.0 % COURIERS.len()]
    }

    pub(crate) fn waybill(self) -> String {
        self.courier().waybill(self.0)
    }
}

/// What the clients know.
#[derive(Default)]
pub(crate) struct Books {
    /// Acknowledged: the id that was answered.
    acked: BTreeMap<Job, String>,
    /// Asked for and not answered.
    open: BTreeSet<Job>,
    /// Answers that were refusals, by code.
    refusals: BTreeMap<String, usize>,
}

/// Clients that go on until they are told to stop. While a server is away they try the same again, with the same
/// key, as the API asks them to.
pub(crate) struct Load {
    books: Arc<Mutex<Books>>,
    next: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    tasks: JoinSet<()>,
}

impl Load {
    /// Starts the clients; each takes the doors in turn.
    pub(crate) fn start(doors: &[Api], sim: &Sim) -> Self {
        let mut load =
            Self { books: Arc::default(), next: Arc::default(), stop: Arc::default(), tasks: JoinSet::new() };
        for number in 0..CLIENTS {
            let mut doors = doors.to_vec();
            let turn = number % doors.len();
            doors.rotate_left(turn);
            let client = Client {
                doors,
                sim: sim.clone(),
                books: Arc::clone(&load.books),
                next: Arc::clone(&load.next),
                stop: Arc::clone(&load.stop),
            };
            load.tasks.spawn(client.work());
        }
        load
    }

    /// Waits until `more` interceptions were acknowledged from now on.
    pub(crate) async fn acknowledged(&self, more: usize, within_s: u64) {
        let wanted = self.count() + more;
        until(&format!("{wanted} acknowledgements"), within_s, async || {
            let count = self.count();
            if count >= wanted { Ok(()) } else { Err(format!("{count}, refusals {:?}", self.refusals())) }
        })
        .await;
    }

    pub(crate) fn count(&self) -> usize {
        self.books.lock().unwrap().acked.len()
    }

    pub(crate) fn acked(&self) -> BTreeMap<Job, String> {
        self.books.lock().unwrap().acked.clone()
    }

    pub(crate) fn refusals(&self) -> BTreeMap<String, usize> {
        self.books.lock().unwrap().refusals.clone()
    }

    /// The clients finish what they began, and leave their books.
    pub(crate) async fn stopped(mut self) -> BTreeMap<Job, String> {
        self.stop.store(true, Ordering::Relaxed);
        while let Some(done) = self.tasks.join_next().await {
            done.unwrap();
        }
        let books = self.books.lock().unwrap();
        assert_eq!(books.open, BTreeSet::new(), "every request was answered in the end");
        books.acked.clone()
    }
}

struct Client {
    doors: Vec<Api>,
    sim: Sim,
    books: Arc<Mutex<Books>>,
    next: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Client {
    async fn work(self) {
        while !self.stop.load(Ordering::Relaxed) {
            let job = Job(self.next.fetch_add(1, Ordering::Relaxed));
            let (courier, waybill_no) = (job.courier(), job.waybill());
            self.sim.parcel_at(courier, &waybill_no, "in_transit").await;
            let path = format!("/orders/LOAD-{}", job.0);
            self.answered(Method::PUT, &path, &order(courier, &waybill_no), job).await;
            self.books.lock().unwrap().open.insert(job);
            let made =
                self.answered(Method::POST, "/interceptions", &courier.request(&waybill_no), job).await;
            let mut books = self.books.lock().unwrap();
            books.open.remove(&job);
            books.acked.insert(job, made["id"].as_str().unwrap().to_owned());
        }
    }

    /// Sends until it is answered, to one door after the other. What cannot be tried again is a failure.
    async fn answered(&self, method: Method, path: &str, body: &Value, job: Job) -> Value {
        let key = format!("{path}-{}", job.0);
        for door in self.doors.iter().cycle() {
            let request = door.ask(method.clone(), path).header("idempotency-key", &key).json(body);
            let reply = match request.send().await {
                Ok(reply) => Reply::of(reply).await,
                Err(error) => Err(error),
            };
            match reply {
                Ok(reply) if (200..300).contains(&reply.status) => return reply.body,
                Ok(reply) => {
                    assert_eq!(
                        reply.body["retryable"], true,
                        "{method} {path}: {} {}",
                        reply.status, reply.body
                    );
                    let code = reply.body["code"].as_str().unwrap_or_default().to_owned();
                    *self.books.lock().unwrap().refusals.entry(code).or_default() += 1;
                }
                // Nobody there, or gone in the middle: nothing is known.
                Err(_) => {}
            }
            tokio::time::sleep(std::time::Duration::from_millis(RETRY_AFTER_MS)).await;
        }
        unreachable!("the doors go round for ever")
    }
}

/// The server's books, and what the couriers had done before they were read: a command leaves only after its
/// interception is durable, so each of these must be in them.
pub(crate) struct Kept {
    /// Every interception by its id.
    pub(crate) by_id: BTreeMap<String, Value>,
    ledger: Vec<Value>,
}

impl Kept {
    pub(crate) async fn of(api: &Api, sim: &Sim) -> Self {
        let ledger = sim.ledger().await;
        let list = api.all("/interceptions").await;
        let by_id = list.into_iter().map(|view| (view["id"].as_str().unwrap().to_owned(), view)).collect();
        Self { by_id, ledger }
    }

    /// 0 acknowledged interceptions missing, 0 duplicates.
    pub(crate) fn holds(&self, acked: &BTreeMap<Job, String>) {
        for (job, id) in acked {
            let kept =
                self.by_id.get(id).unwrap_or_else(|| panic!("{job:?} {id} was acknowledged and is missing"));
            assert_eq!(kept["waybill_no"], job.waybill(), "{job:?}");
        }
        let mut seen = BTreeMap::new();
        for (id, view) in &self.by_id {
            let twin = seen.insert(view["waybill_no"].to_string(), id);
            assert_eq!(twin, None, "one key, two interceptions: {view}");
        }
    }

    /// The couriers' side: nothing was taken twice, and everything that was taken is one of ours.
    pub(crate) fn agrees_with_couriers(&self) -> usize {
        let waybills: BTreeMap<&str, &str> =
            self.by_id.iter().map(|(id, view)| (view["waybill_no"].as_str().unwrap(), id.as_str())).collect();
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for line in self.ledger.iter().filter(|line| line["operation"] == "intercept") {
            let waybill_no = line["waybill_no"].as_str().unwrap();
            let id = waybills.get(waybill_no).unwrap_or_else(|| panic!("nobody asked for this: {line}"));
            if matches!(line["connector"].as_str(), Some("zto")) {
                // ZTO is told our own reference, so that the two books can be laid side by side.
                let reference = line["reference"].as_str().unwrap();
                assert!(reference.starts_with(id.trim_start_matches("int_")), "{line}, ours is {id}");
            }
            if line["effective"] == true {
                *taken.entry(waybill_no.to_owned()).or_default() += 1;
            }
        }
        let twice: Vec<_> = taken.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "taken twice: {twice:?}");
        taken.len()
    }

    /// Everybody's parcel goes on to its end, wherever that is; so must every interception.
    pub(crate) async fn all_end(api: &Api, sim: &Sim, within_s: u64) -> Self {
        let kept = Self::of(api, sim).await;
        for view in kept.by_id.values().filter(|view| !is_over(view)) {
            let courier = COURIERS.iter().find(|courier| courier.code == view["courier"]).unwrap();
            let waybill_no = view["waybill_no"].as_str().unwrap();
            let end = sim.parcel(courier, waybill_no).await["will_end"]["stage"].as_str().unwrap().to_owned();
            sim.advance(courier, waybill_no, &end).await;
        }
        until("every interception ends, or a person has it", within_s, async || {
            let kept = Self::of(api, sim).await;
            let open: Vec<&Value> = kept.by_id.values().filter(|view| !is_over(view)).collect();
            for view in open.iter().take(20) {
                // A push that met a dead server is not sent for ever; a person asks for the track.
                let (courier, waybill_no) = (&view["courier"], &view["waybill_no"]);
                let (courier, waybill_no) = (courier.as_str().unwrap(), waybill_no.as_str().unwrap());
                let path = format!("/parcels/{courier}/{waybill_no}/refresh");
                api.post(&path, &Value::Null).await;
            }
            match open.first() {
                None => Ok(kept),
                Some(view) => Err(seen(api, sim, view, open.len()).await),
            }
        })
        .await
    }
}

/// What is known of one that does not end.
async fn seen(api: &Api, sim: &Sim, view: &Value, open: usize) -> String {
    let courier = COURIERS.iter().find(|courier| courier.code == view["courier"]).unwrap();
    let waybill_no = view["waybill_no"].as_str().unwrap();
    let known = api.get(&format!("/parcels/{}/{waybill_no}", courier.code)).await.body;
    let lost = api.count("gaidao_courier_call_seconds_count", &["outcome=\"lost\""]).await;
    let truth = sim.parcel(courier, waybill_no).await;
    format!(
        "{open} open, {lost} calls lost; {} is {}; known: {} {}; truth: {} {}",
        view["id"],
        view["state"],
        known["stage"],
        known["continues_as"],
        truth["stage"],
        truth["continues_as"]
    )
}

/// Terminal, or in a person's queue.
pub(crate) fn is_over(view: &Value) -> bool {
    let terminal = ["completed", "refused", "failed", "withdrawn", "rejected"];
    let with_person = view["escalation"].is_object() && view["escalation"]["closed_at"].is_null();
    terminal.iter().any(|state| view["state"] == *state) || with_person
}
