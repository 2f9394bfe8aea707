//! Grams: the pairs of neighbouring characters by which a filter knows which blocks of a text may hold a term.
//!
//! In: a line, or a term. Out: the line's grams, or what a block must have to hold the term. A gram is two folded units in
//! one number. Marks are left out, so that one set of grams serves every mode: whatever a mode finds, the two texts are
//! the same without their marks. The filter may say yes too often, never no; it finds nothing by itself.
//!
//! A line's last unit pairs with [`END`], so that a single character is the range of all grams that begin with it; a mark
//! stands with [`MARK`], so that marks can be looked for alone.

use std::ops::RangeInclusive;

use crate::fold::{Kept, Reading, fold_char, is_mark};
use crate::order::InOrder;

/// Behind the last unit of a line: half of a pair, which no text holds.
const END: u16 = 0xDFFF;

/// Behind a mark.
const MARK: u16 = 0xDFFE;

/// What a block must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// This gram.
    Gram(u32),
    /// One or more grams of a range.
    OneOf(RangeInclusive<u32>),
}

const fn gram(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}

/// Whether a gram is of two characters.
pub(crate) const fn is_pair(gram: u32) -> bool {
    gram as u16 != END && gram as u16 != MARK
}

/// Gives each gram of a line to `take`, as often as it stands there.
pub(crate) fn each(line: &str, mut take: impl FnMut(u32)) {
    let mut before = None;
    for (_, c) in Kept::new(line, Reading::Script) {
        for &unit in fold_char(c).encode_utf16(&mut [0; 2]).iter() {
            if is_mark(c) {
                take(gram(unit, MARK));
            } else if let Some(before) = before.replace(unit) {
                take(gram(before, unit));
            }
        }
    }
    if let Some(before) = before {
        take(gram(before, END));
    }
}

/// What a block must have to hold `text`; nothing where that cannot be said.
pub(crate) fn needs(text: &str) -> Vec<Need> {
    let kept = || Kept::new(text, Reading::Script).map(|(_, c)| c);
    let units = |mark: bool| -> Vec<u16> {
        kept().filter(|c| is_mark(*c) == mark).flat_map(|c| Vec::from(fold_char(c).encode_utf16(&mut [0; 2]))).collect()
    };
    let mut needs: Vec<Need> = match units(false)[..] {
        [] => units(true).into_iter().map(|unit| Need::Gram(gram(unit, MARK))).collect(),
        [unit] => vec![Need::OneOf(gram(unit, 0)..=gram(unit, u16::MAX))],
        ref units => units.windows(2).map(|pair| Need::Gram(gram(pair[0], pair[1]))).collect(),
    };
    needs.order_by_key(|need| match need {
        Need::Gram(gram) => *gram,
        Need::OneOf(range) => *range.start(),
    });
    needs.dedup();
    needs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(line: &str) -> Vec<u32> {
        let mut grams = Vec::new();
        each(line, |gram| grams.push(gram));
        grams
    }

    #[test]
    fn a_line_has_what_its_pieces_need() {
        let line = "戰“疫” 2.3萬e\u{301}a𠀀，";
        let has = grams(line);
        let chars: Vec<char> = line.chars().collect();
        for from in 0..chars.len() {
            for to in from + 1..=chars.len() {
                let piece: String = chars[from..to].iter().collect();
                for need in needs(&piece) {
                    let met = match &need {
                        Need::Gram(gram) => has.contains(gram),
                        Need::OneOf(range) => has.iter().any(|gram| range.contains(gram)),
                    };
                    assert!(met, "{piece:?} needs {need:?}");
                }
            }
        }
    }

    #[test]
    fn marks_are_left_out_but_where_they_stand_alone() {
        assert_eq!(needs("战“疫”"), needs("戰疫"));
        assert_eq!(needs("。"), [Need::Gram(gram(u16::try_from(u32::from(fold_char('。'))).expect("one unit"), MARK))]);
        assert_eq!(grams("").len() + needs("\u{200B}").len(), 0);
    }

    #[test]
    fn a_class_is_wholly_of_marks_or_has_none() {
        // A filter that leaves marks out of both sides relies on it.
        for c in '\0'..=char::MAX {
            assert_eq!(is_mark(c), is_mark(fold_char(c)), "{c:?}");
        }
    }
}
