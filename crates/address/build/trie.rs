//! A double-array trie: two adds and one compare per character when it is read.

use std::collections::BTreeMap;

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

/// Builds the array from words written as character codes (never 0) and their values (never 0).
pub fn build(words: &[(Vec<u16>, u32)]) -> Vec<Cell> {
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
    let mut cells = vec![Cell::default(); 1];
    let mut used = vec![true];
    let mut first_free = 1;
    // Nodes with several children look for room from here on; single children fill the holes they leave.
    let mut roomy = 1;
    let mut place = vec![0_usize; nodes.len()];
    let mut queue = std::collections::VecDeque::from([0_usize]);
    while let Some(node) = queue.pop_front() {
        let slot = place[node];
        cells[slot].value = nodes[node].value;
        let codes: Vec<usize> = nodes[node].children.keys().map(|c| usize::from(*c)).collect();
        if codes.is_empty() {
            continue;
        }
        while used.get(first_free) == Some(&true) {
            first_free += 1;
        }
        let from = if codes.len() == 1 { first_free } else { first_free.max(roomy) };
        let mut base = from.saturating_sub(codes[0]).max(1);
        let mut tries = 0;
        while codes.iter().any(|c| used.get(base + c) == Some(&true)) {
            base += 1;
            tries += 1;
        }
        if tries > 100 {
            roomy = base + codes[0];
        }
        let top = base + codes[codes.len() - 1];
        if top >= cells.len() {
            cells.resize(top + 1, Cell::default());
            used.resize(top + 1, false);
        }
        cells[slot].base = u32::try_from(base).unwrap();
        for (code, child) in &nodes[node].children {
            let at = base + usize::from(*code);
            used[at] = true;
            cells[at].check = u32::try_from(slot).unwrap() + 1;
            place[*child] = at;
            queue.push_back(*child);
        }
    }
    cells
}
