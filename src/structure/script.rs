//! Which script a text is mostly written in.
//!
//! In: text. Out: [`Script`]. It converts nothing.

use crate::document::Script;
use crate::fold::convert::{To, convert};
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
    let pieces = convert(&[text], To::Hant);
    for (c, traditional) in text.chars().zip(pieces.iter().flat_map(|piece| piece.chars())) {
        if !super::is_han(c) {
            continue;
        }
        if fold_char(c) != c {
            hant += 1;
        } else if traditional != c {
            hans += 1;
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
