//! Reads the double-array trie that `build/trie.rs` lays out.

#[derive(Clone, Copy)]
struct Cell {
    base: u32,
    check: u32,
    value: u32,
}

#[derive(Default)]
pub(super) struct Trie(Vec<Cell>);

impl Trie {
    pub(super) fn new(mut numbers: impl ExactSizeIterator<Item = u32>) -> Self {
        let mut cells = Vec::with_capacity(numbers.len() / 3);
        while let (Some(base), Some(check), Some(value)) = (numbers.next(), numbers.next(), numbers.next()) {
            cells.push(Cell { base, check, value });
        }
        Self(cells)
    }

    /// Whether a walk gets past its first character: the word ends there, or the second one fits.
    #[inline]
    pub(super) fn may_start(&self, first: u16, second: u16) -> bool {
        let cell = |at: u32| self.0.get(at as usize);
        let Some(one) = cell(0).and_then(|root| cell(root.base + u32::from(first)).filter(|c| c.check == 1))
        else {
            return false;
        };
        let up = self.0.first().map_or(0, |root| root.base) + u32::from(first) + 1;
        one.value != 0 || (one.base != 0 && cell(one.base + u32::from(second)).is_some_and(|c| c.check == up))
    }

    /// Calls `found(length, value)` for every stored word that the codes begin with.
    #[inline]
    pub(super) fn walk(&self, codes: impl Iterator<Item = u16>, mut found: impl FnMut(usize, u32)) {
        let mut at = 0_u32;
        let Some(mut cell) = self.0.first() else { return };
        for (n, code) in codes.enumerate() {
            if code == 0 || cell.base == 0 {
                return;
            }
            let next = cell.base + u32::from(code);
            let Some(child) = self.0.get(next as usize).filter(|c| c.check == at + 1) else { return };
            at = next;
            cell = child;
            if child.value != 0 {
                found(n + 1, child.value);
            }
        }
    }
}
