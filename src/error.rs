//! The few things that can fail, each with its remedy. Stages up to `fold` cannot fail and are not here.

use std::fmt;

/// What can go wrong, said to the person who can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file holds no bytes.
    Empty,
    /// Most of the file is not text.
    Binary,
    /// The file is text, but not in UTF-8.
    NotUtf8 {
        /// The byte offset of the first byte that does not decode.
        at: usize,
    },
    /// A pack that is not one, is cut off or damaged, or was written by another version.
    Pack(&'static str),
    /// A query that cannot be read.
    Query {
        /// The character (not byte) of the query at which the trouble starts, from 0.
        at: usize,
        /// 中文: what is wrong and what would be right.
        zh: String,
        /// The same in English.
        en: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty; remove it or put text into it"),
            Self::Binary => {
                f.write_str("the file is not text (most of its bytes are not); give the text or a saved page instead")
            }
            Self::NotUtf8 { at } => write!(
                f,
                "the file is not in UTF-8 (first at byte {at}); convert it, for example with \
                 `iconv -f GB18030 -t UTF-8`"
            ),
            Self::Pack(why) => write!(f, "the corpus pack cannot be opened: {why}; build it again with this version"),
            Self::Query { at, en, .. } => write!(f, "the query cannot be read at character {}: {en}", at + 1),
        }
    }
}

impl std::error::Error for Error {}
