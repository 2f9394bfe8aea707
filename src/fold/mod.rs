//! Fold: the form of a text that is searched.
//!
//! In: clean text. Out: 16-bit units in which characters that a reader takes for the same are the same, and the way
//! back from a unit to the bytes it stands for. It is never shown to a reader, and it does not know lines or documents.
//!
//! Folded away are script (社區 社区), variants (裡 裏 里, 着 著, 群 羣), width (Ａ A, ， ,), compatibility forms and
//! radicals, case and Latin accents (chǎn chan). There are two readings of a text: [`Reading::Script`] keeps its marks,
//! [`Reading::Blind`] skips them:
//!
//! * A *mark* is white space, a control character, or punctuation: quotes, brackets, stops, commas, dashes, dots, rules
//!   and bullets. Not `% # & @ * ‰`, nor signs such as `+ = < ° $ ℃`: they change what is said.
//! * A mark that stands directly between two digits is kept: 2.3万 is not 23万, 10:30 is not 1030.
//!
//! Accents written as characters of their own, selectors of a glyph's shape and invisible formatting are ignored in both.
//!
//! A character is one unit. The few whose class has no member in the Basic Multilingual Plane are two, a surrogate pair
//! as in UTF-16; such text synchronises itself, so whole characters never match in the middle of others.

pub mod convert;
mod table;

use table::Table;

/// Which characters of a text are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// All, marks too.
    Script,
    /// All but the marks.
    Blind,
}

/// The searched form of a text.
///
/// ```
/// use jiaokan::fold::{fold, Reading};
/// assert_eq!(fold("社區", Reading::Script), fold("社区", Reading::Script));
/// assert_eq!(fold("战“疫”", Reading::Blind), fold("戰疫", Reading::Blind));
/// assert_ne!(fold("2.3万", Reading::Blind), fold("23万", Reading::Blind));
/// ```
pub fn fold(text: &str, reading: Reading) -> Vec<u16> {
    let mut units = Vec::with_capacity(text.len() / 3);
    for (_, c) in Kept::new(text, reading) {
        units.extend_from_slice(fold_char(c).encode_utf16(&mut [0; 2]));
    }
    units
}

/// What one character becomes.
///
/// ```
/// assert_eq!(jiaokan::fold::fold_char('Ａ'), 'a');
/// assert_eq!(jiaokan::fold::fold_char('錶'), jiaokan::fold::fold_char('表'));
/// ```
pub fn fold_char(c: char) -> char {
    Table::get().fold(c)
}

/// Whether a character is a mark (see the module's documentation).
///
/// ```
/// use jiaokan::fold::is_mark;
/// assert!(is_mark('“') && is_mark('。') && is_mark(' ') && is_mark('—'));
/// assert!(!is_mark('%') && !is_mark('战') && !is_mark('℃'));
/// ```
pub fn is_mark(c: char) -> bool {
    Table::get().is_mark(c)
}

/// Whether a character is searched in no reading (see the module's documentation).
pub(crate) fn is_ignored(c: char) -> bool {
    Table::get().is_ignored(c)
}

/// The characters that become `folded`, in order.
///
/// ```
/// let class = jiaokan::fold::class_of(jiaokan::fold::fold_char('裡'));
/// assert!(['里', '裏', '裡'].iter().all(|c| class.contains(c)) && class.is_sorted());
/// ```
pub fn class_of(folded: char) -> Vec<char> {
    Table::get().class_of(folded)
}

/// The characters of a text that a reading searches, each with the byte at which it stands.
///
/// ```
/// use jiaokan::fold::{Kept, Reading};
/// let kept: Vec<_> = Kept::new("战“疫”", Reading::Blind).collect();
/// assert_eq!(kept, [(0, '战'), (6, '疫')]);
/// ```
#[derive(Clone, Debug)]
pub struct Kept<'a> {
    text: &'a str,
    at: usize,
    before: Option<char>,
    reading: Reading,
    table: &'static Table,
}

impl<'a> Kept<'a> {
    /// Those of the whole text.
    pub fn new(text: &'a str, reading: Reading) -> Self {
        Self::from(text, reading, 0)
    }

    /// Those from byte `at` on, which is the border of a character; what stands before still counts as its neighbour.
    pub fn from(text: &'a str, reading: Reading, at: usize) -> Self {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        Self { text, at, before, reading, table: Table::get() }
    }

    /// Whether `c` is searched, with the text that follows it in `rest`.
    fn keeps(&self, c: char, rest: &str) -> bool {
        if c.is_ascii_alphanumeric() {
            return true;
        }
        if self.table.is_ignored(c) {
            return false;
        }
        self.reading == Reading::Script || !self.table.is_mark(c) || {
            let digit = |c: Option<char>| c.is_some_and(|c| self.table.fold(c).is_ascii_digit());
            digit(self.before) && digit(rest.chars().next())
        }
    }
}

impl Iterator for Kept<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut rest = self.text.get(self.at..)?.chars();
            let c = rest.next()?;
            let kept = self.keeps(c, rest.as_str());
            let at = self.at;
            self.at += c.len_utf8();
            self.before = Some(c);
            if kept {
                return Some((at, c));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str, reading: Reading) -> bool {
        fold(a, reading) == fold(b, reading)
    }

    #[test]
    fn characters_of_one_class_are_one() {
        for class in [
            "裡裏里",
            "着著",
            "群羣",
            "錶表",
            "臺檯台",
            "髮發发",
            "Ａａ𝐀aAǎá",
            "⼈人",
            "衞衛卫",
            "〇○",
            "説說说",
            "後后",
        ] {
            let folded: Vec<char> = class.chars().filter(|c| *c != '𝐀').map(fold_char).collect();
            assert!(folded.iter().all(|c| *c == folded[0]), "{class}: {folded:?}");
        }
    }

    #[test]
    fn words_of_their_own_stay_apart() {
        for (a, b) in [('了', '瞭'), ('只', '祇'), ('芸', '艺'), ('借', '藉'), ('么', '幺'), ('疑', '凝'), ('一', '—')]
        {
            assert_ne!(fold_char(a), fold_char(b), "{a}{b}");
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c:?}");
        }
    }

    #[test]
    fn a_mark_between_digits_counts() {
        assert!(same("戰、疫 ", "战疫", Reading::Blind));
        assert!(!same("戰、疫", "战疫", Reading::Script));
        assert!(same("１０：３０", "10:30", Reading::Blind));
        assert!(!same("10:30", "1030", Reading::Blind));
        assert!(same("2020. 3", "20203", Reading::Blind));
        assert!(!same("10%", "10", Reading::Blind));
    }

    #[test]
    fn what_is_invisible_is_ignored() {
        assert!(same("e\u{301}\u{200B}x\u{FE0F}", "EX", Reading::Script));
        assert!(same("葛\u{E0100}", "葛", Reading::Script));
    }
}
