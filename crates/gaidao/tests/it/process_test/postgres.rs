//! PostgreSQL dies under load; two nodes share one (CONTRACT F19).

use super::{
    cluster::Cluster,
    field::{Field, Sea},
    load::{Kept, Load},
};
use crate::house::Api;

/// Times the database dies.
const CRASHES: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_dies_under_load_loses_nothing_and_doubles_nothing() {
    let cluster = Cluster::start();
    let sea = Sea::start().await;
    let seat = sea.seat("serve", &cluster.url());
    let mut field = Field::on(sea, seat).await;
    let load = Load::start(std::slice::from_ref(&field.api), &field.sim);
    for round in 0..CRASHES {
        load.acknowledged(15 + 5 * round, 120).await;
        cluster.crash();
        let acked = load.acked();
        let refused = load.refusals().values().sum::<usize>();
        crate::house::until("the doors say that the database is away", 20, async || {
            let now = load.refusals();
            if now.values().sum::<usize>() > refused { Ok(()) } else { Err(format!("{now:?}")) }
        })
        .await;
        cluster.up();
        load.acknowledged(5, 120).await;
        assert!(field.process.as_mut().unwrap().runs(), "the server needs no restart");
        let kept = Kept::of(&field.api, &field.sim).await;
        kept.holds(&acked);
        kept.agrees_with_couriers();
    }
    let acked = load.stopped().await;
    let kept = Kept::all_end(&field.api, &field.sim, 240).await;
    kept.holds(&acked);
    kept.agrees_with_couriers();
    field.audit_is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_share_the_work_and_one_may_die() {
    let cluster = Cluster::start();
    let sea = Sea::start().await;
    let (first, second) = (sea.seat("first", &cluster.url()), sea.seat("second", &cluster.url()));
    let field = Field::on(sea, first).await;
    let other = second.serve().await;
    let nodes = [field.api.clone(), Api::new(&second.url(), &field.api.key)];
    let load = Load::start(&nodes, &field.sim);
    load.acknowledged(60, 120).await;
    for node in &nodes {
        let sent = node.count("gaidao_courier_call_seconds_count", &["call=\"intercept\""]).await;
        assert!(sent > 5.0, "{} sent {sent} commands: the work is shared", node.url);
    }
    other.kill().await;
    load.acknowledged(40, 120).await;
    let acked = load.stopped().await;
    let kept = Kept::all_end(&field.api, &field.sim, 240).await;
    kept.holds(&acked);
    let taken = kept.agrees_with_couriers();
    assert!(taken * 2 > acked.len(), "{taken} of {}", acked.len());
    field.audit_is_whole().await;
}
