//! A connector of class N, for the simulation only: ZTO's wire, declared as one that promises nothing about doing a
//! thing twice and cannot be asked. No courier of this build is of that class, and its rules must be walked, too.

use std::sync::LazyLock;

use gaidao_connectors::Zto;
use gaidao_core::{Moment, RepeatClass};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Connector, EncodeError, Event, HttpReply, HttpRequest, Proof,
    Registry, Reject, Reply,
};

/// The connector's id.
pub(crate) const ID: &str = "hand";

struct Hand;

static CALLS: &[CallName] =
    &[CallName::Check, CallName::Intercept, CallName::Withdraw, CallName::Track, CallName::Subscribe];

static CARD: LazyLock<Card> = LazyLock::new(|| {
    let zto = Zto.card();
    Card { id: ID, repeat_class: RepeatClass::N, calls: CALLS, ..*zto }
});

impl Connector for Hand {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn encode(&self, call: &Call, at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        Zto.encode(call, at, account)
    }

    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply {
        Zto.decode(call, reply)
    }

    fn callback(
        &self,
        hit: &HttpRequest,
        at: &Moment,
        account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject> {
        Zto.callback(hit, at, account)
    }

    fn acknowledge(&self, outcome: Ack) -> HttpReply {
        Zto.acknowledge(outcome)
    }
}

static ALL: LazyLock<Vec<&'static dyn Connector>> =
    LazyLock::new(|| gaidao_connectors::ALL.iter().copied().chain([&Hand as &dyn Connector]).collect());

/// Every connector of the build, and this one.
pub(crate) fn registry() -> Registry {
    Registry::new(&ALL)
}
