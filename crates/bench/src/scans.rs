//! Bulk scans, against a raw insert-or-ignore of the same rows.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use gaidao_core::At;
use gaidao_desk::{
    Clock as _,
    intake::{ScanIn, ScansIn},
};
use rusqlite::{Connection, types::Value};

use crate::{
    clock::SystemClock,
    compare::{Measured, take_turns},
    goods::{self, Supply},
    house::{Closed, Ground, House},
    load::{Pace, side_by_side},
    options::Options,
    ratio::Bar,
    raw::{Raw, Rows},
    rows::RowWrite,
};

/// Scans of one call.
const BULK: u64 = 1_000;
/// Callers side by side.
const CALLERS: usize = 4;
/// Scans of each parcel in a call, judged or shown.
const PER_PARCEL: [(u64, Bar); 2] = [(10, Bar::AtLeast { gate: 0.4, goal: 0.7 }), (1, Bar::None)];
/// Parcels laid out; their numbers begin anew when they are used up, with later scans.
const PARCELS: u64 = 50_000;
/// A parcel's usual way.
const WAY: [(&str, &str, &str); 10] = [
    ("收件", "picked_up", "【深圳市】深圳南山网点的业务员已揽收"),
    ("发件", "in_transit", "【深圳市】快件离开深圳南山网点，发往深圳转运中心"),
    ("到件", "at_hub", "【深圳市】快件到达深圳转运中心"),
    ("发件", "in_transit", "【深圳市】快件离开深圳转运中心，发往武汉转运中心"),
    ("到件", "at_hub", "【武汉市】快件到达武汉转运中心"),
    ("发件", "in_transit", "【武汉市】快件离开武汉转运中心，发往北京转运中心"),
    ("到件", "at_hub", "【北京市】快件到达北京转运中心"),
    ("发件", "in_transit", "【北京市】快件离开北京转运中心，发往北京朝阳网点"),
    ("到件", "at_delivery_outlet", "【北京市】快件到达北京朝阳网点"),
    ("派件", "out_for_delivery", "【北京市】北京朝阳网点的业务员正在派件"),
];

/// Runs the comparisons.
pub(crate) async fn measure(options: &Options, site: &Path) -> Result<Vec<Measured>> {
    let ground = Ground::lay(site, &["zto-main".to_owned()], PARCELS).await?;
    let template = Arc::new(learn(&ground.house().await?).await?);
    let mut measured = Vec::new();
    for (per_parcel, bar) in PER_PARCEL {
        let parcels = BULK / per_parcel;
        let name =
            format!("bulk of {BULK} scans of {parcels} parcels / raw insert-or-ignore, {CALLERS} callers");
        let raw = async |length| written(&ground, &template, per_parcel, length).await;
        let ours = async |length| put(&ground, per_parcel, length).await;
        measured.extend(take_turns(options, &name, "scans/s", bar, raw, ours).await?);
    }
    Ok(measured)
}

/// Parcel and step of scan `index` in call `n`.
fn place(n: u64, index: u64, per_parcel: u64) -> (u64, u64) {
    let global = n * (BULK / per_parcel) + index / per_parcel;
    // One scan a parcel: each round over all parcels is one step further on the way.
    let step = if per_parcel > 1 { index % per_parcel } else { global / PARCELS };
    (global % PARCELS, step)
}

fn bulk(n: u64, per_parcel: u64, began: At) -> Result<ScansIn> {
    // Later calls about the same parcel bring later scans, so that none is a duplicate. The few times are written
    // once: making up scans must not count as taking them in.
    let lap = i64::try_from(n * (BULK / per_parcel) / PARCELS)?;
    let steps: Vec<i64> = (0..10).collect();
    let times: Vec<String> =
        steps.iter().map(|step| began.plus_ms((lap * 10 + step) * 1_000).rfc3339()).collect();
    let scans = (0..BULK).map(|index| {
        let (parcel, step) = place(n, index, per_parcel);
        let step = usize::try_from(step % 10)?;
        let (code, stage, text) = WAY.get(step).context("a step beyond the way")?;
        Ok(ScanIn {
            courier: goods::COURIER.to_owned(),
            waybill_no: goods::waybill(parcel),
            at: times.get(step).context("a step without a time")?.clone(),
            code: Some((*code).to_owned()),
            stage: Some((*stage).to_owned()),
            text: (*text).to_owned(),
            place: Some("北京市".to_owned()),
        })
    });
    Ok(ScansIn { scans: scans.collect::<Result<_>>()? })
}

async fn put(ground: &Ground, per_parcel: u64, length: Duration) -> Result<Pace> {
    let house = ground.house().await?;
    let supply = Arc::new(Supply::up_to(u64::MAX));
    let (desk, actor, began) = (Arc::clone(&house.desk), house.actor(), SystemClock.business());
    let tally = side_by_side(CALLERS, length, move || {
        let (desk, supply, actor) = (Arc::clone(&desk), Arc::clone(&supply), actor.clone());
        async move {
            let n = supply.take().context("no more numbers")?;
            let report = desk.put_scans(&actor, &bulk(n, per_parcel, began)?).await?;
            ensure!(
                u64::try_from(report.accepted)? == BULK,
                "{} of {BULK} scans were taken",
                report.accepted
            );
            Ok(true)
        }
    })
    .await?;
    check(&house.close().await?, tally.done)?;
    Ok(tally.pace(1_000.0))
}

async fn written(
    ground: &Ground,
    template: &Arc<RowWrite>,
    per_parcel: u64,
    length: Duration,
) -> Result<Pace> {
    let folder = Closed(ground.copy()?);
    let (raw, writer) = Raw::start(&folder.path(), std::slice::from_ref(template), &[])?;
    let supply = Arc::new(Supply::up_to(u64::MAX));
    let template = Arc::clone(template);
    let tally = side_by_side(CALLERS, length, move || {
        let (raw, supply, template) = (raw.clone(), Arc::clone(&supply), Arc::clone(&template));
        async move {
            let n = supply.take().context("no more numbers")?;
            raw.write(rows(&template, n, per_parcel)).await?;
            Ok(true)
        }
    })
    .await?;
    writer.end().await?;
    check(&folder, tally.done)?;
    Ok(tally.pace(1_000.0))
}

fn check(folder: &Closed, calls: u64) -> Result<()> {
    let (found, expected) = (folder.count("SELECT count(*) FROM scans")?, calls * BULK);
    ensure!(found == expected, "{expected} scans were acknowledged, but there are {found}");
    Ok(())
}

fn rows(template: &RowWrite, n: u64, per_parcel: u64) -> Rows {
    (0..BULK)
        .map(|index| {
            let (parcel, _) = place(n, index, per_parcel);
            let mut values: Vec<Value> = template.values(parcel).collect();
            // The product's key is a keyed hash: 16 bytes in no order.
            if let Some(key) = values.get_mut(KEY_COLUMN) {
                *key = Value::Blob(scattered(n * BULK + index).to_be_bytes().to_vec());
            }
            (0, values)
        })
        .collect()
}

/// Place of the key in the table of scans.
const KEY_COLUMN: usize = 3;

/// Spreads numbers over 128 bits (SplitMix64, twice), without two meeting.
fn scattered(n: u64) -> u128 {
    let mix = |mut z: u64| {
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let high = mix(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    u128::from(high) << 64 | u128::from(mix(high ^ n))
}

/// Learns the row of one scan from the product.
async fn learn(house: &House) -> Result<RowWrite> {
    let one = ScansIn { scans: bulk(0, 10, SystemClock.business())?.scans.into_iter().take(1).collect() };
    house.desk.put_scans(&house.actor(), &one).await?;
    let conn = Connection::open(house.path())?;
    let write = RowWrite::of(&conn, "scans")?;
    ensure!(write.sql.contains("waybill_no, key"), "the table of scans changed");
    Ok(write.or_ignore())
}
