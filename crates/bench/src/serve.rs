//! The two servers: the product's doors, and the bare echo beside them.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use axum::{Json, Router, routing::post, serve::ListenerExt as _};
use serde_json::Value;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A server that runs until it is stopped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<std::io::Result<()>>,
}

async fn listen() -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

impl Server {
    /// The least axum can do with JSON: read it, write it.
    pub(crate) async fn echo() -> Result<Self> {
        let (listener, address) = listen().await?;
        let (stop, stopped) = oneshot::channel();
        let echo = |Json(body): Json<Value>| async move { Json(body) };
        let router = Router::new().route("/api/v1/interceptions", post(echo));
        // The product sets it, so the echo has it, too.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
            let _ = stopped.await;
        });
        Ok(Self { address, stop, ended: tokio::spawn(async move { serving.await }) })
    }

    /// The product's doors, as `gaidao serve` opens them; without a rate limit, which would be what is measured.
    pub(crate) async fn product(desk: std::sync::Arc<gaidao_desk::Desk>) -> Result<Self> {
        let (listener, address) = listen().await?;
        let (stop, stopped) = oneshot::channel();
        let mut web = gaidao_web::Web::new(desk);
        web.limits.rate_per_second = 0;
        let router = gaidao_web::router(web);
        let serving = gaidao_web::serve(listener, router, async move {
            let _ = stopped.await;
        });
        Ok(Self { address, stop, ended: tokio::spawn(serving) })
    }

    /// Lets requests finish and ends.
    pub(crate) async fn stop(self) -> Result<()> {
        // It may have ended by itself; then its error says why.
        let _ = self.stop.send(());
        self.ended.await?.context("a server stopped")
    }
}
