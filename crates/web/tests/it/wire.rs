//! Over a real socket: a readable 413, time limits, a stop that lets requests finish.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

use crate::house::House;

pub(crate) struct Served {
    pub(crate) address: std::net::SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Served {
    pub(crate) async fn new(house: &House) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(gaidao_web::serve(listener, house.router.clone(), async {
            let _ = stopped.await;
        }));
        Self { address, stop: Some(stop), task }
    }

    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    pub(crate) async fn stop(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(5), self.task).await.expect("it stops").unwrap().unwrap();
    }
}

/// Writes everything, then reads everything: what a simple client does.
async fn exchange(served: &Served, head: &str, body: &[u8]) -> String {
    let mut stream = served.connect().await;
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.expect("the whole body is taken");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("no reset");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_oversized_body_gets_a_413_the_client_can_read() {
    let house = House::new().await;
    let served = Served::new(&house).await;
    let body = vec![b'x'; 10 * 1024 * 1024];
    for (key, code) in [(&*house.key, "413"), ("gdk_wrong", "401")] {
        let head = format!(
            "PUT /api/v1/orders/A HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        let answer = exchange(&served, &head, &body).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {code}")), "{answer}");
        assert!(answer.contains("application/problem+json"), "{answer}");
    }
    let head = format!(
        "POST /nothing HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    assert!(exchange(&served, &head, &body).await.starts_with("HTTP/1.1 404"));
    let head = format!(
        "PUT /api/v1/orders/A HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
        house.key
    );
    let mut chunked = Vec::new();
    for chunk in body.chunks(1024 * 1024) {
        chunked.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        chunked.extend_from_slice(chunk);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    let answer = exchange(&served, &head, &chunked).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("bytes_max"), "{answer}");
    served.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_gets_an_answer_and_the_server_lives() {
    let house = House::new().await;
    let served = Served::new(&house).await;
    let garbage: [&[u8]; 4] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n",
        b"GET /\r\n\r\n",
    ];
    for bytes in garbage {
        let mut stream = served.connect().await;
        stream.write_all(bytes).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
    }
    let head = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert!(exchange(&served, head, b"").await.starts_with("HTTP/1.1 200"));
    served.stop().await;
}
