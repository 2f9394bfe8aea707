//! Asking: how a page says which hits it wants.
//!
//! In: plain data, every part of which may be missing. Out: what [`crate::results`] understands, or the name that is none.

use crate::error::{Error, Unknown};
use crate::results::kwic::{Key, Wanted};

/// Which hits count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only those that read so in the text; all, if empty.
    pub forms: Vec<String>,
    /// Those in the text that cleaning took out, instead of those in the text.
    pub removed: bool,
}

/// Which lines of hits in their contexts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// Names of keys, up to three: see [`Key::named`].
    pub sort: Vec<String>,
    /// Characters of context on each side; 20.
    pub context: Option<usize>,
    /// The first line of the window; 0.
    pub from: usize,
    /// Lines of the window; 100.
    pub count: Option<usize>,
    /// How many groups are given, most frequent first; 100.
    pub groups: Option<usize>,
    /// So many of the hits, spread over all.
    pub sample: Option<usize>,
    /// Only hits in documents of these ids.
    pub documents: Option<Vec<String>>,
}

/// Groups that are given if nothing else is said.
const GROUPS: usize = 100;

impl Concordance {
    /// The same for the results.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] for a key that is none.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        let key = |name: &String| Key::named(name).ok_or_else(|| Error::Unknown(Unknown::Key, name.clone()));
        let usual = Wanted::default();
        Ok(Wanted {
            sort: self.sort.iter().map(key).collect::<Result<_, _>>()?,
            context: self.context.unwrap_or(usual.context),
            from: self.from,
            count: self.count.unwrap_or(usual.count),
            sample: self.sample,
            documents: self.documents.clone(),
        })
    }

    /// How many groups are given.
    pub fn groups(&self) -> usize {
        self.groups.unwrap_or(GROUPS)
    }
}
