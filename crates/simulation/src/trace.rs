//! What happened, in order: kept for reading when a seed is replayed, hashed always. Same seed, same hash.

use sha2::{Digest, Sha256};

/// The trace of a run.
pub(crate) struct Trace {
    hash: Sha256,
    lines: Option<Vec<String>>,
}

impl Trace {
    pub(crate) fn new(keep: bool) -> Self {
        Self { hash: Sha256::new(), lines: keep.then(Vec::new) }
    }

    pub(crate) fn add(&mut self, at: i64, what: impl FnOnce() -> String) {
        let line = format!("{} {}", gaidao_core::At(at).beijing(), what());
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
        if let Some(lines) = &mut self.lines {
            lines.push(line);
        }
    }

    pub(crate) fn hash(&self) -> String {
        hex::encode(self.hash.clone().finalize())
    }

    pub(crate) fn lines(&self) -> &[String] {
        self.lines.as_deref().unwrap_or_default()
    }
}
