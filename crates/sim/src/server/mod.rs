//! The simulator as a server: loopback ports, a data folder, a clock.

mod connection;
mod control;
mod gate;
mod pushes;
mod shell;
mod store;
mod wire;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpSocket;
use tokio::sync::watch;

use crate::clock::{ClockError, SimClock};
use crate::control::{Advance, ControlError, NewParcel, ParcelView, PushTarget};
use crate::courier::Courier;
use crate::fault::{Fault, FaultRequest};
use crate::ledger::{LedgerFilter, LedgerRow};
use crate::world::{RowsError, World};
use control::Plane;
use gate::{Gates, Serving};
use shell::Shell;
use store::Store;
pub use store::StoreError;

/// How to run the simulator.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where its data lives; made if missing.
    pub data: PathBuf,
    /// Address of the control plane; port 0 = the one it had before, or any free one.
    pub listen: SocketAddr,
    /// Seed of a new world; an existing one keeps its own.
    pub seed: u64,
    /// Pace of the clock in business seconds per real second; none = as it was, or 1.
    pub speed: Option<f64>,
}

impl Options {
    /// On loopback, on any port, at the saved pace.
    pub fn new(data: impl Into<PathBuf>) -> Options {
        let listen = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
        Options { data: data.into(), listen, seed: 1, speed: None }
    }
}

/// Why the simulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The data folder cannot be made or used.
    #[error("the simulator's data folder cannot be used: {0}")]
    Folder(std::io::Error),
    /// The data file cannot be used; another simulator may be running on it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The data file holds something else.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// The clock's file cannot be used.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The address of the control plane is taken or not ours.
    #[error("the simulator cannot listen on {address}: {error}; choose another address")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        error: std::io::Error,
    },
    /// The HTTP client for pushes cannot be made.
    #[error("the simulator's HTTP client cannot be made: {0}")]
    Client(#[from] reqwest::Error),
}

/// A running simulator.
pub struct Running {
    /// Address of the control plane, e.g. `http://127.0.0.1:8788`.
    pub control_url: String,
    /// Each connector's own base address, by connector id.
    pub connector_urls: BTreeMap<String, String>,
    /// Its clock.
    pub clock: SimClock,
    shell: Arc<Shell>,
    gates: Arc<Gates>,
    control: Serving,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

/// Starts the simulator on its data folder: everything is as it was left, however it was left.
///
/// # Errors
/// See [`ServeError`].
pub async fn serve(options: Options) -> Result<Running, ServeError> {
    std::fs::create_dir_all(&options.data).map_err(ServeError::Folder)?;
    let store = Store::open(&options.data.join("sim.sqlite"))?;
    let clock = SimClock::open(&options.data.join("clock.json"), options.speed)?;
    let world = World::restore(options.seed, store.load()?)?;
    let shell = Arc::new(Shell::new(world, store, clock.clone()));

    let (control_socket, control_address) = take_port(&shell, "control", options.listen)?;
    let mut sockets = Vec::new();
    let mut addresses = BTreeMap::new();
    for courier in Courier::ALL {
        let any = SocketAddr::new(options.listen.ip(), 0);
        let (socket, address) = take_port(&shell, courier.connector(), any)?;
        sockets.push((courier, socket));
        addresses.insert(courier, address);
    }
    let gates = Arc::new(Gates::new(addresses));
    let (stop, stopped) = watch::channel(false);
    let mut tasks = Vec::new();
    for (courier, socket) in sockets {
        tasks.push(tokio::spawn(gates.clone().keep(shell.clone(), courier, socket, stopped.clone())));
    }
    tasks.push(tokio::spawn(pushes::run(shell.clone(), pushes::client()?, stopped)));
    gates.follow_faults().await;

    let control_url = format!("http://{control_address}");
    let plane = Plane { shell: shell.clone(), gates: gates.clone(), control_url: control_url.clone() };
    let failed = |error| ServeError::Listen { address: control_address, error };
    let control = Serving::start(control_socket.listen(1024).map_err(failed)?, control::router(plane));
    let connector_urls = gates.urls();
    Ok(Running { control_url, connector_urls, clock, shell, gates, control, stop, tasks })
}

/// Binds the port a listener had before, if it is free and none is asked for; remembers what was bound.
fn take_port(shell: &Shell, name: &str, wanted: SocketAddr) -> Result<(TcpSocket, SocketAddr), ServeError> {
    let before = shell.store(|store| store.port(name))?.flatten().filter(|_| wanted.port() == 0);
    let remembered = before.and_then(|port| gate::bind(SocketAddr::new(wanted.ip(), port)).ok());
    let failed = |error| ServeError::Listen { address: wanted, error };
    let socket = match remembered {
        Some(socket) => socket,
        None => gate::bind(wanted).map_err(failed)?,
    };
    let address = socket.local_addr().map_err(failed)?;
    shell.store(|store| store.set_port(name, address.port()))?;
    Ok((socket, address))
}

impl Running {
    /// Tells a courier where to push.
    ///
    /// # Errors
    /// As [`World::set_push_target`], or it could not be saved.
    pub fn set_push_target(&self, connector: &str, url: &str) -> Result<(), ControlError> {
        let target =
            PushTarget { connector: connector.to_owned(), url: url.to_owned(), only_subscribed: false };
        self.shell.act(|world, _| world.set_push_target(target))?
    }

    /// Creates a parcel, or finds the one the same request created.
    ///
    /// # Errors
    /// As [`World::add_parcel`], or it could not be saved.
    pub fn add_parcel(&self, new: &NewParcel) -> Result<ParcelView, ControlError> {
        Ok(self.shell.act(|world, now| world.add_parcel(new, now))??.0)
    }

    /// A parcel as it really is.
    ///
    /// # Errors
    /// No such parcel, or it could not be saved.
    pub fn parcel(&self, courier: &str, waybill_no: &str) -> Result<ParcelView, ControlError> {
        self.shell.act(|world, now| world.parcel(courier, waybill_no, now))?
    }

    /// Moves a parcel on.
    ///
    /// # Errors
    /// As [`World::advance_parcel`], or it could not be saved.
    pub fn advance_parcel(
        &self,
        courier: &str,
        waybill_no: &str,
        how: Advance,
    ) -> Result<ParcelView, ControlError> {
        self.shell.act(|world, now| world.advance_parcel(courier, waybill_no, how, now))?
    }

    /// Arms a fault.
    ///
    /// # Errors
    /// As [`World::set_fault`], or it could not be saved.
    pub async fn set_fault(&self, fault: &FaultRequest) -> Result<Vec<Fault>, ControlError> {
        let armed = self.shell.act(|world, _| world.set_fault(fault))??;
        self.gates.follow_faults().await;
        Ok(armed)
    }

    /// Disarms all faults, or those of one connector.
    ///
    /// # Errors
    /// It could not be saved.
    pub async fn clear_faults(&self, connector: Option<&str>) -> Result<usize, ControlError> {
        let cleared = self.shell.act(|world, _| world.clear_faults(connector))?;
        self.gates.follow_faults().await;
        Ok(cleared)
    }

    /// What the couriers did.
    pub fn ledger(&self, filter: &LedgerFilter) -> Vec<LedgerRow> {
        self.shell.look(|world| world.ledger(filter))
    }

    /// Stops: ports close, calls under way are answered, the data folder is free again.
    pub async fn shutdown(self) {
        self.stop.send_replace(true);
        self.control.stop().await;
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a part of the simulator failed");
            }
        }
        self.shell.close();
    }
}

/// Runs the simulator until `until` is done.
///
/// # Errors
/// See [`ServeError`].
pub async fn run(
    options: Options,
    ready: impl FnOnce(&Running),
    until: impl std::future::Future<Output = ()>,
) -> Result<(), ServeError> {
    let running = serve(options).await?;
    ready(&running);
    until.await;
    running.shutdown().await;
    Ok(())
}
