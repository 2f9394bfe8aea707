//! The corpus that is compiled in: the pack that the build script made of `seeds/`.
//!
//! In: nothing. Out: the pack's bytes, to be opened as any other pack is. It cleans nothing again.

use include_dir::{Dir, include_dir};

use crate::corpus::Corpus;
use crate::pack;

static BUILTIN: Dir = include_dir!("$OUT_DIR/builtin");

/// The bytes of the built-in pack.
///
/// # Panics
///
/// Never: the build script fails where it cannot write the pack.
pub fn bytes() -> &'static [u8] {
    BUILTIN.get_file("corpus.pack").expect("the build script wrote the pack").contents()
}

/// The built-in corpus.
///
/// ```
/// let corpus = jiaokan::builtin::builtin();
/// assert!(corpus.documents().iter().all(|document| !document.clean.is_empty()));
/// ```
///
/// # Panics
///
/// Never: the same code wrote the pack.
pub fn builtin() -> Corpus {
    pack::open(bytes()).expect("the build script wrote the pack with this very code")
}
