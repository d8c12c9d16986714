//! What the house says against what the simulated parcels really did.

use gaidao_core::{
    Interception, MerchantId, Parcel, Stage, State,
    input::Operation,
    state::{Outcome, WithdrawalState},
};
use gaidao_sim::ParcelView;
use gaidao_store::{Store, StoreError};

use super::Case;
use crate::cast;
use crate::people::{is_end, shown};
use crate::scene::Town;

/// A person decided, or a person has it: the machine no longer answers for it.
fn is_peoples(it: &Interception) -> bool {
    it.outcome == Some(Outcome::DecidedByPerson) || it.has_open_case()
}

/// The parcel really left its old road because of our command (not somebody's in the courier's portal).
fn turned_by_us(parcel: &ParcelView) -> bool {
    parcel.interception.as_ref().is_some_and(|job| {
        !job.reference.is_empty() && matches!(job.state, "turned" | "finished") && job.kind != "in_place"
    })
}

/// One interception against its parcel.
pub(super) fn check(case: &Case, broken: &mut Vec<String>) {
    let Some(parcel) = &case.parcel else { return };
    let it = &case.it;
    let turns = it.opening.kind.turns();
    let cancelled = parcel.interception.as_ref().is_some_and(|job| job.state == "cancelled");
    let by_machine = it.outcome != Some(Outcome::DecidedByPerson);
    let claims = matches!(it.state, State::Completed | State::Turned);
    if turns && claims && by_machine && it.contradicted.is_none() && !parcel.turned && !cancelled {
        broken.push(format!("{}: {:?}, but the parcel never turned", case.name(), it.state));
    }
    let sent = case.attempts.iter().any(|attempt| attempt.operation == Operation::Intercept);
    let flagged = it.contradicted.is_some() || is_peoples(it);
    let latest = case.of_waybill == 1;
    if latest && sent && turns && turned_by_us(parcel) && !claims && !flagged {
        broken.push(format!(
            "{}: {:?}/{:?}, but the parcel turned at our word",
            case.name(),
            it.state,
            it.outcome
        ));
    }
    let took = case
        .ledger
        .iter()
        .any(|row| row.accepted && row.effective && row.operation == gaidao_sim::Operation::Intercept);
    if latest && it.outcome == Some(Outcome::CourierRefused) && took && it.contradicted.is_none() {
        broken.push(format!("{}: refused, but the courier's book shows that it took it", case.name()));
    }
    let undone = it.withdrawal_is(WithdrawalState::Sending) || it.withdrawal_is(WithdrawalState::InDoubt);
    let over = is_end(cast::stage(parcel.stage));
    if turns && sent && over && it.is_open() && !undone {
        broken.push(format!(
            "{}: the parcel came to its end ({:?}), its interception is still {:?}",
            case.name(),
            parcel.stage,
            it.state
        ));
    }
}

/// Every parcel of the merchant: its scans really happened, and its stage is where it is.
pub(super) async fn parcels(
    town: &Town,
    store: &Store,
    index: usize,
    merchant: &MerchantId,
    broken: &mut Vec<String>,
) -> Result<(), StoreError> {
    let finder = store.of(merchant);
    for plan in town.cast.parcels.iter().filter(|plan| plan.merchant == index) {
        let (courier, waybill) = (&plan.new.courier, &plan.new.waybill_no);
        let now = town.now();
        let Ok(view) = town.scene().world.parcel(courier, waybill, now) else { continue };
        let parcel = Parcel::new(courier, waybill);
        let Some(row) = finder.parcel(&parcel).await? else { continue };
        for scan in finder.scans(&parcel).await? {
            let at = shown(scan.at.0);
            let real =
                view.scans.iter().any(|real| same_second(&real.at, &at) && is_end(cast::stage(real.stage)));
            if scan.stage == Some(Stage::Delivered) && !real {
                broken.push(format!("waybill {waybill}: a delivery at {at} is stored that never happened"));
            }
        }
        let real = cast::stage(view.stage);
        // YTO's wire has one word for "signed for" and "back at the sender" (yto.md §4).
        if view.continues_as.is_none() && is_end(real) && !is_end(row.stage) {
            broken.push(format!("waybill {waybill}: it is {real:?}, the house says {:?}", row.stage));
        }
    }
    Ok(())
}

/// Couriers write whole seconds.
fn same_second(a: &str, b: &str) -> bool {
    let second = |text: &str| text.chars().take(19).collect::<String>();
    second(a) == second(b)
}
