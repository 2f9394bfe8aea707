//! Lists: for a range of grams the blocks in which each stands.
//!
//! In: grams in order, each with its blocks in order. Out: their bytes, and the way back. A list is the distances from
//! block to block, Rice-coded: the parameter follows from how many of all blocks the list has, so that it takes about
//! what its entropy is (Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis, 1975).
//!
//! | bytes | what |
//! |---|---|
//! | LEB128 | number of grams |
//! | LEB128 each | distances from gram to gram |
//! | LEB128 each | lengths of the lists |
//! | bits | the lists, one behind the other |

use crate::error::Error;

const DAMAGED: Error = Error::Pack("a list of blocks is damaged");

/// Lists on hand.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    grams: Vec<u32>,
    lengths: Vec<u32>,
    /// Bytes of which the lists are the bits from `bits` on.
    bytes: Vec<u8>,
    bits: usize,
}

/// Lists while they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer {
    grams: Vec<u8>,
    lengths: Vec<u8>,
    count: u32,
    first: u32,
    last: u32,
    bits: Vec<u8>,
    filled: u32,
}

/// The parameter of a list of `length` of `blocks`: the logarithm of about 0.69 of the mean distance.
fn parameter(length: u32, blocks: u32) -> u32 {
    let mean = u64::from(blocks) * 69 / (100 * u64::from(length.max(1)));
    mean.max(1).ilog2()
}

/// Puts a number in sevens of bits, the highest bit says that more follow.
pub(super) fn leb(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

impl Writer {
    /// Adds a gram, which is behind those before, with its blocks, of which there are one or more.
    pub fn push(&mut self, gram: u32, list: &[u32], blocks: u32) {
        if self.count == 0 {
            self.first = gram;
            self.last = gram;
        }
        leb(gram - self.last, &mut self.grams);
        leb(list.len() as u32, &mut self.lengths);
        (self.last, self.count) = (gram, self.count + 1);
        let parameter = parameter(list.len() as u32, blocks);
        let mut next = 0;
        for &block in list {
            self.number(block - next, parameter);
            next = block + 1;
        }
    }

    fn number(&mut self, value: u32, parameter: u32) {
        for _ in 0..value >> parameter {
            self.bit(1);
        }
        self.bit(0);
        for at in (0..parameter).rev() {
            self.bit(value >> at & 1);
        }
    }

    fn bit(&mut self, bit: u32) {
        if self.filled.is_multiple_of(8) {
            self.bits.push(0);
        }
        if let Some(last) = self.bits.last_mut() {
            *last |= (bit as u8) << (7 - self.filled % 8);
        }
        self.filled = (self.filled + 1) % 8;
    }

    /// About how many bytes it has come to.
    pub fn len(&self) -> usize {
        self.grams.len() + self.lengths.len() + self.bits.len()
    }

    /// The first gram and the bytes; what follows begins anew.
    pub fn take(&mut self) -> Option<(u32, Vec<u8>)> {
        let done = std::mem::take(self);
        let mut bytes = Vec::with_capacity(done.len() + 10);
        leb(done.count, &mut bytes);
        leb(done.first, &mut bytes);
        bytes.extend([done.grams, done.lengths, done.bits].concat());
        (done.count > 0).then_some((done.first, bytes))
    }
}

impl Lists {
    /// The lists in bytes that a [`Writer`] made.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Error> {
        let mut at = 0;
        let mut number = || {
            let (mut value, mut shift) = (0_u32, 0);
            loop {
                let byte = *bytes.get(at)?;
                at += 1;
                value |= u32::from(byte & 0x7F).checked_shl(shift)?;
                if byte < 0x80 {
                    return Some(value);
                }
                shift += 7;
            }
        };
        let mut read = || {
            let (count, mut gram) = (number()?, number()?);
            let mut grams = Vec::new();
            for _ in 0..count {
                gram = gram.checked_add(number()?)?;
                grams.push(gram);
            }
            let lengths = (0..count).map(|_| number()).collect::<Option<Vec<u32>>>()?;
            Some((grams, lengths))
        };
        let (grams, lengths) = read().ok_or(DAMAGED)?;
        Ok(Self { grams, lengths, bits: at * 8, bytes })
    }

    /// Adds the blocks of all grams from `first` to `last` to `found`, gram by gram.
    pub fn between(&self, first: u32, last: u32, blocks: u32, found: &mut Vec<u32>) {
        let mut bits = Bits { bytes: &self.bytes, at: self.bits };
        let wanted = self.grams.partition_point(|gram| *gram < first)..self.grams.partition_point(|gram| *gram <= last);
        for (number, &length) in self.lengths.iter().enumerate().take(wanted.end) {
            let parameter = parameter(length, blocks);
            let mut next = 0_u32;
            for _ in 0..length {
                let block = next.saturating_add(bits.number(parameter));
                if block >= blocks {
                    // Only what no builder wrote ends here.
                    return;
                }
                if number >= wanted.start {
                    found.push(block);
                }
                next = block + 1;
            }
        }
    }
}

/// Bits, read from the highest of each byte; behind the end there are only zeros.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next 32 bits, not yet taken.
    fn peek(&self) -> u32 {
        let from = self.at / 8;
        let byte = |at: usize| u64::from(self.bytes.get(from + at).copied().unwrap_or(0));
        let word = (0..5).fold(0, |word, at| word << 8 | byte(at));
        (word >> (8 - self.at % 8)) as u32
    }

    fn number(&mut self, parameter: u32) -> u32 {
        let mut high = 0_u32;
        loop {
            let ones = self.peek().leading_ones();
            high = high.saturating_add(ones);
            self.at += ones as usize;
            if ones < 32 {
                break;
            }
        }
        self.at += 1;
        let low = if parameter == 0 { 0 } else { self.peek() >> (32 - parameter) };
        self.at += parameter as usize;
        high.checked_shl(parameter).unwrap_or(u32::MAX) | low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back() {
        let blocks = 5000;
        let lists: Vec<(u32, Vec<u32>)> = vec![
            (3, (0..blocks).collect()),
            (4, vec![4999]),
            (70_000, vec![0]),
            (70_001, (0..blocks).filter(|n| n % 7 == 3).collect()),
            (u32::MAX, vec![1, 4000, 4001]),
        ];
        let mut writer = Writer::default();
        for (gram, list) in &lists {
            writer.push(*gram, list, blocks);
        }
        let (first, bytes) = writer.take().expect("it has lists");
        assert_eq!(first, 3);
        assert!(writer.take().is_none());
        let read = Lists::read(bytes).expect("they were just written");
        for (gram, list) in &lists {
            let mut found = Vec::new();
            read.between(*gram, *gram, blocks, &mut found);
            assert_eq!(&found, list);
        }
        let mut found = Vec::new();
        read.between(4, 70_000, blocks, &mut found);
        assert_eq!(found, [4999, 0]);
        read.between(5, 6, blocks, &mut found);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn damaged_lists_do_not_panic() {
        let mut writer = Writer::default();
        writer.push(9, &[1, 5, 77], 100);
        writer.push(12, &[99], 100);
        let (_, good) = writer.take().expect("it has lists");
        for at in 0..good.len() {
            for flip in 1..=255 {
                let mut bytes = good.clone();
                bytes[at] ^= flip;
                bytes.truncate(good.len() - flip as usize % 3);
                if let Ok(lists) = Lists::read(bytes) {
                    let mut found = Vec::new();
                    lists.between(0, u32::MAX, 100, &mut found);
                    assert!(found.iter().all(|block| *block < 100));
                }
            }
        }
    }
}
