//! A double-array trie: two adds and one compare per character when it is read.

use std::collections::{BTreeMap, VecDeque};

/// One cell: where the children start, whose child this is, and what a word ending here means (0 = nothing).
#[derive(Clone, Copy, Default)]
pub struct Cell {
    pub base: u32,
    pub check: u32,
    pub value: u32,
}

#[derive(Default)]
struct Node {
    children: BTreeMap<u16, usize>,
    value: u32,
}

/// Which cells are free, with a shortcut from every used one to the next that may be.
#[derive(Default)]
struct Room(Vec<usize>);

impl Room {
    /// The first free cell from `at` on.
    fn free(&mut self, at: usize) -> usize {
        let mut end = at;
        while end < self.0.len() && self.0[end] != end {
            end = self.0[end];
        }
        let mut step = at;
        while step < self.0.len() && self.0[step] != step {
            let next = self.0[step];
            self.0[step] = end;
            step = next;
        }
        end
    }

    fn is_free(&self, at: usize) -> bool {
        self.0.get(at).is_none_or(|next| *next == at)
    }

    fn take(&mut self, at: usize) {
        while self.0.len() <= at {
            self.0.push(self.0.len());
        }
        self.0[at] = at + 1;
    }
}

/// Builds the array from words written as character codes (never 0) and their values (never 0).
pub fn build(words: &[(Vec<u16>, u32)]) -> Vec<Cell> {
    let nodes = tree(words);
    let mut cells = vec![Cell::default(); 1];
    let mut room = Room::default();
    room.take(0);
    // Nodes with several children look for room from here on; single children fill the holes they leave.
    let mut roomy = 1;
    let mut place = vec![0_usize; nodes.len()];
    let mut queue = VecDeque::from([0_usize]);
    while let Some(node) = queue.pop_front() {
        let slot = place[node];
        cells[slot].value = nodes[node].value;
        let codes: Vec<usize> = nodes[node].children.keys().map(|c| usize::from(*c)).collect();
        let Some(first) = codes.first() else { continue };
        let from = if codes.len() == 1 { 1 } else { roomy };
        let mut at = room.free(from.max(first + 1));
        let mut tries = 0;
        while !codes.iter().all(|c| room.is_free(at - first + c)) {
            at = room.free(at + 1);
            tries += 1;
        }
        if tries > 100 {
            roomy = at;
        }
        let base = at - first;
        let top = base + codes[codes.len() - 1];
        if top >= cells.len() {
            cells.resize(top + 1, Cell::default());
        }
        cells[slot].base = u32::try_from(base).unwrap();
        for (code, child) in &nodes[node].children {
            let at = base + usize::from(*code);
            room.take(at);
            cells[at].check = u32::try_from(slot).unwrap() + 1;
            place[*child] = at;
            queue.push_back(*child);
        }
    }
    cells
}

fn tree(words: &[(Vec<u16>, u32)]) -> Vec<Node> {
    let mut nodes = vec![Node::default()];
    for (word, value) in words {
        let mut at = 0;
        for code in word {
            assert!(*code != 0, "a word has a character outside the alphabet");
            let next = nodes.len();
            let child = *nodes[at].children.entry(*code).or_insert(next);
            if child == next {
                nodes.push(Node::default());
            }
            at = child;
        }
        nodes[at].value = *value;
    }
    nodes
}
