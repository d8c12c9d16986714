//! The contract of the store: one set of cases, run on SQLite, on SQLite in place (the simulation's mode) and on
//! PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod audit;
mod bench;
mod commits;
mod feed;
mod finders;
mod guests;
mod jobs;
mod opening;
mod outage;
mod people;
mod sealing;

/// Runs each case on the named databases.
macro_rules! contract {
    ($module:ident on $($kind:ident)+ { $($case:ident)+ }) => {
        crate::contract!(@ $module [$($kind)+] { $($case)+ });
    };
    (@ $module:ident [] { $($case:ident)+ }) => {};
    (@ $module:ident [sqlite $($more:ident)*] { $($case:ident)+ }) => {
        mod sqlite { crate::contract!(= $module Sqlite { $($case)+ }); }
        crate::contract!(@ $module [$($more)*] { $($case)+ });
    };
    (@ $module:ident [inline $($more:ident)*] { $($case:ident)+ }) => {
        mod inline { crate::contract!(= $module Inline { $($case)+ }); }
        crate::contract!(@ $module [$($more)*] { $($case)+ });
    };
    (@ $module:ident [postgres $($more:ident)*] { $($case:ident)+ }) => {
        mod postgres { crate::contract!(= $module Postgres { $($case)+ }); }
        crate::contract!(@ $module [$($more)*] { $($case)+ });
    };
    (= $module:ident $kind:ident { $($case:ident)+ }) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                let mut bench = crate::bench::Bench::new(crate::bench::Kind::$kind).await;
                crate::$module::$case(&mut bench).await;
                bench.end().await;
            }
        )+
    };
}
pub(crate) use contract;
