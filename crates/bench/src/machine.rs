//! The machine a figure belongs to, and a probe that shows whether its disk was the same all along.

use std::{
    fs::{self, OpenOptions},
    io::{Seek, SeekFrom, Write},
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::time::Instant;

/// Hardware, kernel and file system.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    processor: String,
    cores: usize,
    memory_gib: u64,
    kernel: String,
    file_system: String,
    load: String,
}

impl Machine {
    /// Looks at the machine; `folder` is where the databases will be.
    pub(crate) fn look(folder: &Path) -> Self {
        let memory_kib =
            field("/proc/meminfo", "MemTotal").and_then(|text| text.split(' ').next()?.parse().ok());
        Self {
            processor: field("/proc/cpuinfo", "model name").unwrap_or_else(unknown),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_gib: memory_kib.map_or(0, |kib: u64| kib / (1024 * 1024)),
            kernel: word("/proc/sys/kernel/osrelease"),
            file_system: file_system(folder).unwrap_or_else(unknown),
            load: word("/proc/loadavg"),
        }
    }

    /// For people.
    pub(crate) fn lines(&self) -> Vec<String> {
        vec![
            format!("{} · {} cores · {} GiB", self.processor, self.cores, self.memory_gib),
            format!("kernel {} · {} · load {} at the start", self.kernel, self.file_system, self.load),
        ]
    }

    /// For machines.
    pub(crate) fn json(&self) -> Value {
        json!({
            "processor": self.processor,
            "cores": self.cores,
            "memory_gib": self.memory_gib,
            "kernel": self.kernel,
            "file_system": self.file_system,
            "load_at_start": self.load,
        })
    }
}

fn unknown() -> String {
    "unknown".to_owned()
}

fn word(path: &str) -> String {
    fs::read_to_string(path).map_or_else(|_| unknown(), |text| text.trim().to_owned())
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The type of the file system that holds `folder`, from the longest mount point above it.
fn file_system(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/mounts").ok()?;
    let above = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (point, kind) = (words.next()?, words.next()?);
        folder.starts_with(point).then_some((point.len(), kind))
    });
    above.max_by_key(|(length, _)| *length).map(|(_, kind)| kind.to_owned())
}

/// Syncs of one probe.
const SYNCS: usize = 300;

/// The median time of writing 8 kB and syncing it, in microseconds: what a commit costs at least.
pub(crate) fn sync_us(folder: &Path) -> Result<f64> {
    let path = folder.join("sync.probe");
    let mut file = OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .open(&path)
        .with_context(|| format!("cannot write in {}", folder.display()))?;
    let page = [0x5a_u8; 8192];
    let mut took = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let began = Instant::now();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&page)?;
        file.sync_data()?;
        took.push(began.elapsed().as_secs_f64() * 1e6);
    }
    fs::remove_file(&path)?;
    Ok(crate::ratio::median(&took))
}

/// Ticks of the kernel's processor accounting in a second, the same on every Linux a program sees.
const TICKS: f64 = 100.0;

/// Processor time this process has spent, in its own code and in the kernel for it, seconds.
pub(crate) fn processor_seconds() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("no /proc/self/stat")?;
    // The name, in brackets, may hold blanks; `utime` and `stime` are the 14th and 15th word of all.
    let (_, rest) = stat.rsplit_once(')').context("/proc/self/stat has another form")?;
    let ticks: Vec<f64> =
        rest.split_whitespace().skip(11).take(2).filter_map(|word| word.parse().ok()).collect();
    anyhow::ensure!(ticks.len() == 2, "/proc/self/stat has another form");
    Ok(ticks.iter().sum::<f64>() / TICKS)
}
