//! The writer's side of PostgreSQL: a group of changes becomes one transaction.
//!
//! First the fast way: every statement of every change goes out at once, without savepoints, and COMMIT follows
//! when all came out right. Only when one change loses is the transaction rolled back and done again, each
//! change in its own savepoint. When locks of two nodes collide (deadlock), each change goes alone.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use tokio_postgres::error::Severity;
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::Outcome;
use super::op::{Done, Op, Row, Step, Work};
use super::postgres::{params, row};
use crate::audit::{HEAD_SQL, Head, Heads};
use crate::dialect::{Dialect, postgres_error};
use crate::error::StoreError;

/// What became of one transaction.
enum Group {
    /// It was committed (losers' parts were rolled back).
    Committed(Vec<Outcome>),
    /// Nothing was saved, for this reason.
    Undone(StoreError),
    /// The connection broke between COMMIT and its answer.
    Unknown,
}

/// A connection and the statements prepared on it.
struct Line {
    client: Client,
    statements: HashMap<String, Statement>,
}

pub(crate) struct Writer {
    config: Config,
    line: Option<Line>,
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Done, StoreError>> + Send + 'a>>;

impl Writer {
    pub(crate) const fn new(config: Config) -> Self {
        Self { config, line: None }
    }

    /// Commits the changes and says what each came to.
    pub(crate) async fn commit(&mut self, works: &[Arc<Work>]) -> Vec<Outcome> {
        match self.attempt(works, Way::Together).await {
            Group::Committed(outcomes) => return outcomes,
            Group::Unknown => return all(works, &StoreError::Unsure),
            Group::Undone(StoreError::Full) => return all(works, &StoreError::Full),
            Group::Undone(StoreError::Busy) => {}
            // Alone there is nobody to blame but the change itself.
            Group::Undone(error) if works.len() == 1 => return all(works, &error),
            Group::Undone(_) => {}
        }
        match self.attempt(works, Way::Guarded).await {
            Group::Committed(outcomes) => return outcomes,
            Group::Unknown => return all(works, &StoreError::Unsure),
            Group::Undone(StoreError::Busy) if self.line.is_some() => {}
            Group::Undone(error) => return all(works, &error),
        }
        let mut outcomes = Vec::with_capacity(works.len());
        for work in works {
            outcomes.push(match self.attempt(std::slice::from_ref(work), Way::Guarded).await {
                Group::Committed(mut one) => one.pop().unwrap_or(Err(StoreError::Busy)),
                Group::Undone(error) => Err(error),
                Group::Unknown => Err(StoreError::Unsure),
            });
        }
        outcomes
    }

    async fn attempt(&mut self, works: &[Arc<Work>], way: Way) -> Group {
        let mut line = match self.line.take() {
            Some(line) if !line.client.is_closed() => line,
            _ => match connect(&self.config).await {
                Ok(line) => line,
                Err(error) => return Group::Undone(error),
            },
        };
        let result = line.transact(works, way).await;
        // A line that is in doubt about its own state is not used again.
        let healthy = match &result {
            Group::Committed(_) => true,
            Group::Undone(_) => line.client.batch_execute("ROLLBACK").await.is_ok(),
            Group::Unknown => false,
        };
        if healthy && !line.client.is_closed() {
            self.line = Some(line);
        }
        result
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Together,
    Guarded,
}

fn all(works: &[Arc<Work>], error: &StoreError) -> Vec<Outcome> {
    works.iter().map(|_| Err(error.clone())).collect()
}

async fn connect(config: &Config) -> Result<Line, StoreError> {
    let (client, connection) = config.connect(NoTls).await.map_err(|error| {
        // The driver's own text may repeat the address with its password; the code says enough.
        let code = error.code().map_or("no answer", |code| code.code());
        tracing::warn!(code, "PostgreSQL does not take a connection; nothing is saved until it does");
        StoreError::Busy
    })?;
    tokio::spawn(async move {
        // The end of the connection shows as errors of its requests; nothing to add here.
        let _ended = connection.await;
    });
    Ok(Line { client, statements: HashMap::new() })
}

impl Line {
    async fn transact(&mut self, works: &[Arc<Work>], way: Way) -> Group {
        let outcomes = match self.fill(works, way).await {
            Ok(outcomes) => outcomes,
            Err(error) => return Group::Undone(error),
        };
        match self.client.batch_execute("COMMIT").await {
            Ok(()) => Group::Committed(outcomes),
            // The server itself says in an ordinary error that it did not commit; everything else is open.
            Err(error) => match error.as_db_error() {
                Some(db) if db.parsed_severity() == Some(Severity::Error) => {
                    Group::Undone(postgres_error(&error))
                }
                _ => Group::Unknown,
            },
        }
    }

    async fn fill(&mut self, works: &[Arc<Work>], way: Way) -> Result<Vec<Outcome>, StoreError> {
        self.prepare(works).await?;
        let mut heads = self.begin(works).await?;
        let mut outcomes = Vec::with_capacity(works.len());
        match way {
            Way::Together => {
                let mut ops = Vec::new();
                for work in works {
                    ops.push(place(work, &mut heads)?);
                }
                let flat: Vec<&Op> = ops.iter().flatten().collect();
                let mut done = self.run(&flat).await?.into_iter();
                for ops in &ops {
                    outcomes.push(Ok(done.by_ref().take(ops.len()).collect()));
                }
            }
            Way::Guarded => {
                for work in works {
                    outcomes.push(self.guarded(work, &mut heads).await?);
                }
            }
        }
        let saves: Vec<Op> = heads.save().collect();
        self.run(&saves.iter().collect::<Vec<_>>()).await?;
        Ok(outcomes)
    }

    /// Prepares what is not yet prepared: inside the transaction a failure would cost everybody.
    async fn prepare(&mut self, works: &[Arc<Work>]) -> Result<(), StoreError> {
        let steps = works.iter().flat_map(|w| &w.steps);
        let mut wanted: Vec<&str> =
            steps.filter_map(|s| if let Step::Sql(op) = s { Some(&*op.sql) } else { None }).collect();
        let chain = Heads::statements(Dialect::Postgres);
        wanted.extend(chain.iter().map(String::as_str));
        for sql in wanted {
            if !self.statements.contains_key(sql) {
                let text = Dialect::Postgres.sql(sql);
                let statement = self.client.prepare(&text).await.map_err(|e| postgres_error(&e))?;
                self.statements.insert(sql.to_owned(), statement);
            }
        }
        Ok(())
    }

    /// Opens the transaction and locks the ends of the audit chains it will extend, in one order everywhere.
    async fn begin(&self, works: &[Arc<Work>]) -> Result<Heads, StoreError> {
        self.client.batch_execute("BEGIN").await.map_err(|e| postgres_error(&e))?;
        let audited = works.iter().filter(|w| w.steps.iter().any(|s| matches!(s, Step::Audit(_))));
        let merchants: std::collections::BTreeSet<&str> = audited.map(|w| w.merchant.as_str()).collect();
        let sql = format!("{HEAD_SQL}{}", Dialect::Postgres.for_update());
        let ops: Vec<Op> = merchants.iter().map(|m| Op::new(sql.clone()).bind(*m).returning()).collect();
        let done = self.run(&ops.iter().collect::<Vec<_>>()).await?;
        let mut heads = Heads::default();
        for (merchant, done) in merchants.iter().zip(done) {
            if let Some(row) = done.rows.first() {
                heads.put(merchant, Head::read(row)?);
            }
        }
        Ok(heads)
    }

    async fn guarded(&self, work: &Work, heads: &mut Heads) -> Result<Outcome, StoreError> {
        let fail = |e: tokio_postgres::Error| postgres_error(&e);
        self.client.batch_execute("SAVEPOINT change").await.map_err(fail)?;
        let before = heads.get(&work.merchant);
        let outcome = match place(work, heads) {
            Ok(ops) => self.run(&ops.iter().collect::<Vec<_>>()).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(done) => {
                self.client.batch_execute("RELEASE SAVEPOINT change").await.map_err(fail)?;
                Ok(Ok(done))
            }
            // These concern the whole transaction, not this change alone.
            Err(error @ (StoreError::Busy | StoreError::Full)) => Err(error),
            Err(error) => {
                if let Some(head) = before {
                    heads.put(&work.merchant, head);
                }
                let undo = "ROLLBACK TO SAVEPOINT change; RELEASE SAVEPOINT change";
                self.client.batch_execute(undo).await.map_err(fail)?;
                Ok(Err(error))
            }
        }
    }

    fn send<'a>(&'a self, statement: Statement, op: &'a Op) -> Answer<'a> {
        Box::pin(async move {
            let fail = |e: tokio_postgres::Error| postgres_error(&e);
            let values = params(&op.params);
            if op.returning {
                let rows = self.client.query(&statement, &values).await.map_err(fail)?;
                let rows: Vec<Row> = rows.iter().map(row).collect::<Result<_, _>>()?;
                Ok(Done { affected: rows.len() as u64, rows })
            } else {
                let affected = self.client.execute(&statement, &values).await.map_err(fail)?;
                Ok(Done { affected, rows: Vec::new() })
            }
        })
    }

    /// Sends all statements at once, then collects the answers in order. The first error is the one that counts:
    /// the statements after it only say that the transaction is aborted.
    async fn run(&self, ops: &[&Op]) -> Result<Vec<Done>, StoreError> {
        let mut answers: Vec<Answer<'_>> = Vec::with_capacity(ops.len());
        for op in ops {
            let statement =
                self.statements.get(&*op.sql).cloned().ok_or_else(|| StoreError::database("not prepared"))?;
            answers.push(self.send(statement, op));
        }
        // A request leaves with the first poll of its future; polling all once keeps their order.
        let mut early: Vec<Option<Result<Done, StoreError>>> = Vec::with_capacity(answers.len());
        std::future::poll_fn(|cx| {
            for answer in &mut answers {
                early.push(match answer.as_mut().poll(cx) {
                    Poll::Ready(result) => Some(result),
                    Poll::Pending => None,
                });
            }
            Poll::Ready(())
        })
        .await;
        let mut done = Vec::with_capacity(ops.len());
        let mut failed = None;
        for ((op, answer), early) in ops.iter().zip(answers).zip(early) {
            let result = match early {
                Some(result) => result,
                None => answer.await,
            };
            match result.and_then(|d| op.judge(d)) {
                Ok(one) => done.push(one),
                Err(error) if failed.is_none() => failed = Some(error),
                Err(_) => {}
            }
        }
        failed.map_or(Ok(done), Err)
    }
}

/// The statements of a change, its audit entries now with their place in the chain.
fn place(work: &Work, heads: &mut Heads) -> Result<Vec<Op>, StoreError> {
    let step = |step: &Step| match step {
        Step::Sql(op) => Ok(op.clone()),
        Step::Audit(entry) => heads.extend(&work.merchant, entry),
    };
    work.steps.iter().map(step).collect()
}
