//! True stories of one parcel: what is said and seen, and the one end it has, in whatever order it is heard.

use gaidao_core::{Kind, Stage, State, evidence::Word, state::Outcome};

use crate::Start;

/// One piece of evidence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece {
    /// The answer to attempt 1: yes.
    Yes,
    /// The answer to attempt 1: a listed no.
    No,
    /// The withdrawal's answer: yes.
    Back,
    /// The withdrawal's answer: no.
    Kept,
    /// A callback.
    Says(Word),
    /// A scan at a minute.
    At(i64, Stage),
    /// A scan of the waybill that continues the parcel.
    On(i64, Stage),
}

/// Whether the end is flagged `contradicted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    /// In no order.
    Never,
    /// In every order.
    Always,
    /// The courier took its yes back: whether the alarm rang before depends on which came first.
    Depends,
}

/// Evidence and its end.
pub(crate) struct Truth {
    pub(crate) name: &'static str,
    pub(crate) kinds: &'static [Kind],
    pub(crate) starts: &'static [Start],
    pub(crate) evidence: &'static [Piece],
    pub(crate) end: (State, Option<Outcome>),
    pub(crate) flag: Flag,
}

const TURNS: &[Kind] = &[Kind::Readdress, Kind::ReturnToSender, Kind::ReturnToOriginOutlet];
const RETURNS: &[Kind] = &[Kind::ReturnToSender, Kind::ReturnToOriginOutlet];
const READDRESS: &[Kind] = &[Kind::Readdress];
const STAYS: &[Kind] = &[Kind::ChangeContact, Kind::HoldForPickup, Kind::Reschedule];
const FIRST: &[Start] = &[Start::Sending, Start::Doubt];
const ASKED: &[Start] = &[Start::Sending];
const DOUBT: &[Start] = &[Start::Doubt];
const BACK: &[Start] = &[Start::Withdrawing];

const ARRIVED: (State, Option<Outcome>) = (State::Completed, Some(Outcome::Arrived));
const CLOSED: (State, Option<Outcome>) = (State::Completed, Some(Outcome::CourierClosed));
const CHANGED: (State, Option<Outcome>) = (State::Completed, Some(Outcome::Changed));
const REFUSED: (State, Option<Outcome>) = (State::Refused, Some(Outcome::CourierRefused));
const FAILED: (State, Option<Outcome>) = (State::Failed, Some(Outcome::CourierFailed));
const OLD: (State, Option<Outcome>) = (State::Failed, Some(Outcome::DeliveredOld));
const SENT_BACK: (State, Option<Outcome>) = (State::Failed, Some(Outcome::ReturnedInstead));
const WITHDRAWN: (State, Option<Outcome>) = (State::Withdrawn, Some(Outcome::Withdrawn));
const UNKNOWN: (State, Option<Outcome>) = (State::InDoubt, None);

const fn truth(
    name: &'static str,
    kinds: &'static [Kind],
    starts: &'static [Start],
    evidence: &'static [Piece],
    end: (State, Option<Outcome>),
    flag: Flag,
) -> Truth {
    Truth { name, kinds, starts, evidence, end, flag }
}

use Flag::{Always, Depends, Never};
use Piece::{At, Back, Kept, No, On, Says, Yes};
use Stage::{
    AtDeliveryOutlet, AtHub, Delivered, Intercepted, OutForDelivery, Redirecting, Returned, Returning,
};
use Word::{Accepted, Cancelled, CancelledBeforePickup, Completed, Failed, Refused, Turned};

const HUB: Piece = At(2, AtHub);
const LAST_MILE: Piece = At(20, OutForDelivery);
const SIGNED: Piece = At(30, Delivered);
const CAUGHT: Piece = At(5, Intercepted);
const NEAR: Piece = At(15, AtDeliveryOutlet);

/// The stories.
pub(crate) const TRUTHS: &[Truth] = &[
    // The parcel shall take another road, and does.
    truth("turned", READDRESS, FIRST, &[Yes, HUB, CAUGHT, NEAR, LAST_MILE, SIGNED], ARRIVED, Never),
    truth("all said", READDRESS, FIRST, &[Yes, Says(Accepted), Says(Turned), CAUGHT, SIGNED], ARRIVED, Never),
    truth("and closed", TURNS, FIRST, &[Yes, Says(Completed), CAUGHT, LAST_MILE, SIGNED], ARRIVED, Never),
    truth("back", RETURNS, FIRST, &[Yes, Says(Turned), At(5, Returning), At(30, Returned)], ARRIVED, Never),
    truth("only seen", READDRESS, DOUBT, &[HUB, At(5, Redirecting), LAST_MILE, SIGNED], ARRIVED, Never),
    truth("new waybill", TURNS, FIRST, &[Yes, HUB, On(10, AtHub), On(40, Delivered)], ARRIVED, Never),
    truth(
        "new waybill, near",
        TURNS,
        DOUBT,
        &[NEAR, On(19, AtHub), LAST_MILE, On(40, Delivered)],
        ARRIVED,
        Never,
    ),
    truth("turned after a no", READDRESS, DOUBT, &[Says(Refused), CAUGHT, SIGNED], ARRIVED, Always),
    truth("turned twice", READDRESS, FIRST, &[Yes, CAUGHT, At(9, Redirecting), NEAR, SIGNED], ARRIVED, Never),
    truth("failed, yet turned", READDRESS, FIRST, &[Yes, Says(Failed), CAUGHT, SIGNED], ARRIVED, Always),
    truth("closed on the way", TURNS, FIRST, &[Yes, Says(Completed), CAUGHT], CLOSED, Never),
    // It shall, and does not.
    truth("refused", TURNS, DOUBT, &[Says(Refused), HUB, LAST_MILE], REFUSED, Never),
    truth("answered no", TURNS, ASKED, &[No, HUB, LAST_MILE, SIGNED], REFUSED, Never),
    truth("failed", TURNS, FIRST, &[Yes, Says(Accepted), Says(Failed), HUB], FAILED, Never),
    truth("failed, signed", TURNS, FIRST, &[Yes, Says(Failed), LAST_MILE, SIGNED], OLD, Depends),
    truth("signed in doubt", TURNS, DOUBT, &[HUB, LAST_MILE, SIGNED], OLD, Never),
    truth("yes, signed", TURNS, FIRST, &[Yes, Says(Accepted), LAST_MILE, SIGNED], OLD, Always),
    truth(
        "wrong success",
        TURNS,
        FIRST,
        &[Yes, Says(Turned), Says(Completed), LAST_MILE, SIGNED],
        OLD,
        Always,
    ),
    truth("unpicked, signed", TURNS, DOUBT, &[Says(CancelledBeforePickup), LAST_MILE, SIGNED], OLD, Always),
    truth("sent back", READDRESS, FIRST, &[Yes, At(5, Returning), At(30, Returned)], SENT_BACK, Never),
    truth("failed, back", READDRESS, FIRST, &[Yes, Says(Failed), At(30, Returned)], SENT_BACK, Never),
    // People want it back.
    truth("withdrawn", TURNS, BACK, &[Back, Says(Cancelled), LAST_MILE, SIGNED], WITHDRAWN, Never),
    truth("withdrawn, yet turned", READDRESS, BACK, &[Back, CAUGHT, SIGNED], ARRIVED, Always),
    truth("kept, turned", TURNS, BACK, &[Kept, CAUGHT, SIGNED], ARRIVED, Never),
    truth("kept, wrong success", TURNS, BACK, &[Kept, LAST_MILE, SIGNED], OLD, Always),
    // The parcel stays on its road: it is delivered either way, and only words can tell.
    truth("changed", STAYS, FIRST, &[Yes, Says(Accepted), HUB, LAST_MILE, SIGNED], CHANGED, Never),
    truth("changed, closed", STAYS, FIRST, &[Yes, Says(Completed), LAST_MILE, SIGNED], CHANGED, Never),
    truth("not changed", STAYS, DOUBT, &[Says(Refused), HUB, LAST_MILE, SIGNED], REFUSED, Never),
    truth("answered not", STAYS, ASKED, &[No, HUB, LAST_MILE, SIGNED], REFUSED, Never),
    truth("change failed", STAYS, FIRST, &[Yes, Says(Failed), LAST_MILE], FAILED, Never),
    truth("change withdrawn", STAYS, BACK, &[Back, Says(Cancelled), LAST_MILE, SIGNED], WITHDRAWN, Never),
    truth("silence", STAYS, DOUBT, &[HUB, LAST_MILE, SIGNED], UNKNOWN, Never),
];
