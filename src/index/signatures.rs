//! Signatures: for texts that are all at hand, which of their blocks may hold a term.
//!
//! In: the blocks, one after the other. Out: a bit for each pair of characters and each block (a Bloom filter with one
//! hash, stored by bit and not by block, so that asking reads a few short runs of words), and how often each character
//! stands in all of them. A yes may be wrong, a no never is.

use super::grams::{self, Need};

/// Bits a block: a block of a thousand characters sets about a third of them.
const BITS: usize = 2048;

/// How often a character beyond the Basic Multilingual Plane is taken to stand: rarely.
const BEYOND: u32 = 1;

/// What is known of blocks.
#[derive(Clone, Debug)]
pub(crate) struct Signatures {
    /// For each bit a bit a block.
    columns: Vec<Vec<u64>>,
    counts: Vec<u32>,
    blocks: usize,
    all: usize,
}

impl Signatures {
    /// Reads blocks.
    pub fn new<'a>(blocks: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let words = blocks.len().div_ceil(64);
        let (columns, counts) = (vec![vec![0; words]; BITS], vec![0; 1 << 16]);
        let mut read = Self { columns, counts, blocks: blocks.len(), all: 0 };
        for (number, block) in blocks.enumerate() {
            read.take(number, block);
        }
        read
    }

    fn take(&mut self, number: usize, block: &str) {
        for c in block.chars() {
            if let Some(count) = self.counts.get_mut(c as usize) {
                *count += 1;
            }
            self.all += 1;
        }
        for line in block.split('\n') {
            grams::each(line, |gram| {
                if grams::is_pair(gram) {
                    self.columns[bit_of(gram)][number / 64] |= 1 << (number % 64);
                }
            });
        }
    }

    /// How often a character stands in the blocks.
    pub fn count(&self, c: char) -> u32 {
        self.counts.get(c as usize).copied().unwrap_or(BEYOND)
    }

    /// The characters of all blocks.
    pub const fn all(&self) -> usize {
        self.all
    }

    /// The blocks that may have all that is needed, in order.
    pub fn blocks(&self, needs: &[Need]) -> Vec<u32> {
        let pairs = needs.iter().filter_map(|need| match need {
            Need::Gram(gram) if grams::is_pair(*gram) => Some(&self.columns[bit_of(*gram)]),
            _ => None,
        });
        let mut words = vec![u64::MAX; self.blocks.div_ceil(64)];
        for column in pairs {
            words.iter_mut().zip(column).for_each(|(word, other)| *word &= other);
        }
        let bits = |(at, mut word): (usize, u64)| {
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros();
                word &= word.wrapping_sub(1);
                (bit < 64).then_some(at as u32 * 64 + bit)
            })
        };
        words.into_iter().enumerate().flat_map(bits).take_while(|block| (*block as usize) < self.blocks).collect()
    }
}

/// Multiplying by an odd number near 2³² / φ spreads neighbours; the highest bits depend on all of the gram's.
const fn bit_of(gram: u32) -> usize {
    (gram.wrapping_mul(0x9E37_79B1) >> 21) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_has_all_is_never_left_out() {
        let blocks: Vec<String> = (0..300_u32).map(|n| format!("甲{n}乙社區\n丙丁{}", n * 7)).collect();
        let signatures = Signatures::new(blocks.iter().map(String::as_str));
        for (piece, least) in [("社区", 300), ("甲17乙", 1), ("丙丁7", 1), ("甲", 300), ("。", 300)] {
            let found = signatures.blocks(&grams::needs(piece));
            assert!(found.is_sorted() && found.len() >= least);
            for (number, block) in (0..).zip(&blocks) {
                assert!(!block.replace('區', "区").contains(piece) || found.contains(&number), "{piece} in {number}");
            }
        }
        assert!(signatures.blocks(&grams::needs("無此字詞也")).is_empty());
        assert_eq!((signatures.count('甲'), signatures.count('戊'), signatures.count('𠀀')), (300, 0, BEYOND));
    }
}
