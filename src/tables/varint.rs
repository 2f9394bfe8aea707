//! Reads what `varint.py` writes: whole numbers in LEB128, and tables made of them.
//!
//! In: bytes of a generated table. Out: numbers. It does not check the bytes: they are compiled in and tested; past
//! their end every number is 0.

use std::ops::Range;

/// A place in the bytes of a table.
pub(crate) struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// The next number.
    pub fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= u32::from(byte & 0x7F) << shift;
            shift = (shift + 7).min(28);
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    /// The bytes that are left.
    pub const fn rest(&self) -> &'static [u8] {
        self.bytes
    }

    /// The next number, written in zigzag (0, -1, 1, -2 …).
    fn signed(&mut self) -> i32 {
        let n = self.number();
        (n >> 1).cast_signed() ^ -(n & 1).cast_signed()
    }

    /// A table of pairs, in order of the first; the second is written as how far it lies from what is `expected`.
    pub fn pairs(&mut self, expected: impl Fn(u32) -> u32) -> Vec<(u32, u32)> {
        let count = self.number();
        let mut key = 0;
        let mut pairs: Vec<(u32, u32)> = (0..count)
            .map(|_| {
                key += self.number();
                (key, 0)
            })
            .collect();
        for (key, value) in &mut pairs {
            *value = expected(*key).wrapping_add_signed(self.signed());
        }
        pairs
    }

    /// A set, as runs in order.
    pub fn ranges(&mut self) -> Vec<Range<u32>> {
        let mut at = 0;
        (0..self.number())
            .map(|_| {
                let from = at + self.number();
                at = from + self.number();
                from..at
            })
            .collect()
    }

    /// A block of bytes with its length before it, to be read on its own.
    pub fn block(&mut self) -> Self {
        let length = (self.number() as usize).min(self.bytes.len());
        let (block, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        Self::new(block)
    }

    /// The next two bytes as a character of the Basic Multilingual Plane.
    pub fn unit(&mut self) -> char {
        let (unit, rest) = self.bytes.split_first_chunk().unwrap_or((&[0, 0], &[]));
        self.bytes = rest;
        char::from_u32(u32::from(u16::from_le_bytes(*unit))).unwrap_or_default()
    }
}
