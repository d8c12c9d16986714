//! A courier that answers at once in ZTO's words (zto.md §2), and remembers when the first byte of each command
//! reached it.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::Instant,
};

/// Longest request.
const REQUEST_BYTES_MAX: usize = 64 * 1024;
/// The command; what else comes are questions about parcels.
const COMMAND: &str = "/thirdcenter.createIntercept";

#[derive(Default)]
struct Book {
    first_byte: HashMap<String, Instant>,
    commands: u64,
}

/// The courier, until it is dropped.
pub(crate) struct Courier {
    pub(crate) address: SocketAddr,
    book: Arc<Mutex<Book>>,
    seen: watch::Receiver<u64>,
    listening: JoinHandle<()>,
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Courier {
    /// Opens.
    pub(crate) async fn open() -> Result<Self> {
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let book = Arc::new(Mutex::new(Book::default()));
        let (tell, seen) = watch::channel(0);
        let (kept, tell) = (Arc::clone(&book), Arc::new(tell));
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (book, tell) = (Arc::clone(&kept), Arc::clone(&tell));
                tokio::spawn(async move {
                    // A caller that goes away shows as a command that never came.
                    let _ = answer(stream, &book, &tell).await;
                });
            }
        });
        Ok(Self { address, book, seen, listening })
    }

    /// Waits until `count` commands have come.
    pub(crate) async fn wait_for(&self, count: u64) -> Result<()> {
        self.seen.clone().wait_for(|seen| *seen >= count).await.context("the courier closed")?;
        Ok(())
    }

    /// Commands so far.
    pub(crate) fn commands(&self) -> u64 {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).commands
    }

    /// When the first byte of the command for a waybill came.
    pub(crate) fn first_byte(&self, waybill_no: &str) -> Option<Instant> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).first_byte.get(waybill_no).copied()
    }
}

async fn answer(mut stream: TcpStream, book: &Mutex<Book>, tell: &watch::Sender<u64>) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut bytes = Vec::with_capacity(4096);
    let mut first = None;
    let (path, body) = loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            bail!("the caller went away");
        }
        first.get_or_insert_with(Instant::now);
        if let Some(whole) = whole(&bytes) {
            break whole;
        }
        if bytes.len() > REQUEST_BYTES_MAX {
            bail!("a request without an end");
        }
    };
    let reply = if path == COMMAND {
        note(book, tell, &body, first)?;
        r#"{"status":true,"statusCode":"SYS000","message":"成功","data":{"centerBizNo":"BENCH"}}"#
    } else {
        r#"{"status":true,"statusCode":"SYS000","message":"成功","data":null}"#
    };
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ";
    stream.write_all(format!("{head}{}\r\n\r\n{reply}", reply.len()).as_bytes()).await?;
    stream.shutdown().await?;
    Ok(())
}

fn note(book: &Mutex<Book>, tell: &watch::Sender<u64>, body: &[u8], first: Option<Instant>) -> Result<()> {
    let command: Value = serde_json::from_slice(body)?;
    let waybill = command.get("billCode").and_then(Value::as_str).context("a command without a waybill")?;
    let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
    book.commands += 1;
    if let Some(first) = first {
        book.first_byte.entry(waybill.to_owned()).or_insert(first);
    }
    tell.send_replace(book.commands);
    Ok(())
}

/// Path and body, once all of the request is there.
fn whole(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let path = head.split(' ').nth(1)?.to_owned();
    let length = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    })?;
    let body = bytes.get(end + 4..end + 4 + length)?;
    Some((path, body.to_vec()))
}
