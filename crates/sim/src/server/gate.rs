//! One loopback port per connector, closed for real while `refuse_connect` is in force.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use axum::routing::any;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::{oneshot, watch};
use tokio::time::Instant;

use crate::courier::Courier;
use crate::fault::{Fault, FaultKind};
use crate::server::connection::{Cutter, Port};
use crate::server::shell::Shell;
use crate::server::wire;

/// A closed port cannot count the connections it refuses: `count` n closes it for n times this.
pub(super) const SECONDS_PER_REFUSAL: u64 = 5;
/// How often a `refuse_connect` of a probability below 1 is drawn again.
const DRAW_EVERY: Duration = Duration::from_secs(1);
/// How long a change of the faults waits for the ports to follow.
const FOLLOW_MAX: Duration = Duration::from_secs(2);
/// Connections the kernel queues.
const BACKLOG: u32 = 1024;

#[derive(Clone)]
struct Connector {
    shell: Arc<Shell>,
    courier: Courier,
}

async fn connector_call(
    State(connector): State<Connector>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    wire::call(connector.shell, connector.courier.connector().to_owned(), path, cutter, request).await
}

/// Binds an address, reusing it if it was closed a moment ago.
pub(super) fn bind(address: SocketAddr) -> std::io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

/// A running HTTP server on one port.
pub(super) struct Serving {
    stop: Option<oneshot::Sender<()>>,
    closed: oneshot::Receiver<()>,
}

impl Serving {
    pub(super) fn start(listener: TcpListener, router: Router) -> Serving {
        let (port, closed) = Port::new(listener);
        let (stop, stopped) = oneshot::channel::<()>();
        let service = router.into_make_service_with_connect_info::<Cutter>();
        tokio::spawn(async move {
            let stopping = async {
                // Stopped by word or because the owner is gone: both mean stop.
                let _ = stopped.await;
            };
            if let Err(error) = axum::serve(port, service).with_graceful_shutdown(stopping).await {
                tracing::error!(%error, "a simulator port failed");
            }
        });
        Serving { stop: Some(stop), closed }
    }

    /// Closes the port; calls under way still get their answers.
    pub(super) async fn stop(mut self) {
        drop(self.stop.take());
        // An error means that the listener is gone: exactly what is waited for.
        let _ = self.closed.await;
    }
}

/// The connectors' ports.
pub(super) struct Gates {
    addresses: BTreeMap<Courier, SocketAddr>,
    open: BTreeMap<Courier, AtomicBool>,
    /// Rounds of looking at the faults: the one asked for, and the last one each port has done.
    asked: watch::Sender<u64>,
    looked: watch::Sender<BTreeMap<Courier, u64>>,
}

impl Gates {
    pub(super) fn new(addresses: BTreeMap<Courier, SocketAddr>) -> Gates {
        let open = addresses.keys().map(|courier| (*courier, AtomicBool::new(false))).collect();
        Gates { addresses, open, asked: watch::Sender::new(1), looked: watch::Sender::default() }
    }

    pub(super) fn urls(&self) -> BTreeMap<String, String> {
        let url = |(courier, address): (&Courier, &SocketAddr)| {
            (courier.connector().to_owned(), format!("http://{address}"))
        };
        self.addresses.iter().map(url).collect()
    }

    pub(super) fn is_open(&self, courier: Courier) -> bool {
        self.open.get(&courier).is_some_and(|open| open.load(Ordering::SeqCst))
    }

    /// Waits until every port has followed the faults now in force.
    pub(super) async fn follow_faults(&self) {
        let mut round = 0;
        self.asked.send_modify(|asked| {
            *asked += 1;
            round = *asked;
        });
        let mut looked = self.looked.subscribe();
        let all = |looked: &BTreeMap<Courier, u64>| {
            self.addresses.keys().all(|courier| looked.get(courier).is_some_and(|seen| *seen >= round))
        };
        let waited = looked.wait_for(all);
        if tokio::time::timeout(FOLLOW_MAX, waited).await.is_err() {
            tracing::warn!("a connector port is slow to follow the faults");
        }
    }

    /// Opens and closes one connector's port as the faults say, until `stop`.
    pub(super) async fn keep(
        self: Arc<Self>,
        shell: Arc<Shell>,
        courier: Courier,
        first: TcpSocket,
        mut stop: watch::Receiver<bool>,
    ) {
        let Some(address) = self.addresses.get(&courier).copied() else { return };
        let mut asked = self.asked.subscribe();
        let mut held = Some(first);
        let mut serving: Option<Serving> = None;
        let mut since: BTreeMap<u64, Instant> = BTreeMap::new();
        while !*stop.borrow() {
            let round = *asked.borrow_and_update();
            let shut = should_close(&shell, courier, &mut since);
            if shut && let Some(running) = serving.take() {
                running.stop().await;
                // Bound but not listening: connections are refused and no one else takes the port.
                held = bind(address).ok();
            } else if !shut && serving.is_none() {
                serving = open(held.take(), address, &shell, courier);
            }
            if let Some(open) = self.open.get(&courier) {
                open.store(serving.is_some(), Ordering::SeqCst);
            }
            self.looked.send_modify(|looked| {
                looked.insert(courier, round);
            });
            let again =
                if since.is_empty() && (shut || serving.is_some()) { Duration::MAX } else { DRAW_EVERY };
            tokio::select! {
                _ = asked.changed() => {}
                // Said to stop, or nobody is left to say it.
                _ = stop.changed() => break,
                () = tokio::time::sleep(again) => {}
            }
        }
        if let Some(running) = serving.take() {
            running.stop().await;
        }
    }
}

fn open(
    held: Option<TcpSocket>,
    address: SocketAddr,
    shell: &Arc<Shell>,
    courier: Courier,
) -> Option<Serving> {
    let listening = held.map_or_else(|| bind(address), Ok).and_then(|socket| socket.listen(BACKLOG));
    match listening {
        Ok(listener) => {
            let connector = Connector { shell: shell.clone(), courier };
            let router = Router::new().fallback(any(connector_call)).with_state(connector);
            Some(Serving::start(listener, router))
        }
        Err(error) => {
            tracing::error!(%error, %address, "a connector port cannot be opened; trying again");
            None
        }
    }
}

/// Whether the port has to be closed now; ends a counted fault when its time is over.
fn should_close(shell: &Shell, courier: Courier, since: &mut BTreeMap<u64, Instant>) -> bool {
    let mine =
        |fault: &Fault| fault.connector == courier.connector() && fault.fault == FaultKind::RefuseConnect;
    let faults: Vec<Fault> = shell.look(|world| world.faults()).into_iter().filter(mine).collect();
    since.retain(|id, _| faults.iter().any(|fault| fault.id == *id));
    let mut shut = false;
    for fault in faults {
        if fault.probability >= 1.0 && fault.count.is_none() {
            shut = true;
            continue;
        }
        let began = *since.entry(fault.id).or_insert_with(Instant::now);
        let limit = fault.count.map(|count| Duration::from_secs(u64::from(count) * SECONDS_PER_REFUSAL));
        if limit.is_some_and(|limit| began.elapsed() >= limit) {
            since.remove(&fault.id);
            // Not saved means that the fault stays: it is tried again at the next look.
            let _ = shell.act(|world, _| world.remove_fault(fault.id));
            continue;
        }
        let draw = shell.act(|world, _| world.chance(fault.probability));
        shut |= draw.unwrap_or(false);
    }
    shut
}
