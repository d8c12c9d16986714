//! Cuts a stream of bytes into rows.

/// A row's bytes, or none where it was too long.
pub(super) struct Cut {
    /// The line it begins on, counted from 1.
    pub(super) line: u64,
    /// Without its line end.
    pub(super) bytes: Option<Vec<u8>>,
}

pub(super) struct Splitter {
    /// A line end inside quotes belongs to the row.
    quotes: bool,
    bytes_max: usize,
    buffer: Vec<u8>,
    quoted: bool,
    /// The rest of a row that was too long is dropped up to its line end.
    skipping: bool,
    line: u64,
    began: u64,
}

impl Splitter {
    pub(super) const fn new(quotes: bool, bytes_max: usize) -> Self {
        Self { quotes, bytes_max, buffer: Vec::new(), quoted: false, skipping: false, line: 1, began: 1 }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Vec<Cut> {
        let mut cuts = Vec::new();
        for byte in bytes {
            if *byte == b'\n' {
                self.line += 1;
                if !self.quoted {
                    cuts.extend(self.cut());
                    continue;
                }
            }
            if self.skipping {
                continue;
            }
            if self.quotes && *byte == b'"' {
                self.quoted = !self.quoted;
            }
            self.buffer.push(*byte);
            if self.buffer.len() > self.bytes_max {
                cuts.push(Cut { line: self.began, bytes: None });
                self.buffer.clear();
                self.quoted = false;
                self.skipping = true;
            }
        }
        cuts
    }

    pub(super) fn finish(&mut self) -> Vec<Cut> {
        if self.quoted {
            self.buffer.clear();
            return vec![Cut { line: self.began, bytes: None }];
        }
        self.cut().into_iter().collect()
    }

    fn cut(&mut self) -> Option<Cut> {
        let mut bytes = std::mem::take(&mut self.buffer);
        let line = std::mem::replace(&mut self.began, self.line);
        if std::mem::take(&mut self.skipping) {
            return None;
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        // Excel begins its files with a byte order mark.
        if line == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let blank = bytes.iter().all(u8::is_ascii_whitespace);
        (!blank).then_some(Cut { line, bytes: Some(bytes) })
    }
}
