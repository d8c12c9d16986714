//! Gaidao, room `sim`: the courier simulator, the other side of every wire protocol.
//!
//! Two layers. [`World`] is pure: parcels that really move and scan, calls that act on them, pushes that
//! follow, a ledger of what was done; time is passed in, chance is seeded. [`serve`] puts it on loopback ports
//! with a clock that can be hurried, and keeps all of it in a data folder. What is known of the couriers comes
//! from the protocol sheets; what is the simulator's own invention is listed in this crate's README.

mod city;
mod clock;
mod control;
mod courier;
mod fault;
mod ledger;
mod parcel;
mod rng;
mod route;
mod server;
mod stage;
mod time;
mod wire;
mod world;

pub use clock::{ClockError, SPEED_MAX, SimClock};
pub use control::{
    Advance, ControlError, EndView, InterceptionView, NewParcel, ParcelView, PlaceView, PushTarget, ScanView,
};
pub use courier::Courier;
pub use fault::{Fault, FaultKind, FaultRequest, Operation};
pub use ledger::{LedgerFilter, LedgerRow};
pub use server::{Options, Running, ServeError, StoreError, run, serve};
pub use stage::Stage;
pub use wire::{REQUEST_BODY_BYTES_MAX, WireReply, WireRequest, demo_credentials};
pub use world::{Change, Handled, Push, Row, RowKind, RowsError, World};
