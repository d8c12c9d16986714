//! The planted bugs: defects of the production code that the simulation must find (docs/simulation.md).

use gaidao_core::planted::Bug as House;
use gaidao_store::Planted;

/// One planted bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// In core, kit, connectors or desk.
    House(House),
    /// In the store.
    Store(Planted),
}

impl Bug {
    /// Every bug that must be found.
    pub const ALL: [Self; 22] = [
        Self::House(House::ResendOnTimeout),
        Self::House(House::ResendOnTakeover),
        Self::House(House::SendOnUnsure),
        Self::House(House::UnknownIsRefused),
        Self::House(House::UnclearIsAccepted),
        Self::House(House::UnhealthyIsAbsent),
        Self::House(House::DenyIgnored),
        Self::House(House::CallbackUnverified),
        Self::House(House::CallbackNotStored),
        Self::House(House::ScanNotTold),
        Self::House(House::MergeByArrival),
        Self::House(House::DeadlineLost),
        Self::House(House::WordsReopen),
        Self::House(House::WishForgotten),
        Self::House(House::KeyForgotten),
        Self::House(House::RepeatWithoutEnd),
        Self::House(House::AuditSkipped),
        Self::Store(Planted::ForgetToken),
        Self::Store(Planted::ForgetVersion),
        Self::Store(Planted::DropIntent),
        Self::Store(Planted::AckBeforeCommit),
        Self::Store(Planted::DropDelivery),
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::House(bug) => format!("{bug:?}"),
            Self::Store(bug) => format!("{bug:?}"),
        }
    }

    pub(crate) const fn house(self) -> Option<House> {
        match self {
            Self::House(bug) => Some(bug),
            Self::Store(_) => None,
        }
    }

    pub(crate) const fn store(self) -> Option<Planted> {
        match self {
            Self::House(_) => None,
            Self::Store(bug) => Some(bug),
        }
    }
}
