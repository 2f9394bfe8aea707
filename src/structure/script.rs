//! Which script a text is mostly written in.
//!
//! In: text. Out: [`Script`]. It converts nothing.

use crate::document::Script;
use crate::fold::convert::{To, convert_char};
use crate::fold::fold_char;

/// Simplified, traditional, or mixed: by the characters that only one of them has.
///
/// ```
/// use jiaokan::{document::Script, structure::script};
/// assert_eq!(script::of("社區黨員干部"), Script::Hant);
/// assert_eq!(script::of("社区党员干部"), Script::Hans);
/// ```
pub fn of(text: &str) -> Script {
    let (mut hans, mut hant) = (0, 0);
    for c in text.chars().filter(|c| super::is_han(*c)) {
        match of_char(c) {
            Script::Hans => hans += 1,
            Script::Hant => hant += 1,
            Script::Mixed => {}
        }
    }
    if hant > hans * 2 {
        Script::Hant
    } else if hans > hant * 2 {
        Script::Hans
    } else {
        Script::Mixed
    }
}

/// The script that has the character, where only one has it; mixed for all others.
pub fn of_char(c: char) -> Script {
    if !super::is_han(c) {
        Script::Mixed
    } else if fold_char(c) != c {
        Script::Hant
    } else if hant(c) != c {
        Script::Hans
    } else {
        Script::Mixed
    }
}

/// The usual form of a character in traditional script.
pub fn hant(c: char) -> char {
    convert_char(c, To::Hant)
}
