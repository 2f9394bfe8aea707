//! UTF-16: from bytes of a text, which the engine counts, to the code units that JavaScript counts.
//!
//! In: a text and spans in it. Out: ranges such that `text.slice(from, to)` there is the text that the span names here.

use crate::edit::Span;

/// A half-open range in UTF-16 code units.
pub type Range = [usize; 2];

/// Bytes from one checkpoint to the next.
const STRIDE: usize = 16;

/// A text with a checkpoint every `STRIDE` bytes.
pub struct Utf16<'a> {
    text: &'a str,
    /// The code units before the first character that begins at or after each checkpoint, and that character's byte.
    checkpoints: Vec<(usize, usize)>,
}

impl<'a> Utf16<'a> {
    /// Counts `text` once.
    ///
    /// ```
    /// use jiaokan::{edit::Span, utf16::Utf16};
    /// assert_eq!(Utf16::new("a𠮷校").range(Span::new(1, 8)), [1, 4]);
    /// ```
    pub fn new(text: &'a str) -> Self {
        let (mut checkpoints, mut units, mut from) = (Vec::with_capacity(text.len() / STRIDE + 1), 0, 0);
        while from < text.len() {
            checkpoints.push((units, from));
            let to = text.ceil_char_boundary(checkpoints.len() * STRIDE);
            units += counted(&text.as_bytes()[from..to]);
            from = to;
        }
        Self { text, checkpoints }
    }

    /// The range of a span. An offset inside a character counts as the character's start, one behind the text as its end.
    pub fn range(&self, span: Span) -> Range {
        [self.offset(span.from), self.offset(span.to)]
    }

    fn offset(&self, byte: usize) -> usize {
        let to = self.text.floor_char_boundary(byte);
        let last = (to / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        let (units, from) = self.checkpoints.get(last).copied().unwrap_or_default();
        units + counted(&self.text.as_bytes()[from..to])
    }
}

/// The code units of whole characters in UTF-8: one for each, one more for each of four bytes.
/// Eight bytes are counted at once, by their highest bits.
fn counted(characters: &[u8]) -> usize {
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let (mut left, mut units) = (characters, 0);
    while let Some((eight, rest)) = left.split_first_chunk() {
        let bytes = u64::from_le_bytes(*eight);
        let within = bytes & !(bytes << 1) & HIGHEST;
        let four = bytes & (bytes << 1) & (bytes << 2) & (bytes << 3) & HIGHEST;
        units += 8 - within.count_ones() as usize + four.count_ones() as usize;
        left = rest;
    }
    units + left.iter().map(|&byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum::<usize>()
}

/// The code units of the first `count` characters of `text`.
pub fn units(text: &str, count: usize) -> usize {
    text.chars().take(count).map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_range_slices_what_the_span_names(text in "(校|a|𠮷|é|\u{0}|\n){0,200}", a: prop::sample::Index, b: prop::sample::Index) {
            let borders: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let (a, b) = (borders[a.index(borders.len())], borders[b.index(borders.len())]);
            let span = Span::new(a.min(b), a.max(b));
            let [from, to] = Utf16::new(&text).range(span);
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(String::from_utf16_lossy(&units[from..to]), span.of(&text));
        }

        #[test]
        fn no_offset_panics(text in "(校|a|𠮷){0,60}", from: usize, to: usize) {
            let end = text.encode_utf16().count();
            prop_assert!(Utf16::new(&text).range(Span::new(from, to)).into_iter().all(|unit| unit <= end));
        }
    }
}
