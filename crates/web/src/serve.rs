//! The listener: HTTP/1.1 with time limits, and a stop that lets requests finish.

use std::{convert::Infallible, io, net::SocketAddr, pin::Pin, sync::Arc, task, time::Duration};

use axum::{Router, body::Body, extract::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{Instant, Sleep},
};
use tower::Service as _;

use crate::peer::Peer;

/// A client must send a request's head within this time, and the next one on a kept connection.
const HEAD_WITHIN: Duration = Duration::from_secs(30);
/// A client that takes nothing for this long is cut off: a stalled reader must not hold a connection for ever.
const WRITE_WITHIN: Duration = Duration::from_secs(60);
/// How long requests may go on after the stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);
/// Wait after a failed accept (too many open files): trying at once would only burn the processor.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_millis(100);
/// Most connections at once; more wait in the kernel's queue.
const CONNECTIONS_MAX: usize = 20_000;
/// Most bytes of a request's head.
const HEAD_BYTES_MAX: usize = 64 * 1024;

/// Tells long answers (event streams) that the server stops.
#[derive(Clone, Debug)]
pub(crate) struct Closing(pub(crate) watch::Receiver<bool>);

/// Serves `router` on `listener` until `shutdown` is ready; then accepts nothing more and lets what is under way
/// finish, ten seconds at most.
///
/// # Errors
/// When the listener's own address cannot be read: it is not usable then.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    listener.local_addr()?;
    let (close, closing) = watch::channel(false);
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let (alive, mut all_gone) = tokio::sync::mpsc::channel::<()>(1);
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_AGAIN_AFTER).await;
                continue;
            }
        };
        let (router, closing, alive) = (router.clone(), Closing(closing.clone()), alive.clone());
        tokio::spawn(async move {
            connection(stream, peer, router, closing).await;
            drop((place, alive));
        });
    }
    drop((listener, alive));
    // Nobody listens when there is no connection left.
    let _ = close.send(true);
    if tokio::time::timeout(FINISH_WITHIN, all_gone.recv()).await.is_err() {
        tracing::warn!("connections were cut off: they did not finish in time");
    }
    Ok(())
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, closing: Closing) {
    // Small answers must not wait for more bytes; where it cannot be set they only come later.
    let _ = stream.set_nodelay(true);
    let mut stop = closing.0.clone();
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(closing.clone());
        request.extensions_mut().insert(Peer(peer));
        let answer = router.clone().call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(Steady::new(stream)), service);
    let mut served = std::pin::pin!(served);
    let ended = tokio::select! {
        ended = served.as_mut() => ended,
        () = stopped(&mut stop) => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = ended {
        // Clients go away; that is theirs to do.
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Ready when the server stops, also when nobody is left to say so.
pub(crate) async fn stopped(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|stop| *stop).await;
}

/// A stream that fails a write which makes no progress for [`WRITE_WITHIN`].
struct Steady {
    inner: TcpStream,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Steady {
    const fn new(inner: TcpStream) -> Self {
        Self { inner, stalled: None }
    }

    fn watch<T>(
        &mut self,
        cx: &mut task::Context<'_>,
        done: task::Poll<io::Result<T>>,
    ) -> task::Poll<io::Result<T>> {
        if done.is_ready() {
            self.stalled = None;
            return done;
        }
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + WRITE_WITHIN)));
        match stalled.as_mut().poll(cx) {
            task::Poll::Ready(()) => task::Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            task::Poll::Pending => task::Poll::Pending,
        }
    }
}

impl AsyncRead for Steady {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut task::Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

impl AsyncWrite for Steady {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut task::Context<'_>,
        buf: &[u8],
    ) -> task::Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.inner).poll_write(cx, buf);
        self.watch(cx, done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut task::Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> task::Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.inner).poll_write_vectored(cx, bufs);
        self.watch(cx, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
