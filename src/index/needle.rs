//! Needle: folded units to scan for, in the form in which the index holds its own.

use memchr::memmem::Finder;

/// Searched units, as little-endian bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Needle(Vec<u8>);

impl Needle {
    /// The needle of these units.
    pub fn new(units: &[u16]) -> Self {
        Self(units.iter().flat_map(|unit| unit.to_le_bytes()).collect())
    }

    /// Length in units.
    pub const fn len(&self) -> usize {
        self.0.len() / 2
    }

    /// Whether they stand in other units.
    pub fn stands_in(&self, units: &[u16]) -> bool {
        units.windows(self.len()).any(|window| Self::new(window) == *self)
    }

    /// Ready to scan for.
    pub fn finder(&self) -> Finder<'_> {
        Finder::new(&self.0)
    }
}
