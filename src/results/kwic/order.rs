//! Order: words by how they are read.
//!
//! In: a word. Out: what it is sorted by: nothing, then marks, digits, Latin letters, and Han characters by the pinyin of their
//! usual reading, tone and all; characters of one reading together by what they fold to (社區 beside 社区), those without a
//! reading last. It counts nothing.

use crate::clean::pinyin;
use crate::fold::fold_char;
use crate::structure::is_han;

/// What a word is sorted by.
pub(super) fn key(word: &str) -> Vec<(u8, &'static str, char, char)> {
    word.chars().map(of).collect()
}

/// A tone's number sorts before every letter, so that `chan4` comes before `chang1`.
fn of(c: char) -> (u8, &'static str, char, char) {
    let folded = fold_char(c);
    let reading = pinyin::readings(c).next().or_else(|| pinyin::readings(folded).next());
    let class = match reading {
        Some(_) => 3,
        None if is_han(c) => 5,
        None if folded.is_ascii_digit() => 1,
        None if folded.is_ascii_alphabetic() => 2,
        None if c.is_alphanumeric() => 4,
        None => 0,
    };
    (class, reading.unwrap_or_default(), folded, c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_their_readings() {
        let mut words = ["中", "社区", "社區", "", "𠀀", "安", "APP", "12", "，", "常", "产", "產", "绿", "路", "啊"];
        words.sort_by_cached_key(|word| key(word));
        assert_eq!(
            words,
            ["", "，", "12", "APP", "啊", "安", "产", "產", "常", "路", "绿", "社区", "社區", "中", "𠀀"]
        );
    }
}
