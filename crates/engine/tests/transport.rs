//! The line between "not sent" and "nobody knows", drawn with real sockets.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of a test: a surprise shall stop it"
)]

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use gaidao_core::state::{DoubtWhy, NotSentWhy};
use gaidao_engine::{Http, Lost, Transport};
use gaidao_kit::{HttpReply, HttpRequest};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// What a courier's machine does with a connection.
#[derive(Clone, Copy, Debug)]
enum Peer {
    /// Reads so many bytes, then closes.
    CloseAfterReading(usize),
    /// Reads the request, writes so many bytes of a good answer, then closes.
    CutAnswerAfter(usize),
    /// Reads the request and never answers.
    Silent,
    /// Answers with this.
    Say(&'static str),
}

const GOOD: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":true}";

/// Runs one call against a peer; answers the result and how many requests the peer saw begin.
async fn call(peer: Peer) -> (Result<HttpReply, Lost>, usize) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/intercept", listener.local_addr().unwrap());
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&seen);
    let served = tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counter.fetch_add(1, Ordering::SeqCst);
            let mut buffer = vec![0_u8; 64 * 1024];
            match peer {
                Peer::CloseAfterReading(bytes) => {
                    let mut read = 0;
                    while read < bytes {
                        match stream.read(&mut buffer[..1]).await {
                            Ok(n) if n > 0 => read += n,
                            _ => break,
                        }
                    }
                }
                Peer::CutAnswerAfter(bytes) => {
                    let _ = stream.read(&mut buffer).await;
                    let _ = stream.write_all(&GOOD.as_bytes()[..bytes]).await;
                }
                Peer::Silent => {
                    let _ = stream.read(&mut buffer).await;
                    std::future::pending::<()>().await;
                }
                Peer::Say(answer) => {
                    let _ = stream.read(&mut buffer).await;
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            }
        }
    });
    let request = HttpRequest::post(url, "application/json", vec![b'x'; 400]);
    let answer = Http::new().unwrap().call(&request, 3_600).await;
    served.abort();
    (answer, seen.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_connection_cut_at_any_byte_is_doubt_and_one_request() {
    for bytes in [0, 1, 20, 100, 200, 400] {
        let (answer, seen) = call(Peer::CloseAfterReading(bytes)).await;
        assert_eq!(answer, Err(Lost::Doubt(DoubtWhy::Reset)), "closed after {bytes} bytes");
        assert_eq!(seen, 1, "closed after {bytes} bytes: sent again behind our back");
    }
    for bytes in [0, 1, 10, 40, 60, GOOD.len() - 1] {
        let (answer, seen) = call(Peer::CutAnswerAfter(bytes)).await;
        assert_eq!(answer, Err(Lost::Doubt(DoubtWhy::Reset)), "answer cut after {bytes} bytes");
        assert_eq!(seen, 1, "answer cut after {bytes} bytes: sent again behind our back");
    }
}

#[tokio::test]
async fn silence_is_doubt() {
    let (answer, seen) = call(Peer::Silent).await;
    assert_eq!((answer, seen), (Err(Lost::Doubt(DoubtWhy::Timeout)), 1));
}

#[tokio::test]
async fn answers_come_back_as_they_are_and_redirects_are_not_followed() {
    let (answer, _) = call(Peer::Say(GOOD)).await;
    assert_eq!(answer.unwrap().body, b"{\"status\":true}");
    let redirect =
        "HTTP/1.1 308 Permanent Redirect\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
    let (answer, seen) = call(Peer::Say(redirect)).await;
    assert_eq!((answer.unwrap().status, seen), (308, 1));
}

#[tokio::test]
async fn what_never_left_is_proven() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let cases = [
        (format!("http://{free}/"), NotSentWhy::Connect),
        ("http://no-such-host.invalid/".to_owned(), NotSentWhy::Dns),
    ];
    for (url, why) in cases {
        let request = HttpRequest::post(url.clone(), "application/json", b"{}".to_vec());
        let answer = Http::new().unwrap().call(&request, 3_600).await;
        assert_eq!(answer, Err(Lost::NotSent(why)), "{url}");
    }
}

#[tokio::test]
async fn a_failed_handshake_is_proven_unsent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0_u8; 64];
        let _ = stream.read(&mut hello).await;
        let _ = stream.write_all(b"this is no TLS at all, sorry").await;
    });
    let request = HttpRequest::post(url, "application/json", b"{}".to_vec());
    let answer = Http::new().unwrap().call(&request, 3_600).await;
    served.await.unwrap();
    assert!(matches!(answer, Err(Lost::NotSent(NotSentWhy::Tls | NotSentWhy::Connect))), "{answer:?}");
}
