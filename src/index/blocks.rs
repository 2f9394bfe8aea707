//! Blocks: the pieces of a text that a filter tells apart.
//!
//! In: a text. Out: its blocks, of about a thousand Han characters each and made of whole lines, so that nothing that is
//! sought lies across two of them. The same text is cut alike wherever it is cut.

use std::ops::Range;

use memchr::memchr;

/// Bytes after which a block ends with its line.
const SIZE: usize = 3 * 1024;

/// The bytes of each block of `text`, which together are all of it; a rest that is small stays with the block before.
pub(crate) fn blocks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at;
        if from == text.len() {
            return None;
        }
        at = end_of(text.as_bytes(), from);
        Some(from..at)
    })
}

fn end_of(text: &[u8], from: usize) -> usize {
    let line = text.get(from + SIZE..).and_then(|rest| memchr(b'\n', rest)).map(|at| from + SIZE + at + 1);
    line.filter(|end| end + SIZE / 3 <= text.len()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_whole_lines_and_all_of_the_text() {
        let text = "社區裡的人都來了\n\n".repeat(700) + &"長".repeat(5000) + "\n短";
        let cut: Vec<Range<usize>> = blocks(&text).collect();
        assert!(cut.len() > 4);
        assert_eq!(cut.iter().map(|block| &text[block.clone()]).collect::<String>(), text);
        for block in &cut[..cut.len() - 1] {
            assert!(text[block.clone()].ends_with('\n') && block.len() > SIZE);
        }
        assert_eq!(blocks("").count(), 0);
        assert_eq!(blocks("短").count(), 1);
    }
}
