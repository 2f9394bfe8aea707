//! Words: those of the context of a hit, one by one.
//!
//! In: what stands before or behind a hit. Out: the word of a number. It segments nothing: a word is a Han character, or a
//! run of other letters and digits.

use crate::structure::is_han;

/// What kind of character it is; nothing for a mark.
fn kind(c: char) -> Option<bool> {
    (is_han(c) || c.is_alphanumeric()).then(|| is_han(c))
}

/// The word of that number at the end of `text`, counted from the end, from 1; empty if there are not so many.
pub(super) fn before(text: &str, number: usize) -> &str {
    let mut rest = text.trim_end_matches(|c| kind(c).is_none());
    for _ in 1..number {
        rest = rest[..rest.len() - last(rest).len()].trim_end_matches(|c| kind(c).is_none());
    }
    last(rest)
}

/// The word of that number at the start of `text`, from 1; empty if there are not so many.
pub(super) fn behind(text: &str, number: usize) -> &str {
    let mut rest = text.trim_start_matches(|c| kind(c).is_none());
    for _ in 1..number {
        rest = rest[first(rest).len()..].trim_start_matches(|c| kind(c).is_none());
    }
    first(rest)
}

fn last(text: &str) -> &str {
    match text.chars().next_back() {
        Some(c) if is_han(c) => &text[text.len() - c.len_utf8()..],
        _ => &text[text.trim_end_matches(|c| kind(c) == Some(false)).len()..],
    }
}

fn first(text: &str) -> &str {
    match text.chars().next() {
        Some(c) if is_han(c) => &text[..c.len_utf8()],
        _ => &text[..text.len() - text.trim_start_matches(|c| kind(c) == Some(false)).len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_from_the_hit() {
        let text = "有１４１６戶，APP用戶。";
        assert_eq!(
            (1..8).map(|n| before(text, n)).collect::<Vec<_>>(),
            ["戶", "用", "APP", "戶", "１４１６", "有", ""]
        );
        assert_eq!(
            (1..8).map(|n| behind(text, n)).collect::<Vec<_>>(),
            ["有", "１４１６", "戶", "APP", "用", "戶", ""]
        );
        assert_eq!((before("", 1), behind("。“", 3)), ("", ""));
    }
}
