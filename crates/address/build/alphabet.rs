//! Which characters the tries know, and how traditional ones fold.

use std::collections::{BTreeMap, HashMap};

/// Traditional to simplified, from `traditional.txt`: pairs of two characters.
pub fn fold_pairs(text: &str) -> BTreeMap<char, char> {
    text.split_whitespace()
        .map(|pair| {
            let mut chars = pair.chars();
            (chars.next().unwrap(), chars.next().unwrap())
        })
        .collect()
}

/// What the parser compares: simplified, half-width, lower-case Latin.
pub fn fold(word: &str, pairs: &BTreeMap<char, char>) -> Vec<char> {
    word.chars().map(|c| pairs.get(&c).copied().unwrap_or(c).to_ascii_lowercase()).collect()
}

/// Codes by frequency (1 = the commonest), so that the double array stays dense.
pub fn codes<'a>(words: impl Iterator<Item = &'a Vec<char>>) -> BTreeMap<char, u16> {
    let mut count: HashMap<char, u32> = HashMap::new();
    for word in words {
        for c in word {
            *count.entry(*c).or_default() += 1;
        }
    }
    let mut order: Vec<(u32, char)> = count.into_iter().map(|(c, n)| (n, c)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().zip(1_u16..).map(|((_, c), code)| (c, code)).collect()
}
