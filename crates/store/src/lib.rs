//! wip
mod audit; mod db; mod dialect; mod error; mod keys; mod migrate; mod seal;
