//! What the tests live in: server processes, clients of their doors, the simulator's control plane.

mod api;
mod courier;
mod demo;
mod hooks;
mod process;
mod sim;

pub(crate) use api::{Api, Reply, client, until};
pub(crate) use courier::{COURIERS, Courier, order};
pub(crate) use demo::Demo;
pub(crate) use hooks::{Hooks, told};
pub(crate) use process::{Process, gaidao, said};
pub(crate) use sim::Sim;
