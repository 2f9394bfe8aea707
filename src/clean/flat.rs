//! Flat: the form of a line that vocabulary is compared with.
//!
//! In: text. Out: the same folded, without white space and without readings in brackets. It knows no words.

use super::pinyin;
use crate::codes::Codes;
use crate::fold::fold_char;

/// Whether a character shows nothing: white space, and the byte order mark that lies inside a text.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// A text folded, without white space and without readings in brackets: a line is known with the rules for them off, too.
pub fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    let mut push = |piece: &str| {
        let (mut kept, mut behind) = (0, 0);
        for c in Codes::of(piece).filter_map(char::from_u32) {
            let at = behind;
            behind += c.len_utf8();
            let (folded, blank) = (fold_char(c), is_blank(c));
            if folded == c && !blank {
                continue;
            }
            flat.push_str(&piece[kept..at]);
            flat.extend((!blank).then_some(folded));
            kept = behind;
        }
        flat.push_str(&piece[kept..]);
    };
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let letters = &rest[open + 1..];
        let close = letters.char_indices().take(8).find(|(_, c)| *c == ')').map(|(at, _)| at);
        let reading = close.filter(|close| pinyin::syllable(letters[..*close].chars()).is_some());
        let (kept, behind) = reading.map_or((open + 1, open + 1), |close| (open, open + close + 2));
        push(&rest[..kept]);
        rest = &rest[behind..];
    }
    push(rest);
    flat
}
