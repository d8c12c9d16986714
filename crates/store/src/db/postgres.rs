//! PostgreSQL: one writer task that groups waiting changes into one commit, a pool of connections that read.
//! Both talk to the primary only: a decision is never made on a replica's word (CONTRACT F21).

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Config, NoTls};

use super::op::{Query, Row, Val, Work};
use super::pgwriter::Writer;
use super::{GROUP_MAX, Outcome, QUEUE_MAX, Waiting};
use crate::dialect::{Dialect, postgres_error};
use crate::error::{OpenError, StoreError};
use crate::migrate;

type SqlError = Box<dyn std::error::Error + std::marker::Sync + Send>;

impl ToSql for Val {
    fn to_sql(&self, ty: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, SqlError> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            Self::Int(n) => n.to_sql(ty, out),
            Self::Text(text) => text.as_str().to_sql(ty, out),
            Self::Blob(bytes) => bytes.as_slice().to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Which kind a value has is known only when it is written; the server checks it against the column.
        true
    }

    to_sql_checked!();
}

/// A row of ours from one of the driver's.
pub(crate) fn row(from: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let fail = |e: tokio_postgres::Error| postgres_error(&e);
    let mut cells = Vec::with_capacity(from.len());
    for (index, column) in from.columns().iter().enumerate() {
        let ty = column.type_();
        cells.push(if *ty == Type::INT8 {
            Val::from(from.try_get::<_, Option<i64>>(index).map_err(fail)?)
        } else if *ty == Type::INT4 {
            Val::from(from.try_get::<_, Option<i32>>(index).map_err(fail)?.map(i64::from))
        } else if *ty == Type::BYTEA {
            Val::from(from.try_get::<_, Option<Vec<u8>>>(index).map_err(fail)?)
        } else {
            Val::from(from.try_get::<_, Option<String>>(index).map_err(fail)?)
        });
    }
    Ok(Row(cells))
}

pub(crate) fn params(values: &[Val]) -> Vec<&(dyn ToSql + std::marker::Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + std::marker::Sync)).collect()
}

/// Connection settings that every connection of ours gets.
fn config(url: &str) -> Result<Config, OpenError> {
    let mut config: Config = url.parse().map_err(|_| OpenError::Address)?;
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    config.application_name("gaidao");
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    // A server that vanished without a word is noticed within seconds, not after the kernel's two hours.
    config.keepalives_idle(Duration::from_secs(10));
    config.tcp_user_timeout(Duration::from_secs(15));
    let options = "-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s \
                   -c client_min_messages=warning";
    let options = match config.get_options() {
        Some(given) => format!("{options} {given}"),
        None => options.to_owned(),
    };
    config.options(options);
    Ok(config)
}

/// PostgreSQL with its writer task and its readers.
pub(crate) struct Postgres {
    queue: mpsc::Sender<Waiting<Outcome>>,
    pool: Pool,
    writer: JoinHandle<()>,
}

impl Postgres {
    pub(crate) async fn open(url: &str, readers: usize) -> Result<Self, OpenError> {
        let config = config(url)?;
        let fail = |e: tokio_postgres::Error| OpenError::Store(postgres_error(&e));
        let (mut client, connection) = config.connect(NoTls).await.map_err(fail)?;
        let driver = tokio::spawn(connection);
        migrate::postgres(&mut client).await?;
        drop(client);
        let _ended = driver.await;

        let manager = Manager::from_config(
            config.clone(),
            NoTls,
            ManagerConfig { recycling_method: RecyclingMethod::Fast },
        );
        let pool = Pool::builder(manager)
            .max_size(readers.max(1))
            .wait_timeout(Some(Duration::from_secs(5)))
            .create_timeout(Some(Duration::from_secs(5)))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|_| OpenError::Store(StoreError::database("no connection pool")))?;
        let (queue, orders) = mpsc::channel(QUEUE_MAX);
        let writer = tokio::spawn(write_loop(Writer::new(config), orders));
        Ok(Self { queue, pool, writer })
    }

    pub(crate) async fn write(&self, work: Work) -> Outcome {
        let (reply, answer) = oneshot::channel();
        let stopped = || StoreError::database("the writer has stopped");
        self.queue.send(Waiting { work, reply }).await.map_err(|_| stopped())?;
        // A writer that died in the middle leaves the outcome open.
        answer.await.unwrap_or(Err(StoreError::Unsure))
    }

    pub(crate) async fn read(&self, sql: &str, values: &[Val]) -> Result<Vec<Row>, StoreError> {
        let sql = Dialect::Postgres.sql(sql);
        let mut tries = 0;
        loop {
            match self.read_once(&sql, values).await {
                // A pooled connection may have died with the server's last restart; a fresh one says the truth.
                Err(StoreError::Busy) if tries < 2 => tries += 1,
                other => return other,
            }
        }
    }

    async fn read_once(&self, sql: &str, values: &[Val]) -> Result<Vec<Row>, StoreError> {
        let fail = |e: tokio_postgres::Error| postgres_error(&e);
        let client = self.pool.get().await.map_err(|_| StoreError::Busy)?;
        let statement = client.prepare_cached(sql).await.map_err(fail)?;
        let rows = client.query(&statement, &params(values)).await.map_err(fail)?;
        rows.iter().map(row).collect()
    }

    pub(crate) async fn read_together(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        let mut tries = 0;
        loop {
            match self.read_together_once(queries).await {
                // As for a single read.
                Err(StoreError::Busy) if tries < 2 => tries += 1,
                other => return other,
            }
        }
    }

    /// All questions leave before the first answer is there: one round trip once they are prepared.
    async fn read_together_once(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        let fail = |e: tokio_postgres::Error| postgres_error(&e);
        let client = self.pool.get().await.map_err(|_| StoreError::Busy)?;
        let asked = queries.iter().map(async |query| {
            let statement = client.prepare_cached(&Dialect::Postgres.sql(&query.sql)).await.map_err(fail)?;
            let rows = client.query(&statement, &params(&query.params)).await.map_err(fail)?;
            rows.iter().map(row).collect()
        });
        futures_util::future::try_join_all(asked).await
    }

    pub(crate) async fn close(self) {
        drop(self.queue);
        let _ended = self.writer.await;
        self.pool.close();
    }
}

async fn write_loop(mut writer: Writer, mut orders: mpsc::Receiver<Waiting<Outcome>>) {
    let mut group: Vec<Waiting<Outcome>> = Vec::with_capacity(GROUP_MAX);
    while orders.recv_many(&mut group, GROUP_MAX).await > 0 {
        // One merchant after the other, so that two nodes take the locks of the audit chains in one order.
        group.sort_by(|a, b| a.work.merchant.cmp(&b.work.merchant));
        let (works, replies): (Vec<Work>, Vec<oneshot::Sender<Outcome>>) =
            group.drain(..).map(|w| (w.work, w.reply)).unzip();
        let works: Vec<Arc<Work>> = works.into_iter().map(Arc::new).collect();
        let outcomes = writer.commit(&works).await;
        for (reply, outcome) in replies.into_iter().zip(outcomes) {
            // Whoever asked may have gone; the change stands all the same.
            let _gone = reply.send(outcome);
        }
    }
}
