//! Setting the stage: the empty database, the merchants with their accounts and receivers, the storm's timetable.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use gaidao_desk::intake::{AccountIn, WebhookIn};
use gaidao_desk::{Actor, Desk};
use gaidao_sim::PushTarget;
use gaidao_store::{MasterKey, Options, SeededEntropy, Store};

use crate::crew::{Owner, at_once};
use crate::rng::Rng;
use crate::scene::{Order, Shop, Sink, Temper, Town};

/// An empty database, made once and copied: the migrations are not what is simulated.
pub(crate) fn make(path: &Path) -> Result<(), String> {
    static EMPTY: OnceLock<Result<Vec<u8>, String>> = OnceLock::new();
    let made = EMPTY.get_or_init(|| {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let file = folder.path().join("empty.db");
        let key = MasterKey::from_hex(&"5a".repeat(32)).ok_or("no master key")?;
        let options = Options::new(key, Arc::new(SeededEntropy::new(1)));
        let opened = at_once(Store::open_inline(&file, options)).ok_or("opening never ends")?;
        drop(opened.map_err(|error| error.to_string())?);
        std::fs::read(&file).map_err(|error| error.to_string())
    });
    let bytes = made.as_ref().map_err(Clone::clone)?;
    std::fs::write(path, bytes).map_err(|error| error.to_string())
}

/// The simulator's credentials, and what else a connector wants to know (SF's return address, sf.md §3.1).
fn fields(connector: &str, keyed: bool) -> BTreeMap<String, String> {
    let wire = if connector == crate::hand::ID { "zto" } else { connector };
    let mut fields = gaidao_sim::demo_credentials(wire);
    if connector == "zto" && keyed {
        fields.insert("repeat_class".to_owned(), "K".to_owned());
    }
    if connector == "sf" {
        let sender = [
            ("return_name", "演示仓库"),
            ("return_phone", "13800000000"),
            ("return_province", "广东省"),
            ("return_city", "深圳市"),
            ("return_county", "南山区"),
            ("return_address", "科技园1号演示仓"),
        ];
        fields.extend(sender.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
    fields
}

/// Makes everybody. Nothing goes wrong yet.
pub(crate) async fn furnish(town: &Town) -> Result<(), String> {
    let desk = town.scene().doors.first().cloned().flatten().ok_or("no node is up")?.desk;
    let mut rng = Rng::of(town.scene().rng.next(), "stage");
    for (index, plan) in town.cast.merchants.iter().enumerate() {
        let id = desk.create_merchant(&plan.name).await.map_err(|error| format!("no merchant: {error}"))?;
        let actor = Actor::machine(id.clone(), "cli:simulation");
        town.scene().shops.push(Shop { id });
        for connector in crate::hand::registry().all() {
            let id = connector.card().id;
            let given = AccountIn {
                connector: id.to_owned(),
                environment: "simulator".to_owned(),
                fields: fields(id, plan.keyed),
                base_url: None,
                default: Some(id != crate::hand::ID),
                disabled: None,
            };
            let name = if id == crate::hand::ID { "zto-hand".to_owned() } else { format!("{id}-main") };
            let made = desk.put_account(&actor, &name, &given).await;
            let made = made.map_err(|error| format!("no account {name}: {error}"))?;
            let first = !town.scene().push_owner.contains_key(id);
            if id != crate::hand::ID && (first || rng.percent(50)) {
                push_to(town, id, index, &made.callback_path, rng.percent(30))?;
            }
        }
        hooks(town, &desk, &actor, index, plan.hooks, &mut rng).await?;
    }
    Ok(())
}

fn push_to(town: &Town, connector: &str, merchant: usize, path: &str, only: bool) -> Result<(), String> {
    let mut scene = town.scene();
    scene.push_owner.insert(connector.to_owned(), merchant);
    let target = PushTarget {
        connector: connector.to_owned(),
        url: format!("http://gaidao.invalid{path}"),
        only_subscribed: only,
    };
    scene.world.set_push_target(target).map_err(|error| error.to_string())
}

async fn hooks(
    town: &Town,
    desk: &Desk,
    actor: &Actor,
    merchant: usize,
    count: usize,
    rng: &mut Rng,
) -> Result<(), String> {
    for number in 0..count {
        let temper = match rng.between(0, 9) {
            0 if town.storm.hooks => Temper::Gone,
            1..=6 if town.storm.hooks => Temper::Moody,
            _ => Temper::Healthy,
        };
        let url = format!("https://hooks-{merchant}-{number}.example.com/gaidao");
        let types = if rng.percent(30) {
            vec!["interception.completed".to_owned(), "interception.in_doubt".to_owned()]
        } else {
            Vec::new()
        };
        let made = desk.create_webhook(actor, &WebhookIn { url: url.clone(), types }).await;
        let made = made.map_err(|error| format!("no webhook: {error}"))?;
        let sink = Sink {
            merchant,
            webhook: made.id,
            secret: made.secret.unwrap_or_default(),
            temper,
            got: BTreeMap::new(),
            torn: Vec::new(),
        };
        town.scene().sinks.insert(url, sink);
    }
    Ok(())
}

/// Puts every trouble of the storm on the time line.
pub(crate) fn let_it_storm(town: &Town, rng: &mut Rng, begin: i64) {
    let storm = Arc::clone(&town.storm);
    for spell in storm.spells.clone() {
        let here = town.clone();
        town.spawner.spawn(Owner::Outside, async move {
            here.line.until(begin + spell.from_ms).await;
            let armed = here.scene().world.set_fault(&spell.request);
            here.note(|| format!("fault {:?} at {}", spell.request.fault, spell.request.connector));
            here.line.until(begin + spell.to_ms).await;
            for fault in armed.into_iter().flatten() {
                here.scene().world.remove_fault(fault.id);
            }
        });
    }
    let at = |town: &Town, orders: Vec<(i64, Order)>| {
        for (from_ms, order) in orders {
            let here = town.clone();
            town.spawner.spawn(Owner::Outside, async move {
                here.line.until(begin + from_ms).await;
                let mut scene = here.scene();
                if !scene.calm || order == Order::LimitSize(false) {
                    scene.orders.push(order);
                }
            });
        }
    };
    let span = storm.span_ms;
    let node = |rng: &mut Rng| rng.index(storm.nodes);
    let pauses = (0..storm.pauses)
        .map(|_| (rng.between(0, span), Order::Pause { node: node(rng), ms: rng.between(31_000, 200_000) }))
        .collect();
    at(town, pauses);
    let full = storm
        .full
        .iter()
        .flat_map(|(from, to)| [(*from, Order::LimitSize(true)), (*to, Order::LimitSize(false))]);
    at(town, full.collect());
    if storm.skew_ms.iter().any(|skew| *skew != 0) && rng.percent(50) {
        at(town, vec![(rng.between(0, span), Order::StepBack { node: node(rng), ms: 3_600_000 })]);
    }
    for _ in 0..storm.crashes {
        let (when, index) = (rng.between(0, span), node(rng));
        if rng.percent(50) {
            at(town, vec![(when, Order::Crash(index))]);
        } else {
            // Dies right after some write, before anybody hears of it.
            let (here, fuse) = (town.clone(), u32::try_from(rng.between(1, 40)).unwrap_or(1));
            town.spawner.spawn(Owner::Outside, async move {
                here.line.until(begin + when).await;
                let mut scene = here.scene();
                if !scene.calm {
                    scene.fuse.insert(index, fuse);
                }
            });
        }
    }
}
