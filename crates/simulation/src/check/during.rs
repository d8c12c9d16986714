//! What must hold after every write.

use gaidao_core::{Stage, stage::Verdict};

use crate::scene::Scene;

/// Writes between two looks for a second open interception of one parcel.
const CROWD_EVERY: u64 = 64;

/// Called after each transaction, before anybody acts on it.
pub(crate) fn after_write(scene: &mut Scene) {
    let counted = scene.probe.attempts();
    let attempts = scene.looked(counted).unwrap_or(0);
    if attempts != scene.attempts_seen {
        scene.attempts_seen = attempts;
        judge_intents(scene);
    }
    if scene.commits.is_multiple_of(CROWD_EVERY) {
        nobody_doubled(scene);
    }
}

/// An intent is never committed for a parcel that the database itself knows to be past the window.
fn judge_intents(scene: &mut Scene) {
    let found = scene.probe.open_attempts();
    for (id, no, stage) in scene.looked(found).unwrap_or_default() {
        let fresh = scene.judged.insert((id.clone(), no));
        let too_late = Stage::parse(&stage).is_some_and(|stage| stage.verdict() == Verdict::Deny);
        if fresh && too_late {
            scene.breaks(format!(
                "{id}: attempt {no} was committed although the parcel is known to be {stage}"
            ));
        }
    }
}

/// One open interception per parcel.
pub(crate) fn nobody_doubled(scene: &mut Scene) {
    let found = scene.probe.crowded();
    for waybill in scene.looked(found).unwrap_or_default() {
        scene.breaks(format!("waybill {waybill} has more than one open interception"));
    }
}
