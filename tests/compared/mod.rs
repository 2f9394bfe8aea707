//! What a plain scan compares, said with no part of the engine but the fold of one character and what a mark is.
//!
//! In: a text or a phrase, and a mode. Out: its characters as they compare.

use jiaokan::fold::{Reading, fold, fold_char, is_mark};
use jiaokan::query::Mode;

/// Characters of one class, marks, digits, pairs of units and invisible characters: text of them is where search may fail.
pub const ODD: &str =
    "社區区裡裏里着著錶表甲乙𠀀𪟝𝒳ｱÁaＡé\u{301}\u{200B}\u{FE0F}“”\"，,。·—- \u{3000}23２．./:%\n\0\u{FFFF}\u{E000}";

/// What a mode compares: each character that counts, with its byte.
pub fn counted(text: &str, mode: Mode, blind: bool) -> Vec<(usize, char)> {
    let digit = |c: Option<&(usize, char)>| c.is_some_and(|(_, c)| fold_char(*c).is_ascii_digit());
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let folded = matches!(mode, Mode::Auto | Mode::Script);
    (0..chars.len())
        .filter(|&at| {
            let (_, c) = chars[at];
            let seen = mode == Mode::Verbatim || !fold(&c.to_string(), Reading::Script).is_empty();
            let between = digit(at.checked_sub(1).and_then(|at| chars.get(at))) && digit(chars.get(at + 1));
            seen && !(blind && is_mark(c) && !between)
        })
        .map(|at| (chars[at].0, if folded { fold_char(chars[at].1) } else { chars[at].1 }))
        .collect()
}

/// A phrase as the grammar writes it.
pub fn quoted(phrase: &str) -> String {
    format!("\"{}\"", phrase.replace('"', "\"\""))
}
