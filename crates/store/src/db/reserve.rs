//! A small file that occupies space for the day the disk is full (CONTRACT F22).
//!
//! When a commit finds no space, the file is removed: what was already sent can then still be recorded, while
//! nothing new is accepted. Accepting starts again as soon as the file could be made anew.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Enough for some thousand answers, scans and journal entries.
const RESERVE_BYTES: usize = 4 * 1024 * 1024;

pub(crate) struct Reserve {
    path: PathBuf,
    held: bool,
    /// Shared with everybody who asks whether there is space.
    space: Arc<AtomicBool>,
}

impl Reserve {
    pub(crate) fn beside(path: PathBuf, space: Arc<AtomicBool>) -> Self {
        let mut reserve = Self { path, held: false, space };
        reserve.restore();
        reserve
    }

    pub(crate) fn is_low(&self) -> bool {
        !self.space.load(Ordering::Relaxed)
    }

    /// Gives the space away. `true` when there was some to give.
    pub(crate) fn release(&mut self) -> bool {
        self.space.store(false, Ordering::Relaxed);
        let had = self.held;
        if had {
            self.held = fs::remove_file(&self.path).is_err();
        }
        if had && !self.held {
            tracing::error!(
                "the disk is full: the reserve is given away, nothing new is accepted until there is space"
            );
        }
        had && !self.held
    }

    /// Takes the space back if there is any.
    pub(crate) fn restore(&mut self) {
        if !self.held {
            self.held = occupy(&self.path).is_ok();
            if !self.held {
                // A part of a reserve helps nobody and takes the space of others.
                let _gone = fs::remove_file(&self.path);
            }
        }
        if self.space.swap(self.held, Ordering::Relaxed) != self.held {
            if self.held {
                tracing::info!("there is space again: accepting");
            } else {
                tracing::error!("no space for the reserve: nothing new is accepted");
            }
        }
    }
}

fn occupy(path: &std::path::Path) -> std::io::Result<()> {
    if fs::metadata(path).is_ok_and(|m| m.len() == RESERVE_BYTES as u64) {
        return Ok(());
    }
    let mut file = fs::File::create(path)?;
    // Written, not truncated to length: a hole would occupy nothing.
    file.write_all(&vec![0x47; RESERVE_BYTES])?;
    file.sync_all()
}
