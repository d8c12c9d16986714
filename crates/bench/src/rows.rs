//! The rows that one accept writes, found by looking at every table before and after one: what the raw side of the
//! comparison has to write is whatever the product really wrote, byte for byte as long.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use gaidao_desk::Once;
use rusqlite::{Connection, types::Value};

use crate::{goods, house::House};

/// The end of the audit chain is moved once a commit, by the product as well.
const PER_COMMIT: &str = "audit_heads";

/// Where a value of the template comes from when it is written again.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    /// As it was.
    Same(Value),
    /// The id of the interception.
    Interception,
    /// The id of an event.
    Event,
    /// The waybill.
    Waybill,
    /// The order.
    Order,
    /// The idempotency key.
    Key,
    /// The next number of the audit chain.
    Count,
}

/// One row to write: an insert, or an update of the columns that changed.
#[derive(Clone, Debug)]
pub(crate) struct RowWrite {
    /// The statement.
    pub(crate) sql: String,
    cells: Vec<Cell>,
}

/// All rows of one accept.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// In the order of the tables.
    pub(crate) rows: Vec<RowWrite>,
    /// Once a commit.
    pub(crate) per_commit: Vec<RowWrite>,
}

type Rows = BTreeMap<String, Vec<Value>>;

struct Table {
    name: String,
    columns: Vec<(String, bool)>,
    rows: Rows,
}

impl Template {
    /// Learns the rows from a real accept in `house`, which must have a parcel 0.
    pub(crate) async fn learn(house: &House) -> Result<Self> {
        let conn = Connection::open(house.path())?;
        let before = tables(&conn)?;
        let mut actor = house.actor();
        actor.once = Some(Once { key: goods::idempotency_key(0), request_hash: [7; 32] });
        let view = house.desk.request(&actor, &goods::ask(0)?).await?;
        let after = tables(&conn)?;
        let (mut rows, mut per_commit) = (Vec::new(), Vec::new());
        for (old, new) in before.iter().zip(&after) {
            for (key, row) in &new.rows {
                let write = match old.rows.get(key) {
                    Some(known) if known == row => continue,
                    Some(known) => update(new, known, row, &view.id)?,
                    None => insert(new, row, &view.id),
                };
                if new.name == PER_COMMIT { per_commit.push(write) } else { rows.push(write) }
            }
        }
        ensure!(rows.len() >= 6 && !per_commit.is_empty(), "an accept wrote only {} rows", rows.len());
        Ok(Self { rows, per_commit })
    }

    /// Bytes of all values of one accept.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(Cell::bytes).sum()
    }
}

impl Cell {
    fn bytes(&self) -> usize {
        match self {
            Self::Same(Value::Text(text)) => text.len(),
            Self::Same(Value::Blob(blob)) => blob.len(),
            Self::Same(Value::Null) => 0,
            Self::Same(_) | Self::Count => 8,
            Self::Interception | Self::Event => 36,
            Self::Waybill => 14,
            Self::Order => goods::order_no(0).len(),
            Self::Key => goods::idempotency_key(0).len(),
        }
    }
}

impl RowWrite {
    /// The insert of the only row of a table.
    pub(crate) fn of(conn: &Connection, name: &str) -> Result<Self> {
        let table = table(conn, name.to_owned())?;
        ensure!(table.rows.len() == 1, "{name} has {} rows instead of one", table.rows.len());
        let row = table.rows.values().next().context("no row")?;
        Ok(insert(&table, row, ""))
    }

    /// The same insert, passing over rows that are there.
    pub(crate) fn or_ignore(self) -> Self {
        Self { sql: self.sql.replacen("INSERT", "INSERT OR IGNORE", 1), ..self }
    }

    /// The values for accept `n`.
    pub(crate) fn values(&self, n: u64) -> impl Iterator<Item = Value> {
        self.cells.iter().map(move |cell| match cell {
            Cell::Same(value) => value.clone(),
            Cell::Interception => Value::Text(format!("int_{n:032x}")),
            Cell::Event => Value::Text(format!("evt_{n:032x}")),
            Cell::Waybill => Value::Text(goods::waybill(n)),
            Cell::Order => Value::Text(goods::order_no(n)),
            Cell::Key => Value::Text(goods::idempotency_key(n)),
            Cell::Count => Value::Integer(i64::try_from(n).unwrap_or(i64::MAX).saturating_add(1_000_000)),
        })
    }
}

fn tables(conn: &Connection) -> Result<Vec<Table>> {
    let mut names = conn.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().map(|name| table(conn, name)).collect()
}

fn table(conn: &Connection, name: String) -> Result<Table> {
    let mut info = conn.prepare("SELECT name, pk > 0 FROM pragma_table_info(?1) ORDER BY cid")?;
    let columns: Vec<(String, bool)> =
        info.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut all = conn.prepare(&format!("SELECT * FROM {name}"))?;
    let count = columns.len();
    let read = all.query_map([], |row| (0..count).map(|index| row.get(index)).collect())?;
    let mut rows = Rows::new();
    for row in read {
        let row: Vec<Value> = row?;
        let key: Vec<&Value> =
            row.iter().zip(&columns).filter(|(_, (_, key))| *key).map(|(cell, _)| cell).collect();
        rows.insert(format!("{key:?}"), row);
    }
    Ok(Table { name, columns, rows })
}

fn cell(table: &Table, column: &str, value: &Value, interception: &str) -> Cell {
    match (table.name.as_str(), column, value) {
        ("audit", "seq", _) => Cell::Count,
        // The next number of its own.
        ("events", "seq", _) => Cell::Same(Value::Null),
        ("events", "id", _) | ("deliveries", "event_id", _) => Cell::Event,
        (_, _, Value::Text(text)) if text == interception => Cell::Interception,
        (_, _, Value::Text(text)) if *text == goods::waybill(0) => Cell::Waybill,
        (_, _, Value::Text(text)) if *text == goods::order_no(0) => Cell::Order,
        (_, _, Value::Text(text)) if *text == goods::idempotency_key(0) => Cell::Key,
        _ => Cell::Same(value.clone()),
    }
}

fn insert(table: &Table, row: &[Value], interception: &str) -> RowWrite {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let places: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), places.join(", "));
    let cells = names.iter().zip(row).map(|(name, value)| cell(table, name, value, interception)).collect();
    RowWrite { sql, cells }
}

fn update(table: &Table, old: &[Value], new: &[Value], interception: &str) -> Result<RowWrite> {
    let (mut sets, mut keys, mut set_cells, mut key_cells) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (((name, key), before), after) in table.columns.iter().zip(old).zip(new) {
        let to = cell(table, name, after, interception);
        if *key {
            keys.push(name.as_str());
            key_cells.push(to);
        } else if before != after {
            sets.push(name.as_str());
            set_cells.push(to);
        }
    }
    let (first, _) = sets.split_first().context("a row that changed without a change")?;
    ensure!(!first.is_empty(), "a column without a name");
    let set: Vec<String> = sets.iter().zip(1..).map(|(name, place)| format!("{name} = ?{place}")).collect();
    let place = |index: usize| index + sets.len() + 1;
    let found: Vec<String> =
        keys.iter().enumerate().map(|(index, name)| format!("{name} = ?{}", place(index))).collect();
    let sql = format!("UPDATE {} SET {} WHERE {}", table.name, set.join(", "), found.join(" AND "));
    set_cells.extend(key_cells);
    Ok(RowWrite { sql, cells: set_cells })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::Ground;

    #[tokio::test]
    async fn an_accept_is_learned_row_by_row() {
        let folder = tempfile::tempdir().unwrap();
        let ground = Ground::lay(folder.path(), &["zto-main".to_owned()], 2).await.unwrap();
        let house = ground.house().await.unwrap();
        let template = Template::learn(&house).await.unwrap();
        let has = |sql: &str| template.rows.iter().any(|row| row.sql.starts_with(sql));
        for sql in [
            "INSERT INTO interceptions ",
            "INSERT INTO journal ",
            "INSERT INTO jobs ",
            "INSERT INTO events ",
            "INSERT INTO audit ",
            "INSERT INTO idempotency ",
            "UPDATE parcels SET interception_id",
        ] {
            assert!(has(sql), "{sql}");
        }
        // Written again for another parcel, they do not collide.
        let path = house.path();
        let closed = house.close().await.unwrap();
        let conn = Connection::open(path).unwrap();
        for row in &template.rows {
            let values: Vec<Value> = row.values(1).collect();
            assert_eq!(conn.execute(&row.sql, rusqlite::params_from_iter(values)).unwrap(), 1, "{}", row.sql);
        }
        closed.check_accepted(2).unwrap();
    }
}
