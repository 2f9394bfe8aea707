//! The table of language as one more shard: a page may have it beside itself, for searching does without.
//!
//! In: the bytes of the shard. Out: its name while it is needed; the table, given to those who judge by it. It is the same for
//! every corpus, and is no part of one.

use super::manifest::{name_of, unsealed};
use crate::error::{Error, Unknown};
use crate::tables::beside;

/// The name of the shard with the table, where it stands beside the module and has not been taken.
pub fn needed() -> Option<String> {
    beside::label().map(name_of)
}

/// Takes the table.
///
/// # Errors
///
/// [`Error::Unknown`] where no shard of that name is needed, [`Error::Shard`] where the bytes are not those of the name.
pub fn take(name: &str, bytes: &[u8]) -> Result<(), Error> {
    if needed().as_deref() != Some(name) {
        return Err(Error::Unknown(Unknown::Shard, name.to_owned()));
    }
    beside::take(unsealed(name, bytes)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_compiled_in_is_not_needed() {
        assert_eq!(needed(), None);
        let name = "0011223344556677";
        assert_eq!(take(name, b"no table"), Err(Error::Unknown(Unknown::Shard, name.to_owned())));
    }
}
