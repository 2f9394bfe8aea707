//! What texts name: people, places, quantities, dates and terms.
//!
//! In: kinds and a corpus. Out: a line for each mention, or JSON. Like the other commands it gives back whether all went well.

use std::io::{self, Write};
use std::path::Path;

use jiaokan::builtin::builtin;
use jiaokan::mentions::{Kind, mentions};

use super::commands::{line, open};
use super::inputs::Reading;
use super::json::Named;
use super::{Format, text};

/// Prints what the texts name, of those kinds; of all if none is given.
pub fn mentions_of(
    kinds: &[Kind],
    format: Format,
    (path, reading): (Option<&Path>, &Reading),
    out: &mut impl Write,
) -> io::Result<bool> {
    let Some((corpus, well)) = path.map_or_else(|| Some((builtin(), true)), |path| open(path, reading)) else {
        return Ok(false);
    };
    for document in corpus.documents() {
        for mention in mentions(document).iter().filter(|mention| kinds.is_empty() || kinds.contains(&mention.kind)) {
            match format {
                Format::Text => text::mention(mention, document, out)?,
                Format::Jsonl => line(&Named::new(mention, document), out)?,
            }
        }
    }
    Ok(well)
}
