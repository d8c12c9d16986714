//! Defects that can be switched on, to prove that the seeded simulation finds them (ARCHITECTURE §7).
//!
//! Each flips one line of the production code of core, kit, connectors or desk. They exist only in builds with the
//! feature `planted` (the simulation's); everywhere else [`is`] is a constant `false` and the line is what it says.
//! The store has its own list: its defects bend statements.

/// A defect in the pure rooms or the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// A time-out counts as "not sent": the command goes out again by itself.
    ResendOnTimeout,
    /// Whoever takes over the lease of a sender that died sends again.
    ResendOnTakeover,
    /// An intent whose commit is unknown is sent on all the same.
    SendOnUnsure,
    /// A code that no table lists counts as a refusal.
    UnknownIsRefused,
    /// An answer that cannot be read counts as success.
    UnclearIsAccepted,
    /// A query that was not answered properly counts as "absent".
    UnhealthyIsAbsent,
    /// A parcel past the window is sent for all the same.
    DenyIgnored,
    /// A push is believed without comparing its signature.
    CallbackUnverified,
    /// A push is acknowledged without being stored.
    CallbackNotStored,
    /// Scans move the parcel but are not told to its interception.
    ScanNotTold,
    /// The scan that came last counts as the latest.
    MergeByArrival,
    /// The deadlines of doubt and silence are never set.
    DeadlineLost,
    /// A word reopens what has ended.
    WordsReopen,
    /// A wish to withdraw is forgotten when the doubt settles.
    WishForgotten,
    /// A repeated request does not find the answer to the first.
    KeyForgotten,
    /// Class K repeats without end.
    RepeatWithoutEnd,
    /// A step leaves no audit entry.
    AuditSkipped,
}

#[cfg(feature = "planted")]
thread_local! {
    static SWITCH: std::cell::Cell<Option<Bug>> = const { std::cell::Cell::new(None) };
}

/// Switches a defect on, or all off, for this thread.
#[cfg(feature = "planted")]
pub fn switch(bug: Option<Bug>) {
    SWITCH.set(bug);
}

/// The defect is switched on.
#[cfg(feature = "planted")]
#[must_use]
pub fn is(bug: Bug) -> bool {
    SWITCH.get() == Some(bug)
}

/// The defect is switched on: never, in a build without them.
#[cfg(not(feature = "planted"))]
#[must_use]
pub const fn is(_: Bug) -> bool {
    false
}
