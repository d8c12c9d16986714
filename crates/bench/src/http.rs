//! A lean HTTP/1.1 client for the load: the less of the processor it takes, the more is left to what is measured.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Longest answer.
const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// One kept connection.
pub(crate) struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Sends one request and reads the whole answer; its status.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the server closed the connection");
            }
            if let Some((status, length)) = head(&self.buffer)? {
                while self.buffer.len() < length {
                    if self.stream.read_buf(&mut self.buffer).await? == 0 {
                        bail!("the server closed the connection");
                    }
                }
                return Ok(status);
            }
            if self.buffer.len() > ANSWER_BYTES_MAX {
                bail!("the answer has no end");
            }
        }
    }
}

/// Status and length of the whole answer, once its head is there.
fn head(bytes: &[u8]) -> Result<Option<(u16, usize)>> {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let text = std::str::from_utf8(bytes.get(..end).unwrap_or_default()).context("a head that is no text")?;
    let status = text.get(9..12).and_then(|code| code.parse().ok()).context("a head without a status")?;
    let length = text.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    Ok(Some((status, end + 4 + length.context("an answer without a length")?)))
}

/// The bytes of a POST to the interceptions.
pub(crate) fn post(key: &str, idempotency_key: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /api/v1/interceptions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\n\
         content-type: application/json\r\nidempotency-key: {idempotency_key}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
