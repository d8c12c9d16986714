//! Accepting: over HTTP against a bare echo, and in process against a raw group commit of the same rows.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::{Result, ensure};
use gaidao_desk::{Once, intake::InterceptionIn};

use crate::{
    compare::{Measured, take_turns},
    goods::{self, Supply},
    house::{Closed, Ground},
    load::{Pace, Target, over_http, side_by_side},
    options::Options,
    ratio::Bar,
    raw::{self, Raw},
    rows::Template,
    serve::Server,
};

/// Connections of the judged comparison over HTTP, and of the one that is shown beside it.
const CLIENTS: [(usize, Bar); 2] = [(32, Bar::AtLeast { gate: 0.12, goal: 0.25 }), (256, Bar::None)];
/// Callers side by side in process.
const CALLERS: usize = 64;
/// Parcels laid out for each second of a round: more than either side can use up on this kind of machine. A round
/// that does use them up ends early and counts with the time it took.
const PARCELS_PER_SECOND: f64 = 20_000.0;
/// Most parcels.
const PARCELS_MAX: f64 = 400_000.0;

/// A ground with parcels for one round.
async fn ground(options: &Options, site: &Path) -> Result<Ground> {
    let longest = options.round().max(options.warm_up()).as_secs_f64();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most PARCELS_MAX, positive"
    )]
    let parcels = (longest * PARCELS_PER_SECOND).min(PARCELS_MAX) as u64;
    Ground::lay(site, &["zto-main".to_owned()], parcels).await
}

/// Over HTTP.
pub(crate) async fn over_the_wire(options: &Options, site: &Path) -> Result<Vec<Measured>> {
    let ground = ground(options, site).await?;
    let mut measured = Vec::new();
    for (clients, bar) in CLIENTS {
        let name = format!("accept over HTTP / JSON echo, {clients} connections");
        let echo = async |length| echoed(clients, length).await;
        let ours = async |length| accepted(&ground, clients, length).await;
        measured.extend(take_turns(options, &name, "requests/s", bar, echo, ours).await?);
    }
    Ok(measured)
}

async fn echoed(clients: usize, length: Duration) -> Result<Pace> {
    let server = Server::echo().await?;
    let target = Target { address: server.address, key: "none".to_owned(), status: 200 };
    let tally = over_http(&target, clients, length, Supply::up_to(u64::MAX)).await?;
    server.stop().await?;
    Ok(tally.pace(1.0))
}

async fn accepted(ground: &Ground, clients: usize, length: Duration) -> Result<Pace> {
    let house = ground.house().await?;
    let server = Server::product(Arc::clone(&house.desk)).await?;
    let target = Target { address: server.address, key: ground.key.clone(), status: 202 };
    let tally = over_http(&target, clients, length, Supply::up_to(ground.parcels)).await?;
    server.stop().await?;
    house.check_audit().await?;
    house.close().await?.check_accepted(tally.done)?;
    Ok(tally.pace(1.0))
}

/// In process.
pub(crate) async fn in_process(options: &Options, site: &Path) -> Result<Vec<Measured>> {
    let ground = ground(options, site).await?;
    let template = Arc::new(Template::learn(&ground.house().await?).await?);
    let name = format!(
        "accept in process / raw commit of its {} rows ({} bytes), {CALLERS} callers",
        template.rows.len(),
        template.bytes()
    );
    let bar = Bar::AtLeast { gate: 0.2, goal: 0.35 };
    let raw = async |length| written(&ground, &template, length).await;
    let ours = async |length| requested(&ground, length).await;
    Ok(take_turns(options, &name, "accepts/s", bar, raw, ours).await?.into())
}

async fn written(ground: &Ground, template: &Arc<Template>, length: Duration) -> Result<Pace> {
    let folder = Closed(ground.copy()?);
    let (raw, writer) = Raw::start(&folder.path(), &template.rows, &template.per_commit)?;
    let supply = Arc::new(Supply::up_to(ground.parcels));
    let template = Arc::clone(template);
    let tally = side_by_side(CALLERS, length, move || {
        let (raw, supply, template) = (raw.clone(), Arc::clone(&supply), Arc::clone(&template));
        async move {
            let Some(n) = supply.take() else { return Ok(false) };
            raw.write(raw::accept(&template, n)).await?;
            Ok(true)
        }
    })
    .await?;
    writer.end().await?;
    let found = folder.count("SELECT count(*) FROM interceptions")?;
    ensure!(found == tally.done, "{} were written, but there are {found}", tally.done);
    Ok(tally.pace(1.0))
}

async fn requested(ground: &Ground, length: Duration) -> Result<Pace> {
    let house = ground.house().await?;
    let supply = Arc::new(Supply::up_to(ground.parcels));
    let (desk, actor, sample) = (Arc::clone(&house.desk), house.actor(), Arc::new(goods::ask(0)?));
    let tally = side_by_side(CALLERS, length, move || {
        let (desk, supply, mut actor) = (Arc::clone(&desk), Arc::clone(&supply), actor.clone());
        let mut ask = InterceptionIn::clone(&sample);
        async move {
            let Some(n) = supply.take() else { return Ok(false) };
            let mut request_hash = [7_u8; 32];
            for (to, from) in request_hash.iter_mut().zip(n.to_be_bytes()) {
                *to = from;
            }
            actor.once = Some(Once { key: goods::idempotency_key(n), request_hash });
            ask.waybill_no = goods::waybill(n);
            desk.request(&actor, &ask).await?;
            Ok(true)
        }
    })
    .await?;
    house.check_audit().await?;
    house.close().await?.check_accepted(tally.done)?;
    Ok(tally.pace(1.0))
}
