//! The table of language, which may stand beside the module instead of in it: those who read and search do not wait for it.
//!
//! In: the table as it is compiled in, or a label in its place and the table when it is had. Out: the table. It does not
//! know where the table is to be had: that is [`crate::shelf::beside`].

use std::hint::black_box;
use std::sync::OnceLock;

use super::LANGUAGE;

static TAKEN: OnceLock<Vec<u8>> = OnceLock::new();

/// What the builder of a page laid in the table's place: a table of no characters, and behind that the label. Of a table that
/// is here there is none.
pub fn label() -> Option<[u8; 8]> {
    // The compiler knows these bytes, but in a page they may be others.
    match (TAKEN.get(), black_box(LANGUAGE)) {
        (None, [0, label @ ..]) => label.first_chunk().copied(),
        _ => None,
    }
}

/// Takes the table that the label stands for.
pub fn take(table: Vec<u8>) {
    TAKEN.get_or_init(|| table);
}

/// The table; of no characters while it is elsewhere.
pub fn language() -> &'static [u8] {
    TAKEN.get().map_or(LANGUAGE, Vec::as_slice)
}
