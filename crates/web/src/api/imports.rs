//! Imports of orders: CSV or NDJSON in, one line of report per row out, both as streams.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use gaidao_desk::{
    Actor, Desk,
    import::{Format, ImportOrder, Row, RowError, Rows},
};
use http_body_util::BodyExt as _;
use serde::Serialize;
use tokio::sync::mpsc;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    body,
    doc::WriteRefusals,
    gate::{Gate, Streamed, Write},
    lang::Lang,
    limit::BODY_SILENCE_MS_MAX,
    problem::Problem,
    say,
};

/// Orders stored at once: enough to fill a group commit, few enough to leave room for others.
const TOGETHER: usize = 32;
/// Lines of report kept for a client that sends without reading. When they are full the import waits for it.
const REPORT_LINES_MAX: usize = 200_000;

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(import_orders))
}

/// What became of one row.
#[derive(Serialize, ToSchema)]
struct RowReport {
    /// Line of the input, counted from 1.
    line: u64,
    /// The order it names, where that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    order_no: Option<String>,
    /// It is stored.
    ok: bool,
    /// Stable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// What is wrong and what to do; repeats no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// The last line of a report.
#[derive(Default, Serialize, ToSchema)]
struct ImportSummary {
    /// Always true: tells this line from the others.
    summary: bool,
    /// The whole input was read. False: the connection broke off or fell silent; import the file again, rows that
    /// are stored already do not change.
    complete: bool,
    /// Rows read.
    rows: u64,
    /// Rows stored.
    ok: u64,
    /// Rows not stored.
    failed: u64,
}

/// Imports orders. CSV (`text/csv`): a header row, then one row per parcel; rows of one order that follow each other
/// are merged. NDJSON (`application/x-ndjson`): one order per line with its `order_no`. Any number of rows, each at
/// most 16 KiB. The answer is NDJSON: one line per row as it is stored, then a summary. Read it while you send.
/// Importing the same file again changes nothing.
#[utoipa::path(
    post, path = "/orders/import", tag = "orders",
    request_body(content((String = "text/csv"), (String = "application/x-ndjson"))),
    responses(
        (status = 200, description = "Lines of `RowReport`, then one `ImportSummary`",
            content((RowReport = "application/x-ndjson"), (ImportSummary = "application/x-ndjson; line=last"))),
        WriteRefusals,
    )
)]
async fn import_orders(call: Streamed<Write>) -> Result<Response, Problem> {
    let media = match body::media_type(&call.headers) {
        Ok(media) => media,
        Err(problem) => {
            body::drain(call.body).await;
            return Err(problem);
        }
    };
    let format = match media.as_str() {
        "text/csv" => Format::Csv,
        "application/x-ndjson" | "application/jsonl" => Format::Ndjson,
        _ => {
            body::drain(call.body).await;
            let words = "请以 text/csv 或 application/x-ndjson 发送，UTF-8 编码，不要压缩。";
            let english = "Send text/csv or application/x-ndjson in UTF-8, not compressed.";
            return Err(Problem::new("unsupported_media_type").said(words, english));
        }
    };
    let (report, lines) = mpsc::channel(REPORT_LINES_MAX);
    let lang = Lang::of(&call.headers);
    // A task of its own: it reads on while the client does not yet read the report.
    tokio::spawn(import(call.desk, call.actor, format, call.body, lang, report));
    let body = stream::unfold(lines, |mut lines| async move {
        let mut together = Vec::new();
        (lines.recv_many(&mut together, 256).await > 0)
            .then(|| (Ok::<_, std::convert::Infallible>(Bytes::from(together.concat())), lines))
    });
    let mut response = Response::new(Body::from_stream(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    Ok(response)
}

async fn import(
    desk: Arc<Desk>,
    actor: Actor,
    format: Format,
    body: Body,
    lang: Lang,
    report: mpsc::Sender<Vec<u8>>,
) {
    let complete = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let source = Source { body: Some(body), rows: Rows::new(format), complete: Arc::clone(&complete) };
    let stored =
        stream::unfold(source, |mut source| async move { source.next().await.map(|rows| (rows, source)) })
            .flat_map(stream::iter)
            .map(|row| put(&desk, &actor, lang, row))
            .buffered(TOGETHER);
    let mut stored = std::pin::pin!(stored);
    let mut summary = ImportSummary { summary: true, ..ImportSummary::default() };
    while let Some(rows) = stored.next().await {
        for row in rows {
            summary.rows += 1;
            *(if row.ok { &mut summary.ok } else { &mut summary.failed }) += 1;
            // The client is gone: what was read is stored, the rest is not read.
            if report.send(line(&row)).await.is_err() {
                return;
            }
        }
    }
    summary.complete = complete.load(std::sync::atomic::Ordering::Relaxed);
    // Nobody to tell when the client is gone.
    let _ = report.send(line(&summary)).await;
}

/// The rows of a body.
struct Source {
    body: Option<Body>,
    rows: Rows,
    complete: Arc<std::sync::atomic::AtomicBool>,
}

impl Source {
    async fn next(&mut self) -> Option<Vec<Row>> {
        let body = self.body.as_mut()?;
        let silence = Duration::from_millis(BODY_SILENCE_MS_MAX);
        match tokio::time::timeout(silence, body.frame()).await {
            Ok(Some(Ok(frame))) => {
                Some(frame.data_ref().map(|data| self.rows.push(data)).unwrap_or_default())
            }
            Ok(None) => {
                self.body = None;
                self.complete.store(true, std::sync::atomic::Ordering::Relaxed);
                Some(self.rows.finish())
            }
            // Broken off or silent. The last row may be cut in half: it is not stored.
            Ok(Some(Err(_))) | Err(_) => None,
        }
    }
}

/// Stores an order and reports on each of its lines.
async fn put(desk: &Desk, actor: &Actor, lang: Lang, row: Row) -> Vec<RowReport> {
    let ImportOrder { lines, order_no, order } = match row {
        Ok(order) => order,
        Err(error) => return vec![refused(&error, lang)],
    };
    let outcome = desk.put_order(actor, &order_no, &order).await.map_err(Problem::from);
    let report = |line| match &outcome {
        Ok(_) => RowReport { line, order_no: Some(order_no.clone()), ok: true, code: None, detail: None },
        Err(problem) => RowReport {
            line,
            order_no: Some(order_no.clone()),
            ok: false,
            code: Some(problem.code().to_owned()),
            detail: Some(problem.detail(lang)),
        },
    };
    lines.into_iter().map(report).collect()
}

fn refused(error: &RowError, lang: Lang) -> RowReport {
    let why = match lang {
        Lang::Zh => say::zh(&error.why),
        Lang::En => error.why.clone(),
    };
    let colon = lang.pick("：", ": ");
    let detail = match &error.field {
        Some(field) => format!("{field}{colon}{why}"),
        None => why,
    };
    RowReport {
        line: error.line,
        order_no: error.order_no.clone(),
        ok: false,
        code: Some(error.code.to_owned()),
        detail: Some(detail),
    }
}

fn line<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
